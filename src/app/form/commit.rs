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
use crate::app::form::Form;
use crate::app::form::batch::preview;
use crate::app::form::new_record_choice::with_placeholders;
use crate::app::form::picker_keys::with_citation;
use crate::app::form::spelled::with_namings;
use crate::app::form::submit::{citation_line, submit};
use crate::app::form::values::{FormValues, is_kept_in_words};
use crate::app::triage::ask::ask;
use crate::app::triage::start::{head_of, prefill};
use crate::app::triage::triage_keys::decision;
use crate::casebook::book::Book;
use crate::casebook::fields::refusal::Refusal;
use crate::casebook::form_target::FormTarget;
use crate::casebook::queue::command::QueueCommand;
use crate::casebook::queue::event::QueueDecision;

/// What becomes of a form that somebody wants to be written.
enum Outcome {
    /// It stays open.
    Stay,
    /// It says nothing new, and is closed.
    Unchanged,
    /// It becomes a line of the form beneath, in the place of one of its parts or behind them.
    Line(String, Option<usize>),
    /// It decides about the person of the queue.
    Decide(Box<QueueCommand>),
    /// It goes to the disk.
    Send {
        /// What is asked.
        request: Box<DiskRequest>,
        /// What is done with the answer.
        then: Option<FollowUp>,
        /// What `.` makes again from now on.
        repeat: Option<Last>,
    },
}

/// Why a form is not written yet.
enum NotYet {
    /// Several records fit what is typed in the field that the cursor is in now.
    Unsettled,
    /// Something is told in the form.
    Told(String),
}

