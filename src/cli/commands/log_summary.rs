//! `lastseen log --summary`: what the changes that are asked for have decided, as text for a report.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::casebook::change::{Change, ChangeId};
use crate::casebook::derive::decisions::{LoggedDecision, decisions, standing};
use crate::cli::args::LogArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::log_filter::Filter;
use crate::cli::output::cli_error::CliError;
use crate::record::status::Status;
use crate::storage::log::line::LogLine;
use crate::text::catalogue::say;
use crate::text::log::value::named;
use crate::text::pages::summary::of_changes;
use crate::text::pages::triage::verdict;
use crate::text::safe::Safe;

/// Prints what was decided: how often what, and about whom from which status to which. What was
/// taken back counts for nothing, whenever that was.
///
/// # Errors
///
/// [`CliError`] of writing.
pub fn summary(
    mut context: CommandContext,
    log: &LogArgs,
    lines: &[LogLine],
    filter: &Filter,
) -> Result<(), CliError> {
    let all: Vec<Change> = lines.iter().map(LogLine::to_change).collect();
    let standing: HashSet<&ChangeId> = standing(&all).iter().map(|change| &change.id).collect();
    let asked: Vec<Change> = lines
        .iter()
        .filter(|line| standing.contains(&line.change) && filter.takes(line))
        .map(LogLine::to_change)
        .collect();
    if context.common.json {
        let asked: Vec<&Change> = asked.iter().collect();
        let values = decisions(&asked, &context.book)
            .iter()
            .map(|one| value(one, &context))
            .collect();
        context.out.json(&Value::Array(values))?;
    } else {
        for line in of_changes(title(log).as_str(), &asked, &context.book) {
            context.out.line(&line)?;
        }
    }
    Ok(context.out.finish()?)
}

/// What the summary is of, as it was asked for.
fn title(log: &LogArgs) -> Safe {
    let what = log.what.join(" ");
    let mut title = say!(command_decisions);
    if !what.is_empty() {
        title = say!(command_decisions_of { title, what });
    }
    if let Some(since) = &log.since {
        title = say!(command_decisions_since { title, since });
    }
    if let Some(until) = &log.until {
        title = say!(command_decisions_until { title, until });
    }
    if let Some(by) = &log.by {
        title = say!(command_decisions_by { title, by });
    }
    title
}

fn value(decision: &LoggedDecision, context: &CommandContext) -> Value {
    let entry = decision.entry.as_ref();
    json!({
        "person": decision.person.as_str(),
        "name": named(decision.person, &context.book),
        "decision": verdict(&decision.verdict, None),
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
