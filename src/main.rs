//! Picks the screen or a command and turns an error into an exit code.

use std::process::ExitCode;

use lastseen::cli::command_context::own_keys;
use lastseen::cli::encryption_args::offer_passphrase;
use lastseen::cli::language::choose_language;
use lastseen::cli::output::cli_error::CliError;
use lastseen::cli::output::out::tell;
use lastseen::cli::run::{Cli, run};
use lastseen::cli::screen::{Ready, ready};
use lastseen::storage::clock::today;
use lastseen::storage::process::keep_memory_private;
use lastseen::tui::loop_event::Ended;
use lastseen::tui::run as tui;
use lastseen::tui::run::Options;
use lastseen::tui::terminal::lock::{LockAnswer, Unechoed, is_locked, lock, wait};
use lastseen::tui::view::theme::Theme;

fn main() -> ExitCode {
    keep_memory_private();
    // The first look at the calendar goes through the names of all time zones. Nobody waits for its answer here, and
    // where the system gives no more threads, whoever asks first looks.
    drop(std::thread::Builder::new().spawn(today));
    let by_flag = match choose_language(std::env::args_os().skip(1)) {
        Ok(by_flag) => by_flag,
        Err(error) => return ended_by(&error),
    };
    let cli = match Cli::typed(std::env::args_os().collect()) {
        Ok(cli) => cli,
        Err(error) => return ended_by(&error),
    };
    let done = match &cli.command {
        Some(command) => match &cli.folder {
            Some(folder) => Err(CliError::folder_before_command(folder)),
            None => run(command, cli.common).map(|()| ExitCode::SUCCESS),
        },
        None => match unlocked(&cli) {
            Ok(Some(ready)) => screen(ready, by_flag),
            Ok(None) => Ok(ExitCode::SUCCESS),
            Err(error) => Err(error),
        },
    };
    match done {
        Ok(code) => code,
        Err(error) => ended_by(&error),
    }
}

fn ended_by(error: &CliError) -> ExitCode {
    for line in error.lines() {
        tell(&line);
    }
    ExitCode::from(error.exit_code())
}

/// What the screen opens with, once it is unlocked if it was locked; `None` if its user leaves instead. Whoever mistypes
/// a passphrase there, or has not plugged in the key, is asked again.
fn unlocked(cli: &Cli) -> Result<Option<Ready>, CliError> {
    let open = || ready(cli.folder.clone(), cli.plain, &cli.common);
    if !is_locked() {
        return open().map(Some);
    }
    let _unechoed = Unechoed::begin();
    loop {
        match wait()? {
            LockAnswer::Leave => return Ok(None),
            LockAnswer::Unlock(typed) => offer_passphrase(typed),
        }
        let opened = open();
        offer_passphrase(None);
        match opened {
            Err(error @ CliError::Failure(_)) => {
                error.lines().iter().for_each(tell);
            }
            opened => return opened.map(Some),
        }
    }
}

/// Runs the screen until its user leaves or a signal ends it; in the language that was chosen on it last,
/// unless a flag names one now.
fn screen(ready: Ready, has_language: bool) -> Result<ExitCode, CliError> {
    let ended = tui::run(Options {
        keys: own_keys()?,
        workspace: ready.workspace,
        problems: ready.problems,
        theme: if ready.color {
            Theme::colored(ready.signs)
        } else {
            Theme::mono(ready.signs)
        },
        own_theme: ready.config.theme,
        mouse: ready.config.mouse,
        slow_line: ready.config.slow_line,
        color: ready.color,
        lines: ready.lines,
        has_language,
        lock_after: ready.config.lock_after,
    })?;
    Ok(match ended {
        Ended::Left => ExitCode::SUCCESS,
        Ended::Locked => return Err(CliError::from(lock())),
        // As a shell tells the end by a signal: 128 and its number.
        Ended::Told(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
    })
}
