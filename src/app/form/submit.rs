//! From a filled-in form to the change that it makes.

use crate::app::browse::saved_queries::of_that_name;
use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::state::{Clock, State};
use crate::app::form::Form;
use crate::app::form::batch::batch;
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::values::{FormValues, value};
use crate::app::reading::resolve_dispute::choose;
use crate::casebook::change::compose::{
    FieldUpdate, Written, add_entry, cite, item_text, line_text, set_fields,
};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::list_change::{is_list, list_changes};
use crate::casebook::change::purpose::{ChangeSubject, Purpose};
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::fields::citation_line::line;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::form_target::FormTarget;
use crate::record::field::FieldType;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::saved_query::SavedQuery;
use crate::record::status::Status;
use crate::record::word::AnyWord;
use crate::ron_text::locate::value_at;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::quote::quote;
use crate::search::query::saved::understand as query_of;
use crate::text::catalogue::say;
use crate::text::errors::failure::compose_error;
use crate::text::errors::query_error::query_error;

/// The effect that writes what a form says; `None` if it says nothing new.
///
/// # Errors
///
/// Why it cannot be written.
pub fn submit(values: &FormValues, state: &State) -> Result<Option<DiskRequest>, FormRefusal> {
    let form = &values.form;
    match &form.target {
        FormTarget::Status { people, status } => {
            let fields = values.entry_fields(Some(status))?;
            Ok(Some(give_status(state, people, status, &fields).into()))
        }
        FormTarget::Batch(people) => batch(values, state, people),
        // What a queue is asked is no change of a record: see `begin`.
        FormTarget::Begin { .. }
        | FormTarget::Prefill
        | FormTarget::Import(_)
        | FormTarget::Export(_) => Ok(None),
        // A note has no form, and the form of a kept source cites it.
        FormTarget::Note(_) | FormTarget::AddSource { .. } => Ok(None),
        FormTarget::AddEntry(person) => {
            let fields = values.entry_fields(None)?;
            if fields.is_empty() {
                return Ok(None);
            }
            Ok(Some(
                ChangeRequest::new(
                    Purpose::EntryAdded {
                        name: name(state, *person),
                    },
                    vec![new_entry(state, *person, fields)],
                )
                .into(),
            ))
        }
        FormTarget::Add(_) | FormTarget::AddCited { .. } => {
            let kind = match form.target {
                FormTarget::Add(kind) => kind,
                _ => Kind::Source,
            };
            let fields = values.written()?;
            let title = fields_title(form);
            if title.is_empty() {
                let first = form.rows.first();
                return Err(FormRefusal::empty(
                    first.map_or("name", |row| row.field.name),
                ));
            }
            let purpose = Purpose::RecordAdded { name: title, kind };
            Ok(Some(
                ChangeRequest::of_new_record(purpose, kind, fields).into(),
            ))
        }
        FormTarget::Set {
            record,
            text,
            within,
        } => {
            let changed = changed(values, text, within)?;
            close_to_another(values, state, *record)?;
            let edits = set_fields(*record, text, within, &changed)
                .map_err(|error| compose_error(&error))?;
            let fields = changed.iter().map(|(name, _)| (*name).to_owned());
            let purpose = Purpose::Edited {
                name: name(state, *record),
                fields: fields.collect(),
            };
            Ok((!edits.is_empty()).then_some(ChangeRequest::new(purpose, edits).into()))
        }
        FormTarget::AddItem {
            record,
            list,
            count,
        } => {
            let fields = values.written()?;
            if fields.is_empty() {
                return Ok(None);
            }
            for field in list.needs() {
                if form.typed(field).is_empty() {
                    return Err(FormRefusal::empty(field));
                }
            }
            close_to_another(values, state, *record)?;
            let item = match list {
                StatementList::Ages | StatementList::Relations | StatementList::Documents => {
                    line_text(&fields)
                }
                StatementList::Claims | StatementList::Counts | StatementList::Steps => {
                    item_text(&fields)
                }
            };
            Ok(Some(
                ChangeRequest::new(
                    Purpose::ItemAdded {
                        name: name(state, *record),
                        list: *list,
                    },
                    vec![Edit::Insert {
                        record: *record,
                        list: FieldPath::root().field(list.name()),
                        index: *count,
                        item,
                    }],
                )
                .into(),
            ))
        }
        FormTarget::Citation { .. } => Ok(None),
        FormTarget::Choose { record, text, pick } => Ok(choose(form, state, *record, text, pick)?),
        FormTarget::Attach(source) => {
            let path = form.typed("file");
            if path.is_empty() {
                return Err(FormRefusal::empty("file"));
            }
            Ok(Some(DiskRequest::Attach {
                source: *source,
                name: state.book.title_of(*source).unwrap_or_default().to_owned(),
                path: path.to_owned(),
            }))
        }
        FormTarget::Cite {
            record,
            text,
            within,
        } => {
            let fields = values.written()?;
            if form.typed("source").is_empty() {
                return Err(FormRefusal::empty("source"));
            }
            let edits =
                cite(*record, text, within, &fields).map_err(|error| compose_error(&error))?;
            Ok(Some(
                ChangeRequest::new(
                    Purpose::SourceCited {
                        name: name(state, *record),
                    },
                    edits,
                )
                .into(),
            ))
        }
        FormTarget::SaveQuery { old, kind, .. } => saved_query(form, state, old.as_ref(), kind),
        FormTarget::Withdraw {
            record,
            text,
            within,
        } => {
            let reason = form.typed("withdrawn");
            if reason.is_empty() {
                return Err(FormRefusal::empty("withdrawn"));
            }
            let list = match within.steps().first() {
                Some(PathStep::Field(list)) => StatementList::named(list),
                _ => None,
            };
            let values = [("withdrawn", FieldUpdate::Value(Some(quote(reason))))];
            let edits = set_fields(*record, text, within, &values)
                .map_err(|error| compose_error(&error))?;
            Ok(Some(
                ChangeRequest::new(
                    Purpose::Withdrawn {
                        name: name(state, *record),
                        list,
                        reason: reason.to_owned(),
                    },
                    edits,
                )
                .into(),
            ))
        }
    }
}

