//! Opening the form that a record's text was read for.

use crate::app::core::apply_records::take_in;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::drafts::draft_keys;
use crate::app::form::request::{ChosenEntry, ChosenItem, Cited, FormRequest};
use crate::app::form::{Form, FormAction, WITHDRAWN};
use crate::app::sync::conflict_keys;
use crate::app::sync::rebase::values;
use crate::casebook::book::loaded::read_file;
use crate::casebook::fields::field::{CITATION, ENTRY, fields_of};
use crate::casebook::fields::list_item::{StatementList, read_stated};
use crate::record::entry::Entry;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::read::read_ron;
use crate::record::status::Status;
use crate::ron_text::locate::{count_items, list_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::text::errors::problem::problem;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::disputed::{Pick, disputed};

/// Opens the form that a record's text was read for. The screen shows what the text says from now
/// on, so that nobody edits what is not there any more.
pub fn opened(
    state: &mut State,
    record: RecordId,
    text: String,
    purpose: FormRequest,
) -> Vec<Effect> {
    match read_file(
        record.relative_path().as_ref(),
        record.kind(),
        record,
        &text,
    ) {
        Ok(now) => take_in(state, vec![(record, Some(now))]),
        Err(found) => {
            not_opened(state, problem(&found).into_string());
            return Vec::new();
        }
    }
    if let FormRequest::Retry(conflicts) = &purpose {
        return conflict_keys::go_on(state, record, &text, conflicts);
    }
    if !matches!(state.mode, Mode::Opening) {
        return Vec::new();
    }
    if let FormRequest::Resume { kept, by } = &purpose {
        return draft_keys::opened(state, &text, kept, by.as_ref());
    }
    match form(state, record, text, purpose) {
        Some(form) => state.mode = Mode::Form(Box::new(form)),
        None => not_opened(
            state,
            "it has been changed meanwhile; it is shown as it is now".to_owned(),
        ),
    }
    Vec::new()
}

/// Tells why no form was opened. In a text of its own, because whoever chose to open a form may be
/// typing into it already, and letters must not be taken for commands.
pub fn not_opened(state: &mut State, why: String) {
    state.pending.typed_ahead.clear();
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Pager {
            title: "Nothing was opened".to_owned(),
            lines: vec![why],
            top: 0,
            then: None,
        };
    } else {
        // A form that met a conflict keeps what was typed.
        if state.pending.request == Some(Request::Write) {
            state.pending.request = None;
        }
        if let Mode::Form(form) = &mut state.mode {
            form.refused = Some(why.clone());
        }
        state.report_error(why);
    }
}

/// The form for a purpose; `None` where the entry that was chosen is no longer there.
fn form(state: &State, record: RecordId, text: String, purpose: FormRequest) -> Option<Form> {
    let name = state.book.title_of(record).unwrap_or_default();
    Some(match purpose {
        FormRequest::EditRecord => {
            let fields = fields_of(record.kind());
            let values = values(&text, &FieldPath::root(), fields);
            let does = FormAction::Set {
                record,
                text,
                within: FieldPath::root(),
            };
            Form::new(name.to_owned(), does, fields, &values)
        }
        FormRequest::EditEntry(chosen) => {
            let entry = find(&text, &chosen)?;
            let within = history().index(entry);
            let values = values(&text, &within, ENTRY);
            let does = FormAction::Set {
                record,
                text,
                within,
            };
            Form::new(titled("Entry", &chosen, name), does, ENTRY, &values)
        }
        FormRequest::Withdraw(statement) => {
            let (within, told) = place_of(&text, &statement, "Withdraw", name)?;
            let does = FormAction::Withdraw {
                record,
                text,
                within,
            };
            Form::new(told, does, &[WITHDRAWN], &[])
        }
        FormRequest::Cite { cited, source } => {
            let (within, told) = place_of(&text, &cited, "Cite", name)?;
            let does = FormAction::Cite {
                record,
                text,
                within,
            };
            let values = [("source", source.to_string())];
            let mut form = Form::new(told, does, CITATION, &values);
            form.at = 1;
            form
        }
        FormRequest::EditItem(chosen) => {
            let within = list_of(chosen.list).index(find_item(&text, &chosen)?);
            let fields = chosen.list.fields();
            let values = values(&text, &within, fields);
            let does = FormAction::Set {
                record,
                text,
                within,
            };
            let title = format!("{} · {name}", label::capital(chosen.list.word()));
            Form::new(title, does, fields, &values)
        }
        FormRequest::EditCare(risk_or_consent) => {
            let within = FieldPath::root().field(risk_or_consent.name());
            let values = values(&text, &within, risk_or_consent.fields());
            let does = FormAction::Set {
                record,
                text,
                within,
            };
            let title = format!("{} · {name}", label::capital(risk_or_consent.name()));
            Form::new(title, does, risk_or_consent.fields(), &values)
        }
        FormRequest::AddItem(list) => {
            let does = FormAction::AddItem {
                record,
                list,
                count: count_items(&text, &list_of(list)).ok()?.unwrap_or(0),
            };
            let title = format!("New {} · {name}", list.word());
            Form::new(title, does, list.fields(), &[])
        }
        FormRequest::Choose(pick) => {
            if !stands(state, record, &pick) {
                return None;
            }
            let told = match &pick {
                Pick::Entry { counts, .. } => state
                    .entry(record, *counts)
                    .and_then(|chosen| chosen.entry.status)
                    .map_or_else(String::new, |status| status.as_str().to_owned()),
                Pick::Value { value, .. } => value.clone(),
            };
            let does = FormAction::Choose { record, text, pick };
            let why = Field::new("note", FieldType::Line);
            Form::new(format!("Go by “{told}” · {name}"), does, &[why], &[])
                .with_ghost("note", "why, if you like; what it was stays as a claim")
        }
        FormRequest::At(purpose, field) => {
            let mut form = form(state, record, text, *purpose)?;
            form.go_to(field);
            form
        }
        FormRequest::Retry(_) | FormRequest::Resume { .. } => return None,
    })
}

