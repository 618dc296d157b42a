//! `lastseen join`, `unjoin` and `distinct`: one record for two, two again, and what somebody decided.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::casebook::careful::taken_by_care;
use crate::casebook::join_request::JoinRequest;
use crate::casebook::judge::{Judgement, judge};
use crate::cli::args::{Distinct, Join, Unjoin};
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::cli::whom::{Assumed, find_alias, find_to_write};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::Precision;
use crate::storage::join::join_edits;
use crate::storage::unjoin::unjoin as take_apart;
use crate::words::failure::lines;
use crate::words::pair::{self, Row};
use crate::words::safe::display_safe;

/// Joins a record to another one, as one change, or shows what would come of it.
///
/// # Errors
///
/// [`Trouble`] where one of them is not found, both are the same, or somebody else changed one
/// meanwhile.
pub fn join(mut desk: Desk, join: &Join) -> Result<(), Trouble> {
    let mut assumed = Assumed::default();
    let both = (join.kept.as_str(), join.joined.as_str());
    let (kept, joined) = two(&desk, both, Precision::Irreversible, &mut assumed)?;
    let rows = pair::rows(&desk.book, kept, joined);
    if let Some(field) = join.take.iter().chain(&join.keep).find(|field| {
        !rows
            .iter()
            .any(|row| row.field == **field && row.is_choice())
    }) {
        return Err(Trouble::usage(&format!(
            "{field}: the two records do not have two values for such a field"
        )));
    }
    let people = desk.book.people();
    let both = people.get(kept).zip(people.get(joined));
    let mut taken = both.map_or_else(BTreeSet::new, |(one, other)| taken_by_care(one, other));
    taken.extend(join.take.iter().cloned());
    taken.retain(|field| !join.keep.contains(field));
    let request = JoinRequest {
        anyway: join.anyway,
        ..JoinRequest::new(&desk.book, (kept, joined), taken, pair::remark(joined))
    };
    let edits = join_edits(&desk.workspace, &request);
    if join.dry_run {
        if let Err(failure) = edits {
            lines(&failure).iter().for_each(tell);
        }
        return side_by_side(desk, &rows, &request.taken);
    }
    let edits = edits?;
    let called = |id: RecordId| desk.book.title_of(id).unwrap_or_default();
    let what = format!("join {} to {}", called(joined), called(kept));
    assumed.ask(&desk.book, &what, join.yes)?;
    let name = desk.book.title_of(kept).unwrap_or_default().to_owned();
    let why = join
        .why
        .clone()
        .unwrap_or_else(|| pair::why_joined(&name, joined));
    let change = desk.workspace.change(why, edits)?;
    desk.workspace.commit(&change)?;
    if desk.common.json {
        desk.out
            .json(&json!({ "kept": kept.as_str(), "joined": joined.as_str() }))?;
    } else if !desk.common.quiet {
        desk.out.line(&display_safe(&format!(
            "{kept}  {name}: {joined} leads here now; `lastseen unjoin {joined}` takes them apart again"
        )))?;
    }
    Ok(desk.out.finish()?)
}

/// field, value of the kept one, value of the joined one, what comes of it.
fn side_by_side(mut desk: Desk, rows: &[Row], taken: &BTreeSet<String>) -> Result<(), Trouble> {
    if desk.common.json {
        let values: Vec<Value> = rows
            .iter()
            .map(|row| {
                json!({
                    "field": row.field,
                    "kept": row.kept.as_str(),
                    "joined": row.joined.as_str(),
                    "comes_of_it": row.outcome(taken.contains(row.field)),
                })
            })
            .collect();
        desk.out.json(&Value::Array(values))?;
        return Ok(desk.out.finish()?);
    }
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            vec![
                Cell::new(row.field),
                Cell::with_tone(row.kept.clone(), None),
                Cell::new(row.sign()),
                Cell::with_tone(row.joined.clone(), None),
                Cell::new(&row.outcome(taken.contains(row.field))),
            ]
        })
        .collect();
    table(&mut desk.out, &cells)?;
    Ok(desk.out.finish()?)
}

/// Takes two records apart again that were joined, also when other changes came after.
///
/// # Errors
///
/// [`Trouble`] where nothing of the kind stands in the log, or one of the records was changed since;
/// the lines say what, by whom and when.
pub fn unjoin(mut desk: Desk, unjoin: &Unjoin) -> Result<(), Trouble> {
    let mut assumed = Assumed::default();
    let joined = find_alias(&desk.book, &unjoin.joined, &mut assumed)?;
    let called = |id: RecordId| desk.book.title_of(id).unwrap_or_default();
    let what = format!(
        "take {} ({joined}) apart from {}",
        called(joined),
        called(desk.book.stands_for(joined))
    );
    assumed.ask(&desk.book, &what, unjoin.yes)?;
    let done = take_apart(&desk.workspace, joined, unjoin.anyway)?;
    if desk.common.json {
        let records = done.change.records();
        let records: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        desk.out
            .json(&json!({ "done": "taken apart", "why": done.change.why, "records": records }))?;
    } else if !desk.common.quiet {
        desk.out
            .line(&display_safe(&format!("taken apart: {}", done.change.why)))?;
    }
    Ok(desk.out.finish()?)
}

/// Remembers that two records are of two people, or that nobody can tell.
///
/// # Errors
///
/// As [`join`].
pub fn distinct(mut desk: Desk, distinct: &Distinct) -> Result<(), Trouble> {
    let mut assumed = Assumed::default();
    let both = (distinct.one.as_str(), distinct.other.as_str());
    let (one, other) = two(&desk, both, Precision::Write, &mut assumed)?;
    let people = desk.book.people();
    let (Some(first), Some(second)) = (people.get(one), people.get(other)) else {
        return Ok(());
    };
    let judgement = match distinct.unsure {
        true => Judgement::Unsure,
        false => Judgement::Different,
    };
    let edits = judge(&desk.book, first, second, judgement);
    let why = pair::why_judged(&first.name, &second.name, judgement);
    assumed.ask(&desk.book, &why, distinct.yes)?;
    if !edits.is_empty() {
        let change = desk.workspace.change(why.clone(), edits)?;
        desk.workspace.commit(&change)?;
    }
    if desk.common.json {
        desk.out
            .json(&json!({ "people": [one.as_str(), other.as_str()], "done": why }))?;
    } else if !desk.common.quiet {
        desk.out.line(&display_safe(&why))?;
    }
    Ok(desk.out.finish()?)
}

fn two(
    desk: &Desk,
    (one, other): (&str, &str),
    precision: Precision,
    assumed: &mut Assumed,
) -> Result<(RecordId, RecordId), Trouble> {
    let first = find_to_write(desk, &[Kind::Person], one, precision, assumed)?;
    let second = find_to_write(desk, &[Kind::Person], other, precision, assumed)?;
    if first == second {
        return Err(Trouble::refused(&format!(
            "{one} and {other} are one record already: {first}"
        )));
    }
    Ok((first, second))
}
