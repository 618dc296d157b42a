//! `lastseen log`: who changed what, from what to what, and why; and whether the log can be trusted.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeKind};
use crate::casebook::errors::problem::Problem;
use crate::cli::args::LogArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::log_filter::Filter;
use crate::cli::commands::log_summary::summary;
use crate::cli::commands::log_verify::verify;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::table::{Cell, table};
use crate::cli::whole_book::book_of;
use crate::record::id::RecordId;
use crate::search::resolve::is_whole_id;
use crate::storage::log::line::LogLine;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::problem;
use crate::text::log::change::{lines as told, moment, paragraph};
use crate::text::log::purpose::why;
use crate::text::log::value::named;
use crate::text::safe::{Safe, display_safe};

/// How many records a change may have touched for the log to name them by their ids in its text;
/// all of them are in the JSON.
const NAMED: usize = 3;

/// Prints the changes that are asked for, the newest first; or, with `--verify`, what is wrong with
/// the logs.
///
/// # Errors
///
/// [`CliError::Found`] if `--verify` found something; any other [`CliError`] of reading.
pub fn log(
    mut context: CommandContext,
    log: &LogArgs,
    history: Option<History>,
) -> Result<(), CliError> {
    if log.verify {
        return verify(context, log);
    }
    let (mut lines, problems) = match history {
        Some(history) => history,
        None => context.workspace.history()?,
    };
    if !context.common.quiet {
        for one in &problems {
            tell(&problem(one));
        }
    }
    let filter = Filter::read(&mut context, log, &lines)?;
    if log.summary {
        return summary(context, log, &lines, &filter);
    }
    lines.retain(|line| filter.takes(line));
    let all = lines.len();
    lines.reverse();
    lines.truncate(context.common.limit.unwrap_or(usize::MAX));
    if context.common.json {
        let values: Vec<Value> = lines
            .iter()
            .map(|line| value(line, &context.book))
            .collect();
        context.out.json(&Value::Array(values))?;
    } else if context.out.style.terminal {
        readable(&mut context, &lines, filter.only())?;
        if !context.common.quiet {
            context.out.finish()?;
            tell(&display_safe(&shown_of(lines.len(), all)));
        }
    } else {
        let rows: Vec<Vec<Cell>> = lines
            .iter()
            .map(|line| row(line, filter.only(), &context.book))
            .collect();
        table(&mut context.out, &rows)?;
    }
    Ok(context.out.finish()?)
}

/// The lines of all logs, and what is wrong with them.
pub type History = (Vec<LogLine>, Vec<Problem>);

/// Of a log that is asked for by a whole id, the book of all that its lines name; `None` if everything must be read to
/// answer rightly.
#[must_use]
pub fn book_of_log(workspace: &Workspace, log: &LogArgs) -> Option<(Book, History)> {
    let [typed] = log.what.as_slice() else {
        return None;
    };
    if log.verify || log.summary || log.kind.is_some() || !is_whole_id(typed) {
        return None;
    }
    let asked: RecordId = typed.parse().ok()?;
    let meant = book_of(workspace, workspace.load_linked(&[asked])?.into());
    let only = meant.stands_for(asked);
    let history = workspace.history().ok()?;
    let mut ids = BTreeSet::from([asked]);
    let of_them = |line: &&LogLine| line.edits.iter().any(|edit| edit.record() == only);
    for edit in history
        .0
        .iter()
        .filter(of_them)
        .flat_map(|line| &line.edits)
    {
        ids.insert(edit.record());
        for text in edit.texts() {
            // An id in escapes is not to be found by its letters.
            if text.contains("\\u") || text.contains("\\x") {
                return None;
            }
            ids.extend(named_ids(text));
        }
    }
    // Who asks for a joined record gets the log of the one that stands for it.
    let joined = meant.people().iter().map(|(_, person)| person.id);
    ids.extend(joined.filter(|id| *id == asked || meant.stands_for(*id) == only));
    let records = workspace.load_there(&ids)?;
    Some((book_of(workspace, records.into()), history))
}

/// The ids that stand in a text.
fn named_ids(text: &str) -> impl Iterator<Item = RecordId> {
    let words = text.split(|one: char| !one.is_ascii_alphanumeric() && one != '-');
    words.filter_map(|word| word.parse().ok())
}

fn shown_of(shown: usize, all: usize) -> Safe {
    if shown < all {
        say!(command_changes_shown {
            shown,
            changes: all
        })
    } else {
        say!(count_changes { count: all })
    }
}

/// A paragraph for each change, as it could stand in a report.
fn readable(
    context: &mut CommandContext,
    lines: &[LogLine],
    only: Option<RecordId>,
) -> Result<(), CliError> {
    for line in lines {
        for text in paragraph(&shown(line), only, &context.book) {
            context.out.line(&text)?;
        }
        if let Some(text) = blanked(line) {
            context.out.line(&display_safe(&format!("    {text}")))?;
        }
    }
    Ok(())
}

/// The change of a line, with a word in place of a reason that has been erased.
fn shown(line: &LogLine) -> Change {
    let mut change = line.to_change();
    if line.erased {
        label!(command_why_erased).clone_into(&mut change.why);
    }
    change
}

/// What a line says no more, or took out of others.
fn blanked(line: &LogLine) -> Option<Safe> {
    if let Some(erasure) = &line.erasure {
        return Some(say!(command_log_values_erased {
            lines: erasure.lines.len()
        }));
    }
    (line.blanked > 0).then(|| {
        say!(command_more_facts_erased {
            facts: line.blanked
        })
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
        say!(count_records {
            count: records.len()
        })
        .into()
    } else {
        let ids: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        ids.join(" ")
    };
    let change = shown(line);
    let mut facts: Vec<String> = told(&change, only, book)
        .into_iter()
        .map(String::from)
        .collect();
    facts.extend(blanked(line).map(String::from));
    vec![
        Cell::new(&line.at.to_string()),
        Cell::new(&line.author),
        Cell::new(change_kind(&line.change_kind)),
        Cell::new(why(&change.why).as_str()),
        Cell::new(&whom),
        Cell::new(&facts.join(" | ")),
    ]
}

fn change_kind(change_kind: &ChangeKind) -> &'static str {
    match change_kind {
        ChangeKind::Do => "",
        ChangeKind::Undo(_) => "undo",
        ChangeKind::Redo(_) => "redo",
    }
}

fn value(line: &LogLine, book: &Book) -> Value {
    let of = match &line.change_kind {
        ChangeKind::Do => None,
        ChangeKind::Undo(change) | ChangeKind::Redo(change) => Some(change.0.as_str()),
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
        "gesture": if of.is_none() { "do" } else { change_kind(&line.change_kind) },
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
