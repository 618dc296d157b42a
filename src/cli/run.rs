//! Runs one command.

use crate::cli::args::{CliCommand, Common};
use crate::cli::command_context::{CommandContext, only_some_are_public};
use crate::cli::commands::add::add;
use crate::cli::commands::attach::attach;
use crate::cli::commands::check::check;
use crate::cli::commands::duplicates::duplicates;
use crate::cli::commands::erase::erase;
use crate::cli::commands::export::export;
use crate::cli::commands::generated::{completions, man};
use crate::cli::commands::import::import;
use crate::cli::commands::init::init;
use crate::cli::commands::intake::intake;
use crate::cli::commands::join::{distinct, join, unjoin};
use crate::cli::commands::list::list;
use crate::cli::commands::log::log;
use crate::cli::commands::note::note;
use crate::cli::commands::public;
use crate::cli::commands::set::set;
use crate::cli::commands::show::show;
use crate::cli::commands::stats::stats;
use crate::cli::commands::timeline::timeline;
use crate::cli::commands::undo::{redo, undo};
use crate::cli::output::cli_error::CliError;
use crate::cli::standard_input::with_texts;
use crate::cli::trailing_flags::{settle, settle_log};

/// Runs a command under the flags that every command takes.
///
/// # Errors
///
/// [`CliError`], whose lines belong on standard error and whose code ends the process.
pub fn run(command: &CliCommand, common: Common) -> Result<(), CliError> {
    match command {
        CliCommand::Init(_) | CliCommand::Completions { .. } | CliCommand::Man if common.public => {
            Err(only_some_are_public())
        }
        CliCommand::Init(what) => init(&common, what),
        CliCommand::List(what) => {
            let (what, common) = settle(what, common)?;
            if common.public {
                return public::list(&what, &common);
            }
            answer(common, |context| list(context, &what))
        }
        CliCommand::Show(what) if common.public => public::show(what, &common),
        CliCommand::Show(what) => answer(common, |context| show(context, what)),
        CliCommand::Timeline(what) => answer(common, |context| timeline(context, what)),
        CliCommand::Set(what) => {
            let what = with_texts(what)?;
            set(CommandContext::open_to_write(common)?, &what)
        }
        CliCommand::Add(what) => add(CommandContext::open_to_write(common)?, what),
        CliCommand::Import(what) => import(CommandContext::open_to_write(common)?, what),
        CliCommand::Intake(what) => intake(CommandContext::open_to_write(common)?, what),
        CliCommand::Export(what) => answer(common, |context| export(context, what)),
        CliCommand::Attach(what) => attach(CommandContext::open_to_write(common)?, what),
        CliCommand::Note(what) => note(CommandContext::open_to_write(common)?, what),
        CliCommand::Duplicates(what) => answer(common, |context| duplicates(context, what)),
        CliCommand::Join(what) => join(CommandContext::open_to_write(common)?, what),
        CliCommand::Unjoin(what) => unjoin(CommandContext::open_to_write(common)?, what),
        CliCommand::Distinct(what) => distinct(CommandContext::open_to_write(common)?, what),
        CliCommand::Check => check(CommandContext::open_silently(common)?),
        CliCommand::Log(what) => {
            let (what, common) = settle_log(what, common)?;
            answer(common, |context| log(context, &what))
        }
        CliCommand::Erase(what) => erase(CommandContext::open_to_write(common)?, what),
        CliCommand::Undo(what) => undo(CommandContext::open_to_write(common)?, what),
        CliCommand::Redo => redo(CommandContext::open_to_write(common)?),
        CliCommand::Stats => answer(common, stats),
        CliCommand::Completions { shell } => completions(*shell),
        CliCommand::Man => man(),
    }
}

/// Answers from everything that can be read. What cannot be read is told on standard error before, and
/// after the answer once more as a count, with an exit code of its own: whoever goes on with the answer must
/// not take it for the whole.
fn answer(
    common: Common,
    command: impl FnOnce(CommandContext) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let context = CommandContext::open(common)?;
    let partial = context.partial();
    command(context)?;
    partial.map_or(Ok(()), Err)
}
