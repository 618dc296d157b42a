//! Who was erased in one of two clones, and of whom the other one has more.
//!
//! Of those who were erased there, this clone's people decide before anything is merged, since a merge would
//! bring back there what was erased. Of those who were erased here, what comes in is erased as well: its people
//! have decided that.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::casebook::erase::reach::ErasureRequest;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::commit::pending_file::view_of;
use crate::storage::erase::blank_log::{Subject, holds};
use crate::storage::erase::erase_held;
use crate::storage::erase::erasures::{erased_among, erased_by, erasures, person_erased};
use crate::storage::erase::group::namesakes;
use crate::storage::erase::private_files::people_in;
use crate::storage::erase::reach::{beside, copies};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::logs_in_git::logs_in_git;
use crate::storage::log::file::{LOGS, all, each_part, read_whole};
use crate::storage::log::line::{LogLine, hash_in, read_line};
use crate::storage::workspace::author_device::AuthorDevice;

/// Whom the other clone erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasedPeople {
    /// Of whom something stands here that the other clone never had: in a record, a log or a private file.
    pub with_more: Vec<RecordId>,
    /// The others: what comes in takes away what this clone has of them.
    pub without_more: Vec<RecordId>,
}

/// Of these people, whom their commit removed, those who were erased there.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn erased_there(
    fs: &dyn Fs,
    logs: &[Vec<u8>],
    removed: &BTreeSet<RecordId>,
    changed_here: &BTreeSet<RecordId>,
) -> Result<ErasedPeople, Failure> {
    let mut erased: Vec<RecordId> = removed
        .iter()
        .copied()
        .filter(|id| id.kind() == Kind::Person)
        .collect();
    if erased.is_empty() {
        return Ok(ErasedPeople::default());
    }
    erased = erased_among_removed(fs, logs, erased);
    if erased.is_empty() {
        return Ok(ErasedPeople::default());
    }
    let known: HashSet<String> = logs.iter().flat_map(|log| hashes(log)).collect();
    let mut own = Vec::new();
    for log in all(fs).unwrap_or_default() {
        let bytes = read_whole(fs, &log).ok().flatten().unwrap_or_default();
        let lines = bytes.split(|byte| *byte == b'\n');
        let new = lines.filter(|raw| read_line(raw).is_ok_and(|line| !known.contains(&line.hash)));
        own.extend(new.map(<[u8]>::to_vec));
    }
    let (with_more, without_more) = erased.into_iter().partition(|id| {
        let is_changed = changed_here.contains(id)
            && fs
                .length(&id.relative_path())
                .is_ok_and(|there| there.is_some());
        is_changed || own.iter().any(|raw| holds(raw, *id)) || is_in_private_files(fs, *id)
    });
    Ok(ErasedPeople {
        with_more,
        without_more,
    })
}

/// The logs of a commit.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn logs_of(
    fs: &dyn Fs,
    git: &Git,
    objects: &mut ObjectReader,
    commit: &str,
) -> Result<Vec<Vec<u8>>, Failure> {
    let logs = logs_in_git(fs, git, objects, commit)?.into_values();
    Ok(logs.filter_map(|log| log.bytes).collect())
}

/// The logs of this workspace.
#[must_use]
pub fn own_logs(fs: &dyn Fs) -> Vec<Vec<u8>> {
    let logs = all(fs).unwrap_or_default().into_iter();
    logs.filter_map(|log| read_whole(fs, &log).ok().flatten())
        .collect()
}

/// The people whom a line of these logs names and the same line in other logs, where it was blanked, does not: they
/// were erased there, or what was said of them named somebody who was. An interrupted merge may have put their
/// record where it never was, so that no commit tells that it was removed.
#[must_use]
pub fn blanked_people(logs: &[Vec<u8>], blanked: &[Vec<u8>]) -> BTreeSet<RecordId> {
    let is_marked = |raw: &&[u8]| memchr::memmem::find(raw, b"blank:Some(").is_some();
    let lines = |logs: &'_ [Vec<u8>]| -> Vec<Vec<u8>> {
        let logs = logs.iter().filter(|log| is_marked(&log.as_slice()));
        let raw = logs.flat_map(|log| log.split(|byte| *byte == b'\n'));
        raw.filter(is_marked).map(<[u8]>::to_vec).collect()
    };
    let blanks: HashMap<Vec<u8>, Vec<u8>> = lines(blanked)
        .into_iter()
        .filter_map(|raw| {
            let line = read_line(&raw).ok()?;
            (line.blank.is_some() && line.flaw().is_none()).then_some((line.hash.into_bytes(), raw))
        })
        .collect();
    let mut found = BTreeSet::new();
    if blanks.is_empty() {
        return found;
    }
    for raw in logs.iter().flat_map(|log| log.split(|byte| *byte == b'\n')) {
        if let Some(blank) = hash_in(raw).and_then(|hash| blanks.get(hash)) {
            found.extend(people_in(raw).difference(&people_in(blank)));
        }
    }
    found
}

