//! Everything that can happen to the screen.

use crate::app::core::disk_request::DiskReply;
use crate::app::core::job::JobReply;
use crate::app::core::pointer::Pointer;
use crate::app::core::screen_request::EditorReply;
use crate::app::keys::key::Key;
use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::external_changes::ExternalChanges;
use crate::record::id::RecordId;
use crate::search::index::Index;

/// Everything, read anew.
#[derive(Debug)]
pub struct Reload {
    /// The records.
    pub book: Book,
    /// The index of them.
    pub index: Index,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What else was found; no records.
    pub external_changes: ExternalChanges,
}

/// Everything, as it is after a large change of this window.
#[derive(Debug)]
pub struct Rebuilt {
    /// The records.
    pub book: Book,
    /// The index of them.
    pub index: Index,
    /// Those that the change touched.
    pub records: Vec<RecordId>,
}

/// Something that happens.
#[derive(Debug)]
pub enum Action {
    /// A key is pressed.
    Key(Key),
    /// A key that is held, of which the terminal says that this is no press of its own.
    KeyRepeat(Key),
    /// The mouse does something.
    Pointer(Pointer),
    /// Text is pasted.
    Paste(String),
    /// More characters come at once than anybody types: a terminal that does not say so pastes, or a
    /// line that had stalled goes on. Only characters, none of them a control character.
    Burst(String),
    /// The terminal has another size, in columns and rows.
    Resize(u16, u16),
    /// Records with which a list begins, from the snapshot; they are not compared with their files yet.
    FirstPage(Vec<Loaded>),
    /// They were compared.
    Compared {
        /// What those are by now that have changed.
        changed: Vec<Loaded>,
        /// Those that have changed and do not read.
        unread: Vec<RecordId>,
    },
    /// Some records have been read.
    Loaded {
        /// The first of the records, to have something to look at; the others come at the end.
        records: Vec<Loaded>,
        /// What could not be read.
        problems: Vec<Problem>,
        /// How many files have been looked at.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// All records have been read; the book and the index of it, made elsewhere because that takes
    /// longer than anybody who types should wait.
    AllLoaded(Box<(Book, Index)>),
    /// Something has changed on disk that was not asked for here, or may have.
    Noticed(Box<ExternalChanges>),
    /// So much has changed on disk that everything has been read anew.
    ReadAnew(Box<Reload>),
    /// A change of this window has touched so many records that everything has been read anew.
    Rebuilt(Box<Rebuilt>),
    /// What was asked of the files is answered.
    Disk(DiskReply),
    /// The user's editor has ended.
    Editor(EditorReply),
    /// What goes on beside everything else tells something.
    Background(JobReply),
}

impl From<DiskReply> for Action {
    fn from(reply: DiskReply) -> Self {
        Self::Disk(reply)
    }
}

impl From<EditorReply> for Action {
    fn from(reply: EditorReply) -> Self {
        Self::Editor(reply)
    }
}

impl From<JobReply> for Action {
    fn from(reply: JobReply) -> Self {
        Self::Background(reply)
    }
}
