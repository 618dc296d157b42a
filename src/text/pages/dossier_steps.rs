//! The steps in a dossier: what was done for a person, what came of it, what is due.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::step_due::{due, is_overdue, steps_in_time};
use crate::record::person::Person;
use crate::record::step::Step;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::SectionLine;
use crate::text::safe::Safe;

/// What was done for the person, newest first, each with what came of it.
#[must_use]
pub fn steps(person: &Person, book: &Book, today: Date) -> Vec<SectionLine> {
    let newest_first = steps_in_time(person).into_iter().rev();
    lines(person, newest_first, book, today)
}

/// The same, oldest first, as a time line has it.
#[must_use]
pub fn steps_oldest_first(person: &Person, book: &Book, today: Date) -> Vec<SectionLine> {
    lines(person, steps_in_time(person).into_iter(), book, today)
}

fn lines(
    person: &Person,
    order: impl Iterator<Item = usize>,
    book: &Book,
    today: Date,
) -> Vec<SectionLine> {
    let mut lines = Vec::new();
    for at in order {
        let step = &person.steps[at];
        let first = lines.len();
        let when = date::display(&step.when);
        let dated = if when.is_empty() {
            label!(page_no_date)
        } else {
            when.as_str()
        };
        let mut head = SectionLine::new(dated, &step_told(step));
        if let Some(best) = fragments::best(&step.sources, book) {
            head = head
                .to(best.source.id())
                .with_aside(&fragments::graded_place(best, book));
        }
        lines.push(head);
        let answer = step.answer.lines().filter(|line| !line.trim().is_empty());
        for (index, answer) in answer.enumerate() {
            lines.push(if index == 0 {
                SectionLine::new("", &say!(page_step_answer { answer }))
            } else {
                SectionLine::new("", answer)
            });
        }
        if let Some(told) = due_told(step, today) {
            lines.push(SectionLine::new("", &told));
        }
        lines.extend(fragments::citations("", &step.sources, book));
        for line in &mut lines[first..] {
            line.item = Some(("steps", at));
        }
    }
    lines
}

/// A step in few words: `complaint to the garrison prosecutor, by the mother`.
#[must_use]
pub fn step_told(step: &Step) -> Safe {
    let what = match &step.what {
        Some(what) => label::word(what.as_str()),
        None => say!(page_step),
    };
    let mut told = what;
    if !step.to.is_empty() {
        told = say!(page_step_to {
            what: told,
            to: &step.to
        });
    }
    if !step.by.is_empty() {
        told = say!(page_step_by {
            before: told,
            by: &step.by
        });
    }
    told
}

/// By when an answer is due, and whether it is late; `None` if there is one or no day is known.
#[must_use]
pub fn due_told(step: &Step, today: Date) -> Option<Safe> {
    due(step)?;
    let due = date::display(&step.due);
    Some(if is_overdue(step, today) {
        say!(page_step_overdue { due })
    } else {
        say!(page_step_due { due })
    })
}
