//! The arguments of `lastseen export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `lastseen export`
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    /// Which people, as in the search line, or the id of a person or case; everybody if it is not given
    #[arg(allow_hyphen_values = true)]
    pub query: Vec<String>,
    /// In which form
    #[arg(long = "as", value_name = "KIND", default_value = "csv")]
    pub form: ExportForm,
    /// Everything, also what is confidential; without it --public must be given
    #[arg(long)]
    pub full: bool,
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

/// The form in which records go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportForm {
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

impl ExportForm {
    /// Its word behind `--as`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ftm => "ftm",
            Self::Pfif => "pfif",
            Self::Uwazi => "uwazi",
            Self::Html => "html",
            Self::Md => "md",
        }
    }

    /// How the name of its file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pfif => "xml",
            Self::Uwazi => "csv",
            form => form.word(),
        }
    }
}
