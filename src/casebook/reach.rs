//! What the erasure of a person reaches, and what only a person can reach. Data; `words` phrases it.

use crate::casebook::edit::Edit;
use crate::record::id::RecordId;

/// What the erasure of a person reaches, and what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The name; empty where the record is gone already, or cannot be read.
    pub name: String,
    /// Whether there is a record to remove.
    pub record: bool,
    /// How many lines of logs are blanked.
    pub lines: usize,
    /// In how many logs.
    pub logs: usize,
    /// The edits that take links to the person out of other records.
    pub links: Vec<Edit>,
    /// Copies on this machine that are removed, relative to the workspace: drafts, versions that
    /// were put aside.
    pub copies: Vec<String>,
    /// Files of queues in which the person stood, relative to the workspace; the others stay in them.
    pub queues: Vec<String>,
    /// Files and folders beside them that cannot be read, relative to the workspace; they may speak
    /// of the person.
    pub unread: Vec<String>,
    /// Attached files of sources that only this person cites.
    pub files: Vec<Attached>,
    /// Whether these go as well.
    pub with_files: bool,
    /// Records that speak of the person in a text, which only somebody who reads it can mend.
    pub mentions: Vec<RecordId>,
    /// Lines of logs that cannot be read and name the person: the log, and the line from 1.
    pub left: Vec<(String, usize)>,
}

/// An attached file of a source that nobody but this person cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The source.
    pub source: RecordId,
    /// The file, relative to the workspace.
    pub path: String,
    /// The edit that takes the list of files out of the source's record.
    pub edit: Edit,
}
