//! Unmerged files: which versions git has of them. Into those of a sealed workspace git cannot look, so they are merged
//! here, in memory, out of these versions.

use std::collections::HashMap;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::storage::attachments::attach::FILES;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::merged_keys::merged_keys;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::error::failed;
use crate::storage::fs::{KEY_FILE, SealedFiles, folder_of};
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::merge_driver::is_log;
use crate::storage::git::sealed_merge::merged_bytes;

/// A file of which git has several versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmergedFile {
    /// The file, as it lies on the disk, relative to the workspace.
    pub path: String,
    /// The objects of the version before, of ours and of theirs, as far as there are any.
    pub stages: [Option<String>; 3],
}

impl UnmergedFile {
    /// Whether both sides have it.
    #[must_use]
    pub const fn is_on_both_sides(&self) -> bool {
        self.stages[1].is_some() && self.stages[2].is_some()
    }

    /// The log that the other side took away, and ours went on with; `prefix` as for [`Self::one_sided`].
    #[must_use]
    pub fn log_gone_there(&self, prefix: &str) -> Option<&str> {
        let path = self.path.strip_prefix(prefix)?;
        let is_gone = matches!(self.stages, [Some(_), Some(_), None]);
        (is_gone && is_log(path)).then_some(path)
    }

    /// The record that one side removed and the other one changed; `prefix` is where the workspace lies in what the path
    /// is relative to.
    #[must_use]
    pub fn one_sided(&self, prefix: &str) -> Option<RecordId> {
        match &self.stages {
            [Some(_), Some(_), None] | [Some(_), None, Some(_)] => {
                RecordId::of_path(self.path.strip_prefix(prefix)?)
            }
            _ => None,
        }
    }
}

/// The unmerged files below a path.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn unmerged_below(git: &Git, path: &str) -> Result<Vec<UnmergedFile>, Failure> {
    // git-ls-files(1), "OUTPUT": `mode object stage`, a tab and the path.
    let listed = git.answer(&["ls-files", "--unmerged", "-z", "--", path])?;
    Ok(unmerged_files(listed.split('\0')))
}

/// The unmerged files that git lists, as `mode object stage`, a tab and the path.
pub fn unmerged_files<'o>(entries: impl Iterator<Item = &'o str>) -> Vec<UnmergedFile> {
    let mut found: Vec<UnmergedFile> = Vec::new();
    for (head, path) in entries.filter_map(|entry| entry.split_once('\t')) {
        let mut words = head.split(' ').skip(1);
        let (Some(object), Some(stage)) = (words.next(), words.next()) else {
            continue;
        };
        let stage = stage.parse::<usize>().unwrap_or(0).wrapping_sub(1);
        if found.last().is_none_or(|last| last.path != path) {
            found.push(UnmergedFile {
                path: path.to_owned(),
                stages: [None, None, None],
            });
        }
        if let Some(last) = found.last_mut().and_then(|last| last.stages.get_mut(stage)) {
            *last = Some(object.to_owned());
        }
    }
    found
}

/// What an unmerged file comes to.
#[derive(Debug)]
pub enum Settled {
    /// A record: our text and the merged one, with what both sides changed in two ways.
    Record {
        /// The record.
        id: RecordId,
        /// Our text.
        ours: String,
        /// The merged one.
        merged: String,
        /// What both changed in two ways.
        conflicts: Vec<FieldConflict>,
    },
    /// Another file, as it is to lie on the disk, with what both sides changed in two ways.
    File(Vec<u8>, Vec<FieldConflict>),
    /// It was removed on one side, and changed on the other.
    OneSided,
    /// It was removed on one side, and the other one only sealed the same text again: it goes.
    Removed,
    /// Only people can tell.
    Undecided,
}

/// A file in which nothing was changed in two ways.
const fn of_bytes(bytes: Vec<u8>) -> Settled {
    Settled::File(bytes, Vec::new())
}

/// Merges what git left unmerged.
pub struct FileMerger<'a> {
    sealed: &'a dyn SealedFiles,
    git: &'a Git,
    /// Where the workspace lies in the repository.
    prefix: &'a str,
    /// The commits that both sides come from.
    bases: Vec<String>,
    /// What stands with a value that does not count.
    remark: &'a str,
    /// The commits that others come from.
    known: HashMap<Vec<String>, Vec<String>>,
}

impl<'a> FileMerger<'a> {
    /// For two sides that come from these commits; none if only the index knows.
    #[must_use]
    pub fn new(
        sealed: &'a dyn SealedFiles,
        (git, prefix): (&'a Git, &'a str),
        bases: Vec<String>,
        remark: &'a str,
    ) -> Self {
        Self {
            sealed,
            git,
            prefix,
            bases,
            remark,
            known: HashMap::new(),
        }
    }

