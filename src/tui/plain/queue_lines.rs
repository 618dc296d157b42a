//! The person of a queue, line by line, and what a line decides about them.

use crate::app::core::action::Action;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::caution::of_person;
use crate::app::keys::context::Context;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::latin;
use crate::app::triage::decision_keys::{decided_by, decision_keys};
use crate::app::triage::{Triage, UndoStep};
use crate::casebook::derive::standing::in_time;
use crate::casebook::queue::questions::{is_news, questions};
use crate::record::entry::Entry;
use crate::record::person::Person;
use crate::text::catalogue::{listed, listed_apart, say};
use crate::text::errors::not_current::decides_nothing;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::dossier_person::{ago, last_seen, since};
use crate::text::pages::fragments::linked;
use crate::text::pages::triage;
use crate::text::safe::{Safe, display_safe};
use crate::tui::plain::browse_lines::tell_keys;
use crate::tui::plain::line_keys::{IN_QUEUE, command_of, letter, press, rows};
use crate::tui::plain::line_output::{LineOutput, Prompt};
use crate::tui::plain::read_lines::title;
use crate::tui::view::triage::with;

/// The most claims that are told of a person; the rest is counted.
const CLAIMS: usize = 20;

/// What a line in a queue asks for.
#[derive(Debug)]
pub enum QueueAnswer {
    /// What keys of the screen do.
    Actions(Vec<Action>),
    /// To take the last step back, once it has been told which that is.
    StepBack(Safe),
    /// To tell everything of the person again.
    Again,
}

/// What was done in the queue that is open.
#[derive(Debug, Default)]
pub struct QueueLines {
    /// The name of the queue.
    name: String,
    /// What was told of each step that can be taken back, oldest first.
    told: Vec<Safe>,
}

impl QueueLines {
    /// Takes note of what is told of steps that were made since.
    pub fn follow(&mut self, state: &State) {
        let Page::Triage(shown) = &state.page else {
            self.told.clear();
            return;
        };
        if self.name != shown.queue.head.name {
            self.name.clone_from(&shown.queue.head.name);
            self.told.clear();
        }
        self.told.truncate(shown.steps.len());
        for step in shown.steps.iter().skip(self.told.len()) {
            let message = state.notices.message.as_ref();
            let told = match step {
                UndoStep::OfQueue => shown.last_told.clone(),
                UndoStep::Beside(_) => message.map(|message| display_safe(reason(&message.text))),
            };
            self.told.push(told.unwrap_or_default());
        }
    }

    /// What a line does.
    pub fn answer(
        &self,
        line: &str,
        shown: &Triage,
        state: &State,
        output: &mut LineOutput,
    ) -> QueueAnswer {
        let nothing = QueueAnswer::Actions(Vec::new());
        if line.is_empty() {
            return match shown.person {
                Some(_) => QueueAnswer::Again,
                // Whoever was with others may be free again.
                None => QueueAnswer::Actions(press(state, Context::Triage, "follow")),
            };
        }
        let (command, actions) = if let Some(name) = line.strip_prefix(':') {
            let found = rows(Context::Triage, IN_QUEUE).find(|row| row.name == name.trim());
            let actions = found.map(|row| press(state, Context::Triage, row.name));
            (found.map(|row| row.command), actions.unwrap_or_default())
        } else if let Some(letter) = letter(line) {
            let key = Action::Key(Key::plain(Code::Char(letter)));
            let command = command_of(state, letter);
            if command.is_none() && is_status_key(state, letter) {
                return QueueAnswer::Actions(vec![key]);
            }
            (command, vec![key])
        } else {
            (None, Vec::new())
        };
        match command {
            Some(Command::Undo) => match self.told.last() {
                Some(told) if !told.is_empty() => QueueAnswer::StepBack(told.clone()),
                _ => {
                    output.line(&say!(plain_undo_no_step));
                    nothing
                }
            },
            Some(Command::Help | Command::Palette) => {
                let keymap = &state.terminal.keymap;
                for (key, kind) in decision_keys(&state.book.statuses, keymap) {
                    output.line(&say!(plain_pick_key {
                        key,
                        told: label::status(&kind.name)
                    }));
                }
                tell_keys(state, Context::Triage, IN_QUEUE, output);
                nothing
            }
            Some(command) if IN_QUEUE.contains(&command) => QueueAnswer::Actions(actions),
            Some(_) => {
                output.line(&say!(plain_not_here { name: line }));
                nothing
            }
            None => {
                output.line(&say!(plain_no_such_key { typed: line }));
                nothing
            }
        }
    }
}

/// What was done, in the message that says that it is on disk.
fn reason(message: &str) -> &str {
    message.split_once(" · ").map_or(message, |(_, why)| why)
}

fn is_status_key(state: &State, letter: char) -> bool {
    let has = |key| decided_by(&state.book.statuses, &state.terminal.keymap, key).is_some();
    has(letter) || latin(letter).is_some_and(has)
}

