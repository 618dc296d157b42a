//! Git's three files of one path become one, as a merge driver (gitattributes(5), "Defining a custom merge
//! driver"): the merged text replaces our file.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::comments::carry_comments;
use crate::casebook::merge::common_part::known_part;
use crate::casebook::merge::resolution::FieldConflict;
use crate::casebook::merge::text_edit::apply_edits;
use crate::casebook::merge::three_way::{Versions, merge};
use crate::record::id::RecordId;
use crate::record::read::{read_record, read_ron};
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::storage::fs::RECORD_LIMIT;
use crate::storage::git::installed_git::Git;
use crate::storage::log::file::LOGS;
use crate::storage::log::line::read_line;
use crate::storage::log::merged_blanks::merge_blanks;
use crate::storage::outside::read_outside;
use crate::storage::signature::allowed_signers::{SIGNERS, merge_signers};
use crate::storage::signature::log_signature::{is_signature, merge_signatures};

/// The files that git hands to a merge driver.
#[derive(Clone, Copy, Debug)]
pub struct MergeFiles<'p> {
    /// The version that both come from (`%O`); empty if there is none.
    pub base: &'p Path,
    /// Our version (`%A`), which becomes the merged one.
    pub ours: &'p Path,
    /// The other one (`%B`).
    pub theirs: &'p Path,
    /// Where the merged file will lie (`%P`).
    pub path: &'p str,
}

/// What came of merging three files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesMerged {
    /// They are merged. What both changed in two ways is told.
    Merged(Vec<FieldConflict>),
    /// Git merged their lines, since one of them is no record that can be read.
    ByLines,
    /// Their lines contradict each other: git left its markers.
    Conflict,
    /// They are versions of different records: git took one for another that was moved. Nothing is merged, and our
    /// file is the record that belongs to the path.
    DifferentRecords,
}

/// Merges three files. `remark` stands with a value that does not count.
///
/// # Errors
///
/// [`Failure`] if a file cannot be read or written. Our file is as it was then.
pub fn merge_files(files: MergeFiles<'_>, remark: &str) -> Result<FilesMerged, Failure> {
    if is_log(files.path) {
        return merge_logs(files).map(|()| FilesMerged::Merged(Vec::new()));
    }
    if is_signature(files.path) {
        let merged = merge_signatures(&bytes(files.ours)?, &bytes(files.theirs)?);
        write(files.ours, merged.as_bytes())?;
        return Ok(FilesMerged::Merged(Vec::new()));
    }
    let (base, ours, theirs) = (text(files.base)?, text(files.ours)?, text(files.theirs)?);
    let (Some(base), Some(ours), Some(theirs)) = (base, ours, theirs) else {
        return merge_lines(files);
    };
    if files.path.rsplit('/').next() == Some(SIGNERS) {
        write(files.ours, merge_signers(&base, &ours, &theirs).as_bytes())?;
        return Ok(FilesMerged::Merged(Vec::new()));
    }
    if are_different([&base, &ours, &theirs]) {
        // Two people merged by their lines would be one who was never there.
        // The path begins at the root of the repository, which may lie above the workspace.
        let of_path = files
            .path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".ron"));
        let is_of_path = |text: &str| id_of(text).is_some_and(|id| Some(id.as_str()) == of_path);
        if !is_of_path(&ours) && is_of_path(&theirs) {
            write(files.ours, theirs.as_bytes())?;
        }
        return Ok(FilesMerged::DifferentRecords);
    }
    match merged(&base, &ours, &theirs, remark) {
        Some((text, contested)) => {
            write(files.ours, text.as_bytes())?;
            Ok(FilesMerged::Merged(contested))
        }
        None => merge_lines(files),
    }
}

/// The merged text; `None` if one of the versions or what would come out cannot be read.
pub(super) fn merged(
    base: &str,
    ours: &str,
    theirs: &str,
    remark: &str,
) -> Option<(String, Vec<FieldConflict>)> {
    let id = id_of(ours);
    let base = Some(base).filter(|base| !base.is_empty());
    // A merge may have left its markers there: git makes one version of several if two clones met crosswise.
    let known = base.and_then(|base| known_part(base, &reads));
    let base = known.as_deref().or(base);
    let versions = Versions {
        kind: id.map(|id| id.kind()),
        base,
        ours,
        theirs,
    };
    // Git may take one record for another one that was moved.
    if id != id_of(theirs) || !(reads(ours) && reads(theirs)) {
        return None;
    }
    let merge = merge(versions, remark).ok()?;
    let text = apply_edits(ours, &merge.edits).ok()?;
    let text = carry_comments(base.unwrap_or("()"), theirs, &text).ok()?;
    reads(&text).then_some((text, merge.conflicts))
}

