//! Blame: who set a field to the value that stands there, from the logs, read from their ends.

use std::collections::HashMap;
use std::rc::Rc;

use jiff::Timestamp;
use memchr::memmem;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::casebook::external::change_origin::{ChangeOrigin, SaidValue};
use crate::record::id::RecordId;
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::same_value;
use crate::storage::clock;
use crate::storage::commit::pending_file::read_text;
use crate::storage::digest::of_file;
use crate::storage::fs::Fs;
use crate::storage::log::file::{Backwards, all};
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::workspace::author_device::AuthorDevice;

/// The most bytes of one log that are searched; whoever changed something this long ago did not
/// change it meanwhile.
const MOST: u64 = 64 * 1024 * 1024;

/// For at most this many records their ids are looked for in the bytes of a line before it is read as RON.
const FEW: usize = 8;

/// A line that is looked for: the newest about a record that fits.
struct Wanted<'a> {
    record: RecordId,
    /// The digest of the record's file as it is now.
    now: &'a str,
    /// Whether a line with these edits of the record fits; it gets the digest that the line left the file with, too.
    fits: Box<dyn Fn(&LineOfRecord<'_>) -> bool + 'a>,
}

/// What a line has of one record.
struct LineOfRecord<'a> {
    line: &'a LogLine,
    edits: Vec<&'a Edit>,
    /// The digest of the file after the change, if the line names the file.
    left: Option<&'a str>,
}

/// Where a line that was looked for stands, and what counts when several logs have one.
type Found = (bool, Option<Timestamp>, Rc<LogLine>);

/// A failure with who set the value that was found in each of its conflicts. The caller does not
/// hold the lock any longer.
#[must_use]
pub fn attributed(fs: &dyn Fs, author_device: &AuthorDevice, failure: Failure) -> Failure {
    let Failure::Conflicts(mut conflicts) = failure else {
        return failure;
    };
    let authors = who_set(fs, author_device, &conflicts);
    for (conflict, by) in conflicts.iter_mut().zip(authors) {
        conflict.by = by;
    }
    Failure::Conflicts(conflicts)
}

/// For each conflict who set the value that it has found, by the newest line of any log that says so; `None`
/// if no log does, as when it was changed by hand. The logs are gone through once for all conflicts, and
/// a second time for those that no line has set.
fn who_set(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    conflicts: &[EditConflict],
) -> Vec<Option<ChangeOrigin>> {
    let mut digests: HashMap<RecordId, String> = HashMap::new();
    for conflict in conflicts {
        digests
            .entry(conflict.record)
            .or_insert_with(|| digest_of(fs, conflict.record));
    }
    let setters = conflicts.iter().map(|conflict| Wanted {
        record: conflict.record,
        now: &digests[&conflict.record],
        fits: Box::new(|of: &LineOfRecord<'_>| of.edits.iter().any(|edit| sets(edit, conflict))),
    });
    let mut lines = newest(fs, &setters.collect::<Vec<_>>());
    // The value may have been written in another way; whoever left the file as it is knows.
    let unknown: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].is_none()).collect();
    let leavers = unknown.iter().map(|at| {
        let record = conflicts[*at].record;
        let now = digests[&record].as_str();
        Wanted {
            record,
            now,
            fits: Box::new(move |of| of.left == Some(now)),
        }
    });
    let left = newest(fs, &leavers.collect::<Vec<_>>());
    for (at, line) in unknown.into_iter().zip(left) {
        lines[at] = line;
    }
    lines
        .into_iter()
        .map(|line| line.map(|line| by(&line, author_device)))
        .collect()
}

/// The digest of a record's file as it is now.
fn digest_of(fs: &dyn Fs, record: RecordId) -> String {
    of_file(read_text(fs, record).ok().flatten().as_deref())
}