/// Whether a draft, a queue or another file that only this machine has speaks of a person.
fn is_in_private_files(fs: &dyn Fs, id: RecordId) -> bool {
    let mut subject = Subject::of(BTreeSet::from([id]));
    if let Some(bytes) = fs.read_record(&id.relative_path()).ok().flatten() {
        subject.learn_from_record(id, &String::from_utf8_lossy(&bytes));
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    let subject = subject.among(&others);
    !copies(fs, &subject).named.is_empty() || !beside(fs, &subject).is_empty()
}

/// Of these people, those whom these logs erased: no line names them any more, or a fingerprint of an erasure is
/// of the record that is still here.
fn erased_among_removed(fs: &dyn Fs, logs: &[Vec<u8>], removed: Vec<RecordId>) -> Vec<RecordId> {
    let mut found = erased_by(logs, removed.clone());
    let lines = logs.iter().flat_map(|log| log.split(|byte| *byte == b'\n'));
    let erasures: Vec<LogLine> = lines
        .filter_map(|raw| read_line(raw).ok())
        .filter(|line| line.erasure.is_some() && line.flaw().is_none())
        .collect();
    for id in removed {
        let is_known = found.contains(&id) || erasures.is_empty();
        let text = fs.read_record(&id.relative_path()).ok().flatten();
        let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
        let record = text.and_then(|text| Some(view_of(id, &text).ok()?.record));
        if let (false, Some(Record::Person(person))) = (is_known, record)
            && person_erased(&erasures, &person).is_some()
        {
            found.push(id);
        }
    }
    found
}

/// Of these people, whose records are gone here, those who were erased here: by the logs, which name them no
/// more, or by the fingerprints of erasures, if a merge that was interrupted brought lines in that do.
///
/// # Errors
///
/// [`Failure`] if something cannot be read.
pub fn erased_here(
    fs: &dyn Fs,
    gone: &[RecordId],
    mut text_there: impl FnMut(RecordId) -> Result<Option<Vec<u8>>, Failure>,
) -> Result<Vec<RecordId>, Failure> {
    let mut found = erased_among(fs, gone);
    let known = erasures(fs).map_err(|error| failed(fs, FileOperation::Read, LOGS, &error))?;
    if known.is_empty() {
        return Ok(found);
    }
    for id in gone.iter().filter(|id| id.kind() == Kind::Person) {
        let is_here = fs
            .length(&id.relative_path())
            .is_ok_and(|there| there.is_some());
        if found.contains(id) || is_here {
            continue;
        }
        let text = text_there(*id)?.and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(Record::Person(person)) =
            text.and_then(|text| Some(view_of(*id, &text).ok()?.record))
            && person_erased(&known, &person).is_some()
        {
            found.push(*id);
        }
    }
    Ok(found)
}

/// Erases what a merge brought in of people who were erased here. The caller holds the lock.
///
/// # Errors
///
/// As [`erase_held`].
pub fn erase_what_came(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    erased: &[RecordId],
) -> Result<(), Failure> {
    for id in erased {
        let mut logs = all(fs).unwrap_or_default().into_iter();
        let is_named = logs.any(|log| {
            let mut is_held = false;
            // Of a part that cannot be read nothing is known, but what was found was found.
            let _ = each_part(fs, &log, &mut |part| is_held |= holds(part, *id));
            is_held
        });
        if is_named {
            let request = ErasureRequest {
                person: Some(*id),
                ..ErasureRequest::default()
            };
            erase_held(fs, author_device, &request)?;
        }
    }
    Ok(())
}

fn hashes(log: &[u8]) -> Vec<String> {
    let lines = log.split(|byte| *byte == b'\n');
    lines
        .filter_map(|raw| read_line(raw).ok())
        .map(|line| line.hash)
        .collect()
}
