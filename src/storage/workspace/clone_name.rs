//! The name of this clone: the one that this account has in a folder, found before the folder is
//! opened.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::storage::digest::sha256;
use crate::storage::fs::disk::Disk;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{EntryType, Fs};
use crate::storage::log::file::LOGS;
use crate::storage::workspace::account_notes::AccountNotes;
use crate::storage::workspace::author_device::{AuthorDevice, log_path};
use crate::storage::workspace::clone_identity::{
    CloneFolder, CloneIdentity, note_folder, read_clone, read_folders,
};

/// How many names of before a copy remembers.
const MOST_EARLIER: usize = 8;

/// The hand with the device that this account has in the folder at `root`. The folder is not written to; where
/// it or the notes cannot be read, the hand stays as it is.
#[must_use]
pub fn identified(root: &Path, author_device: AuthorDevice) -> AuthorDevice {
    let Some(notes) = AccountNotes::of_account() else {
        return author_device;
    };
    identify(root, author_device, notes)
}

/// As [`identified`], with these notes.
#[must_use]
pub fn identify(root: &Path, mut author_device: AuthorDevice, notes: AccountNotes) -> AuthorDevice {
    let (Ok(disk), Some(mut folder)) = (Disk::open(root), folder_at(root)) else {
        return author_device;
    };
    let known = read_folders(&notes);
    let clone = read_clone(&disk, &notes.account());
    let is_of = |one: &&CloneFolder| one.path == folder.path || one.is_same(&folder);
    let by_name = clone
        .as_ref()
        .and_then(|clone| known.iter().rev().find(|one| one.id == clone.id))
        .filter(is_of);
    // A folder that was made and not yet written to is known by its place alone; so is one in which
    // another account has written down its own name since.
    let by_place = || {
        let mut known = known.iter().rev();
        known.find(|one| one.id == folder.id || one.is_same(&folder))
    };
    let found = by_name.or_else(by_place);
    let mut is_written = false;
    if let Some(one) = found {
        is_written = clone.as_ref().is_some_and(|clone| clone.id == one.id)
            && clone.as_ref().is_some_and(|clone| clone.is_own)
            && one.path == folder.path
            && (one.inode, one.disk, &one.made) == (folder.inode, folder.disk, &folder.made);
        folder.id.clone_from(&one.id);
        folder.earlier.clone_from(&one.earlier);
        folder.device.clone_from(&one.device);
    } else if clone.is_none() && was_worked_in(&disk, &author_device.device) {
        folder.device.clone_from(&author_device.device);
        // The next run cannot tell any more, also if this one only takes the lock. Without the note the
        // device gets a suffix, which does no harm.
        let _ = note_folder(&notes, &folder);
    } else if clone.is_none() && is_new(&disk, &folder.path) {
        folder.device.clone_from(&author_device.device);
    } else {
        folder.device = format!("{}-{}", author_device.device, suffix(&folder.id));
    }
    if found.is_none()
        && let Some(clone) = clone.filter(|clone| clone.is_own)
    {
        // A copy, or a folder that came to another disk: what this account sealed in it is still its own.
        let before = known.iter().find(|one| one.id == clone.id);
        folder.earlier = before.map(|one| one.earlier.clone()).unwrap_or_default();
        folder.earlier.insert(0, clone.id);
        folder.earlier.truncate(MOST_EARLIER);
    }
    let machine = std::mem::replace(&mut author_device.device, folder.device.clone());
    let mut others: Vec<String> = known.into_iter().map(|one| one.device).collect();
    others.push(machine);
    others.sort();
    others.dedup();
    others.retain(|device| {
        let log = log_path(&author_device.author, device);
        *device != author_device.device && disk.length(&log).ok().flatten().is_some()
    });
    author_device.other_devices = others;
    author_device
        .ends
        .know(CloneIdentity::new(notes, folder, is_written));
    author_device
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
        // Whoever knows names of folders writes this first, also if nothing else came of it.
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
    // Logs of a sealed workspace are folders, whose names do not show.
    let has_logs = fs.list(LOGS).is_ok_and(|listed| {
        listed.iter().any(|one| {
            one.sort == EntryType::Folder || one.name.to_string_lossy().ends_with(".log")
        })
    });
    !has_logs
        && Path::new(path)
            .ancestors()
            .all(|folder| std::fs::symlink_metadata(folder.join(".git")).is_err())
}

