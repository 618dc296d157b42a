//! Unrecognized files among the records: what is wrong with each, by its name and, for a copy of a
//! record, by what it says.

use crate::casebook::erase::left_behind::{Difference, LeftBy, MergeSide};
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::conflict_markers::{ConflictMarkers, conflict, conflict_by_lines};
use crate::ron_text::locate::field_names;
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::same_value;
use crate::storage::commit::pending_file::read_text;
use crate::storage::encryption::sealed_fs::sealed_path::NOT_SEALED;
use crate::storage::error::about_file;
use crate::storage::fs::Fs;
use crate::storage::load::copy_name::is_leftover;

/// The problem of a file in the folder of a kind, whose name no record has, with what its name says is
/// wrong. A copy of a record is read and compared with it.
#[must_use]
pub fn unrecognized_file(fs: &dyn Fs, path: &str, reason: Reason) -> Problem {
    if let Some(raw) = raw_path(fs, path) {
        return not_sealed(raw);
    }
    let mut problem = Problem {
        at: Location::file(path),
        record: None,
        field: FieldPath::root(),
        reason,
    };
    if let Reason::NameInCapitals { of } = problem.reason
        && is_another_file(fs, path, &of.relative_path())
    {
        problem.reason = Reason::CopyOfRecord {
            of,
            by: LeftBy::Unknown,
            is_there: true,
            differs: None,
        };
    }
    if let Reason::CopyOfRecord {
        of,
        is_there,
        differs,
        ..
    } = &mut problem.reason
    {
        let record = read_text(fs, *of);
        *is_there = !matches!(record, Ok(None));
        let copy = fs.read_record(path).ok().flatten();
        let copy = copy.and_then(|bytes| String::from_utf8(bytes).ok());
        if let (Ok(Some(record)), Some(copy)) = (record, copy) {
            *differs = differences(&record, &copy);
        }
    }
    problem
}

/// That something at this path is not sealed.
#[must_use]
pub fn not_sealed(path: &str) -> Problem {
    let name = path.rsplit('/').next().unwrap_or(path);
    let reason = match is_leftover(name) {
        true => Reason::LeftInClear,
        false => Reason::NotSealed,
    };
    about_file(path, reason)
}

/// Where something lies that is not sealed with the key of the sealed workspace around it; `None` if it is, or the
/// workspace is in the clear.
#[must_use]
pub fn raw_path<'p>(fs: &dyn Fs, path: &'p str) -> Option<&'p str> {
    let raw = path.strip_suffix(NOT_SEALED)?;
    // A file of this name that is sealed is there.
    (fs.is_sealed() && !matches!(fs.length(path), Ok(Some(_)))).then_some(raw)
}

/// Whether two names are those of two files. On a disk that is blind to capitals they are those of one.
fn is_another_file(fs: &dyn Fs, path: &str, other: &str) -> bool {
    match (fs.read_stamped(path), fs.read_stamped(other)) {
        (_, Ok(None)) => false,
        (Ok(Some((_, stamp))), Ok(Some((_, other)))) => stamp != other,
        // What cannot be read is not taken for the same.
        _ => true,
    }
}

/// The fields that two versions of a record do not have alike; `None` if one of them cannot be read.
#[must_use]
pub fn differences(one: &str, other: &str) -> Option<Vec<Difference>> {
    if one == other {
        return Some(Vec::new());
    }
    let (fields, others) = (field_names(one).ok()?, field_names(other).ok()?);
    if fields.is_empty() || others.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    names.extend(others.iter().map(|(name, _)| *name));
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    let value = |text: &str, fields: &[(&str, std::ops::Range<usize>)], name: &str| {
        let field = fields.iter().find(|(field, _)| *field == name)?;
        Some(text[field.1.clone()].to_owned())
    };
    let differs = names.into_iter().filter_map(|name| {
        let (one, other) = (value(one, &fields, name), value(other, &others, name));
        let same = match (&one, &other) {
            (Some(one), Some(other)) => same_value(one, other),
            _ => false,
        };
        (!same).then(|| Difference {
            field: name.to_owned(),
            one,
            other,
        })
    });
    Some(differs.collect())
}

/// That a text that does not read has the markers of a merge, with its place; `None` if it has none.
#[must_use]
pub fn merge_conflict(path: &str, record: Option<RecordId>, text: &str) -> Option<Problem> {
    conflict(text).map(|found| about_markers(path, record, found))
}

/// The same of a text that reads: a merge may have left its markers within a string of it.
#[must_use]
pub fn conflict_within(path: &str, record: RecordId, text: &str) -> Option<Problem> {
    conflict_by_lines(text).map(|found| about_markers(path, Some(record), found))
}

fn about_markers(path: &str, record: Option<RecordId>, found: ConflictMarkers) -> Problem {
    Problem {
        at: Location {
            path: path.into(),
            line: found.line,
            column: 1,
        },
        record,
        field: FieldPath::root(),
        reason: Reason::ConflictMarkers {
            last_line: found.last_line,
            sides: Box::new(found.sides.map(MergeSide::from)),
        },
    }
}

/// Whether a text perhaps has the markers of a merge: cheap, for every record that reads well.
#[must_use]
pub fn may_have_markers(text: &str) -> bool {
    let find = |sign: &[u8]| memchr::memmem::find(text.as_bytes(), sign).is_some();
    find(b"<<<<<<< ") || find(b">>>>>>> ")
}

/// The kind of record whose folder a path lies in, and the name.
#[must_use]
pub fn in_folder(path: &str) -> Option<(Kind, &str)> {
    let (folder, name) = path.split_once('/')?;
    Some((Kind::of_folder(folder)?, name))
}
