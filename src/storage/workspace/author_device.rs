//! Who writes: the author and the device, which together name a log file.

use unicode_normalization::UnicodeNormalization;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::storage::clock;
use crate::storage::log::heads::LogEndsCache;

/// The most bytes that an author or a device may have, so that both fit into one file name
/// (255 bytes on the usual filesystems).
const LONGEST: usize = 100;

/// Who writes, and on which machine.
///
/// Both are safe in a file name: lower-case letters of any script, digits, `.`, `_` and `-`; never
/// empty, never with a dot in front.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuthorDevice {
    /// The person.
    pub author: String,
    /// The machine.
    pub device: String,
    /// Names that other clones of this account had in this workspace; what they wrote is this author's own.
    pub other_devices: Vec<String>,
    /// The ends of all logs, as far as this run has read them.
    pub ends: LogEndsCache,
}

impl AuthorDevice {
    /// A hand with these two names, made safe for a file name.
    #[must_use]
    pub fn new(author: &str, device: &str) -> Self {
        Self {
            author: safe(author),
            device: safe(device),
            other_devices: Vec::new(),
            ends: LogEndsCache::default(),
        }
    }

    /// A new change by this hand, now.
    #[must_use]
    pub fn change(&self, id: ChangeId, why: impl Into<String>, edits: Vec<Edit>) -> Change {
        Change {
            id,
            change_kind: ChangeKind::Do,
            author: self.author.clone(),
            at: clock::now(),
            why: why.into(),
            edits,
            queries: Vec::new(),
        }
    }

    /// The author and the device.
    #[must_use]
    pub fn names(&self) -> (&str, &str) {
        (&self.author, &self.device)
    }

    /// Whether a line by this author on this device is of this hand.
    #[must_use]
    pub fn wrote(&self, author: &str, device: &str) -> bool {
        self.author == author
            && (self.device == device || self.other_devices.iter().any(|other| other == device))
    }

    /// The logs in which lines of this hand may stand, its own first.
    #[must_use]
    pub fn log_paths(&self) -> Vec<String> {
        let others = self.other_devices.iter();
        std::iter::once(&self.device)
            .chain(others)
            .map(|device| log_path(&self.author, device))
            .collect()
    }

    /// The hand at this machine: the author is `$LASTSEEN_AUTHOR`, else `author` from the settings,
    /// else `$USER` or `$LOGNAME`, else `unknown`; the device is the machine's network name. The
    /// variable comes first because people who share an account on a server share its settings.
    #[must_use]
    pub fn of_this_machine(author: Option<String>) -> Self {
        let author = [
            std::env::var("LASTSEEN_AUTHOR").ok(),
            author,
            std::env::var("USER").ok(),
            std::env::var("LOGNAME").ok(),
        ]
        .into_iter()
        .flatten()
        .find(|name| !name.trim().is_empty())
        .unwrap_or_default();
        let uname = rustix::system::uname();
        Self::new(&author, &uname.nodename().to_string_lossy())
    }

    /// Where this hand's log lies below the workspace.
    #[must_use]
    pub fn log_path(&self) -> String {
        log_path(&self.author, &self.device)
    }
}

/// Where the log of an author on a device lies below the workspace; both are as they stand in its lines.
#[must_use]
pub fn log_path(author: &str, device: &str) -> String {
    format!("log/{author}-{device}.log")
}

/// `name` as it may stand in a file name: never empty, never with a dot in front. NFC, because some filesystems would make it so anyway
/// and the log would not be found again; lower case, because some do not tell the two apart.
#[must_use]
pub fn safe(name: &str) -> String {
    let mut safe = String::new();
    for c in name.trim().nfc().flat_map(char::to_lowercase) {
        let c = if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') {
            c
        } else {
            '-'
        };
        if safe.len() + c.len_utf8() > LONGEST {
            break;
        }
        safe.push(c);
    }
    let safe = safe.trim_start_matches(['.', '-']).trim_end_matches('-');
    if safe.is_empty() {
        "unknown".to_owned()
    } else {
        safe.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_is_safe_in_a_file_name() {
        let author_device = AuthorDevice::new("../Anna Ш./etc", "Laptop.local");
        assert_eq!(author_device.author, "anna-ш.-etc");
        assert_eq!(author_device.device, "laptop.local");
        assert_eq!(author_device.log_path(), "log/anna-ш.-etc-laptop.local.log");
        assert_eq!(
            AuthorDevice::new("", "...").log_path(),
            "log/unknown-unknown.log"
        );
        assert_eq!(AuthorDevice::new(&"ж".repeat(300), "x").author.len(), 100);
    }

    #[test]
    fn the_same_name_typed_in_two_ways_is_one_hand() {
        assert_eq!(
            AuthorDevice::new("Й", "x"),
            AuthorDevice::new("И\u{306}", "x")
        );
    }

    #[test]
    fn an_author_from_the_settings_comes_before_the_account() {
        let author_device = AuthorDevice::of_this_machine(Some("Boris".to_owned()));
        if std::env::var_os("LASTSEEN_AUTHOR").is_none() {
            assert_eq!(author_device.author, "boris");
        }
        assert!(!author_device.device.is_empty());
    }
}
