//! The arguments of `lastseen form`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::casebook::submission::form_kind::FormKind;
use crate::cli::encryption_args::RecipientArgs;
use crate::text::catalogue::label;

/// `lastseen form`
#[derive(Debug, Args)]
pub struct FormArgs {
    #[arg(help = label!(flag_form_form))]
    pub(crate) form: FormWord,
    #[arg(value_name = "ID|NAME", help = label!(flag_whom_2))]
    pub(crate) whom: String,
    /// Who submits it
    #[command(flatten)]
    pub submitter: SubmitterArgs,
    #[arg(long, help = label!(flag_form_markdown))]
    pub(crate) markdown: bool,
    #[arg(long, conflicts_with = "markdown", help = label!(flag_form_html))]
    pub(crate) html: bool,
    /// For whom it is
    #[command(flatten)]
    pub recipient: RecipientArgs,
    #[arg(short, long, value_name = "FILE", help = label!(flag_export_output))]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, help = label!(flag_export_anyway))]
    pub(crate) anyway: bool,
}

/// Who submits a form.
#[derive(Clone, Debug, Default, Args)]
pub struct SubmitterArgs {
    #[arg(long, value_name = "NAME", help = label!(flag_submitter_submitter))]
    pub(crate) submitter: Option<String>,
    #[arg(long, value_name = "ADDRESS", help = label!(flag_submitter_contact))]
    pub(crate) contact: Option<String>,
    #[arg(long, value_name = "WHAT", help = label!(flag_submitter_relationship))]
    pub(crate) relationship: Option<String>,
}

/// A form, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormWord {
    /// `wgeid`
    #[value(help = label!(word_form_wgeid))]
    Wgeid,
    /// `ced`
    #[value(help = label!(word_form_ced))]
    Ced,
    /// `rfl`
    #[value(help = label!(word_form_rfl))]
    Rfl,
}

impl From<FormWord> for FormKind {
    fn from(word: FormWord) -> Self {
        match word {
            FormWord::Wgeid => Self::Wgeid,
            FormWord::Ced => Self::Ced,
            FormWord::Rfl => Self::Rfl,
        }
    }
}
