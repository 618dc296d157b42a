//! The draft of a form: what is half typed, as data that can be kept, and back into the form.

use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::request::{ChosenEntry, Cited};
use crate::app::form::text_input::TextInput;
use crate::app::form::{Form, FormAction, WITHDRAWN};
use crate::app::sync::rebase::values;
use crate::casebook::draft::{Draft, DraftTarget};
use crate::casebook::fields::field::{CITATION, ENTRY, fields_of};
use crate::casebook::fields::list_item::{StatementList, item_at};
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::ron_text::path::{FieldPath, PathStep};

/// What is half typed at the moment, if anything.
#[must_use]
pub fn unsent(state: &State) -> Option<Draft> {
    match &state.mode {
        Mode::Note { record, input, .. } if !input.text().trim().is_empty() => Some(Draft {
            title: format!(
                "Note on {}",
                state.book.title_of(*record).unwrap_or(record.as_str())
            ),
            is_for: DraftTarget::Note(*record),
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
pub fn of_form(form: &Form) -> Option<Draft> {
    // What lies beneath is what was begun; it was left for a moment only.
    if let Some(under) = form.under.as_deref().filter(|under| under.is_touched()) {
        return of_form(under);
    }
    let is_for = match &form.does {
        FormAction::Status { people, status } => DraftTarget::Status {
            people: people.clone(),
            status: status.as_str().to_owned(),
        },
        FormAction::AddEntry(person) => DraftTarget::AddEntry(*person),
        FormAction::Add {
            cite_for: Some((person, Cited::Entry(entry))),
            ..
        } => DraftTarget::AddSource {
            person: *person,
            entry: entry.index,
            is: signs(&entry.entry),
        },
        FormAction::Add { kind, .. } => DraftTarget::Add(*kind),
        FormAction::Set {
            record,
            text,
            within,
        } => DraftTarget::Set {
            record: *record,
            text: text.clone(),
            within: if within.is_root() {
                String::new()
            } else {
                within.to_string()
            },
        },
        FormAction::AddItem { record, list, .. } => DraftTarget::AddItem {
            record: *record,
            list: list.name().to_owned(),
        },
        FormAction::Cite {
            record,
            text,
            within,
        } => DraftTarget::Cite {
            record: *record,
            text: text.clone(),
            within: within.to_string(),
        },
        FormAction::Withdraw {
            record,
            text,
            within,
        } => DraftTarget::Withdraw {
            record: *record,
            text: text.clone(),
            within: within.to_string(),
        },
        FormAction::Citation { .. }
        | FormAction::Choose { .. }
        | FormAction::Attach(_)
        | FormAction::Begin { .. }
        | FormAction::Batch(_)
        | FormAction::SaveQuery { .. }
        | FormAction::Prefill
        | FormAction::TakeApart { .. }
        | FormAction::Erase { .. } => return None,
    };
    // What stands there from the beginning comes from the record, or from the decision before.
    let from_record = !matches!(form.does, FormAction::Status { .. });
    let typed = form
        .rows
        .iter()
        .filter(|row| row.input.text() != if from_record { &row.before } else { "" })
        .map(|row| (row.field.name.to_owned(), row.input.text().to_owned()))
        .collect();
    Some(Draft {
        title: form.title.clone(),
        is_for,
        typed,
        at: form.at,
    })
}

/// The mode in which what was typed goes on. A form over the text of a record has that text as it
/// was then.
#[must_use]
pub fn mode_of(state: &State, unsent: &Draft) -> Mode {
    let mut form = match &unsent.is_for {
        DraftTarget::Note(record) => {
            let typed = unsent.typed.first().map_or("", |(_, typed)| typed.as_str());
            return Mode::Note {
                record: *record,
                input: TextInput::lines(typed),
                leaving: false,
            };
        }
        DraftTarget::Status { people, status } => Form::status(
            unsent.title.clone(),
            people.clone(),
            Status::from(status.as_str()),
            state.clock.today,
            &[],
        ),
        DraftTarget::AddEntry(person) => Form::new(
            unsent.title.clone(),
            FormAction::AddEntry(*person),
            ENTRY,
            &[],
        )
        .with_ghost("when", &state.clock.today.to_string()),
        DraftTarget::Add(kind) => add(unsent, *kind, None),
        DraftTarget::AddSource { person, entry, is } => {
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
        DraftTarget::Set {
            record,
            text,
            within,
        } => {
            let within: FieldPath = within.parse().unwrap_or_else(|_| FieldPath::root());
            let fields = match within.steps().first() {
                None => fields_of(record.kind()),
                Some(PathStep::Field(name)) => {
                    match (StatementList::named(name), RiskOrConsent::named(name)) {
                        (Some(list), _) => list.fields(),
                        (None, Some(risk_or_consent)) => risk_or_consent.fields(),
                        (None, None) => ENTRY,
                    }
                }
                Some(PathStep::Index(_)) => ENTRY,
            };
            let values = values(text, &within, fields);
            let does = FormAction::Set {
                record: *record,
                text: text.clone(),
                within,
            };
            Form::new(unsent.title.clone(), does, fields, &values)
        }
        DraftTarget::AddItem { record, list } => {
            let list = StatementList::named(list).unwrap_or(StatementList::Claims);
            let count = (0..)
                .take_while(|index| item_at(&state.book, *record, list, *index).is_some())
                .count();
            let does = FormAction::AddItem {
                record: *record,
                list,
                count,
            };
            Form::new(unsent.title.clone(), does, list.fields(), &[])
        }
        DraftTarget::Cite {
            record,
            text,
            within,
        } => {
            let does = FormAction::Cite {
                record: *record,
                text: text.clone(),
                within: within.parse().unwrap_or_else(|_| FieldPath::root()),
            };
            Form::new(unsent.title.clone(), does, CITATION, &[])
        }
        DraftTarget::Withdraw {
            record,
            text,
            within,
        } => {
            let does = FormAction::Withdraw {
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

fn add(unsent: &Draft, kind: Kind, cite_for: Option<(RecordId, Cited)>) -> Form {
    let does = FormAction::Add { kind, cite_for };
    Form::new(unsent.title.clone(), does, fields_of(kind), &[])
}

/// What tells an entry from the others of its history.
fn signs(entry: &Entry) -> String {
    let status = entry.status.as_ref().map_or("", Status::as_str);
    format!("{} {status} {} {}", entry.when, entry.place, entry.note)
}
