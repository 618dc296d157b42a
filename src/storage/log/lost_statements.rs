//! Statements that the logs tell of and the records have no more, though no change took them away: what a merge of git
//! without lastseen dropped of one of its sides.
//!
//! Only records are looked at that two devices changed from one and the same text. Which those are, the digests in the
//! lines tell, so that few lines are read as RON.

use std::collections::{HashMap, HashSet};
use std::io;

use memchr::memmem;

use crate::casebook::change::edit::Edit;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::merge::lost_statements::{LostStatement, lost_statements, versions_with};
use crate::record::id::RecordId;
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::storage::clock::latest_credible;
use crate::storage::commit::pending_file::read_text;
use crate::storage::error::{about_file, failed};
use crate::storage::fs::Fs;
use crate::storage::log::file::{LOGS, all, each_part, is_no_log};
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::order::order_of;

/// What a line says of a file that it touched, up to its name.
const FILE: &[u8] = b"(path:\"";
const BEFORE: &[u8] = b"\",before:\"";
const AFTER: &[u8] = b"\",after:\"";

/// What is lost of a record, by the lines of the logs that said it.
pub struct LostOfRecord {
    lines: Vec<LogLine>,
    /// The text of the record.
    pub text: String,
    /// What it says no more.
    pub statements: Vec<LostStatement>,
}

/// The findings about everything that is lost.
///
/// # Errors
///
/// [`Failure::Io`] if a log cannot be read.
pub fn lost_problems(fs: &dyn Fs) -> Result<Vec<Problem>, Failure> {
    if all(fs).map_err(|error| unread(fs, &error))?.len() < 2 {
        return Ok(Vec::new());
    }
    let forked = forked_records(fs).map_err(|error| unread(fs, &error))?;
    problems_of(fs, &forked)
}

/// The findings about records that lines touch which come after these numbers, by the paths of the logs.
///
/// # Errors
///
/// As [`lost_problems`].
pub fn lost_since(fs: &dyn Fs, seen: &HashMap<String, u64>) -> Result<Vec<Problem>, Failure> {
    let wrong = |error: io::Error| unread(fs, &error);
    let mut touched = HashSet::new();
    for log in all(fs).map_err(wrong)? {
        let last = seen.get(&log).copied().unwrap_or(0);
        parts(fs, &log, &mut |part| {
            let lines = part.split_inclusive(|byte| *byte == b'\n');
            let new = lines.filter(|line| number_of(line).is_some_and(|number| number > last));
            touched.extend(new.flat_map(touched_files).map(|file| file.record));
        })
        .map_err(wrong)?;
    }
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let mut forked = forked_records(fs).map_err(wrong)?;
    forked.retain(|record| touched.contains(record));
    problems_of(fs, &forked)
}

/// What is lost of one record; nothing if it is not there.
///
/// # Errors
///
/// As [`lost_problems`].
pub fn lost_of(fs: &dyn Fs, record: RecordId) -> Result<Option<LostOfRecord>, Failure> {
    let only = HashSet::from([record]);
    let lines = lines_about(fs, &only).map_err(|error| unread(fs, &error))?;
    Ok(lost_among(fs, record, lines))
}

/// The version that both come from, and theirs, of a record as if another clone had said what is lost of it.
///
/// # Errors
///
/// [`SyncRefusal::NotMergeable`] if nobody knows where it stood.
pub fn versions_of_lost(
    record: RecordId,
    lost: &LostOfRecord,
) -> Result<(String, String), Failure> {
    let can_be = lost.statements.iter().any(LostStatement::can_be_put_back);
    let versions = versions_with(&lost.text, &lost.statements).filter(|_| can_be);
    versions.ok_or_else(|| {
        let path = record.relative_path();
        Failure::Sync(SyncRefusal::NotMergeable { path })
    })
}

fn problems_of(fs: &dyn Fs, records: &HashSet<RecordId>) -> Result<Vec<Problem>, Failure> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let lines = lines_about(fs, records).map_err(|error| unread(fs, &error))?;
    let mut by_record: HashMap<RecordId, Vec<LogLine>> = HashMap::new();
    for line in lines {
        let about: HashSet<RecordId> = line.edits.iter().map(Edit::record).collect();
        for record in about {
            by_record.entry(record).or_default().push(line.clone());
        }
    }
    let mut problems = Vec::new();
    for (record, lines) in by_record {
        if let Some(lost) = lost_among(fs, record, lines) {
            problems.extend(problems_about(record, &lost));
        }
    }
    problems.sort_by(|one, other| one.at.cmp(&other.at));
    Ok(problems)
}

/// A finding for each author.
fn problems_about(record: RecordId, lost: &LostOfRecord) -> Vec<Problem> {
    let mut authors: Vec<(&LogLine, Vec<&LostStatement>)> = Vec::new();
    for statement in &lost.statements {
        let Some(line) = lost.lines.get(statement.change) else {
            continue;
        };
        match authors
            .iter_mut()
            .find(|(other, _)| other.author == line.author)
        {
            Some((last, statements)) => {
                *last = line;
                statements.push(statement);
            }
            None => authors.push((line, vec![statement])),
        }
    }
    let problem = |(line, statements): (&LogLine, Vec<&LostStatement>)| {
        let first = statements.first().map(|one| one.path.clone());
        Problem {
            record: Some(record),
            field: first.unwrap_or_else(FieldPath::root),
            ..about_file(
                &record.relative_path(),
                Reason::StatementsLost {
                    record,
                    count: statements.len(),
                    at: line.at,
                    by: line.author.clone(),
                    can_be_put_back: statements.iter().all(|one| one.can_be_put_back()),
                },
            )
        }
    };
    authors.into_iter().map(problem).collect()
}

