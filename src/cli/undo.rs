//! `lastseen undo` and `lastseen redo`: one gesture at a time, across restarts.

use serde_json::json;

use crate::casebook::failure::Failure;
use crate::cli::args::Undo;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::record::id::RecordId;
use crate::storage::publish::Committed;
use crate::words::safe::display_safe;

/// Takes back this author's last change on this device, and says what it took back; or, with
/// `--skip`, leaves that change as it is for good.
///
/// # Errors
///
/// [`Trouble`] where there is nothing, or somebody else changed the same thing since.
pub fn undo(desk: Desk, undo: &Undo) -> Result<(), Trouble> {
    if undo.skip {
        let done = desk.workspace.skip_undo();
        return say(desk, "skipped", done);
    }
    let done = desk.workspace.undo();
    // Without a way past it, one change that cannot be taken back would bar all those before it.
    if let Err(failure) = done {
        return Err(Trouble::Stuck(failure));
    }
    say(desk, "undone", done)
}

/// Does again what the last undo took back, and says what.
///
/// # Errors
///
/// As [`undo`].
pub fn redo(desk: Desk) -> Result<(), Trouble> {
    let done = desk.workspace.redo();
    say(desk, "done again", done)
}

fn say(mut desk: Desk, what: &str, done: Result<Committed, Failure>) -> Result<(), Trouble> {
    let change = done?.change;
    if desk.common.json {
        let records = change.records();
        let records: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        desk.out
            .json(&json!({ "done": what, "why": change.why, "records": records }))?;
    } else if !desk.common.quiet {
        desk.out
            .line(&display_safe(&format!("{what}: {}", change.why)))?;
    }
    Ok(desk.out.finish()?)
}
