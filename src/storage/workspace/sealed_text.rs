//! Texts that only this account can have written: plans, drafts and queues end in a line with a MAC.
//! What lacks it was made by somebody else, on another machine, or by a version before there were MACs.

use crate::casebook::errors::failure::Failure;
use crate::storage::workspace::account_state::AccountState;

/// What the last line of a sealed text begins with: a comment in RON.
const SIGN: &str = "// made here: ";

/// How long the last line is at most, in bytes.
const LINE: usize = SIGN.len() + 64 + 1;

/// The text with its MAC behind it. `text` ends in a line feed.
///
/// # Errors
///
/// [`Failure::NoAccountState`] if this account has no key and none can be made.
pub fn seal(account: &AccountState, purpose: &str, text: &str) -> Result<String, Failure> {
    let mac = account.mac(purpose, text.as_bytes())?;
    Ok(format!("{text}{SIGN}{mac}\n"))
}

/// The text without its MAC; `None` if this account did not write it for this purpose, byte for byte.
#[must_use]
pub fn unseal<'t>(account: &AccountState, purpose: &str, text: &'t str) -> Option<&'t str> {
    let at = text.len().checked_sub(LINE)?;
    let (text, line) = text.split_at_checked(at)?;
    let mac = line.strip_prefix(SIGN)?.strip_suffix('\n')?;
    account
        .verify(purpose, text.as_bytes(), mac)
        .then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_this_account_wrote_reads() {
        let anna = AccountState::in_memory();
        let text = "Draft(\n    title: \"Зимин\",\n)\n";
        let sealed = seal(&anna, "draft", text).unwrap();
        assert_eq!(unseal(&anna, "draft", &sealed), Some(text));
        assert_eq!(unseal(&anna, "plan", &sealed), None);
        assert_eq!(unseal(&AccountState::in_memory(), "draft", &sealed), None);
        for changed in [
            sealed.replace("Зимин", "Зинин"),
            sealed.replace('\n', "\r\n"),
            format!("{sealed}\n"),
            sealed.trim_end().to_owned(),
            text.to_owned(),
            String::new(),
            "я".repeat(70),
        ] {
            assert_eq!(unseal(&anna, "draft", &changed), None, "{changed:?}");
        }
        let empty = seal(&anna, "draft", "").unwrap();
        assert_eq!(unseal(&anna, "draft", &empty), Some(""));
    }
}
