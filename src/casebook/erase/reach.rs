//! What the erasure of a person reaches, and what only a person can reach. Data; `words` phrases it.

use jiff::Timestamp;

use crate::casebook::change::edit::Edit;
use crate::record::id::RecordId;

/// Who is to be erased, and how far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasureRequest {
    /// The person; `None` if only names are known of somebody whose record is gone.
    pub person: Option<RecordId>,
    /// Names of the person beside those that records and logs tell.
    pub names: Vec<String>,
    /// Whether attached files that only this person's sources have go as well.
    pub files: bool,
}

/// What the erasure of a person reaches, and what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The name; empty if the record is gone already, or cannot be read.
    pub name: String,
    /// Whether there is a record to remove.
    pub record: bool,
    /// The other records of the same person, which were joined to this one or this one to them, each
    /// with its name. They go as well.
    pub joined: Vec<(RecordId, String)>,
    /// How many lines of logs are blanked.
    pub lines: usize,
    /// In how many logs.
    pub logs: usize,
    /// The lines that are blanked, by their numbers, log by log.
    pub blanked: Vec<(String, Vec<usize>)>,
    /// The edits that take links to the person out of other records.
    pub links: Vec<Edit>,
    /// Copies on this machine that are removed, relative to the workspace: drafts, versions that
    /// were put aside, what editors and sync tools left beside the record.
    pub copies: Vec<String>,
    /// Files of queues in which the person stood, relative to the workspace; the others stay in them.
    pub queues: Vec<String>,
    /// Files and folders beside them that cannot be read, relative to the workspace; they may speak
    /// of the person.
    pub unread: Vec<String>,
    /// Attached files of sources that only this person cites.
    pub files: Vec<AttachedCopy>,
    /// Whether these go as well.
    pub with_files: bool,
    /// Records that speak of the person in a text, which only somebody who reads it can mend.
    pub mentions: Vec<RecordId>,
    /// Every place that still names the person, or may, after the erasure: only somebody who reads it
    /// can rewrite it. In the order of the files.
    pub places: Vec<NamedPlace>,
    /// Lines of logs that cannot be read and name the person: the log, and the line from 1.
    pub left: Vec<(String, usize)>,
    /// The erasure of this very person, if there was one: when, and by whom.
    pub before: Option<(Timestamp, String)>,
}

impl Reach {
    /// Whether nothing is here that an erasure would take away.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.record
            && self.joined.is_empty()
            && self.lines == 0
            && self.links.is_empty()
            && self.copies.is_empty()
            && self.queues.is_empty()
    }
}

/// A place of a text that names the person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedPlace {
    /// The file, relative to the workspace.
    pub path: String,
    /// The line from 1; 0 if it is the name of the file.
    pub line: usize,
    /// The column from 1, in characters; 0 if it is the name of the file.
    pub column: usize,
    /// The words, with some before and behind.
    pub quote: String,
    /// Whether they name the person; they may name somebody else if not.
    pub is_sure: bool,
}

/// An attached file of a source that nobody but this person cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachedCopy {
    /// The source.
    pub source: RecordId,
    /// The file, relative to the workspace.
    pub path: String,
    /// The edit that takes the list of files out of the source's record.
    pub edit: Edit,
}
