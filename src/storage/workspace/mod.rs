//! A workspace that is open: the door to everything that lies on disk.
//!
//! - `account_notes`: small notes that this account keeps outside of all workspaces.
//! - `account_state`: this account's own state folder.
//! - `author_device`: who writes: the author and the device, which together name a log file.
//! - `clone_identity`: under which name this account writes in a folder.
//! - `clone_name`: the name that this account has in a folder, found before the folder is opened.
//! - `import_store`: the workspace as the store that an import is planned against, and the door by which it is written.
//! - `kept_imports`: what is kept of imports whose held rows are not all decided.
//! - `kept_view`: what this account keeps of the screen for a workspace.
//! - `known_keys`: what this account noted of the key files of a sealed workspace when it opened them last.
//! - `lent_file`: a lent file: what another program sees of a sealed workspace, in memory, and what comes back of it.
//! - `manifest`: the head of a workspace, `lastseen.ron`: making it and reading it.
//! - `others`: a workspace that others have open as well.
//! - `permissions`: whether the folders on the way to a workspace let every account of the machine in.
//! - `public_order`: the order of records in what is shown to anybody.
//! - `authenticated_text`: texts that only this account can have written.
//! - `sealed_workspace`: making a sealed workspace, and opening it with a key.
//! - `told_lists`: which lists this account was told of although nothing of them was taken.
//! - `workspace_erase`: the part of the workspace's door by which people are erased.
//! - `workspace_files`: the files as they lie on disk, for what is done to all of them.
//! - `workspace_git`: the door to git of a workspace.
//! - `workspace_queue`: the door to the queues of a workspace.
//! - `workspace_records`: reading the records of a workspace, and what is kept of them.

pub mod account_notes;
pub mod account_state;
pub mod authenticated_text;
pub mod author_device;
pub mod clone_identity;
pub mod clone_name;
pub mod import_store;
pub mod kept_imports;
mod kept_view;
mod known_keys;
pub mod lent_file;
pub mod manifest;
mod others;
pub mod permissions;
pub mod public_order;
pub mod sealed_workspace;
mod told_lists;
pub mod workspace_erase;
pub mod workspace_files;
mod workspace_git;
pub mod workspace_queue;
mod workspace_records;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::Timestamp;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::Change;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::exported::Exported;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::WorkspaceHead;
use crate::storage::commit::pending_file::{read_text, unsound};
use crate::storage::commit::publish::{Committed, publish_line};
use crate::storage::commit::recover::{is_needed, look_at_stage};
use crate::storage::commit::{begin, commit};
use crate::storage::encryption::key_files::told_as_sealed;
use crate::storage::erase::erasures::nobody_erased;
use crate::storage::error::{failed, problem_of};
use crate::storage::fs::Fs;
use crate::storage::fs::lock::STAGE;
use crate::storage::load::locate::pin_all;
use crate::storage::load::read_one;
use crate::storage::log::audit::{AuditFinding, audit_logs, audit_records};
use crate::storage::log::file::{Logs, tail, torn};
use crate::storage::log::head::LogHead;
use crate::storage::log::heads::head_of;
use crate::storage::log::history::ReadLogs;
use crate::storage::log::line::LogLine;
use crate::storage::log::recent::changes_since;
use crate::storage::log::{history, undo};
use crate::storage::queue::QueueFile;
use crate::storage::random::{change_id, fresh_id};
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::manifest::{init_folder, read_head};
use crate::storage::workspace::workspace_files::WorkspaceFiles;
use crate::storage::workspace::workspace_queue::QueueDoor;

/// A workspace that is open. A clone is the same workspace; all threads may use it at once.
#[derive(Clone)]
pub struct Workspace(Arc<Inside>);

