//! Opening the form that a record's text was read for.

use crate::app::effect::Effect;
use crate::app::form::{Does, Form, WITHDRAWN};
use crate::app::mode::Mode;
use crate::app::purpose::{ChosenEntry, Purpose};
use crate::app::rebase::values;
use crate::app::state::State;
use crate::app::update::clashing;
use crate::app::update::drafting;
use crate::app::update::taking::take_in;
use crate::casebook::field::{CITATION, ENTRY, fields_of};
use crate::casebook::loaded::read_file;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::read::read_ron;
use crate::record::status::Status;
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::words::date;
use crate::words::problem::problem;

/// Opens the form that a record's text was read for. The screen shows what the text says from now
/// on, so that nobody edits what is not there any more.
pub fn opened(state: &mut State, record: RecordId, text: String, purpose: Purpose) -> Vec<Effect> {
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
    if let Purpose::GoOn(conflicts) = &purpose {
        return clashing::go_on(state, record, &text, conflicts);
    }
    if !matches!(state.mode, Mode::Opening) {
        return Vec::new();
    }
    if let Purpose::Resume { kept, by } = &purpose {
        return drafting::opened(state, &text, kept, by.as_ref());
    }
    match form(state, record, text, purpose) {
        Some(form) => state.mode = Mode::Form(Box::new(form)),
        None => not_opened(
            state,
            "the entry has been changed meanwhile; it is shown as it is now".to_owned(),
        ),
    }
    Vec::new()
}

/// Tells why no form was opened. In a text of its own, because whoever chose to open a form may be
/// typing into it already, and letters must not be taken for commands.
pub fn not_opened(state: &mut State, why: String) {
    state.queued.clear();
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Pager {
            title: "Nothing was opened".to_owned(),
            lines: vec![why],
            top: 0,
            then: None,
        };
    } else {
        // A form that met a conflict keeps what was typed.
        state.mode.set_sent(false);
        if let Mode::Form(form) = &mut state.mode {
            form.refused = Some(why.clone());
        }
        state.refuse(why);
    }
}

/// The form for a purpose; `None` where the entry that was chosen is no longer there.
fn form(state: &State, record: RecordId, text: String, purpose: Purpose) -> Option<Form> {
    let name = state.book.title_of(record).unwrap_or_default();
    Some(match purpose {
        Purpose::EditRecord => {
            let fields = fields_of(record.kind());
            let values = values(&text, &FieldPath::root(), fields);
            let does = Does::Set {
                record,
                text,
                within: FieldPath::root(),
            };
            Form::new(name.to_owned(), does, fields, &values)
        }
        Purpose::EditEntry(chosen) => {
            let entry = find(&text, &chosen)?;
            let within = history().index(entry);
            let values = values(&text, &within, ENTRY);
            let does = Does::Set {
                record,
                text,
                within,
            };
            Form::new(titled("Entry", &chosen, name), does, ENTRY, &values)
        }
        Purpose::Withdraw(chosen) => {
            let entry = find(&text, &chosen)?;
            let does = Does::Withdraw {
                record,
                text,
                entry,
            };
            Form::new(titled("Withdraw", &chosen, name), does, &[WITHDRAWN], &[])
        }
        Purpose::Cite {
            entry: chosen,
            source,
        } => {
            let entry = find(&text, &chosen)?;
            let does = Does::Cite {
                record,
                text,
                entry,
            };
            let values = [("source", source.to_string())];
            let mut form = Form::new(titled("Cite", &chosen, name), does, CITATION, &values);
            form.at = 1;
            form
        }
        Purpose::GoOn(_) | Purpose::Resume { .. } => return None,
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
    let count = count_items(text, &history()).ok()??;
    let mut same = (0..count).filter(|index| entry_at(*index).as_ref() == Some(&*chosen.entry));
    let found = same.next()?;
    same.next().is_none().then_some(found)
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
