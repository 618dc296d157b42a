//! What the merge driver notes of the records that it merges for a synchronisation: what both sides changed
//! in two ways. Git hands on nothing but the merged text.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::resolution::{ConflictOutcome, FieldConflict};
use crate::record::read::read_ron;
use crate::storage::fs::Fs;

/// Where a synchronisation lets the driver write its notes.
pub const NOTES: &str = ".lastseen/merge-notes";

/// One merged file, as it is noted.
#[derive(Serialize, Deserialize)]
struct Note {
    path: String,
    conflicts: Vec<(String, String, String, ConflictOutcome)>,
}

/// Adds what came of merging a file. A synchronisation makes the notes before; nothing is written if it has not.
///
/// # Errors
///
/// [`Failure::Io`] if it cannot be written.
pub fn add_note(notes: &Path, path: &str, conflicts: &[FieldConflict]) -> Result<(), Failure> {
    let note = Note {
        path: path.to_owned(),
        conflicts: conflicts
            .iter()
            .map(|one| {
                let field = one.path.to_string();
                (field, one.counts.clone(), one.other.clone(), one.outcome)
            })
            .collect(),
    };
    let line = ron::to_string(&note).unwrap_or_default();
    let written = OpenOptions::new()
        .append(true)
        .open(notes)
        .and_then(|mut file| file.write_all(format!("{line}\n").as_bytes()));
    written.map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: notes.to_owned(),
        reason: error.into(),
    })
}

/// The conflicts of a file at this path of the repository, as they were noted last: git may merge what it
/// takes for the version before first.
#[must_use]
pub fn noted(fs: &dyn Fs, path: &str) -> Vec<FieldConflict> {
    let bytes = fs.read_record(NOTES).ok().flatten().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut notes = text.lines().filter_map(|line| read_ron::<Note>(line).ok());
    let Some(last) = notes.rfind(|note| note.path == path) else {
        return Vec::new();
    };
    last.conflicts
        .into_iter()
        .filter_map(|(field, counts, other, outcome)| {
            Some(FieldConflict {
                path: field.parse().ok()?,
                counts,
                other,
                outcome,
            })
        })
        .collect()
}
