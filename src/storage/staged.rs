//! The names of files that wait in the stage, which say whether this account put them there, and where
//! such a file may go.

use crate::casebook::change::ChangeId;
use crate::casebook::failure::Failure;
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::fs::Fs;
use crate::storage::lock::STAGE;
use crate::storage::log_body::FileChange;

/// What staged files are sealed for.
const PURPOSE: &str = "staged file of a change";

/// The name under which the new text of a change's file number `index` waits in [`STAGE`], for an erasure,
/// whose plan is sealed as a whole.
#[must_use]
pub fn staged_path(change: &ChangeId, index: usize) -> String {
    format!("{STAGE}/{}-{index}", change.0)
}

/// The name under which the new text of a change's file number `index` waits in [`STAGE`]. The MAC stands
/// in the name: the text itself becomes the record, and a file beside it would be one more to sync.
///
/// # Errors
///
/// [`Failure::NoAccountState`]: what could not be told from somebody else's is not begun.
pub fn sealed_path(
    fs: &dyn Fs,
    change: &ChangeId,
    index: usize,
    file: &FileChange,
) -> Result<String, Failure> {
    let sealed = sealed_text(&change.0, index, file);
    let mac = fs.account().mac(PURPOSE, sealed.as_bytes())?;
    Ok(format!("{}-{mac}", staged_path(change, index)))
}

/// Whether this account staged file number `index` of a change to become what the log says of `file`.
#[must_use]
pub fn is_sealed(fs: &dyn Fs, change: &str, index: usize, file: &FileChange, mac: &str) -> bool {
    let sealed = sealed_text(change, index, file);
    fs.account().verify(PURPOSE, sealed.as_bytes(), mac)
}

/// What the MAC of a staged file covers: everything that recovery does with it. The bytes of the file are
/// covered by the digest of what it is to be.
fn sealed_text(change: &str, index: usize, file: &FileChange) -> String {
    let FileChange {
        path,
        before,
        after,
        back: _,
    } = file;
    format!("{change}\n{index}\n{path}\n{before}\n{after}")
}

/// A log may come from anywhere, so the path in it is followed to the records and the head only.
#[must_use]
pub fn is_ours(path: &str) -> bool {
    path == FILE_NAME
        || record_name(path)
            .parse()
            .is_ok_and(|id: RecordId| id.relative_path() == path)
}

/// The name of a record's file without its ending.
#[must_use]
pub fn record_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".ron").unwrap_or(name)
}
