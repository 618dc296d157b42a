//! `lastseen log`: who changed what, and why; and whether the log can be trusted.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::casebook::change::Gesture;
use crate::casebook::edit::Edit;
use crate::cli::args::Log;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::cli::whom::find_one;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::storage::log_line::LogLine;
use crate::words::counts;
use crate::words::problem::problem;
use crate::words::safe::display_safe;

/// How many records a change may have touched for the log to name them in its text; all of them are
/// in the JSON.
const NAMED: usize = 3;

/// Prints the changes, the newest first; or, with `--verify`, what is wrong with the logs.
///
/// # Errors
///
/// [`Trouble::Found`] where `--verify` found something; any other [`Trouble`] of reading.
pub fn log(mut desk: Desk, log: &Log) -> Result<(), Trouble> {
    let (mut lines, problems) = desk.workspace.history()?;
    if log.verify {
        for one in &problems {
            desk.out.line(&problem(one))?;
        }
        if problems.is_empty() && !desk.common.quiet {
            let changes = counts::of(lines.len(), "change", "changes");
            desk.out
                .line(&display_safe(&format!("{changes}, nothing wrong")))?;
        }
        desk.out.finish()?;
        return if problems.is_empty() {
            Ok(())
        } else {
            Err(Trouble::Found)
        };
    }
    if !desk.common.quiet {
        for one in &problems {
            tell(&problem(one));
        }
    }
    if let Some(typed) = &log.whom {
        let id = whom(&desk, typed)?;
        lines.retain(|line| records(line).contains(&id));
    }
    lines.reverse();
    lines.truncate(desk.common.limit.unwrap_or(usize::MAX));
    if desk.common.json {
        let values: Vec<Value> = lines.iter().map(value).collect();
        desk.out.json(&Value::Array(values))?;
    } else {
        let rows: Vec<Vec<Cell>> = lines.iter().map(row).collect();
        table(&mut desk.out, &rows)?;
    }
    Ok(desk.out.finish()?)
}

/// The record that is meant; one that is gone can still be named by its whole id.
fn whom(desk: &Desk, typed: &str) -> Result<RecordId, Trouble> {
    find_one(&desk.book, &Kind::ALL, typed, clock::today())
        .or_else(|trouble| typed.parse().map_err(|_| trouble))
}

fn records(line: &LogLine) -> Vec<RecordId> {
    let mut seen = HashSet::new();
    let all = line.edits.iter().map(Edit::record);
    all.filter(|record| seen.insert(*record)).collect()
}

fn row(line: &LogLine) -> Vec<Cell> {
    let records = records(line);
    let whom = if records.len() > NAMED {
        counts::of(records.len(), "record", "records")
    } else {
        let ids: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        ids.join(" ")
    };
    vec![
        Cell::new(&line.at.to_string()),
        Cell::new(&line.author),
        Cell::new(gesture(&line.gesture)),
        Cell::new(if line.erased { "(erased)" } else { &line.why }),
        Cell::new(&whom),
    ]
}

fn gesture(gesture: &Gesture) -> &'static str {
    match gesture {
        Gesture::Do => "",
        Gesture::Undo(_) => "undo",
        Gesture::Redo(_) => "redo",
    }
}

fn value(line: &LogLine) -> Value {
    let of = match &line.gesture {
        Gesture::Do => None,
        Gesture::Undo(change) | Gesture::Redo(change) => Some(change.0.as_str()),
    };
    json!({
        "seq": line.seq,
        "at": line.at.to_string(),
        "author": line.author,
        "device": line.device,
        "why": line.why,
        "change": line.change.0,
        "gesture": if of.is_none() { "do" } else { gesture(&line.gesture) },
        "of": of,
        "erased": line.erased,
        "edits": line.edits.iter().map(edit).collect::<Vec<_>>(),
    })
}

fn edit(edit: &Edit) -> Value {
    let (what, field, old, new) = match edit {
        Edit::Create { text, .. } => ("create", String::new(), None, Some(text)),
        Edit::Remove { text, .. } => ("remove", String::new(), Some(text), None),
        Edit::Set { path, old, new, .. } => ("set", path.to_string(), old.as_ref(), new.as_ref()),
        Edit::Insert {
            list, index, item, ..
        } => ("insert", list.index(*index).to_string(), None, Some(item)),
        Edit::Delete {
            list, index, item, ..
        } => ("delete", list.index(*index).to_string(), Some(item), None),
    };
    json!({
        "record": edit.record().as_str(),
        "what": what,
        "field": field,
        "old": old,
        "new": new,
    })
}
