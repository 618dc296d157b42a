//! The new files of a migration: each is written from the old one, and read again.

use std::collections::BTreeSet;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::digest::hexadecimal;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, folder_of};
use crate::storage::migration::tree::all_below;

/// How much of a file is read at once, in bytes.
const PORTION: usize = 1024 * 1024;

/// The permissions that a new file gets at most: the folders around it and the workspace say less.
const MOST: u32 = 0o666;

/// How far a migration is: a step, and how many files of how many are done in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MigrationStep {
    /// Files are written in their new form.
    Written(usize, usize),
    /// Files are read again and compared.
    Tested(usize, usize),
}

/// A file that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedFile {
    /// Its path.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub digest: String,
}

/// Writes every file anew. What is told before each says whether to go on.
///
/// # Errors
///
/// [`Failure`] for the first that cannot be read or written, or at which it is stopped.
pub fn copy_all(
    from: &dyn Fs,
    to: &dyn Fs,
    files: &[String],
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<Vec<CopiedFile>, Failure> {
    let mut made = BTreeSet::new();
    let mut copied = Vec::with_capacity(files.len());
    for (done, path) in files.iter().enumerate() {
        go_on(to, path, tell(MigrationStep::Written(done, files.len())))?;
        make_folders(to, folder_of(path), &mut made)?;
        let mut reader = FileReader::new(from, path);
        to.stage_from(path, path, MOST, &mut reader)
            .map_err(|error| failed(to, FileOperation::Write, path, &error))?;
        let digest = reader.digest();
        copied.push(CopiedFile {
            path: path.clone(),
            digest,
        });
    }
    Ok(copied)
}

/// Reads every new file, and every old one once more: both must be what was taken over. Whoever lists the new files must
/// find each of them.
///
/// # Errors
///
/// [`Failure::Io`] with [`Cause::ChangedWhileRead`] for the first that is not; [`EncryptionError::NoPlaceSealed`].
pub fn test_all(
    from: &dyn Fs,
    to: &dyn Fs,
    copied: &[CopiedFile],
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<(), Failure> {
    let listed = all_below(to)?;
    let listed: BTreeSet<&String> = listed.files.iter().chain(&listed.dropped).collect();
    if let Some(lost) = copied.iter().find(|one| !listed.contains(&one.path)) {
        return Err(Failure::Encryption {
            place: from.root().join(&lost.path).display().to_string(),
            why: EncryptionError::NoPlaceSealed,
        });
    }
    for (done, CopiedFile { path, digest }) in copied.iter().enumerate() {
        go_on(to, path, tell(MigrationStep::Tested(done, copied.len())))?;
        for fs in [to, from] {
            let mut reader = FileReader::new(fs, path);
            io::copy(&mut reader, &mut io::sink())
                .map_err(|error| failed(fs, FileOperation::Read, path, &error))?;
            if reader.digest() != *digest {
                let changed = Cause::ChangedWhileRead.into_io(io::ErrorKind::InvalidData);
                return Err(failed(fs, FileOperation::Read, path, &changed));
            }
        }
    }
    Ok(())
}

/// Stops at this file unless it is to go on.
fn go_on(fs: &dyn Fs, path: &str, goes_on: bool) -> Result<(), Failure> {
    let stopped = || io::ErrorKind::Interrupted.into();
    let failed = || failed(fs, FileOperation::Write, path, &stopped());
    goes_on.then_some(()).ok_or_else(failed)
}

/// Makes a folder and those around it.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn make_folders(fs: &dyn Fs, folder: &str, made: &mut BTreeSet<String>) -> Result<(), Failure> {
    if folder.is_empty() || made.contains(folder) {
        return Ok(());
    }
    make_folders(fs, folder_of(folder), made)?;
    fs.make_folder(folder)
        .map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
    made.insert(folder.to_owned());
    Ok(())
}

/// Reads a file from its beginning to its end, never whole in memory.
pub struct FileReader<'f> {
    fs: &'f dyn Fs,
    path: &'f str,
    /// Where it was opened as a whole.
    stream: Option<Box<dyn Read + 'f>>,
    from: u64,
    portion: Vec<u8>,
    given: usize,
    is_over: bool,
    has_failed: bool,
    digest: Sha256,
}

impl<'f> FileReader<'f> {
    /// The file at this path, from its beginning.
    #[must_use]
    pub fn new(fs: &'f dyn Fs, path: &'f str) -> Self {
        Self {
            fs,
            path,
            stream: None,
            from: 0,
            portion: Vec::new(),
            given: 0,
            is_over: false,
            has_failed: false,
            digest: Sha256::new(),
        }
    }

    /// Whether it could not be read.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// The SHA-256 of what was read.
    #[must_use]
    pub fn digest(self) -> String {
        hexadecimal(&self.digest.finalize())
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.from == 0 {
            self.stream = self.fs.stream(self.path)?;
        }
        self.portion = match &mut self.stream {
            Some(stream) => {
                let mut portion = Vec::with_capacity(PORTION);
                stream.take(PORTION as u64).read_to_end(&mut portion)?;
                portion
            }
            None => self.fs.read_at(self.path, self.from, PORTION)?,
        };
        self.from += self.portion.len() as u64;
        self.given = 0;
        self.is_over = self.portion.len() < PORTION;
        self.digest.update(&self.portion);
        Ok(())
    }
}

impl Read for FileReader<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given == self.portion.len() && !self.is_over {
            let read = self.refill();
            self.has_failed |= read.is_err();
            read?;
        }
        let rest = &self.portion[self.given..];
        let count = rest.len().min(to.len());
        to[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}