struct Inside {
    fs: Arc<dyn Fs>,
    /// What `lastseen.ron` said when it could last be read.
    head: RwLock<Arc<WorkspaceHead>>,
    author_device: AuthorDevice,
    /// Why nothing could be written when the workspace was opened.
    read_only: Option<Failure>,
    /// That `lastseen.ron` has come to be of a later format: nobody may write then who does not
    /// know that format.
    outgrown: RwLock<Option<Failure>>,
    /// The queue that was worked through last, as far as its facts have been read.
    queue: Mutex<Option<QueueFile>>,
}

/// What a workspace is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// To read it.
    Read,
    /// To write in it: what a crash of this account left unfinished is finished first.
    Write,
}

impl Workspace {
    /// Makes a workspace called `title` in the folder `root`.
    ///
    /// # Errors
    ///
    /// [`Failure::InTheWay`] if something other than dotfiles lies there; [`Failure::ReadOnly`]
    /// or [`Failure::Io`] if it cannot be written.
    pub fn init(root: &Path, title: &str) -> Result<(), Failure> {
        init_folder(root, title)
    }

    /// Opens the workspace in the folder `root` and writes nothing: what a crash left unfinished is told,
    /// and whoever writes first finishes it.
    ///
    /// A workspace that cannot be written opens all the same: see [`Workspace::read_only`].
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchFolder`], [`Failure::NotAWorkspace`], [`Failure::BadHead`],
    /// [`Failure::NewerFormat`], or [`Failure::Io`].
    pub fn open(
        root: &Path,
        author_device: AuthorDevice,
        account: &AccountState,
    ) -> Result<(Self, Vec<Problem>), Failure> {
        let fs = WorkspaceFiles::open(root, &author_device, account)?.into_fs();
        Self::on(fs, author_device, OpenTo::Read)
    }

    /// As [`Workspace::open`], but finishes first what a crash of this account left unfinished.
    ///
    /// # Errors
    ///
    /// As [`Workspace::open`].
    pub fn open_to_write(
        root: &Path,
        author_device: AuthorDevice,
        account: &AccountState,
    ) -> Result<(Self, Vec<Problem>), Failure> {
        let files = WorkspaceFiles::open(root, &author_device, account)?;
        Self::open_on(files.into_fs(), author_device)
    }

    /// Opens the workspace that lies in `fs`, finishing first what a crash of this account left unfinished.
    ///
    /// # Errors
    ///
    /// As [`Workspace::open`].
    pub fn open_on(
        fs: Arc<dyn Fs>,
        author_device: AuthorDevice,
    ) -> Result<(Self, Vec<Problem>), Failure> {
        Self::on(fs, author_device, OpenTo::Write)
    }

    fn on(
        fs: Arc<dyn Fs>,
        author_device: AuthorDevice,
        open_to: OpenTo,
    ) -> Result<(Self, Vec<Problem>), Failure> {
        let head = read_head(&*fs).map_err(|failure| told_as_sealed(&*fs, failure))?;
        let mut problems = Vec::new();
        let mut read_only = fs
            .refuses_writing("")
            .map(|error| failed(&*fs, FileOperation::WriteInto, "", &error));
        if open_to == OpenTo::Read || read_only.is_some() {
            match look_at_stage(&*fs) {
                Ok(found) => problems = found,
                Err(failure) => problems.push(problem_of(&*fs, STAGE, failure)),
            }
        } else {
            match is_needed(&*fs).and_then(|needed| needed.then(|| begin(&*fs)).transpose()) {
                Ok(found) => problems = found.map(|(_held, found)| found).unwrap_or_default(),
                // Somebody is at work; the first commit looks again.
                Err(Failure::Locked { .. }) => {}
                // Unless what is unfinished gets finished, nobody may build upon it.
                Err(failure) => read_only = Some(failure),
            }
        }
        let log = author_device.log_path();
        if let Ok(tail) = tail(&*fs, &log) {
            problems.extend(torn(&*fs, &log, &tail).unwrap_or_default());
        }
        problems.extend(author_device.ends.clock_problem(&*fs));
        if open_to == OpenTo::Write {
            problems.extend(author_device.ends.lost_since_seen(&*fs));
        }
        let inside = Inside {
            fs,
            head: RwLock::new(Arc::new(head)),
            author_device,
            read_only,
            outgrown: RwLock::new(None),
            queue: Mutex::new(None),
        };
        Ok((Self(Arc::new(inside)), problems))
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.fs().root()
    }

    /// What `lastseen.ron` said when it could last be read.
    #[must_use]
    pub fn head(&self) -> Arc<WorkspaceHead> {
        let head = self.0.head.read();
        Arc::clone(&head.unwrap_or_else(PoisonError::into_inner))
    }

    /// Who writes.
    #[must_use]
    pub fn author_device(&self) -> &AuthorDevice {
        &self.0.author_device
    }

    /// The state of the account that has it open.
    #[must_use]
    pub fn account(&self) -> &AccountState {
        self.fs().account()
    }

    /// Why the workspace cannot be written; `None` if it can, as far as anybody knows.
    #[must_use]
    pub fn read_only(&self) -> Option<&Failure> {
        self.0.read_only.as_ref()
    }

    /// Reads one record again; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// The [`Problem`] with which the file is refused or does not read.
    pub fn reread(&self, id: RecordId) -> Result<Option<Loaded>, Problem> {
        read_one(self.fs(), id)
    }

    /// The text of a record's file, whether it reads as a record or not; `None` if there is no
    /// such file.
    ///
    /// # Errors
    ///
    /// [`Failure::Unsound`] if the file is refused or is not UTF-8.
    pub fn text(&self, id: RecordId) -> Result<Option<String>, Failure> {
        read_text(self.fs(), id).map_err(|problem| unsound(&self.path_of(id), &problem))
    }

    /// Where a record's file lies.
    #[must_use]
    pub fn path_of(&self, id: RecordId) -> PathBuf {
        self.root().join(id.relative_path())
    }

    /// Fills line and column of every problem that has a record but no line yet.
    pub fn pin(&self, problems: &mut [Problem]) {
        pin_all(self.fs(), problems);
    }

    /// Commits a change: all of it is on disk when this returns, or nothing.
    ///
    /// Edits whose value stands there already count as done; where all do, nothing is logged.
    ///
    /// # Errors
    ///
    /// [`Failure::Conflicts`]; [`Failure::WasErased`] if it adds somebody who was erased; any other.
    pub fn commit(&self, change: &Change) -> Result<Committed, Failure> {
        self.writable()?;
        let admits = |fs: &dyn Fs| nobody_erased(fs, change);
        self.attributed(commit(self.fs(), self.author_device(), change, &admits))
    }

    /// Puts an export into the log. Undo passes over that line.
    ///
    /// # Errors
    ///
    /// Any [`Failure`]; there is no such line then.
    pub fn log_export(&self, exported: Exported) -> Result<(), Failure> {
        self.writable()?;
        let change = self.change(Purpose::Exported(exported), Vec::new())?;
        let (_held, _) = begin(self.fs())?;
        publish_line(self.fs(), self.author_device(), &change)?;
        Ok(())
    }

    /// Takes back the last change of this author on this device that still stands.
    ///
    /// # Errors
    ///
    /// [`Failure::NothingTo`], [`Failure::BrokenLog`], and those of [`Workspace::commit`].
    pub fn undo(&self) -> Result<Committed, Failure> {
        self.writable()?;
        self.attributed(undo::step(
            self.fs(),
            self.author_device(),
            undo::UndoKind::Undo,
        ))
    }

    /// Leaves the last change that [`Workspace::undo`] would take back as it is, so that the next
    /// undo takes back the one before it. No file is touched.
    ///
    /// # Errors
    ///
    /// As [`Workspace::undo`], conflicts excepted.
    pub fn skip_undo(&self) -> Result<Committed, Failure> {
        self.writable()?;
        undo::step(self.fs(), self.author_device(), undo::UndoKind::Skip)
    }

    /// Does again what the last undo took back, unless something new was done since.
    ///
    /// # Errors
    ///
    /// As [`Workspace::undo`].
    pub fn redo(&self) -> Result<Committed, Failure> {
        self.writable()?;
        self.attributed(undo::step(
            self.fs(),
            self.author_device(),
            undo::UndoKind::Redo,
        ))
    }

    /// The change that [`Workspace::undo`] would take back, or that [`Workspace::redo`] would do again by
    /// taking back an undo, so that it can be told before.
    ///
    /// # Errors
    ///
    /// As [`Workspace::undo`], conflicts excepted.
    pub fn next_step(&self, way: undo::UndoKind) -> Result<Change, Failure> {
        self.writable()?;
        undo::next_change(self.fs(), self.author_device(), way)
    }

    /// The queues of this machine.
    #[must_use]
    pub fn queues(&self) -> QueueDoor<'_> {
        QueueDoor {
            fs: self.fs(),
            author_device: self.author_device(),
            last: &self.0.queue,
            refused: self.writable().err(),
        }
    }

    /// Every change that anybody made, oldest first, and what is wrong with the logs.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] or [`Failure::ReadOnly`] if a log cannot be read.
    pub fn history(&self) -> Result<(Vec<LogLine>, Vec<Problem>), Failure> {
        history::history(self.fs())
    }

    /// The same, log by log, with what is no damage and must be told.
    ///
    /// # Errors
    ///
    /// As [`Workspace::history`].
    pub fn logs(&self) -> Result<ReadLogs, Failure> {
        history::read_logs(self.fs())
    }

    /// What does not fit between the logs, the records and what this account has seen of the logs before;
    /// and whether it has. What fits is noted, outside of the workspace.
    #[must_use]
    pub fn audit(&self, logs: &Logs) -> (Vec<AuditFinding>, bool) {
        let seen = self.author_device().ends.seen();
        let mut found = audit_logs(logs, seen.as_ref());
        let heads: Vec<LogHead> = logs
            .iter()
            .filter(|(log, _)| found.iter().all(|(other, _)| other != log))
            .filter_map(|(log, lines)| head_of(log, lines.iter().max_by_key(|line| line.seq)?))
            .collect();
        self.author_device().ends.have_verified(&heads);
        found.extend(audit_records(self.fs(), logs));
        (found, seen.is_some())
    }

    /// The changes that touched a record, the newest first, and what is wrong with the logs.
    ///
    /// # Errors
    ///
    /// As [`Workspace::history`].
    pub fn changes_of(&self, record: RecordId) -> Result<(Vec<Change>, Vec<Problem>), Failure> {
        history::changes_of(self.fs(), record)
    }

    /// The changes of all logs since a moment, the oldest first.
    ///
    /// # Errors
    ///
    /// As [`Workspace::history`].
    pub fn changes_since(&self, moment: Timestamp) -> Result<Vec<Change>, Failure> {
        changes_since(self.fs(), moment)
    }

    /// What is wrong with the logs: torn lines, broken lines, hashes that do not fit.
    #[must_use]
    pub fn verify_log(&self) -> Vec<Problem> {
        history::verify(self.fs())
    }

    /// An id of `kind` that no record has.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness or the folder cannot be looked at.
    pub fn fresh_id(&self, kind: Kind) -> Result<RecordId, Failure> {
        fresh_id(self.fs(), kind)
    }

    /// A new change by this hand, now.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness.
    pub fn change(&self, why: impl Into<String>, edits: Vec<Edit>) -> Result<Change, Failure> {
        Ok(self.author_device().change(change_id()?, why, edits))
    }

    pub(super) fn fs(&self) -> &dyn Fs {
        &*self.0.fs
    }

    pub(super) fn writable(&self) -> Result<(), Failure> {
        let outgrown = self.0.outgrown.read();
        let outgrown = outgrown.unwrap_or_else(PoisonError::into_inner);
        self.read_only()
            .or(outgrown.as_ref())
            .map_or(Ok(()), |failure| Err(failure.clone()))
    }
}
