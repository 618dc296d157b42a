//! What somebody else, another window or an editor has changed on disk.

use std::path::PathBuf;

use crate::casebook::by::By;
use crate::casebook::failure::Failure;
use crate::casebook::loaded::Loaded;
use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;

/// A record whose file is another than it was, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The record.
    pub record: RecordId,
    /// It as it is now, `None` where its file is gone; or what is wrong with the file.
    pub now: Result<Option<Loaded>, Problem>,
    /// Who made the last change, where the log knows the file as it is now.
    pub by: Option<By>,
}

/// What was found when somebody looked again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// The records that were looked at.
    pub records: Vec<Found>,
    /// Those of these records whose person was erased.
    pub erased: Vec<RecordId>,
    /// The changes that have come into the logs since.
    pub logged: Vec<By>,
    /// Files that are no records, and folders, by their paths below the workspace: what is wrong
    /// with each of them now, if anything.
    pub places: Vec<(PathBuf, Option<Problem>)>,
    /// What `lastseen.ron` says, where that was looked at; or what is wrong with it.
    pub head: Option<Result<WorkspaceHead, Problem>>,
    /// Why nothing can be written now, where that is so.
    pub read_only: Option<Failure>,
}
