//! `lastseen set`: the volunteer's one-liner, a new status with its date, place and source.

use serde_json::Value;

use crate::casebook::book::Book;
use crate::casebook::change::compose::{Written, add_entry};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::{ChangeSubject, Purpose};
use crate::casebook::check::words::nearest;
use crate::casebook::derive::not_current::{NotCurrent, not_current};
use crate::casebook::fields::refusal::Refusal;
use crate::cli::args::SetArgs;
use crate::cli::closed_words::ContactWord;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::resolve::{Assumed, find_source_to_write, find_to_write, typed_lines};
use crate::cli::warnings::{tell_reading, warn_of_future};
use crate::record::date_input::read_date;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::{Status, StatusKind};
use crate::ron_text::quote::{quote, quote_block};
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::text::catalogue::{label, say};
use crate::text::errors::not_current::reason_of;
use crate::text::errors::refusal::refusal;
use crate::text::labels::date;
use crate::text::labels::label::{capital, status_of};
use crate::text::labels::typed_word::typed_word;
use crate::text::safe::display_safe;

/// A change that is understood and not yet made.
pub struct Prepared {
    /// Whom it is about.
    pub people: Vec<RecordId>,
    /// The status that they get.
    pub status: Status,
    /// What stands in the log.
    pub why: String,
    when: String,
    /// The source, unless whoever named it gave its id and knows which one was taken.
    source: Option<RecordId>,
    edits: Vec<Edit>,
    assumed: Assumed,
}

/// Adds an entry to the history of one person, or of everybody whom standard input names; all of
/// them are one change, which one undo takes back.
///
/// # Errors
///
/// [`CliError`] if the person, status, date or source is not understood, or somebody else changed
/// the same history meanwhile.
pub fn set(mut context: CommandContext, set: &SetArgs) -> Result<(), CliError> {
    if set.as_one {
        return Err(CliError::usage(label!(command_as_one_without_lines)));
    }
    let prepared = prepare(&context, set, &[])?;
    let what = why(&context, &prepared.people, &prepared.status);
    let question = say!(command_is_meant { what });
    prepared.assumed.ask(&context.book, &question, set.yes)?;
    carry_out(&mut context, &[&prepared], prepared.why.clone())?;
    report(context, set, &prepared)
}

/// Understands what is to be set; `before` are those that will be made before it and are not yet in the book.
///
/// # Errors
///
/// [`CliError`] if the person, status, date or source is not understood.
pub fn prepare(
    context: &CommandContext,
    set: &SetArgs,
    before: &[Prepared],
) -> Result<Prepared, CliError> {
    let today = clock::today();
    let typed = set.status.as_deref();
    let typed = typed.ok_or_else(|| CliError::usage(label!(command_status_missing)))?;
    let status = status(typed, &context.book.statuses)?;
    let when = match &set.when {
        Some(typed) => {
            let read = read_date(typed, today).map_err(|why| {
                let typed = typed.clone();
                CliError::Usage(vec![refusal(&Refusal::Date { typed, why })])
            })?;
            tell_reading(typed, &read, today);
            read
        }
        None => today.to_string(),
    };
    let mut assumed = Assumed::default();
    let source = find_source_to_write(context, set.source.as_deref(), &mut assumed)?;
    let people = people(context, set, &status, &mut assumed)?;
    let fields = fields(set, &status, &when, source, &context.book);
    let recorded = clock::now().to_string();
    let by = context.workspace.author_device().author.clone();
    let edits: Vec<Edit> = people
        .iter()
        .map(|id| {
            let person = context.book.people().get(*id);
            let entries = person.map_or(0, |person| person.history.len());
            let more = before.iter().filter(|one| one.people.contains(id)).count();
            add_entry(*id, entries + more, fields.clone(), &by, &recorded)
        })
        .collect();
    let why = set
        .why
        .clone()
        .unwrap_or_else(|| why(context, &people, &status));
    Ok(Prepared {
        source: source.filter(|id| set.source.as_deref() != Some(id.as_str())),
        people,
        status,
        why,
        when,
        edits,
        assumed,
    })
}

