//! A file in which a merge left its markers, merged by what both sides of it say. If it is as git left it, both sides
//! are what git knows of them, as for the driver; else what stands between the markers and outside of them, since
//! somebody may have settled a part by hand.

use std::collections::HashMap;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::merge::common_part::common_part;
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::conflict_markers::{
    ConflictMarkers, conflict, conflict_by_lines, is_marker, marker_lines,
};
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::{PendingFile, view_of};
use crate::storage::commit::publish::Committed;
use crate::storage::commit::recover::CONFLICTS;
use crate::storage::digest::sha256;
use crate::storage::error::{about_line, failed};
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{Fs, RECORD_LIMIT};
use crate::storage::git::installed_git::Git;
use crate::storage::git::merge_driver::{is_log, merged, merged_logs};
use crate::storage::git::merge_line::{MergedRecord, publish_merged};
use crate::storage::git::put_tree::make_folder;
use crate::storage::git::unmerged_files::unmerged_below;
use crate::storage::log::file::{LOGS, read_whole};
use crate::storage::log::lost_statements::{LostOfRecord, lost_of, versions_of_lost};
use crate::storage::signature::allowed_signers::{SIGNERS, merge_signers, put_file};
use crate::storage::signature::log_signature::{is_signature, merge_signatures};
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::manifest::view;

/// What came of merging a record with markers.
#[derive(Debug)]
pub struct MarkersMerged {
    /// The change.
    pub committed: Committed,
    /// What both sides changed in two ways.
    pub conflicts: Vec<FieldConflict>,
}

/// What came of merging a file that is no record.
#[derive(Debug)]
pub struct FileMerged {
    /// What both sides changed in two ways.
    pub conflicts: Vec<FieldConflict>,
    /// Where the file lies now as it was before, below the workspace; `None` if the merged one has all of it.
    pub before: Option<String>,
}

/// Three versions of a file.
struct Stages {
    base: String,
    ours: String,
    theirs: String,
}

/// What git knows of a file that was merged.
struct Known {
    /// `None` if there are several of them that cannot be read.
    base: Option<String>,
    ours: Option<String>,
    theirs: Option<String>,
    /// Whether git waits for this file.
    is_waiting: bool,
}

/// A merged text, with our version of it and what both sides changed in two ways.
type MergedText = (String, String, Vec<FieldConflict>);

/// Merges a record with markers, as a change that undo takes back, and stages it in git if git waits for that. In a record
/// without markers stands again what the log has and a merge dropped.
///
/// # Errors
///
/// [`Failure::Sync`] if there are no markers, or one of the sides is no record; the file is as it was then.
pub fn merge_markers(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
    remark: &str,
) -> Result<MarkersMerged, Failure> {
    let (_held, _) = begin(fs)?;
    let path = record.relative_path();
    let draft = PendingFile::read(fs, record)?;
    let text = draft.before.clone().unwrap_or_default();
    let git = Git::without_terminal(fs.root());
    let known = versions_of(&git, &path);
    let reads = |text: &str| view_of(record, text).is_ok();
    let both = || both(&path, &text, known.as_ref(), &reads, remark);
    let (ours, merged, conflicts) = match reads(&text) {
        true => match lost_of(fs, record)? {
            Some(lost) => with_lost(record, lost, &reads, remark)?,
            None => both()?,
        },
        false => both()?,
    };
    let merged = MergedRecord {
        id: record,
        ours,
        merged,
    };
    let committed = publish_merged(fs, author_device, draft, merged)?;
    stage(&git, &path, known.as_ref());
    Ok(MarkersMerged {
        committed,
        conflicts,
    })
}

/// The record with what a merge without markers dropped of one side, merged as what another clone says.
fn with_lost(
    record: RecordId,
    lost: LostOfRecord,
    reads: &dyn Fn(&str) -> bool,
    remark: &str,
) -> Result<MergedText, Failure> {
    let (base, theirs) = versions_of_lost(record, &lost)?;
    let done = merged(&base, &lost.text, &theirs, remark).filter(|(text, _)| reads(text));
    let (text, conflicts) = done.ok_or_else(|| not_mergeable(&record.relative_path()))?;
    Ok((lost.text, text, conflicts))
}

