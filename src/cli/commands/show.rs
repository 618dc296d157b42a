//! `lastseen show`: one record with all that is derived.

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::cli::args::ShowArgs;
use crate::cli::command_context::{CommandContext, NamedRecord};
use crate::cli::commands::show_conflict::{both_sides, in_conflict};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::output::out::tell;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::find_all;
use crate::cli::standard_input::STANDARD_INPUT;
use crate::cli::whole_book::book_of;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::{NamePrecision, Resolution};
use crate::storage::clock;
use crate::storage::git::one_sided::one_sided_problem;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::say;
use crate::text::errors::problem::problem;
use crate::text::labels::label;
use crate::text::pages::caution::caution;
use crate::text::pages::dossier::dossier;
use crate::text::pages::read_aloud::{Spoken, read_aloud};
use crate::text::pages::section::SectionLine;
use crate::text::safe::{Safe, display_safe};

/// Shows one record, or every one that standard input names; those print as a JSON array.
///
/// # Errors
///
/// [`CliError`] if no record, or several, fit.
pub fn show(mut context: CommandContext, show: &ShowArgs) -> Result<(), CliError> {
    if let Some(id) = in_conflict(&context, &show.whom) {
        return both_sides(context, id, one);
    }
    if show.dossier {
        return aloud(context, show);
    }
    let ids = find_all(&context, &Kind::ALL, &show.whom, clock::today())?;
    if context.common.json {
        let mut records: Vec<Value> = ids
            .iter()
            .map(|id| json::record(&context.book, *id))
            .collect();
        let value = if show.whom == "-" {
            Value::Array(records)
        } else {
            records.pop().unwrap_or_default()
        };
        context.out.json(&value)?;
        return Ok(context.out.finish()?);
    }
    for (at, id) in ids.iter().enumerate() {
        if at > 0 && context.out.style.terminal {
            context.out.end()?;
        }
        one(&mut context, *id)?;
    }
    context.out.finish()?;
    for undecided in context.workspace.one_sided() {
        if ids.contains(&undecided.record) {
            tell(&problem(&one_sided_problem(&undecided)));
        }
    }
    Ok(())
}

/// The book from which a record is shown as from all of them; `None` if only all of them tell.
#[must_use]
pub fn book_to_show(workspace: &Workspace, show: &ShowArgs) -> Option<Book> {
    if show.whom == STANDARD_INPUT {
        return None;
    }
    let kinds: &[Kind] = match show.dossier {
        true => &[Kind::Person],
        false => &Kind::ALL,
    };
    let named = NamedRecord {
        kinds,
        typed: &show.whom,
    };
    let view = workspace.stored_view()?;
    let called = view.called(&[&show.whom])?;
    let beside: Vec<RecordId> = called.iter().map(|loaded| loaded.record.id()).collect();
    let book = book_of(workspace, called.into());
    let Resolution::One { id, .. } = named.among(&book, NamePrecision::Read)? else {
        return Some(book);
    };
    view.book_around(id, &beside, &|records| book_of(workspace, records))
}

/// Dossiers to read aloud: a paragraph for each statement with all that stands behind it; by tabs
/// `sentence, sources, reports, against`; as JSON an array of such for each person.
fn aloud(mut context: CommandContext, show: &ShowArgs) -> Result<(), CliError> {
    let ids = find_all(&context, &[Kind::Person], &show.whom, clock::today())?;
    let mut dossiers: Vec<Value> = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let told = read_aloud(&context.book, *id, clock::today());
        if context.common.json {
            dossiers.push(Value::Array(told.iter().map(spoken).collect()));
            continue;
        }
        careful(&context, *id);
        if at > 0 && context.out.style.terminal {
            context.out.end()?;
        }
        for one in told {
            if context.out.style.terminal {
                let paragraph = one.paragraph();
                context.out.folded(&paragraph)?;
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
                table(&mut context.out, &[row.map(Cell::new).to_vec()])?;
            }
        }
    }
    if context.common.json {
        let value = if show.whom == "-" {
            Value::Array(dossiers)
        } else {
            dossiers.pop().unwrap_or_default()
        };
        context.out.json(&value)?;
    }
    Ok(context.out.finish()?)
}

/// Says on standard error, so that it never ends up in what is handed on, what has to be known of the
/// person before the dossier is.
fn careful(context: &CommandContext, id: RecordId) {
    let person = context.book.people().get(id);
    let told = person.and_then(|person| caution(person, &context.book, clock::today()));
    if let Some(told) = told.filter(|_| !context.common.quiet) {
        let name = context.book.title_of(id).unwrap_or_default();
        tell(&say!(command_careful { name, told }));
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
fn one(context: &mut CommandContext, id: RecordId) -> Result<(), CliError> {
    let title = context.book.title_of(id).unwrap_or_default();
    let terminal = context.out.style.terminal;
    if terminal {
        context.out.line(&display_safe(&format!("{title}  {id}")))?;
    } else {
        let name = say!(command_heading_called { kind: id.kind() });
        let row = ["", name.as_str(), "", title].map(Cell::new).to_vec();
        table(&mut context.out, &[row])?;
    }
    for section in dossier(&context.book, id, clock::today()) {
        if terminal && !section.title.is_empty() {
            context.out.end()?;
            context
                .out
                .line(&display_safe(&label::capital(section.title)))?;
        }
        let rows: Vec<Vec<Cell>> = section
            .lines
            .into_iter()
            .map(|line| cells(context, section.title, line, terminal))
            .collect();
        table(&mut context.out, &rows)?;
    }
    Ok(())
}

fn cells(context: &CommandContext, section: &str, line: SectionLine, terminal: bool) -> Vec<Cell> {
    let kind = line
        .status
        .as_ref()
        .and_then(|status| context.book.status_kind(status));
    let tone = kind.map(|kind| kind.tone).filter(|_| !line.withdrawn);
    let word = line.status_told();
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
    let between = if line.text.is_empty() { "" } else { "  " };
    let text = match line.aside.is_empty() {
        true => line.text,
        false => display_safe(&format!("{}{between}[{}]", line.text, line.aside)),
    };
    vec![
        Cell::new(&format!("  {}", line.label)),
        Cell::with_tone(word, tone),
        cell(text),
    ]
}