/// The folder at `root` as it is now, without a device. Its name is made of its place, so that two runs that
/// begin at once give it the same one.
fn folder_at(root: &Path) -> Option<CloneFolder> {
    let path = std::fs::canonicalize(root).ok()?;
    let about = std::fs::metadata(&path).ok()?;
    let made = about.created().ok();
    let made = made.and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    let path = path.to_string_lossy().into_owned();
    let place = format!("{path}\n{}\n{made:?}", about.ino());
    Some(CloneFolder {
        id: sha256(place.as_bytes()).get(..32)?.to_owned(),
        path,
        inode: about.ino(),
        disk: about.dev(),
        made: made.map(|made| format!("{made:?}")).unwrap_or_default(),
        earlier: Vec::new(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::workspace::manifest::init;

    fn device(root: &Path, notes: &AccountNotes) -> (String, Vec<String>) {
        let author_device = identify(root, AuthorDevice::new("anna", "laptop"), notes.clone());
        author_device.ends.settle(&Disk::open(root).unwrap());
        (
            author_device.device.clone(),
            author_device.ends.clone_names(),
        )
    }

    #[test]
    fn a_folder_keeps_its_name_when_it_is_moved_and_a_copy_gets_its_own() {
        let home = tempfile::tempdir().unwrap();
        let notes = AccountNotes::in_folder(&home.path().join("state"));
        let (one, two) = (home.path().join("one"), home.path().join("two"));
        std::fs::create_dir(&one).unwrap();
        init(&Disk::open(&one).unwrap(), "Refusals").unwrap();
        std::fs::create_dir_all(one.join(".lastseen")).unwrap();
        let first = device(&one, &notes);
        assert_eq!(first.0, "laptop");
        assert_eq!(first.1.len(), 1);
        std::fs::rename(&one, &two).unwrap();
        assert_eq!(device(&two, &notes), first);
        std::fs::create_dir_all(one.join(".lastseen")).unwrap();
        for path in ["lastseen.ron", ".lastseen/clone.ron"] {
            std::fs::copy(two.join(path), one.join(path)).unwrap();
        }
        let copy = device(&one, &notes);
        assert_ne!(copy.0, first.0);
        assert_eq!(copy.1[1..], first.1);
        assert_eq!(device(&one, &notes), copy);
        assert_eq!(device(&two, &notes), first);
    }

    /// As the inodes of a snapshot, which are those of its original.
    #[test]
    fn an_inode_alone_is_no_folder() {
        let home = tempfile::tempdir().unwrap();
        let notes = AccountNotes::in_folder(&home.path().join("state"));
        let root = home.path().join("snapshot");
        std::fs::create_dir_all(root.join(".lastseen")).unwrap();
        let here = folder_at(&root).unwrap();
        let original = |disk, made: &str| CloneFolder {
            id: "0".repeat(32),
            path: "/somewhere/else".to_owned(),
            disk,
            made: made.to_owned(),
            device: "original".to_owned(),
            ..here.clone()
        };
        for (disk, made, is_one) in [
            (here.disk, here.made.as_str(), true),
            (here.disk + 1, here.made.as_str(), false),
            (here.disk, "0s", false),
            (0, "", false),
        ] {
            note_folder(&notes, &original(disk, made)).unwrap();
            std::fs::write(
                root.join(".lastseen/clone.ron"),
                "(id:\"00000000000000000000000000000000\",device:\"original\")",
            )
            .unwrap();
            let author_device = identify(&root, AuthorDevice::new("anna", "laptop"), notes.clone());
            assert_eq!(author_device.device == "original", is_one, "{disk} {made}");
        }
    }

    /// A name that somebody else wrote into the folder brings nothing with it that was sealed elsewhere.
    #[test]
    fn a_forged_name_opens_nothing() {
        let home = tempfile::tempdir().unwrap();
        let notes = AccountNotes::in_folder(&home.path().join("state"));
        let (one, two) = (home.path().join("one"), home.path().join("two"));
        for root in [&one, &two] {
            std::fs::create_dir_all(root.join(".lastseen")).unwrap();
        }
        let names = device(&one, &notes).1;
        let forged = format!("(id:\"{}\",device:\"laptop\")", names[0]);
        std::fs::write(two.join(".lastseen/clone.ron"), forged).unwrap();
        let (device, others) = device(&two, &notes);
        assert!(!others.contains(&names[0]), "{device} {others:?}");
    }
}