/// What is told of the person, and what is asked.
#[must_use]
pub fn prompt(shown: &Triage, state: &State) -> Prompt {
    let head = &shown.queue.head;
    let progress = shown.queue.progress();
    let mut body = vec![say!(plain_queue {
        name: &head.name,
        progress: triage::progress(progress),
        order: triage::order(head.order)
    })];
    let tally = triage::tally(&shown.tally(), progress);
    if !tally.is_empty() {
        body.push(say!(plain_queue_decided { tally }));
    }
    let stands = shown.person.map(|id| state.book.stands_for(id));
    let Some(person) = stands.and_then(|id| state.book.people().get(id)) else {
        return end(shown, body);
    };
    body.extend(about(shown, person, state));
    let claims = in_time(person, state.book.sources());
    let count = claims.len();
    for (number, at) in claims.into_iter().rev().take(CLAIMS).enumerate() {
        if let Some(entry) = person.history.get(at) {
            body.push(claim(number + 1, entry, at, person, state));
        }
    }
    if count > CLAIMS {
        body.push(say!(plain_queue_more {
            count: count - CLAIMS
        }));
    }
    body.push(say!(plain_queue_with {
        told: with(state, shown)
    }));
    body.extend(last(shown));
    let question = say!(plain_queue_ask {
        name: title(state, person.id),
        id: person.id.short()
    });
    Prompt {
        body,
        question: vec![question],
        takes_text: false,
    }
}

fn last(shown: &Triage) -> Option<Safe> {
    let told = shown.last_told.as_ref()?;
    Some(say!(plain_queue_last { told }))
}

/// Where nobody is left.
fn end(shown: &Triage, mut body: Vec<Safe>) -> Prompt {
    let left = shown.queue.progress().left();
    let question = if left > 0 {
        say!(plain_queue_others { left })
    } else {
        body.push(say!(plain_queue_done));
        body.extend(shown.summary.iter().map(Safe::from));
        say!(plain_queue_end)
    };
    body.extend(last(shown));
    Prompt {
        body,
        question: vec![question],
        takes_text: false,
    }
}

/// Who it is, what is known, what is open.
fn about(shown: &Triage, person: &Person, state: &State) -> Vec<Safe> {
    let book = &state.book;
    let standing = book.standing_of(person.id);
    let entry = |at: Option<u32>| person.history.get(at? as usize);
    let mut name = display_safe(&person.name);
    let worth = label::name_status(&person.name_status);
    if !worth.is_empty() {
        name = say!(plain_queue_named { name, worth });
    }
    let mut lines = vec![say!(plain_queue_who {
        name,
        id: person.id.short()
    })];
    lines.extend(of_person(person.id, state).map(|told| say!(plain_careful { told })));
    let status = entry(standing.current).map_or_else(Vec::new, |current| {
        let of_person = |status| label::status_of(status, person.sex.as_ref());
        let status = current.status.as_ref().map(of_person);
        let mut told: Vec<Safe> = status.into_iter().collect();
        told.push(since(current));
        told.push(display_safe(&current.place));
        told
    });
    lines.push(say!(plain_queue_status {
        told: told_or(status, say!(plain_no_status))
    }));
    let seen = entry(standing.seen).map_or_else(Vec::new, |seen| {
        vec![last_seen(seen), ago(seen, book, state.clock.today)]
    });
    lines.push(say!(plain_queue_seen {
        told: told_or(seen, say!(queue_never))
    }));
    let cases: Vec<Safe> = (person.cases.iter())
        .map(|part| linked(&part.case, book))
        .collect();
    if !cases.is_empty() {
        lines.push(say!(plain_queue_cases {
            told: listed_apart(&cases)
        }));
    }
    let open: Vec<Safe> = questions(person, book, state.clock.today)
        .iter()
        .map(triage::question)
        .collect();
    if !open.is_empty() {
        lines.push(say!(plain_queue_open {
            told: listed(&open)
        }));
    }
    let touches = shown.touches.get(&person.id).map_or(&[][..], Vec::as_slice);
    lines.push(say!(plain_queue_looked {
        told: triage::looked(person, touches)
    }));
    lines
}

/// What there is to tell, or else that there is nothing.
fn told_or(mut told: Vec<Safe>, nothing: Safe) -> Safe {
    told.retain(|one| !one.is_empty());
    if told.is_empty() {
        nothing
    } else {
        listed(&told)
    }
}

/// One claim: when, what, where, who says so.
fn claim(number: usize, entry: &Entry, at: usize, person: &Person, state: &State) -> Safe {
    let book = &state.book;
    let mut told = Vec::new();
    if is_news(entry, person) {
        told.push(say!(plain_queue_new));
    }
    if entry.is_withdrawn() {
        told.push(say!(plain_queue_withdrawn {
            reason: &entry.withdrawn
        }));
    } else if book.lies_ahead(&entry.when) {
        told.push(say!(plain_queue_ahead));
    } else if let Some(note) = decides_nothing(entry, at, person, book) {
        told.push(note);
    }
    let when = date::display(&entry.when);
    told.push(if when.is_empty() {
        display_safe(&entry.said)
    } else {
        when
    });
    let of_person = |status| label::status_of(status, person.sex.as_ref());
    told.extend(entry.status.as_ref().map(of_person));
    told.push(display_safe(&entry.place));
    if entry.contact.is_sign_of_life() {
        told.push(label::contact(&entry.contact));
    }
    told.push(triage::cited(entry, book));
    told.push(display_safe(&entry.note));
    told.retain(|one| !one.is_empty());
    say!(plain_queue_claim {
        number,
        told: listed(&told)
    })
}