/// For each that is wanted the newest line of all logs: the one that left the file as it is now, else the
/// one with the latest time that can be.
fn newest(fs: &dyn Fs, wanted: &[Wanted<'_>]) -> Vec<Option<Rc<LogLine>>> {
    let mut found: Vec<Option<Found>> = wanted.iter().map(|_| None).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    for log in all(fs).unwrap_or_default() {
        find_back(fs, &log, wanted, &mut found);
    }
    let lines = found.into_iter();
    lines.map(|one| one.map(|(_, _, line)| line)).collect()
}

/// Who made the last change of a record, if its file still has this text.
#[must_use]
pub fn last_change(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
    text: &str,
) -> Option<ChangeOrigin> {
    let now = of_file(Some(text));
    let wanted = Wanted {
        record,
        now: &now,
        fits: Box::new(|of| of.left.is_some()),
    };
    let last = newest(fs, &[wanted]).pop().flatten()?;
    let path = record.relative_path();
    let mut files = last.files.iter();
    files
        .any(|file| file.path == path && file.after == now)
        .then(|| by(&last, author_device))
}

/// For each value of a field who said so, by the newest line of any log; `None` if no log tells. A line that merges
/// two versions only carries on what others said.
#[must_use]
pub fn who_said(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    values: &[SaidValue],
) -> Vec<Option<ChangeOrigin>> {
    let merged: String = Purpose::Merged.into();
    let said: Vec<(EditConflict, String)> = values
        .iter()
        .map(|one| {
            let conflict = EditConflict {
                record: one.record,
                field: FieldPath::of(&one.field),
                expected: None,
                found: Some(one.text.clone()),
                wanted: None,
                by: None,
            };
            (conflict, digest_of(fs, one.record))
        })
        .collect();
    let wanted = said.iter().map(|(conflict, now)| Wanted {
        record: conflict.record,
        now,
        fits: Box::new(|of: &LineOfRecord<'_>| {
            of.line.why != merged && of.edits.iter().any(|edit| sets(edit, conflict))
        }),
    });
    let lines = newest(fs, &wanted.collect::<Vec<_>>()).into_iter();
    lines
        .map(|line| line.map(|line| by(&line, author_device)))
        .collect()
}

/// Who judged that a record of one group and a record of the other are of two people, and when, UTC, by
/// the newest line of any log that says so; `None` if no log does. A line that joins records only
/// carries on what somebody judged before.
#[must_use]
pub fn who_judged(
    fs: &dyn Fs,
    group: &[RecordId],
    others: &[RecordId],
) -> Option<(String, Timestamp)> {
    let judges = |edit: &Edit, about: &[RecordId]| {
        let is_list = |path: &FieldPath| path.is("distinct_from");
        let names = |text: &str| about.iter().any(|id| text.contains(id.as_str()));
        match edit {
            Edit::Insert { list, item, .. } => is_list(list) && names(item),
            Edit::Set { path, new, .. } => is_list(path) && new.as_deref().is_some_and(names),
            Edit::Create { text, .. } => {
                let list = value_at(text, &FieldPath::root().field("distinct_from"));
                list.ok().flatten().is_some_and(names)
            }
            Edit::Delete { .. } | Edit::Remove { .. } => false,
        }
    };
    let joins = |line: &LogLine| {
        line.edits
            .iter()
            .any(|edit| matches!(edit, Edit::Set { path, .. } if path.is("merged_into")))
    };
    let sides = [(group, others), (others, group)];
    let sides = sides.into_iter();
    let records: Vec<(RecordId, &[RecordId], String)> = sides
        .flat_map(|(records, about)| records.iter().map(move |record| (*record, about)))
        .map(|(record, about)| (record, about, digest_of(fs, record)))
        .collect();
    let wanted = records.iter().map(|(record, about, now)| Wanted {
        record: *record,
        now,
        fits: Box::new(|of: &LineOfRecord<'_>| {
            !joins(of.line) && of.edits.iter().any(|edit| judges(edit, about))
        }),
    });
    let lines = newest(fs, &wanted.collect::<Vec<_>>());
    // Of several with one time the first counts.
    let last = lines.into_iter().flatten().rev().max_by_key(|line| line.at);
    last.map(|line| (line.author.clone(), line.at))
}

