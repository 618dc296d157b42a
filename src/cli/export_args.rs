//! The arguments of `lastseen export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `lastseen export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Which people, as in the search line; everything if it is not given
    #[arg(allow_hyphen_values = true)]
    pub query: Vec<String>,
    /// In which form
    #[arg(long = "as", value_name = "KIND", default_value = "csv")]
    pub kind: ExportKind,
    /// Everything, also what is confidential
    #[arg(long)]
    pub full: bool,
    /// One row for each entry, to be counted with and not to be imported
    #[arg(long)]
    pub entries: bool,
    /// Write to a new file that only you can read
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportKind {
    /// Delimited text
    Csv,
    /// A workbook of Excel
    Xlsx,
    /// A list of objects
    Json,
}
