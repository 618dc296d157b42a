//! The arguments of `lastseen import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::encryption_args::IdentityArgs;
use crate::text::catalogue::label;

/// `lastseen import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE", help = label!(flag_import_file))]
    pub(crate) file: PathBuf,
    /// What opens the file if it is encrypted with age
    #[command(flatten)]
    pub identity: IdentityArgs,
    #[arg(long = "as", value_name = "KIND", help = label!(flag_import_kind))]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "M.ron", help = label!(flag_import_map))]
    pub(crate) map: Option<PathBuf>,
    #[arg(long, value_name = "M.ron", help = label!(flag_import_save_map))]
    pub(crate) save_map: Option<PathBuf>,
    #[arg(long, value_name = "N", help = label!(flag_import_sheet))]
    pub(crate) sheet: Option<String>,
    #[arg(long, value_name = "N", help = label!(flag_import_header))]
    pub(crate) header: Option<String>,
    #[arg(long, value_name = "N", help = label!(flag_import_table))]
    pub(crate) table: Option<usize>,
    #[arg(long, value_name = "E", help = label!(flag_import_encoding))]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "C", help = label!(flag_import_separator))]
    pub(crate) separator: Option<String>,
    #[arg(long, value_name = "ORDER", help = label!(flag_import_dates))]
    pub(crate) dates: Option<DatesWord>,
    #[arg(long, value_name = "S", help = label!(flag_import_source))]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "C", help = label!(flag_import_case))]
    pub(crate) case: Option<String>,
    #[arg(long, value_name = "COL", help = label!(flag_import_key))]
    pub(crate) key: Option<String>,
    #[arg(long, value_name = "WHAT", help = label!(flag_import_on_match))]
    pub(crate) on_match: Option<MatchWord>,
    #[arg(long, help = label!(flag_import_dry_run))]
    pub(crate) dry_run: bool,
    #[arg(long, value_name = "FILE", help = label!(flag_import_held))]
    pub(crate) held: Option<PathBuf>,
    #[arg(long, help = label!(flag_in_the_clear))]
    pub(crate) in_the_clear: bool,
    #[arg(long, help = label!(flag_import_strict))]
    pub(crate) strict: bool,
    #[arg(long, help = label!(flag_import_no_attach))]
    pub(crate) no_attach: bool,
    #[arg(long, help = label!(flag_import_anyway))]
    pub(crate) anyway: bool,
    #[arg(long, value_name = "T", help = label!(flag_why))]
    pub(crate) why: Option<String>,
}

/// The order of the parts of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DatesWord {
    /// `day-first`
    #[value(help = label!(word_dates_day_first))]
    DayFirst,
    /// `month-first`
    #[value(help = label!(word_dates_month_first))]
    MonthFirst,
    /// `year-first`
    #[value(help = label!(word_dates_year_first))]
    YearFirst,
}

/// What becomes of likely matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MatchWord {
    /// `hold`
    #[value(help = label!(word_match_hold))]
    Hold,
    /// `update`
    #[value(help = label!(word_match_update))]
    Update,
    /// `create`
    #[value(help = label!(word_match_create))]
    Create,
}
