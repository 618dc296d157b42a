//! What the screen asks to be done beside everything else, and what comes of it.

use jiff::civil::Date;

use crate::app::browse::list::Answer;
use crate::app::browse::pane::View;
use crate::app::export::{ExportReply, ExportRequest};
use crate::app::import::import_job::{ImportJob, ImportReply};
use crate::app::reading::render_cache::BuiltBehind;
use crate::app::sync::sync_job::{SyncReply, SyncRequest};
use crate::casebook::draft::{Draft, SavedDraft};
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;

/// What the screen asks to be done beside everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Compare all people with each other. Answered by `Comparing` as it goes on, and by `Compared`.
    Compare,
    /// Look through everything; dates after this day lie in the future. Answered by `Checking` as it
    /// goes on, and by `Checked`.
    Check(Date),
    /// Look up what the list of a view is asked for, and stop as soon as anything else happens.
    /// Answered by `Found`.
    Search {
        /// The view.
        view: View,
        /// The number that the answer has to have.
        generation: u64,
    },
    /// Do something with what is half typed. Answered by `Draft` if there is something to say.
    Draft(DraftRequest),
    /// Do something for the list that is being imported. Answered by `Import`.
    Import(ImportJob),
    /// Write records to a file. Answered by `Export` as it goes on and at its end.
    Export(Box<ExportRequest>),
    /// Exchange changes with another clone. Answered by `Sync` as it goes on and at its end.
    Sync(SyncRequest),
    /// Keep the columns and orders of the lists for this workspace on this machine.
    KeepView(String),
}

/// What came of a [`Job`], or how far it is.
#[derive(Debug)]
pub enum JobReply {
    /// So many people have been compared with all others, of so many.
    Comparing(usize, usize),
    /// All people have been compared.
    Compared(Box<DuplicateIndex>),
    /// So many records have been looked through, of so many.
    Checking(usize, usize),
    /// Everything has been looked through; what is wrong, or why it could not be done.
    Checked(Result<Vec<Problem>, Failure>),
    /// A search has found something.
    Found {
        /// For the list of this view.
        view: View,
        /// The number that was asked for.
        generation: u64,
        /// What it found.
        answer: Box<Answer>,
    },
    /// Something has come of the list that is being imported.
    Import(ImportReply),
    /// What is shown and takes longer than a frame has been built.
    Built(Box<BuiltBehind>),
    /// Something has come of an export.
    Export(ExportReply),
    /// Something has come of a synchronisation.
    Sync(SyncReply),
    /// Something is to be told of what is half typed.
    Draft(DraftReply),
    /// The viewer of the system could not show the file at this path.
    NotViewed(String),
}

/// What the screen asks for about half-typed texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftRequest {
    /// Keep what is half typed, within a second.
    Keep(Box<Draft>),
    /// Keep it no longer: it is on disk as a change, or was left on purpose.
    Forget,
    /// Keep what was kept for a screen that went away as this screen's own. Answered by
    /// `TakenElsewhere` if another screen was quicker.
    Adopt(String),
    /// Throw away what was kept for a screen that went away.
    Discard(String),
}

/// What is to be told of half-typed texts.
#[derive(Debug)]
pub enum DraftReply {
    /// Half-typed texts are kept from screens that went away.
    Saved {
        /// The texts, the newest first.
        kept: Vec<SavedDraft>,
        /// What cannot be read of them.
        problems: Vec<Problem>,
    },
    /// What is half typed cannot be kept.
    NotKept(Failure),
    /// Another screen goes on with the same half-typed text.
    TakenElsewhere,
}
