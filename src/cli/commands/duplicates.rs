//! `lastseen duplicates`: pairs of people who may be one, with what speaks for and against.

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::cli::args::DuplicatesArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::find_readable;
use crate::cli::whole_book::book_of;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::storage::load::by_snapshot::FEWEST;
use crate::storage::snapshot::compared_pairs::WeighedPair;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::say;
use crate::text::pages::pair::{reason, reasons, score, standing};

/// The pairs from the last comparison, if nothing that it rests on has changed since, and a book of whom they tell;
/// `None` if all people must be compared, or one of them is to be found by name.
#[must_use]
pub fn book_of_pairs(
    workspace: &Workspace,
    duplicates: &DuplicatesArgs,
) -> Option<(Book, Vec<WeighedPair>)> {
    if duplicates.whom.is_some() {
        return None;
    }
    let view = workspace.stored_view()?;
    let kept = view.pairs(&|one| duplicates.all || one.pair.is_proposed())?;
    Some((book_of(workspace, kept.records.into()), kept.pairs))
}

/// Prints the likely pairs that nobody has judged, best first; with `--all` also those that are worth
/// a look and those that somebody was unsure of. The pairs that are `kept` need not be looked for again.
///
/// # Errors
///
/// [`CliError`] if the person that is named is not found.
pub fn duplicates(
    mut context: CommandContext,
    duplicates: &DuplicatesArgs,
    kept: Option<Vec<WeighedPair>>,
) -> Result<(), CliError> {
    let found = match kept {
        Some(kept) => kept,
        None => compared(&mut context, duplicates)?,
    };
    let shown = &found[..found.len().min(context.common.limit.unwrap_or(usize::MAX))];
    if context.common.json {
        let values = shown.iter().map(|pair| value(&context.book, pair));
        let values = Value::Array(values.collect());
        context.out.json(&values)?;
        return Ok(context.out.finish()?);
    }
    let rows: Vec<Vec<Cell>> = shown.iter().map(|pair| row(&context.book, pair)).collect();
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

/// Compares all people, and keeps what comes of it.
fn compared(
    context: &mut CommandContext,
    duplicates: &DuplicatesArgs,
) -> Result<Vec<WeighedPair>, CliError> {
    let whom = match &duplicates.whom {
        Some(typed) => {
            let kinds = &[Kind::Person];
            Some(find_readable(context, kinds, typed, clock::today())?)
        }
        None => None,
    };
    let line = ProgressLine::late(context.common.quiet);
    context.book.compare(&|done, all| {
        line.tell(done, all, |percent| {
            say!(command_progress_compared { percent })
        });
    });
    line.clear();
    if context.stamps.len() >= FEWEST {
        let (book, stamps) = (&context.book, &context.stamps);
        context.workspace.keep_pairs(book, stamps);
    }
    let Some(duplicate_index) = context.book.duplicate_index() else {
        return Ok(Vec::new());
    };
    let found = duplicate_index
        .pairs()
        .iter()
        .filter(|pair| duplicates.all || pair.is_proposed())
        .filter(|pair| whom.is_none_or(|id| pair.other(id).is_some()));
    let weighed = found.map(|pair| WeighedPair {
        pair: *pair,
        reasons: duplicate_index.reasons(pair.a, pair.b),
    });
    Ok(weighed.collect())
}

/// score, what to think of it, id and name of both, reasons.
fn row(book: &Book, WeighedPair { pair, reasons: why }: &WeighedPair) -> Vec<Cell> {
    let name = |id: RecordId| Cell::new(book.title_of(id).unwrap_or_default());
    vec![
        Cell::new(&score(pair.score)),
        Cell::new(standing(pair)),
        Cell::new(pair.a.as_str()),
        name(pair.a),
        Cell::new(pair.b.as_str()),
        name(pair.b),
        Cell::with_tone(reasons(why, book), None),
    ]
}

fn value(book: &Book, WeighedPair { pair, reasons: why }: &WeighedPair) -> Value {
    let person = |id: RecordId| {
        json!({
            "id": id.as_str(),
            "name": book.title_of(id),
            "path": id.relative_path(),
        })
    };
    let reasons: Vec<Value> = why
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
