//! The arguments of `lastseen export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::commands::form::{FormWord, SubmitterArgs};
use crate::exchange::export::export_form::ExportForm;
use crate::text::catalogue::label;

/// `lastseen export`
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    #[arg(allow_hyphen_values = true, help = label!(flag_export_query))]
    pub(crate) query: Vec<String>,
    #[arg(long = "as", value_name = "KIND", default_value = "csv", help = label!(flag_export_word))]
    pub(crate) word: ExportWord,
    #[arg(long, help = label!(flag_export_full))]
    pub(crate) full: bool,
    #[arg(long = "form", value_name = "FORM", help = label!(flag_export_filled))]
    pub(crate) filled: Option<FormWord>,
    /// Who submits such a form
    #[command(flatten)]
    pub submitter: SubmitterArgs,
    #[arg(long, help = label!(flag_export_entries))]
    pub(crate) entries: bool,
    #[arg(short, long, value_name = "FILE", help = label!(flag_export_output))]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "RECIPIENT", help = label!(flag_export_to))]
    pub(crate) to: Option<String>,
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
    /// `csv`
    #[value(help = label!(word_export_csv))]
    Csv,
    /// `xlsx`
    #[value(help = label!(word_export_xlsx))]
    Xlsx,
    /// `json`
    #[value(help = label!(word_export_json))]
    Json,
    /// `ftm`
    #[value(help = label!(word_export_ftm))]
    Ftm,
    /// `pfif`
    #[value(help = label!(word_export_pfif))]
    Pfif,
    /// `uwazi`
    #[value(help = label!(word_export_uwazi))]
    Uwazi,
    /// `html`
    #[value(help = label!(word_export_html))]
    Html,
    /// `md`
    #[value(help = label!(word_export_md))]
    Md,
}
