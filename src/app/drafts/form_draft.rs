//! The draft of a form: what is half typed, as data that can be kept, and back into the form.

use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::form_of_target::form_of_target;
use crate::app::form::text_input::TextInput;
use crate::casebook::draft::Draft;
use crate::casebook::fields::list_item::item_at;
use crate::casebook::form_target::{Cited, FormTarget};
use crate::record::kind::Kind;
use crate::text::catalogue::{Arg, ids, written};

/// What is half typed at the moment, if anything.
#[must_use]
pub fn draft_of(state: &State) -> Option<Draft> {
    match &state.mode {
        Mode::Note { record, input, .. } if !input.text().trim().is_empty() => Some(Draft {
            title: written(
                ids::note_on {
                    name: Arg::as_written(&state.book.title_of(*record).unwrap_or(record.as_str())),
                }
                .into(),
            ),
            is_for: FormTarget::Note(*record),
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
    let is_for = form.target.kept()?;
    // What stands there from the beginning comes from the record, or from the decision before.
    let from_record = !matches!(form.target, FormTarget::Status { .. });
    let typed = form
        .rows
        .iter()
        .filter(|row| row.input.text() != if from_record { &row.before } else { "" })
        .map(|row| (row.field.name.to_owned(), row.input.text().to_owned()))
        .collect();
    Some(Draft {
        title: form.title.as_str().to_owned(),
        is_for,
        typed,
        at: form.at,
    })
}

/// The mode in which what was typed goes on. A form over the text of a record has that text as it
/// was then.
#[must_use]
pub fn mode_of(state: &State, draft: &Draft) -> Mode {
    if let FormTarget::Note(record) = draft.is_for {
        let typed = draft.typed.first().map_or("", |(_, typed)| typed.as_str());
        return Mode::Note {
            record,
            input: TextInput::lines(typed),
            leaving: false,
        };
    }
    let target = resumed(state, draft.is_for.clone());
    let mut form = form_of_target(draft.title.as_str().into(), target, state.clock.today);
    for (name, typed) in &draft.typed {
        if let Some(row) = form.rows.iter_mut().find(|row| row.field.name == name) {
            row.input.set(typed);
        }
    }
    form.at = draft.at.min(form.rows.len().saturating_sub(1));
    Mode::Form(Box::new(form))
}

/// What a draft is for, with what the book has of it by now.
fn resumed(state: &State, kept: FormTarget) -> FormTarget {
    match kept {
        FormTarget::AddSource { person, entry, is } => {
            let chosen = state.entry(person, entry);
            match chosen.filter(|chosen| chosen.signs() == is) {
                Some(chosen) => FormTarget::AddCited {
                    record: person,
                    cited: Cited::Entry(chosen),
                },
                None => FormTarget::Add(Kind::Source),
            }
        }
        FormTarget::AddItem { record, list, .. } => FormTarget::AddItem {
            record,
            list,
            count: (0..)
                .take_while(|index| item_at(&state.book, record, list, *index).is_some())
                .count(),
        },
        other => other,
    }
}
