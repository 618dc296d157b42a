//! `lastseen log`: who changed what, from what to what, and why; and whether the log can be trusted.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::change::{Change, Gesture};
use crate::casebook::edit::Edit;
use crate::cli::args::Log;
use crate::cli::log_filter::Filter;
use crate::cli::log_summary::summary;
use crate::cli::log_verify::verify;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::record::id::RecordId;
use crate::storage::log_line::LogLine;
use crate::words::change::{lines as told, moment, paragraph};
use crate::words::counts;
use crate::words::problem::problem;
use crate::words::safe::display_safe;
use crate::words::value::named;

/// How many records a change may have touched for the log to name them by their ids in its text;
/// all of them are in the JSON.
const NAMED: usize = 3;

/// Prints the changes that are asked for, the newest first; or, with `--verify`, what is wrong with
/// the logs.
///
/// # Errors
///
/// [`Trouble::Found`] where `--verify` found something; any other [`Trouble`] of reading.
pub fn log(mut desk: Desk, log: &Log) -> Result<(), Trouble> {
    if log.verify {
        return verify(desk, log);
    }
    let (mut lines, problems) = desk.workspace.history()?;
    if !desk.common.quiet {
        for one in &problems {
            tell(&problem(one));
        }
    }
    let filter = Filter::read(&mut desk, log, &lines)?;
    if log.summary {
        return summary(desk, log, &lines, &filter);
    }
    lines.retain(|line| filter.takes(line));
    let all = lines.len();
    lines.reverse();
    lines.truncate(desk.common.limit.unwrap_or(usize::MAX));
    if desk.common.json {
        let values: Vec<Value> = lines.iter().map(|line| value(line, &desk.book)).collect();
        desk.out.json(&Value::Array(values))?;
    } else if desk.out.style.terminal {
        readable(&mut desk, &lines, filter.only())?;
        if !desk.common.quiet {
            desk.out.finish()?;
            tell(&display_safe(&shown_of(lines.len(), all)));
        }
    } else {
        let rows: Vec<Vec<Cell>> = lines
            .iter()
            .map(|line| row(line, filter.only(), &desk.book))
            .collect();
        table(&mut desk.out, &rows)?;
    }
    Ok(desk.out.finish()?)
}

fn shown_of(shown: usize, all: usize) -> String {
    let changes = counts::of(all, "change", "changes");
    if shown < all {
        format!("{} of {changes}", counts::grouped(shown as u64))
    } else {
        changes
    }
}

/// A paragraph for each change, as it could stand in a report.
fn readable(desk: &mut Desk, lines: &[LogLine], only: Option<RecordId>) -> Result<(), Trouble> {
    for line in lines {
        for text in paragraph(&shown(line), only, &desk.book) {
            desk.out.line(&text)?;
        }
        if let Some(text) = blanked(line) {
            desk.out.line(&display_safe(&format!("    {text}")))?;
        }
    }
    Ok(())
}

/// The change of a line, with a word in place of a reason that has been erased.
fn shown(line: &LogLine) -> Change {
    let mut change = line.to_change();
    if line.erased {
        "(erased)".clone_into(&mut change.why);
    }
    change
}

/// What a line says no more, or took out of others.
fn blanked(line: &LogLine) -> Option<String> {
    if let Some(erasure) = &line.erasure {
        let lines = counts::of(erasure.lines.len(), "line", "lines");
        return Some(format!("values of {lines} of the log erased"));
    }
    (line.blanked > 0).then(|| {
        let facts = counts::of(line.blanked, "more fact", "more facts");
        format!("{facts}, erased")
    })
}

fn records(line: &LogLine) -> Vec<RecordId> {
    let mut seen = HashSet::new();
    let all = line.edits.iter().map(Edit::record);
    all.filter(|record| seen.insert(*record)).collect()
}

/// Moment, author, gesture, why, ids, facts: one line for each change.
fn row(line: &LogLine, only: Option<RecordId>, book: &Book) -> Vec<Cell> {
    let records = records(line);
    let whom = if records.len() > NAMED {
        counts::of(records.len(), "record", "records")
    } else {
        let ids: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        ids.join(" ")
    };
    let change = shown(line);
    let mut facts: Vec<String> = told(&change, only, book)
        .into_iter()
        .map(String::from)
        .collect();
    facts.extend(blanked(line));
    vec![
        Cell::new(&line.at.to_string()),
        Cell::new(&line.author),
        Cell::new(gesture(&line.gesture)),
        Cell::new(&change.why),
        Cell::new(&whom),
        Cell::new(&facts.join(" | ")),
    ]
}

fn gesture(gesture: &Gesture) -> &'static str {
    match gesture {
        Gesture::Do => "",
        Gesture::Undo(_) => "undo",
        Gesture::Redo(_) => "redo",
    }
}

fn value(line: &LogLine, book: &Book) -> Value {
    let of = match &line.gesture {
        Gesture::Do => None,
        Gesture::Undo(change) | Gesture::Redo(change) => Some(change.0.as_str()),
    };
    let change = shown(line);
    let facts: Vec<String> = told(&change, None, book)
        .into_iter()
        .map(String::from)
        .collect();
    json!({
        "seq": line.seq,
        "at": line.at.to_string(),
        "when": moment(line.at).as_str(),
        "author": line.author,
        "device": line.device,
        "why": line.why,
        "change": line.change.0,
        "gesture": if of.is_none() { "do" } else { gesture(&line.gesture) },
        "of": of,
        "erased": line.erased,
        "blanked": line.blanked,
        "erasure": line.erasure.is_some(),
        "facts": facts,
        "edits": line.edits.iter().map(|one| edit(one, book)).collect::<Vec<_>>(),
    })
}

fn edit(edit: &Edit, book: &Book) -> Value {
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
        "name": named(edit.record(), book),
        "what": what,
        "field": field,
        "old": old,
        "new": new,
    })
}
