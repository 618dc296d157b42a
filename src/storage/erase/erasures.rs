//! What the erasures in the logs say: who has been erased, and of which lines values are missing
//! rightly.

use std::collections::{BTreeSet, HashSet};
use std::io;

use crate::casebook::change::Change;
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::Record;
use crate::storage::commit::pending_file::view_of;
use crate::storage::erase::blank_log::holds;
use crate::storage::error::{about_line, failed};
use crate::storage::fs::Fs;
use crate::storage::log::body::BlankedLine;
use crate::storage::log::file::{LOGS, all, each_part, is_no_log};
use crate::storage::log::line::{LogLine, read_line};

/// How the body of a line begins what is remembered of an erasure; other lines are not parsed.
const SIGN: &[u8] = b"erasure:Some(";

/// Each salt costs a name some 20 ms. A workspace has one, or one for each copy that was merged; more are
/// not tried, so that a log with thousands of them stops nobody.
const MOST_SALTS: usize = 16;

/// How it begins for which lines another one vouches.
const VOUCHES: &[u8] = b"vouched:[";

/// The lines of all erasures in all logs.
///
/// # Errors
///
/// The system's.
pub fn erasures(fs: &dyn Fs) -> io::Result<Vec<LogLine>> {
    let mut found = sound_lines(fs, &[SIGN])?;
    found.retain(|line| line.erasure.is_some());
    Ok(found)
}

/// The lines of all erasures, and those that vouch for what a merge made of blanked lines.
///
/// # Errors
///
/// The system's.
pub fn vouching(fs: &dyn Fs) -> io::Result<Vec<LogLine>> {
    let mut found = sound_lines(fs, &[SIGN, VOUCHES])?;
    found.retain(vouches);
    Ok(found)
}

/// Whether a line says what is left of others: an erasure, or a merge of two.
#[must_use]
pub fn vouches(line: &LogLine) -> bool {
    line.erasure.is_some() || !line.vouched.is_empty()
}

/// The lines of all logs with one of these signs, without those that were tampered with.
fn sound_lines(fs: &dyn Fs, signs: &[&[u8]]) -> io::Result<Vec<LogLine>> {
    let has_sign = |bytes: &[u8]| {
        let mut signs = signs.iter();
        signs.any(|sign| memchr::memmem::find(bytes, sign).is_some())
    };
    let mut found = Vec::new();
    for log in all(fs)? {
        let read = each_part(fs, &log, &mut |part| {
            if !has_sign(part) {
                return;
            }
            let raw = part.split_inclusive(|byte| *byte == b'\n');
            found.extend(
                raw.filter(|line| has_sign(line))
                    .filter_map(|line| read_line(line).ok())
                    .filter(|line| line.flaw().is_none()),
            );
        });
        match read {
            Err(error) if is_no_log(&error) => {}
            read => read?,
        }
    }
    Ok(found)
}

/// Which of these people were erased: there is no such record, no line of a log names it any more, and
/// somebody was erased. Of a record that was only removed the log still tells. What cannot be read is
/// taken for a record that is there.
#[must_use]
pub fn erased_among(fs: &dyn Fs, ids: &[RecordId]) -> Vec<RecordId> {
    let is_gone = |id: &RecordId| {
        id.kind() == Kind::Person && matches!(fs.length(&id.relative_path()), Ok(None))
    };
    let gone: Vec<RecordId> = ids.iter().copied().filter(is_gone).collect();
    if gone.is_empty() {
        return gone;
    }
    let mut unnamed = gone;
    let mut has_erasure = false;
    for log in all(fs).unwrap_or_default() {
        let read = each_part(fs, &log, &mut |part| {
            has_erasure |= memchr::memmem::find(part, SIGN).is_some();
            unnamed.retain(|id| !holds(part, *id));
        });
        match read {
            Err(error) if !is_no_log(&error) => return Vec::new(),
            _ => {}
        }
    }
    match has_erasure {
        true => unnamed,
        false => Vec::new(),
    }
}

/// Which of these people these logs erased: somebody was erased by them, and no line names the person any
/// more.
#[must_use]
pub fn erased_by(logs: &[Vec<u8>], mut ids: Vec<RecordId>) -> Vec<RecordId> {
    let is_sign = |log: &Vec<u8>| memchr::memmem::find(log, SIGN).is_some();
    if !logs.iter().any(is_sign) {
        return Vec::new();
    }
    ids.retain(|id| !logs.iter().any(|log| holds(log, *id)));
    ids
}

/// The erasure of this very person, by all that can be told; `None` if nobody like them was erased.
#[must_use]
pub fn person_erased<'l>(erasures: &'l [LogLine], person: &Person) -> Option<&'l LogLine> {
    let others = person.other_names.iter().map(|name| name.text.to_string());
    let names: Vec<String> = std::iter::once(person.name.to_string())
        .chain(others)
        .collect();
    let mut salts: Vec<&str> = Vec::new();
    erasures.iter().find(|line| {
        let Some(what) = &line.erasure else {
            return false;
        };
        if let Some(salt) = what.person.salt().filter(|salt| !salts.contains(salt)) {
            if salts.len() == MOST_SALTS {
                return false;
            }
            salts.push(salt);
        }
        what.person.is(person.id, &names, &person.born)
    })
}

