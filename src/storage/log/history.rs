//! All logs together: every change that anybody made, and what is wrong with the logs.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::casebook::change::Change;
use crate::casebook::erase::left_behind::LeftBy;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::storage::clock;
use crate::storage::erase::erasures::problems as erasure_problems;
use crate::storage::error::{about_file, about_line, failed, problem_of};
use crate::storage::fs::Fs;
use crate::storage::load::copy_name::copy_of_log;
use crate::storage::log::chain::{Branch, check};
use crate::storage::log::file::{LOGS, Logs, all, is_no_log, read_whole};
use crate::storage::log::line::LogLine;
use crate::storage::log::order::in_order;
use crate::storage::log::reader::{LogText, read_text};
use crate::storage::workspace::author_device::log_path;

/// All logs as they were read.
#[derive(Clone, Debug, Default)]
pub struct ReadLogs {
    /// The lines of every log, by its path. A line that stands in several files is in the first.
    pub logs: Logs,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// Where a log goes on in two ways, by its path.
    pub branches: Vec<(String, Branch)>,
}

/// Reads all logs.
///
/// A log whose name is that of the author and device in its lines comes first; of any other file, only
/// those lines count that stand in none before.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] if a log cannot be read.
pub fn read_logs(fs: &dyn Fs) -> Result<ReadLogs, Failure> {
    let paths = all(fs).map_err(|error| failed(fs, FileOperation::List, LOGS, &error))?;
    let mut files: Vec<(String, LogText)> = Vec::with_capacity(paths.len());
    let mut not_read = Vec::new();
    for path in paths {
        let bytes = match read_whole(fs, &path) {
            Err(error) if is_no_log(&error) => {
                not_read.push(about_file(&path, Reason::Unreadable(error.into())));
                continue;
            }
            bytes => bytes.map_err(|error| failed(fs, FileOperation::Read, &path, &error))?,
        };
        files.push((path, read_text(&bytes.unwrap_or_default())));
    }
    // Stable, so that among files of one sort the order of names stays.
    files.sort_by_key(|(path, text)| !is_own_name(path, text));
    let mut read = ReadLogs {
        problems: not_read,
        ..ReadLogs::default()
    };
    let hashes = hashes(&files);
    let mut seen: HashSet<String> = HashSet::new();
    for (path, text) in files {
        let own = is_own_name(&path, &text);
        let (lines, told) = look_at(&path, text, own, &seen, &hashes);
        read.problems.extend(told.problems);
        let branches = told.branches.into_iter();
        read.branches
            .extend(branches.map(|one| (path.clone(), one)));
        if !hashes.is_empty() {
            seen.extend(lines.iter().map(|line| line.hash.clone()));
        }
        read.logs.push((path, lines));
    }
    read.logs.sort_by(|(one, _), (other, _)| one.cmp(other));
    read.problems.sort_by(|one, other| one.at.cmp(&other.at));
    read.problems.extend(erasure_problems(&read.logs));
    Ok(read)
}

/// Whether a file bears the name that its first line would have it bear. A file without a line does.
fn is_own_name(path: &str, text: &LogText) -> bool {
    let is_copy = path
        .rsplit('/')
        .next()
        .is_some_and(|name| copy_of_log(name).is_some());
    let first = text.lines.first();
    !is_copy && first.is_none_or(|(_, line)| log_path(&line.author, &line.device) == path)
}

/// All lines of all files, by their hashes; none if every file bears its own name, because no two of
/// those share a line.
fn hashes(files: &[(String, LogText)]) -> HashSet<String> {
    if files.iter().all(|(path, text)| is_own_name(path, text)) {
        return HashSet::new();
    }
    let lines = files.iter().flat_map(|(_, text)| &text.lines);
    lines.map(|(_, line)| line.hash.clone()).collect()
}

/// What is told of one file.
#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    branches: Vec<Branch>,
}

