//! Why something that a user asked for could not be done. Its sentences stand in `text`.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::casebook::errors::problem::Reason;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;

/// Why two clones were not brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncRefusal {
    /// One of both sides is sealed and the other one is not.
    OtherForm,
    /// The other side is sealed with another key than both come from, and ours is not.
    OtherKey {
        /// The public key of the other side.
        key: String,
    },
    /// Ours is sealed with a new key, and the other side has changes under the one from before.
    OldKey,
    /// The other side has a file with which a member could no longer open the workspace, or nobody could.
    WouldLockOut {
        /// The file.
        path: String,
    },
    /// What lies in the place of a record does not open, or is another record.
    MisplacedRecord {
        /// The file.
        path: String,
    },
    /// A log does not open, and git has no whole version of it.
    DamagedLog {
        /// The log.
        path: String,
    },
    /// A log of the other side is damaged, or holds lines of another log: what is here stays.
    LogRefused {
        /// The log.
        path: String,
    },
    /// A link, a submodule or a private file comes in, and git would have to merge it in the workspace.
    NotPlain {
        /// The file.
        path: String,
    },
    /// Files of the repository outside of the workspace are staged: they would be sent.
    StagedOutside,
    /// Somebody saved a file while it was to be replaced.
    ChangedMeanwhile {
        /// The file.
        path: String,
    },
    /// The bundle lies in the workspace, and would be committed into itself.
    BundleInside,
    /// No merge left its markers in a record: nothing is to be merged.
    NoMarkers {
        /// The file.
        path: String,
    },
    /// One of the sides between the markers of a merge is no record.
    NotMergeable {
        /// The file.
        path: String,
    },
    /// Both sides changed a file of a sealed workspace that cannot be merged.
    Undecided {
        /// The file.
        path: String,
    },
    /// One side removed a file of a sealed workspace, and the other one changed it.
    OneSided {
        /// The file.
        path: String,
    },
    /// Git waits for no decision whether a record stays.
    NotOneSided {
        /// The file.
        path: String,
    },
    /// One side erased the person, so only erasing lets go of the record.
    ErasedOneSided {
        /// The record.
        record: RecordId,
    },
    /// Each time somebody else sent something first.
    Forestalled,
    /// Git waits for the end of a command, as of a rebase.
    Unfinished {
        /// The command.
        command: String,
    },
    /// No branch is checked out.
    NoBranch,
    /// Git left a file unmerged, as `git stash pop` does.
    Unmerged {
        /// The file.
        path: String,
    },
}

