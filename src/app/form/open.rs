//! Opening the form that a record's text was read for.

use crate::app::core::apply_records::take_in;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::drafts::draft_keys;
use crate::app::form::Form;
use crate::app::form::form_of_target::form_of_target;
use crate::app::form::opening::{FormOpening, Opening};
use crate::app::sync::conflict_keys;
use crate::casebook::book::loaded::read_file;
use crate::casebook::derive::dispute::Pick;
use crate::casebook::fields::list_item::{StatementList, read_stated};
use crate::casebook::form_target::{ChosenEntry, ChosenItem, Cited, FormTarget};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::read::read_ron;
use crate::record::status::Status;
use crate::ron_text::locate::{count_items, list_items, value_at};
use crate::ron_text::path::{FieldPath, PathStep};
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::problem;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::disputed::disputed;
use crate::text::safe::Safe;
use crate::text::safe::display_safe;

/// Opens the form that a record's text was read for. The screen shows what the text says from now
/// on, so that nobody edits what is not there any more.
pub fn opened(state: &mut State, record: RecordId, text: String, purpose: Opening) -> Vec<Effect> {
    match read_file(
        record.relative_path().as_ref(),
        record.kind(),
        record,
        &text,
    ) {
        Ok(now) => take_in(state, vec![(record, Some(now))]),
        Err(found) => {
            not_opened(state, problem(&found));
            return Vec::new();
        }
    }
    let is_opening = matches!(state.mode, Mode::Opening);
    match purpose {
        Opening::Retry(conflicts) => conflict_keys::go_on(state, record, &text, &conflicts),
        Opening::Resume { kept, by } if is_opening => {
            draft_keys::opened(state, &text, &kept, by.as_ref())
        }
        Opening::Form(opening) if is_opening => {
            match form(state, text, *opening) {
                Some(form) => state.mode = Mode::Form(Box::new(form)),
                None => not_opened(state, say!(form_changed_meanwhile)),
            }
            Vec::new()
        }
        Opening::Resume { .. } | Opening::Form(_) => Vec::new(),
    }
}

/// Tells why no form was opened. In a text of its own, because whoever chose to open a form may be
/// typing into it already, and letters must not be taken for commands.
pub fn not_opened(state: &mut State, why: Safe) {
    state.pending.typed_ahead.clear();
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Pager {
            title: say!(form_nothing_opened),
            lines: vec![why],
            cursor: 0,
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

/// The form over the text of a record; `None` if the statement that was chosen is no longer there.
fn form(state: &State, text: String, opening: FormOpening) -> Option<Form> {
    let FormOpening {
        record,
        mut target,
        seen,
        source,
        field,
    } = opening;
    let found = match &seen {
        Some(Cited::Entry(chosen)) => Some(history().index(find(&text, chosen)?)),
        Some(Cited::Item(chosen)) => Some(list_of(chosen.list).index(find_item(&text, chosen)?)),
        None => None,
    };
    match &mut target {
        FormTarget::AddItem { list, count, .. } => {
            *count = count_items(&text, &list_of(*list)).ok()?.unwrap_or(0);
        }
        FormTarget::Choose {
            text: base, pick, ..
        } => {
            if !stands(state, record, pick) {
                return None;
            }
            *base = text;
        }
        target => {
            let (_, base, within) = target.base_mut()?;
            *base = text;
            if let Some(found) = found {
                *within = found;
            }
        }
    }
    let title = title(state, record, &target, seen.as_ref());
    let mut form = form_of_target(title, target, state.clock.today);
    if let (Some(source), Some(row)) = (source, form.rows.first_mut()) {
        row.before = source.to_string();
        row.input.set(&row.before);
        form.at = 1;
    }
    if let Some(field) = field {
        form.go_to(field);
    }
    Some(form)
}

/// What the form is called.
fn title(state: &State, record: RecordId, target: &FormTarget, seen: Option<&Cited>) -> Safe {
    let name = state.book.title_of(record).unwrap_or_default();
    let about = |what: &str| match seen {
        Some(Cited::Entry(chosen)) => titled(what, chosen, record, state),
        Some(Cited::Item(chosen)) => say!(form_title_of {
            what,
            item: chosen.says.told(chosen.list),
            name
        }),
        None => say!(form_title { what, name }),
    };
    match (target, seen) {
        (FormTarget::Withdraw { .. }, _) => about(label!(form_withdraw)),
        (FormTarget::Cite { .. }, _) => about(label!(form_cite)),
        (FormTarget::AddItem { list, .. }, _) => say!(form_new_item {
            what: label::statement_term(*list),
            name
        }),
        (FormTarget::Choose { pick, .. }, _) => {
            let told = match pick {
                Pick::Entry { counts, .. } => state
                    .entry(record, *counts)
                    .and_then(|chosen| chosen.entry.status)
                    .map_or_else(String::new, |status| {
                        label::capital(&label::status(&status))
                    }),
                Pick::Value { value, .. } => value.clone(),
            };
            say!(form_go_by { told, name })
        }
        (_, Some(Cited::Entry(_))) => about(label!(form_entry)),
        (_, Some(Cited::Item(chosen))) => format!(
            "{} · {name}",
            label::capital(&label::statement(chosen.list))
        )
        .into(),
        (FormTarget::Set { within, .. }, None) => match within.steps() {
            [PathStep::Field(care)] => format!("{} · {name}", label::capital(care)).into(),
            _ => name.into(),
        },
        (_, None) => name.into(),
    }
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
fn titled(what: &str, chosen: &ChosenEntry, record: RecordId, state: &State) -> Safe {
    let person = state.book.people().get(record);
    let sex = person.and_then(|person| person.sex.as_ref());
    let name = state.book.title_of(record).unwrap_or_default();
    let entry = &chosen.entry;
    let when = date::display(&entry.when);
    let when = if when.is_empty() {
        entry.said.as_str()
    } else {
        when.as_str()
    };
    let of_person = |status| label::status_of(status, sex);
    let status = entry.status.as_ref().map(of_person);
    let status = label::capital(status.unwrap_or_default().as_str());
    let told: Vec<&str> = [when, &status, entry.place.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    say!(form_title_of {
        what,
        item: told.join(" "),
        name
    })
}

/// The form for a new status: date, place and source, and what else one may know, with what stands
/// there at first.
pub fn open_status_form(state: &mut State, status: &Status, values: &[(&str, String)]) {
    let people = state.targets();
    let whom = match people[..] {
        [one] => display_safe(state.book.title_of(one).unwrap_or_default()),
        _ => say!(form_marked_people {
            count: people.len()
        }),
    };
    let word = label::status_of_people(status, &people, &state.book);
    let title = format!("{} · {whom}", label::capital(&word)).into();
    let form = Form::status(title, people, status.clone(), state.clock.today, values);
    state.mode = Mode::Form(Box::new(form));
}
