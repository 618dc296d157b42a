//! Writing a form that is filled in, after everything that has to be asked or shown before.

use crate::app::browse::saved_queries::of_that_name;
use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::{FollowUp, Request};
use crate::app::core::repeat::Last;
use crate::app::core::state::State;
use crate::app::form::batch::preview;
use crate::app::form::completion::{offers, settle};
use crate::app::form::new_record_choice::with_placeholders;
use crate::app::form::picker_keys;
use crate::app::form::spelled::with_namings;
use crate::app::form::submit::submit;
use crate::app::form::values::{entry_fields, is_kept_in_words};
use crate::app::form::{Form, FormAction};
use crate::app::triage::start::{head_of, prefill};
use crate::app::triage::triage_keys;
use crate::casebook::queue::event::QueueDecision;

/// Writes the form.
pub fn commit(state: &mut State) -> Vec<Effect> {
    let Mode::Form(form) = &state.mode else {
        return Vec::new();
    };
    let form = match with_placeholders(form) {
        Ok(form) => form,
        Err(sentence) => {
            refuse(state, sentence);
            return Vec::new();
        }
    };
    if let Some(at) = unsettled(&form, state) {
        if let Mode::Form(form) = &mut state.mode {
            form.at = at;
            form.choice = Some(0);
        }
        state.notify("which one is meant? Down chooses, Enter takes it");
        return Vec::new();
    }
    if !form.words_meant
        && let Some(slip) = slip(&form, state)
    {
        let sentence = format!("{slip}: no date; Enter again keeps it in words");
        if let Mode::Form(form) = &mut state.mode {
            form.words_meant = true;
            form.refused = Some(sentence);
        }
        return Vec::new();
    }
    if would_replace(state) {
        return Vec::new();
    }
    if !form.previewed && matches!(state.page, Page::Panes) {
        let told = preview(&form, state);
        if let Mode::Form(form) = &mut state.mode {
            match told {
                Ok(None) => {}
                Ok(Some(sentence)) => {
                    form.previewed = true;
                    form.preview_page = 0;
                    form.refused = Some(sentence);
                    return Vec::new();
                }
                Err(sentence) => {
                    form.refused = Some(sentence);
                    return Vec::new();
                }
            }
        }
    }
    if let FormAction::Citation { part } = form.does {
        picker_keys::take_citation(state, &form, part);
        return Vec::new();
    }
    let asked = match (&form.does, &state.page) {
        (FormAction::Begin { people, query }, _) => head_of(&form, state, people, query).map(Some),
        (FormAction::Prefill, _) => prefill(&form, state),
        (FormAction::Status { status, .. }, Page::Triage(_)) => {
            let verdict = QueueDecision::Status(status.as_str().to_owned());
            return match triage_keys::decide_with(state, verdict, &form) {
                Ok(effects) => {
                    if !effects.is_empty() {
                        state.pending.request = Some(Request::StepWithForm);
                    }
                    effects
                }
                Err(sentence) => {
                    refuse(state, sentence);
                    Vec::new()
                }
            };
        }
        _ => submit(&form, state),
    };
    match asked {
        Ok(Some(request)) => {
            match &form.does {
                FormAction::Status { status, people } => {
                    if let [person] = people[..] {
                        state.pending.then = Some(FollowUp::Status {
                            person,
                            status: status.clone(),
                        });
                    }
                    if let Ok(mut fields) = entry_fields(&form, state, Some(status)) {
                        // A source that has no id yet is not cited again by `.`.
                        fields.retain(|(_, value)| !form.names_made(value));
                        state.last = Some(Last {
                            status: status.clone(),
                            fields,
                        });
                    }
                }
                FormAction::Add { cite_for, .. } => {
                    state.pending.then = Some(match cite_for {
                        Some((record, cited)) => FollowUp::Cite {
                            record: *record,
                            cited: cited.clone(),
                        },
                        None if form.under.is_some() => FollowUp::Fill,
                        None => FollowUp::Show,
                    });
                }
                FormAction::AddEntry(_)
                | FormAction::Set { .. }
                | FormAction::SaveQuery { .. }
                | FormAction::AddItem { .. }
                | FormAction::Cite { .. }
                | FormAction::Citation { .. }
                | FormAction::Choose { .. }
                | FormAction::Attach(_)
                | FormAction::Withdraw { .. }
                | FormAction::Begin { .. }
                | FormAction::Batch(_)
                | FormAction::Erase { .. }
                | FormAction::TakeApart { .. }
                | FormAction::Prefill => {}
            }
            let request = match request {
                DiskRequest::Commit(change) => {
                    let change = with_namings(&form, &state.book, *change);
                    let made = form.making;
                    DiskRequest::from(ChangeRequest { made, ..change })
                }
                other => other,
            };
            state.pending.request = Some(Request::Write);
            state.send(request)
        }
        Ok(None) => {
            let met = form.tries > 0;
            state.mode = form.under.map_or(Mode::Panes, Mode::Form);
            state.notify(if met {
                "nothing was changed; what the others wrote stands"
            } else {
                "nothing was changed"
            });
            Vec::new()
        }
        Err(sentence) => {
            refuse(state, sentence);
            Vec::new()
        }
    }
}

/// Tells in the form why it was not written.
fn refuse(state: &mut State, sentence: String) {
    if let Mode::Form(form) = &mut state.mode {
        form.refused = Some(sentence);
    }
}

/// Whether a query is about to be saved under the name of another, of which nobody has been told
/// yet; then they are told now.
fn would_replace(state: &mut State) -> bool {
    let Mode::Form(form) = &state.mode else {
        return false;
    };
    let FormAction::SaveQuery { old, replaces, .. } = &form.does else {
        return false;
    };
    let name = form.typed("name").to_owned();
    let other = of_that_name(&state.book, &name, old.as_ref());
    let Some(other) = other.filter(|_| replaces.as_ref() != Some(&name)) else {
        return false;
    };
    let told = format!(
        "Enter again replaces the saved query of that name: {}",
        other.query
    );
    if let Mode::Form(form) = &mut state.mode
        && let FormAction::SaveQuery { replaces, .. } = &mut form.does
    {
        *replaces = Some(name);
        form.refused = Some(told);
    }
    true
}

/// What is typed in the date of an entry and is none.
fn slip(form: &Form, state: &State) -> Option<String> {
    if !matches!(
        form.does,
        FormAction::Status { .. } | FormAction::AddEntry(_) | FormAction::Prefill
    ) {
        return None;
    }
    let row = form.rows.iter().find(|row| row.field.name == "when")?;
    let typed = row.input.text().trim();
    let date = form.date(row, state.clock.today)?;
    date.err()
        .filter(is_kept_in_words)
        .map(|_| typed.to_owned())
}

/// The first field whose text names no one record, but for which there are choices.
fn unsettled(form: &Form, state: &State) -> Option<usize> {
    form.rows.iter().position(|row| {
        let typed = row.input.text().trim();
        !typed.is_empty()
            && typed != row.before
            && settle(state.known(), row.field.holds, typed).is_err()
            && !offers(state.known(), row.field.holds, typed).is_empty()
    })
}
