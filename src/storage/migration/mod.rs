//! All files of a workspace in another form: sealed, in the clear again, or sealed with another key. Whole or not at all.
//!
//! The new files are built beside the old ones, in `.lastseen/next`, and read again. Then a plan is written down, which
//! is the commit point: before it nothing has happened, after it any writer of this account finishes, without any key.
//!
//! - `archive`: a copy of everything in one encrypted file.
//! - `copied`: the new files: building them, and testing them against the old ones.
//! - `exchange_plan`: what is put in whose place, and how it is carried out.
//! - `prepared`: a migration that is built and tested, and waits for the word.
//! - `secret_keys`: secret keys that lie in a workspace.
//! - `tree`: all files below a folder.

pub mod archive;
pub mod copied;
pub mod exchange_plan;
pub mod prepared;
mod secret_keys;
pub mod tree;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::make_private_folder;
use crate::storage::fs::subfolder::Subfolder;
use crate::storage::migration::copied::{MigrationStep, copy_all, test_all};
use crate::storage::migration::exchange_plan::{
    MigrationPlan, carry_out, must_be_writable, write_plan,
};
use crate::storage::migration::tree::{NEXT, is_key_file, movable, own_below, remove_tree};

/// New files that were built and tested, and count for nothing yet.
pub struct BuiltMigration {
    plan: MigrationPlan,
    /// How many files of the workspace were taken over.
    pub files: usize,
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

/// Builds all files of `from` in `to`, which writes them in the new form into the new folder, and tests them. `below`
/// are the files as they lie on disk, `keys` those by which they open now.
///
/// # Errors
///
/// [`Failure`] for the first file that cannot be read, written or is not as it was; nothing has happened then.
pub fn build(
    below: &dyn Fs,
    from: &dyn Fs,
    to: &dyn Fs,
    keys: &BTreeSet<String>,
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<BuiltMigration, Failure> {
    let old: Vec<String> = movable(below, "")?;
    let tree = own_below(from)?;
    let copied = copy_all(from, to, &tree.files, tell)?;
    test_all(from, to, &copied, tell)?;
    let mut own = tree.on_disk(from)?;
    if from.is_sealed() {
        own.insert(FILE_NAME.to_owned());
        own.extend(keys.iter().cloned());
    }
    let mut moves: Vec<String> = movable(below, NEXT)?;
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
    let removes = own.into_iter().filter(is_old).collect();
    let plan = MigrationPlan { moves, removes };
    must_be_writable(below, &plan)?;
    Ok(BuiltMigration {
        plan,
        files: copied.len(),
        left,
    })
}

/// Puts the new files in the place of the old ones. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`]; whether it counts all the same, [`exchange_plan::is_waiting`] says.
pub fn exchange(below: &dyn Fs, built: &BuiltMigration) -> Result<(), Failure> {
    let sync = |folder: &str| {
        below
            .sync_folder(folder)
            .map_err(|error| failed(below, FileOperation::Sync, folder, &error))
    };
    for folder in tree::folders_below(below, NEXT)? {
        sync(&folder)?;
    }
    write_plan(below, &built.plan)?;
    carry_out(below, &built.plan)
}