impl From<String> for NotYet {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

/// Reads the form that is open, and writes what it says, unless something has to be asked first.
pub fn write(state: &mut State) -> Vec<Effect> {
    let mut form = match std::mem::replace(&mut state.mode, Mode::Panes) {
        Mode::Form(form) => form,
        other => {
            state.mode = other;
            return Vec::new();
        }
    };
    let read = read(&mut form, state);
    if let Err(NotYet::Told(sentence)) = &read {
        form.refused = Some(sentence.clone().into());
    }
    state.mode = Mode::Form(form);
    match read {
        Ok(values) => commit(state, values),
        Err(NotYet::Unsettled) => {
            state.notify("which one is meant? Down chooses, Enter takes it");
            Vec::new()
        }
        Err(NotYet::Told(_)) => Vec::new(),
    }
}

/// What the form says, once everything is asked that has to be asked before it is written.
fn read(form: &mut Form, state: &State) -> Result<FormValues, NotYet> {
    let values = FormValues::read(with_placeholders(form)?, state);
    if let Some(at) = values.unsettled {
        form.at = at;
        form.choice = Some(0);
        return Err(NotYet::Unsettled);
    }
    if !form.words_meant
        && let Some(slip) = slip(&values)
    {
        form.words_meant = true;
        let told = format!("{slip}: no date; Enter again keeps it in words");
        return Err(NotYet::Told(told));
    }
    if let Some(told) = would_replace(form, &state.book) {
        return Err(NotYet::Told(told));
    }
    if !form.previewed
        && matches!(state.page, Page::Panes)
        && let Some(told) = preview(&values, state)?
    {
        form.previewed = true;
        form.preview_page = 0;
        return Err(NotYet::Told(told));
    }
    Ok(values)
}

/// Writes what the form that is open says.
pub fn commit(state: &mut State, values: FormValues) -> Vec<Effect> {
    let outcome = outcome(values, state);
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    match outcome {
        Err(sentence) => {
            form.refused = Some(sentence.into());
            Vec::new()
        }
        Ok(Outcome::Stay) => Vec::new(),
        Ok(Outcome::Unchanged) => {
            let met = form.tries > 0;
            state.mode = form.under.take().map_or(Mode::Panes, Mode::Form);
            state.notify(if met {
                "nothing was changed; what the others wrote stands"
            } else {
                "nothing was changed"
            });
            Vec::new()
        }
        Ok(Outcome::Line(line, part)) => {
            if let Some(under) = form.under.take() {
                state.mode = Mode::Form(with_citation(under, part, &line));
            }
            Vec::new()
        }
        Ok(Outcome::Decide(decision)) => {
            let effects = ask(state, *decision);
            if !effects.is_empty() {
                state.pending.request = Some(Request::StepWithForm);
            }
            effects
        }
        Ok(Outcome::Send {
            request,
            then,
            repeat,
        }) => {
            state.pending.request = Some(Request::Write);
            state.pending.then = then;
            if repeat.is_some() {
                state.repeat = repeat;
            }
            state.send(*request)
        }
    }
}

/// What becomes of the form.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
fn outcome(values: FormValues, state: &State) -> Result<Outcome, String> {
    let mut then = None;
    let mut repeat = None;
    let request = match (&values.form.target, &state.page) {
        (FormTarget::Citation { part }, _) => {
            return Ok(Outcome::Line(citation_line(&values)?, *part));
        }
        (FormTarget::Begin { people, query }, _) => {
            Some(head_of(&values.form, state, people, query)?)
        }
        (FormTarget::Prefill, _) => prefill(&values, state)?,
        (FormTarget::Status { status, .. }, Page::Triage(_)) => {
            let verdict = QueueDecision::Status(status.as_str().to_owned());
            let decision = decision(&values, state, verdict)?;
            return Ok(decision.map_or(Outcome::Stay, |decision| {
                Outcome::Decide(Box::new(decision))
            }));
        }
        (FormTarget::Status { status, people }, _) => {
            let mut fields = values.entry_fields(Some(status))?;
            // A source that has no id yet is not cited again by `.`.
            fields.retain(|(_, value)| !values.form.names_made(value));
            repeat = Some(Last {
                status: status.clone(),
                fields,
            });
            then = match people[..] {
                [person] => Some(FollowUp::Status {
                    person,
                    status: status.clone(),
                }),
                _ => None,
            };
            submit(&values, state)?
        }
        (FormTarget::AddCited { record, cited }, _) => {
            then = Some(FollowUp::Cite {
                record: *record,
                cited: cited.clone(),
            });
            submit(&values, state)?
        }
        (FormTarget::Add(_), _) => {
            then = Some(match values.form.under {
                Some(_) => FollowUp::Fill,
                None => FollowUp::Show,
            });
            submit(&values, state)?
        }
        _ => submit(&values, state)?,
    };
    Ok(match request {
        Some(DiskRequest::Commit(change)) => {
            let change = with_namings(&values.form, &state.book, *change);
            let made = values.form.making;
            let request = DiskRequest::from(ChangeRequest { made, ..change });
            send(request, then, repeat)
        }
        Some(request) => send(request, then, repeat),
        None => Outcome::Unchanged,
    })
}

fn send(request: DiskRequest, then: Option<FollowUp>, repeat: Option<Last>) -> Outcome {
    Outcome::Send {
        request: Box::new(request),
        then,
        repeat,
    }
}

/// What is told once of the other query, if one is about to be saved under the name that it has.
fn would_replace(form: &mut Form, book: &Book) -> Option<String> {
    let name = form.typed("name").to_owned();
    let FormTarget::SaveQuery { old, replaces, .. } = &mut form.target else {
        return None;
    };
    let other = of_that_name(book, &name, old.as_ref());
    let other = other.filter(|_| replaces.as_ref() != Some(&name))?;
    *replaces = Some(name);
    Some(format!(
        "Enter again replaces the saved query of that name: {}",
        other.query
    ))
}

/// What is typed in the date of an entry and is none.
fn slip(values: &FormValues) -> Option<&str> {
    if !matches!(
        values.form.target,
        FormTarget::Status { .. } | FormTarget::AddEntry(_) | FormTarget::Prefill
    ) {
        return None;
    }
    let (row, says) = values.rows().find(|(row, _)| row.field.name == "when")?;
    match says {
        Err(Refusal::Date { why, .. }) if is_kept_in_words(why) => Some(row.input.text().trim()),
        _ => None,
    }
}
