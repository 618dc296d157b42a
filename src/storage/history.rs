//! All logs together: every change that anybody made, and what is wrong with the logs.

use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::casebook::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::storage::erasures::problems as erasure_problems;
use crate::storage::error::{about_file, failed};
use crate::storage::fs::Fs;
use crate::storage::log_file::{LOGS, Logs, all, read_all};
use crate::storage::log_line::LogLine;

/// The lines of every log, by its path, and what is wrong with the logs.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] where a log cannot be read.
pub fn logs(fs: &dyn Fs) -> Result<(Logs, Vec<Problem>), Failure> {
    let paths = all(fs).map_err(|error| failed(fs, "list", LOGS, &error))?;
    let mut logs = Logs::new();
    let mut problems = Vec::new();
    for log in paths {
        let (read, wrong) = read_all(fs, &log).map_err(|error| failed(fs, "read", &log, &error))?;
        logs.push((log, read));
        problems.extend(wrong);
    }
    problems.extend(erasure_problems(&logs));
    Ok((logs, problems))
}

/// Every change that anybody made, oldest first, and what is wrong with the logs.
///
/// # Errors
///
/// As [`logs`].
pub fn history(fs: &dyn Fs) -> Result<(Vec<LogLine>, Vec<Problem>), Failure> {
    let (logs, problems) = logs(fs)?;
    let mut lines: Vec<LogLine> = logs.into_iter().flat_map(|(_, lines)| lines).collect();
    // Stable, so the lines of one log keep their order also within one second.
    lines.sort_by(|one, other| (one.at, &one.author).cmp(&(other.at, &other.author)));
    Ok((lines, problems))
}

/// The changes that touched a record, the newest first, and what is wrong with the logs.
///
/// # Errors
///
/// As [`logs`].
pub fn changes_of(fs: &dyn Fs, record: RecordId) -> Result<(Vec<Change>, Vec<Problem>), Failure> {
    let (lines, problems) = history(fs)?;
    let changes = lines
        .iter()
        .rev()
        .filter(|line| line.edits.iter().any(|edit| edit.record() == record))
        .map(LogLine::to_change)
        .collect();
    Ok((changes, problems))
}

/// What is wrong with the logs; that they cannot be read is such a thing as well.
#[must_use]
pub fn verify(fs: &dyn Fs) -> Vec<Problem> {
    match logs(fs) {
        Ok((_, problems)) => problems,
        Err(Failure::Io { path, reason, .. } | Failure::ReadOnly { path, reason }) => {
            let path = path.strip_prefix(fs.root()).unwrap_or(&path);
            let path = path.to_string_lossy();
            vec![about_file(&path, Reason::Unreadable(reason))]
        }
        Err(other) => vec![about_file(LOGS, Reason::Unreadable(format!("{other:?}")))],
    }
}
