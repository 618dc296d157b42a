//! `lastseen export --full`: every record whole, so that it can be imported elsewhere.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};

use jiff::Timestamp;

use crate::casebook::book::Book;
use crate::casebook::change::exported::ExportScope;
use crate::casebook::derive::standing::cited_by;
use crate::cli::args::Common;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::export_delivery::{Delivery, WriteProgress, by_id, names_nobody};
use crate::cli::commands::list::{asked, query_text};
use crate::cli::export_args::{ExportArgs, ExportForm};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::question::answer_to;
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::exchange::export::people_writer::{PeopleForm, write_people};
use crate::exchange::export::table_writer::{TableForm, TableWriter};
use crate::exchange::own::{
    ENTRY_HEADER, cells_for, entry_rows, record_header, record_row, status_rows,
};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::looks_like_id;
use crate::storage::clock;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::label;
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::full_report::{
    SourceNumbers, case_chapters, full_head, full_overview, is_close, person_chapter,
};

/// More cells than the text of a record can take.
const MOST_CELLS: usize = 64;

/// Exports records whole.
///
/// # Errors
///
/// [`CliError::Refused`] if the answer is no, and whatever writing fails with.
pub fn export_full(common: Common, what: &ExportArgs) -> Result<(), CliError> {
    ask()?;
    let query = query_text(&what.query)?;
    let mut context = CommandContext::open_to_write(common)?;
    names_nobody(&context.book, what.output.as_deref())?;
    let case = case_called(&context, &query);
    let mut people = match case {
        _ if query.is_empty() => context.book.ids(Kind::Person),
        Some(case) => {
            let people = context.book.people_of(case);
            let people = people.filter(|(_, role)| !is_close(role));
            people.map(|(person, _)| person.id).collect()
        }
        None => asked(&mut context, Kind::Person, &by_id(&query))?.found,
    };
    let limit = context.common.limit.unwrap_or(usize::MAX);
    let is_whole = query.is_empty() && people.len() <= limit;
    people.truncate(limit);
    let partial = context.partial();
    let document = document_form(what.form);
    let other = people_form(what.form);
    let is_table = document.is_none() && other.is_none();
    if !is_table && what.entries {
        return Err(CliError::usage(label!(export_entries_are_a_table)));
    }
    let ids = match (what.entries || !is_table, is_whole) {
        (true, _) => Vec::new(),
        (false, true) => all(&context),
        (false, false) => with_linked(&context, &people),
    };
    let CommandContext {
        workspace,
        book,
        common,
        mut out,
        ..
    } = context;
    let delivery = Delivery {
        what,
        common: &common,
        scope: ExportScope::Full,
        query,
    };
    let log = |exported| Ok(workspace.log_export(exported)?);
    let form = table_form(what.form);
    let now = clock::now();
    delivery.run(
        &mut out,
        &log,
        &mut |to, progress| match (document, other) {
            (Some(form), _) => dossiers(&book, &people, case, form, (to, progress)),
            (None, Some(form)) => others(&book, &people, (form, now), (to, progress)),
            (None, None) if what.entries => entries(&book, &people, form, (to, progress)),
            (None, None) => records(&book, &workspace, &ids, form, (to, progress)),
        },
    )?;
    partial.map_or(Ok(()), Err)
}

