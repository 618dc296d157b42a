//! The least that the machine has to do to load a workspace: what lastseen is measured against.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use lastseen::casebook::errors::cause::Cause;
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
            read_record(*kind, &text).map_err(|error| io::Error::other(Cause::from(error.flaw)))
        })
        .collect()
}
