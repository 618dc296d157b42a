//! A summary of what was decided, as a text that can be pasted into a report.

use crate::casebook::book::Book;
use crate::casebook::change::Change;
use crate::casebook::derive::decisions::{LoggedDecision, decisions, standing};
use crate::casebook::queue::Queue;
use crate::casebook::queue::event::QueueDecision;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label::{capital, status_of};
use crate::text::log::change::moment;
use crate::text::pages::triage::{cited, verdict, verdict_of_several};
use crate::text::safe::{Safe, display_safe};

/// What was decided in a queue. `changes` are its decisions, oldest first.
#[must_use]
pub fn of_queue(queue: &Queue, changes: &[Change], book: &Book) -> Vec<Safe> {
    let head = &queue.head;
    let progress = queue.progress();
    let mut rest = Vec::new();
    for (count, what) in [
        (progress.settled, label!(queue_settled)),
        (progress.left(), label!(queue_left_open)),
    ] {
        if count > 0 {
            rest.push(
                say!(queue_count_decided {
                    count,
                    decided: what
                })
                .into(),
            );
        }
    }
    let (name, people) = (&head.name, progress.total());
    let title = if head.query.is_empty() || head.query == head.name {
        say!(queue_title { name, people })
    } else {
        say!(queue_title_asked {
            name,
            asked: &head.query,
            people
        })
    };
    of(&title, &rest, &changes.iter().collect::<Vec<_>>(), book)
}

/// What changes of the log have decided. Those that were taken back count for nothing.
#[must_use]
pub fn of_changes(title: &str, changes: &[Change], book: &Book) -> Vec<Safe> {
    let standing = standing(changes);
    let others = standing.len() - deciding(&standing, book);
    let mut rest = Vec::new();
    if others > 0 {
        rest.push(say!(count_other_changes { count: others }).into());
    }
    of(title, &rest, &standing, book)
}

/// How many of the changes decide something.
fn deciding(changes: &[&Change], book: &Book) -> usize {
    changes
        .iter()
        .filter(|change| !decisions(&[change], book).is_empty())
        .count()
}

fn of(title: &str, rest: &[String], changes: &[&Change], book: &Book) -> Vec<Safe> {
    let mut decided = decisions(changes, book);
    let mut lines = vec![titled(title, &decided).into()];
    // The sort is stable: within one verdict they stay in the order of time.
    decided.sort_by(|one, other| one.verdict.cmp(&other.verdict));
    let groups: Vec<&[LoggedDecision]> = decided
        .chunk_by(|one, other| one.verdict == other.verdict)
        .collect();
    let mut told: Vec<String> = groups
        .iter()
        .map(|group| {
            say!(queue_count_decided {
                count: group.len(),
                decided: verdict_of_several(&group[0].verdict)
            })
            .into()
        })
        .collect();
    if told.is_empty() {
        told.push(say!(queue_nothing_decided).into());
    }
    told.extend_from_slice(rest);
    lines.push(told.join(", "));
    for group in groups {
        lines.push(String::new());
        lines.push(capital(&verdict_of_several(&group[0].verdict)));
        lines.extend(group.iter().map(|one| line(one, book)));
    }
    lines.iter().map(|line| display_safe(line)).collect()
}

/// The title with from when to when, and by whom: `Queue stale, 24 Nov 2026 10:05 UTC to 24 Nov 2026 11:40 UTC, by anna`.
fn titled(title: &str, decided: &[LoggedDecision]) -> Safe {
    let first = decided.iter().map(|one| one.at).min();
    let last = decided.iter().map(|one| one.at).max();
    let (Some(first), Some(last)) = (first, last) else {
        return display_safe(title);
    };
    let mut authors: Vec<&str> = decided.iter().map(|one| one.by.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    let by = authors.join(", ");
    if first == last {
        say!(summary_at {
            title,
            moment: moment(first),
            by
        })
    } else {
        say!(summary_from_to {
            title,
            first: moment(first),
            last: moment(last),
            by
        })
    }
}

/// `  Ivan Petrov (p-4f7k9q2m8x): missing → returned, 24 Nov 2026, Omsk; B3 Verstka; by anna`
fn line(decision: &LoggedDecision, book: &Book) -> String {
    let name = book
        .title_of(decision.person)
        .map_or_else(|| say!(summary_gone), display_safe);
    let person = book.people().get(decision.person);
    let sex = person.and_then(|person| person.sex.as_ref());
    let before = decision
        .before
        .as_ref()
        .map_or_else(|| say!(queue_no_status), |status| status_of(status, sex));
    let mut told = match &decision.verdict {
        QueueDecision::Status(_) => {
            say!(summary_changed {
                before,
                after: verdict(&decision.verdict, sex)
            })
        }
        QueueDecision::Kept | QueueDecision::SecondLook => before,
    };
    if let Some(entry) = &decision.entry {
        let when = date::display(&entry.when).into_string();
        let when = if when.is_empty() {
            entry.said.clone()
        } else {
            when
        };
        for more in [when.as_str(), &entry.place] {
            if !more.is_empty() {
                told = say!(list_comma {
                    first: told,
                    last: more
                });
            }
        }
        told = say!(list_semicolon {
            first: told,
            last: cited(entry, book)
        });
    }
    say!(summary_decision {
        name,
        person: decision.person,
        told,
        by: &decision.by
    })
    .into()
}
