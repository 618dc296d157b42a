//! The arguments of `lastseen import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `lastseen import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file: CSV, Excel, OpenDocument, JSON, FollowTheMoney, PFIF; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What kind of file it is, if it cannot be told: csv, xlsx, xls, ods, json, ftm, pfif, uwazi
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<String>,
    /// The map that says what each column is for
    #[arg(long, value_name = "M.ron")]
    pub map: Option<PathBuf>,
    /// Write the map that was guessed or used to a new file
    #[arg(long, value_name = "M.ron")]
    pub save_map: Option<PathBuf>,
    /// The sheet, by name or number
    #[arg(long, value_name = "N")]
    pub sheet: Option<String>,
    /// The row of the header, or `none`
    #[arg(long, value_name = "N")]
    pub header: Option<String>,
    /// Which table of the sheet, counted from 1
    #[arg(long, value_name = "N")]
    pub table: Option<usize>,
    /// The encoding of a text: utf-8, windows-1251, ...
    #[arg(long, value_name = "E")]
    pub encoding: Option<String>,
    /// What stands between cells: a character, or tab
    #[arg(long, value_name = "C")]
    pub separator: Option<String>,
    /// In which order the parts of dates stand
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<DatesWord>,
    /// The list as a source: an id or a title; editions of one list are one root
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// The case that new people are put into
    #[arg(long, value_name = "C")]
    pub case: Option<String>,
    /// The column with the list's own ids
    #[arg(long, value_name = "COL")]
    pub key: Option<String>,
    /// What becomes of rows that are likely about somebody who is recorded
    #[arg(long, value_name = "WHAT")]
    pub on_match: Option<MatchWord>,
    /// Tell what would happen, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write the held and refused rows with their reasons to a new file, to be mended and imported again
    #[arg(long, value_name = "FILE")]
    pub held: Option<PathBuf>,
    /// Write nothing if a row is held or refused
    #[arg(long)]
    pub strict: bool,
    /// Keep no copy of the file, its SHA-256 alone
    #[arg(long)]
    pub no_attach: bool,
    /// Take also people of a name that was erased
    #[arg(long)]
    pub anyway: bool,
    /// What the change is for, as it stands in the log
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
}

/// The order of the parts of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DatesWord {
    /// 12.07.2022 is in July
    DayFirst,
    /// 12/07/2022 is in December
    MonthFirst,
    /// 2022-07-12
    YearFirst,
}

/// What becomes of likely matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MatchWord {
    /// The row waits for a decision
    Hold,
    /// The row goes into the record
    Update,
    /// The row makes a record of its own
    Create,
}