/// The people who were added before anybody was erased, by logs that were not blanked: they are nobody
/// who came back, and need not be compared with fingerprints.
#[must_use]
pub fn added_before(erasures: &[LogLine], logs: &[(String, Vec<LogLine>)]) -> HashSet<RecordId> {
    let salted = erasures.iter().filter(|line| {
        line.erasure
            .as_ref()
            .is_some_and(|what| what.person.salt().is_some())
    });
    let Some(first) = salted.map(|line| line.at).min() else {
        return HashSet::new();
    };
    let lines = logs.iter().flat_map(|(_, lines)| lines);
    let before = lines.filter(|line| line.at < first && line.blank.is_none());
    let made = before
        .flat_map(|line| &line.edits)
        .filter_map(|edit| match edit {
            Edit::Create { record, .. } => Some(*record),
            _ => None,
        });
    made.collect()
}

/// The salt of the workspace; `None` before its first erasure. Two copies may have drawn one each before
/// they were merged: then all go on with the same one of them.
#[must_use]
pub fn salt(erasures: &[LogLine]) -> Option<&str> {
    let known = erasures.iter().filter_map(|line| line.erasure.as_ref());
    known.filter_map(|what| what.person.salt()).min()
}

/// The erasures of a person with these records or names. The log says no id, so an id is known only by
/// what came back: if one of the lines that an erasure blanked speaks of the id again, it was theirs.
#[must_use]
pub fn of_person<'l>(
    erasures: &'l [LogLine],
    ids: &BTreeSet<RecordId>,
    names: &[String],
    logs: &[(String, Vec<u8>)],
) -> Vec<&'l LogLine> {
    if erasures.is_empty() {
        return Vec::new();
    }
    let has_id = |raw: &&[u8]| {
        let mut ids = ids.iter();
        ids.any(|id| holds(raw, *id))
    };
    let back: BTreeSet<(&str, u64)> = logs
        .iter()
        .flat_map(|(log, text)| {
            let raw = text.split_inclusive(|byte| *byte == b'\n').filter(has_id);
            raw.filter_map(|raw| read_line(raw).ok())
                .filter(|line| line.blank.is_none() && !line.erased)
                .map(|line| (log.as_str(), line.seq))
        })
        .collect();
    let is_theirs = |line: &&LogLine| {
        line.erasure.as_ref().is_some_and(|what| {
            let mut blanked = what.lines.iter();
            ids.iter().any(|id| what.person.has_id(*id))
                || blanked.any(|one| back.contains(&(one.log.as_str(), one.seq)))
                || what.person.is_called(names, &EdtfDate::default())
        })
    };
    erasures.iter().filter(is_theirs).collect()
}

/// Whether a change adds nobody who was erased.
///
/// # Errors
///
/// [`Failure::WasErased`] for the first who was, and [`Failure::Io`] if a log cannot be read.
pub fn nobody_erased(fs: &dyn Fs, change: &Change) -> Result<(), Failure> {
    let mut known: Option<Vec<LogLine>> = None;
    for edit in &change.edits {
        let Edit::Create { record, text } = edit else {
            continue;
        };
        let Ok(Record::Person(person)) = view_of(*record, text).map(|loaded| loaded.record) else {
            continue;
        };
        let known = match &mut known {
            Some(known) => known,
            none => none.insert(
                erasures(fs).map_err(|error| failed(fs, FileOperation::Read, LOGS, &error))?,
            ),
        };
        if let Some(line) = person_erased(known, &person) {
            return Err(Failure::WasErased {
                name: person.name.into(),
                at: line.at,
                by: line.author.clone(),
            });
        }
    }
    Ok(())
}

/// Whether a line of `log` is as one of these erasures left it, or as a merge of two that did.
#[must_use]
pub fn is_theirs(vouching: &[LogLine], log: &str, line: &LogLine) -> bool {
    let Some(mark) = &line.blank else {
        return false;
    };
    let is_this =
        |one: &BlankedLine| one.log == log && one.seq == line.seq && one.digest == line.body_digest;
    vouching.iter().any(|one| {
        let by_erasure = one
            .erasure
            .as_ref()
            .is_some_and(|what| one.change.0 == mark.by && what.lines.iter().any(is_this));
        by_erasure || one.vouched.iter().any(is_this)
    })
}

/// What does not fit between the erasures and the lines: values that are missing and no erasure
/// says so, and values that were erased and are there again.
#[must_use]
pub fn problems(logs: &[(String, Vec<LogLine>)]) -> Vec<Problem> {
    let vouching: Vec<LogLine> = logs
        .iter()
        .flat_map(|(_, lines)| lines)
        .filter(|line| vouches(line) && line.flaw().is_none())
        .cloned()
        .collect();
    let mut found = Vec::new();
    for (log, lines) in logs {
        for line in lines {
            if line.blank.is_some() && !is_theirs(&vouching, log, line) {
                found.push(about_line(log, number(line.seq), Reason::BlankedByNobody));
            }
        }
    }
    for what in vouching.iter().filter_map(|line| line.erasure.as_ref()) {
        for blanked in &what.lines {
            let lines = logs.iter().find(|(log, _)| *log == blanked.log);
            // After a merge two lines may have one number.
            let mut of_seq = lines
                .iter()
                .flat_map(|(_, lines)| lines)
                .filter(|line| line.seq == blanked.seq)
                .peekable();
            if of_seq.peek().is_some() && of_seq.all(|line| line.blank.is_none() && !line.erased) {
                let problem = about_line(&blanked.log, number(blanked.seq), Reason::ValuesAreBack);
                if !found.contains(&problem) {
                    found.push(problem);
                }
            }
        }
    }
    found
}

/// The line of a log that has this number: they count alike.
fn number(seq: u64) -> usize {
    usize::try_from(seq).unwrap_or(0)
}
