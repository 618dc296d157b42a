//! A built migration: all files of a workspace in their new form, beside the old ones, which count for nothing yet; and
//! how they exchange places.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::make_private_folder;
use crate::storage::fs::subfolder::Subfolder;
use crate::storage::migration::copied::{CopiedFile, MigrationStep, copy_all, test_all};
use crate::storage::migration::exchange_plan::{
    MigrationPlan, carry_out, must_be_writable, write_plan,
};
use crate::storage::migration::sources::{ChangedSources, Sources};
use crate::storage::migration::tree::{
    NEXT, Tree, folders_below, is_key_file, movable, own_below, remove_tree,
};

/// How often files are built anew because somebody saves them just now.
const ROUNDS: usize = 8;

/// What may stop a migration whenever files are taken over.
pub type MayBeTaken = fn(&dyn Fs) -> Result<(), Failure>;

/// Between which forms the files go.
pub struct Forms {
    /// The files as they lie on disk.
    pub below: Arc<dyn Fs>,
    /// The same as they are read.
    pub from: Arc<dyn Fs>,
    /// Who writes them in the new form, into the new folder.
    pub to: Arc<dyn Fs>,
    /// The files of keys by which the old ones open.
    pub keys: BTreeSet<String>,
    /// What is asked before files are taken over.
    pub may_be_taken: MayBeTaken,
}

/// New files that were built and tested, and count for nothing yet.
pub struct BuiltMigration {
    forms: Forms,
    sources: Sources,
    copied: BTreeMap<String, CopiedFile>,
    plan: MigrationPlan,
    /// The files on disk that are none of the workspace's, and stay as they are.
    pub left: Vec<String>,
}

/// Where the new files are built: an empty folder beside the old ones. The caller holds the lock of `below`.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn new_folder(below: &Arc<dyn Fs>) -> Result<Arc<dyn Fs>, Failure> {
    remove_tree(&**below, NEXT)?;
    make_private_folder(&**below, NEXT)?;
    Ok(Arc::new(Subfolder::new(Arc::clone(below), NEXT)))
}

/// Builds all files of a workspace in the new form, and tests them.
///
/// # Errors
///
/// [`Failure`] for the first file that cannot be read, written or is not as it was; nothing has happened then.
pub fn build(
    forms: Forms,
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<BuiltMigration, Failure> {
    let Forms { from, to, .. } = &forms;
    let tree = own_below(&**from)?;
    let sources = forms.look(&tree)?;
    let copied = copy_all(&**from, &**to, &tree.files, tell)?;
    test_all(&**from, &**to, &copied, tell)?;
    let mut built = BuiltMigration {
        forms,
        sources,
        copied: by_path(copied).collect(),
        plan: MigrationPlan::default(),
        left: Vec::new(),
    };
    built.make_plan(&tree)?;
    Ok(built)
}

impl Forms {
    fn look(&self, tree: &Tree) -> Result<Sources, Failure> {
        Sources::look(&*self.below, &*self.from, tree, &self.keys)
    }
}

impl BuiltMigration {
    /// How many files of the workspace were taken over.
    #[must_use]
    pub fn files(&self) -> usize {
        self.copied.len()
    }

    /// Says what is put in whose place.
    fn make_plan(&mut self, tree: &Tree) -> Result<(), Failure> {
        let Forms {
            below, from, keys, ..
        } = &self.forms;
        let old: Vec<String> = movable(&**below, "")?;
        let mut own = tree.on_disk(&**from)?;
        if from.is_sealed() {
            own.insert(FILE_NAME.to_owned());
            own.extend(keys.iter().cloned());
        }
        let mut moves: Vec<String> = movable(&**below, NEXT)?;
        // Who knows nothing of the plan must not take half of the files for all of them: the head that they refuse comes
        // first, the one that they read comes last.
        let is_sealed = moves.iter().any(|path| is_key_file(path));
        moves.sort_by_key(|path| ((path == FILE_NAME) != is_sealed, path.clone()));
        let new: BTreeSet<&str> = moves.iter().map(String::as_str).collect();
        let (own, left): (Vec<String>, Vec<String>) =
            old.into_iter().partition(|path| own.contains(path));
        if let Some(path) = left.iter().find(|path| new.contains(path.as_str())) {
            return Err(Failure::Encryption {
                place: below.root().join(path).display().to_string(),
                why: EncryptionError::ClearInTheWay,
            });
        }
        let is_old = |path: &String| !new.contains(path.as_str());
        let removes: Vec<String> = own.into_iter().filter(is_old).collect();
        // What is sealed, nobody changes by hand.
        let in_clear = removes.iter().filter(|_| !from.is_sealed());
        let digest = |path: &String| Some((path.clone(), self.copied.get(path)?.digest.clone()));
        let digests = in_clear.filter_map(digest).collect();
        let plan = MigrationPlan {
            moves,
            removes,
            digests,
        };
        must_be_writable(&**below, &plan)?;
        self.plan = plan;
        self.left = left;
        Ok(())
    }

    /// Puts the new files in the place of the old ones; what was saved meanwhile is built anew before. The caller holds
    /// the lock. Gives the old files that were saved just then, and stay where they are.
    ///
    /// # Errors
    ///
    /// [`Failure`]; whether it counts all the same, `exchange_plan::is_waiting` says.
    pub fn exchange(&mut self) -> Result<Vec<String>, Failure> {
        self.catch_up()?;
        let below = &*self.forms.below;
        for folder in folders_below(below, NEXT)? {
            below
                .sync_folder(&folder)
                .map_err(|error| failed(below, FileOperation::Sync, &folder, &error))?;
        }
        write_plan(below, &self.plan)?;
        carry_out(below, &self.plan)
    }

    /// Builds anew what has changed since it was built.
    fn catch_up(&mut self) -> Result<(), Failure> {
        (self.forms.may_be_taken)(&*self.forms.below)?;
        let mut last = None;
        for _ in 0..ROUNDS {
            let tree = own_below(&*self.forms.from)?;
            let now = self.forms.look(&tree)?;
            let found = self.sources.changed(&*self.forms.below, &now)?;
            if found.is_empty() {
                return match last {
                    Some(_) => self.make_plan(&tree),
                    None => Ok(()),
                };
            }
            (self.forms.may_be_taken)(&*self.forms.below)?;
            self.build_again(&found)?;
            last = found.first().cloned();
            self.sources = now;
        }
        let changed = Cause::ChangedWhileRead.into_io(io::ErrorKind::InvalidData);
        let path = last.unwrap_or_default();
        Err(failed(
            &*self.forms.below,
            FileOperation::Read,
            &path,
            &changed,
        ))
    }

    fn build_again(&mut self, found: &ChangedSources) -> Result<(), Failure> {
        let Forms { from, to, .. } = &self.forms;
        for path in found.changed.iter().chain(&found.gone) {
            match to.unlink(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(failed(&**to, FileOperation::Remove, path, &error));
                }
                _ => {}
            }
            self.copied.remove(path);
        }
        let copied = copy_all(&**from, &**to, &found.changed, &|_| true)?;
        test_all(&**from, &**to, &copied, &|_| true)?;
        self.copied.extend(by_path(copied));
        Ok(())
    }
}

fn by_path(copied: Vec<CopiedFile>) -> impl Iterator<Item = (String, CopiedFile)> {
    copied.into_iter().map(|one| (one.path.clone(), one))
}
