//! `lastseen add`: a new record from `FIELD=VALUE`.

use jiff::civil::Date;
use serde_json::json;

use crate::casebook::book::Book;
use crate::casebook::change::compose::{Written, record_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::recorded::{StatementDraft, recorded_already, same_name};
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::fields::refusal::Refusal;
use crate::cli::args::AddArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::output::out::tell;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::cli::warnings::{tell_reading, warn_of_future};
use crate::cli::whole_book::book_of;
use crate::record::date_input::read_date;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::{label, say};
use crate::text::errors::refusal::refusal;
use crate::text::log::purpose::why as told;
use crate::text::safe::display_safe;

/// Adds a record and prints its id.
///
/// # Errors
///
/// [`CliError::Usage`] if a field is not known or cannot take its value.
pub fn add(mut context: CommandContext, add: &AddArgs) -> Result<(), CliError> {
    let kind = add.kind.kind();
    let today = clock::today();
    let mut given: Vec<(Field, String)> = Vec::new();
    for text in &add.fields {
        let (field, value) = split(kind, text)?;
        if given.iter().any(|(other, _)| other.name == field.name) {
            return Err(CliError::usage(&say!(command_field_given_twice {
                name: &field.name
            })));
        }
        given.push((field, value));
    }
    let mut assumed = Assumed::default();
    let mut fields: Vec<Written> = Vec::new();
    let mut title = String::new();
    // In the order of a form, whatever the order on the command line.
    for (at, field) in fields_of(kind).iter().enumerate() {
        let typed = given
            .iter()
            .find(|(other, _)| other.name == field.name)
            .map_or("", |(_, value)| value.trim());
        let settled = settle(&context, *field, typed, today, &mut assumed)?;
        let value = value_text(field.holds, &settled)
            .map_err(|error| CliError::Usage(vec![refusal(&error)]))?;
        if field.holds == FieldType::Date {
            warn_of_future(&context, &settled, label!(command_withdrawn_counts_not));
        }
        if at == 0 {
            title = settled;
        }
        match value {
            Some(value) => fields.push((field.name, value)),
            None if at == 0 => {
                let empty = Refusal::Empty { field: field.name };
                return Err(CliError::Usage(vec![refusal(&empty)]));
            }
            None => {}
        }
    }
    let record = context.workspace.fresh_id(kind)?;
    let text = record_text(record, &fields);
    let typed_in = |name: &str| {
        let mut given = given.iter();
        let field = given.find(|(field, _)| field.name == name);
        field.map_or("", |(_, value)| value.trim())
    };
    let draft = StatementDraft {
        kind,
        name: &title,
        publisher: typed_in("publisher"),
        url: typed_in("url"),
    };
    let already = recorded_already(&context.book, &context.book.ids(kind), draft);
    let why = Purpose::RecordAdded {
        name: title.clone(),
        kind,
    }
    .to_text();
    assumed.ask(
        &context.book,
        &say!(command_is_meant { what: told(&why) }),
        add.yes,
    )?;
    let change = context
        .workspace
        .change(why, vec![Edit::Create { record, text }])?;
    let committed = if add.anyway {
        context.workspace.commit_anyway(&change)?
    } else {
        context.workspace.commit(&change)?
    };
    for loaded in committed.reread.into_iter().filter_map(|(_, now)| now) {
        context.book.put(loaded);
    }
    tell_of(&context, &already);
    if context.common.json {
        let mut value = json::record(&context.book, record);
        if let Some(fields) = value.as_object_mut() {
            let ids: Vec<&str> = already.iter().map(RecordId::as_str).collect();
            fields.insert("recorded_already".to_owned(), json!(ids));
        }
        context.out.json(&value)?;
    } else {
        context.out.line(&display_safe(record.as_str()))?;
    }
    Ok(context.out.finish()?)
}

/// The book to which a record is added as to all of them; `None` if only all of them tell what is meant.
#[must_use]
pub fn book_to_add_to(workspace: &Workspace, add: &AddArgs) -> Option<Book> {
    let kind = add.kind.kind();
    let mut name = "";
    for text in &add.fields {
        let (field, value) = text.split_once('=')?;
        let mut known = fields_of(kind).iter();
        let at = known.position(|one| one.name == field.trim())?;
        if at == 0 {
            name = value.trim();
        }
        // Who of the people is meant is known of those alone that are read.
        if matches!(
            fields_of(kind)[at].holds,
            FieldType::Link(Kind::Person) | FieldType::Links(Kind::Person)
        ) {
            return None;
        }
    }
    let view = workspace.stored_view()?;
    let is_same = same_name(kind, name);
    let has_name = |line: &str| line.split('\t').any(&is_same);
    let namesakes = view.named(kind, &has_name)?;
    Some(book_of(workspace, view.around(&[], &namesakes)?))
}

/// How many records that are there already are told of one by one.
const TOLD: usize = 3;

/// Tells on standard error what seems to be recorded already.
fn tell_of(context: &CommandContext, already: &[RecordId]) {
    if context.common.quiet {
        return;
    }
    for id in already.iter().take(TOLD) {
        let title = context.book.title_of(*id).unwrap_or_default();
        let then = match id.kind() {
            Kind::Person => label!(command_compare_them),
            Kind::Case | Kind::Source | Kind::Place | Kind::Unit => {
                label!(command_undo_the_new_one)
            }
        };
        tell(&say!(command_recorded_already { title, id, then }));
    }
    if already.len() > TOLD {
        let more = already.len() - TOLD;
        tell(&say!(command_more_recorded_already { more }));
    }
}

fn split(kind: Kind, text: &str) -> Result<(Field, String), CliError> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(CliError::usage(&say!(command_write_field {
            text,
            field: fields_of(kind)[0].name
        })));
    };
    let field = fields_of(kind)
        .iter()
        .find(|field| field.name == name.trim())
        .ok_or_else(|| {
            let typed = name.trim().to_owned();
            let names: Vec<&str> = fields_of(kind).iter().map(|field| field.name).collect();
            CliError::Usage(vec![
                refusal(&Refusal::NoSuchField { typed }),
                say!(command_fields_of_kind {
                    kind,
                    names: names.join(", ")
                }),
            ])
        })?;
    Ok((*field, value.to_owned()))
}

