//! The door to the signatures of a workspace.

use std::path::{Path, PathBuf};

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::storage::commit::begin;
use crate::storage::error::about_file;
use crate::storage::log::file::{LOGS, Logs};
use crate::storage::signature::allowed_signers::{AllowedSigners, allow, disallow};
use crate::storage::signature::log_signature::{LogSignature, is_signature};
use crate::storage::signature::pinned_keys::PinnedKeys;
use crate::storage::signature::public_key::PublicKey;
use crate::storage::signature::sign::{SigningKey, log_name, sign_log};
use crate::storage::signature::ssh_keygen::{KeyPrompt, sign};
use crate::storage::signature::vouch::{SignatureReport, SignedBefore, vouch};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::author_device::safe;

/// A key that the workspace lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberKey {
    /// Whose key it is.
    pub member: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Whether this account takes it for the member's.
    pub is_trusted: bool,
}

impl Workspace {
    /// Signs the lines of this clone's log from now on with the SSH key of a file, whose passphrase may be asked
    /// for. The key is listed and pinned as the author's. Gives its fingerprint.
    ///
    /// # Errors
    ///
    /// [`Failure::SshKeygen`] if the key does not sign; [`Failure`] if something cannot be written.
    pub fn turn_signing_on(&self, file: &Path) -> Result<String, Failure> {
        self.writable()?;
        // Tried first: from now on every change asks for it.
        let name = log_name(&self.author_device().log_path()).to_owned();
        let mut trial = LogSignature::unsigned(&name, 0, "");
        trial.armor = sign(file, &trial.message(), KeyPrompt::OnTerminal)?;
        let key = trial.key().ok_or_else(|| Failure::SshKeygen {
            command: "sign".to_owned(),
            reason: Cause::Words(trial.armor.clone()),
        })?;
        let held = begin(self.fs())?;
        self.author_device().ends.settle(self.fs());
        let member = self.author_device().author.as_str();
        allow(self.fs(), member, &key)?;
        self.pin_key(member, &key)?;
        let setting = SigningKey {
            file: file.to_owned(),
        };
        setting.write(self.account(), &self.folder_name())?;
        drop(held);
        self.sign_now()?;
        Ok(key.fingerprint())
    }

    /// Signs nothing from now on. What is signed stays signed.
    ///
    /// # Errors
    ///
    /// [`Failure`] if that cannot be written down.
    pub fn turn_signing_off(&self) -> Result<(), Failure> {
        let none = SigningKey {
            file: PathBuf::new(),
        };
        none.write(self.account(), &self.folder_name())
    }

    /// With which key this clone signs; `None` if it does not.
    #[must_use]
    pub fn signing_key(&self) -> Option<PathBuf> {
        let names = self.author_device().ends.clone_names();
        SigningKey::read(self.account(), &names).map(|key| key.file)
    }

    /// Signs what is not signed yet; the passphrase may be asked for. Says whether there was anything.
    ///
    /// # Errors
    ///
    /// [`Failure::SshKeygen`] with why it cannot be signed; [`Failure`] if it cannot be written.
    pub fn sign_now(&self) -> Result<bool, Failure> {
        self.writable()?;
        sign_log(self.fs(), self.author_device(), KeyPrompt::OnTerminal)
    }

    /// Signs the lines that this run has written since it was last asked, if this clone signs. Nobody is asked for
    /// anything.
    ///
    /// # Errors
    ///
    /// As [`Workspace::sign_now`]; the lines stand all the same, and the next signature holds them.
    pub fn sign_new_lines(&self) -> Result<(), Failure> {
        if self.author_device().ends.take_written() {
            sign_log(self.fs(), self.author_device(), KeyPrompt::Never)?;
        }
        Ok(())
    }

    /// The keys that the workspace lists.
    #[must_use]
    pub fn member_keys(&self) -> Vec<MemberKey> {
        // Whose pins cannot be read trusts nobody.
        let pinned = self.pinned_keys().unwrap_or_default();
        let listed = AllowedSigners::of(self.fs());
        listed
            .all()
            .map(|(member, key)| MemberKey {
                member: member.to_owned(),
                fingerprint: key.fingerprint(),
                is_trusted: pinned.has(member, key),
            })
            .collect()
    }

    /// The listed key of a member with this fingerprint.
    #[must_use]
    pub fn listed_key(&self, member: &str, fingerprint: &str) -> Option<PublicKey> {
        let listed = AllowedSigners::of(self.fs());
        let mut keys = listed.all();
        let key = keys.find(|(name, key)| *name == member && key.fingerprint() == fingerprint);
        key.map(|(_, key)| key.clone())
    }

