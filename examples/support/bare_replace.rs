//! The least that the machine has to do to change a file for good: what lastseen is measured against.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Replaces a file durably and appends a line to a log durably: write, fsync, rename, fsync of the
/// folder, one append with fsync.
///
/// # Errors
///
/// Where something cannot be written.
pub fn replace(folder: &Path, name: &str, bytes: &[u8], log: &Path, line: &[u8]) -> io::Result<()> {
    let staged = folder.join(".new");
    let mut file = File::create(&staged)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&staged, folder.join(name))?;
    File::open(folder)?.sync_all()?;
    let mut log = OpenOptions::new().create(true).append(true).open(log)?;
    log.write_all(line)?;
    log.sync_data()
}
