//! The half-typed forms and notes of this machine: one file for each screen, for its author alone.
//!
//! - `draft_text`: a half-typed form or note as RON text, and read again.

pub mod draft_text;

use std::io;

use crate::casebook::draft::{Draft, SavedDraft};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::read::ReadError;
use crate::ron_text::path::FieldPath;
use crate::storage::clock;
use crate::storage::commit::begin;
use crate::storage::drafts::draft_text::{read, write};
use crate::storage::erase::erasures::erased_among;
use crate::storage::error::{about_file, failed};
use crate::storage::fs::lock::{make_private_folder, must_be_as_opened};
use crate::storage::fs::{Fs, LockGuard};
use crate::storage::random::change_id;
use crate::storage::workspace::authenticated_text::{append_mac, strip_mac};
use crate::storage::workspace::author_device::AuthorDevice;

/// The folder of the drafts.
pub const DRAFTS: &str = ".lastseen/drafts";

/// The purpose of the MAC of the drafts of an account, with the author behind it: people who share an account
/// do not share drafts.
const PURPOSE: &str = "draft of";

/// How many characters of randomness tell the screens of one author apart.
const SESSION: usize = 8;

/// The drafts of one screen and, as far as no other screen is at work on them, of its author.
///
/// Each draft has a lock beside it, which its screen holds as long as it runs: a draft whose lock
/// can be had belongs to a screen that is gone, however it went.
pub struct Drafts<'a> {
    fs: &'a dyn Fs,
    /// The author and the machine, which also say under what names this author wrote here before.
    author_device: AuthorDevice,
    /// The purpose of the MAC of the drafts of this author.
    purpose: String,
    /// The name of this screen's own draft.
    own: String,
    held: Option<LockGuard>,
}

impl<'a> Drafts<'a> {
    /// The drafts of a screen that has just been opened.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness.
    pub fn new(fs: &'a dyn Fs, author_device: &AuthorDevice) -> Result<Self, Failure> {
        let mut session = change_id()?.0;
        session.truncate(SESSION);
        Ok(Self {
            fs,
            own: format!(
                "{}-{}-{session}",
                author_device.author, author_device.device
            ),
            purpose: format!("{PURPOSE} {}", author_device.author),
            author_device: author_device.clone(),
            held: None,
        })
    }

    /// Puts this screen's draft on disk, in place of the one before.
    ///
    /// It is written under the lock that an erasure holds, so that what an erasure has taken away is
    /// not written again by a screen that does not know of it yet.
    ///
    /// # Errors
    ///
    /// [`Failure::DraftOfErased`] if it is about somebody who was erased; no draft is there then.
    /// [`Failure::ReadOnly`], [`Failure::Locked`] or [`Failure::Io`]; the draft of before is still there.
    pub fn keep(&mut self, draft: &Draft) -> Result<(), Failure> {
        let fs = self.fs;
        let held = match begin(fs) {
            Ok((held, _)) => Some(held),
            Err(failure @ (Failure::Locked { .. } | Failure::FormChanged { .. })) => {
                return Err(failure);
            }
            // A filesystem without locks keeps drafts all the same.
            Err(_) => None,
        };
        self.hold()?;
        if !erased_among(fs, &draft.all_about()).is_empty() {
            drop(held);
            self.forget()?;
            return Err(Failure::DraftOfErased);
        }
        let erased = erased_among(fs, &draft.named_in_text());
        let draft = &draft.clone().without(&erased);
        let (new, path) = (path_of(&self.own, "new"), path_of(&self.own, "ron"));
        let text = write(draft, clock::now()).map_err(|reason| Failure::Io {
            operation: FileOperation::Write,
            path: self.fs.root().join(&path),
            reason,
        })?;
        let text = append_mac(fs.account(), &self.purpose, &text)?;
        remove(fs, &new)?;
        fs.stage_private(&new, text.as_bytes())
            .map_err(|error| failed(fs, FileOperation::Write, &new, &error))?;
        fs.rename(&new, &path)
            .map_err(|error| failed(fs, FileOperation::Rename, &path, &error))?;
        fs.sync_folder(DRAFTS)
            .map_err(|error| failed(fs, FileOperation::Sync, DRAFTS, &error))
    }

