//! Plain files that are open: reading and writing them whole, and what the system says when that
//! fails.

use std::fs::File;
use std::io::{self, Read, Write};

use rustix::fs::{Gid, Mode, OFlags, Stat, Uid};
use rustix::io::Errno;

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::problem::Reason;

/// Files are opened so that a link is refused, a pipe does not make us wait, a terminal does not
/// become ours, and no child inherits them.
pub const CAREFUL: OFlags = OFlags::NOFOLLOW
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// At most `most` bytes, which the caller has seen to be there and within a limit. Without the read
/// that would only see the end: our own files are replaced, never grown in place.
///
/// # Errors
///
/// The system's.
pub fn read_up_to(mut file: File, most: u64) -> io::Result<Vec<u8>> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut bytes = vec![0; most];
    let mut done = 0;
    while done < most {
        match file.read(&mut bytes[done..]) {
            Ok(0) => break,
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(done);
    Ok(bytes)
}

/// Writes a new file and makes its bytes durable.
///
/// # Errors
///
/// The system's. A part of the file may be left.
pub fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file the owner of another one, and the mode as far as `most` has it.
pub fn take_over(file: &File, old: &Stat, most: u32) {
    // The owner first: changing it may clear bits of the mode. Only root may give a file away, so the
    // group is tried alone where the owner cannot be kept.
    let group = Some(Gid::from_raw(old.st_gid));
    if rustix::fs::fchown(file, Some(Uid::from_raw(old.st_uid)), group).is_err() {
        let _ = rustix::fs::fchown(file, None, group);
    }
    let _ = rustix::fs::fchmod(file, Mode::from_raw_mode(old.st_mode & 0o7777 & most));
}

/// That a file cannot be read.
#[must_use]
pub fn unreadable(error: &io::Error) -> Reason {
    Reason::Unreadable(error.into())
}

/// The system's error; one of our own where the system's words speak of something else.
#[must_use]
pub fn explained(error: Errno) -> io::Error {
    match error {
        Errno::XDEV => Cause::Outside.into_io(io::ErrorKind::InvalidInput),
        Errno::LOOP | Errno::MLINK => Cause::Symlink.into_io(io::ErrorKind::InvalidInput),
        // This is how opening a pipe or a socket fails.
        Errno::NXIO | Errno::OPNOTSUPP => Cause::NotAFile.into_io(io::ErrorKind::InvalidInput),
        other => other.into(),
    }
}
