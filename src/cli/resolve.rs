//! Resolves what somebody typed to records: an id, the beginning of one, or a name.

use std::io::{self, BufRead};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::errors::problem::Problem;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::question::{agree, can_ask};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::{NamePrecision, Resolution, looks_like_id, resolve, resolve_alias};
use crate::storage::clock;
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::its_file;
use crate::text::labels::label::plural;
use crate::text::safe::display_safe;

/// How many records are named where several fit.
const NAMED: usize = 10;

/// What was typed, or, for `-`, the first column of every line of standard input.
///
/// # Errors
///
/// [`CliError`] if standard input cannot be read or holds nothing.
pub fn typed(whom: &str) -> Result<Vec<String>, CliError> {
    let lines = typed_lines(whom)?.into_iter();
    Ok(lines.filter_map(|line| line.into_iter().next()).collect())
}

/// As [`typed`], with all columns of each line.
///
/// # Errors
///
/// As [`typed`].
pub fn typed_lines(whom: &str) -> Result<Vec<Vec<String>>, CliError> {
    if whom != "-" {
        return Ok(vec![vec![whom.to_owned()]]);
    }
    let mut all = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            CliError::refused(&say!(command_standard_input_unreadable { error }))
        })?;
        let columns = line.split('\t').map(|column| column.trim().to_owned());
        let columns: Vec<String> = columns.collect();
        if columns.first().is_some_and(|first| !first.is_empty()) {
            all.push(columns);
        }
    }
    if all.is_empty() {
        return Err(CliError::refused(label!(command_standard_input_names)));
    }
    Ok(all)
}

/// The one record of these kinds that is meant by somebody who wants to look at it, as
/// [`NamePrecision::Read`] has it.
///
/// # Errors
///
/// [`CliError::Refused`] if nothing fits, or several do; the lines name them.
pub fn find_one(
    book: &Book,
    kinds: &[Kind],
    typed: &str,
    today: Date,
) -> Result<RecordId, CliError> {
    let found = resolve(book, kinds, typed, NamePrecision::Read, today);
    settled(book, kinds, typed, found, NamePrecision::Read).map(|(id, _)| id)
}

fn settled(
    book: &Book,
    kinds: &[Kind],
    typed: &str,
    found: Resolution,
    precision: NamePrecision,
) -> Result<(RecordId, bool), CliError> {
    match found {
        Resolution::One { id, is_exact } => Ok((id, is_exact)),
        Resolution::Several(ids) => Err(ambiguous(book, typed, &ids)),
        Resolution::Nobody(near) if near.is_empty() => Err(nobody(kinds, typed)),
        Resolution::Nobody(near) => Err(nearly(book, kinds, typed, &near, precision)),
    }
}

/// The one record of these kinds that is meant by somebody who wants to write to it. Where it was not
/// called by its id or a name as it is recorded, that is noted in `assumed`.
///
/// # Errors
///
/// As [`find_readable`]; also if only a part of a word fits, or a near spelling.
pub fn find_to_write(
    context: &CommandContext,
    kinds: &[Kind],
    typed: &str,
    precision: NamePrecision,
    assumed: &mut Assumed,
) -> Result<RecordId, CliError> {
    refuse_unread(context, kinds, typed)?;
    let found = resolve(&context.book, kinds, typed, precision, clock::today());
    let (id, is_exact) = settled(&context.book, kinds, typed, found, precision)?;
    if !is_exact {
        assumed.0.push((typed.trim().to_owned(), id));
    }
    Ok(id)
}

/// The source that a new statement cites, if one is named.
///
/// # Errors
///
/// As [`find_to_write`].
pub fn find_source_to_write(
    context: &CommandContext,
    typed: Option<&str>,
    assumed: &mut Assumed,
) -> Result<Option<RecordId>, CliError> {
    typed
        .map(|typed| {
            find_to_write(
                context,
                &[Kind::Source],
                typed,
                NamePrecision::Write,
                assumed,
            )
        })
        .transpose()
}

