//! The reach of an erasure: where else a person is named, in other records, copies on this machine,
//! attached files.

use std::collections::BTreeSet;
use std::io::ErrorKind;

use crate::casebook::change::edit::Edit;
use crate::casebook::derive::standing::cited_by;
use crate::casebook::erase::reach::AttachedCopy;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::{Record, read_ron};
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::storage::attachments::attach::digest_in_path;
use crate::storage::commit::pending_file::{read_text, view_of};
use crate::storage::erase::blank_log::{Subject, holds};
use crate::storage::erase::places::walk;
use crate::storage::erase::plan::FILES;
use crate::storage::error::failed;
use crate::storage::fs::lock::{LOCK, PRIVATE};
use crate::storage::fs::{EntryType, Fs};
use crate::storage::log::file::read_whole;
use crate::storage::log::history::logs;
use crate::storage::snapshot::is_snapshot;

/// All records but the person's own.
fn others(fs: &dyn Fs, ids: &BTreeSet<RecordId>) -> Vec<RecordId> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let listed = fs.list(kind.folder()).unwrap_or_default();
        all.extend(listed.iter().filter_map(|one| {
            let stem = one.name.to_str()?.strip_suffix(".ron")?;
            stem.parse::<RecordId>()
                .ok()
                .filter(|other| !ids.contains(other))
        }));
    }
    all.sort_unstable();
    all
}

/// The records that have an id of the person in their text, in the order of their ids; also those that
/// do not parse.
#[must_use]
pub fn linked(fs: &dyn Fs, subject: &Subject) -> Vec<RecordId> {
    let has_id = |id: &RecordId| {
        let bytes = fs.read_record(&id.relative_path()).ok().flatten();
        bytes.is_some_and(|bytes| subject.is_in(&bytes))
    };
    let all = others(fs, &subject.ids);
    all.into_iter().filter(has_id).collect()
}

/// What editors and sync tools have left of the person's records beside them: every file in the folder
/// of people that has the id in its name and is not the record itself.
#[must_use]
pub fn beside(fs: &dyn Fs, subject: &Subject) -> Vec<String> {
    let folder = Kind::Person.folder();
    let listed = fs.list(folder).unwrap_or_default();
    let mut found: Vec<String> = listed
        .iter()
        .filter(|one| one.sort == EntryType::File)
        .filter_map(|one| one.name.to_str())
        .filter(|name| is_copy_of(name, &subject.ids))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    found.sort();
    found
}

/// Whether a file of this name is a copy of one of these records.
fn is_copy_of(name: &str, ids: &BTreeSet<RecordId>) -> bool {
    ids.iter().any(|id| {
        let is_whole = |at: usize| {
            let behind = name[at + id.as_str().len()..].chars().next();
            !behind.is_some_and(|letter| letter.is_ascii_alphanumeric())
        };
        let mut found = name.match_indices(id.as_str());
        found.any(|(at, _)| is_whole(at)) && name != format!("{id}.ron")
    })
}

/// What the private folder has of a person.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// The files that speak of the person, with what is in them.
    pub named: Vec<(String, Vec<u8>)>,
    /// The files and folders that this user may not read: perhaps another volunteer's draft.
    pub unread: Vec<String>,
}

/// Looks through everything in the private folder but the lock.
#[must_use]
pub fn copies(fs: &dyn Fs, subject: &Subject) -> Copies {
    let mut found = Copies::default();
    let unread = walk(fs, PRIVATE, &mut |one, path| {
        let Some(name) = one.name.to_str() else {
            return false;
        };
        // Snapshots go away whatever is in them.
        if one.sort == EntryType::File && path != LOCK && !is_snapshot(path) {
            match read_whole(fs, path) {
                Ok(bytes) => {
                    let bytes = bytes.unwrap_or_default();
                    let named = subject.is_in(name.as_bytes())
                        || subject.is_in(&bytes)
                        || subject.is_named_in(&String::from_utf8_lossy(&bytes));
                    if named {
                        found.named.push((path.to_owned(), bytes));
                    }
                }
                Err(_) => found.unread.push(path.to_owned()),
            }
        }
        true
    });
    found.unread.extend(unread);
    found.named.sort();
    found.unread.sort();
    found
}