/// Where a statement stands in the text, and the title of a form that does something with it.
fn place_of(text: &str, statement: &Cited, what: &str, name: &str) -> Option<(FieldPath, String)> {
    Some(match statement {
        Cited::Entry(chosen) => (
            history().index(find(text, chosen)?),
            titled(what, chosen, name),
        ),
        Cited::Item(chosen) => (
            list_of(chosen.list).index(find_item(text, chosen)?),
            format!("{what} · {} · {name}", chosen.says.told(chosen.list)),
        ),
    })
}

/// Where the chosen entry stands in the text: in its old place, or in the one other place where the
/// same stands.
fn find(text: &str, chosen: &ChosenEntry) -> Option<usize> {
    let entry_at = |index: usize| -> Option<Entry> {
        let value = value_at(text, &history().index(index)).ok()??;
        read_ron(value).ok()
    };
    if entry_at(chosen.index).as_ref() == Some(&*chosen.entry) {
        return Some(chosen.index);
    }
    let entries = list_items(text, &history()).ok()??;
    let is_same = |entry: &str| read_ron::<Entry>(entry).ok().as_ref() == Some(&*chosen.entry);
    let mut same = (0..entries.len()).filter(|index| is_same(entries[*index]));
    let found = same.next()?;
    same.next().is_none().then_some(found)
}

/// Where the chosen statement stands in the text, likewise.
fn find_item(text: &str, chosen: &ChosenItem) -> Option<usize> {
    let list = list_of(chosen.list);
    let says = |index: usize| {
        let value = value_at(text, &list.index(index)).ok()??;
        read_stated(chosen.list, value)
    };
    if says(chosen.index).as_ref() == Some(&*chosen.says) {
        return Some(chosen.index);
    }
    let items = list_items(text, &list).ok()??;
    let is_same = |item: &str| read_stated(chosen.list, item).as_ref() == Some(&*chosen.says);
    let mut same = (0..items.len()).filter(|index| is_same(items[*index]));
    let found = same.next()?;
    same.next().is_none().then_some(found)
}

/// Whether the dispute is still the one that was seen: some side of it has this to choose.
fn stands(state: &State, record: RecordId, pick: &Pick) -> bool {
    disputed(&state.book, record)
        .iter()
        .flat_map(|one| &one.sides)
        .any(|side| side.pick == *pick)
}

fn list_of(list: StatementList) -> FieldPath {
    FieldPath::root().field(list.name())
}

fn history() -> FieldPath {
    FieldPath::root().field("history")
}

/// The title of a form, with the entry that it is about.
fn titled(what: &str, chosen: &ChosenEntry, name: &str) -> String {
    let entry = &chosen.entry;
    let when = date::display(&entry.when);
    let when = if when.is_empty() {
        entry.said.as_str()
    } else {
        when.as_str()
    };
    let status = entry.status.as_ref().map_or("", Status::as_str);
    let told: Vec<&str> = [when, status, entry.place.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    format!("{what} · {} · {name}", told.join(" "))
}
