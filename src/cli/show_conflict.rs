//! `lastseen show` of a record in which a merge left its markers: both sides, one after the other.

use serde_json::{Value, json};

use crate::casebook::problem::{Problem, Reason};
use crate::cli::json;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::record::id::RecordId;
use crate::ron_text::conflict_markers::{Side, conflict};
use crate::storage::load::view;
use crate::words::problem::problem as told;
use crate::words::safe::display_safe;

/// The record that was typed, if a merge left its markers in it.
#[must_use]
pub fn in_conflict(desk: &Desk, typed: &str) -> Option<RecordId> {
    let has_markers = |problem: &&Problem| {
        matches!(problem.reason, Reason::ConflictMarkers { .. })
            && problem.record.is_some_and(|id| id.as_str() == typed)
    };
    desk.problems.iter().find(has_markers)?.record
}

/// Shows both sides, each by `show_one` as a record. What each says is incomplete, so the exit code says that something is wrong.
///
/// # Errors
///
/// Always: [`Trouble::Found`], or [`Trouble`] of reading and writing.
pub fn both_sides(
    mut desk: Desk,
    id: RecordId,
    show_one: fn(&mut Desk, RecordId) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let text = desk.workspace.text(id)?.unwrap_or_default();
    let Some(found) = conflict(&text) else {
        return Err(Trouble::refused(&format!(
            "{id}: was changed meanwhile; show it again"
        )));
    };
    let mut values: Vec<Value> = Vec::new();
    for (side, other_name) in found.sides.iter().zip(["the one", "the other"]) {
        let name = if side.name.is_empty() {
            other_name
        } else {
            &side.name
        };
        let reads = put(&mut desk, id, side);
        if desk.common.json {
            let record = match &reads {
                Ok(()) => json::record(&desk.book, id),
                Err(_) => Value::Null,
            };
            values.push(json!({ "side": name, "record": record, "text": side.text }));
            continue;
        }
        if desk.out.style.terminal && !values.is_empty() {
            desk.out.end()?;
        }
        desk.out.line(&display_safe(&format!(
            "side {} of a merge that left its markers: {name}",
            values.len() + 1
        )))?;
        values.push(Value::Null);
        match reads {
            Ok(()) => show_one(&mut desk, id)?,
            Err(problem) => {
                desk.out.line(&told(&problem))?;
                for line in side.text.lines() {
                    desk.out.line(&display_safe(line))?;
                }
            }
        }
    }
    if desk.common.json {
        desk.out
            .json(&json!({ "id": id.as_str(), "conflict": values }))?;
    }
    desk.out.finish()?;
    Err(Trouble::Found)
}

/// Puts one side into the book as the record.
fn put(desk: &mut Desk, id: RecordId, side: &Side) -> Result<(), Problem> {
    let loaded = view(id, &side.text)?;
    desk.book.put(loaded);
    desk.book.settle();
    Ok(())
}
