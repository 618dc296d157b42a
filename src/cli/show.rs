//! `lastseen show`: one record with all that is derived.

use serde_json::{Value, json};

use crate::cli::args::Show;
use crate::cli::json;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::show_conflict::{both_sides, in_conflict};
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::cli::whom::find_all;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::words::caution::caution;
use crate::words::dossier::dossier;
use crate::words::label;
use crate::words::read_aloud::{Spoken, read_aloud};
use crate::words::safe::{Safe, display_safe};
use crate::words::section::Line;

/// Shows one record, or every one that standard input names; those print as a JSON array.
///
/// # Errors
///
/// [`Trouble`] where no record, or several, fit.
pub fn show(mut desk: Desk, show: &Show) -> Result<(), Trouble> {
    if let Some(id) = in_conflict(&desk, &show.whom) {
        return both_sides(desk, id, one);
    }
    if show.dossier {
        return aloud(desk, show);
    }
    let ids = find_all(&desk, &Kind::ALL, &show.whom, clock::today())?;
    if desk.common.json {
        let mut records: Vec<Value> = ids.iter().map(|id| json::record(&desk.book, *id)).collect();
        let value = if show.whom == "-" {
            Value::Array(records)
        } else {
            records.pop().unwrap_or_default()
        };
        desk.out.json(&value)?;
        return Ok(desk.out.finish()?);
    }
    for (at, id) in ids.iter().enumerate() {
        if at > 0 && desk.out.style.terminal {
            desk.out.end()?;
        }
        one(&mut desk, *id)?;
    }
    Ok(desk.out.finish()?)
}

/// Dossiers to read aloud: a paragraph for each statement with all that stands behind it; by tabs
/// `sentence, sources, reports, against`; as JSON an array of such for each person.
fn aloud(mut desk: Desk, show: &Show) -> Result<(), Trouble> {
    let ids = find_all(&desk, &[Kind::Person], &show.whom, clock::today())?;
    let mut dossiers: Vec<Value> = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let told = read_aloud(&desk.book, *id, clock::today());
        if desk.common.json {
            dossiers.push(Value::Array(told.iter().map(spoken).collect()));
            continue;
        }
        careful(&desk, *id);
        if at > 0 && desk.out.style.terminal {
            desk.out.end()?;
        }
        for one in told {
            if desk.out.style.terminal {
                let paragraph = one.paragraph();
                desk.out.folded(&paragraph)?;
            } else {
                let sources: Vec<&str> = one.sources.iter().map(|s| s.told.as_str()).collect();
                let against: Vec<&str> = one.against.iter().map(Safe::as_str).collect();
                let (sources, against) = (sources.join("; "), against.join("; "));
                let row = [
                    one.sentence.as_str(),
                    sources.as_str(),
                    one.reports.as_str(),
                    against.as_str(),
                ];
                table(&mut desk.out, &[row.map(Cell::new).to_vec()])?;
            }
        }
    }
    if desk.common.json {
        let value = if show.whom == "-" {
            Value::Array(dossiers)
        } else {
            dossiers.pop().unwrap_or_default()
        };
        desk.out.json(&value)?;
    }
    Ok(desk.out.finish()?)
}

/// Says on standard error, so that it never ends up in what is handed on, what has to be known of the
/// person before the dossier is.
fn careful(desk: &Desk, id: RecordId) {
    let person = desk.book.people().get(id);
    let told = person.and_then(|person| caution(person, &desk.book, clock::today()));
    if let Some(told) = told.filter(|_| !desk.common.quiet) {
        let name = desk.book.title_of(id).unwrap_or_default();
        tell(&display_safe(&format!("! careful: {name}: {told}")));
    }
}

fn spoken(one: &Spoken) -> Value {
    let sources = one.sources.iter().map(|source| {
        json!({
            "source": source.source.map(|id| id.to_string()),
            "told": source.told.as_str(),
            "grade": source.grade.as_str(),
        })
    });
    json!({
        "sentence": one.sentence.as_str(),
        "sources": sources.collect::<Vec<_>>(),
        "reports": one.reports.as_str(),
        "against": one.against.iter().map(Safe::as_str).collect::<Vec<_>>(),
    })
}

/// One record: aligned below headings, or `section, label, status, text, grade` by tabs.
fn one(desk: &mut Desk, id: RecordId) -> Result<(), Trouble> {
    let title = desk.book.title_of(id).unwrap_or_default();
    let terminal = desk.out.style.terminal;
    if terminal {
        desk.out.line(&display_safe(&format!("{title}  {id}")))?;
    } else {
        let row = ["", "name", "", title].map(Cell::new).to_vec();
        table(&mut desk.out, &[row])?;
    }
    for section in dossier(&desk.book, id, clock::today()) {
        if terminal && !section.title.is_empty() {
            desk.out.end()?;
            desk.out
                .line(&display_safe(&label::capital(section.title)))?;
        }
        let rows: Vec<Vec<Cell>> = section
            .lines
            .into_iter()
            .map(|line| cells(desk, section.title, line, terminal))
            .collect();
        table(&mut desk.out, &rows)?;
    }
    Ok(())
}

fn cells(desk: &Desk, section: &str, line: Line, terminal: bool) -> Vec<Cell> {
    let kind = line
        .status
        .as_ref()
        .and_then(|status| desk.book.status_kind(status));
    let tone = kind.map(|kind| kind.tone).filter(|_| !line.withdrawn);
    let word = line.status.as_ref().map(label::status).unwrap_or_default();
    let cell = |text: Safe| Cell::with_tone(text, None);
    if !terminal {
        return vec![
            Cell::new(section),
            cell(line.label),
            cell(word),
            cell(line.text),
            cell(line.aside),
        ];
    }
    // The text comes last but for its grade, so that it may be as long as it is.
    let mut text = line.text.into_string();
    if !line.aside.is_empty() {
        let between = if text.is_empty() { "" } else { "  " };
        text.push_str(&format!("{between}[{}]", line.aside));
    }
    vec![
        Cell::new(&format!("  {}", line.label)),
        Cell::with_tone(word, tone),
        Cell::new(&text),
    ]
}
