//! A record's file as it is on disk, on its way to what it will be.

use std::path::{Path, PathBuf};

use crate::casebook::book::loaded::{Loaded, read_file};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::merge::comments::comment_splices;
use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;
use crate::ron_text::position::line_column;
use crate::storage::commit::patch::{self, Patch};
use crate::storage::fs::Fs;
use crate::storage::watch::stamp::Stamp;

/// A record's file, before and after the edits of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingFile {
    /// The record.
    pub record: RecordId,
    /// Its file, relative to the workspace.
    pub path: String,
    /// Its file for messages.
    pub file: PathBuf,
    /// The whole file as it is on disk; `None` if it is not there.
    pub before: Option<String>,
    /// The whole file as it is to be.
    pub after: Option<String>,
    /// What takes `after` back to `before`, unless one of them is `None`.
    pub back: Vec<Patch>,
    /// Whether `after` is what the file once was, byte for byte. It need not read as a record then:
    /// a broken file that was removed may come back.
    pub restored: bool,
}

impl PendingFile {
    /// Reads the record's file.
    ///
    /// # Errors
    ///
    /// [`Failure::Unsound`] if the file is refused or is no text.
    pub fn read(fs: &dyn Fs, record: RecordId) -> Result<Self, Failure> {
        let path = record.relative_path();
        let file = fs.root().join(&path);
        let before = read_text(fs, record).map_err(|problem| unsound(&file, &problem))?;
        Ok(Self {
            record,
            path,
            file,
            after: before.clone(),
            before,
            back: Vec::new(),
            restored: false,
        })
    }

    /// The record's file with this text before, whatever lies on the disk.
    #[must_use]
    pub fn of_text(fs: &dyn Fs, record: RecordId, text: String) -> Self {
        let path = record.relative_path();
        Self {
            record,
            file: fs.root().join(&path),
            path,
            after: Some(text.clone()),
            before: Some(text),
            back: Vec::new(),
            restored: false,
        }
    }

    /// Puts the comments in that are new in another version; none if a text is no RON.
    pub fn carry_comments(&mut self, base: Option<&str>, theirs: &str) {
        let Some(text) = &self.after else {
            return;
        };
        let splices = comment_splices(base.unwrap_or("()"), theirs, text).unwrap_or_default();
        let Some((after, mut back)) = patch::apply(text, &patch::of_splices(&splices)) else {
            return;
        };
        // The last edit is the first to be taken back.
        back.append(&mut self.back);
        self.back = back;
        self.after = Some(after);
    }

    /// Whether the file is to change.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }

    /// The typed view of what is to be; `None` if the record is to go away.
    ///
    /// # Errors
    ///
    /// The [`Problem`] with which the text does not read.
    pub fn view(&self) -> Result<Option<Loaded>, Problem> {
        self.after
            .as_deref()
            .map(|text| view_of(self.record, text))
            .transpose()
    }
}

/// The whole text of a record's file; `None` if there is no such file.
///
/// # Errors
///
/// A [`Problem`] if the file is refused or is not UTF-8.
pub fn read_text(fs: &dyn Fs, record: RecordId) -> Result<Option<String>, Problem> {
    Ok(read_stamped(fs, record)?.map(|(text, _)| text))
}

/// As [`read_text`], with the stamp that tells whether the file has changed since.
///
/// # Errors
///
/// As [`read_text`].
pub fn read_stamped(fs: &dyn Fs, record: RecordId) -> Result<Option<(String, Stamp)>, Problem> {
    let path = record.relative_path();
    let problem = |line, column, reason| Problem {
        at: Location {
            path: PathBuf::from(&path),
            line,
            column,
        },
        record: Some(record),
        field: FieldPath::root(),
        reason,
    };
    let Some((bytes, stamp)) = fs
        .read_stamped(&path)
        .map_err(|reason| problem(0, 0, reason))?
    else {
        return Ok(None);
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let (line, column) = place_in_bytes(&error.as_bytes()[..offset]);
        problem(line, column, Reason::NotUtf8 { offset })
    })?;
    Ok(Some((text, stamp)))
}

/// The typed view of a record's text.
///
/// # Errors
///
/// The [`Problem`] with which the text does not read.
pub fn view_of(record: RecordId, text: &str) -> Result<Loaded, Problem> {
    let path = record.relative_path();
    read_file(Path::new(&path), record.kind(), record, text)
}

/// That a file cannot be changed while it has this problem.
#[must_use]
pub fn unsound(file: &Path, problem: &Problem) -> Failure {
    Failure::Unsound {
        path: file.to_owned(),
        line: problem.at.line,
        column: problem.at.column,
        reason: problem.reason.clone(),
    }
}

/// Line and column behind `bytes`, which are UTF-8.
fn place_in_bytes(bytes: &[u8]) -> (usize, usize) {
    let text = String::from_utf8_lossy(bytes);
    line_column(&text, text.len())
}