    /// Takes a key for one of a member's: it is listed and pinned. Gives the member's name as logs have it.
    ///
    /// # Errors
    ///
    /// [`Failure`] if something cannot be written.
    pub fn trust(&self, member: &str, key: &PublicKey) -> Result<String, Failure> {
        self.writable()?;
        let (_held, _) = begin(self.fs())?;
        let member = safe(member);
        allow(self.fs(), &member, key)?;
        self.pin_key(&member, key)?;
        Ok(member)
    }

    /// Takes no key for the member's any more. Says how many there were.
    ///
    /// # Errors
    ///
    /// [`Failure`] if something cannot be written.
    pub fn distrust(&self, member: &str) -> Result<usize, Failure> {
        self.writable()?;
        let (_held, _) = begin(self.fs())?;
        let member = safe(member);
        let mut pinned = self.pinned_keys()?;
        let listed = disallow(self.fs(), &member)?;
        let count = pinned.unpin(&member);
        self.write_pinned(&pinned)?;
        Ok(listed.max(count))
    }

    /// Which lines of the logs are vouched for by signatures. Keys of people who were not known are pinned.
    #[must_use]
    pub fn signatures(&self, logs: &Logs, before: SignedBefore) -> SignatureReport {
        let known = match self.pinned_keys() {
            Ok(known) => known,
            Err(failure) => return SignatureReport::of_unread_pins(self.fs(), failure),
        };
        let mut pinned = known.clone();
        let report = vouch(self.fs(), logs, &mut pinned, before);
        if pinned != known {
            // Without a note the next look is the first one again, as it is told.
            let _ = self.write_pinned(&pinned);
        }
        report
    }

    /// Lets go of every key that the workspace lists no more, so that one that was taken off does not count again with
    /// its line. Nothing is pinned by it.
    pub fn let_go_of_unlisted_keys(&self) {
        let (Ok(known), Some(listed)) = (self.pinned_keys(), AllowedSigners::found(self.fs()))
        else {
            return;
        };
        let mut pinned = known.clone();
        pinned.let_go(&listed);
        if pinned != known && self.read_only().is_none() {
            // What is not written down is let go of the next time.
            let _ = self.write_pinned(&pinned);
        }
    }

    /// What is wrong with signatures and keys, as findings. No key is pinned, and nothing of lines is noted: that is for
    /// whoever is told of new keys.
    #[must_use]
    pub fn signature_findings(&self) -> Vec<Problem> {
        self.let_go_of_unlisted_keys();
        let listed = self.fs().list(LOGS).unwrap_or_default();
        let mut paths = listed
            .iter()
            .map(|one| format!("{LOGS}/{}", one.name.to_string_lossy()));
        if AllowedSigners::of(self.fs()).is_empty() && !paths.any(|path| is_signature(&path)) {
            return Vec::new();
        }
        // A log that cannot be read is told of by whoever reads the logs.
        let Ok(read) = self.logs() else {
            return Vec::new();
        };
        let report = match self.pinned_keys() {
            Ok(mut pinned) => vouch(self.fs(), &read.logs, &mut pinned, SignedBefore::Compare),
            Err(failure) => SignatureReport::of_unread_pins(self.fs(), failure),
        };
        let doubts = report.doubts.into_iter();
        doubts
            .map(|(path, doubt)| about_file(&path, Reason::Signature(doubt)))
            .collect()
    }

    fn pin_key(&self, member: &str, key: &PublicKey) -> Result<(), Failure> {
        let mut pinned = self.pinned_keys()?;
        pinned.pin(member, key);
        self.write_pinned(&pinned)
    }

    fn pinned_keys(&self) -> Result<PinnedKeys, Failure> {
        let names = self.author_device().ends.clone_names();
        let outside = PinnedKeys::read(self.account(), &names)?;
        // Until the workspace was sealed, or since it is no longer.
        if outside != PinnedKeys::default() {
            return Ok(outside);
        }
        Ok(PinnedKeys::read_inside(self.fs())?.unwrap_or_default())
    }

    fn write_pinned(&self, pinned: &PinnedKeys) -> Result<(), Failure> {
        if !self.has_sealed_files() {
            return pinned.write(self.account(), &self.folder_name());
        }
        pinned.write_inside(self.fs())?;
        let names = self.author_device().ends.clone_names();
        PinnedKeys::forget(self.account(), &names)
    }

    /// Takes what is pinned outside of a sealed workspace into it: it holds the names of members.
    pub fn take_pinned_in(&self) {
        let names = self.author_device().ends.clone_names();
        if let Ok(outside) = PinnedKeys::read(self.account(), &names)
            && outside != PinnedKeys::default()
            && self.read_only().is_none()
        {
            // What stays outside now is taken in when the workspace is opened next.
            let _ = self.write_pinned(&outside);
        }
    }

    /// The name under which this account knows the folder.
    fn folder_name(&self) -> String {
        let names = self.author_device().ends.clone_names();
        names.into_iter().next().unwrap_or_default()
    }
}
