//! Sealed files that git merges and compares: it hands over what lies on the disk, and what is in it is merged in
//! memory. Nothing is written that is not sealed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::casebook::change::encrypted_file::is_encrypted;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::resolution::FieldConflict;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::merged_keys::merged_keys;
use crate::storage::encryption::key_files::{has_keys, open_keys};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::fs::disk::Disk;
use crate::storage::fs::{Fs, KEY_FILE, SealedFiles};
use crate::storage::git::merge_driver::{FilesMerged, MergeFiles, READ_LIMIT, merged};
use crate::storage::log::file::LOGS;
use crate::storage::outside::read_outside;
use crate::storage::signature::allowed_signers::{SIGNERS, merge_signers};

/// A file of a sealed workspace that git merges.
pub struct SealedMerge {
    below: Arc<dyn Fs>,
    /// Where it lies in the workspace, on the disk.
    path: String,
}

impl SealedMerge {
    /// The file at this path of the current repository; `None` if it is in no sealed workspace.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        path.ends_with(ENDING).then_some(())?;
        let path = Path::new(path);
        path.ancestors().skip(1).find_map(|around| {
            let below = sealed_in(around)?;
            let path = path.strip_prefix(around).ok()?.to_str()?.to_owned();
            Some(Self { below, path })
        })
    }

    /// Merges three versions of it. `remark` stands with a value that does not count.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] if one of them does not open with the key of the workspace as it is here: on one side
    /// everything may have been sealed with another key. Our file is as it was then.
    pub fn merge(
        &self,
        files: MergeFiles<'_>,
        remark: &str,
        identities: &Identities,
    ) -> Result<FilesMerged, Failure> {
        let read = |path| read_outside(path, READ_LIMIT);
        let versions = [read(files.base)?, read(files.ours)?, read(files.theirs)?];
        if self.path == KEY_FILE {
            let merged = merged_keys(files.path, &versions, identities)?;
            write(files.ours, &merged)?;
            return Ok(FilesMerged::Merged(Vec::new()));
        }
        let key = open_keys(&*self.below, identities)?;
        let fs = SealedFs::new(Arc::clone(&self.below), key);
        let path = self.path.strip_suffix(ENDING).unwrap_or(&self.path);
        let open = |bytes: &Vec<u8>| match bytes.is_empty() {
            // Git has no version that both come from.
            true => Ok(Vec::new()),
            false => fs.open_bytes(path, bytes).map_err(|_| Failure::Encryption {
                place: files.path.to_owned(),
                why: EncryptionError::KeysDiffer,
            }),
        };
        let [base, ours, theirs] = &versions;
        let (base, ours, theirs) = (open(base)?, open(ours)?, open(theirs)?);
        let Some((bytes, contested)) = merged_bytes(path, &base, &ours, &theirs, remark) else {
            return Ok(FilesMerged::Conflict);
        };
        let sealed = fs.seal_bytes(path, &bytes).map_err(|error| Failure::Io {
            operation: FileOperation::Write,
            path: files.ours.to_owned(),
            reason: error.into(),
        })?;
        write(files.ours, &sealed)?;
        Ok(FilesMerged::Merged(contested))
    }
}

/// What three versions of a file come to, and what both sides changed; `None` if only people can tell.
pub(super) fn merged_bytes(
    path: &str,
    base: &[u8],
    ours: &[u8],
    theirs: &[u8],
    remark: &str,
) -> Option<(Vec<u8>, Vec<FieldConflict>)> {
    let one = |bytes: &[u8]| Some((bytes.to_vec(), Vec::new()));
    // The same text is sealed anew each time, so git takes it for changed.
    if ours == theirs || theirs == base {
        return one(ours);
    }
    if ours == base {
        return one(theirs);
    }
    if Path::new(path).starts_with(LOGS) {
        // A part of a log only grows, and one clone alone writes it.
        return match (ours.starts_with(theirs), theirs.starts_with(ours)) {
            (true, _) => one(ours),
            (_, true) => one(theirs),
            _ => None,
        };
    }
    let text = |bytes| std::str::from_utf8(bytes).ok();
    let (base, ours, theirs) = (text(base)?, text(ours)?, text(theirs)?);
    if path == SIGNERS {
        return one(merge_signers(base, ours, theirs).as_bytes());
    }
    let (text, contested) = merged(base, ours, theirs, remark)?;
    Some((text.into_bytes(), contested))
}

/// The text of a record that git hands over to be compared, from a file of a sealed workspace: one around it, around the
/// current folder, or the one that is named. `None` if it is not encrypted.
///
/// # Errors
///
/// [`Failure::Encryption`] if there is no such workspace, or its key does not open it, as that of an old version.
pub fn sealed_record_text(
    file: &Path,
    named: Option<PathBuf>,
    identities: &Identities,
) -> Result<Option<String>, Failure> {
    let bytes = read_outside(file, READ_LIMIT)?;
    if !is_encrypted(&bytes) {
        return Ok(None);
    }
    let refused = |why| Failure::Encryption {
        place: file.display().to_string(),
        why,
    };
    let starts = [
        fs::canonicalize(file).ok(),
        fs::canonicalize(".").ok(),
        named,
    ];
    let around = starts.iter().flatten().flat_map(|start| start.ancestors());
    let below = around.into_iter().find_map(sealed_in);
    let below = below.ok_or_else(|| refused(EncryptionError::NoKeyFile))?;
    if identities.is_empty() {
        return Err(refused(EncryptionError::NeedsIdentity));
    }
    let key = open_keys(&*below, identities)?;
    // Git calls the file as it likes; a record is padded.
    let text = SealedFs::new(below, key).open_bytes("people/p.ron", &bytes);
    let text = text.map_err(|_| refused(EncryptionError::WrongKey))?;
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// The files of the folder, if it is a sealed workspace.
fn sealed_in(folder: &Path) -> Option<Arc<dyn Fs>> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() {
        here
    } else {
        folder
    };
    let disk = Disk::open(folder).ok()?;
    has_keys(&disk).ok().filter(|has| *has)?;
    Some(Arc::new(disk))
}

/// Writes the temporary file that git made for our version.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: path.to_owned(),
        reason: error.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_that_forked_is_left_to_people() {
        let merged = |ours: &[u8], theirs: &[u8]| {
            let merged = merged_bytes("log/x/1-000000000000", b"1\n", ours, theirs, "");
            merged.map(|(bytes, _)| bytes)
        };
        assert_eq!(merged(b"1\n2\n", b"1\n2\n3\n").unwrap(), b"1\n2\n3\n");
        assert_eq!(merged(b"1\n2\n", b"1\n3\n"), None);
    }
}
