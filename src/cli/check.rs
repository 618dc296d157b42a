//! `lastseen check`: every finding as `path:line:column: reason`.

use serde_json::{Value, json};

use crate::casebook::problem::Problem;
use crate::cli::doubt::{doubt_line, doubt_value};
use crate::cli::open::{Desk, warning};
use crate::cli::out::tell;
use crate::cli::trouble::Trouble;
use crate::search::saved::check_saved;
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
    let today = desk.book.present();
    let mut known = std::mem::take(&mut desk.problems);
    known.extend(desk.workspace.foreign_work());
    known.extend(check_saved(&desk.book, today));
    let found = desk
        .workspace
        .look_through(&desk.book, today, known, &|_, _| {})?;
    let missing = desk.workspace.missing_ends()?;
    let shown = &found[..found.len().min(desk.common.limit.unwrap_or(usize::MAX))];
    if desk.common.json {
        let mut values: Vec<Value> = shown.iter().map(value).collect();
        values.extend(missing.iter().map(doubt_value));
        desk.out.json(&Value::Array(values))?;
    } else {
        for one in shown {
            desk.out.line(&problem(one))?;
        }
        for (path, doubt) in &missing {
            desk.out.line(&doubt_line(path, doubt))?;
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
    if found.is_empty() && missing.is_empty() {
        return Ok(());
    }
    if desk.out.style.terminal && !desk.common.quiet {
        tell(&display_safe(&counts::of(
            found.len() + missing.len(),
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
