//! A made-up workspace on disk.

use std::fs;
use std::io;
use std::path::Path;

use lastseen::record::kind::Kind;

use crate::made_up;

/// How many files were made, and how many bytes they have together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made {
    /// Record files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Makes a workspace of `people` people in the folder `root`.
///
/// # Errors
///
/// Where the folder cannot be made, is a workspace already, or cannot be written into.
pub fn make(root: &Path, people: usize, seed: u64) -> io::Result<Made> {
    let mut made = Made::default();
    for kind in Kind::ALL {
        fs::create_dir_all(root.join(kind.folder()))?;
    }
    let head = root.join("lastseen.ron");
    if head.exists() {
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("{} is there already", head.display()),
        ));
    }
    fs::write(
        head,
        format!(
            "Workspace(\n    format: 1,\n    title: \"Made up: {people} people\",\n    statuses: [],\n)\n"
        ),
    )?;
    for (id, text) in made_up::texts(people, seed) {
        fs::write(root.join(id.relative_path()), &text)?;
        made.files += 1;
        made.bytes += text.len() as u64;
    }
    Ok(made)
}