/// Merges a log, a signature, the keys that count or the head of a workspace with markers, and stages it in git if git waits for that. It is
/// no change of its own, as if git had merged it by the driver. Undo does not reach it, so the head is kept as it was.
///
/// # Errors
///
/// As [`merge_markers`].
pub fn merge_file_markers(fs: &dyn Fs, path: &str, remark: &str) -> Result<FileMerged, Failure> {
    let (_held, _) = begin(fs)?;
    let read = read_whole(fs, path);
    let bytes = read.map_err(|error| failed(fs, FileOperation::Read, path, &error))?;
    let text = String::from_utf8(bytes.unwrap_or_default());
    let Ok(text) = text else {
        return Err(not_mergeable(path));
    };
    let git = Git::without_terminal(fs.root());
    let known = versions_of(&git, path);
    let mut before = None;
    let (merged, conflicts) = match path {
        FILE_NAME => {
            let reads = |text: &str| view(fs, text).is_ok();
            let (_, merged, conflicts) = both(path, &text, known.as_ref(), &reads, remark)?;
            before = Some(keep_before(fs, &text)?);
            (merged, conflicts)
        }
        _ if marker_lines(&text).next().is_none() => return Err(no_markers(path)),
        _ if is_log(path) => (lines_of_sides(path, &text)?, Vec::new()),
        SIGNERS => (signers_of_sides(path, &text, known.as_ref())?, Vec::new()),
        _ if is_signature(path) => (merge_signatures(text.as_bytes(), b""), Vec::new()),
        _ => return Err(not_mergeable(path)),
    };
    put_file(fs, path, path, &merged)?;
    stage(&git, path, known.as_ref());
    Ok(FileMerged { conflicts, before })
}

/// Keeps the head as it is among the private files, where an erasure finds it; says where.
fn keep_before(fs: &dyn Fs, text: &str) -> Result<String, Failure> {
    let digest = sha256(text.as_bytes());
    let kept = format!("{CONFLICTS}/lastseen-{}.ron", &digest[..16]);
    for folder in [PRIVATE, CONFLICTS] {
        make_folder(fs, folder)?;
    }
    let wrong = |error: std::io::Error| failed(fs, FileOperation::Write, &kept, &error);
    if fs.length(&kept).map_err(wrong)?.is_some() {
        // A merge that could not put its result in place has kept it already, if all of it is there.
        fs.unlink(&kept).map_err(wrong)?;
    }
    fs.stage_private(&kept, text.as_bytes())
        .and_then(|()| fs.sync_folder(CONFLICTS))
        .map_err(wrong)?;
    Ok(kept)
}

/// The keys of both sides, but those that a side took out.
fn signers_of_sides(path: &str, text: &str, known: Option<&Known>) -> Result<String, Failure> {
    let as_left = known.and_then(|known| as_git_left_it(text, known));
    let base = known.and_then(|known| known.base.as_deref());
    let between = || between_markers(&conflict_by_lines(text)?, base);
    let stages = as_left.or_else(between);
    let stages = stages.ok_or_else(|| not_mergeable(path))?;
    Ok(merge_signers(&stages.base, &stages.ours, &stages.theirs))
}

/// That a merge left its markers among the keys that count, as a finding.
#[must_use]
pub fn signers_with_markers(fs: &dyn Fs) -> Option<Problem> {
    let bytes = read_whole(fs, SIGNERS).ok().flatten()?;
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let line = lines.position(is_marker)? + 1;
    Some(about_line(SIGNERS, line, Reason::KeysConflictMarkers))
}

/// The logs and signatures, and the keys that count, in which a merge left its markers.
#[must_use]
pub fn logs_with_markers(fs: &dyn Fs) -> Vec<String> {
    let listed = fs.list(LOGS).unwrap_or_default();
    let mut paths: Vec<String> = listed
        .iter()
        .map(|one| format!("{LOGS}/{}", one.name.to_string_lossy()))
        .filter(|path| is_log(path) || is_signature(path))
        .collect();
    paths.retain(|path| {
        let bytes = read_whole(fs, path).ok().flatten().unwrap_or_default();
        bytes.split(|byte| *byte == b'\n').any(is_marker)
    });
    paths.extend(signers_with_markers(fs).map(|_| SIGNERS.to_owned()));
    paths.sort();
    paths
}

