//! Blame: who set a field to the value that stands there, from the logs, read from their ends.

use jiff::Timestamp;

use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::casebook::external::change_origin::ChangeOrigin;
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

/// A failure with who set the value that was found in each of its conflicts. The caller does not
/// hold the lock any longer.
#[must_use]
pub fn attributed(fs: &dyn Fs, author_device: &AuthorDevice, failure: Failure) -> Failure {
    let Failure::Conflicts(mut conflicts) = failure else {
        return failure;
    };
    for conflict in &mut conflicts {
        conflict.by = who_set(fs, author_device, conflict);
    }
    Failure::Conflicts(conflicts)
}

/// Who set the value that a conflict has found, by the newest line of any log that says so; `None`
/// where no log does, as when it was changed by hand.
#[must_use]
pub fn who_set(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    conflict: &EditConflict,
) -> Option<ChangeOrigin> {
    let set = |line: &LogLine| line.edits.iter().any(|edit| sets(edit, conflict));
    let record = conflict.record;
    let now = of_file(read_text(fs, record).ok().flatten().as_deref());
    let line = newest(fs, record, &now, set).or_else(|| {
        // The value may have been written in another way; whoever left the file as it is knows.
        newest(fs, record, &now, |line| leaves(line, record, &now))
    });
    line.map(|line| by(line, author_device))
}

/// The newest line of all logs that is about a record and fits: the one that left its file as it is `now`,
/// else the one with the latest time that can be.
fn newest(
    fs: &dyn Fs,
    record: RecordId,
    now: &str,
    fits: impl Fn(&LogLine) -> bool,
) -> Option<LogLine> {
    let latest = clock::latest_credible();
    let logs = all(fs).ok()?;
    let lines = logs
        .iter()
        .filter_map(|log| find_back(fs, log, record, &fits));
    lines.max_by_key(|line| {
        let at = Some(line.at).filter(|at| *at <= latest);
        (leaves(line, record, now), at)
    })
}

/// Whether a line left the file of a record with this digest.
fn leaves(line: &LogLine, record: RecordId, now: &str) -> bool {
    let path = record.relative_path();
    let mut files = line.files.iter();
    files.any(|file| file.path == path && file.after == now)
}

/// Who made the last change of a record, if its file still has this text.
#[must_use]
pub fn last_change(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
    text: &str,
) -> Option<ChangeOrigin> {
    let (path, now) = (record.relative_path(), of_file(Some(text)));
    let touches = |line: &LogLine| line.files.iter().any(|file| file.path == path);
    let last = newest(fs, record, &now, touches)?;
    leaves(&last, record, &now).then(|| by(last, author_device))
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
    let mut found: Option<LogLine> = None;
    for (records, about) in [(group, others), (others, group)] {
        for record in records {
            let now = of_file(read_text(fs, *record).ok().flatten().as_deref());
            let line = newest(fs, *record, &now, |line| {
                !joins(line)
                    && line
                        .edits
                        .iter()
                        .any(|edit| edit.record() == *record && judges(edit, about))
            });
            if let Some(line) = line
                && found.as_ref().is_none_or(|found| found.at < line.at)
            {
                found = Some(line);
            }
        }
    }
    found.map(|line| (line.author, line.at))
}

/// The author of a line.
#[must_use]
pub fn by(line: LogLine, author_device: &AuthorDevice) -> ChangeOrigin {
    ChangeOrigin {
        own: author_device.wrote(&line.author, &line.device),
        author: line.author,
        at: clock::local(line.at),
        why: line.why,
        change: line.change,
    }
}

/// The newest line of one log that is about a record and fits.
fn find_back(
    fs: &dyn Fs,
    log: &str,
    record: RecordId,
    fits: &impl Fn(&LogLine) -> bool,
) -> Option<LogLine> {
    let mut lines = Backwards::new(fs, log).ok()?;
    let id = record.as_str().as_bytes();
    let mut read = 0;
    while let Some(raw) = lines.line_before().ok()? {
        // A change of many records is one long line, and the one at hand is always looked at.
        if read > MOST {
            return None;
        }
        read += raw.bytes.len() as u64;
        // Most lines are about other records, and need not be read as RON to see that.
        if memchr::memmem::find(&raw.bytes, id).is_none() {
            continue;
        }
        let Ok(line) = read_line(&raw.bytes) else {
            continue;
        };
        if fits(&line) {
            return Some(line);
        }
    }
    None
}

/// Whether an edit is what set the value that was found.
fn sets(edit: &Edit, conflict: &EditConflict) -> bool {
    if edit.record() != conflict.record {
        return false;
    }
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
