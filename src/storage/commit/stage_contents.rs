//! The contents of the stage, and what the logs say of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::commit::staged::{is_own, is_staged_here};
use crate::storage::erase::plan::{DRAFT, PLAN};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::STAGE;
use crate::storage::log::body::FileChange;
use crate::storage::log::file::{LOGS, all, is_no_log, read_whole};
use crate::storage::log::line::{LogLine, read_line};

/// A file that waits in the stage.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Staged {
    /// Its change.
    pub change: String,
    /// Which file of the change it is.
    pub index: usize,
    /// What its name says in proof that this account staged it.
    pub mac: Option<String>,
    /// Where it lies.
    pub path: String,
}

impl Staged {
    /// Whether this account staged it, to become what the log says.
    #[must_use]
    pub fn is_own(&self, fs: &dyn Fs, file: &FileChange) -> bool {
        let mac = self.mac.as_deref();
        mac.is_some_and(|mac| is_own(fs, &self.change, self.index, file, mac))
    }
}

/// What waits in the stage.
#[derive(Default)]
pub struct Left {
    /// The files of changes, sorted.
    pub staged: Vec<Staged>,
    /// Whether an erasure waits to be finished.
    pub plan: bool,
    /// Whether one was interrupted before it counted.
    pub draft: bool,
}

/// What waits in the stage; what has another name than we give is not ours.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] if the stage cannot be listed.
pub fn left_in_stage(fs: &dyn Fs) -> Result<Left, Failure> {
    let listed = match fs.list(STAGE) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(|error| failed(fs, FileOperation::List, STAGE, &error))?,
    };
    let mut left = Left::default();
    for name in listed.iter().filter_map(|listed| listed.name.to_str()) {
        left.plan |= PLAN.ends_with(&format!("/{name}"));
        left.draft |= DRAFT.ends_with(&format!("/{name}"));
        let mut parts = name.split('-');
        let (Some(change), Some(index), mac, None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let is_ours = !change.is_empty() && change.bytes().all(|b| b.is_ascii_hexdigit());
        if let (true, Ok(index)) = (is_ours, index.parse()) {
            left.staged.push(Staged {
                change: change.to_owned(),
                index,
                mac: mac.map(str::to_owned),
                path: format!("{STAGE}/{name}"),
            });
        }
    }
    left.staged.sort();
    Ok(left)
}

/// What the logs say of the changes that wait.
#[derive(Default)]
pub struct StagedLines {
    /// Their lines, by change.
    pub found: BTreeMap<String, LogLine>,
    /// Changes that a whole line speaks of that cannot be read.
    pub unread: BTreeSet<String>,
}

impl StagedLines {
    /// Whether a staged file without a line is of a change that never counted. That can be said of what this
    /// account staged, because it writes the line in this folder under the lock; and of what an erasure
    /// staged, which is nothing without its plan.
    #[must_use]
    pub fn never_happened(&self, fs: &dyn Fs, staged: &Staged) -> bool {
        !self.unread.contains(&staged.change)
            && staged
                .mac
                .as_deref()
                .is_none_or(|mac| is_staged_here(fs, &staged.change, staged.index, mac))
    }
}

/// The lines of the changes that wait, by change, in whichever log they stand; `settle` makes durable what
/// was found, from a byte of a log on. Whoever wrote it may have been stopped before the log was synced, and whatever is done
/// now must not be known to the files alone when the power goes out.
///
/// # Errors
///
/// A log that cannot be read is a failure and not a log without the line: dropping a change that is
/// committed would lose it.
pub fn lines_of(
    fs: &dyn Fs,
    staged: &[Staged],
    settle: impl Fn(&str, u64) -> Result<(), Failure>,
) -> Result<StagedLines, Failure> {
    let changes: BTreeSet<&str> = staged.iter().map(|one| one.change.as_str()).collect();
    let logs = all(fs).map_err(|error| failed(fs, FileOperation::List, LOGS, &error))?;
    let mut lines = StagedLines::default();
    for log in &logs {
        let bytes = match read_whole(fs, log) {
            Err(error) if is_no_log(&error) => continue,
            bytes => bytes.map_err(|error| failed(fs, FileOperation::Read, log, &error))?,
        };
        let bytes = bytes.unwrap_or_default();
        let mut from = bytes.len();
        let mut start = bytes.len();
        for raw in bytes.split_inclusive(|byte| *byte == b'\n').rev() {
            start -= raw.len();
            let mentioned: Vec<&str> = changes
                .iter()
                .filter(|change| memchr::memmem::find(raw, change.as_bytes()).is_some())
                .copied()
                .collect();
            if mentioned.is_empty() || !raw.ends_with(b"\n") {
                continue;
            }
            match read_line(raw) {
                Ok(line) if changes.contains(line.change.0.as_str()) => {
                    from = start;
                    lines.found.insert(line.change.0.clone(), line);
                }
                Ok(_) => {}
                Err(_) => lines
                    .unread
                    .extend(mentioned.into_iter().map(str::to_owned)),
            }
        }
        settle(log, from as u64)?;
    }
    Ok(lines)
}
