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
use crate::app::export::{ExportRequest, export_keys};
use crate::app::form::batch::preview;
use crate::app::form::completion::resolve;
use crate::app::form::form_question::{FormDoubt, FormQuestion};
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::new_record_choice::with_placeholders;
use crate::app::form::picker_keys::with_citation;
use crate::app::form::repeated::to_repeat;
use crate::app::form::spelled::with_namings;
use crate::app::form::submit::{citation_line, submit};
use crate::app::form::values::{FormValues, is_kept_in_words};
use crate::app::form::{Form, FormRow};
use crate::app::import::import_keys;
use crate::app::triage::ask::ask;
use crate::app::triage::start::{head_of, prefill};
use crate::app::triage::triage_keys::decision;
use crate::casebook::book::Book;
use crate::casebook::fields::citation_line::details;
use crate::casebook::fields::inline_list::{parts, split_word};
use crate::casebook::fields::refusal::{Refusal, listed_word};
use crate::casebook::form_target::{FormTarget, ImportField};
use crate::casebook::queue::command::QueueCommand;
use crate::casebook::queue::event::QueueDecision;
use crate::record::citation::Via;
use crate::record::field::{FieldType, OPEN_LISTS};
use crate::record::kind::Kind;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::label;
use crate::text::labels::label::capital;
use crate::text::labels::typed_word::{typable, typed_word};
use crate::text::safe::Safe;

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
    /// It says something of a list that is imported.
    Import(ImportField, String),
    /// It writes records to a file.
    Export(Box<ExportRequest>),
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
    /// One of several choices has to be taken in the field that the cursor is in now.
    Choose(Safe),
    /// Something has to be mended.
    Refused(FormRefusal),
    /// Something is asked.
    Ask(FormQuestion),
}

