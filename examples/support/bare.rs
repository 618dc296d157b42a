//! The least that the machine has to do for the same thing: what lastseen is measured against.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lastseen::record::kind::Kind;
use lastseen::record::read::{Record, read_record};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Lists, reads and parses all records of a workspace with `ron` on all processors, and does
/// nothing else.
///
/// # Errors
///
/// Where a folder or file cannot be read, or a record does not parse.
pub fn load(root: &Path) -> io::Result<Vec<Record>> {
    let mut files: Vec<(Kind, PathBuf)> = Vec::new();
    for kind in Kind::ALL {
        for entry in fs::read_dir(root.join(kind.folder()))? {
            files.push((kind, entry?.path()));
        }
    }
    files
        .par_iter()
        .map(|(kind, path)| {
            let text = fs::read_to_string(path)?;
            read_record(*kind, &text).map_err(|error| io::Error::other(error.reason))
        })
        .collect()
}

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
