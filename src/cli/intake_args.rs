//! The arguments of `lastseen intake`.

use std::path::PathBuf;

use clap::Args;

/// `lastseen intake`
#[derive(Debug, Args)]
pub struct IntakeArgs {
    /// The message; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The source of the message: an id or a title; without it the message becomes a source itself
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// The case that the person is put into
    #[arg(long, value_name = "C")]
    pub case: Option<String>,
    /// Write the draft without asking
    #[arg(short, long)]
    pub yes: bool,
    /// Write it also if the person is likely recorded already, or was erased
    #[arg(long)]
    pub anyway: bool,
    /// What the change is for, as it stands in the log
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
}
