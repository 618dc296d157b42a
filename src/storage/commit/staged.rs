//! The names of files that wait in the stage, which say whether this account put them there, and where
//! such a file may go.

use crate::casebook::change::ChangeId;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::STAGE;
use crate::storage::log::body::FileChange;
use crate::storage::workspace::account_state::MAC_LENGTH;

/// The purpose of the MAC of staged files.
const PURPOSE: &str = "staged file of a change";

/// The purpose of the MAC of their names, so that they are recognised also without the line of the change.
const NAME_PURPOSE: &str = "name of a staged file";

/// The name under which the new text of a change's file number `index` waits in [`STAGE`], for an erasure,
/// whose plan has one MAC.
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
pub fn authenticated_path(
    fs: &dyn Fs,
    change: &ChangeId,
    index: usize,
    file: &FileChange,
) -> Result<String, Failure> {
    let text = authenticated_text(&change.0, index, file);
    let mac = fs.account().mac(PURPOSE, text.as_bytes())?;
    let path = staged_path(change, index);
    let of_name = fs.account().mac(NAME_PURPOSE, path.as_bytes())?;
    Ok(format!("{path}-{of_name}{mac}"))
}

/// Whether this account staged file number `index` of a change, whatever it is to become.
#[must_use]
pub fn is_staged_here(fs: &dyn Fs, change: &str, index: usize, mac: &str) -> bool {
    let path = staged_path(&ChangeId(change.to_owned()), index);
    mac.split_at_checked(MAC_LENGTH)
        .is_some_and(|(of_name, _)| fs.account().verify(NAME_PURPOSE, path.as_bytes(), of_name))
}

/// Whether this account staged file number `index` of a change to become what the log says of `file`.
#[must_use]
pub fn is_own(fs: &dyn Fs, change: &str, index: usize, file: &FileChange, mac: &str) -> bool {
    let text = authenticated_text(change, index, file);
    mac.split_at_checked(MAC_LENGTH)
        .is_some_and(|(_, mac)| fs.account().verify(PURPOSE, text.as_bytes(), mac))
}

/// What the MAC of a staged file covers: everything that recovery does with it. The bytes of the file are
/// covered by the digest of what it is to be.
fn authenticated_text(change: &str, index: usize, file: &FileChange) -> String {
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
