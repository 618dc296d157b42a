//! What git left unmerged in a sealed workspace, as a pull without the driver does, merged as changes of the log. There
//! are no markers in such files: git's index has the versions.

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::PendingFile;
use crate::storage::fs::SealedFiles;
use crate::storage::git::installed_git::Git;
use crate::storage::git::logs_in_git::{settle_logs, stage_logs};
use crate::storage::git::merge_line::{MergedRecord, publish_merged};
use crate::storage::git::one_sided::folder_of_git;
use crate::storage::git::path_in_git::record_at;
use crate::storage::git::settled_merge::{put_one, remove_one, settle_file};
use crate::storage::git::unmerged_files::{FileMerger, Settled, unmerged_below};
use crate::storage::log::file::{LOGS, is_among_logs};
use crate::storage::workspace::author_device::AuthorDevice;

/// A file, and what both sides changed in two ways, or why it stays unmerged.
pub type FileOutcome = (String, Result<Vec<FieldConflict>, Failure>);

/// Merges these records, or all that git left unmerged if none is named, and tells git of each that is done; none if
/// this is no clone.
///
/// # Errors
///
/// [`Failure::Git`] with what git says; [`Failure`] if something cannot be read or written.
pub fn merge_unmerged(
    sealed: &dyn SealedFiles,
    author_device: &AuthorDevice,
    named: &[RecordId],
    remark: &str,
) -> Result<Vec<FileOutcome>, Failure> {
    let (_held, _) = begin(sealed)?;
    if folder_of_git(sealed.root()).is_none() {
        return Ok(Vec::new());
    }
    let git = Git::without_terminal(sealed.root());
    let prefix = git.answer(&["rev-parse", "--show-prefix"])?;
    let mut objects = git.objects()?;
    let mut outcomes: Vec<FileOutcome> = Vec::new();
    let theirs = git.run(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])?;
    let theirs = theirs.is_done().then(|| theirs.out.trim().to_owned());
    let mut bases = Vec::new();
    if let Some(theirs) = &theirs {
        bases = git.merge_bases(&["HEAD", theirs])?;
        let had_logs = unmerged_below(&git, ".")?
            .iter()
            .any(|file| is_among_logs(&file.path));
        let base = bases.first().map(String::as_str);
        let logs = settle_logs(sealed, &git, &mut objects, (base, "HEAD", theirs))?;
        let unread = logs.unread;
        if had_logs && unread.is_empty() {
            outcomes.push((LOGS.to_owned(), Ok(Vec::new())));
        }
        outcomes.extend(logs.refused.into_iter().map(|path| {
            let why = SyncRefusal::LogRefused { path: path.clone() };
            (path, Err(Failure::Sync(why)))
        }));
        outcomes.extend(unread.into_iter().map(|path| {
            let failure = Failure::Encryption {
                place: path.clone(),
                why: EncryptionError::KeysDiffer,
            };
            (path, Err(failure))
        }));
    }
    let mut merger = FileMerger::new(sealed, (&git, &prefix), bases, remark);
    let unmerged = unmerged_below(&git, ".")?.into_iter();
    for file in unmerged.filter(|file| !is_among_logs(&file.path)) {
        let is_named = |id| named.contains(&id);
        if !(named.is_empty() || record_at(sealed, &file.path).is_some_and(is_named)) {
            continue;
        }
        let refused = |why: fn(String) -> SyncRefusal| Failure::Sync(why(file.path.clone()));
        let done = match settle_file(sealed, &mut merger, &mut objects, &file) {
            Err(failure) => Err(failure),
            Ok(Settled::Removed) => {
                let removed = remove_one(&git, &file.path).map(|()| Vec::new());
                outcomes.push((file.path, removed));
                continue;
            }
            Ok(Settled::Undecided) => Err(refused(|path| SyncRefusal::Undecided { path })),
            Ok(Settled::OneSided) => Err(refused(|path| SyncRefusal::OneSided { path })),
            Ok(Settled::File(bytes, conflicts)) => {
                put_one(sealed, &file.path, &bytes).map(|()| conflicts)
            }
            Ok(Settled::Record {
                id,
                ours,
                merged,
                conflicts,
            }) => {
                let record = MergedRecord { id, ours, merged };
                let draft = PendingFile::read(sealed, id)?;
                publish_merged(sealed, author_device, draft, record).map(|_| conflicts)
            }
        };
        if done.is_ok() {
            git.answer(&["add", "--", &file.path])?;
        }
        outcomes.push((file.path, done));
    }
    if theirs.is_some() && !outcomes.is_empty() {
        // The lines that tell of it belong to the same merge.
        stage_logs(sealed, &git)?;
    }
    Ok(outcomes)
}