fn lost_among(fs: &dyn Fs, record: RecordId, lines: Vec<LogLine>) -> Option<LostOfRecord> {
    let text = read_text(fs, record).ok().flatten()?;
    // What a joined record said stands in the one that it was joined to.
    let is_joined = |value: &str| !matches!(value, "None" | "\"\"");
    let joined = value_at(&text, &FieldPath::of("merged_into")).ok()?;
    if joined.is_some_and(is_joined) {
        return None;
    }
    let edits = lines.iter().enumerate().flat_map(|(at, line)| {
        let own = line.edits.iter().filter(|edit| edit.record() == record);
        own.map(move |edit| (at, edit))
    });
    let statements = lost_statements(&text, edits);
    (!statements.is_empty()).then_some(LostOfRecord {
        lines,
        text,
        statements,
    })
}

/// The records that two devices changed from one text.
fn forked_records(fs: &dyn Fs) -> io::Result<HashSet<RecordId>> {
    let mut started: HashMap<(RecordId, u64), (usize, u64)> = HashMap::new();
    let mut forked = HashSet::new();
    for (log, path) in all(fs)?.iter().enumerate() {
        parts(fs, path, &mut |part| {
            for file in touched_files(part) {
                let (Some(before), Some(after)) = (begin_of(file.before), begin_of(file.after))
                else {
                    continue;
                };
                match started.get(&(file.record, before)) {
                    Some((other, text)) if *other != log && *text != after => {
                        forked.insert(file.record);
                    }
                    Some(_) => {}
                    None => {
                        started.insert((file.record, before), (log, after));
                    }
                }
            }
        })?;
    }
    Ok(forked)
}

/// The lines about these records, each once, the oldest first.
fn lines_about(fs: &dyn Fs, records: &HashSet<RecordId>) -> io::Result<Vec<LogLine>> {
    let mut lines: Vec<LogLine> = Vec::new();
    let mut seen = HashSet::new();
    for path in all(fs)? {
        parts(fs, &path, &mut |part| {
            for raw in part.split_inclusive(|byte| *byte == b'\n') {
                if !touched_files(raw).any(|file| records.contains(&file.record)) {
                    continue;
                }
                let Ok(mut line) = read_line(raw) else {
                    continue;
                };
                if line.flaw().is_none() && seen.insert(line.hash.clone()) {
                    line.edits.retain(|edit| records.contains(&edit.record()));
                    line.files.clear();
                    lines.push(line);
                }
            }
        })?;
    }
    let order = order_of(&lines.iter().collect::<Vec<_>>(), latest_credible());
    let mut taken: Vec<Option<LogLine>> = lines.into_iter().map(Some).collect();
    let ordered = order.into_iter();
    Ok(ordered
        .filter_map(|(at, _)| taken.get_mut(at).and_then(Option::take))
        .collect())
}

fn parts(fs: &dyn Fs, log: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    match each_part(fs, log, take) {
        Err(error) if is_no_log(&error) => Ok(()),
        read => read,
    }
}

/// A record among the files that a line touched, with the digests of its text.
struct TouchedFile<'l> {
    record: RecordId,
    before: &'l [u8],
    after: &'l [u8],
}

/// The records that lines touched.
fn touched_files(bytes: &[u8]) -> impl Iterator<Item = TouchedFile<'_>> {
    memmem::find_iter(bytes, FILE).filter_map(|at| {
        let (path, rest) = until(&bytes[at + FILE.len()..], BEFORE, 64)?;
        let (before, rest) = until(rest, AFTER, 80)?;
        Some(TouchedFile {
            record: RecordId::of_path(std::str::from_utf8(path).ok()?)?,
            before,
            after: rest.get(..64).unwrap_or(rest),
        })
    })
}

/// What stands before a mark that comes soon, and what stands behind it.
fn until<'b>(bytes: &'b [u8], mark: &[u8], most: usize) -> Option<(&'b [u8], &'b [u8])> {
    let near = &bytes[..bytes.len().min(most + mark.len())];
    let at = memmem::find(near, mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

/// The beginning of a digest; `None` for a file that is not there.
fn begin_of(digest: &[u8]) -> Option<u64> {
    let begin = std::str::from_utf8(digest.get(..16)?).ok()?;
    u64::from_str_radix(begin, 16).ok()
}

/// The number with which a line begins.
fn number_of(line: &[u8]) -> Option<u64> {
    let digits = line.strip_prefix(b"(seq:")?;
    let length = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    std::str::from_utf8(&digits[..length]).ok()?.parse().ok()
}

fn unread(fs: &dyn Fs, error: &io::Error) -> Failure {
    failed(fs, FileOperation::Read, LOGS, error)
}