/// What a form of a citation says, in the one line that stands in the form beneath.
///
/// # Errors
///
/// Why it cannot stand there.
pub fn citation_line(values: &FormValues) -> Result<String, FormRefusal> {
    // Each field is judged as if it were written by itself.
    values.written()?;
    let source = values.of("source")?;
    if source.is_empty() {
        return Err(FormRefusal::empty("source"));
    }
    let details = ["at", "credibility", "via", "quote"].map(|field| values.form.typed(field));
    Ok(line(source, details))
}

/// The effect that gives people a status, as one change.
#[must_use]
pub fn give_status(
    state: &State,
    people: &[RecordId],
    status: &Status,
    fields: &[Written],
) -> ChangeRequest {
    let edits = people
        .iter()
        .map(|person| new_entry(state, *person, fields.to_vec()))
        .collect();
    let whom = match people {
        [one] => ChangeSubject::Named(name(state, *one)),
        several => ChangeSubject::People(several.len()),
    };
    let status = status.as_str().to_owned();
    ChangeRequest::new(Purpose::Status { whom, status }, edits)
}

/// The edit that adds an entry to a person's history.
#[must_use]
pub fn new_entry(state: &State, person: RecordId, fields: Vec<Written>) -> Edit {
    let entries = state
        .book
        .people()
        .get(person)
        .map_or(0, |person| person.history.len());
    add_entry(person, entries, fields, &state.author, &stamp(state.clock))
}

/// A moment as it stands in a record: UTC, to the second (RFC 3339).
#[must_use]
pub fn stamp(clock: Clock) -> String {
    clock.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn fields_title(form: &Form) -> String {
    form.rows
        .first()
        .map(|row| row.input.text().trim().to_owned())
        .unwrap_or_default()
}

/// What becomes of the fields whose text is another than it was.
fn changed(
    values: &FormValues,
    text: &str,
    within: &FieldPath,
) -> Result<Vec<(&'static str, FieldUpdate)>, FormRefusal> {
    let mut fields = Vec::new();
    for (at, (row, says)) in values.rows().enumerate() {
        if row.input.text() == row.before {
            continue;
        }
        if is_list(row.field.holds) {
            let old = value_at(text, &within.field(row.field.name)).ok().flatten();
            let typed = (says.as_ref().map_err(Clone::clone))
                .and_then(|settled| list_changes(row.field.holds, old, settled))
                .map_err(|error| FormRefusal::of(row.field.name, &error))?;
            fields.push((row.field.name, FieldUpdate::Items(typed)));
            continue;
        }
        let value = value(row, says)?;
        if value.is_none() && at == 0 && matches!(row.field.name, "name" | "title") {
            return Err(FormRefusal::empty(row.field.name));
        }
        fields.push((row.field.name, FieldUpdate::Value(value)));
    }
    Ok(fields)
}

/// Whether a relation leads to somebody else than the person whose record it stands in.
fn close_to_another(
    values: &FormValues,
    state: &State,
    record: RecordId,
) -> Result<(), FormRefusal> {
    let holds = FieldType::Link(Kind::Person);
    let named = values.rows().find(|(row, _)| row.field.holds == holds);
    let person: Option<RecordId> =
        named.and_then(|(_, says)| says.as_ref().ok().and_then(|id| id.parse().ok()));
    if person.is_some_and(|id| state.book.stands_for(id) == record) {
        return Err(FormRefusal::because("person", &say!(form_own_relative)));
    }
    Ok(())
}

fn name(state: &State, record: RecordId) -> String {
    let title = state.book.title_of(record);
    title.unwrap_or(record.kind().word()).to_owned()
}

/// The effect that saves what a form says; `None` if it says nothing new.
///
/// # Errors
///
/// Why it cannot be saved.
pub fn saved_query(
    form: &Form,
    state: &State,
    old: Option<&SavedQuery>,
    kind: &AnyWord,
) -> Result<Option<DiskRequest>, FormRefusal> {
    let new = SavedQuery {
        name: form.typed("name").to_owned(),
        query: form.typed("query").to_owned(),
        kind: kind.clone(),
    };
    if new.name.is_empty() {
        return Err(FormRefusal::empty("name"));
    }
    if let Some(kind) = new.kind() {
        query_of(&new.query, kind, &state.book, state.clock.today)
            .map_err(|error| FormRefusal::because("query", &query_error(&error)))?;
    }
    if old == Some(&new) {
        return Ok(None);
    }
    let other = of_that_name(&state.book, &new.name, old);
    let mut queries = Vec::new();
    match (old, other) {
        // What is replaced goes on under its own name, with what nobody knows of it.
        (None, Some(other)) => queries.push(QueryEdit::between(Some(other), Some(&new))),
        (Some(_), Some(other)) => {
            queries.push(QueryEdit::between(Some(other), None));
            queries.push(QueryEdit::between(old, Some(&new)));
        }
        (_, None) => queries.push(QueryEdit::between(old, Some(&new))),
    }
    let purpose = Purpose::QuerySaved { name: new.name };
    Ok(Some(ChangeRequest::of_queries(purpose, queries).into()))
}