/// What is typed in the form that the file wants: dates in EDTF, and ids in place of names.
fn settle(
    context: &CommandContext,
    field: Field,
    typed: &str,
    today: Date,
    assumed: &mut Assumed,
) -> Result<String, CliError> {
    if typed.is_empty() {
        return Ok(String::new());
    }
    match field.holds {
        FieldType::Date => {
            let read = read_date(typed, today).map_err(|why| {
                let typed = typed.to_owned();
                CliError::Usage(vec![refusal(&Refusal::Date { typed, why })])
            })?;
            tell_reading(typed, &read, today);
            Ok(read)
        }
        FieldType::Link(kind) | FieldType::Links(kind) => linked(context, kind, typed, assumed),
        FieldType::Parts => linked(context, Kind::Case, typed, assumed),
        FieldType::Citations => linked(context, Kind::Source, typed, assumed),
        FieldType::Named(kind) => Ok(context.book.as_spelled(kind, typed).to_owned()),
        FieldType::Line
        | FieldType::Text
        | FieldType::Word(_)
        | FieldType::Status
        | FieldType::Words
        | FieldType::Names
        | FieldType::Number
        | FieldType::Decimal
        | FieldType::Id
        | FieldType::Struct
        | FieldType::Items
        | FieldType::Flag => Ok(typed.to_owned()),
    }
}

/// Names in place of ids, each with what follows in parentheses left as it is. A name that has
/// parentheses itself is tried whole first.
fn linked(
    context: &CommandContext,
    kind: Kind,
    typed: &str,
    assumed: &mut Assumed,
) -> Result<String, CliError> {
    let kinds = [kind];
    let mut find = |text: &str| find_to_write(context, &kinds, text, NamePrecision::Write, assumed);
    let mut parts = Vec::new();
    for part in typed
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let whole = find(part);
        let split = part
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('));
        parts.push(match (whole, split) {
            (Ok(id), _) => id.to_string(),
            (Err(_), Some((name, word))) => {
                let id = find(name.trim())?;
                format!("{id} ({})", word.trim())
            }
            (Err(error), None) => return Err(error),
        });
    }
    Ok(parts.join("; "))
}