/// Where a table goes, and who is told how far it is.
type To<'a, 'p> = (&'a mut dyn Write, &'a WriteProgress<'p>);

/// Writes the entries of people, one a row.
fn entries(
    book: &Book,
    people: &[RecordId],
    form: TableForm,
    (to, progress): To<'_, '_>,
) -> Result<usize, CliError> {
    progress.of(people.len());
    let header = ENTRY_HEADER.map(str::to_owned).to_vec();
    let mut table = TableWriter::begin(form, header, to)?;
    let mut rows = 0;
    for id in people {
        for row in book
            .people()
            .get(*id)
            .map_or_else(Vec::new, |person| entry_rows(book, person))
        {
            table.row(&row)?;
            rows += 1;
        }
        progress.one();
    }
    table.finish()?;
    Ok(rows)
}

/// Writes records with their texts, one a row; the workspace's own statuses first.
fn records(
    book: &Book,
    workspace: &Workspace,
    ids: &[RecordId],
    form: TableForm,
    (to, progress): To<'_, '_>,
) -> Result<usize, CliError> {
    progress.of(ids.len());
    let mut cells = 1;
    if form != TableForm::Json {
        // How wide the table is must be known before its first row.
        for id in ids {
            cells = cells.max(workspace.text(*id)?.map_or(1, |text| cells_for(&text)));
        }
    }
    let header = record_header(match form {
        TableForm::Json => MOST_CELLS,
        TableForm::Csv | TableForm::Xlsx => cells,
    });
    let mut table = TableWriter::begin(form, header, to)?;
    let statuses = status_rows(book);
    for row in &statuses {
        table.row(row)?;
    }
    let mut rows = statuses.len();
    for id in ids {
        if let Some(text) = workspace.text(*id)? {
            table.row(&record_row(book, *id, &text))?;
            rows += 1;
        }
        progress.one();
    }
    table.finish()?;
    Ok(rows)
}

/// Writes people, and the sources that they cite and that may be named, in the form of another system.
fn others(
    book: &Book,
    people: &[RecordId],
    (form, now): (PeopleForm, Timestamp),
    (to, progress): To<'_, '_>,
) -> Result<usize, CliError> {
    progress.of(people.len());
    let whole = |id: &RecordId| Some(OutgoingPerson::whole(book.people().get(*id)?, book));
    let cited: BTreeSet<RecordId> = people
        .iter()
        .filter_map(|id| book.people().get(*id))
        .flat_map(cited_by)
        .collect();
    let cited = cited.iter().filter_map(|id| book.sources().get(*id));
    let cited = cited.filter(|source| !source.confidential);
    let people = people.iter().filter_map(whole).inspect(|_| progress.one());
    Ok(write_people(form, people, cited, now, to)?)
}

/// Writes the dossiers of people, behind those of a case if one was asked for.
fn dossiers(
    book: &Book,
    people: &[RecordId],
    case: Option<RecordId>,
    form: DocumentForm,
    (to, progress): To<'_, '_>,
) -> Result<usize, CliError> {
    progress.of(people.len());
    let today = clock::today();
    let mut numbers = SourceNumbers::default();
    let head = full_head(book, people, case, today);
    let mut document = DocumentWriter::begin(form, &head, to)?;
    if let Some(case) = case {
        for chapter in case_chapters(book, case, &mut numbers) {
            document.chapter(&chapter)?;
        }
    }
    if people.len() > 1
        && let Some(chapter) = full_overview(book, people)
    {
        document.chapter(&chapter)?;
    }
    for id in people {
        document.chapter(&person_chapter(book, *id, today, &mut numbers))?;
        progress.one();
    }
    document.finish(&numbers.rows(book))?;
    Ok(people.len() + usize::from(case.is_some()))
}

/// The case that is meant by its id, or the beginning of one.
fn case_called(context: &CommandContext, typed: &str) -> Option<RecordId> {
    let typed = typed.trim();
    if !looks_like_id(typed) || !typed.starts_with(Kind::Case.letter()) {
        return None;
    }
    let cases = context.book.ids(Kind::Case);
    let mut found = cases
        .into_iter()
        .filter(|id| id.as_str().starts_with(typed));
    let first = found.next()?;
    let is_whole = first.as_str() == typed;
    (is_whole || found.next().is_none()).then_some(first)
}

const fn document_form(form: ExportForm) -> Option<DocumentForm> {
    match form {
        ExportForm::Html => Some(DocumentForm::Html),
        ExportForm::Md => Some(DocumentForm::Markdown),
        ExportForm::Csv
        | ExportForm::Xlsx
        | ExportForm::Json
        | ExportForm::Ftm
        | ExportForm::Pfif
        | ExportForm::Uwazi => None,
    }
}

const fn people_form(form: ExportForm) -> Option<PeopleForm> {
    match form {
        ExportForm::Ftm => Some(PeopleForm::Ftm),
        ExportForm::Pfif => Some(PeopleForm::Pfif),
        ExportForm::Uwazi => Some(PeopleForm::Uwazi),
        ExportForm::Csv
        | ExportForm::Xlsx
        | ExportForm::Json
        | ExportForm::Html
        | ExportForm::Md => None,
    }
}

const fn table_form(form: ExportForm) -> TableForm {
    match form {
        ExportForm::Csv
        | ExportForm::Ftm
        | ExportForm::Pfif
        | ExportForm::Uwazi
        | ExportForm::Html
        | ExportForm::Md => TableForm::Csv,
        ExportForm::Xlsx => TableForm::Xlsx,
        ExportForm::Json => TableForm::Json,
    }
}

/// Asks on a terminal whether everything is to leave the workspace.
fn ask() -> Result<(), CliError> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(());
    }
    let answer = answer_to(label!(export_ask), label!(export_nothing))?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CliError::refused(label!(export_nothing))),
    }
}

fn all(context: &CommandContext) -> Vec<RecordId> {
    Kind::ALL
        .into_iter()
        .flat_map(|kind| context.book.ids(kind))
        .collect()
}

/// People and everything that they link to, and what that links to.
fn with_linked(context: &CommandContext, people: &[RecordId]) -> Vec<RecordId> {
    let mut found: BTreeSet<RecordId> = BTreeSet::new();
    let mut open: Vec<RecordId> = people.to_vec();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let text = context
            .workspace
            .text(id)
            .ok()
            .flatten()
            .unwrap_or_default();
        let words = text
            .split('"')
            .filter_map(|word| word.parse::<RecordId>().ok());
        // People who are linked to are not asked for.
        open.extend(words.filter(|word| word.kind() != Kind::Person && context.book.has(*word)));
    }
    found.into_iter().collect()
}
