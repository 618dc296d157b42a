//! Texts that are generated from the description of the command line: completions and the manual
//! page.

use std::io;

use clap::Command;
use clap_complete::Shell;

use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, Style};
use crate::text::catalogue::label;

/// Prints the completions for a shell.
///
/// # Errors
///
/// [`CliError::Output`] if standard output cannot be written.
pub fn completions(shell: Shell, mut command: Command) -> Result<(), CliError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "lastseen", &mut text);
    print(&text)
}

/// Prints the manual page, with every command's own page behind it, in roff.
///
/// # Errors
///
/// [`CliError::Output`] if standard output cannot be written.
pub fn man(mut command: Command) -> Result<(), CliError> {
    let mut text = Vec::new();
    // Building gives every command its full name, `lastseen-list`.
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(&mut text)?;
    }
    print(&with_headings(text))
}

/// The headings that the generator puts in itself, in the language that is spoken.
fn with_headings(page: Vec<u8>) -> Vec<u8> {
    let Ok(page) = String::from_utf8(page) else {
        return Vec::new();
    };
    let lines = page.lines().map(|line| match line {
        ".SH NAME" => format!(".SH {}", label!(usage_man_name)),
        ".SH SYNOPSIS" => format!(".SH {}", label!(usage_man_synopsis)),
        ".SH DESCRIPTION" => format!(".SH {}", label!(usage_man_description)),
        ".SH VERSION" => format!(".SH {}", label!(usage_man_version)),
        ".SH EXTRA" => format!(".SH {}", label!(usage_man_extra)),
        heading if heading.starts_with(".SH ") => heading.to_uppercase(),
        line => line.to_owned(),
    });
    lines
        .map(|line| line + "\n")
        .collect::<String>()
        .into_bytes()
}

fn print(text: &[u8]) -> Result<(), CliError> {
    let mut out = Out::new(Style::default());
    out.own(text)?;
    let finished: io::Result<()> = out.finish();
    Ok(finished?)
}
