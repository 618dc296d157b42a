//! What is asked of the files while a list is imported, and what comes of it.

use std::sync::Arc;

use crate::app::import::kept_import::{KeptImport, KeptMap, KnownMaps};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::RowProblem;
use crate::exchange::list_file::{ImportSettings, ListFile, ListPlace};
use crate::exchange::listed_rows::RowDecision;
use crate::exchange::map::Import;
use crate::exchange::message_draft::{MessageDraft, MessageRefusal};
use crate::exchange::preview::{ImportChange, ImportFailure, ListPreview};
use crate::record::id::RecordId;

/// What is to be done beside everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportJob {
    /// Read a file and plan what it would do. Answered by `Progress` and `Done`.
    Read {
        /// The number that the answer has to have.
        number: u64,
        /// Where it lies, as it was typed.
        path: String,
        /// Where the map lies, as it was typed; empty for none.
        map: String,
        /// What is said of the list.
        settings: Box<ImportSettings>,
        /// Whether it is read as one with the same headers was.
        maps: KnownMaps,
    },
    /// Plan again what a file would do. Answered by `Progress` and `Done`.
    Plan {
        /// The number that the answer has to have.
        number: u64,
        /// The file.
        file: Arc<ListFile>,
        /// What is said of the list.
        settings: Box<ImportSettings>,
    },
    /// Write a map to a new file. Answered by `MapSaved`.
    SaveMap {
        /// Where, as it was typed.
        path: String,
        /// Its text.
        text: String,
    },
    /// Read a pasted message and draft what it says. Answered by `Message`.
    Message {
        /// The message.
        text: String,
    },
    /// Find the import whose held rows are not all decided. Answered by `Kept`.
    FindKept,
    /// Keep how a list was read that is written, for the next one with the same headers.
    KeepMap {
        /// The file.
        file: Arc<ListFile>,
        /// Where the list stands in it.
        place: ListPlace,
        /// What was said of it.
        kept: Box<KeptMap>,
    },
    /// Keep what is decided of held rows.
    Keep(Box<KeptImport>),
}

/// What came of it, or how far it is.
#[derive(Debug)]
pub enum ImportReply {
    /// So many rows are compared, of so many.
    Progress(u64, usize, usize),
    /// So many steps of writing are done, of so many.
    Written(usize, usize),
    /// It was read and planned.
    Done(u64, Box<ImportAnswer>),
    /// A map was written, or why not.
    MapSaved(String, Option<Failure>),
    /// A message was read.
    Message {
        /// The message.
        text: String,
        /// What it says.
        draft: Box<Result<MessageDraft, MessageRefusal>>,
    },
    /// An import with held rows that nobody has decided.
    Kept(Box<KeptImport>),
}

/// What came of reading and planning.
#[derive(Debug)]
pub struct ImportAnswer {
    /// The file, if it was read.
    pub file: Option<Arc<ListFile>>,
    /// What is said of the list, with what the map said.
    pub settings: ImportSettings,
    /// The preview, with what is written.
    pub preview: Result<(ListPreview, Option<ImportChange>), ImportFailure>,
    /// What was decided of its held rows before.
    pub kept: Option<Box<KeptImport>>,
    /// The list with the same headers as which it was read.
    pub known: Option<KeptMap>,
}

impl ImportAnswer {
    /// What has to be said before the list can be found in the file.
    #[must_use]
    pub fn stuck(&self) -> Option<FileReadError> {
        match (&self.preview, &self.file) {
            (Err(ImportFailure::File(error)), Some(_)) => Some(error.clone()),
            _ => None,
        }
    }
}

/// A list that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWrite {
    /// The file.
    pub file: Arc<ListFile>,
    /// The change.
    pub change: Arc<ImportChange>,
    /// Whether a copy of the file is kept with its source.
    pub has_copy: bool,
    /// What it is for, as the log has it.
    pub why: String,
}

/// A held row that is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowToDecide {
    /// The file.
    pub file: Arc<ListFile>,
    /// Where the list stands in it.
    pub place: ListPlace,
    /// What is said of the list.
    pub settings: Box<ImportSettings>,
    /// What its columns are for.
    pub map: Import,
    /// The row's place in the table.
    pub row: usize,
    /// What is decided.
    pub decision: RowDecision,
    /// Who was looked at and is somebody else.
    pub apart: Vec<RecordId>,
}

/// Why a decision about a row changed nothing.
#[derive(Debug)]
pub enum RowRefusal {
    /// The record says all of it already.
    Agrees,
    /// The row cannot be taken as it is.
    Problems(Vec<RowProblem>),
    /// It could not be done.
    Failed(ImportFailure),
}