/// The author of a line.
#[must_use]
pub fn by(line: &LogLine, author_device: &AuthorDevice) -> ChangeOrigin {
    ChangeOrigin {
        own: author_device.wrote(&line.author, &line.device),
        author: line.author.clone(),
        at: clock::local(line.at),
        why: line.why.clone(),
        change: line.change.clone(),
    }
}

/// Looks through one log for the newest lines that are wanted, and keeps those that count more than what
/// other logs had.
fn find_back(fs: &dyn Fs, log: &str, wanted: &[Wanted<'_>], found: &mut [Option<Found>]) {
    let latest = clock::latest_credible();
    let mut open: HashMap<RecordId, Vec<usize>> = HashMap::new();
    for (at, one) in wanted.iter().enumerate() {
        open.entry(one.record).or_default().push(at);
    }
    let Ok(mut lines) = Backwards::new(fs, log) else {
        return;
    };
    let mut read = 0;
    while let Ok(Some(raw)) = lines.line_before() {
        // A change of many records is one long line, and the one at hand is always looked at.
        if read > MOST || open.is_empty() {
            return;
        }
        read += raw.bytes.len() as u64;
        // Most lines are about other records, and need not be read as RON to see that.
        let names = |id: &RecordId| memmem::find(&raw.bytes, id.as_str().as_bytes()).is_some();
        if open.len() <= FEW && !open.keys().any(names) {
            continue;
        }
        let Ok(line) = read_line(&raw.bytes) else {
            continue;
        };
        let line = Rc::new(line);
        for (record, of) in by_record(&line) {
            let Some(places) = open.get_mut(&record) else {
                continue;
            };
            places.retain(|at| {
                let one = &wanted[*at];
                let fits = (one.fits)(&of);
                if fits {
                    let time = Some(line.at).filter(|at| *at <= latest);
                    let rank = (of.left == Some(one.now), time);
                    let known = found[*at].as_ref().map(|(left, time, _)| (*left, *time));
                    if known.is_none_or(|known| known <= rank) {
                        found[*at] = Some((rank.0, rank.1, Rc::clone(&line)));
                    }
                }
                !fits
            });
            if places.is_empty() {
                open.remove(&record);
            }
        }
    }
}

/// What a line has of each record that it is about.
fn by_record(line: &LogLine) -> HashMap<RecordId, LineOfRecord<'_>> {
    let mut records: HashMap<RecordId, LineOfRecord<'_>> = HashMap::new();
    let empty = || LineOfRecord {
        line,
        edits: Vec::new(),
        left: None,
    };
    for edit in &line.edits {
        let of = records.entry(edit.record()).or_insert_with(empty);
        of.edits.push(edit);
    }
    for file in &line.files {
        if let Some(record) = RecordId::of_path(&file.path) {
            let of = records.entry(record).or_insert_with(empty);
            of.left = Some(&file.after);
        }
    }
    records
}

/// Whether an edit of the record is what set the value that was found.
fn sets(edit: &Edit, conflict: &EditConflict) -> bool {
    let found = conflict.found.as_deref();
    let is_found = |value: Option<&str>| match (value, found) {
        (Some(value), Some(found)) => same_value(value, found),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let field = &conflict.field;
    if field.is_root() {
        return match edit {
            Edit::Create { text, .. } => is_found(Some(text)),
            Edit::Remove { .. } => found.is_none(),
            _ => found.is_some(),
        };
    }
    match edit {
        Edit::Set { path, new, .. } => path == field && is_found(new.as_deref()),
        Edit::Insert { list, item, .. } => holds(list, field) && is_found(Some(item)),
        Edit::Delete { list, .. } => holds(list, field) && found.is_none(),
        Edit::Create { text, .. } => {
            value_at(text, field).is_ok_and(|value| value.is_some() && is_found(value))
        }
        Edit::Remove { .. } => found.is_none(),
    }
}

/// Whether `field` is the list or an item of it.
fn holds(list: &FieldPath, field: &FieldPath) -> bool {
    list == field || field.parent().as_ref() == Some(list)
}
