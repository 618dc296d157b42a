//! The private files of this machine let go of people whose erasure came in by other means than `lastseen sync`, as
//! by a plain `git pull`: drafts, queues and whatever else names them.

use std::collections::BTreeSet;

use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::commit::begin;
use crate::storage::erase::blank_log::Subject;
use crate::storage::erase::erase_queue::part;
use crate::storage::erase::erasures::erased_among;
use crate::storage::erase::places::walk;
use crate::storage::erase::reach::copies;
use crate::storage::fs::lock::{IGNORE, LOCK, PRIVATE};
use crate::storage::fs::{EntryType, Fs, folder_of};
use crate::storage::log::file::read_whole;
use crate::storage::snapshot::{is_snapshot, remove_all};
use crate::storage::workspace::clone_identity::CLONE;

/// The private files that every clone has, and that name nobody.
const OF_NOBODY: [&str; 3] = [LOCK, IGNORE, CLONE];

/// Takes people who were erased out of the private files, or takes the files away. What cannot be written stays, and
/// is tried again when the workspace is loaded next.
pub fn forget_erased(fs: &dyn Fs) {
    let gone: Vec<RecordId> = named_people(fs)
        .into_iter()
        .filter(|id| matches!(fs.length(&id.relative_path()), Ok(None)))
        .collect();
    let erased = erased_among(fs, &gone);
    if erased.is_empty() {
        return;
    }
    // Whoever read all files before the erasure came in may have left what they say.
    let _ = remove_all(fs);
    let _ = let_go(fs, &Subject::of(erased.into_iter().collect()));
}

/// Whether there is a private file that may name somebody.
#[must_use]
pub fn has_texts(fs: &dyn Fs) -> bool {
    let mut found = false;
    let _ = walk(fs, PRIVATE, &mut |one, path| {
        found |= one.sort == EntryType::File && !OF_NOBODY.contains(&path) && !is_snapshot(path);
        !found
    });
    found
}

/// Takes somebody out of the private files, or takes the files away.
///
/// # Errors
///
/// [`Failure`] if nothing can be written now.
pub fn let_go(fs: &dyn Fs, subject: &Subject) -> Result<(), Failure> {
    let (_held, _) = begin(fs)?;
    let (queues, whole) = part(fs.account(), copies(fs, subject).named, subject);
    for path in whole {
        let _ = fs.unlink(&path);
        let _ = fs.sync_folder(folder_of(&path));
    }
    for (path, _, after) in queues {
        let new = format!("{path}.new");
        let _ = fs.unlink(&new);
        if fs.stage_private(&new, &after).is_ok() {
            let _ = fs.rename(&new, &path);
            let _ = fs.sync_folder(folder_of(&path));
        }
    }
    Ok(())
}

/// The people whose ids stand in private files.
fn named_people(fs: &dyn Fs) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::new();
    let _ = walk(fs, PRIVATE, &mut |one, path| {
        if one.sort == EntryType::File && path != LOCK && !is_snapshot(path) {
            let bytes = read_whole(fs, path).ok().flatten().unwrap_or_default();
            found.extend(people_in(&bytes));
        }
        true
    });
    found
}

/// The ids of people in some bytes.
#[must_use]
pub fn people_in(bytes: &[u8]) -> BTreeSet<RecordId> {
    let beginnings = memchr::memmem::find_iter(bytes, b"p-");
    let ids = beginnings.filter_map(|at| {
        let letters = bytes[at + 2..].iter();
        let letters = letters.take_while(|byte| byte.is_ascii_alphanumeric());
        let end = at + 2 + letters.count();
        std::str::from_utf8(&bytes[at..end]).ok()?.parse().ok()
    });
    ids.filter(|id: &RecordId| id.kind() == Kind::Person)
        .collect()
}