/// Why something that a user asked for could not be done; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no such folder.
    NoSuchFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The folder has no `lastseen.ron`.
    NotAWorkspace {
        /// The folder.
        path: PathBuf,
    },
    /// `lastseen.ron` cannot be read.
    BadHead {
        /// The file.
        path: PathBuf,
        /// Line from 1, or 0.
        line: usize,
        /// Column from 1, or 0.
        column: usize,
        /// Why.
        reason: Reason,
    },
    /// The workspace was made by a later version.
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// A workspace is to be made if there is one, or where other things lie.
    InTheWay {
        /// What is in the way.
        path: PathBuf,
    },
    /// The workspace can be read but not written.
    ReadOnly {
        /// The folder or file that refuses.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// This account's own state folder, in which the key lies that its writing is recognised by, can be
    /// neither read nor made.
    NoAccountState {
        /// The folder; empty if there is none.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// Reading or writing failed.
    Io {
        /// What was being done.
        operation: FileOperation,
        /// To which file.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// A key cannot be used, or an encrypted file not be opened.
    Encryption {
        /// The key or file, as it is shown; never a secret key.
        place: String,
        /// Why.
        why: EncryptionError,
    },
    /// The installed git did not do what it was asked for, or is not there.
    Git {
        /// The command of git.
        command: String,
        /// Why.
        reason: Cause,
    },
    /// The terminal cannot be set up.
    NoTerminal {
        /// Why.
        reason: Cause,
    },
    /// A change is in the log and so counts, but the disk failed before it was in every file. Whoever
    /// opens the workspace next finishes it.
    Unfinished {
        /// The file or folder at which it failed.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// Some files of a workspace are of the old form and some of the new one: sealing it, unsealing it or giving it a new
    /// key was decided, and could not be finished. Whoever opens the workspace next tries again.
    HalfExchanged {
        /// The file or folder at which it failed.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// Somebody else holds the lock for too long.
    Locked {
        /// The lock file.
        path: PathBuf,
    },
    /// The workspace was sealed, unsealed or given a new key after this program had opened it.
    FormChanged {
        /// Its folder.
        path: PathBuf,
    },
    /// Somebody else changed the same thing.
    Conflicts(Vec<EditConflict>),
    /// Somebody else changed the same saved query, or keeps another one under its name.
    QueryChanged {
        /// Its name.
        name: String,
        /// The query that stands there now; `None` if none is kept under that name.
        found: Option<String>,
        /// The query that was to stand there; `None` if it was to go away.
        wanted: Option<String>,
    },
    /// There is no such record.
    NoSuchRecord {
        /// The record.
        record: RecordId,
    },
    /// The record's file cannot be changed while it is as it is: it does not parse, is a link, is
    /// too large.
    Unsound {
        /// The file.
        path: PathBuf,
        /// Line from 1, or 0.
        line: usize,
        /// Column from 1, or 0.
        column: usize,
        /// Why.
        reason: Reason,
    },
    /// The spliced text did not read as intended; a defect or a file that we do not understand.
    WouldDamage {
        /// The file.
        path: PathBuf,
        /// The field that would have come out wrong.
        field: FieldPath,
    },
    /// The record would become larger than a record may be.
    WouldBeTooLarge {
        /// The file.
        path: PathBuf,
        /// Its size after the change, in bytes.
        bytes: u64,
    },
    /// An erasure cannot be taken back: what was erased is stored nowhere.
    ErasureStands,
    /// What is half typed is about somebody who was erased meanwhile.
    DraftOfErased,
    /// Somebody who is to be added was erased before.
    WasErased {
        /// What they are called.
        name: String,
        /// When they were erased, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
    },
    /// A file cannot be attached to a source.
    NotAttached {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unattached,
    },
    /// There is nothing of which this could be done.
    NothingTo(Attempt),
    /// The log cannot be trusted, so nothing is taken back from it.
    BrokenLog {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What does not fit.
        reason: LogFlaw,
    },
    /// The change holds nothing.
    EmptyChange,
    /// There is no queue of this name.
    NoSuchQueue {
        /// The name.
        name: String,
    },
    /// A queue's file cannot be read.
    BadQueue {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// Somebody else has the person of a queue before them, or has decided.
    TakenByAnother {
        /// The person.
        record: RecordId,
        /// Who; `None` if nobody can tell.
        by: Option<String>,
    },
    /// A record that is to be written to was joined to another one, which stands for it.
    JoinedMeanwhile {
        /// The record.
        record: RecordId,
        /// The record that it was joined to.
        to: RecordId,
    },
    /// Somebody else added a person or a source after an import was planned, which might be about them.
    AddedMeanwhile {
        /// The record.
        record: RecordId,
    },
    /// Two clones were not brought together.
    Sync(SyncRefusal),
    /// `ssh-keygen` could not sign or check something.
    SshKeygen {
        /// What it was asked for.
        command: String,
        /// Why.
        reason: Cause,
    },
    /// A record cannot be taken out of the middle of several that were joined one after another.
    JoinedLater {
        /// The record.
        record: RecordId,
        /// The record that it was joined to.
        to: RecordId,
        /// The record that this one was joined to later.
        stands: RecordId,
    },
    /// No change that still stands joined this record to another one.
    NotJoined {
        /// The record.
        record: RecordId,
    },
    /// Two records are to be joined that somebody judged to be of two people.
    JudgedDifferent {
        /// The record that was to be kept.
        kept: RecordId,
        /// The one that was to be joined to it.
        joined: RecordId,
        /// Who judged so and when, UTC; `None` if no log tells.
        by: Option<(String, Timestamp)>,
    },
    /// What is to be taken back has been built on.
    BuiltOn(Vec<Later>),
}

/// What was to be done, and has nothing of which it could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The last change was to be taken back.
    Undo,
    /// A change that was taken back was to be made again.
    Redo,
    /// A person was to be erased.
    Erase,
    /// The last decision in a queue was to be taken back.
    TakeBackDecision,
}

/// Something that was changed after what is to be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The record.
    pub record: RecordId,
    /// The field; empty for the whole record.
    pub field: FieldPath,
    /// Who changed it and when, UTC; `None` if no log tells of it.
    pub by: Option<(String, Timestamp)>,
}

/// Why a file cannot be attached to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unattached {
    /// It cannot be read.
    Unreadable(Cause),
    /// It is a symbolic link.
    Symlink,
    /// It is a pipe, a device, a socket or a folder.
    NotAFile,
    /// It holds nothing.
    Empty,
    /// By what it holds it is no image, or one that may hold more than an image.
    NotAnImage,
    /// It is too large.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The source has it already, and the copy is as it was.
    Already,
}

/// A field that is not as the change expected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// The record.
    pub record: RecordId,
    /// The field; empty for the whole record.
    pub field: FieldPath,
    /// The value that the change started from; `None` if there was no such field or record.
    pub expected: Option<String>,
    /// The value that stands there now; `None` if there is no such field or record.
    pub found: Option<String>,
    /// The value that the change wanted to put there.
    pub wanted: Option<String>,
    /// Who put the value there that stands there now, where the log tells.
    pub by: Option<ChangeOrigin>,
}
