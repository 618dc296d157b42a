//! Authenticated texts: plans, drafts and queues end in a line with a MAC, so that only this account can have
//! written them. What lacks it was made by somebody else, on another machine, or by a version before there were MACs.

use serde::Serialize;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, folder_of};
use crate::storage::workspace::account_state::AccountState;

/// What the last line of an authenticated text begins with: a comment in RON.
const SIGN: &str = "// made here: ";

/// How long the last line is at most, in bytes.
const LINE: usize = SIGN.len() + 64 + 1;

/// The text with its MAC behind it. `text` ends in a line feed.
///
/// # Errors
///
/// [`Failure::NoAccountState`] if this account has no key and none can be made.
pub fn append_mac(account: &AccountState, purpose: &str, text: &str) -> Result<String, Failure> {
    let mac = account.mac(purpose, text.as_bytes())?;
    Ok(format!("{text}{SIGN}{mac}\n"))
}

/// The text without its MAC; `None` if this account did not write it for this purpose, byte for byte.
#[must_use]
pub fn strip_mac<'t>(account: &AccountState, purpose: &str, text: &'t str) -> Option<&'t str> {
    let at = text.len().checked_sub(LINE)?;
    let (text, line) = text.split_at_checked(at)?;
    let mac = line.strip_prefix(SIGN)?.strip_suffix('\n')?;
    account
        .verify(purpose, text.as_bytes(), mac)
        .then_some(text)
}

/// Writes a plan down under `draft`, with its MAC, and gives it the name by which it counts.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`]. It may be there all the same and not yet be durable.
pub fn write_plan_file(
    fs: &dyn Fs,
    plan: &impl Serialize,
    purpose: &str,
    (draft, path): (&str, &str),
) -> Result<(), Failure> {
    let text = ron::to_string(plan).map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: fs.root().join(path),
        reason: error.to_string().into(),
    })?;
    let text = append_mac(fs.account(), purpose, &format!("{text}\n"))?;
    let written = fs
        .stage(draft, None, text.as_bytes())
        .and_then(|()| fs.sync_folder(folder_of(draft)))
        .and_then(|()| fs.rename(draft, path))
        .and_then(|()| fs.sync_folder(folder_of(path)));
    written.map_err(|error| failed(fs, FileOperation::Write, path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_this_account_wrote_reads() {
        let anna = AccountState::in_memory();
        let text = "Draft(\n    title: \"Зимин\",\n)\n";
        let with_mac = append_mac(&anna, "draft", text).unwrap();
        assert_eq!(strip_mac(&anna, "draft", &with_mac), Some(text));
        assert_eq!(strip_mac(&anna, "plan", &with_mac), None);
        assert_eq!(
            strip_mac(&AccountState::in_memory(), "draft", &with_mac),
            None
        );
        for changed in [
            with_mac.replace("Зимин", "Зинин"),
            with_mac.replace('\n', "\r\n"),
            format!("{with_mac}\n"),
            with_mac.trim_end().to_owned(),
            text.to_owned(),
            String::new(),
            "я".repeat(70),
        ] {
            assert_eq!(strip_mac(&anna, "draft", &changed), None, "{changed:?}");
        }
        let empty = append_mac(&anna, "draft", "").unwrap();
        assert_eq!(strip_mac(&anna, "draft", &empty), Some(""));
    }
}
