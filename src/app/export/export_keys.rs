//! The keys of an export: the form that asks for it, what is asked before everything goes out, and what has come of it.

use std::path::Path;

use crate::app::browse::pane::View;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::export::full_export::people_of_case;
use crate::app::export::{ExportReply, ExportRequest};
use crate::app::form::Form;
use crate::app::form::form_question::{FormDoubt, FormQuestion};
use crate::app::form::form_refusal::FormRefusal;
use crate::app::triage::queue_replies::query_of_list;
use crate::casebook::change::encrypted_file::is_named_encrypted;
use crate::casebook::change::exported::ExportScope;
use crate::casebook::change::recipient_name::RecipientName;
use crate::casebook::form_target::{ExportSubject, FormTarget};
use crate::exchange::export::export_form::ExportForm;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::query::public::understand_public;
use crate::text::catalogue::{label, say};
use crate::text::errors::query_error::query_error;
use crate::text::language::Language;
use crate::text::safe::Safe;

const SCOPES: &[&str] = &[ExportScope::Public.word(), ExportScope::Full.word()];

/// Of these fields none has a value before somebody has typed one.
const FIELDS: &[Field] = &[
    Field::new("form", FieldType::Word(ExportForm::WORDS)),
    Field::new("scope", FieldType::Word(SCOPES)),
    Field::new("file", FieldType::Line),
    Field::new("recipient", FieldType::Line),
    Field::new("language", FieldType::Word(Language::CODES)),
    Field::new("encrypt_to", FieldType::Line),
];

/// Opens the form about the marked people, the people of the list, or the chosen case.
pub fn open(state: &mut State) {
    if let Some(reason) = state.files.read_only.clone() {
        return state.report_error(reason);
    }
    if state.files.loading.is_some() {
        return state.report_error(label!(screen_still_reading));
    }
    if state.exporting.is_some() {
        return state.report_error(label!(export_under_way));
    }
    let list = state.list();
    if list.error.is_some() {
        // It still shows what the query before has found.
        return state.report_error(label!(screen_query_not_understood));
    }
    let subject = match list.view {
        View::People if list.marks.is_empty() => {
            let query = query_of_list(state);
            ExportSubject {
                people: match query.is_empty() {
                    // Those as well who are not looked for, as the command has it.
                    true => in_order(state.book.ids(Kind::Person)),
                    false => list.ids(&state.book).collect(),
                },
                query,
                ..ExportSubject::default()
            }
        }
        View::People => ExportSubject {
            people: list.marks.iter().copied().collect(),
            is_marked: true,
            ..ExportSubject::default()
        },
        View::Cases => match list.chosen(&state.book) {
            Some(case) => ExportSubject {
                people: people_of_case(&state.book, case),
                case: Some(case),
                ..ExportSubject::default()
            },
            None => return state.report_error(label!(screen_nothing_chosen)),
        },
        View::Sources | View::Places | View::Units => {
            return state.report_error(label!(export_of_people_or_case));
        }
    };
    let people = subject.people.len();
    let title = match (subject.case, subject.is_marked, subject.query.as_str()) {
        (Some(case), ..) => say!(export_form_case {
            title: state.book.title_of(case).unwrap_or_default(),
            people
        }),
        (None, true, _) => say!(export_form_marked { people }),
        (None, false, "") => say!(export_form_everybody { people }),
        (None, false, query) => say!(export_form_query { people, query }),
    };
    let form = Form::new(title, FormTarget::Export(Box::new(subject)), FIELDS, &[]);
    state.mode = Mode::Form(Box::new(form));
}

fn in_order(mut people: Vec<RecordId>) -> Vec<RecordId> {
    people.sort_unstable();
    people
}

/// What the form asks for.
///
/// # Errors
///
/// Why that makes no sense.
pub fn request(form: &Form, state: &State) -> Result<Option<ExportRequest>, FormRefusal> {
    let FormTarget::Export(subject) = &form.target else {
        return Ok(None);
    };
    let typed = |name: &'static str| match form.typed(name) {
        "" => Err(FormRefusal::empty(name)),
        typed => Ok(typed),
    };
    let word = typed("form")?.to_lowercase();
    let kind = ExportForm::named(&word);
    let kind =
        kind.ok_or_else(|| FormRefusal::because("form", &label!(export_which_form).into()))?;
    let word = typed("scope")?.to_lowercase();
    let scope = [ExportScope::Public, ExportScope::Full];
    let scope = scope.into_iter().find(|scope| scope.word() == word);
    let scope =
        scope.ok_or_else(|| FormRefusal::because("scope", &label!(export_which_scope).into()))?;
    if scope == ExportScope::Public && !subject.query.is_empty() {
        let statuses = &state.book.statuses;
        let today = state.clock.today;
        let asked = understand_public(&subject.query, Kind::Person, statuses, today);
        asked.map_err(|error| FormRefusal::because("scope", &query_error(&error)))?;
    }
    let recipient = RecipientName::new(form.typed("recipient")).ok_or_else(|| {
        FormRefusal::because("recipient", &label!(export_recipient_is_a_name).into())
    })?;
    let encrypt_to = form.typed("encrypt_to").split(',').map(str::trim);
    let encrypt_to = encrypt_to.filter(|one| !one.is_empty());
    let encrypt_to: Vec<String> = encrypt_to.map(str::to_owned).collect();
    // What looks as if it were encrypted must not go out in the clear.
    if encrypt_to.is_empty() && is_named_encrypted(Path::new(typed("file")?)) {
        return Err(FormRefusal::because(
            "file",
            &label!(export_is_not_encrypted).into(),
        ));
    }
    let language = match form.typed("language") {
        "" => Some(state.language),
        typed => Language::of_code(typed),
    };
    let language = language
        .ok_or_else(|| FormRefusal::because("language", &label!(export_which_language).into()))?;
    Ok(Some(ExportRequest {
        subject: (**subject).clone(),
        form: kind,
        scope,
        path: typed("file")?.to_owned(),
        recipient,
        language,
        encrypt_to,
        anyway: form.sure.contains(&FormDoubt::NamesSources),
    }))
}

