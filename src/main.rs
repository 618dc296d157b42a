//! Picks the screen or a command and turns an error into an exit code.

use std::process::ExitCode;

use clap::Parser;
use lastseen::cli::args::Cli;
use lastseen::cli::out::tell;
use lastseen::cli::run::run;
use lastseen::cli::screen::{Ready, ready};
use lastseen::cli::trouble::Trouble;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Some(command) => run(command, cli.common),
        None => ready(cli.folder, &cli.common).and_then(screen),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            for line in trouble.lines() {
                tell(&line);
            }
            ExitCode::from(trouble.exit_code())
        }
    }
}

/// THE CALL OF THE SCREEN: `lastseen::tui::run::run(Options { .. })` takes the place of this body.
fn screen(ready: Ready) -> Result<(), Trouble> {
    drop(ready);
    Err(Trouble::refused(
        "the screen is not built yet; see `lastseen --help` for the commands",
    ))
}
