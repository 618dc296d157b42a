//! `lastseen duplicates`: pairs of people who may be one, with what speaks for and against.

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::duplicates::reason::Pair;
use crate::cli::args::DuplicatesArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::find_readable;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::text::catalogue::say;
use crate::text::pages::pair::{reason, reasons, score, standing};

/// Prints the likely pairs that nobody has judged, best first; with `--all` also those that are worth
/// a look and those that somebody was unsure of.
///
/// # Errors
///
/// [`CliError`] if the person that is named is not found.
pub fn duplicates(
    mut context: CommandContext,
    duplicates: &DuplicatesArgs,
) -> Result<(), CliError> {
    let whom = match &duplicates.whom {
        Some(typed) => Some(find_readable(
            &context,
            &[Kind::Person],
            typed,
            clock::today(),
        )?),
        None => None,
    };
    let line = ProgressLine::late(context.common.quiet);
    context.book.compare(&|done, all| {
        line.tell(done, all, |percent| {
            say!(command_progress_compared { percent })
        });
    });
    line.clear();
    let Some(duplicate_index) = context.book.duplicate_index() else {
        return Ok(());
    };
    let found: Vec<Pair> = duplicate_index
        .pairs()
        .iter()
        .filter(|pair| duplicates.all || pair.is_proposed())
        .filter(|pair| whom.is_none_or(|id| pair.other(id).is_some()))
        .copied()
        .collect();
    let shown = &found[..found.len().min(context.common.limit.unwrap_or(usize::MAX))];
    if context.common.json {
        let values = shown
            .iter()
            .map(|pair| value(&context.book, duplicate_index, pair));
        let values = Value::Array(values.collect());
        context.out.json(&values)?;
        return Ok(context.out.finish()?);
    }
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|pair| row(&context.book, duplicate_index, pair))
        .collect();
    table(&mut context.out, &rows)?;
    context.out.finish()?;
    if context.out.style.terminal && !context.common.quiet {
        let all = say!(count_pairs { count: found.len() });
        tell(&match shown.len() < found.len() {
            true => say!(command_shown_of_all {
                shown: shown.len(),
                all
            }),
            false => all,
        });
    }
    Ok(())
}

/// score, what to think of it, id and name of both, reasons.
fn row(book: &Book, duplicate_index: &DuplicateIndex, pair: &Pair) -> Vec<Cell> {
    let name = |id: RecordId| Cell::new(book.title_of(id).unwrap_or_default());
    let why = duplicate_index.reasons(pair.a, pair.b);
    vec![
        Cell::new(&score(pair.score)),
        Cell::new(standing(pair)),
        Cell::new(pair.a.as_str()),
        name(pair.a),
        Cell::new(pair.b.as_str()),
        name(pair.b),
        Cell::with_tone(reasons(&why, book), None),
    ]
}

fn value(book: &Book, duplicate_index: &DuplicateIndex, pair: &Pair) -> Value {
    let person = |id: RecordId| {
        json!({
            "id": id.as_str(),
            "name": book.title_of(id),
            "path": id.relative_path(),
        })
    };
    let reasons: Vec<Value> = duplicate_index
        .reasons(pair.a, pair.b)
        .iter()
        .map(|weighed| {
            json!({
                "bits": (f64::from(weighed.bits) * 10.0).round() / 10.0,
                "text": reason(weighed, book).as_str(),
            })
        })
        .collect();
    json!({
        "score": (f64::from(pair.score) * 1000.0).round() / 1000.0,
        "standing": standing(pair),
        "people": [person(pair.a), person(pair.b)],
        "reasons": reasons,
    })
}