/// The records that are written to, each once, in the order in which they were typed.
///
/// # Errors
///
/// As [`find_to_write`], for the first that does not fit exactly one.
pub fn find_all_to_write(
    context: &CommandContext,
    kinds: &[Kind],
    whom: &str,
    assumed: &mut Assumed,
) -> Result<Vec<RecordId>, CliError> {
    let mut found = Vec::new();
    for one in typed(whom)? {
        let id = find_to_write(context, kinds, &one, NamePrecision::Write, assumed)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// What was taken to mean a record without being its id or a name as it is recorded.
#[derive(Debug, Default)]
pub struct Assumed(Vec<(String, RecordId)>);

impl Assumed {
    /// Asks the question once, on a terminal, if something was taken to be meant. Into a pipe the
    /// command goes on.
    ///
    /// # Errors
    ///
    /// [`CliError::Refused`] if the answer is not yes, [`CliError::Interrupted`] after Ctrl-C.
    pub fn ask(&self, book: &Book, question: &str, is_sure: bool) -> Result<(), CliError> {
        let is_shown = can_ask();
        if self.0.is_empty() || is_sure || !is_shown {
            return Ok(());
        }
        for (typed, id) in &self.0 {
            let title = book.title_of(*id).unwrap_or_default();
            tell(&display_safe(&format!("{typed} -> {title} ({id})")));
        }
        agree(question, label!(command_nothing_was_changed))
    }
}

/// The one record of these kinds that is meant, as [`find_one`] finds it among what could be read.
///
/// # Errors
///
/// [`CliError::Refused`] with the place of the error where what was typed may be the id of a record
/// whose file could not be read: nobody by that name is to be found then, and a beginning that is
/// left with one record need not mean that one. Otherwise as [`find_one`].
pub fn find_readable(
    context: &CommandContext,
    kinds: &[Kind],
    typed: &str,
    today: Date,
) -> Result<RecordId, CliError> {
    refuse_unread(context, kinds, typed)?;
    find_one(&context.book, kinds, typed, today)
}

fn refuse_unread(context: &CommandContext, kinds: &[Kind], typed: &str) -> Result<(), CliError> {
    let unread = unread(&context.book, &context.problems, kinds, typed);
    if unread.is_empty() {
        return Ok(());
    }
    let lines = unread.into_iter().take(NAMED);
    Err(CliError::Refused(
        lines.map(|problem| its_file(typed, problem)).collect(),
    ))
}

/// The problems of the files whose record is perhaps meant by an id or the beginning of one.
fn unread<'p>(
    book: &Book,
    problems: &'p [Problem],
    kinds: &[Kind],
    typed: &str,
) -> Vec<&'p Problem> {
    let loaded = book.ids_beginning(typed, usize::MAX);
    let is_settled = loaded.len() > 1 || loaded.iter().any(|id| id.as_str() == typed);
    if is_settled || !looks_like_id(typed) {
        return Vec::new();
    }
    let is_meant = |id: RecordId| {
        kinds.contains(&id.kind()) && id.as_str().starts_with(typed) && !book.has(id)
    };
    problems
        .iter()
        .filter(|problem| problem.record.is_some_and(is_meant))
        .collect()
}

