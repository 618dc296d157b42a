//! `lastseen log --summary`: what the changes that are asked for have decided, as text for a report.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::casebook::change::{Change, ChangeId};
use crate::casebook::summary::{Decision, decisions, standing};
use crate::cli::args::Log;
use crate::cli::log_filter::Filter;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::record::status::Status;
use crate::storage::log_line::LogLine;
use crate::words::summary::of_changes;
use crate::words::triage::verdict;
use crate::words::value::named;

/// Prints what was decided: how often what, and about whom from which status to which. What was
/// taken back counts for nothing, whenever that was.
///
/// # Errors
///
/// [`Trouble`] of writing.
pub fn summary(
    mut desk: Desk,
    log: &Log,
    lines: &[LogLine],
    filter: &Filter,
) -> Result<(), Trouble> {
    let all: Vec<Change> = lines.iter().map(LogLine::to_change).collect();
    let standing: HashSet<&ChangeId> = standing(&all).iter().map(|change| &change.id).collect();
    let asked: Vec<Change> = lines
        .iter()
        .filter(|line| standing.contains(&line.change) && filter.takes(line))
        .map(LogLine::to_change)
        .collect();
    if desk.common.json {
        let asked: Vec<&Change> = asked.iter().collect();
        let values = decisions(&asked, &desk.book)
            .iter()
            .map(|one| value(one, &desk))
            .collect();
        desk.out.json(&Value::Array(values))?;
    } else {
        for line in of_changes(&title(log), &asked, &desk.book) {
            desk.out.line(&line)?;
        }
    }
    Ok(desk.out.finish()?)
}

fn title(log: &Log) -> String {
    let mut title = "Decisions".to_owned();
    for (word, typed) in [
        (
            "of",
            &Some(log.what.join(" ")).filter(|what| !what.is_empty()),
        ),
        ("since", &log.since),
        ("until", &log.until),
        ("by", &log.by),
    ] {
        if let Some(typed) = typed {
            title.push_str(&format!(" {word} {typed}"));
        }
    }
    title
}

fn value(decision: &Decision, desk: &Desk) -> Value {
    let entry = decision.entry.as_ref();
    json!({
        "person": decision.person.as_str(),
        "name": named(decision.person, &desk.book),
        "decision": verdict(&decision.verdict),
        "before": decision.before.as_ref().map(Status::lower),
        "when": entry.map(|entry| entry.when.as_str()),
        "place": entry.map(|entry| entry.place.as_str()),
        "sources": entry.map(|entry| {
            let cited = entry.sources.iter();
            cited.map(|one| one.source.as_str().to_owned()).collect::<Vec<_>>()
        }),
        "by": decision.by,
        "at": decision.at.to_string(),
    })
}
