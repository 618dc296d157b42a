//! `lastseen set -` without a status: a change in each line of standard input, as JSON or separated by tabs. What reads
//! the whole workspace once costs a line what a change costs.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read};

use serde::Deserialize;
use serde_json::Value;

use crate::casebook::change::purpose::{ChangeSubject, Purpose};
use crate::cli::args::SetArgs;
use crate::cli::closed_words::ContactWord;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::set::{Prepared, carry_out, prepare, told};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::output::out::tell;
use crate::cli::standard_input::STANDARD_INPUT;
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};

/// The most lines of standard input.
const MOST_LINES: usize = 100_000;

/// The most bytes of one line: those of a long note.
const MOST_BYTES: usize = 64 * 1024;

/// The most bytes of all lines, which are held until the last of them has been read.
const MOST_OF_ALL: usize = 64 * 1024 * 1024;

/// What a line says, under the names of the flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Line {
    whom: String,
    status: String,
    when: Option<String>,
    place: Option<String>,
    source: Option<String>,
    at: Option<String>,
    contact: Option<String>,
    note: Option<String>,
    why: Option<String>,
}

/// One change that standard input asks for.
pub struct SetLine {
    /// The number of the line, from 1.
    number: usize,
    /// What is to be done, or why it is not.
    asked: Result<SetArgs, CliError>,
}

impl SetLine {
    /// What the line names: a person and perhaps a source.
    #[must_use]
    pub fn named(&self) -> Option<(&str, Option<&str>)> {
        let asked = self.asked.as_ref().ok()?;
        Some((&asked.whom, asked.source.as_deref()))
    }

    /// Whether the line names a place.
    #[must_use]
    pub fn names_place(&self) -> bool {
        self.asked.as_ref().is_ok_and(|asked| asked.place.is_some())
    }
}

/// Whether these arguments want a change in each line of standard input.
#[must_use]
pub fn wants_lines(set: &SetArgs) -> bool {
    set.whom == STANDARD_INPUT && set.status.is_none()
}

/// Reads all lines. What the flags say holds for each line that does not say otherwise.
///
/// # Errors
///
/// [`CliError`] if standard input cannot be read, is empty, or has more lines than anybody means; a flag wants it, too.
pub fn read_lines(set: &SetArgs) -> Result<Vec<SetLine>, CliError> {
    let wants = |text: &Option<String>| text.as_deref() == Some(STANDARD_INPUT);
    if wants(&set.note) || wants(&set.why) {
        return Err(CliError::usage(label!(
            command_standard_input_names_or_text
        )));
    }
    let mut input = io::stdin().lock();
    let mut lines = Vec::new();
    let mut total = 0_usize;
    for number in 1.. {
        let mut bytes = Vec::new();
        let limit = MOST_BYTES as u64 + 1;
        let read = input.by_ref().take(limit).read_until(b'\n', &mut bytes);
        read.map_err(|error| {
            CliError::refused(&say!(command_standard_input_unreadable { error }))
        })?;
        if bytes.is_empty() {
            break;
        }
        // Empty lines count as well: they may go on for ever.
        if number > MOST_LINES {
            return Err(CliError::usage(&say!(command_lines_too_many {
                most: MOST_LINES
            })));
        }
        let is_cut = bytes.len() > MOST_BYTES && !bytes.ends_with(b"\n");
        total += bytes.len();
        if is_cut {
            total += skip_line(&mut input, MOST_OF_ALL)?;
        }
        if total > MOST_OF_ALL {
            return Err(CliError::usage(&say!(command_lines_too_large {
                megabytes: MOST_OF_ALL / 1024 / 1024
            })));
        }
        if is_cut {
            lines.push(SetLine {
                number,
                asked: Err(CliError::usage(&say!(command_line_too_long {
                    bytes: MOST_BYTES
                }))),
            });
            continue;
        }
        let asked = match std::str::from_utf8(&bytes) {
            Ok(text) if text.trim().is_empty() => continue,
            // Spreadsheets begin a text with a byte order mark.
            Ok(text) => read_line(
                text.trim_start_matches('\u{feff}')
                    .trim_end_matches(['\n', '\r']),
                set,
            ),
            Err(_) => Err(CliError::usage(label!(command_standard_input_not_utf8))),
        };
        lines.push(SetLine { number, asked });
    }
    if lines.is_empty() {
        return Err(CliError::refused(label!(command_standard_input_names)));
    }
    Ok(lines)
}

/// Passes over the rest of a line and says how many bytes that were; more than `most` are not waited for.
fn skip_line(input: &mut impl BufRead, most: usize) -> io::Result<usize> {
    let mut skipped = 0;
    loop {
        let bytes = input.fill_buf()?;
        let end = memchr::memchr(b'\n', bytes);
        let count = end.map_or(bytes.len(), |end| end + 1);
        input.consume(count);
        skipped += count;
        if end.is_some() || count == 0 || skipped > most {
            return Ok(skipped);
        }
    }
}