impl From<FormRefusal> for NotYet {
    fn from(refused: FormRefusal) -> Self {
        Self::Refused(refused)
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
    form.refused = None;
    let read = read(&mut form, state);
    let mut told = None;
    let values = match read {
        Ok(values) => Some(values),
        Err(NotYet::Refused(refused)) => {
            form.refuse(refused);
            None
        }
        Err(NotYet::Ask(question)) => {
            form.preview_page = 0;
            form.question = Some(question);
            None
        }
        Err(NotYet::Choose(which)) => {
            told = Some(which);
            None
        }
    };
    state.mode = Mode::Form(form);
    if let Some(told) = told {
        state.notify(told);
    }
    values.map_or_else(Vec::new, |values| commit(state, values))
}

/// What the form says, once everything is asked that has to be asked before it is written.
fn read(form: &mut Form, state: &State) -> Result<FormValues, NotYet> {
    let values = FormValues::read(with_placeholders(form)?, state);
    if let Some(at) = values.unsettled {
        form.at = at;
        form.choice = Some(0);
        return Err(NotYet::Choose(say!(form_which_is_meant)));
    }
    if !form.sure.contains(&FormDoubt::ReportDate) && wants_report_date(form, state) {
        form.sure.push(FormDoubt::ReportDate);
        form.go_to(WHEN);
        form.choice = Some(0);
        return Err(NotYet::Choose(say!(form_report_dated)));
    }
    if !form.sure.contains(&FormDoubt::Words)
        && let Some(typed) = slip(&values)
    {
        let told = say!(form_no_date { typed });
        let question = FormQuestion::new(FormDoubt::Words, told, say!(form_ask_words));
        form.go_to(WHEN);
        return Err(NotYet::Ask(question));
    }
    if !form.sure.contains(&FormDoubt::UnusualWord)
        && let Some((field, told)) = unusual_word(&values)
    {
        form.go_to(field);
        let line = say!(form_ask_unusual);
        return Err(NotYet::Ask(FormQuestion::new(
            FormDoubt::UnusualWord,
            told,
            line,
        )));
    }
    if let Some(request) = export_keys::request(form, state)?
        && let Some(question) = export_keys::question(form, &request, state.files.is_sealed)
    {
        return Err(NotYet::Ask(question));
    }
    if let Some(told) = would_replace(form, &state.book) {
        let line = say!(form_ask_replace);
        return Err(NotYet::Ask(FormQuestion::new(
            FormDoubt::Replaces,
            told,
            line,
        )));
    }
    if !form.sure.contains(&FormDoubt::Preview)
        && matches!(state.page, Page::Panes)
        && let Some((people, told)) = preview(&values, state)?
    {
        let line = say!(form_ask_preview { people });
        return Err(NotYet::Ask(FormQuestion::new(
            FormDoubt::Preview,
            told,
            line,
        )));
    }
    Ok(values)
}

/// The field of the date of an entry.
const WHEN: &str = "when";

/// Whether the day on which it is written would stand for the date of an entry although a cited report
/// has another one.
fn wants_report_date(form: &Form, state: &State) -> bool {
    let is_entry = matches!(
        form.target,
        FormTarget::Status { .. } | FormTarget::AddEntry(_)
    );
    is_entry
        && !matches!(state.page, Page::Triage(_))
        && form.typed(WHEN).is_empty()
        && !form.report_dates(state.known()).is_empty()
}

/// The first word in a field that is none of those that mostly stand there.
fn unusual_word(values: &FormValues) -> Option<(&'static str, Safe)> {
    for (row, _) in values.rows() {
        let typed = row.input.text().trim();
        let changed = typed != row.before.trim();
        let (field, words, found) = match row.field.holds {
            FieldType::Word(words) if changed && OPEN_LISTS.contains(&words) => {
                (row.field.name, words, vec![typed.to_owned()])
            }
            FieldType::Citations if changed => ("via", Via::WORDS, new_vias(row)),
            _ => continue,
        };
        // What is typed in another language becomes the usual word.
        let is_own = |word: &str| {
            matches!(row.field.holds, FieldType::Word(_))
                && typed_word(word, words.iter().copied()).is_some()
        };
        let is_usual =
            |word: &String| word.is_empty() || listed_word(word, words).is_ok() || is_own(word);
        if let Some(word) = found.into_iter().find(|word| !is_usual(word)) {
            let told = say!(form_unusual_word {
                field: capital(label::field(field).as_str()),
                word,
                words: listed(&typable(words.iter().copied()))
            });
            return Some((row.field.name, told));
        }
    }
    None
}

/// How the informants are connected in citations that did not stand there before.
fn new_vias(row: &FormRow) -> Vec<String> {
    let before: Vec<&str> = parts(&row.before).collect();
    parts(row.input.text())
        .filter(|part| !before.contains(part))
        .map(|part| {
            let [_, _, via, _] = details(split_word(part).1);
            via
        })
        .collect()
}

/// Writes what the form that is open says.
pub fn commit(state: &mut State, values: FormValues) -> Vec<Effect> {
    let outcome = outcome(values, state);
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    match outcome {
        Err(refused) => {
            form.refuse(refused);
            Vec::new()
        }
        Ok(Outcome::Stay) => Vec::new(),
        Ok(Outcome::Unchanged) => {
            let met = form.tries > 0;
            state.mode = form.under.take().map_or(Mode::Panes, Mode::Form);
            state.notify(if met {
                label!(form_nothing_changed_theirs)
            } else {
                label!(form_nothing_changed)
            });
            Vec::new()
        }
        Ok(Outcome::Line(line, part)) => {
            if let Some(under) = form.under.take() {
                state.mode = Mode::Form(with_citation(under, part, &line));
            }
            Vec::new()
        }
        Ok(Outcome::Import(field, typed)) => import_keys::answered(state, field, &typed),
        Ok(Outcome::Export(request)) => export_keys::begin(state, *request),
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
/// Why it cannot be written.
fn outcome(values: FormValues, state: &State) -> Result<Outcome, FormRefusal> {
    let mut then = None;
    let mut repeat = None;
    let request = match (&values.form.target, &state.page) {
        (FormTarget::Citation { part }, _) => {
            return Ok(Outcome::Line(citation_line(&values)?, *part));
        }
        (FormTarget::Import(field), _) => {
            let row = values.form.rows.first();
            let typed = row.map_or("", |row| row.input.text().trim());
            let typed = match field {
                ImportField::Case if !typed.is_empty() => {
                    let found = resolve(state.known(), Kind::Case, typed);
                    let found = found.ok_or_else(|| FormRefusal::empty("case"))?;
                    found.to_string()
                }
                _ => typed.to_owned(),
            };
            return Ok(Outcome::Import(*field, typed));
        }
        (FormTarget::Export(_), _) => {
            let request = export_keys::request(&values.form, state)?;
            return Ok(request.map_or(Outcome::Stay, |one| Outcome::Export(Box::new(one))));
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
            repeat = Some(to_repeat(&values, status));
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
fn would_replace(form: &mut Form, book: &Book) -> Option<Safe> {
    let name = form.typed("name").to_owned();
    let FormTarget::SaveQuery { old, replaces, .. } = &mut form.target else {
        return None;
    };
    let other = of_that_name(book, &name, old.as_ref());
    let other = other.filter(|_| replaces.as_ref() != Some(&name))?;
    *replaces = Some(name);
    Some(say!(form_replaces {
        query: &other.query
    }))
}

/// What is typed in the date of an entry and is none.
fn slip(values: &FormValues) -> Option<&str> {
    if !matches!(
        values.form.target,
        FormTarget::Status { .. } | FormTarget::AddEntry(_) | FormTarget::Prefill
    ) {
        return None;
    }
    let (row, says) = values.rows().find(|(row, _)| row.field.name == WHEN)?;
    match says {
        Err(Refusal::Date { why, .. }) if is_kept_in_words(why) => Some(row.input.text().trim()),
        _ => None,
    }
}
