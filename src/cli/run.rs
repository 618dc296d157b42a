//! Runs one command.

use crate::cli::add::add;
use crate::cli::args::{Command, Common};
use crate::cli::attach::attach;
use crate::cli::check::check;
use crate::cli::duplicates::duplicates;
use crate::cli::erase::erase;
use crate::cli::generated::{completions, man};
use crate::cli::init::init;
use crate::cli::join::{distinct, join, unjoin};
use crate::cli::late::{settle, settle_log};
use crate::cli::list::list;
use crate::cli::log::log;
use crate::cli::note::note;
use crate::cli::open::{Desk, only_some_are_public};
use crate::cli::public;
use crate::cli::set::set;
use crate::cli::show::show;
use crate::cli::standard_input::with_texts;
use crate::cli::stats::stats;
use crate::cli::timeline::timeline;
use crate::cli::trouble::Trouble;
use crate::cli::undo::{redo, undo};

/// Runs a command under the flags that every command takes.
///
/// # Errors
///
/// [`Trouble`], whose lines belong on standard error and whose code ends the process.
pub fn run(command: &Command, common: Common) -> Result<(), Trouble> {
    match command {
        Command::Init(_) | Command::Completions { .. } | Command::Man if common.public => {
            Err(only_some_are_public())
        }
        Command::Init(what) => init(&common, what),
        Command::List(what) => {
            let (what, common) = settle(what, common)?;
            if common.public {
                return public::list(&what, &common);
            }
            answer(common, |desk| list(desk, &what))
        }
        Command::Show(what) if common.public => public::show(what, &common),
        Command::Show(what) => answer(common, |desk| show(desk, what)),
        Command::Timeline(what) => answer(common, |desk| timeline(desk, what)),
        Command::Set(what) => {
            let what = with_texts(what)?;
            set(Desk::open_to_write(common)?, &what)
        }
        Command::Add(what) => add(Desk::open_to_write(common)?, what),
        Command::Attach(what) => attach(Desk::open_to_write(common)?, what),
        Command::Note(what) => note(Desk::open_to_write(common)?, what),
        Command::Duplicates(what) => answer(common, |desk| duplicates(desk, what)),
        Command::Join(what) => join(Desk::open_to_write(common)?, what),
        Command::Unjoin(what) => unjoin(Desk::open_to_write(common)?, what),
        Command::Distinct(what) => distinct(Desk::open_to_write(common)?, what),
        Command::Check => check(Desk::open_silently(common)?),
        Command::Log(what) => {
            let (what, common) = settle_log(what, common)?;
            answer(common, |desk| log(desk, &what))
        }
        Command::Erase(what) => erase(Desk::open_to_write(common)?, what),
        Command::Undo(what) => undo(Desk::open_to_write(common)?, what),
        Command::Redo => redo(Desk::open_to_write(common)?),
        Command::Stats => answer(common, stats),
        Command::Completions { shell } => completions(*shell),
        Command::Man => man(),
    }
}

/// Answers from everything that can be read. What cannot be read is told on standard error before, and
/// after the answer once more as a count, with an exit code of its own: whoever goes on with the answer must
/// not take it for the whole.
fn answer(
    common: Common,
    command: impl FnOnce(Desk) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let desk = Desk::open(common)?;
    let partial = desk.partial(false);
    command(desk)?;
    partial.map_or(Ok(()), Err)
}
