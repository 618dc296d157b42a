//! The files of an account beside each other in the snapshot's folder: what each is called, and which are its own.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::storage::fs::Fs;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::snapshot::BEGINNING;
use crate::storage::workspace::account_state::{AccountState, SHORT_MAC_LENGTH};

/// What stands at the end of the name of a file that is being written.
pub const UNFINISHED: &str = ".new";

/// The paths of the files that this program is writing.
static BEING_WRITTEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The same, to add to.
pub fn being_written() -> MutexGuard<'static, BTreeSet<String>> {
    BEING_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFile {
    /// The snapshot.
    Snapshot,
    /// The index of words.
    Words,
    /// The list of compared people.
    Pairs,
    /// The list of checked records.
    Checked,
}

impl OwnFile {
    const ALL: [Self; 4] = [Self::Snapshot, Self::Words, Self::Pairs, Self::Checked];

    /// What its name is made for.
    const fn named(self) -> &'static str {
        match self {
            Self::Snapshot => "name of a snapshot",
            Self::Words => "name of an index of words",
            Self::Pairs => "name of a list of compared people",
            Self::Checked => "name of a list of checked records",
        }
    }

    /// What stands in the names of all such files before what is this account's.
    const fn part(self) -> &'static str {
        match self {
            Self::Snapshot => "",
            Self::Words => "words-",
            Self::Pairs => "pairs-",
            Self::Checked => "checked-",
        }
    }

    /// Where this account's lies; `None` if the account has no key and can get none.
    #[must_use]
    pub fn path(self, account: &AccountState) -> Option<String> {
        let mac = account.mac(self.named(), b"").ok()?;
        let mac = mac.get(..SHORT_MAC_LENGTH)?;
        Some(format!("{PRIVATE}/{BEGINNING}{}{mac}", self.part()))
    }

    /// Whether a file is such a one of this account, under any name that its folder has had.
    fn is(self, account: &AccountState, name: &str) -> bool {
        let rest = name.strip_prefix(BEGINNING);
        let mac = rest.and_then(|rest| rest.strip_prefix(self.part())?.get(..SHORT_MAC_LENGTH));
        mac.is_some_and(|mac| account.verify_beginning(self.named(), b"", mac))
    }

    /// The paths of all such files of this account, those of the folder's earlier names and those that were left half written
    /// included. Nothing is made.
    #[must_use]
    pub fn paths(self, fs: &dyn Fs) -> Vec<String> {
        let all = own_files(fs).into_iter();
        let all = all.filter_map(|(file, path)| (file == self).then_some(path));
        all.collect()
    }
}

/// All files of this account beside its snapshot, as [`OwnFile::paths`].
fn own_files(fs: &dyn Fs) -> Vec<(OwnFile, String)> {
    let listed = fs.list(PRIVATE).unwrap_or_default();
    let own = listed.iter().filter_map(|one| {
        let name = one.name.to_str()?;
        let mut files = OwnFile::ALL.into_iter();
        let file = files.find(|file| file.is(fs.account(), name))?;
        Some((file, format!("{PRIVATE}/{name}")))
    });
    own.collect()
}

/// Removes those of this account's files that are meant, but for what this program is writing now: what another one writes
/// cannot be told from what it left. They are a help only, so
/// nobody is told if that fails.
pub fn remove_own(fs: &dyn Fs, is_meant: impl Fn(OwnFile, &str) -> bool) {
    for (file, path) in own_files(fs) {
        if is_meant(file, &path) && !being_written().contains(&path) {
            let _ = fs.unlink(&path);
        }
    }
}