/// The arguments that a line stands for.
fn read_line(text: &str, set: &SetArgs) -> Result<SetArgs, CliError> {
    let line = match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text).map_err(|error| {
            let reason = error.to_string();
            CliError::usage(&say!(command_line_no_json { reason }))
        })?,
        false => of_fields(text)?,
    };
    let whom = line.whom.trim();
    if whom.is_empty() || whom == STANDARD_INPUT || line.status.trim().is_empty() {
        return Err(CliError::usage(label!(command_line_incomplete)));
    }
    let own = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let given = |text, general: &Option<String>| own(text).or_else(|| general.clone());
    let (source, at) = (given(line.source, &set.source), own(line.at));
    if at.is_some() && source.is_none() {
        return Err(CliError::usage(label!(command_line_at_of_no_source)));
    }
    let contact = match line.contact.as_deref().map(str::trim) {
        None | Some("") => set.contact,
        Some(word) => Some(contact(word)?),
    };
    Ok(SetArgs {
        whom: line.whom,
        status: Some(line.status),
        when: given(line.when, &set.when),
        place: given(line.place, &set.place),
        source,
        at: at.or_else(|| set.at.clone()),
        contact,
        note: given(line.note, &set.note),
        why: given(line.why, &set.why),
        yes: set.yes,
        as_one: set.as_one,
    })
}

/// A line of fields in the order of the flags.
fn of_fields(text: &str) -> Result<Line, CliError> {
    let mut fields = text.split('\t').map(str::to_owned);
    let mut next = || fields.next();
    let line = Line {
        whom: next().unwrap_or_default(),
        status: next().unwrap_or_default(),
        when: next(),
        place: next(),
        source: next(),
        at: next(),
        contact: next(),
        note: next(),
        why: next(),
    };
    match fields.next() {
        Some(_) => Err(CliError::usage(label!(command_line_too_many_fields))),
        None => Ok(line),
    }
}

fn contact(word: &str) -> Result<ContactWord, CliError> {
    match word.to_lowercase().as_str() {
        "direct" => Ok(ContactWord::Direct),
        "relayed" => Ok(ContactWord::Relayed),
        "none" => Ok(ContactWord::None),
        _ => Err(CliError::usage(&say!(command_line_contact { word }))),
    }
}

/// Makes the changes, one after another or as one; each line that is refused is told with its number, and keeps no other
/// from being done unless all are to be one change.
///
/// # Errors
///
/// [`CliError`] with the highest exit code of the lines that were refused.
pub fn set_lines(
    mut context: CommandContext,
    set: &SetArgs,
    lines: Vec<SetLine>,
) -> Result<(), CliError> {
    let total = lines.len();
    let mut refused = Vec::new();
    let mut done: Vec<Prepared> = Vec::new();
    let mut changed: Vec<RecordId> = Vec::new();
    // Whoever reads what is printed may go away; the changes are made all the same.
    let mut unprinted = Ok(());
    for line in lines {
        let prepared = line.asked.and_then(|asked| {
            let prepared = prepare(&context, &asked, &done)?;
            match set.as_one {
                true => Ok(prepared),
                false => {
                    carry_out(&mut context, &[&prepared], prepared.why.clone()).map(|()| prepared)
                }
            }
        });
        match prepared {
            Ok(prepared) if set.as_one => done.push(prepared),
            Ok(prepared) => {
                let reported = report(&mut context, &[prepared], &mut changed);
                unprinted = unprinted.and(reported);
            }
            Err(error) => {
                for told in error.lines() {
                    tell(&say!(command_line_refused {
                        number: line.number,
                        told
                    }));
                }
                refused.push(error);
            }
        }
    }
    if set.as_one && refused.is_empty() {
        let all: Vec<&Prepared> = done.iter().collect();
        let why = set.why.clone().unwrap_or_else(|| why_of_all(&done));
        carry_out(&mut context, &all, why)?;
        report(&mut context, &done, &mut changed)?;
    }
    if context.common.json {
        let mut seen = BTreeSet::new();
        changed.retain(|id| seen.insert(*id));
        let values = changed.iter().map(|id| json::record(&context.book, *id));
        let values = Value::Array(values.collect());
        unprinted = unprinted.and(context.out.json(&values).map_err(CliError::from));
    }
    let unprinted = unprinted.and(context.out.finish().map_err(CliError::from));
    let count = refused.len();
    match refused.into_iter().max_by_key(CliError::exit_code) {
        None => unprinted,
        Some(worst) => {
            let told = match set.as_one {
                true => say!(command_lines_none_done { count, total }),
                false if count == total => label!(command_lines_all_refused).into(),
                false => say!(command_lines_refused { count, total }),
            };
            Err(match worst.exit_code() {
                2 => CliError::Usage(vec![told]),
                3 => {
                    tell(&told);
                    CliError::Undecided
                }
                _ => CliError::Refused(vec![told]),
            })
        }
    }
}

/// Tells what was done; the records wait for the end where they are JSON.
fn report(
    context: &mut CommandContext,
    done: &[Prepared],
    values: &mut Vec<RecordId>,
) -> Result<(), CliError> {
    for prepared in done {
        if context.common.json {
            values.extend(&prepared.people);
        } else if !context.common.quiet {
            told(context, prepared)?;
        }
    }
    Ok(())
}

/// What stands in the log of all lines together.
fn why_of_all(done: &[Prepared]) -> String {
    let mut people: Vec<RecordId> = done.iter().flat_map(|one| one.people.clone()).collect();
    people.sort_unstable();
    people.dedup();
    let mut statuses: Vec<&str> = Vec::new();
    for one in done {
        if !statuses.contains(&one.status.as_str()) {
            statuses.push(one.status.as_str());
        }
    }
    let whom = ChangeSubject::People(people.len());
    let status = statuses.join(", ");
    Purpose::Status { whom, status }.to_text()
}