/// Whom it is about. Who writes a status behind a name means it: where it is another one, nothing is changed. In a line
/// of `list` stands the status that there is, and the name behind it.
fn people(
    context: &CommandContext,
    set: &SetArgs,
    wanted: &Status,
    assumed: &mut Assumed,
) -> Result<Vec<RecordId>, CliError> {
    let mut found = Vec::new();
    for line in typed_lines(&set.whom)? {
        let [whom, rest @ ..] = line.as_slice() else {
            continue;
        };
        let id = find_to_write(
            context,
            &[Kind::Person],
            whom,
            NamePrecision::Write,
            assumed,
        )?;
        if let [word, more @ ..] = rest
            && !more
                .first()
                .is_some_and(|name| is_listed_name(&context.book, id, name))
            && let Ok(other) = status(word, &context.book.statuses)
            && other != *wanted
        {
            return Err(CliError::usage(&say!(command_line_other_status {
                whom,
                word
            })));
        }
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Whether a column is the name of a record as `list` prints it, or as it is recorded. The column has no space at its ends.
fn is_listed_name(book: &Book, id: RecordId, column: &str) -> bool {
    let title = book.title_of(id).unwrap_or_default();
    column == title.trim() || column == display_safe(title).as_str().trim()
}

/// Makes these changes as one.
///
/// # Errors
///
/// [`CliError`] if somebody else changed the same history meanwhile, or it cannot be written.
pub fn carry_out(
    context: &mut CommandContext,
    all: &[&Prepared],
    why: String,
) -> Result<(), CliError> {
    for prepared in all {
        context.warn_of_editors(&prepared.people);
        context.warn_of_roles(&prepared.people);
    }
    let edits = all.iter().flat_map(|prepared| prepared.edits.clone());
    let change = context.workspace.change(why, edits.collect())?;
    let committed = context.workspace.commit(&change)?;
    for (_, loaded) in committed.reread {
        if let Some(loaded) = loaded {
            context.book.put(loaded);
        }
    }
    let dates: Vec<&str> = all.iter().map(|prepared| prepared.when.as_str()).collect();
    context.settle_present_day(&dates);
    for prepared in all {
        let so = label!(command_absence_counts_not);
        warn_of_future(context, &prepared.when, so);
    }
    Ok(())
}

/// What was done, and who has which status now.
fn report(mut context: CommandContext, set: &SetArgs, prepared: &Prepared) -> Result<(), CliError> {
    if context.common.json {
        let mut records: Vec<Value> = prepared
            .people
            .iter()
            .map(|id| json::record(&context.book, *id))
            .collect();
        let value = if set.whom == "-" {
            Value::Array(records)
        } else {
            records.pop().unwrap_or_default()
        };
        context.out.json(&value)?;
    } else if !context.common.quiet {
        told(&mut context, prepared)?;
    }
    Ok(context.out.finish()?)
}

/// Tells a line for each person: an older entry need not be the current one.
///
/// # Errors
///
/// [`CliError`] if it cannot be printed.
pub fn told(context: &mut CommandContext, prepared: &Prepared) -> Result<(), CliError> {
    let status = &prepared.status;
    let when = date::display(&EdtfDate::new(&prepared.when));
    for id in &prepared.people {
        let name = context.book.title_of(*id).unwrap_or_default();
        let person = context.book.people().get(*id);
        let sex = person.and_then(|person| person.sex.as_ref());
        let said = capital(&status_of(status, sex));
        let mut text = display_safe(&format!("{id}  {name}: {said}, {when}"));
        if let Some(id) = prepared.source {
            let title = context.book.title_of(id).unwrap_or_default();
            text = say!(command_told_with_source {
                told: text,
                title,
                id
            });
        }
        if let Some((now, why)) = not_current(&context.book, *id, status) {
            let now = now.map_or_else(
                || label!(set_status_none).into(),
                |now| display_safe(&capital(&status_of(now, sex))),
            );
            text = match why {
                NotCurrent::Later => say!(command_newer_entry_counts { told: text, now }),
                why => say!(command_status_stays {
                    told: text,
                    now,
                    why: reason_of(why)
                }),
            };
        }
        context.out.line(&text)?;
    }
    Ok(())
}

/// The fields of the new entry, in the order in which the shipped records have them.
fn fields(
    set: &SetArgs,
    status: &Status,
    when: &str,
    source: Option<RecordId>,
    book: &Book,
) -> Vec<Written> {
    let mut fields = vec![
        ("when", quote(when)),
        ("status", status.as_str().to_owned()),
    ];
    if let Some(place) = given(set.place.as_deref()) {
        fields.push(("place", quote(book.as_spelled(Kind::Place, place))));
    }
    if let Some(contact) = set.contact {
        let word = match contact {
            ContactWord::Direct => "Direct",
            ContactWord::Relayed => "Relayed",
            ContactWord::None => "None",
        };
        fields.push(("contact", word.to_owned()));
    }
    if let Some(source) = source {
        let source = quote(source.as_str());
        let citation = match given(set.at.as_deref()) {
            Some(at) => format!("[(source: {source}, at: {})]", quote(at)),
            None => format!("[(source: {source})]"),
        };
        fields.push(("sources", citation));
    }
    if let Some(note) = given(set.note.as_deref()) {
        fields.push(("note", quote_block(note)));
    }
    fields
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The status that is called so; capitals do not count, and an unambiguous beginning will do.
fn status(typed: &str, known: &[StatusKind]) -> Result<Status, CliError> {
    let wanted = typed.trim().to_lowercase();
    if let Some(kind) = known.iter().find(|kind| kind.name.lower() == wanted) {
        return Ok(kind.name.clone());
    }
    let own = typed_word(typed, known.iter().map(|kind| kind.name.as_str()));
    if let Some(own) = own {
        return Ok(Status::from(own));
    }
    let beginning: Vec<&StatusKind> = known
        .iter()
        .filter(|kind| !wanted.is_empty() && kind.name.lower().starts_with(&wanted))
        .collect();
    if let [one] = beginning.as_slice() {
        return Ok(one.name.clone());
    }
    let names: Vec<String> = known.iter().map(|kind| kind.name.lower()).collect();
    let meant = nearest(&wanted, names.iter().map(String::as_str));
    Err(CliError::usage(&match meant {
        Some(meant) => say!(query_unknown_status_near {
            word: typed,
            near: meant
        }),
        None => say!(query_unknown_status {
            word: typed,
            statuses: names.join(", ")
        }),
    }))
}

/// What stands in the log: `Gorshenin: Returned`.
fn why(context: &CommandContext, people: &[RecordId], status: &Status) -> String {
    let whom = match people {
        [one] => ChangeSubject::Named(context.book.title_of(*one).unwrap_or_default().to_owned()),
        several => ChangeSubject::People(several.len()),
    };
    let status = status.as_str().to_owned();
    Purpose::Status { whom, status }.to_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_known_by_its_word_or_its_beginning() {
        let mut known = StatusKind::four();
        known.push(StatusKind {
            name: Status::from("Hiding"),
            label: "HID".to_owned(),
            key: 'h',
            tone: Default::default(),
        });
        for (typed, name) in [
            ("RETURNED", "Returned"),
            ("ret", "Returned"),
            ("hiding", "Hiding"),
        ] {
            assert_eq!(status(typed, &known).unwrap().as_str(), name);
        }
        for typed in ["re", "", "dead"] {
            assert_eq!(status(typed, &known).unwrap_err().exit_code(), 2);
        }
        let lines = status("detaned", &known).unwrap_err().lines();
        assert_eq!(
            lines[0].as_str(),
            "detaned: there is no such status; did you mean detained?"
        );
    }
}
