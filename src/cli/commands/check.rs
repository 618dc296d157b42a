//! `lastseen check`: every finding as `path:line:column: reason`.

use serde_json::{Value, json};

use crate::casebook::errors::problem::Problem;
use crate::cli::command_context::{CommandContext, warning};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::progress::ProgressLine;
use crate::cli::warnings::{doubt_line, doubt_value};
use crate::search::query::saved::check_saved;
use crate::storage::load::by_snapshot::FEWEST;
use crate::storage::load::recheck::CheckBasis;
use crate::text::catalogue::say;
use crate::text::errors::problem::{problem, reason};
use crate::text::safe::display_safe;

/// Prints what could not be read, what is probably not meant, and what is wrong with the log, in
/// the order of the files.
///
/// # Errors
///
/// [`CliError::Found`] if there was something to print.
pub fn check(mut context: CommandContext) -> Result<(), CliError> {
    let today = context.book.present();
    let mut known = std::mem::take(&mut context.problems);
    known.extend(context.workspace.foreign_work());
    known.extend(check_saved(&context.book, today));
    context.book.keep_what_checks_ask_for();
    let basis = CheckBasis {
        book: &context.book,
        stamps: &context.stamps,
        fewest: FEWEST,
    };
    let line = ProgressLine::late(context.common.quiet);
    let tell_done = |done, all| {
        line.tell(done, all, |percent| {
            say!(command_progress_checked { percent })
        });
    };
    let found = context
        .workspace
        .look_through(basis, today, known, &tell_done);
    line.clear();
    let found = found?;
    let missing = context.workspace.missing_ends()?;
    let shown = &found[..found.len().min(context.common.limit.unwrap_or(usize::MAX))];
    if context.common.json {
        let mut values: Vec<Value> = shown.iter().map(value).collect();
        values.extend(missing.iter().map(doubt_value));
        context.out.json(&Value::Array(values))?;
    } else {
        for one in shown {
            context.out.line(&problem(one))?;
        }
        for (path, doubt) in &missing {
            context.out.line(&doubt_line(path, doubt))?;
        }
    }
    context.out.finish()?;
    // No finding: git checks out files that everybody may read, and the exit code is about records.
    if context.out.style.terminal
        && !context.common.quiet
        && !context.common.json
        && let Some(warning) = warning(&context.workspace)
    {
        tell(&problem(&warning));
    }
    if found.is_empty() && missing.is_empty() {
        return Ok(());
    }
    if context.out.style.terminal && !context.common.quiet {
        tell(&display_safe(&say!(count_findings {
            count: found.len() + missing.len()
        })));
    }
    Err(CliError::Found)
}

/// A finding in JSON, wherever it is printed.
#[must_use]
pub fn value(problem: &Problem) -> Value {
    json!({
        "path": problem.at.path.to_string_lossy(),
        "line": problem.at.line,
        "column": problem.at.column,
        "record": problem.record.map(|id| id.to_string()),
        "field": problem.field.told(),
        "reason": reason(&problem.reason).as_str(),
    })
}
