//! The arguments of `lastseen export`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::cli::encryption_args::RecipientArgs;
use crate::cli::form_args::{FormWord, SubmitterArgs};
use crate::exchange::export::export_form::ExportForm;
use crate::text::catalogue::label;

/// `lastseen export`
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    #[arg(allow_hyphen_values = true, help = label!(flag_export_query))]
    pub(crate) query: Vec<String>,
    #[arg(long = "as", value_name = "KIND", default_value = "csv", help = label!(flag_export_word))]
    pub(crate) word: ExportForm,
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
    /// For whom it is
    #[command(flatten)]
    pub recipient: RecipientArgs,
    #[arg(long, help = label!(flag_export_anyway))]
    pub(crate) anyway: bool,
}

impl ValueEnum for ExportForm {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Csv => label!(word_export_csv),
            Self::Xlsx => label!(word_export_xlsx),
            Self::Json => label!(word_export_json),
            Self::Ftm => label!(word_export_ftm),
            Self::Pfif => label!(word_export_pfif),
            Self::Uwazi => label!(word_export_uwazi),
            Self::Html => label!(word_export_html),
            Self::Md => label!(word_export_md),
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}
