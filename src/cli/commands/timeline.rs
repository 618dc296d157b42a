//! `lastseen timeline`: the entries of a person or case on a line in time.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::casebook::derive::step_due::{is_overdue, steps_in_time};
use crate::casebook::derive::time_line::{Track, of_case, of_person};
use crate::cli::args::TimelineArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::find_all;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::status::Status;
use crate::storage::clock;
use crate::text::catalogue::label;
use crate::text::labels::label;
use crate::text::pages::section::SectionLine;
use crate::text::pages::time_line::time_line;
use crate::text::safe::{Safe, display_safe};

/// Shows the time line of each person or case that is meant.
///
/// On a terminal it is drawn; into a pipe goes one entry a line: person, first and last day (empty
/// where open), status, place, contact, and whether it is the last word or the status now.
///
/// # Errors
///
/// [`CliError`] if no record, or several, fit.
pub fn timeline(mut context: CommandContext, what: &TimelineArgs) -> Result<(), CliError> {
    let kinds = [Kind::Person, Kind::Case];
    let ids = find_all(&context, &kinds, &what.whom, clock::today())?;
    if context.common.json {
        let mut lines: Vec<Value> = ids.iter().map(|id| value(&context, *id)).collect();
        let all = if what.whom == "-" {
            Value::Array(lines)
        } else {
            lines.pop().unwrap_or_default()
        };
        context.out.json(&all)?;
        return Ok(context.out.finish()?);
    }
    for (at, id) in ids.iter().enumerate() {
        if context.out.style.terminal {
            if at > 0 {
                context.out.end()?;
            }
            drawn(&mut context, *id)?;
        } else {
            rows(&mut context, *id)?;
        }
    }
    Ok(context.out.finish()?)
}

fn tracks(context: &CommandContext, id: RecordId) -> Vec<Track<'_>> {
    match id.kind() {
        Kind::Case => of_case(&context.book, id),
        _ => of_person(&context.book, id).into_iter().collect(),
    }
}

/// A day as it is written; nothing if the end is open.
fn day(day: Date) -> String {
    if day == Date::MIN || day == Date::MAX {
        String::new()
    } else {
        day.to_string()
    }
}

fn rows(context: &mut CommandContext, id: RecordId) -> Result<(), CliError> {
    let mut rows = Vec::new();
    for track in tracks(context, id) {
        for mark in &track.marks {
            let entry: &Entry = mark.entry;
            let [status, contact] = words(entry, track.person);
            let sign = match (entry.is_withdrawn(), mark.last_seen, mark.current) {
                (true, _, _) => label!(timeline_withdrawn),
                (_, true, true) => label!(command_last_seen_now),
                (_, true, false) => label!(command_last_seen),
                (_, false, true) => label!(timeline_now),
                (_, false, false) => "",
            };
            let row = [
                track.person.name.as_str(),
                &day(mark.days.earliest),
                &day(mark.days.latest),
                &status,
                &entry.place,
                &contact,
                sign,
            ];
            rows.push(row.map(Cell::new).to_vec());
        }
        for entry in track
            .ahead
            .iter()
            .filter_map(|at| track.person.history.get(*at))
        {
            let [status, contact] = words(entry, track.person);
            let days = entry.when.days();
            let end = |day: Option<Date>| day.map(self::day).unwrap_or_default();
            let sign = if entry.is_withdrawn() {
                label!(timeline_withdrawn)
            } else {
                label!(command_in_the_future)
            };
            let row = [
                track.person.name.as_str(),
                &end(days.map(|days| days.earliest)),
                &end(days.map(|days| days.latest)),
                &status,
                &entry.place,
                &contact,
                sign,
            ];
            rows.push(row.map(Cell::new).to_vec());
        }
    }
    Ok(table(&mut context.out, &rows)?)
}

/// The status and the contact of an entry, as they stand in their columns.
fn words(entry: &Entry, person: &Person) -> [Safe; 2] {
    let told = |status| label::status_in_column(status, person.sex.as_ref());
    let contact = label::in_column(entry.contact.as_str());
    [entry.status.as_ref().map(told).unwrap_or_default(), contact]
}

