//! The arguments of `lastseen export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::commands::form::{FormWord, SubmitterArgs};
use crate::exchange::export::export_form::ExportForm;

/// `lastseen export`
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    /// Which people, as in the search line, or the id of a person or case; everybody if it is not given
    #[arg(allow_hyphen_values = true)]
    pub query: Vec<String>,
    /// In which form
    #[arg(long = "as", value_name = "KIND", default_value = "csv")]
    pub word: ExportWord,
    /// Everything, also what is confidential; without it --public must be given
    #[arg(long)]
    pub full: bool,
    /// A form that a court or committee reads about one person, as `lastseen form` fills it in
    #[arg(long = "form", value_name = "FORM")]
    pub filled: Option<FormWord>,
    /// Who submits such a form
    #[command(flatten)]
    pub submitter: SubmitterArgs,
    /// One row for each entry, to be counted with and not to be imported
    #[arg(long)]
    pub entries: bool,
    /// Write to a new file that only you can read; in a folder it gets a name that tells of nobody
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom it is, as it stands in the log; nothing is sent or encrypted
    #[arg(long, value_name = "RECIPIENT")]
    pub to: Option<String>,
}

impl ExportArgs {
    /// The form in which records go out.
    #[must_use]
    pub const fn form(&self) -> ExportForm {
        match self.word {
            ExportWord::Csv => ExportForm::Csv,
            ExportWord::Xlsx => ExportForm::Xlsx,
            ExportWord::Json => ExportForm::Json,
            ExportWord::Ftm => ExportForm::Ftm,
            ExportWord::Pfif => ExportForm::Pfif,
            ExportWord::Uwazi => ExportForm::Uwazi,
            ExportWord::Html => ExportForm::Html,
            ExportWord::Md => ExportForm::Md,
        }
    }
}

/// The word of such a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportWord {
    /// Delimited text
    Csv,
    /// A workbook of Excel
    Xlsx,
    /// A list of objects
    Json,
    /// Entities of FollowTheMoney
    Ftm,
    /// The People Finder Interchange Format
    Pfif,
    /// The table that Uwazi imports
    Uwazi,
    /// A dossier, report or list to read and print: one file that loads nothing
    Html,
    /// The same as Markdown
    Md,
}
