//! A record in which a merge left its markers, merged by what both sides of it say: from what stands between the
//! markers and outside of them, since somebody may have settled a part by hand. Git's index gives the version before.

use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::ron_text::conflict_markers::{ConflictMarkers, conflict};
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::{PendingFile, view_of};
use crate::storage::commit::publish::{CommitOptions, Committed, publish};
use crate::storage::fs::{Fs, RECORD_LIMIT};
use crate::storage::git::installed_git::Git;
use crate::storage::git::merge_driver::merged;
use crate::storage::git::merge_line::{MergedRecord, edits_between, patches_back};
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// What came of merging a record with markers.
#[derive(Debug)]
pub struct MarkersMerged {
    /// The change.
    pub committed: Committed,
    /// What both sides changed in two ways.
    pub conflicts: Vec<FieldConflict>,
}

/// The stage in git's index that has the version before the merge.
const BASE_STAGE: &str = "1";

/// Three versions of a record.
struct Stages {
    base: String,
    ours: String,
    theirs: String,
}

/// Merges a record with markers, as a change that undo takes back, and stages it in git if git waits for that.
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
    let mut draft = PendingFile::read(fs, record)?;
    let text = draft.before.clone().unwrap_or_default();
    let refused = |why: fn(String) -> SyncRefusal| Failure::Sync(why(path.clone()));
    // A note may quote markers.
    let found = conflict(&text).filter(|_| view_of(record, &text).is_err());
    let found = found.ok_or_else(|| refused(|path| SyncRefusal::NoMarkers { path }))?;
    let git = Git::without_terminal(fs.root());
    let in_index = before_merge(&git, &path);
    let base = in_index.as_deref();
    let done = between_markers(&found, base).and_then(|sides| both(record, &sides, remark));
    let (ours, merged, conflicts) =
        done.ok_or_else(|| refused(|path| SyncRefusal::NotMergeable { path }))?;
    let edits = edits_between(
        fs,
        &MergedRecord {
            id: record,
            ours,
            merged: merged.clone(),
        },
    );
    draft.back = patches_back(&text, &merged);
    draft.after = Some(merged);
    let change = author_device.change(change_id()?, Purpose::Merged, edits);
    let drafts = std::slice::from_ref(&draft);
    let committed = publish(
        fs,
        author_device,
        change,
        drafts,
        None,
        CommitOptions::TOUCHED,
    )?;
    if in_index.is_some() {
        // Whoever goes on with git sees that this file is done; if it cannot be staged, `git add` does it.
        let _ = git.run(&["add", "--", &path]);
    }
    Ok(MarkersMerged {
        committed,
        conflicts,
    })
}

/// Our version, the merged one, and what both changed in two ways; `None` if one of them is not this record.
fn both(
    record: RecordId,
    stages: &Stages,
    remark: &str,
) -> Option<(String, String, Vec<FieldConflict>)> {
    let reads = |text: &str| view_of(record, text).is_ok();
    if !(reads(&stages.ours) && reads(&stages.theirs)) {
        return None;
    }
    // Git may make a base of several, with markers in it. Taken as empty, it would bring back what one side removed.
    if !(stages.base.is_empty() || reads(&stages.base)) {
        return None;
    }
    let (text, conflicts) = merged(&stages.base, &stages.ours, &stages.theirs, remark)?;
    reads(&text).then(|| (stages.ours.clone(), text, conflicts))
}

/// The version before the merge of a file that git could not merge; empty if both sides made the file, `None` if it
/// cannot be known, or there is no git.
fn before_merge(git: &Git, path: &str) -> Option<String> {
    let listed = git
        .answer(&["ls-files", "--unmerged", "-z", "--", path])
        .ok()?;
    let mut is_waiting = false;
    // git-ls-files(1), "OUTPUT": `mode object stage`, a tab and the path.
    for entry in listed
        .split('\0')
        .filter_map(|entry| entry.split_once('\t'))
    {
        is_waiting = true;
        let mut words = entry.0.split(' ').skip(1);
        let (object, stage) = (words.next()?, words.next()?);
        if stage != BASE_STAGE {
            continue;
        }
        return text_of(git, object);
    }
    if is_waiting {
        return Some(String::new());
    }
    // Somebody told git that it is merged, or committed the markers.
    [["HEAD", "MERGE_HEAD"], ["HEAD^1", "HEAD^2"]]
        .into_iter()
        .find_map(|[one, other]| text_before(git, path, one, other))
}

/// A file as it was where two commits part, if that is in one commit; empty if it was not there.
fn text_before(git: &Git, path: &str, one: &str, other: &str) -> Option<String> {
    let bases = git.answer(&["merge-base", "--all", one, other]).ok()?;
    let mut bases = bases.lines();
    let (Some(base), None) = (bases.next(), bases.next()) else {
        return None;
    };
    let listed = git.answer(&["ls-tree", "-z", base, "--", path]).ok()?;
    // git-ls-tree(1), "OUTPUT FORMAT": `mode type object`, a tab and the path.
    let Some((entry, _)) = listed.split_once('\t') else {
        return Some(String::new());
    };
    let object = entry.split(' ').nth(2)?;
    text_of(git, object)
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
