//! `lastseen undo` and `lastseen redo`: one gesture at a time, across restarts.

use serde_json::json;

use crate::casebook::errors::failure::Failure;
use crate::cli::args::UndoArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::record::id::RecordId;
use crate::storage::commit::publish::Committed;
use crate::text::catalogue::say;
use crate::text::log::purpose::why;

/// Takes back this author's last change on this device, and says what it took back; or, with
/// `--skip`, leaves that change as it is for good.
///
/// # Errors
///
/// [`CliError`] if there is nothing, or somebody else changed the same thing since.
pub fn undo(context: CommandContext, undo: &UndoArgs) -> Result<(), CliError> {
    if undo.skip {
        let done = context.workspace.skip_undo();
        return tell(context, Done::Skipped, done);
    }
    let done = context.workspace.undo();
    // Without a way past it, one change that cannot be taken back would bar all those before it.
    if let Err(failure) = done {
        return Err(CliError::Blocked(failure));
    }
    tell(context, Done::Undone, done)
}

/// Does again what the last undo took back, and says what.
///
/// # Errors
///
/// As [`undo`].
pub fn redo(context: CommandContext) -> Result<(), CliError> {
    let done = context.workspace.redo();
    tell(context, Done::Again, done)
}

/// What was done.
#[derive(Clone, Copy)]
enum Done {
    Skipped,
    Undone,
    Again,
}

impl Done {
    /// The word for it in JSON.
    const fn word(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Undone => "undone",
            Self::Again => "done again",
        }
    }
}

fn tell(
    mut context: CommandContext,
    what: Done,
    done: Result<Committed, Failure>,
) -> Result<(), CliError> {
    let change = done?.change;
    if context.common.json {
        let records = change.records();
        let records: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        context
            .out
            .json(&json!({ "done": what.word(), "why": change.why, "records": records }))?;
    } else if !context.common.quiet {
        let why = why(&change.why);
        context.out.line(&match what {
            Done::Skipped => say!(command_skipped { why }),
            Done::Undone => say!(command_undone { why }),
            Done::Again => say!(command_done_again { why }),
        })?;
    }
    Ok(context.out.finish()?)
}
