//! To bring copies of attached files from another workspace: each is checked by its digest as it is copied, and no
//! link is followed.

use std::collections::BTreeMap;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::{Failure, Unattached};
use crate::record::workspace::FILE_NAME;
use crate::storage::attachments::attach::{FILE_LIMIT, FILES, INCOMING, prepare, set_aside, stem};
use crate::storage::digest::hexadecimal;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, LockGuard};
use crate::storage::random::change_id;

/// Brings copies from another workspace: by the path that each gets here, its path there. They are whole and durable
/// when this returns; the lock is to be held until the records are on disk. Those that were not here are named.
///
/// # Errors
///
/// [`Failure::NotAttached`] if one is not what it is called any more; and those of reading and writing. Nothing
/// new is here then.
pub fn bring_copies(
    fs: &dyn Fs,
    there: &dyn Fs,
    copies: &BTreeMap<String, String>,
) -> Result<BroughtCopies, Failure> {
    let mut brought = BroughtCopies {
        alone: prepare(fs)?,
        new: Vec::new(),
    };
    let done = copies
        .iter()
        .try_for_each(|(target, from)| bring_copy(fs, there, from, target, &mut brought.new));
    let synced = done.and_then(|()| {
        [FILES, ""].iter().try_for_each(|folder| {
            fs.sync_folder(folder)
                .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))
        })
    });
    match synced {
        Ok(()) => Ok(brought),
        Err(failure) => {
            brought.take_back(fs);
            Err(failure)
        }
    }
}

fn bring_copy(
    fs: &dyn Fs,
    there: &dyn Fs,
    from: &str,
    target: &str,
    new: &mut Vec<String>,
) -> Result<(), Failure> {
    let staged = format!("{INCOMING}/{}", change_id()?.0);
    let digest = copy_from(fs, there, from, &staged);
    let digest = digest.inspect_err(|_| {
        let _ = fs.unlink(&staged);
    })?;
    if digest != stem(target) {
        let _ = fs.unlink(&staged);
        return Err(Failure::NotAttached {
            path: there.root().join(from),
            why: Unattached::Unreadable(Cause::ChangedWhileRead),
        });
    }
    fs.make_folder(FILES)
        .map_err(|error| failed(fs, FileOperation::MakeFolder, FILES, &error))?;
    let known = fs
        .length(target)
        .map_err(|error| failed(fs, FileOperation::LookFor, target, &error))?;
    match known {
        Some(_) => set_aside(fs, target)?,
        None => new.push(target.to_owned()),
    }
    fs.rename(&staged, target)
        .map_err(|error| failed(fs, FileOperation::Rename, target, &error))
}

/// Copies a file of another workspace into the stage, and gives its SHA-256.
fn copy_from(fs: &dyn Fs, there: &dyn Fs, from: &str, staged: &str) -> Result<String, Failure> {
    let mut source = FileThere {
        there,
        path: from,
        read: 0,
        hash: Sha256::new(),
        failed: None,
    };
    let written = fs.stage_from(staged, FILE_NAME, 0o660, &mut source);
    if let Some(error) = source.failed {
        return Err(failed(there, FileOperation::Read, from, &error));
    }
    written.map_err(|error| failed(fs, FileOperation::Write, staged, &error))?;
    Ok(hexadecimal(&source.hash.finalize()))
}

/// A file of another workspace that is being copied, with what is known of it so far.
struct FileThere<'f> {
    there: &'f dyn Fs,
    path: &'f str,
    read: u64,
    hash: Sha256,
    /// Why it cannot be read.
    failed: Option<io::Error>,
}

impl Read for FileThere<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let part = match self.there.read_at(self.path, self.read, to.len()) {
            Ok(part) => part,
            Err(error) => {
                let kind = error.kind();
                self.failed = Some(error);
                return Err(kind.into());
            }
        };
        self.read += part.len() as u64;
        if self.read > FILE_LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.hash.update(&part);
        let to = to.get_mut(..part.len()).unwrap_or_default();
        to.copy_from_slice(&part);
        Ok(part.len())
    }
}

/// Copies that were brought before the change that brings the records that name them.
pub struct BroughtCopies {
    /// As long as it is held, nobody else attaches anything.
    pub alone: LockGuard,
    new: Vec<String>,
}

impl BroughtCopies {
    /// Takes the copies away again, because the change did not happen.
    pub fn take_back(self, fs: &dyn Fs) {
        for path in &self.new {
            // A copy that nothing names is told by `check`.
            let _ = fs.unlink(path);
        }
    }
}
