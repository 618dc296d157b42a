//! Files outside of the workspace that somebody names: lists that are read, reports and tables that are written.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::SystemTime;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;

/// Reads a whole file, at most `limit` bytes of it and one more. A pipe is read to its end.
///
/// # Errors
///
/// [`Failure::Io`] if it cannot be read, or if it changed while it was read.
pub fn read_outside(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let failed = |reason| Failure::Io {
        operation: FileOperation::Read,
        path: path.to_owned(),
        reason,
    };
    let told = |error: io::Error| failed(Cause::from(error));
    let mut file = File::open(path).map_err(told)?;
    let before = stamp(&file).map_err(told)?;
    let mut bytes = Vec::new();
    (&mut file)
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(told)?;
    if stamp(&file).map_err(told)? != before {
        return Err(failed(Cause::ChangedWhileRead));
    }
    Ok(bytes)
}

/// Reads standard input, at most `limit` bytes of it and one more.
///
/// # Errors
///
/// The system's.
pub fn read_standard_input(limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The length of a plain file and when it was changed; of a pipe nothing.
fn stamp(file: &File) -> io::Result<Option<(u64, SystemTime)>> {
    let data = file.metadata()?;
    if !data.is_file() {
        return Ok(None);
    }
    Ok(Some((data.len(), data.modified()?)))
}

/// Writes a new file that nobody but its owner can read.
///
/// # Errors
///
/// [`Failure::Io`], also if there is such a file already: nothing is ever written over.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: path.to_owned(),
        reason: match error.kind() {
            io::ErrorKind::AlreadyExists => Cause::Exists,
            _ => error.into(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("held.csv");
        write_outside(&path, b"one").unwrap();
        assert!(write_outside(&path, b"two").is_err());
        assert_eq!(read_outside(&path, 100).unwrap(), b"one");
        assert_eq!(read_outside(&path, 1).unwrap().len(), 2);
        assert!(read_outside(&folder.path().join("none"), 1).is_err());
    }
}
