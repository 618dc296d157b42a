//! `lastseen join`, `unjoin` and `distinct`: one record for two, two again, and what somebody decided.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::casebook::change::purpose::Purpose;
use crate::casebook::merge::join_request::JoinRequest;
use crate::casebook::merge::most_protective::taken_by_care;
use crate::casebook::merge::pair_decision::{PairDecision, judge};
use crate::cli::args::{DistinctArgs, JoinArgs, UnjoinArgs};
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::{Assumed, find_alias, find_to_write};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::merge::join::join_edits;
use crate::storage::merge::unjoin::unjoin as unjoin_records;
use crate::text::catalogue::say;
use crate::text::errors::failure::lines;
use crate::text::log::purpose::why as told;
use crate::text::pages::pair;
use crate::text::pages::pair::PairRow;

/// Joins a record to another one, as one change, or shows what would come of it.
///
/// # Errors
///
/// [`CliError`] if one of them is not found, both are the same, or somebody else changed one
/// meanwhile.
pub fn join(mut context: CommandContext, join: &JoinArgs) -> Result<(), CliError> {
    let mut assumed = Assumed::default();
    let both = (join.kept.as_str(), join.joined.as_str());
    let (kept, joined) = two(&context, both, NamePrecision::Irreversible, &mut assumed)?;
    let rows = pair::rows(&context.book, kept, joined);
    if let Some(field) = join.take.iter().chain(&join.keep).find(|field| {
        !rows
            .iter()
            .any(|row| row.field == **field && row.is_choice())
    }) {
        return Err(CliError::usage(&say!(command_not_two_values { field })));
    }
    let people = context.book.people();
    let both = people.get(kept).zip(people.get(joined));
    let mut taken = both.map_or_else(BTreeSet::new, |(one, other)| taken_by_care(one, other));
    taken.extend(join.take.iter().cloned());
    taken.retain(|field| !join.keep.contains(field));
    let request = JoinRequest {
        anyway: join.anyway,
        ..JoinRequest::new(&context.book, (kept, joined), taken, pair::remark(joined))
    };
    let edits = join_edits(&context.workspace, &request);
    if join.dry_run {
        if let Err(failure) = edits {
            lines(&failure).iter().for_each(tell);
        }
        return side_by_side(context, &rows, &request.taken);
    }
    let edits = edits?;
    let called = |id: RecordId| context.book.title_of(id).unwrap_or_default();
    let question = say!(command_join_question {
        joined: called(joined),
        kept: called(kept)
    });
    assumed.ask(&context.book, &question, join.yes)?;
    let name = context.book.title_of(kept).unwrap_or_default().to_owned();
    let why = join.why.clone().unwrap_or_else(|| {
        let name = name.clone();
        Purpose::Joined { name, joined }.to_text()
    });
    let change = context.workspace.change(why, edits)?;
    context.workspace.commit(&change)?;
    if context.common.json {
        context
            .out
            .json(&json!({ "kept": kept.as_str(), "joined": joined.as_str() }))?;
    } else if !context.common.quiet {
        context
            .out
            .line(&say!(command_joined { kept, name, joined }))?;
    }
    Ok(context.out.finish()?)
}

/// field, value of the kept one, value of the joined one, what comes of it.
fn side_by_side(
    mut context: CommandContext,
    rows: &[PairRow],
    taken: &BTreeSet<String>,
) -> Result<(), CliError> {
    if context.common.json {
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
        context.out.json(&Value::Array(values))?;
        return Ok(context.out.finish()?);
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
    table(&mut context.out, &cells)?;
    Ok(context.out.finish()?)
}

/// Takes two records apart again that were joined, also when other changes came after.
///
/// # Errors
///
/// [`CliError`] if nothing of the kind stands in the log, or one of the records was changed since;
/// the lines say what, by whom and when.
pub fn unjoin(mut context: CommandContext, unjoin: &UnjoinArgs) -> Result<(), CliError> {
    let mut assumed = Assumed::default();
    let joined = find_alias(&context.book, &unjoin.joined, &mut assumed)?;
    let called = |id: RecordId| context.book.title_of(id).unwrap_or_default();
    let question = say!(command_unjoin_question {
        name: called(joined),
        joined,
        kept: called(context.book.stands_for(joined))
    });
    assumed.ask(&context.book, &question, unjoin.yes)?;
    let done = unjoin_records(&context.workspace, joined, unjoin.anyway)?;
    if context.common.json {
        let records = done.change.records();
        let records: Vec<&str> = records.iter().map(RecordId::as_str).collect();
        context
            .out
            .json(&json!({ "done": "taken apart", "why": done.change.why, "records": records }))?;
    } else if !context.common.quiet {
        context.out.line(&say!(command_unjoined {
            why: told(&done.change.why)
        }))?;
    }
    Ok(context.out.finish()?)
}

/// Remembers that two records are of two people, or that nobody can tell.
///
/// # Errors
///
/// As [`join`].
pub fn distinct(mut context: CommandContext, distinct: &DistinctArgs) -> Result<(), CliError> {
    let mut assumed = Assumed::default();
    let both = (distinct.one.as_str(), distinct.other.as_str());
    let (one, other) = two(&context, both, NamePrecision::Write, &mut assumed)?;
    let people = context.book.people();
    let (Some(first), Some(second)) = (people.get(one), people.get(other)) else {
        return Ok(());
    };
    let pair_decision = match distinct.unsure {
        true => PairDecision::Unsure,
        false => PairDecision::Different,
    };
    let edits = judge(&context.book, first, second, pair_decision);
    let why = Purpose::Judged {
        one: first.name.to_string(),
        other: second.name.to_string(),
        decision: pair_decision,
    }
    .to_text();
    let question = say!(command_is_meant { what: told(&why) });
    assumed.ask(&context.book, &question, distinct.yes)?;
    if !edits.is_empty() {
        let change = context.workspace.change(why.clone(), edits)?;
        context.workspace.commit(&change)?;
    }
    if context.common.json {
        context
            .out
            .json(&json!({ "people": [one.as_str(), other.as_str()], "done": why }))?;
    } else if !context.common.quiet {
        context.out.line(&told(&why))?;
    }
    Ok(context.out.finish()?)
}

fn two(
    context: &CommandContext,
    (one, other): (&str, &str),
    precision: NamePrecision,
    assumed: &mut Assumed,
) -> Result<(RecordId, RecordId), CliError> {
    let first = find_to_write(context, &[Kind::Person], one, precision, assumed)?;
    let second = find_to_write(context, &[Kind::Person], other, precision, assumed)?;
    if first == second {
        return Err(CliError::refused(&say!(command_one_record_already {
            one,
            other,
            first
        })));
    }
    Ok((first, second))
}