/// The lines of a file that count, and what is wrong with it. `seen` has the lines that stand in
/// a file before, `hashes` those of all files.
fn look_at(
    path: &str,
    text: LogText,
    own: bool,
    seen: &HashSet<String>,
    hashes: &HashSet<String>,
) -> (Vec<LogLine>, Told) {
    let here: HashSet<&str> = text
        .lines
        .iter()
        .map(|(_, line)| line.hash.as_str())
        .collect();
    let prevs = text.lines.iter().map(|(_, line)| &line.prev);
    let elsewhere: HashSet<String> = prevs
        .filter(|prev| !here.contains(prev.as_str()) && hashes.contains(*prev))
        .cloned()
        .collect();
    let chain = check(&text.lines, &text.after_gap, &elsewhere);
    let mut told = Told {
        problems: Vec::new(),
        branches: chain.branches,
    };
    let mut tell = |at: usize, reason| told.problems.push(about_line(path, at, reason));
    if let Some(at) = text.markers {
        tell(at, Reason::LogConflictMarkers);
    }
    if own {
        if let Some(at) = text.torn {
            tell(at, Reason::TornLogLine);
        }
        for (at, cause) in text.unreadable {
            let flaw = LogFlaw::Unreadable(cause);
            tell(at, Reason::BrokenLogLine { flaw });
        }
    }
    let all = text.lines.len();
    let first = text.lines.first().map(|(_, line)| line);
    let inside = first.map(|line| log_path(&line.author, &line.device));
    let lines = counted(text.lines, seen);
    let numbers: HashSet<usize> = lines.iter().map(|(at, _)| *at).collect();
    for (at, flaw) in chain.flaws {
        if numbers.contains(&at) {
            tell(at, Reason::BrokenLogLine { flaw });
        }
    }
    for (at, line) in lines
        .iter()
        .filter(|(_, line)| own && line.flaw().is_none())
    {
        let inside = log_path(&line.author, &line.device);
        if inside != path {
            tell(*at, Reason::LogNameDiffers { inside });
        }
    }
    if let Some(inside) = inside.filter(|_| !own) {
        let reason = foreign_name(path, inside, lines.len(), all);
        told.problems.push(about_file(path, reason));
    }
    (lines.into_iter().map(|(_, line)| line).collect(), told)
}

/// The lines that count: each once, and those alone that are not `seen` already.
fn counted(lines: Vec<(usize, LogLine)>, seen: &HashSet<String>) -> Vec<(usize, LogLine)> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(lines.len());
    let mut counted: Vec<(usize, LogLine)> = Vec::with_capacity(lines.len());
    for (at, line) in lines {
        if seen.contains(&line.hash) {
            continue;
        }
        match places.get(&line.hash) {
            None => {
                places.insert(line.hash.clone(), counted.len());
                counted.push((at, line));
            }
            // A merge of an erasure keeps the old line beside the one without its values.
            Some(place) if line.blank.is_some() => {
                if let Some(kept) = counted.get_mut(*place) {
                    *kept = (at, line);
                }
            }
            Some(_) => {}
        }
    }
    counted
}

/// What is told of a file whose name is not that of its first line, which belongs into `inside`, by how
/// many of `all` its lines stand in no file before.
fn foreign_name(path: &str, inside: String, only_here: usize, all: usize) -> Reason {
    let name = path.rsplit('/').next().unwrap_or(path);
    match copy_of_log(name) {
        Some((of, by)) => Reason::CopyOfLog {
            of: PathBuf::from(format!("{LOGS}/{of}")),
            by,
            only_here,
        },
        // Whoever renames a log or writes under another name shares no line with the real one.
        None if only_here < all => Reason::CopyOfLog {
            of: PathBuf::from(inside),
            by: LeftBy::Unknown,
            only_here,
        },
        None => Reason::LogNameDiffers { inside },
    }
}

/// The lines of every log, by its path, and what is wrong with the logs.
///
/// # Errors
///
/// As [`read_logs`].
pub fn logs(fs: &dyn Fs) -> Result<(Logs, Vec<Problem>), Failure> {
    let read = read_logs(fs)?;
    Ok((read.logs, read.problems))
}

/// Every change that anybody made, oldest first (see [`in_order`]), and what is wrong with the logs.
///
/// # Errors
///
/// As [`read_logs`].
pub fn history(fs: &dyn Fs) -> Result<(Vec<LogLine>, Vec<Problem>), Failure> {
    let (logs, problems) = logs(fs)?;
    Ok((in_order(logs, clock::latest_credible()), problems))
}

/// The changes that touched a record, the newest first, and what is wrong with the logs.
///
/// # Errors
///
/// As [`read_logs`].
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
        Err(failure) => vec![problem_of(fs, LOGS, failure)],
    }
}
