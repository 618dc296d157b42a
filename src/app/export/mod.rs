//! Exporting: what goes out, to whoever writes it, and the form in which somebody asks for it.
//!
//! - `export_keys`: the keys of an export: the form that asks for it, and what has come of it.
//! - `full_export`: records whole.
//! - `public_export`: what may be shown to anybody, chosen and written.
//! - `write_progress`: how far a writer is.

pub(in crate::app) mod export_keys;
pub mod full_export;
pub mod public_export;
pub mod write_progress;

use std::path::PathBuf;

use crate::casebook::book::Book;
use crate::casebook::change::exported::ExportScope;
use crate::casebook::form_target::ExportSubject;
use crate::casebook::public::hidden_names::{HiddenNames, NamesOf};
use crate::exchange::export::export_form::ExportForm;
use crate::text::safe::Safe;

/// An export that somebody asks for on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// About whom.
    pub subject: ExportSubject,
    /// In which form.
    pub form: ExportForm,
    /// How much of it.
    pub scope: ExportScope,
    /// The file or folder, as it was typed.
    pub path: String,
    /// For whom it is, as it stands in the log.
    pub recipient: String,
}

/// What has come of an export, or how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportReply {
    /// So much of a hundred is written.
    Writing(usize),
    /// The file is there.
    Written {
        /// Where it lies.
        path: PathBuf,
        /// How many rows, people or documents are in it.
        records: usize,
        /// Why it may lack something.
        partial: Option<Safe>,
    },
    /// There is no file.
    Failed(Safe),
}

/// Whether the name of a file names one of the people: whoever sees the folder reads it.
#[must_use]
pub fn names_somebody(book: &Book, file_name: &str) -> bool {
    let people = book.people().iter();
    let names: Vec<NamesOf> = people
        .map(|(_, person)| NamesOf::of(person, false))
        .collect();
    HiddenNames::of(&names, &|id| book.stands_for(id)).are_in(file_name)
}