/// The records that are meant, each once, in the order in which they were typed.
///
/// # Errors
///
/// As [`find_readable`], for the first that does not fit exactly one.
pub fn find_all(
    context: &CommandContext,
    kinds: &[Kind],
    whom: &str,
    today: Date,
) -> Result<Vec<RecordId>, CliError> {
    let mut found = Vec::new();
    for one in typed(whom)? {
        let id = find_readable(context, kinds, &one, today)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The record that was joined to another one and is meant by its id, the beginning of it, or its whole
/// recorded name. Where it was called in another way than it is recorded, that is noted in `assumed`.
///
/// # Errors
///
/// [`CliError::Refused`] if there is none, or several.
pub fn find_alias(book: &Book, typed: &str, assumed: &mut Assumed) -> Result<RecordId, CliError> {
    match resolve_alias(book, typed) {
        Resolution::One { id, is_exact } => {
            if !is_exact {
                assumed.0.push((typed.trim().to_owned(), id));
            }
            Ok(id)
        }
        Resolution::Several(ids) => Err(ambiguous(book, typed, &ids)),
        Resolution::Nobody(_) => Err(CliError::refused(&say!(command_no_joined_id { typed }))),
    }
}

fn nobody(kinds: &[Kind], typed: &str) -> CliError {
    CliError::refused(&say!(command_none_among {
        typed,
        among: among(kinds)
    }))
}

fn nearly(
    book: &Book,
    kinds: &[Kind],
    typed: &str,
    near: &[RecordId],
    precision: NamePrecision,
) -> CliError {
    let advice = match precision {
        NamePrecision::Read => label!(command_did_you_mean),
        NamePrecision::Write => label!(command_nearest_to_write),
        NamePrecision::Irreversible => {
            label!(command_nearest_irreversible)
        }
    };
    let first = say!(command_none_called_so {
        typed,
        among: among(kinds),
        advice
    });
    listed(book, &first, near)
}

fn ambiguous(book: &Book, typed: &str, several: &[RecordId]) -> CliError {
    let first = say!(command_several_fit {
        typed,
        count: several.len()
    });
    listed(book, &first, several)
}

fn listed(book: &Book, first: &str, ids: &[RecordId]) -> CliError {
    let mut lines = vec![display_safe(first)];
    for id in ids.iter().take(NAMED) {
        let title = book.title_of(*id).unwrap_or_default();
        lines.push(display_safe(&format!("  {id}  {title}")));
    }
    if ids.len() > NAMED {
        lines.push(say!(command_and_more {
            more: ids.len() - NAMED
        }));
    }
    CliError::Refused(lines)
}

fn among(kinds: &[Kind]) -> &'static str {
    match kinds {
        [one] => plural(*one),
        _ => label!(command_records),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;
    use jiff::civil::date;

    fn found(typed: &str) -> Result<String, Vec<String>> {
        let mut book = Book::new("t", StatusKind::four());
        for (id, rest) in [
            ("p-4f7k9", "name: \"Artyom Gorshenin\""),
            (
                "p-4f8aa",
                "name: \"Maksim Kochetkov\", other_names: [(text: \"Макс\")]",
            ),
            ("p-4f8ab", "name: \"Maksim Petrov\""),
        ] {
            let id: RecordId = id.parse().unwrap();
            let text = format!("Person(id: \"{id}\", {rest})");
            book.put(read_file("x".as_ref(), Kind::Person, id, &text).unwrap());
        }
        book.settle();
        find_one(&book, &[Kind::Person], typed, date(2026, 1, 1))
            .map(|id| id.to_string())
            .map_err(|error| {
                let lines = error.lines();
                lines.into_iter().map(String::from).collect()
            })
    }

    #[test]
    fn ids_names_and_spellings_lead_to_one_record() {
        for (typed, id) in [
            ("p-4f7k9", "p-4f7k9"),
            ("p-4f7", "p-4f7k9"),
            ("Artyom Gorshenin", "p-4f7k9"),
            ("артём горшенин", "p-4f7k9"),
            ("gorsh", "p-4f7k9"),
            ("Max", "p-4f8aa"),
            ("petrov maksim", "p-4f8ab"),
        ] {
            assert_eq!(found(typed).as_deref(), Ok(id), "{typed}");
        }
    }

    #[test]
    fn what_fits_several_is_refused_with_the_list() {
        let lines = found("maksim").unwrap_err();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("maksim: fits 2"), "{lines:?}");
        assert_eq!(found("p-4f8").unwrap_err().len(), 3);
    }

    #[test]
    fn what_fits_nobody_is_refused() {
        let lines = found("Ivanov").unwrap_err();
        assert!(
            lines[0].starts_with("Ivanov: none of the people"),
            "{lines:?}"
        );
        assert!(found("").is_err());
    }
}
