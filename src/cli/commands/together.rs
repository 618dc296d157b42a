//! `lastseen together`: who may have been held with a person, or in a place, and when.

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::casebook::derive::place_flow::{PlaceHistory, place_history};
use crate::casebook::derive::stay::{Nearness, Overlap, Stay};
use crate::casebook::derive::together::{SharedStay, Together, together as held_together};
use crate::casebook::public::rule::AskGap;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::find_readable;
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::storage::clock;
use crate::text::catalogue::label;
use crate::text::labels::label;
use crate::text::pages::together::together_page;
use crate::text::safe::display_safe;

/// `lastseen together`
#[derive(Debug, Args)]
pub struct TogetherArgs {
    #[arg(value_name = "ID|PLACE", help = label!(flag_together_whom))]
    pub(crate) whom: String,
}

/// Tells who may have been held with a person, or in a place.
///
/// # Errors
///
/// [`CliError`] if no record, or several, fit.
pub fn together(mut context: CommandContext, what: &TogetherArgs) -> Result<(), CliError> {
    let today = clock::today();
    let id = find_readable(&context, &[Kind::Person, Kind::Place], &what.whom, today)?;
    if context.common.json {
        let value = match id.kind() {
            Kind::Place => place_value(id, &place_history(id, &context.book)),
            _ => person_value(id, &held_together(id, &context.book, today)),
        };
        context.out.json(&value)?;
        return Ok(context.out.finish()?);
    }
    let title = context.book.title_of(id).unwrap_or_default();
    context.out.line(&display_safe(&format!("{title}  {id}")))?;
    let sections = together_page(&context.book, id, today);
    if sections.is_empty() {
        let nobody = display_safe(label!(screen_nobody_together));
        context.out.line(&nobody)?;
    }
    for section in sections {
        context.out.end()?;
        let heading = display_safe(&label::capital(section.title));
        context.out.line(&heading)?;
        let rows: Vec<Vec<Cell>> = section
            .lines
            .iter()
            .map(|line| {
                let status = line.status.as_ref();
                let short = status
                    .map(|status| label::status_short(status, &context.book.statuses))
                    .unwrap_or_default();
                vec![
                    Cell::new(&format!("  {short}")),
                    Cell::new(format!("{}  {}", line.text, line.aside).trim_end()),
                ]
            })
            .collect();
        table(&mut context.out, &rows)?;
    }
    Ok(context.out.finish()?)
}

fn person_value(id: RecordId, found: &Together) -> Value {
    let all = |shared: &[SharedStay]| -> Vec<Value> { shared.iter().map(shared_value).collect() };
    let not_named = |gap| found.not_named.get(&gap).copied().unwrap_or(0);
    json!({
        "id": id.as_str(),
        "may_have_been_held_with": all(&found.held),
        "may_have_seen": all(&found.witnesses),
        "not_named": { "risk": not_named(AskGap::Risk), "consent": not_named(AskGap::Consent) },
        "unknown_places": found.unknown_places,
        "complete": !found.is_cut,
    })
}

fn shared_value(shared: &SharedStay) -> Value {
    json!({
        "person": shared.other.person.id.as_str(),
        "name": shared.other.person.name,
        "near": match shared.nearness {
            Nearness::Facility => "facility",
            Nearness::Place => "place",
            Nearness::Town => "town",
        },
        "dates": match shared.overlap {
            Overlap::Certain => "certain",
            Overlap::Possible => "possible",
        },
        "days": days(shared.days),
        "own": stay_value(&shared.own),
        "other": stay_value(&shared.other),
    })
}

fn stay_value(stay: &Stay) -> Value {
    entry_value(stay.person.id, stay.index, stay.entry)
}

fn entry_value(person: RecordId, index: usize, entry: &Entry) -> Value {
    let sources = entry.sources.iter().map(|one| one.source.as_str());
    json!({
        "person": person.as_str(),
        "index": index,
        "status": entry.status.as_ref().map(Status::lower),
        "place": entry.place,
        "when": entry.when.as_str(),
        "sources": sources.collect::<Vec<_>>(),
    })
}

/// The ends of some days; null for one that is open.
fn days(days: DayRange) -> Value {
    let day = |day: Date| (day != Date::MIN && day != Date::MAX).then(|| day.to_string());
    json!({ "from": day(days.earliest), "to": day(days.latest) })
}

fn place_value(id: RecordId, found: &PlaceHistory) -> Value {
    let flows = found.flows.iter().map(|flow| {
        let moves = flow.moves.iter().map(|one| {
            json!({
                "before": entry_value(one.person.id, one.before.0, one.before.1),
                "after": entry_value(one.person.id, one.after.0, one.after.1),
            })
        });
        json!({
            "from": flow.from.as_str(),
            "to": flow.to.as_str(),
            "people": flow.moves.len(),
            "days": days(flow.days),
            "moves": moves.collect::<Vec<_>>(),
        })
    });
    json!({
        "id": id.as_str(),
        "people": found.people,
        "stays": found.stays.iter().map(stay_value).collect::<Vec<_>>(),
        "unaccounted": found.unaccounted.iter().map(stay_value).collect::<Vec<_>>(),
        "flows": flows.collect::<Vec<_>>(),
    })
}
