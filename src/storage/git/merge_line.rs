//! The line of the log that tells of a merge: it takes each record that both sides changed from our version
//! to the merged one, so that undo takes it back.

use crate::casebook::change::ChangeId;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::three_way::{Versions, merge};
use crate::record::id::RecordId;
use crate::storage::commit::patch::{self, Patch};
use crate::storage::commit::pending_file::{PendingFile, view_of};
use crate::storage::commit::publish::{CommitOptions, Committed, Reread, publish};
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::digest::sha256;
use crate::storage::fs::Fs;
use crate::storage::log::own_lines::OwnLines;
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// A record that both sides changed.
pub struct MergedRecord {
    /// The record.
    pub id: RecordId,
    /// Our version.
    pub ours: String,
    /// The merged one.
    pub merged: String,
}

impl MergedRecord {
    /// The record, if both versions read and differ: only then is there anything to tell.
    #[must_use]
    pub fn of(id: RecordId, ours: Option<Vec<u8>>, merged: Option<Vec<u8>>) -> Option<Self> {
        let ours = String::from_utf8(ours?).ok()?;
        let merged = String::from_utf8(merged?).ok()?;
        let reads = |text: &str| view_of(id, text).is_ok();
        (ours != merged && reads(&ours) && reads(&merged)).then_some(Self { id, ours, merged })
    }
}

/// The name of the change that merges two commits: the same however often it is begun.
#[must_use]
pub fn merge_id(ours: &str, theirs: &str) -> ChangeId {
    let digest = sha256(format!("merge {ours} {theirs}").as_bytes());
    ChangeId(digest.chars().take(32).collect())
}

/// Whether the own log has a change already.
///
/// # Errors
///
/// [`Failure`] if the log cannot be read.
pub fn is_logged(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    id: &ChangeId,
) -> Result<bool, Failure> {
    let mut lines = OwnLines::new(fs, author_device)?;
    while let Some((line, _)) = lines.line_before()? {
        if line.change == *id {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes the merged records and the line that tells of them. The caller holds the lock.
///
/// # Errors
///
/// As [`publish`].
pub fn write_merge_line(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    id: ChangeId,
    records: Vec<MergedRecord>,
) -> Result<(), Failure> {
    let mut edits = Vec::new();
    let mut drafts = Vec::new();
    for record in records {
        edits.extend(edits_between(fs, &record));
        let mut draft = PendingFile::of_text(fs, record.id, record.ours);
        if let Some(before) = &draft.before {
            draft.back = patches_back(before, &record.merged);
        }
        draft.after = Some(record.merged);
        drafts.push(draft);
    }
    if drafts.is_empty() {
        return Ok(());
    }
    let change = author_device.change(id, Purpose::Merged, edits);
    let options = CommitOptions {
        reread: Reread::Nothing,
        ..CommitOptions::TOUCHED
    };
    publish(fs, author_device, change, &drafts, None, options)?;
    Ok(())
}

/// Writes a merged record as a change of its own that undo takes back; `draft` is what its file says. The caller holds the
/// lock.
///
/// # Errors
///
/// As [`publish`].
pub fn publish_merged(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    mut draft: PendingFile,
    record: MergedRecord,
) -> Result<Committed, Failure> {
    let edits = edits_between(fs, &record);
    draft.back = patches_back(draft.before.as_deref().unwrap_or_default(), &record.merged);
    draft.after = Some(record.merged);
    let change = author_device.change(change_id()?, Purpose::Merged, edits);
    let drafts = std::slice::from_ref(&draft);
    publish(
        fs,
        author_device,
        change,
        drafts,
        None,
        CommitOptions::TOUCHED,
    )
}

/// The edits that say what became of our version; the whole record if they cannot be told one by one.
pub(super) fn edits_between(fs: &dyn Fs, record: &MergedRecord) -> Vec<Edit> {
    let versions = Versions {
        kind: Some(record.id.kind()),
        base: Some(&record.ours),
        ours: &record.ours,
        theirs: &record.merged,
    };
    let told = merge(versions, "").ok().and_then(|told| {
        let mut draft = PendingFile::of_text(fs, record.id, record.ours.clone());
        let wanted = told.edits.into_iter().map(|edit| edit.of(record.id));
        apply_edits(std::slice::from_mut(&mut draft), wanted.collect::<Vec<_>>()).ok()
    });
    told.unwrap_or_else(|| {
        let id = record.id;
        vec![
            Edit::Remove {
                record: id,
                text: record.ours.clone(),
            },
            Edit::Create {
                record: id,
                text: record.merged.clone(),
            },
        ]
    })
}

/// What takes `after` back to `before`: what stands between their common beginning and end is replaced.
pub(super) fn patches_back(before: &str, after: &str) -> Vec<Patch> {
    let most = before.len().min(after.len());
    let pairs = || before.bytes().zip(after.bytes());
    let mut start = pairs().take_while(|(one, other)| one == other).count();
    while !(before.is_char_boundary(start) && after.is_char_boundary(start)) {
        start -= 1;
    }
    let ends = before.bytes().rev().zip(after.bytes().rev());
    let mut end = ends
        .take(most - start)
        .take_while(|(one, other)| one == other)
        .count();
    while !(before.is_char_boundary(before.len() - end)
        && after.is_char_boundary(after.len() - end))
    {
        end -= 1;
    }
    let patch = Patch {
        at: start,
        length: after.len() - end - start,
        put: before[start..before.len() - end].to_owned(),
    };
    debug_assert!(
        patch::apply(after, std::slice::from_ref(&patch)).is_some_and(|(text, _)| text == before)
    );
    vec![patch]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_replaced_comes_back() {
        for (before, after) in [
            ("", "a"),
            ("a", ""),
            ("aa", "aaa"),
            ("ж", "д"),
            ("жа", "жба"),
            ("born: \"1990\"", "born: \"1991\", name: \"ж\""),
        ] {
            let back = patches_back(before, after);
            let (text, _) = patch::apply(after, &back).unwrap();
            assert_eq!(text, before);
        }
    }
}
