//! `lastseen check`: every finding as `path:line:column: reason`.

use serde_json::{Value, json};

use crate::casebook::check::check as look_through;
use crate::casebook::check_nested::nested_fields;
use crate::casebook::problem::{Location, Problem, Reason};
use crate::cli::open::{Desk, warning};
use crate::cli::out::tell;
use crate::cli::trouble::Trouble;
use crate::record::kind::Kind;
use crate::search::saved::check_saved;
use crate::storage::clock;
use crate::storage::erasures::person_erased;
use crate::words::counts;
use crate::words::problem::{problem, reason};
use crate::words::safe::display_safe;

/// Prints what could not be read, what is probably not meant, and what is wrong with the log, in
/// the order of the files.
///
/// # Errors
///
/// [`Trouble::Found`] where there was something to print.
pub fn check(mut desk: Desk) -> Result<(), Trouble> {
    let mut found = std::mem::take(&mut desk.problems);
    let mut findings = look_through(&desk.book, clock::today());
    for id in Kind::ALL.into_iter().flat_map(|kind| desk.book.ids(kind)) {
        // A file that is gone or bad by now was told of, or will be by the next run.
        if let Ok(Some(text)) = desk.workspace.text(id) {
            findings.extend(nested_fields(id, &text));
        }
    }
    findings.extend(check_saved(&desk.book, clock::today()));
    let erased = desk.workspace.erased_before()?;
    for (_, person) in desk.book.people().iter() {
        if let Some(line) = person_erased(&erased, person) {
            findings.push(Problem {
                at: Location::file(person.id.relative_path()),
                record: Some(person.id),
                field: "id".to_owned(),
                reason: Reason::WasErased {
                    at: line.at,
                    by: line.author.clone(),
                },
            });
        }
    }
    findings.extend(desk.workspace.verify_copies(&desk.book));
    desk.workspace.pin(&mut findings);
    found.extend(findings);
    for broken in desk.workspace.verify_log() {
        if !found.contains(&broken) {
            found.push(broken);
        }
    }
    // Stable, so that what stands at one place keeps its order.
    found.sort_by(|a, b| a.at.cmp(&b.at));
    let shown = &found[..found.len().min(desk.common.limit.unwrap_or(usize::MAX))];
    if desk.common.json {
        let values: Vec<Value> = shown.iter().map(value).collect();
        desk.out.json(&Value::Array(values))?;
    } else {
        for one in shown {
            desk.out.line(&problem(one))?;
        }
    }
    desk.out.finish()?;
    // No finding: git checks out files that everybody may read, and the exit code is about records.
    if desk.out.style.terminal
        && !desk.common.quiet
        && !desk.common.json
        && let Some(warning) = warning(&desk.workspace)
    {
        tell(&problem(&warning));
    }
    if found.is_empty() {
        return Ok(());
    }
    if desk.out.style.terminal && !desk.common.quiet {
        tell(&display_safe(&counts::of(
            found.len(),
            "finding",
            "findings",
        )));
    }
    Err(Trouble::Found)
}

/// A finding in JSON, wherever it is printed.
#[must_use]
pub fn value(problem: &Problem) -> Value {
    json!({
        "path": problem.at.path.to_string_lossy(),
        "line": problem.at.line,
        "column": problem.at.column,
        "record": problem.record.map(|id| id.to_string()),
        "field": problem.field,
        "reason": reason(&problem.reason).as_str(),
    })
}