/// The photos of the person that no other record names: the one that the record has, and those that it had before, by
/// the logs.
///
/// # Errors
///
/// [`Failure::Io`] if a log cannot be read.
pub fn photos_of(
    fs: &dyn Fs,
    person: &Person,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<String>, Failure> {
    let mut paths = BTreeSet::from([person.photo.clone()]);
    let (logs, _) = logs(fs)?;
    let edits = logs.into_iter().flat_map(|(_, lines)| lines);
    let edits = edits.flat_map(|line| line.edits);
    for edit in edits.filter(|edit| ids.contains(&edit.record())) {
        match edit {
            Edit::Set { path, old, new, .. } if path == FieldPath::of("photo") => {
                let values = [old, new].into_iter().flatten();
                paths.extend(values.filter_map(|value| read_ron::<String>(&value).ok()));
            }
            Edit::Create { record, text } | Edit::Remove { record, text } => {
                if let Ok(Record::Person(before)) = view_of(record, &text).map(|one| one.record) {
                    paths.insert(before.photo);
                }
            }
            _ => {}
        }
    }
    let is_elsewhere = |digest: &str| {
        others(fs, ids).iter().any(|other| {
            let bytes = fs.read_record(&other.relative_path()).ok().flatten();
            let bytes = bytes.unwrap_or_default();
            memchr::memmem::find(&bytes, digest.as_bytes()).is_some()
        })
    };
    let copies = paths.into_iter();
    Ok(copies
        .filter(|path| digest_in_path(path).is_some_and(|digest| !is_elsewhere(digest)))
        .collect())
}

/// The attached files of the sources that nobody but this person cites.
///
/// # Errors
///
/// [`Failure::Io`] if a folder cannot be listed.
pub fn attached(
    fs: &dyn Fs,
    person: &Person,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<AttachedCopy>, Failure> {
    let names: Vec<String> = match fs.list(FILES) {
        Ok(listed) => listed
            .iter()
            .filter_map(|one| one.name.to_str().map(str::to_owned))
            .collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(fs, FileOperation::List, FILES, &error)),
    };
    let mut found = Vec::new();
    let others = others(fs, ids);
    for source in cited_by(person) {
        let Ok(Some(text)) = read_text(fs, source) else {
            continue;
        };
        let Ok(Record::Source(read)) = view_of(source, &text).map(|loaded| loaded.record) else {
            continue;
        };
        let path = FieldPath::root().field(FILES);
        let Ok(Some(list)) = value_at(&text, &path) else {
            continue;
        };
        if read.files.is_empty() {
            continue;
        }
        let elsewhere = others
            .iter()
            .filter(|other| **other != source)
            .any(|other| {
                let bytes = fs.read_record(&other.relative_path()).ok().flatten();
                let bytes = bytes.unwrap_or_default();
                holds(&bytes, source)
                    || read.files.iter().any(|file| {
                        !file.sha256.is_empty()
                            && memchr::memmem::find(&bytes, file.sha256.as_bytes()).is_some()
                    })
            });
        if elsewhere {
            continue;
        }
        let edit = Edit::Set {
            record: source,
            path,
            old: Some(list.to_owned()),
            new: None,
        };
        for file in read.files.iter().filter(|file| !file.sha256.is_empty()) {
            let theirs = names.iter().filter(|name| name.starts_with(&file.sha256));
            found.extend(theirs.map(|name| AttachedCopy {
                source,
                path: format!("{FILES}/{name}"),
                edit: edit.clone(),
            }));
        }
    }
    Ok(found)
}