/// Whether versions have different ids, as far as they have one.
fn are_different(versions: [&str; 3]) -> bool {
    let ids: BTreeSet<RecordId> = versions.into_iter().filter_map(id_of).collect();
    ids.len() > 1
}

pub(super) fn id_of(text: &str) -> Option<RecordId> {
    let id = value_at(text, &FieldPath::of("id")).ok()??;
    read_ron::<String>(id).ok()?.parse().ok()
}

pub(super) fn reads(text: &str) -> bool {
    match id_of(text) {
        Some(id) => read_record(id.kind(), text).is_ok(),
        None => read_ron::<ron::Value>(text).is_ok() || value_at(text, &FieldPath::root()).is_ok(),
    }
}

pub(super) fn is_log(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let is_named = parts.next().is_some_and(|name| name.ends_with(".log"));
    is_named && parts.next() == Some(LOGS)
}

/// A log of one clone of which two versions exist, as of a folder that was copied: every line of both, ours
/// first. That the chain forks there is told when the log is read. What an erasure took out of a line on one side is
/// gone from the merged one: what was erased does not come back.
fn merge_logs(files: MergeFiles<'_>) -> Result<(), Failure> {
    let (ours, theirs) = (bytes(files.ours)?, bytes(files.theirs)?);
    write(files.ours, &merged_logs([&ours, &theirs]))
}

/// The lines of two versions of a log.
pub(super) fn merged_logs(versions: [&[u8]; 2]) -> Vec<u8> {
    let mut merged: Vec<Cow<'_, [u8]>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let lines = versions.map(|log| log.split(|byte| *byte == b'\n'));
    for raw in lines.into_iter().flatten().filter(|raw| !raw.is_empty()) {
        let (name, is_blank) = line_name(raw);
        match places.entry(name) {
            Entry::Vacant(place) => {
                place.insert(merged.len());
                merged.push(Cow::Borrowed(raw));
            }
            Entry::Occupied(place) => {
                let there = &mut merged[*place.get()];
                if is_blank && **there != *raw {
                    *there = left_by_both(there, raw);
                }
            }
        }
    }
    let mut text = merged.join(&b'\n');
    text.push(b'\n');
    text
}

/// What is left of a line of which one side or each of them blanked values.
fn left_by_both<'l>(ours: &[u8], theirs: &'l [u8]) -> Cow<'l, [u8]> {
    let lines = (read_line(ours), read_line(theirs));
    let (Ok(one), Ok(other)) = lines else {
        return Cow::Borrowed(theirs);
    };
    let merged = match one.blank.is_some() {
        true => merge_blanks(&one, &other).ok(),
        false => None,
    };
    match merged {
        Some(text) => Cow::Owned(text.trim_end_matches('\n').as_bytes().to_vec()),
        None => Cow::Borrowed(theirs),
    }
}

/// By what a line of a log is known, and whether an erasure took values out of it.
fn line_name(raw: &[u8]) -> (String, bool) {
    match read_line(raw) {
        Ok(line) if line.flaw().is_none() => (line.hash, line.blank.is_some()),
        _ => (String::from_utf8_lossy(raw).into_owned(), false),
    }
}

/// Lets git merge the lines, with its markers if they contradict each other.
fn merge_lines(files: MergeFiles<'_>) -> Result<FilesMerged, Failure> {
    let [ours, base, theirs] =
        [files.ours, files.base, files.theirs].map(|path| path.to_string_lossy().into_owned());
    let labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
    let mut arguments = vec!["merge-file"];
    arguments.extend(labels);
    arguments.extend([&*ours, &*base, &*theirs]);
    let done = Git::at(Path::new(".")).run(&arguments)?;
    match done.code {
        Some(0) => Ok(FilesMerged::ByLines),
        Some(count) if count < 128 => Ok(FilesMerged::Conflict),
        _ => Err(Failure::Git {
            command: "merge-file".to_owned(),
            reason: Cause::Words(done.error.trim().to_owned()),
        }),
    }
}

/// The text of a record that git hands over to be compared; what is no text is replaced by signs.
///
/// # Errors
///
/// [`Failure::Io`] if it cannot be read.
pub fn record_text(path: &Path) -> Result<String, Failure> {
    Ok(String::from_utf8_lossy(&bytes(path)?).into_owned())
}

/// The text of a record; `None` if it is no text or longer than a record may be.
fn text(path: &Path) -> Result<Option<String>, Failure> {
    let bytes = bytes(path)?;
    if bytes.len() as u64 > RECORD_LIMIT {
        return Ok(None);
    }
    Ok(String::from_utf8(bytes).ok())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    read_outside(path, READ_LIMIT)
}

/// The most bytes that are read of one file: those of a large log.
pub(super) const READ_LIMIT: usize = 256 * 1024 * 1024;

/// Writes the temporary file that git made for our version.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: path.to_owned(),
        reason: error.into(),
    })
}
