//! Rescans what may have changed, and finds in the log who changed it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::external::external_changes::{ExternalChange, ExternalChanges};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::path::FieldPath;
use crate::storage::clock::latest_credible;
use crate::storage::commit::pending_file::read_text;
use crate::storage::digest::of_file;
use crate::storage::erase::erasures::erased_among;
use crate::storage::error::about_file;
use crate::storage::fs::Fs;
use crate::storage::load::{id_of, outside_of_folders, view};
use crate::storage::log::blame::by;
use crate::storage::log::file::originals;
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::order::order_of;
use crate::storage::watch::changed_paths::ChangedPaths;
use crate::storage::watch::unrecognized::{in_folder, unrecognized_file};
use crate::storage::workspace::author_device::AuthorDevice;

/// The most bytes of one log that are read to find out who changed something: an import of a long list is one line.
const MOST: u64 = 128 * 1024 * 1024;

/// How much of each log has been read.
#[derive(Clone, Debug, Default)]
pub struct LogEnds(BTreeMap<String, u64>);

impl LogEnds {
    /// Where the logs end now.
    #[must_use]
    pub fn now(fs: &dyn Fs) -> Self {
        let ends = originals(fs).unwrap_or_default().into_iter().map(|log| {
            let length = fs.length(&log).ok().flatten().unwrap_or(0);
            (log, length)
        });
        Self(ends.collect())
    }

    /// The lines that have come since, log by log. What cannot be read is left out: it is wanted
    /// only to say who it was.
    pub fn external_changes(&mut self, fs: &dyn Fs) -> Vec<LogLine> {
        let mut lines = Vec::new();
        for log in originals(fs).unwrap_or_default() {
            let length = fs.length(&log).ok().flatten().unwrap_or(0);
            let known = self.0.entry(log.clone()).or_insert(0);
            let from = (*known).max(length.saturating_sub(MOST)).min(length);
            *known = from;
            let size = usize::try_from(length - from).unwrap_or(usize::MAX);
            let Ok(bytes) = fs.read_at(&log, from, size) else {
                continue;
            };
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                // A line without an end is still being written.
                if line.ends_with(b"\n") {
                    *known += line.len() as u64;
                    lines.extend(read_line(line));
                }
            }
        }
        lines
    }
}

/// Which of these records are of people who were erased; none while their folder is away.
#[must_use]
pub fn erased_of(fs: &dyn Fs, records: &BTreeSet<RecordId>) -> Vec<RecordId> {
    if folder_problem(fs, Kind::Person).is_some() {
        return Vec::new();
    }
    let records: Vec<RecordId> = records.iter().copied().collect();
    erased_among(fs, &records)
}

/// Looks at everything that may have changed.
#[must_use]
pub fn look(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    changed_paths: &ChangedPaths,
    logs: &mut LogEnds,
) -> ExternalChanges {
    let (logged, authors) = authors(logs.external_changes(fs), author_device);
    let mut folders: HashMap<Kind, Option<Problem>> = HashMap::new();
    let mut external_changes = ExternalChanges {
        logged,
        ..ExternalChanges::default()
    };
    for record in &changed_paths.records {
        let folder = folders
            .entry(record.kind())
            .or_insert_with(|| folder_problem(fs, record.kind()));
        // While a folder is away, nobody can say that its records are gone.
        if folder.is_some() {
            continue;
        }
        let text = read_text(fs, *record);
        let by = text.as_ref().ok().and_then(|text| {
            let (after, by) = authors.get(&record.relative_path())?;
            (*after == of_file(text.as_deref())).then(|| by.clone())
        });
        external_changes.records.push(ExternalChange {
            record: *record,
            now: text.and_then(|text| text.map(|text| view(*record, &text)).transpose()),
            by,
        });
    }
    let is_gone = |found: &&ExternalChange| matches!(found.now, Ok(None));
    let gone: Vec<RecordId> = external_changes
        .records
        .iter()
        .filter(is_gone)
        .map(|found| found.record)
        .collect();
    external_changes.erased = erased_among(fs, &gone);
    if changed_paths.folders {
        for kind in Kind::ALL {
            folders
                .entry(kind)
                .or_insert_with(|| folder_problem(fs, kind));
        }
    }
    for (kind, problem) in folders {
        external_changes
            .places
            .push((kind.folder().into(), problem));
    }
    for path in &changed_paths.unrecognized {
        external_changes
            .places
            .push((path.into(), unrecognized_problem(fs, path)));
    }
    external_changes
}

/// What is wrong with `lastseen.ron`, as a finding.
#[must_use]
pub fn head_problem(failure: &Failure) -> Problem {
    let (line, column, reason) = match failure {
        Failure::BadHead {
            line,
            column,
            reason,
            ..
        } => (*line, *column, reason.clone()),
        Failure::NewerFormat { format, .. } => (0, 0, Reason::NewerFormat { format: *format }),
        _ => (0, 0, Reason::Gone),
    };
    Problem {
        at: Location {
            path: FILE_NAME.into(),
            line,
            column,
        },
        record: None,
        field: FieldPath::root(),
        reason,
    }
}

/// For each file what it was after the last change of it, and who made that.
type Authors = HashMap<String, (String, ChangeOrigin)>;

/// Who made the changes that the lines tell of.
fn authors(lines: Vec<LogLine>, author_device: &AuthorDevice) -> (Vec<ChangeOrigin>, Authors) {
    let order = order_of(&lines.iter().collect::<Vec<_>>(), latest_credible());
    let mut lines: Vec<Option<LogLine>> = lines.into_iter().map(Some).collect();
    let mut logged = Vec::new();
    let mut authors = Authors::new();
    let in_order = order
        .into_iter()
        .filter_map(|(at, _)| lines.get_mut(at).and_then(Option::take));
    for line in in_order {
        let by = by(&line, author_device);
        for file in line.files {
            authors.insert(file.path, (file.after, by.clone()));
        }
        logged.push(by);
    }
    (logged, authors)
}

/// Why the folder of a kind cannot be listed, if so. A folder that is not there is one; whether
/// anything is missing because of it is for the caller to say.
fn folder_problem(fs: &dyn Fs, kind: Kind) -> Option<Problem> {
    let error = fs.list(kind.folder()).err()?;
    let reason = if error.kind() == std::io::ErrorKind::NotFound {
        Reason::Gone
    } else {
        Reason::UnreadableFolder(error.into())
    };
    Some(about_file(kind.folder(), reason))
}

/// What is wrong with a file whose name no record has; nothing if it is gone.
fn unrecognized_problem(fs: &dyn Fs, path: &str) -> Option<Problem> {
    fs.length(path).ok().flatten()?;
    let reason = match in_folder(path) {
        Some((kind, name)) => id_of(kind, name).err()?,
        None if path.contains('/') => return None,
        None => outside_of_folders(path),
    };
    Some(unrecognized_file(fs, path, reason))
}
