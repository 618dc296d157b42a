//! Exporting: what goes out, to whoever writes it, and the form in which somebody asks for it.
//!
//! - `export_keys`: the keys of an export: the form that asks for it, and what has come of it.
//! - `full_export`: records whole.
//! - `named_sources`: sources that must not be named and that a document would give away.
//! - `public_export`: what may be shown to anybody, chosen and written.
//! - `write_progress`: how far a writer is.

pub(in crate::app) mod export_keys;
pub mod full_export;
pub mod named_sources;
pub mod public_export;
pub mod write_progress;

use std::path::{Path, PathBuf};

use crate::casebook::book::Book;
use crate::casebook::change::exported::ExportScope;
use crate::casebook::change::recipient_name::RecipientName;
use crate::casebook::form_target::ExportSubject;
use crate::casebook::public::hidden_names::{HiddenNames, NamesOf};
use crate::exchange::export::export_form::ExportForm;
use crate::record::person::Person;
use crate::text::language::Language;
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
    pub recipient: RecipientName,
    /// The language of what is written to be read.
    pub language: Language,
    /// The public keys that it is encrypted to, and files of such keys, as they were typed; none if it goes out in the
    /// clear.
    pub encrypt_to: Vec<String>,
    /// Whether it goes out although it may give away a source that must not be named.
    pub anyway: bool,
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
        /// To how many keys it is encrypted; 0 if it lies there in the clear.
        keys: usize,
        /// Why it may lack something.
        partial: Option<Safe>,
    },
    /// There is no file, because of texts that may give away a source that must not be named.
    NamesSources(Vec<Safe>),
    /// There is no file.
    Failed(Safe),
}

/// How many people's names are held at once.
const AT_ONCE: usize = 1024;

/// Whether the name of a file names one of the people: whoever sees the folder reads it.
#[must_use]
pub fn names_somebody(book: &Book, path: &Path) -> bool {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    let people: Vec<&Person> = book.people().iter().map(|(_, person)| person).collect();
    people.chunks(AT_ONCE).any(|people| {
        let people = people.iter();
        let names: Vec<NamesOf> = people.map(|one| NamesOf::of(one, false)).collect();
        HiddenNames::of(&names, &|id| book.stands_for(id)).are_in(&file_name)
    })
}
