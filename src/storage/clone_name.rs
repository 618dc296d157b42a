//! The name that this account has in a folder, found before the folder is opened.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::storage::account_notes::AccountNotes;
use crate::storage::clone_identity::{
    CloneIdentity, Folder, note_folder, read_clone, read_folders,
};
use crate::storage::digest::sha256;
use crate::storage::disk::Disk;
use crate::storage::fs::Fs;
use crate::storage::hand::{Hand, log_path};
use crate::storage::lock::PRIVATE;
use crate::storage::log_file::LOGS;

/// The hand with the device that this account has in the folder at `root`. The folder is not written to; where
/// it or the notes cannot be read, the hand stays as it is.
#[must_use]
pub fn identified(root: &Path, hand: Hand) -> Hand {
    let Some(notes) = AccountNotes::of_account() else {
        return hand;
    };
    identify(root, hand, notes)
}

/// As [`identified`], with these notes.
#[must_use]
pub fn identify(root: &Path, mut hand: Hand, notes: AccountNotes) -> Hand {
    let (Ok(disk), Some(mut folder)) = (Disk::open(root), folder_at(root)) else {
        return hand;
    };
    let known = read_folders(&notes);
    let clone = read_clone(&disk);
    let is_of = |one: &&Folder| one.path == folder.path || one.inode == folder.inode;
    let by_name = clone
        .as_ref()
        .and_then(|clone| known.iter().rev().find(|one| one.id == clone.id))
        .filter(is_of);
    // A folder that was made and not yet written to is known by its place alone; so is one in which
    // another account has written down its own name since.
    let by_place = || known.iter().find(|one| one.id == folder.id);
    let found = by_name.or_else(by_place);
    let mut is_written = false;
    if let Some(one) = found {
        is_written = clone.as_ref().is_some_and(|clone| clone.id == one.id)
            && one.path == folder.path
            && one.inode == folder.inode;
        folder.id.clone_from(&one.id);
        folder.device.clone_from(&one.device);
    } else if clone.is_none() && was_worked_in(&disk, &hand.device) {
        folder.device.clone_from(&hand.device);
        // The next run cannot tell any more, also if this one only takes the lock. Without the note the
        // device gets a suffix, which does no harm.
        let _ = note_folder(&notes, &folder);
    } else if clone.is_none() && is_new(&disk, &folder.path) {
        folder.device.clone_from(&hand.device);
    } else {
        folder.device = format!("{}-{}", hand.device, suffix(&folder.id));
    }
    let machine = std::mem::replace(&mut hand.device, folder.device.clone());
    let mut others: Vec<String> = known.into_iter().map(|one| one.device).collect();
    others.push(machine);
    others.sort();
    others.dedup();
    others.retain(|device| {
        let log = log_path(&hand.author, device);
        *device != hand.device && disk.length(&log).ok().flatten().is_some()
    });
    hand.other_devices = others;
    hand.ends
        .know(CloneIdentity::new(notes, folder, is_written));
    hand
}

/// Notes that this account made a workspace in the folder at `root`, so that its device is the plain
/// name of this machine.
pub fn note_new(root: &Path, machine: &str) {
    if let (Some(notes), Some(mut folder)) = (AccountNotes::of_account(), folder_at(root)) {
        machine.clone_into(&mut folder.device);
        // Without the note the device gets a suffix, which does no harm.
        let _ = note_folder(&notes, &folder);
    }
}

/// Whether somebody on this machine has worked in the folder before folders had names.
fn was_worked_in(fs: &dyn Fs, machine: &str) -> bool {
    let end = format!("-{machine}.log");
    fs.list(PRIVATE).is_ok()
        // Whoever knows names of folders writes this first, also where nothing else came of it.
        && !matches!(fs.length(&format!("{PRIVATE}/.gitignore")), Ok(Some(_)))
        && fs.list(LOGS).is_ok_and(|listed| {
            listed
                .iter()
                .any(|one| one.name.to_string_lossy().ends_with(&end))
        })
}

/// Whether nobody has worked in the folder anywhere: it has no log, and no repository that could have been
/// cloned before the first one came.
fn is_new(fs: &dyn Fs, path: &str) -> bool {
    let has_logs = fs.list(LOGS).is_ok_and(|listed| {
        listed
            .iter()
            .any(|one| one.name.to_string_lossy().ends_with(".log"))
    });
    !has_logs
        && Path::new(path)
            .ancestors()
            .all(|folder| std::fs::symlink_metadata(folder.join(".git")).is_err())
}

/// The folder at `root` as it is now, without a device. Its name is made of its place, so that two runs that
/// begin at once give it the same one.
fn folder_at(root: &Path) -> Option<Folder> {
    let path = std::fs::canonicalize(root).ok()?;
    let about = std::fs::metadata(&path).ok()?;
    let made = about.created().ok();
    let made = made.and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    let path = path.to_string_lossy().into_owned();
    let place = format!("{path}\n{}\n{made:?}", about.ino());
    Some(Folder {
        id: sha256(place.as_bytes()).get(..32)?.to_owned(),
        path,
        inode: about.ino(),
        device: String::new(),
    })
}

/// Four characters that tell clones apart, of the alphabet of the ids.
fn suffix(id: &str) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let number = u32::from_str_radix(id.get(..8).unwrap_or("0"), 16).unwrap_or(0);
    (0..4)
        .map(|place| {
            let index = usize::try_from((number >> (place * 5)) & 31).unwrap_or(0);
            char::from(ALPHABET[index])
        })
        .collect()
}
