//! `lastseen undo` and `lastseen redo`: one gesture at a time, across restarts.

use serde_json::json;

use crate::casebook::errors::failure::Failure;
use crate::cli::args::UndoArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::record::id::RecordId;
use crate::storage::commit::publish::Committed;
use crate::text::safe::display_safe;

/// Takes back this author's last change on this device, and says what it took back; or, with
/// `--skip`, leaves that change as it is for good.
///
/// # Errors
///
/// [`CliError`] where there is nothing, or somebody else changed the same thing since.
pub fn undo(context: CommandContext, undo: &UndoArgs) -> Result<(), CliError> {
    if undo.skip {
        let done = context.workspace.skip_undo();
        return say(context, "skipped", done);
    }
    let done = context.workspace.undo();
    // Without a way past it, one change that cannot be taken back would bar all those before it.
    if let Err(failure) = done {
        return Err(CliError::Blocked(failure));
    }
    say(context, "undone", done)
}

/// Does again what the last undo took back, and says what.
///
/// # Errors
///
/// As [`undo`].
pub fn redo(context: CommandContext) -> Result<(), CliError> {
    let done = context.workspace.redo();
    say(context, "done again", done)
}

fn say(
    mut context: CommandContext,
    what: &str,
    done: Result<Committed, Failure>,
) -> Result<(), CliError> {
    let change = done?.change;
    if context.common.json {
        let records = change.records();
        let records: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        context
            .out
            .json(&json!({ "done": what, "why": change.why, "records": records }))?;
    } else if !context.common.quiet {
        context
            .out
            .line(&display_safe(&format!("{what}: {}", change.why)))?;
    }
    Ok(context.out.finish()?)
}