/// Every line of a log that one of the sides has, each once, in the order of the file: what is written next follows
/// the last one. What stands there of the version before is in both sides, as far as no erasure took it out.
fn lines_of_sides(path: &str, text: &str) -> Result<String, Failure> {
    if !conflict_by_lines(text).is_some_and(|found| found.is_whole) {
        return Err(not_mergeable(path));
    }
    let mut in_base = false;
    let mut lines = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_marker(line.as_bytes()) {
            in_base = line.starts_with('|');
        } else if !in_base {
            lines.push_str(line);
        }
    }
    let merged = merged_logs([lines.as_bytes(), b""]);
    String::from_utf8(merged).map_err(|_| not_mergeable(path))
}

/// Whoever goes on with git sees that this file is done; if it cannot be staged, `git add` does it.
fn stage(git: &Git, path: &str, known: Option<&Known>) {
    if known.is_some_and(|known| known.is_waiting) {
        let _ = git.run(&["add", "--", path]);
    }
}

fn no_markers(path: &str) -> Failure {
    let path = path.to_owned();
    Failure::Sync(SyncRefusal::NoMarkers { path })
}

fn not_mergeable(path: &str) -> Failure {
    let path = path.to_owned();
    Failure::Sync(SyncRefusal::NotMergeable { path })
}

/// Merges the sides of a text with markers.
fn both(
    path: &str,
    text: &str,
    known: Option<&Known>,
    reads: &dyn Fn(&str) -> bool,
    remark: &str,
) -> Result<MergedText, Failure> {
    let merge = |stages: Stages| {
        let are_read = reads(&stages.ours) && reads(&stages.theirs);
        let (text, conflicts) = merged(&stages.base, &stages.ours, &stages.theirs, remark)
            .filter(|(text, _)| are_read && reads(text))?;
        Some((stages.ours, text, conflicts))
    };
    if let Some(stages) = known.and_then(|known| as_git_left_it(text, known))
        && let Some(done) = merge(stages)
    {
        return Ok(done);
    }
    // A note may quote markers.
    let found = conflict(text).filter(|_| !reads(text));
    let found = found.ok_or_else(|| no_markers(path))?;
    let base = known.and_then(|known| known.base.as_deref());
    let between = between_markers(&found, base);
    between.and_then(merge).ok_or_else(|| not_mergeable(path))
}

/// The versions that git merged, if the file is as git left it: it has markers that no version has, every line is one
/// of theirs, and none is missing that a merge by lines keeps. Only then is nothing lost that somebody typed, and it
/// does not matter what stands in which side.
fn as_git_left_it(text: &str, known: &Known) -> Option<Stages> {
    let base = known.base.clone()?;
    let (ours, theirs) = (known.ours.clone()?, known.theirs.clone()?);
    let count = |text: &str, wanted: &str| text.lines().filter(|line| *line == wanted).count();
    let has_own = marker_lines(text).any(|line| {
        let most = count(&ours, line).max(count(&theirs, line));
        count(text, line) > most
    });
    if !has_own {
        return None;
    }
    let found = conflict_by_lines(text)?;
    let counts = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for line in text.lines() {
            *counts.entry(line.to_owned()).or_default() += 1;
        }
        counts
    };
    let all = [text, &base, &ours, &theirs].map(counts);
    let at = |place: usize, line: &str| {
        let counts: &HashMap<String, usize> = &all[place];
        counts.get(line).copied().unwrap_or(0)
    };
    let is_theirs =
        |line: &str| is_marker(line.as_bytes()) || (1..4).any(|place| at(place, line) > 0);
    let is_kept = |line: &str| {
        let (before, one, other) = (at(1, line), at(2, line), at(3, line));
        let least = match one > before || other > before {
            true => one.max(other),
            false => one.min(other),
        };
        at(0, line) >= least
    };
    let is_whole = found.last_line > found.line
        && all[0].keys().all(|line| is_theirs(line))
        && all[2].keys().chain(all[3].keys()).all(|line| is_kept(line));
    is_whole.then_some(Stages { base, ours, theirs })
}

