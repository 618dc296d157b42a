//! What somebody else, another window or an editor has changed on disk.

use std::path::PathBuf;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;

/// A record whose file is another than it was, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalChange {
    /// The record.
    pub record: RecordId,
    /// It as it is now, `None` if its file is gone; or what is wrong with the file.
    pub now: Result<Option<Loaded>, Problem>,
    /// Who made the last change, where the log knows the file as it is now.
    pub by: Option<ChangeOrigin>,
}

/// What was found when somebody looked again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExternalChanges {
    /// The records that were looked at.
    pub records: Vec<ExternalChange>,
    /// Those of these records whose person was erased.
    pub erased: Vec<RecordId>,
    /// The changes that have come into the logs since.
    pub logged: Vec<ChangeOrigin>,
    /// Files that are no records, and folders, by their paths below the workspace: what is wrong
    /// with each of them now, if anything.
    pub places: Vec<(PathBuf, Option<Problem>)>,
    /// What `lastseen.ron` says, where that was looked at; or what is wrong with it.
    pub head: Option<Result<WorkspaceHead, Problem>>,
    /// Why nothing can be written now, where that is so.
    pub read_only: Option<Failure>,
}

/// A record whose file somebody has open in an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorLock {
    /// The record.
    pub record: RecordId,
    /// The editor.
    pub program: &'static str,
    /// Who, as `user on machine`; empty if the editor does not say.
    pub who: String,
    /// The file by which the editor shows it, relative to the workspace.
    pub file: String,
}