    /// Merges a file. `here` is our version, if it is not the one that git has.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says; [`Failure::Encryption`] if both sides have different keys.
    pub fn settle(
        &mut self,
        objects: &mut ObjectReader,
        file: &UnmergedFile,
        here: Option<Vec<u8>>,
    ) -> Result<Settled, Failure> {
        let path = file.path.as_str();
        let (base, ours, theirs) = match &file.stages {
            [base, Some(ours), Some(theirs)] => (base, ours, theirs),
            [base @ Some(_), Some(left), None] | [base @ Some(_), None, Some(left)] => {
                return self.settle_one_sided(objects, path, (base, left), here);
            }
            _ => return Ok(Settled::OneSided),
        };
        if folder_of(path) == FILES {
            // Its name is made of what is in it; both sides choose the same of two that were sealed apart.
            let bytes = objects.read(ours.max(theirs))?;
            return Ok(bytes.map_or(Settled::Undecided, of_bytes));
        }
        let ours = match here {
            Some(here) => here,
            None => objects.read(ours)?.unwrap_or_default(),
        };
        let theirs = objects.read(theirs)?.unwrap_or_default();
        if path == KEY_FILE {
            let base = match base {
                Some(base) => objects.read(base)?.unwrap_or_default(),
                None => Vec::new(),
            };
            let key = Identities::of_key(self.sealed.key().identity());
            return merged_keys(path, &[base, ours, theirs], &key).map(of_bytes);
        }
        let Some(above) = path.strip_suffix(ENDING) else {
            return Ok(Settled::Undecided);
        };
        let open = |bytes: &[u8]| self.sealed.open_bytes(above, bytes).ok();
        let (Some(our), Some(their)) = (open(&ours), open(&theirs)) else {
            return Ok(Settled::Undecided);
        };
        if our == their {
            return Ok(of_bytes(ours.max(theirs)));
        }
        let before = self.version_before(objects, base.as_ref(), path, above)?;
        let before = before.unwrap_or_default();
        let Some((merged, conflicts)) = merged_bytes(above, &before, &our, &their, self.remark)
        else {
            return Ok(Settled::Undecided);
        };
        if merged == our {
            return Ok(Settled::File(ours, conflicts));
        }
        if let Some(id) = RecordId::of_path(above) {
            let texts = (String::from_utf8(our), String::from_utf8(merged));
            let (Ok(ours), Ok(merged)) = texts else {
                return Ok(Settled::Undecided);
            };
            return Ok(Settled::Record {
                id,
                ours,
                merged,
                conflicts,
            });
        }
        if merged == their {
            return Ok(Settled::File(theirs, conflicts));
        }
        let sealed = self.sealed.seal_bytes(above, &merged);
        sealed
            .map(|bytes| Settled::File(bytes, conflicts))
            .map_err(|error| failed(self.sealed, FileOperation::Write, above, &error))
    }

    /// Settles a file that one side removed: `left` is what the other one has. The same text is sealed anew each time, so
    /// git takes it for changed.
    fn settle_one_sided(
        &mut self,
        objects: &mut ObjectReader,
        path: &str,
        (base, left): (&Option<String>, &str),
        here: Option<Vec<u8>>,
    ) -> Result<Settled, Failure> {
        let above = path.strip_suffix(ENDING);
        let Some(above) = above.filter(|above| RecordId::of_path(above).is_some()) else {
            return Ok(Settled::OneSided);
        };
        let left = match here {
            Some(here) => Some(here),
            None => objects.read(left)?,
        };
        let left = left.and_then(|bytes| self.sealed.open_bytes(above, &bytes).ok());
        let before = self.version_before(objects, base.as_ref(), path, above)?;
        Ok(match left.is_some() && left == before {
            true => Settled::Removed,
            false => Settled::OneSided,
        })
    }

    /// What was in a file before both sides changed it; `base` is the object that git has of that.
    fn version_before(
        &mut self,
        objects: &mut ObjectReader,
        base: Option<&String>,
        path: &str,
        above: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        if self.bases.len() > 1 {
            return self.before(objects, &self.bases.clone(), path, above);
        }
        let bytes = match base {
            Some(base) => objects.read(base)?,
            None => None,
        };
        Ok(bytes.and_then(|bytes| self.sealed.open_bytes(above, &bytes).ok()))
    }

    /// What was in a file where two sides part. If they met others crosswise, several commits are that, which are
    /// merged first, as git does it.
    fn before(
        &mut self,
        objects: &mut ObjectReader,
        bases: &[String],
        path: &str,
        above: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let mut merged: Option<Vec<u8>> = None;
        for (at, commit) in bases.iter().enumerate() {
            let sealed = objects.read(&format!("{commit}:{}{path}", self.prefix))?;
            let text = sealed.and_then(|bytes| self.sealed.open_bytes(above, &bytes).ok());
            merged = match (merged, text) {
                (Some(ours), Some(theirs)) if ours != theirs => {
                    let inner = self.bases_of(commit, &bases[..at])?;
                    let base = self.before(objects, &inner, path, above)?;
                    let base = base.unwrap_or_default();
                    let both = merged_bytes(above, &base, &ours, &theirs, self.remark);
                    Some(both.map_or(ours, |(bytes, _)| bytes))
                }
                (one, other) => one.or(other),
            };
        }
        Ok(merged)
    }

    /// The commits that one comes from and a merge of the others.
    fn bases_of(&mut self, commit: &str, others: &[String]) -> Result<Vec<String>, Failure> {
        let mut all = vec![commit.to_owned()];
        all.extend_from_slice(others);
        if let Some(known) = self.known.get(&all) {
            return Ok(known.clone());
        }
        let bases = self.git.merge_bases(&all)?;
        self.known.insert(all, bases.clone());
        Ok(bases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_a_file_are_told_apart_by_their_stages() {
        let listed = "100644 aa 1\tpeople/a\x00100644 bb 2\tpeople/a\x00100644 cc 3\tpeople/a\x00100644 dd 3\tkeys/b\x00";
        let file = |path: &str, stages: [Option<&str>; 3]| UnmergedFile {
            path: path.to_owned(),
            stages: stages.map(|one| one.map(str::to_owned)),
        };
        assert_eq!(
            unmerged_files(listed.split('\0')),
            [
                file("people/a", [Some("aa"), Some("bb"), Some("cc")]),
                file("keys/b", [None, None, Some("dd")]),
            ]
        );
    }
}