/// What git knows of the versions of a file that it could not merge, or that somebody told it is merged; `None` if it
/// knows of no merge, or there is no git.
fn versions_of(git: &Git, path: &str) -> Option<Known> {
    let unmerged = unmerged_below(git, path).ok()?.into_iter().next();
    if let Some(file) = unmerged {
        let mut texts = [None, None, None];
        for (text, object) in texts.iter_mut().zip(&file.stages) {
            if let Some(object) = object {
                *text = Some(text_of(git, object)?);
            }
        }
        let [base, ours, theirs] = texts;
        return Some(Known {
            base: Some(base.unwrap_or_default()),
            ours,
            theirs,
            is_waiting: true,
        });
    }
    // Somebody told git that it is merged, or committed the markers.
    [["HEAD", "MERGE_HEAD"], ["HEAD^1", "HEAD^2"]]
        .into_iter()
        .find_map(|[one, other]| {
            // Else that merge is another one.
            let is_marked = |text: String| marker_lines(&text).next().is_some();
            if other == "HEAD^2" && !text_at(git, path, "HEAD")?.is_some_and(is_marked) {
                return None;
            }
            Some(Known {
                base: text_before(git, path, one, other)?,
                ours: text_at(git, path, one)?,
                theirs: text_at(git, path, other)?,
                is_waiting: false,
            })
        })
}

/// A file as it was where two commits part; empty if it was not there, `Some(None)` if there are several such places
/// with versions that have nothing in common. `None` if that is nowhere.
fn text_before(git: &Git, path: &str, one: &str, other: &str) -> Option<Option<String>> {
    let mut texts = Vec::new();
    for base in git.merge_bases(&[one, other]).ok()? {
        texts.push(text_at(git, path, &base)?.unwrap_or_default());
    }
    let mut texts = texts.into_iter();
    let first = texts.next()?;
    // Of two clones that met a third one crosswise, what all of these have was surely there before.
    Some(texts.try_fold(first, |before, text| common_part(&before, &text)))
}

/// A file as it is in a commit; `Some(None)` if it is not there, `None` if there is no such commit.
fn text_at(git: &Git, path: &str, commit: &str) -> Option<Option<String>> {
    let listed = git.answer(&["ls-tree", "-z", commit, "--", path]).ok()?;
    // git-ls-tree(1), "OUTPUT FORMAT": `mode type object`, a tab and the path.
    let Some((entry, _)) = listed.split_once('\t') else {
        return Some(None);
    };
    let object = entry.split(' ').nth(2)?;
    text_of(git, object).map(Some)
}

/// The text of an object; `None` if it is too large for a record.
fn text_of(git: &Git, object: &str) -> Option<String> {
    let bytes = git.objects().ok()?.read(object).ok()??;
    if bytes.len() as u64 > RECORD_LIMIT {
        return None;
    }
    String::from_utf8(bytes).ok()
}

/// What stands between the markers; `None` if some are missing.
fn between_markers(found: &ConflictMarkers, base: Option<&str>) -> Option<Stages> {
    if !found.is_whole {
        return None;
    }
    let [ours, theirs] = &found.sides;
    let base = base.or(found.base.as_deref()).unwrap_or_default();
    Some(Stages {
        base: base.to_owned(),
        ours: ours.text.clone(),
        theirs: theirs.text.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(base: &str, ours: &str, theirs: &str) -> Known {
        Known {
            base: Some(base.to_owned()),
            ours: Some(ours.to_owned()),
            theirs: Some(theirs.to_owned()),
            is_waiting: true,
        }
    }

    #[test]
    fn only_what_nobody_has_touched_is_as_git_left_it() {
        let known = known("(\na\nb\n)\n", "(\na\nx\nb\n)\n", "(\ny\nb\nx\n)\n");
        let left = |text: &str| as_git_left_it(text, &known).is_some();
        let git = "(\n<<<<<<< HEAD\na\nx\n=======\ny\n>>>>>>> o\nb\nx\n)\n";
        assert!(left(git));
        // Something typed, something of a side deleted, a side taken.
        for text in [
            git.replace("y\n", "y2\n"),
            git.replace("y\n", ""),
            git.replace("b\n", ""),
            "(\na\nx\nb\nx\n)\n".to_owned(),
        ] {
            assert!(!left(&text), "{text}");
        }
    }

    #[test]
    fn markers_that_a_version_quotes_are_no_markers() {
        let quoted = "(\n<<<<<<< HEAD\n=======\n>>>>>>> o\n)\n";
        assert!(as_git_left_it(quoted, &known(quoted, quoted, quoted)).is_none());
    }
}
