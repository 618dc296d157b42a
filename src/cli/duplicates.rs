//! `lastseen duplicates`: pairs of people who may be one, with what speaks for and against.

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::duplicates::lookalikes::Lookalikes;
use crate::casebook::duplicates::reason::Pair;
use crate::cli::args::Duplicates;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::cli::whom::find_readable;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::words::counts;
use crate::words::pair::{reason, reasons, score, standing};
use crate::words::safe::display_safe;

/// Prints the likely pairs that nobody has judged, best first; with `--all` also those that are worth
/// a look and those that somebody was unsure of.
///
/// # Errors
///
/// [`Trouble`] where the person that is named is not found.
pub fn duplicates(mut desk: Desk, duplicates: &Duplicates) -> Result<(), Trouble> {
    let whom = match &duplicates.whom {
        Some(typed) => Some(find_readable(
            &desk,
            &[Kind::Person],
            typed,
            clock::today(),
        )?),
        None => None,
    };
    desk.book.compare(&|_, _| {});
    let Some(lookalikes) = desk.book.lookalikes() else {
        return Ok(());
    };
    let found: Vec<Pair> = lookalikes
        .pairs()
        .iter()
        .filter(|pair| duplicates.all || pair.is_proposed())
        .filter(|pair| whom.is_none_or(|id| pair.other(id).is_some()))
        .copied()
        .collect();
    let shown = &found[..found.len().min(desk.common.limit.unwrap_or(usize::MAX))];
    if desk.common.json {
        let values = shown.iter().map(|pair| value(&desk.book, lookalikes, pair));
        let values = Value::Array(values.collect());
        desk.out.json(&values)?;
        return Ok(desk.out.finish()?);
    }
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|pair| row(&desk.book, lookalikes, pair))
        .collect();
    table(&mut desk.out, &rows)?;
    desk.out.finish()?;
    if desk.out.style.terminal && !desk.common.quiet {
        let all = counts::of(found.len(), "pair", "pairs");
        let text = match shown.len() < found.len() {
            true => format!("{} of {all}", shown.len()),
            false => all,
        };
        tell(&display_safe(&text));
    }
    Ok(())
}

/// score, what to think of it, id and name of both, reasons.
fn row(book: &Book, lookalikes: &Lookalikes, pair: &Pair) -> Vec<Cell> {
    let name = |id: RecordId| Cell::new(book.title_of(id).unwrap_or_default());
    let why = lookalikes.reasons(pair.a, pair.b);
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

fn value(book: &Book, lookalikes: &Lookalikes, pair: &Pair) -> Value {
    let person = |id: RecordId| {
        json!({
            "id": id.as_str(),
            "name": book.title_of(id),
            "path": id.relative_path(),
        })
    };
    let reasons: Vec<Value> = lookalikes
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
