//! What is half typed, as data that can be kept, and back into the form that it came from.

use crate::app::form::{Does, Form, WITHDRAWN};
use crate::app::mode::Mode;
use crate::app::purpose::{ChosenEntry, Cited};
use crate::app::rebase::values;
use crate::app::state::State;
use crate::app::text_input::TextInput;
use crate::casebook::care::Care;
use crate::casebook::field::{CITATION, ENTRY, fields_of};
use crate::casebook::stated::{List, stated};
use crate::casebook::unsent::{For, Unsent};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::ron_text::path::{FieldPath, Step};

/// What is half typed at the moment, if anything.
#[must_use]
pub fn unsent(state: &State) -> Option<Unsent> {
    match &state.mode {
        Mode::Note { record, input, .. } if !input.text().trim().is_empty() => Some(Unsent {
            title: format!(
                "Note on {}",
                state.book.title_of(*record).unwrap_or(record.as_str())
            ),
            is_for: For::Note(*record),
            typed: vec![("text".to_owned(), input.text().to_owned())],
            at: 0,
        }),
        Mode::Form(form) if form.is_touched() => of_form(form),
        Mode::Clash(clash) => clash.typed.clone(),
        // A list over a form was opened to fill it.
        Mode::Picker(picker) => picker
            .under
            .as_deref()
            .filter(|form| form.is_touched())
            .and_then(of_form),
        _ => None,
    }
}

/// What is typed in a form; `None` for those of a queue, a saved query, an erasure, a choice and an
/// attachment, which hold nothing that is worth keeping.
#[must_use]
pub fn of_form(form: &Form) -> Option<Unsent> {
    // What lies beneath is what was begun; it was left for a moment only.
    if let Some(under) = form.under.as_deref().filter(|under| under.is_touched()) {
        return of_form(under);
    }
    let is_for = match &form.does {
        Does::Status { people, status } => For::Status {
            people: people.clone(),
            status: status.as_str().to_owned(),
        },
        Does::AddEntry(person) => For::AddEntry(*person),
        Does::Add {
            cite_for: Some((person, Cited::Entry(entry))),
            ..
        } => For::AddSource {
            person: *person,
            entry: entry.index,
            is: signs(&entry.entry),
        },
        Does::Add { kind, .. } => For::Add(*kind),
        Does::Set {
            record,
            text,
            within,
        } => For::Set {
            record: *record,
            text: text.clone(),
            within: if within.is_root() {
                String::new()
            } else {
                within.to_string()
            },
        },
        Does::AddItem { record, list, .. } => For::AddItem {
            record: *record,
            list: list.name().to_owned(),
        },
        Does::Cite {
            record,
            text,
            within,
        } => For::Cite {
            record: *record,
            text: text.clone(),
            within: within.to_string(),
        },
        Does::Withdraw {
            record,
            text,
            within,
        } => For::Withdraw {
            record: *record,
            text: text.clone(),
            within: within.to_string(),
        },
        Does::Citation { .. }
        | Does::Choose { .. }
        | Does::Attach(_)
        | Does::Begin { .. }
        | Does::Batch(_)
        | Does::SaveQuery { .. }
        | Does::Prefill
        | Does::TakeApart { .. }
        | Does::Erase { .. } => return None,
    };
    // What stands there from the beginning comes from the record, or from the decision before.
    let from_record = !matches!(form.does, Does::Status { .. });
    let typed = form
        .rows
        .iter()
        .filter(|row| row.input.text() != if from_record { &row.before } else { "" })
        .map(|row| (row.field.name.to_owned(), row.input.text().to_owned()))
        .collect();
    Some(Unsent {
        title: form.title.clone(),
        is_for,
        typed,
        at: form.at,
    })
}

/// The mode in which what was typed goes on. A form over the text of a record has that text as it
/// was then.
#[must_use]
pub fn mode_of(state: &State, unsent: &Unsent) -> Mode {
    let mut form = match &unsent.is_for {
        For::Note(record) => {
            let typed = unsent.typed.first().map_or("", |(_, typed)| typed.as_str());
            return Mode::Note {
                record: *record,
                input: TextInput::lines(typed),
                leaving: false,
                sent: false,
            };
        }
        For::Status { people, status } => Form::status(
            unsent.title.clone(),
            people.clone(),
            Status::from(status.as_str()),
            state.clock.today,
            &[],
        ),
        For::AddEntry(person) => {
            Form::new(unsent.title.clone(), Does::AddEntry(*person), ENTRY, &[])
                .with_ghost("when", &state.clock.today.to_string())
        }
        For::Add(kind) => add(unsent, *kind, None),
        For::AddSource { person, entry, is } => {
            let found = state
                .book
                .people()
                .get(*person)
                .and_then(|person| person.history.get(*entry))
                .filter(|found| signs(found) == *is);
            let cite_for = found.map(|found| {
                let chosen = ChosenEntry {
                    index: *entry,
                    entry: Box::new(found.clone()),
                };
                (*person, Cited::Entry(chosen))
            });
            add(unsent, Kind::Source, cite_for)
        }
        For::Set {
            record,
            text,
            within,
        } => {
            let within: FieldPath = within.parse().unwrap_or_else(|_| FieldPath::root());
            let fields = match within.steps().first() {
                None => fields_of(record.kind()),
                Some(Step::Field(name)) => match (List::named(name), Care::named(name)) {
                    (Some(list), _) => list.fields(),
                    (None, Some(care)) => care.fields(),
                    (None, None) => ENTRY,
                },
                Some(Step::Index(_)) => ENTRY,
            };
            let values = values(text, &within, fields);
            let does = Does::Set {
                record: *record,
                text: text.clone(),
                within,
            };
            Form::new(unsent.title.clone(), does, fields, &values)
        }
        For::AddItem { record, list } => {
            let list = List::named(list).unwrap_or(List::Claims);
            let count = (0..)
                .take_while(|index| stated(&state.book, *record, list, *index).is_some())
                .count();
            let does = Does::AddItem {
                record: *record,
                list,
                count,
            };
            Form::new(unsent.title.clone(), does, list.fields(), &[])
        }
        For::Cite {
            record,
            text,
            within,
        } => {
            let does = Does::Cite {
                record: *record,
                text: text.clone(),
                within: within.parse().unwrap_or_else(|_| FieldPath::root()),
            };
            Form::new(unsent.title.clone(), does, CITATION, &[])
        }
        For::Withdraw {
            record,
            text,
            within,
        } => {
            let does = Does::Withdraw {
                record: *record,
                text: text.clone(),
                within: within.parse().unwrap_or_else(|_| FieldPath::root()),
            };
            Form::new(unsent.title.clone(), does, &[WITHDRAWN], &[])
        }
    };
    for (name, typed) in &unsent.typed {
        if let Some(row) = form.rows.iter_mut().find(|row| row.field.name == name) {
            row.input.set(typed);
        }
    }
    form.at = unsent.at.min(form.rows.len().saturating_sub(1));
    Mode::Form(Box::new(form))
}

fn add(unsent: &Unsent, kind: Kind, cite_for: Option<(RecordId, Cited)>) -> Form {
    let does = Does::Add { kind, cite_for };
    Form::new(unsent.title.clone(), does, fields_of(kind), &[])
}

/// What tells an entry from the others of its history.
fn signs(entry: &Entry) -> String {
    let status = entry.status.as_ref().map_or("", Status::as_str);
    format!("{} {status} {} {}", entry.when, entry.place, entry.note)
}