/// What is asked before everything goes out, or anything goes out of a sealed workspace.
pub fn question(form: &Form, request: &ExportRequest, is_sealed: bool) -> Option<FormQuestion> {
    if is_sealed && request.encrypt_to.is_empty() && !form.sure.contains(&FormDoubt::InTheClear) {
        let (told, line) = (label!(export_clear_told), label!(export_ask_clear_screen));
        return Some(FormQuestion::new(
            FormDoubt::InTheClear,
            told.into(),
            line.into(),
        ));
    }
    let is_asked = request.scope == ExportScope::Full && !form.sure.contains(&FormDoubt::Full);
    is_asked.then(|| {
        let people = request.subject.people.len();
        let told = say!(export_full_holds { people });
        FormQuestion::new(FormDoubt::Full, told, label!(export_ask_full).into())
    })
}

/// Begins to write what the form that is open asks for.
pub fn begin(state: &mut State, request: ExportRequest) -> Vec<Effect> {
    if let Mode::Form(form) = std::mem::replace(&mut state.mode, Mode::Panes) {
        state.exporting = Some(form);
    }
    state.notify(say!(export_progress { percent: 0 }));
    vec![Job::Export(Box::new(request)).into()]
}

/// Whether leaving now would leave no file behind, and it has not been said so yet: it is said then.
pub fn holds_back(state: &mut State) -> bool {
    match &mut state.exporting {
        Some(form) if !form.leaving => {
            form.leaving = true;
            state.report_error(label!(export_leaving));
            true
        }
        _ => false,
    }
}

/// Something has come of the export.
pub fn arrived(state: &mut State, reply: ExportReply) {
    match reply {
        ExportReply::Writing(percent) => {
            if state.exporting.is_some() {
                state.notify(say!(export_progress { percent }));
            }
        }
        ExportReply::Written {
            path,
            records,
            keys,
            partial,
        } => {
            state.exporting = None;
            let path = path.display();
            match partial {
                None if keys == 0 => state.notify(say!(export_written {
                    path,
                    rows: records
                })),
                None => state.notify(say!(export_written_encrypted {
                    path,
                    rows: records,
                    keys
                })),
                Some(why) => state.report_error(say!(export_written_partly {
                    path,
                    rows: records,
                    why
                })),
            }
        }
        ExportReply::NamesSources(found) => names_sources(state, &found),
        ExportReply::Failed(why) => failed(state, why),
    }
}

/// The form comes back with the texts that may give a source away, and asks whether they are to go out.
fn names_sources(state: &mut State, found: &[Safe]) {
    let form = state.exporting.take();
    let Some(mut form) = form.filter(|_| matches!(state.mode, Mode::Panes)) else {
        return state.report_error(say!(export_names_sources));
    };
    let texts: Vec<&str> = found.iter().map(Safe::as_str).collect();
    let told = say!(export_names_sources_in {
        texts: texts.join(" · ")
    });
    let line = label!(export_ask_anyway).into();
    form.leaving = false;
    form.preview_page = 0;
    form.question = Some(FormQuestion::new(FormDoubt::NamesSources, told, line));
    state.mode = Mode::Form(form);
}

/// The form comes back with why there is no file, unless somebody has gone on to something else.
fn failed(state: &mut State, why: Safe) {
    let form = state.exporting.take();
    match form.filter(|_| matches!(state.mode, Mode::Panes)) {
        Some(mut form) => {
            form.refused = Some(why);
            form.leaving = false;
            state.mode = Mode::Form(form);
        }
        None => state.report_error(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::browse::commands::quit;
    use crate::app::core::screen_request::ScreenRequest;
    use crate::app::core::state::Clock;
    use crate::casebook::book::Book;
    use crate::record::status::StatusKind;

    #[test]
    fn leaving_before_the_file_is_there_takes_a_second_key() {
        let clock = Clock {
            at: jiff::Timestamp::UNIX_EPOCH,
            today: jiff::civil::date(2026, 11, 28),
            uptime: std::time::Duration::ZERO,
        };
        let mut state = State::new(Book::new("t", StatusKind::four()), "a", (80, 24), clock);
        open(&mut state);
        let Mode::Form(form) = std::mem::replace(&mut state.mode, Mode::Panes) else {
            panic!("no form");
        };
        state.exporting = Some(form);
        assert_eq!(quit(&mut state), []);
        let told = state.notices.message.as_ref().map(|one| one.text.as_str());
        assert!(told.is_some_and(|told| told.contains("no file yet")));
        assert_eq!(quit(&mut state), [ScreenRequest::Quit.into()]);
        state.exporting = None;
        assert_eq!(quit(&mut state), [ScreenRequest::Quit.into()]);
    }
}