    /// Takes this screen's draft away: it is on disk as a change, or was left on purpose.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn forget(&mut self) -> Result<(), Failure> {
        remove(self.fs, &path_of(&self.own, "ron"))?;
        if self.held.take().is_some() {
            remove(self.fs, &path_of(&self.own, "lock"))?;
        }
        Ok(())
    }

    /// The drafts of this author's screens that are gone, the newest first, and what is wrong with
    /// those that cannot be read.
    #[must_use]
    pub fn list(&self) -> (Vec<SavedDraft>, Vec<Problem>) {
        let mut kept = Vec::new();
        let mut problems = Vec::new();
        for listed in self.fs.list(DRAFTS).unwrap_or_default() {
            let name = listed.name.to_string_lossy();
            let Some(name) = name
                .strip_suffix(".ron")
                .filter(|name| self.is_orphan(name))
            else {
                continue;
            };
            match self.read(name) {
                Ok(one) => kept.extend(one),
                Err(problem) if self.is_others(name, &problem) => {}
                Err(problem) => problems.push(problem),
            }
        }
        kept.sort_by(|one: &SavedDraft, other| {
            (other.when, &one.name).cmp(&(one.when, &other.name))
        });
        (kept, problems)
    }

    /// The drafts under this author's name that this account did not write, or that cannot be read.
    /// Asks for no lock: nothing is written.
    #[must_use]
    pub fn look_through(&self) -> Vec<Problem> {
        let listed = self.fs.list(DRAFTS).unwrap_or_default();
        let mut problems: Vec<Problem> = listed
            .iter()
            .filter_map(|listed| listed.name.to_str()?.strip_suffix(".ron"))
            .filter(|name| self.is_of_hand(name))
            .filter_map(|name| {
                let problem = self.read(name).err()?;
                (!self.is_others(name, &problem)).then_some(problem)
            })
            .collect();
        problems.sort_by(|one, other| one.at.cmp(&other.at));
        problems
    }

    /// Makes a draft of a screen that is gone this screen's own. `false` if another screen has
    /// done so already, or it is gone.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn adopt(&mut self, name: &str) -> Result<bool, Failure> {
        // It may have been put in the place of the one that was offered.
        match self.read(name) {
            Err(problem) if problem.reason == Reason::ForeignWork => return Ok(false),
            _ => {}
        }
        must_be_as_opened(self.fs)?;
        self.hold()?;
        let lock = path_of(name, "lock");
        let held = self.fs.try_lock(&lock);
        if let Ok(None) = held {
            return Ok(false);
        }
        // If there are no locks, the one whose rename comes first has it.
        let path = path_of(name, "ron");
        match self.fs.rename(&path, &path_of(&self.own, "ron")) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(failed(self.fs, FileOperation::Rename, &path, &error)),
        }
        remove(self.fs, &lock)?;
        Ok(true)
    }

    /// Throws a draft of a screen that is gone away.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn discard(&self, name: &str) -> Result<(), Failure> {
        remove(self.fs, &path_of(name, "ron"))?;
        remove(self.fs, &path_of(name, "lock"))
    }

    /// Takes the lock that shows that this screen is at work.
    fn hold(&mut self) -> Result<(), Failure> {
        if self.held.is_some() {
            return Ok(());
        }
        make_private_folder(self.fs, DRAFTS)?;
        // What has a MAC for this folder is found again when the folder is moved.
        self.author_device.ends.settle(self.fs);
        // A filesystem without locks keeps drafts all the same.
        self.held = self.fs.try_lock(&path_of(&self.own, "lock")).ok().flatten();
        Ok(())
    }

    /// Whether a name may be that of a draft of this author. The device in it may be another one, as in a
    /// workspace that came to another disk: the MAC decides.
    fn is_of_hand(&self, name: &str) -> bool {
        self.device_in(name).is_some()
    }

    /// The device in the name of a draft of this author.
    fn device_in<'n>(&self, name: &'n str) -> Option<&'n str> {
        let rest = name
            .strip_prefix(&self.author_device.author)?
            .strip_prefix('-')?;
        let (device, session) = rest.rsplit_once('-')?;
        let is_session =
            session.len() == SESSION && session.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_session.then_some(device)
    }

    /// Whether a draft that does not verify is of another machine, or of an author whose name begins as this
    /// one does, and so no matter of ours.
    fn is_others(&self, name: &str, problem: &Problem) -> bool {
        problem.reason == Reason::ForeignWork
            && self
                .device_in(name)
                .is_none_or(|device| !self.author_device.wrote(&self.author_device.author, device))
    }

    /// Whether a name is that of a draft of this author whose screen is gone.
    fn is_orphan(&self, name: &str) -> bool {
        // Its screen holds the lock; where there are no locks, nobody can tell.
        self.is_of_hand(name)
            && name != self.own
            && !matches!(self.fs.try_lock(&path_of(name, "lock")), Ok(None))
    }

    fn read(&self, name: &str) -> Result<Option<SavedDraft>, Problem> {
        let path = path_of(name, "ron");
        let bytes = self.fs.read_record(&path);
        let Some(bytes) = bytes.map_err(|reason| about_file(&path, reason))? else {
            return Ok(None);
        };
        let problem = |error: ReadError| Problem {
            at: Location {
                path: path.clone().into(),
                line: error.line,
                column: error.column,
            },
            record: None,
            field: FieldPath::root(),
            reason: Reason::DoesNotParse(error.flaw.into()),
        };
        // What others put here under this author's name would be sent under it.
        let text = String::from_utf8_lossy(&bytes);
        let text = strip_mac(self.fs.account(), &self.purpose, &text)
            .ok_or_else(|| about_file(&path, Reason::ForeignWork))?;
        let (draft, at) = read(text).map_err(problem)?;
        Ok(Some(SavedDraft {
            name: name.to_owned(),
            when: clock::local(at),
            draft,
        }))
    }
}

fn path_of(name: &str, end: &str) -> String {
    format!("{DRAFTS}/{name}.{end}")
}

/// Removes a file that need not be there.
fn remove(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    match fs.unlink(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(failed(fs, FileOperation::Remove, path, &error))
        }
        _ => Ok(()),
    }
}
