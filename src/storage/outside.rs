//! Files outside of the workspace that somebody names: lists that are read, reports and tables that are written.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::random::change_id;

/// Reads a whole file, at most `limit` bytes of it and one more; of a longer one that says how long it is no more than
/// that is read. A pipe is read to its end, and a named one into which nobody writes is empty.
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
    let mut file = open(path).map_err(told)?;
    let before = stamp(&file).map_err(told)?;
    if before.is_some_and(|(length, _)| length > limit as u64) {
        return Ok(vec![0; limit + 1]);
    }
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

/// Opens a file without waiting for somebody who writes into a pipe.
fn open(path: &Path) -> io::Result<File> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
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
    let mut file = NewFile::create(path)?;
    let written = file.write_all(bytes);
    written.map_err(|error| not_written(path, &error))?;
    file.finish()?.place()
}

/// A new file that nobody but its owner can read. It gets its name when all of it is on disk: whatever
/// happens before leaves nothing behind.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    file: BufWriter<File>,
    /// The name that it has meanwhile, if the file system has no files without one.
    meanwhile: Option<PathBuf>,
}

/// A new file of which every byte is on disk, and whose name is still to come.
#[derive(Debug)]
pub struct WholeFile(NewFile);

impl NewFile {
    /// Begins a file that will be called so.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`], also if there is such a file already.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        if path.symlink_metadata().is_ok() {
            return Err(failed_for(path, Cause::Exists));
        }
        let (file, meanwhile) = match nameless(folder_of(path)) {
            Some(file) => (file, None),
            None => {
                let name = format!(".lastseen-{}", change_id()?.0);
                let meanwhile = folder_of(path).join(name);
                let mut options = OpenOptions::new();
                options.write(true).create_new(true).mode(0o600);
                let file = options.open(&meanwhile);
                (
                    file.map_err(|error| not_written(path, &error))?,
                    Some(meanwhile),
                )
            }
        };
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::with_capacity(256 * 1024, file),
            meanwhile,
        })
    }

    /// Puts every byte on disk.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`].
    pub fn finish(mut self) -> Result<WholeFile, Failure> {
        let done = self
            .file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all());
        done.map_err(|error| not_written(&self.path, &error))?;
        Ok(WholeFile(self))
    }
}

impl WholeFile {
    /// Gives the file its name.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`], also if there is such a file by now.
    pub fn place(mut self) -> Result<(), Failure> {
        let file = &mut self.0;
        let placed = match &file.meanwhile {
            None => name_it(file.file.get_ref(), &file.path),
            Some(meanwhile) => rename_new(meanwhile, &file.path),
        };
        placed.map_err(|error| not_written(&file.path, &error))?;
        file.meanwhile = None;
        let folder = File::open(folder_of(&file.path)).and_then(|folder| folder.sync_all());
        folder.map_err(|error| not_written(&file.path, &error))
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(meanwhile) = &self.meanwhile {
            // Nobody can do more about what is left over.
            let _ = std::fs::remove_file(meanwhile);
        }
    }
}

/// That a file outside cannot be written.
#[must_use]
pub fn not_written(path: &Path, error: &io::Error) -> Failure {
    failed_for(
        path,
        match error.kind() {
            io::ErrorKind::AlreadyExists => Cause::Exists,
            _ => error.into(),
        },
    )
}

fn failed_for(path: &Path, reason: Cause) -> Failure {
    Failure::Io {
        operation: FileOperation::Write,
        path: path.to_owned(),
        reason,
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A file without a name, which is gone when the program is; `None` if the file system has none such.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file: File = rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR)
        .ok()?
        .into();
    own_link(&file).symlink_metadata().is_ok().then_some(file)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path) -> Option<File> {
    None
}

/// Where the system shows an open file.
#[cfg(target_os = "linux")]
fn own_link(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd;
    PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

#[cfg(target_os = "linux")]
fn name_it(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    Ok(linkat(
        CWD,
        own_link(file),
        CWD,
        path,
        AtFlags::SYMLINK_FOLLOW,
    )?)
}

#[cfg(not(target_os = "linux"))]
fn name_it(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames a file, never over another one.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS) => {}
            done => return Ok(done?),
        }
    }
    std::fs::hard_link(from, to)?;
    std::fs::remove_file(from)
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

    #[test]
    fn a_file_has_no_name_before_it_is_whole() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let entries = || std::fs::read_dir(folder.path()).unwrap().count();
        let mut file = NewFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        file.flush().unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(entries(), 0);
        let mut file = NewFile::create(&path).unwrap();
        file.write_all(b"whole").unwrap();
        // Somebody else was faster.
        std::fs::write(&path, b"other").unwrap();
        assert!(file.finish().unwrap().place().is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"other");
        assert_eq!(entries(), 1);
        write_outside(&folder.path().join("new"), b"x").unwrap();
        let mode = std::fs::metadata(folder.path().join("new")).unwrap();
        assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_rename_never_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&from, b"a").unwrap();
        std::fs::write(&to, b"b").unwrap();
        assert!(rename_new(&from, &to).is_err());
        std::fs::remove_file(&to).unwrap();
        rename_new(&from, &to).unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), b"a");
    }
}
