//! Texts that are generated from the description of the command line: completions and the manual
//! page.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, Style};
use crate::cli::run::Cli;

/// Prints the completions for a shell.
///
/// # Errors
///
/// [`CliError::Output`] if standard output cannot be written.
pub fn completions(shell: Shell) -> Result<(), CliError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "lastseen", &mut text);
    print(&text)
}

/// Prints the manual page, with every command's own page behind it, in roff.
///
/// # Errors
///
/// [`CliError::Output`] if standard output cannot be written.
pub fn man() -> Result<(), CliError> {
    let mut text = Vec::new();
    let mut command = Cli::command();
    // Building gives every command its full name, `lastseen-list`.
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(&mut text)?;
    }
    print(&text)
}

fn print(text: &[u8]) -> Result<(), CliError> {
    let mut out = Out::new(Style::default());
    out.own(text)?;
    let finished: io::Result<()> = out.finish();
    Ok(finished?)
}
