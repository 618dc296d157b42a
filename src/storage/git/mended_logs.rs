//! Mended logs: whoever can write into the folder of a sealed workspace needs no key to take parts of its logs away, to
//! put older ones back, or to exchange those of two logs. A synchronisation would send that to everybody, so before it
//! commits anything, each log gets back what git knows of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::record::workspace::FILE_NAME;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::error::failed;
use crate::storage::fs::SealedFiles;
use crate::storage::git::installed_git::ObjectReader;
use crate::storage::git::logs_in_git::{
    LogInGit, files_below, has_more, line_hashes, logs_in_git, put_segments, replace_log,
};
use crate::storage::git::merge_driver::merged_logs;
use crate::storage::git::synchronisation::Sync;
use crate::storage::load::copy_name::copy_of_log;
use crate::storage::log::file::{all, read_whole};
use crate::storage::log::line::read_line;
use crate::storage::signature::log_signature::is_signature;
use crate::storage::workspace::author_device::log_path;

impl Sync<'_> {
    /// Brings the logs of a sealed workspace back to what the last commit has of them, and what was written since; gives those that were not
    /// so. The caller holds the lock.
    ///
    /// # Errors
    ///
    /// [`SyncRefusal::DamagedLog`] if one does not open and git has no whole version of it.
    pub(super) fn mend_logs(&self) -> Result<Vec<String>, Failure> {
        let Some(sealed) = self.fs.sealed() else {
            return Ok(Vec::new());
        };
        if !self.is(&["rev-parse", "-q", "--verify", "HEAD"])? {
            return Ok(Vec::new());
        }
        let mut objects = self.git.objects()?;
        let head = logs_in_git(sealed, &self.git, &mut objects, "HEAD")?;
        let mut mended = BTreeSet::new();
        let mut now = BTreeMap::new();
        let on_disk = all(sealed).unwrap_or_default().into_iter();
        let paths: BTreeSet<String> = on_disk.chain(head.keys().cloned()).collect();
        for path in paths {
            let bytes = match read_whole(sealed, &path) {
                Ok(bytes) => bytes,
                Err(_) => {
                    if let Some(log) = head.get(&path) {
                        self.put_parts_back(sealed, &mut objects, &path, log)?;
                    }
                    mended.insert(path.clone());
                    let damaged = |_| {
                        let path = path.clone();
                        Failure::Sync(SyncRefusal::DamagedLog { path })
                    };
                    read_whole(sealed, &path).map_err(damaged)?
                }
            };
            let bytes = bytes.unwrap_or_default();
            if let Some(log) = head.get(&path).filter(|_| bytes.is_empty()) {
                put_segments(sealed, &self.git, &mut objects, &path, &log.objects)?;
                mended.insert(path.clone());
                now.insert(path, log.bytes.clone().unwrap_or_default());
                continue;
            }
            now.insert(path, bytes);
        }
        now.retain(|path, _| !is_signature(path));
        let (moved, displaced) = take_strays(&head, &mut now);
        for (path, own) in &now {
            let old = head.get(path).and_then(|log| log.bytes.as_deref());
            let old = old.unwrap_or_default();
            let moved = moved.get(path).map_or(&[][..], Vec::as_slice);
            if displaced.contains(path) || has_more(old, own) || has_more(moved, own) {
                let lines = merged_logs([&merged_logs([old, own]), moved]);
                replace_log(sealed, path, &lines)?;
                mended.insert(path.clone());
            }
        }
        // Only now, for until then those lines lie nowhere else.
        for path in &displaced {
            drop_older_parts(sealed, path)?;
        }
        Ok(mended.into_iter().collect())
    }

    /// Puts the parts of a log back that are gone or do not open, unless it was written anew since the last commit.
    fn put_parts_back(
        &self,
        sealed: &dyn SealedFiles,
        objects: &mut ObjectReader,
        path: &str,
        log: &LogInGit,
    ) -> Result<(), Failure> {
        let parts = parts_on_disk(sealed, path)?;
        let newest =
            |paths: &mut dyn Iterator<Item = &String>| paths.map(|it| generation(it)).max();
        if newest(&mut parts.iter()) > newest(&mut log.objects.keys()) {
            return Ok(());
        }
        let below = sealed.files_below();
        let opens = |part: &String| {
            let length = below.length(part).ok().flatten();
            let length = length.and_then(|length| usize::try_from(length).ok());
            let bytes = length.and_then(|length| below.read_at(part, 0, length).ok());
            bytes.is_some_and(|bytes| sealed.open_bytes(FILE_NAME, &bytes).is_ok())
        };
        let sound = parts.iter().filter(|part| opens(part));
        let mut target = BTreeMap::new();
        for part in sound {
            let object = ["hash-object", "-w", "--no-filters", "--", part];
            target.insert(part.clone(), self.git.answer(&object)?);
        }
        for (part, object) in &log.objects {
            target.entry(part.clone()).or_insert_with(|| object.clone());
        }
        put_segments(sealed, &self.git, objects, path, &target)
    }
}

/// Takes lines of other logs out of each log, unless they stood there before. Gives them by the logs that they belong
/// to, and the logs in which they stood.
fn take_strays(
    head: &BTreeMap<String, LogInGit>,
    now: &mut BTreeMap<String, Vec<u8>>,
) -> (BTreeMap<String, Vec<u8>>, BTreeSet<String>) {
    let mut moved: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut displaced = BTreeSet::new();
    let originals: BTreeSet<String> = now
        .keys()
        .filter(|path| copy_of_log(path.rsplit('/').next().unwrap_or(path)).is_none())
        .cloned()
        .collect();
    for (path, bytes) in now.iter_mut().filter(|(path, _)| originals.contains(*path)) {
        let before = head.get(path).and_then(|log| log.bytes.as_deref());
        let known = line_hashes(before.unwrap_or_default());
        let home_of = |raw: &[u8]| {
            let line = read_line(raw).ok()?;
            let home = log_path(&line.author, &line.device);
            let is_stray = home != *path && !known.contains(&line.hash);
            (is_stray && originals.contains(&home)).then_some(home)
        };
        let mut own = Vec::new();
        for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
            match home_of(raw) {
                Some(home) => moved.entry(home).or_default().extend_from_slice(raw),
                None => own.extend_from_slice(raw),
            }
        }
        if own.len() < bytes.len() {
            displaced.insert(path.clone());
            *bytes = own;
        }
    }
    (moved, displaced)
}

/// The parts of a log, as they lie on the disk.
fn parts_on_disk(sealed: &dyn SealedFiles, path: &str) -> Result<Vec<String>, Failure> {
    let mut parts = files_below(sealed, path)?;
    parts.retain(|part| part.ends_with(ENDING));
    Ok(parts)
}

/// The generation of a part, by its name.
fn generation(part: &str) -> u64 {
    let name = part.rsplit('/').next().unwrap_or(part);
    let number = name.split('-').next().and_then(|text| text.parse().ok());
    number.unwrap_or(0)
}

/// Removes the parts of a log from before it was last written whole, though they have lines of their own.
fn drop_older_parts(sealed: &dyn SealedFiles, path: &str) -> Result<(), Failure> {
    let parts = parts_on_disk(sealed, path)?;
    let newest = parts.iter().map(|part| generation(part)).max();
    let below = sealed.files_below();
    for part in parts.iter().filter(|part| Some(generation(part)) < newest) {
        below
            .unlink(part)
            .map_err(|error| failed(sealed, FileOperation::Remove, part, &error))?;
    }
    Ok(())
}
