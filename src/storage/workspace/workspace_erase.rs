//! The part of the workspace's door by which people are erased, and recognised when they come back.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::casebook::change::Change;
use crate::casebook::erase::reach::{ErasureRequest, Reach};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::storage::commit::commit;
use crate::storage::commit::publish::Committed;
use crate::storage::digest::sha256;
use crate::storage::erase;
use crate::storage::erase::Erased;
use crate::storage::erase::erasures::{erasures, person_erased};
use crate::storage::erase::private_files::{forget_erased, has_texts, let_go};
use crate::storage::error::failed;
use crate::storage::git::erased_names::{HistoryAsked, erased_in_history};
use crate::storage::git::logs_in_git::take_in_older_parts;
use crate::storage::git::one_sided::tell_git_of_removed;
use crate::storage::log::file::LOGS;
use crate::storage::log::line::LogLine;
use crate::storage::workspace::Workspace;

impl Workspace {
    /// Has the private files of this machine let go of people whose erasure came in by a plain pull.
    pub(super) fn forget_erased(&self) {
        if self.read_only().is_none() {
            if let Some(sealed) = self.fs().sealed() {
                // What fails is tried again when the workspace is opened next.
                let _ = take_in_older_parts(sealed);
            }
            forget_erased(self.fs());
            self.forget_names();
        }
    }

    /// The same of files that have nothing of such a person but the name. Git's history is asked once for all erasures
    /// that there are, and after a new one for what is new.
    fn forget_names(&self) {
        if !has_texts(self.fs()) {
            return;
        }
        let known = erasures(self.fs()).unwrap_or_default();
        let mut changes: Vec<&str> = known.iter().map(|line| line.change.0.as_str()).collect();
        if changes.is_empty() {
            return;
        }
        changes.sort_unstable();
        let asked = sha256(changes.join("\n").as_bytes());
        let names = self.author_device().ends.clone_names();
        let file = format!("forgotten-{}", names.first().map_or("", String::as_str));
        let before = self.account().read(&file).ok().flatten();
        let before = String::from_utf8(before.unwrap_or_default()).unwrap_or_default();
        let mut lines = before.lines();
        if lines.next() == Some(asked.as_str()) {
            return;
        }
        // Anything else would be a flag for git.
        let is_commit = |word: &&str| word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let up_to = lines.next().filter(is_commit).map(str::to_owned);
        let open = lines.filter_map(|line| line.split_once(' '));
        let open = open.filter(|(commit, _)| is_commit(commit));
        let before = HistoryAsked {
            up_to,
            open: open
                .map(|(one, other)| (one.to_owned(), other.to_owned()))
                .collect(),
        };
        // Without git, nobody pulled anything.
        let Ok((subject, now)) = erased_in_history(self.fs(), &known, &before) else {
            return;
        };
        if subject.names.is_empty() || let_go(self.fs(), &subject).is_ok() {
            let open = now
                .open
                .iter()
                .map(|(commit, mark)| format!("{commit} {mark}"));
            let lines = [asked].into_iter().chain(now.up_to).chain(open);
            let text: String = lines.map(|line| format!("{line}\n")).collect();
            let _ = self.account().write(&file, text.as_bytes());
        }
    }

    /// Commits a change that may bring back somebody who was erased, for a user who was told so.
    ///
    /// # Errors
    ///
    /// As [`Workspace::commit`], but for [`Failure::WasErased`].
    pub fn commit_anyway(&self, change: &Change) -> Result<Committed, Failure> {
        self.writable()?;
        self.attributed(commit(self.fs(), self.author_device(), change, &|_| Ok(())))
    }

    /// Which of these people were erased, by all that can be told.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if a log cannot be read.
    pub fn were_erased(&self, people: &[&Person]) -> Result<Vec<bool>, Failure> {
        let known = erasures(self.fs())
            .map_err(|error| failed(self.fs(), FileOperation::Read, LOGS, &error))?;
        if known.is_empty() {
            return Ok(vec![false; people.len()]);
        }
        let people = people.par_iter();
        Ok(people
            .map(|person| person_erased(&known, person).is_some())
            .collect())
    }

    /// What erasing the person would reach. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchRecord`] if nothing here is the person's; otherwise as [`Workspace::look_for`].
    pub fn erasure_of(&self, person: RecordId) -> Result<Reach, Failure> {
        let reach = self.look_for(&request(person))?;
        if reach.is_nothing() {
            return Err(Failure::NoSuchRecord { record: person });
        }
        Ok(reach)
    }

    /// What such an erasure would reach, and every place that would still name the person, also if
    /// nothing here is the person's any more. Nothing is written.
    ///
    /// # Errors
    ///
    /// Any [`Failure`] of reading.
    pub fn look_for(&self, request: &ErasureRequest) -> Result<Reach, Failure> {
        erase::look(self.fs(), self.author_device(), request)
    }

    /// Erases a person for good and leaves attached files; see [`erase::erase`].
    ///
    /// # Errors
    ///
    /// As [`erase::erase`].
    pub fn erase(&self, person: RecordId) -> Result<Erased, Failure> {
        self.erase_as(&request(person))
    }

    /// Erases as it is asked; see [`erase::erase`].
    ///
    /// # Errors
    ///
    /// As [`erase::erase`].
    pub fn erase_as(&self, request: &ErasureRequest) -> Result<Erased, Failure> {
        self.writable()?;
        let erased = erase::erase(self.fs(), self.author_device(), request)?;
        // A merge of git may wait for what becomes of the record.
        let gone = erased.reread.iter().filter(|(_, now)| now.is_none());
        tell_git_of_removed(self.fs(), gone.map(|(id, _)| *id));
        Ok(erased)
    }

    /// The lines of all erasures, by which those who come back are recognised.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if a log cannot be read.
    pub fn erased_before(&self) -> Result<Vec<LogLine>, Failure> {
        erasures(self.fs()).map_err(|error| failed(self.fs(), FileOperation::Read, LOGS, &error))
    }
}

fn request(person: RecordId) -> ErasureRequest {
    ErasureRequest {
        person: Some(person),
        names: Vec::new(),
        files: false,
    }
}
