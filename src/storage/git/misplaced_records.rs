//! Misplaced records of a sealed workspace: whoever can write into its folder, or to what the clones share, needs no key
//! to put another record, a cut one or one of another workspace in the place of a record.

use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::record::id::RecordId;
use crate::storage::fs::SealedFiles;
use crate::storage::git::merge_driver::id_of;
use crate::storage::git::path_in_git::record_at;
use crate::storage::git::put_tree::TreeChange;
use crate::storage::git::synchronisation::Sync;

impl Sync<'_> {
    /// Refuses to commit such a file in the place of a record.
    pub(super) fn must_hold_own_records(&self) -> Result<(), Failure> {
        let Some(sealed) = self.fs.sealed() else {
            return Ok(());
        };
        if !self.is(&["rev-parse", "-q", "--verify", "HEAD"])? {
            return Ok(());
        }
        let staged = [
            "diff",
            "--cached",
            "--relative",
            "--name-only",
            "-z",
            "--diff-filter=M",
            "HEAD",
            "--",
            ".",
        ];
        let staged = self.git.answer(&staged)?;
        let below = sealed.files_below();
        for path in staged.split('\0') {
            let Some(id) = record_at(self.fs, path) else {
                continue;
            };
            let length = below.length(path).ok().flatten();
            let length = length.and_then(|length| usize::try_from(length).ok());
            let bytes = length.and_then(|length| below.read_at(path, 0, length).ok());
            if bytes.is_some_and(|bytes| is_misplaced(sealed, id, &bytes)) {
                return Err(Failure::Sync(SyncRefusal::MisplacedRecord {
                    path: path.to_owned(),
                }));
            }
        }
        Ok(())
    }

    /// Takes out of these changes those that would put such a file in the place of a record, and gives their paths.
    pub(super) fn take_misplaced(
        &self,
        changes: &mut Vec<TreeChange>,
    ) -> Result<Vec<String>, Failure> {
        let mut taken = Vec::new();
        let Some(sealed) = self.fs.sealed() else {
            return Ok(taken);
        };
        let mut objects = self.git.objects()?;
        let mut left = Vec::new();
        for change in std::mem::take(changes) {
            let replaced = (
                record_at(self.fs, &change.path),
                &change.before,
                &change.object,
            );
            let is_taken = match replaced {
                (Some(id), Some(_), Some(object)) if change.is_plain => {
                    let bytes = objects.read(object)?.unwrap_or_default();
                    is_misplaced(sealed, id, &bytes)
                }
                _ => false,
            };
            match is_taken {
                true => taken.push(change.path),
                false => left.push(change),
            }
        }
        *changes = left;
        Ok(taken)
    }
}

/// Whether the bytes of a file do not open, or are those of another record.
fn is_misplaced(sealed: &dyn SealedFiles, id: RecordId, bytes: &[u8]) -> bool {
    match sealed.open_bytes(&id.relative_path(), bytes) {
        Ok(text) => id_of(&String::from_utf8_lossy(&text)).is_some_and(|inside| inside != id),
        Err(_) => true,
    }
}
