//! Who set a field to the value that stands there: the logs, read from their ends.

use crate::casebook::by::By;
use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::casebook::problem::Conflict;
use crate::record::id::RecordId;
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::same_value;
use crate::storage::clock;
use crate::storage::digest::of_file;
use crate::storage::fs::Fs;
use crate::storage::hand::Hand;
use crate::storage::log_file::{Backwards, all};
use crate::storage::log_line::{LogLine, read_line};

/// The most bytes of one log that are searched; whoever changed something this long ago did not
/// change it meanwhile.
const MOST: u64 = 16 * 1024 * 1024;

/// A failure with who set the value that was found in each of its conflicts. The caller does not
/// hold the lock any longer.
#[must_use]
pub fn attributed(fs: &dyn Fs, hand: &Hand, failure: Failure) -> Failure {
    let Failure::Conflicts(mut conflicts) = failure else {
        return failure;
    };
    for conflict in &mut conflicts {
        conflict.by = who_set(fs, hand, conflict);
    }
    Failure::Conflicts(conflicts)
}

/// Who set the value that a conflict has found, by the newest line of any log that says so; `None`
/// where no log does, as when it was changed by hand.
#[must_use]
pub fn who_set(fs: &dyn Fs, hand: &Hand, conflict: &Conflict) -> Option<By> {
    let logs = all(fs).ok()?;
    let set = |line: &LogLine| line.edits.iter().any(|edit| sets(edit, conflict));
    let lines = logs
        .iter()
        .filter_map(|log| find_back(fs, log, conflict.record, set));
    lines.max_by_key(|line| line.at).map(|line| by(line, hand))
}

/// Who made the last change of a record, if its file still has this text.
#[must_use]
pub fn last_change(fs: &dyn Fs, hand: &Hand, record: RecordId, text: &str) -> Option<By> {
    let (path, now) = (record.relative_path(), of_file(Some(text)));
    let logs = all(fs).ok()?;
    let touches = |line: &LogLine| line.files.iter().any(|file| file.path == path);
    let lines = logs
        .iter()
        .filter_map(|log| find_back(fs, log, record, touches));
    let last = lines.max_by_key(|line| line.at)?;
    let is_now = last
        .files
        .iter()
        .any(|file| file.path == path && file.after == now);
    is_now.then(|| by(last, hand))
}

/// The author of a line.
#[must_use]
pub fn by(line: LogLine, hand: &Hand) -> By {
    By {
        own: line.author == hand.author && line.device == hand.device,
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
    fits: impl Fn(&LogLine) -> bool,
) -> Option<LogLine> {
    let mut lines = Backwards::new(fs, log).ok()?;
    let id = record.as_str().as_bytes();
    let mut read = 0;
    while let Some(raw) = lines.line_before().ok()? {
        read += raw.bytes.len() as u64;
        if read > MOST {
            return None;
        }
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
fn sets(edit: &Edit, conflict: &Conflict) -> bool {
    if edit.record() != conflict.record {
        return false;
    }
    let found = conflict.found.as_deref();
    let is_found = |value: Option<&str>| match (value, found) {
        (Some(value), Some(found)) => same_value(value, found),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let Ok(field) = conflict.field.parse::<FieldPath>() else {
        // The whole record.
        return match edit {
            Edit::Create { text, .. } => is_found(Some(text)),
            Edit::Remove { .. } => found.is_none(),
            _ => true,
        };
    };
    match edit {
        Edit::Set { path, new, .. } => *path == field && is_found(new.as_deref()),
        Edit::Insert { list, item, .. } => holds(list, &field) && is_found(Some(item)),
        Edit::Delete { list, .. } => holds(list, &field) && found.is_none(),
        Edit::Create { text, .. } => {
            value_at(text, &field).is_ok_and(|value| value.is_some() && is_found(value))
        }
        Edit::Remove { .. } => found.is_none(),
    }
}

/// Whether `field` is the list or an item of it.
fn holds(list: &FieldPath, field: &FieldPath) -> bool {
    list == field || field.parent().as_ref() == Some(list)
}