fn value(context: &CommandContext, id: RecordId) -> Value {
    let ends = |from: Date, to: Date| {
        let end = |day: Date| Some(self::day(day)).filter(|day| !day.is_empty());
        (end(from), end(to))
    };
    let tracks: Vec<Value> = tracks(context, id)
        .iter()
        .map(|track| {
            let marks = track.marks.iter().map(|mark| {
                let (from, to) = ends(mark.days.earliest, mark.days.latest);
                json!({
                    "index": mark.index,
                    "when": mark.entry.when.as_str(),
                    "earliest": from,
                    "latest": to,
                    "status": mark.entry.status.as_ref().map(Status::lower),
                    "place": mark.entry.place,
                    "contact": mark.entry.contact.as_str().to_lowercase(),
                    "last_seen": mark.last_seen,
                    "current": mark.current,
                    "withdrawn": mark.entry.withdrawn,
                })
            });
            let gaps = track
                .gaps
                .iter()
                .map(|gap| json!({ "from": day(gap.from), "to": day(gap.to), "days": gap.days() }));
            json!({
                "id": track.person.id.as_str(),
                "name": track.person.name,
                "entries": marks.collect::<Vec<_>>(),
                "gaps": gaps.collect::<Vec<_>>(),
                "silent_since": track.silent_since.map(day),
                "steps": steps(track.person),
                "in_future": track.ahead,
                "undated": track.undated,
            })
        })
        .collect();
    json!({ "id": id.as_str(), "title": context.book.title_of(id), "people": tracks })
}

/// What was done for a person, oldest first, with whether an answer is late.
fn steps(person: &Person) -> Vec<Value> {
    let today = clock::today();
    let order = steps_in_time(person).into_iter();
    order
        .filter_map(|at| Some((at, person.steps.get(at)?)))
        .map(|(index, step)| {
            json!({
                "index": index,
                "when": step.when.as_str(),
                "what": step.what.as_ref().map(|what| what.as_str().to_lowercase()),
                "to": step.to,
                "by": step.by,
                "answer": step.answer,
                "due": step.due.as_str(),
                "late": is_overdue(step, today),
            })
        })
        .collect()
}

/// The lines as they stand on a terminal.
fn drawn(context: &mut CommandContext, id: RecordId) -> Result<(), CliError> {
    let title = context.book.title_of(id).unwrap_or_default();
    context.out.line(&display_safe(&format!("{title}  {id}")))?;
    let width = context.out.columns().clamp(40, 160);
    for section in time_line(&context.book, id, clock::today()) {
        context.out.end()?;
        context
            .out
            .line(&display_safe(&label::capital(section.title)))?;
        let labels = widest(&section.lines, |line| line.label.as_str());
        let asides = widest(&section.lines, |line| line.aside.as_str());
        let cells = width.saturating_sub(labels + asides + 9).max(10);
        let mut rows = Vec::new();
        for line in &section.lines {
            rows.push(cells_of(context, line, cells));
        }
        table(&mut context.out, &rows)?;
    }
    Ok(())
}

fn widest(lines: &[SectionLine], part: impl Fn(&SectionLine) -> &str) -> usize {
    let columns = lines.iter().map(|line| part(line).chars().count());
    columns.max().unwrap_or(0)
}

fn cells_of(context: &CommandContext, line: &SectionLine, cells: usize) -> Vec<Cell> {
    let kind = line
        .status
        .as_ref()
        .and_then(|status| context.book.status_kind(status));
    let tone = kind.map(|kind| kind.tone).filter(|_| !line.withdrawn);
    let short = line
        .status
        .as_ref()
        .map(|status| label::status_short(status, &context.book.statuses))
        .unwrap_or_default();
    let text = match &line.drawn {
        Some(drawn) => drawn.cells(cells),
        None => line.text.as_str().to_owned(),
    };
    vec![
        Cell::new(&format!("  {}", line.label)),
        Cell::with_tone(short, tone),
        // The last value is printed whole, however wide it is.
        Cell::new(format!("{text}  {}", line.aside).trim_end()),
    ]
}
