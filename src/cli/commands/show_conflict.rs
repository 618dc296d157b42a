//! `lastseen show` of a record in which a merge left its markers: both sides, one after the other.

use serde_json::{Value, json};

use crate::casebook::errors::problem::{Problem, Reason};
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::record::id::RecordId;
use crate::ron_text::conflict_markers::{Side, conflict, conflict_by_lines};
use crate::storage::load::view;
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::problem as told;
use crate::text::safe::display_safe;

/// The record that was typed, if a merge left its markers in it.
#[must_use]
pub fn in_conflict(context: &CommandContext, typed: &str) -> Option<RecordId> {
    let has_markers = |problem: &&Problem| {
        matches!(problem.reason, Reason::ConflictMarkers { .. })
            && problem.record.is_some_and(|id| id.as_str() == typed)
    };
    context.problems.iter().find(has_markers)?.record
}

/// Shows both sides, each by `show_one` as a record. What each says is incomplete, so the exit code says that something is wrong.
///
/// # Errors
///
/// Always: [`CliError::Found`], or [`CliError`] of reading and writing.
pub fn both_sides(
    mut context: CommandContext,
    id: RecordId,
    show_one: fn(&mut CommandContext, RecordId) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let text = context.workspace.text(id)?.unwrap_or_default();
    let Some(found) = conflict(&text).or_else(|| conflict_by_lines(&text)) else {
        return Err(CliError::refused(&say!(command_changed_meanwhile { id })));
    };
    let mut values: Vec<Value> = Vec::new();
    for (side, other_name) in found
        .sides
        .iter()
        .zip([label!(command_the_one), label!(command_the_other)])
    {
        let name = if side.name.is_empty() {
            other_name
        } else {
            &side.name
        };
        let reads = put(&mut context, id, side);
        if context.common.json {
            let record = match &reads {
                Ok(()) => json::record(&context.book, id),
                Err(_) => Value::Null,
            };
            values.push(json!({ "side": name, "record": record, "text": side.text }));
            continue;
        }
        if context.out.style.terminal && !values.is_empty() {
            context.out.end()?;
        }
        context.out.line(&say!(command_merge_side {
            number: values.len() + 1,
            name
        }))?;
        values.push(Value::Null);
        match reads {
            Ok(()) => show_one(&mut context, id)?,
            Err(problem) => {
                context.out.line(&told(&problem))?;
                for line in side.text.lines() {
                    context.out.line(&display_safe(line))?;
                }
            }
        }
    }
    if context.common.json {
        context
            .out
            .json(&json!({ "id": id.as_str(), "conflict": values }))?;
    }
    context.out.finish()?;
    Err(CliError::Found)
}

/// Puts one side into the book as the record.
fn put(context: &mut CommandContext, id: RecordId, side: &Side) -> Result<(), Problem> {
    let loaded = view(id, &side.text)?;
    context.book.put(loaded);
    context.book.settle();
    Ok(())
}
