//! `lastseen import`: a list of others becomes records, in one change.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::path::Path;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::{MapError, Outcome};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::import_input::{
    header_of, map_errors, order_of, read_as, read_map, refused, stated, stem,
};
use crate::cli::commands::import_report::{Report, print_json, print_lines};
use crate::cli::import_args::{ImportArgs, MatchWord};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::question::answer_to;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::exchange::columns::{PlaceContext, PlacedColumns, place_columns};
use crate::exchange::edition::Origin;
use crate::exchange::guard::without_guards;
use crate::exchange::guess::{
    Guess, Sureness, column_names, find_column, guess, guessed_map, is_header, words_without_status,
};
use crate::exchange::held::held_rows;
use crate::exchange::map::{ColumnTarget, Import, OnMatch, map_text};
use crate::exchange::own::{is_own, own_columns, plan_own};
use crate::exchange::plan::{Given, ImportPlan, PlanError, plan};
use crate::exchange::read::{Block, FILE_LIMIT, FileKind, choose_sheet, find_block};
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::digest::sha256;
use crate::storage::outside::{read_outside, read_standard_input, write_outside};
use crate::text::catalogue::{label, listed, safes, say};
use crate::text::errors::import::map_error;
use crate::text::safe::display_safe;

/// Imports a list.
///
/// # Errors
///
/// [`CliError::Usage`] if the map or the dates are not certain; [`CliError::Found`] if rows are held or refused;
/// [`CliError::Failure`] if nothing could be written.
pub fn import(context: CommandContext, what: &ImportArgs) -> Result<(), CliError> {
    let name = match what.file.file_name() {
        Some(name) if !is_standard_input(&what.file) => name.to_string_lossy().into_owned(),
        _ => label!(import_standard_input).to_owned(),
    };
    for path in [&what.save_map, &what.held].into_iter().flatten() {
        if path.symlink_metadata().is_ok() {
            let told = say!(import_file_exists {
                path: path.display()
            });
            return Err(CliError::Usage(vec![told]));
        }
    }
    let bytes = if is_standard_input(&what.file) {
        read_standard_input(FILE_LIMIT)?
    } else {
        read_outside(&what.file, FILE_LIMIT)?
    };
    let given_map = what.map.as_deref().map(read_map).transpose()?;
    let read = read_as(&bytes, what, given_map.as_ref()).map_err(|error| refused(&name, &error))?;
    let kind = read.kind;
    let (encoding, separator) = (read.encoding, read.separator);
    let sheet = what
        .sheet
        .clone()
        .or_else(|| stated(given_map.as_ref(), |map| &map.sheet));
    let table =
        choose_sheet(read.tables, sheet.as_deref()).map_err(|error| refused(&name, &error))?;
    let table = without_guards(table).map_err(|_| refused(&name, &FileReadError::TooLarge))?;
    let header = header_of(what, given_map.as_ref())?;
    let block = find_block(&table, header, what.table, &is_header)
        .map_err(|error| refused(&name, &error))?;
    if is_own(&column_names(&table, &block)) {
        let origin = origin_of(&name, &bytes);
        let columns = own_columns(column_names(&table, &block), separator.is_some());
        let inputs = Inputs {
            table: &table,
            block: &block,
            columns: &columns,
            origin: &origin,
            list: None,
            case: None,
        };
        let planned = with_given(&context, what, &inputs, |given| Ok(plan_own(given)))?;
        let read = How {
            kind,
            encoding,
            separator,
        };
        return finish(context, what, &inputs, planned, &read, &name, &bytes);
    }
    let guesses = guess(&table, &block, kind, &context.book.statuses);
    let is_given = given_map.is_some();
    let mut map = given_map.unwrap_or_else(|| guessed_map(&guesses, &stem(&name)));
    prepare(&mut map, what, &table, &block, &name)?;
    if let Some(path) = &what.save_map {
        write_outside(path, map_text(&map).as_bytes())?;
    }
    if !is_given {
        accept_guess(&context, what, &guesses, kind, &map)?;
    }
    let order = what.dates.map(order_of);
    let columns = place_columns(
        &map,
        &table,
        &block,
        &PlaceContext {
            order: order.as_ref(),
            statuses: &context.book.statuses,
            is_delimited: separator.is_some(),
            kind,
            today: clock::today(),
        },
    )
    .map_err(|errors| map_errors(&name, &errors))?;
    let mut assumed = Assumed::default();
    let list = match &what.source {
        Some(source) => Some(find_to_write(
            &context,
            &[Kind::Source],
            source,
            NamePrecision::Write,
            &mut assumed,
        )?),
        None => list_called(&context, &map.source.title),
    };
    let case = match &what.case {
        Some(case) => Some(find_to_write(
            &context,
            &[Kind::Case],
            case,
            NamePrecision::Write,
            &mut assumed,
        )?),
        None => None,
    };
    let origin = origin_of(&name, &bytes);
    let inputs = Inputs {
        table: &table,
        block: &block,
        columns: &columns,
        origin: &origin,
        list,
        case,
    };
    let planned = with_given(&context, what, &inputs, |given| {
        plan(given, &mut |kind| context.workspace.fresh_id(kind)).map_err(|error| match error {
            PlanError::Id(failure) => CliError::Failure(failure),
            PlanError::Compose(_) => CliError::Refused(vec![say!(import_row_unwritable)]),
        })
    })?;
    let read = How {
        kind,
        encoding,
        separator,
    };
    finish(context, what, &inputs, planned, &read, &name, &bytes)
}

/// How a file was read.
struct How {
    kind: FileKind,
    encoding: Option<&'static str>,
    separator: Option<char>,
}

/// What a plan rests on, apart from the workspace.
struct Inputs<'i> {
    table: &'i SheetTable,
    block: &'i Block,
    columns: &'i PlacedColumns,
    origin: &'i Origin,
    list: Option<RecordId>,
    case: Option<RecordId>,
}

fn origin_of(name: &str, bytes: &[u8]) -> Origin {
    Origin {
        name: name.to_owned(),
        sha256: sha256(bytes),
        bytes: bytes.len() as u64,
    }
}

/// Writes what is planned and tells it.
fn finish(
    mut context: CommandContext,
    what: &ImportArgs,
    inputs: &Inputs<'_>,
    mut planned: ImportPlan,
    read: &How,
    name: &str,
    bytes: &[u8],
) -> Result<(), CliError> {
    let stuck = planned.count(Outcome::Held) + planned.count(Outcome::Refused) > 0;
    if let Some(path) = what.held.as_deref().filter(|_| stuck) {
        write_outside(
            path,
            held_rows(inputs.table, inputs.block, &planned).as_bytes(),
        )?;
    }
    let is_barred = what.strict && stuck;
    let mut change = None;
    let has_changes = !planned.edits.is_empty() || !planned.queries.is_empty();
    if has_changes && !what.dry_run && !is_barred {
        change = Some(write(&context, what, &mut planned, name, bytes)?);
    }
    let report = Report {
        name,
        origin: inputs.origin,
        kind: read.kind,
        encoding: read.encoding,
        separator: read.separator,
        table: inputs.table,
        block: inputs.block,
        columns: inputs.columns,
        plan: &planned,
        is_dry_run: what.dry_run,
    };
    if context.common.json {
        print_json(&mut context, &report, change.as_deref())?;
    } else {
        print_lines(&mut context, &report, is_barred)?;
    }
    context.out.finish()?;
    // The same file again, and nothing to do: what was held before was told before.
    let is_done = planned.is_known_file && !has_changes;
    if stuck && !is_done {
        Err(CliError::Found)
    } else {
        Ok(())
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What the command line adds to the map.
fn prepare(
    map: &mut Import,
    what: &ImportArgs,
    table: &SheetTable,
    block: &Block,
    name: &str,
) -> Result<(), CliError> {
    if map.source.title.is_empty() {
        map.source.title = stem(name);
    }
    if let Some(word) = what.on_match {
        map.on_match = match word {
            MatchWord::Hold => OnMatch::Hold,
            MatchWord::Update => OnMatch::Update,
            MatchWord::Create => OnMatch::Create,
        };
    }
    if let Some(key) = &what.key {
        let names = column_names(table, block);
        let Some(place) = find_column(&names, key) else {
            let columns = listed(&safes(names));
            return Err(CliError::Usage(vec![say!(import_key_no_such_column {
                key,
                columns
            })]));
        };
        let of = map.source.title.clone();
        let is_key = |from: &str| find_column(&names, from) == Some(place);
        match map.columns.iter_mut().find(|column| is_key(&column.from)) {
            Some(column) => column.to = ColumnTarget::Key { of },
            None => map.columns.push(crate::exchange::map::Column::new(
                &names[place],
                ColumnTarget::Key { of },
            )),
        }
    }
    let title = map.source.title.clone();
    for column in &mut map.columns {
        if let ColumnTarget::Key { of } = &mut column.to
            && of.is_empty()
        {
            of.clone_from(&title);
        }
    }
    Ok(())
}

/// A guess is shown, and used only if somebody says so or if nothing in it is doubtful.
fn accept_guess(
    context: &CommandContext,
    what: &ImportArgs,
    guesses: &[Guess],
    kind: FileKind,
    map: &Import,
) -> Result<(), CliError> {
    let is_key = |guess: &Guess| {
        let mut columns = map.columns.iter();
        columns.any(|column| column.from == guess.column.from && column.to != guess.column.to)
    };
    let unsure: Vec<String> = guesses
        .iter()
        .filter(|guess| guess.sureness != Sureness::Certain && !is_key(guess))
        .map(|guess| guess.column.from.clone())
        .collect();
    if io::stdin().is_terminal()
        && io::stderr().is_terminal()
        && !is_standard_input(&what.file)
        && !what.dry_run
    {
        for line in map_text(map).lines() {
            tell(&display_safe(line));
        }
        let answer = answer_to(label!(import_ask_map), label!(import_nothing_changed))?;
        return match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => Ok(()),
            _ => Err(CliError::refused(label!(import_nothing_changed))),
        };
    }
    // The words of PFIF are told row by row: the format says what they mean.
    let words = match kind {
        FileKind::Pfif => Vec::new(),
        _ => words_without_status(map),
    };
    let doubt = if !unsure.is_empty() {
        MapError::Uncertain { columns: unsure }
    } else if !words.is_empty() {
        MapError::WithoutStatus { words }
    } else {
        return Ok(());
    };
    let mut lines = vec![map_error(&doubt)];
    if what.save_map.is_none() && !context.common.quiet {
        lines.extend(map_text(map).lines().map(display_safe));
    }
    Err(CliError::Usage(lines))
}

/// The source that is called like the list and is no edition of anything.
fn list_called(context: &CommandContext, title: &str) -> Option<RecordId> {
    let sources = context.book.sources().iter().map(|(_, source)| source);
    let mut called =
        sources.filter(|source| source.title == title && source.derived_from.is_empty());
    called.next().map(|source| source.id)
}

/// Plans with all that a plan rests on.
fn with_given<T>(
    context: &CommandContext,
    what: &ImportArgs,
    inputs: &Inputs<'_>,
    plan: impl FnOnce(&Given<'_>) -> Result<T, CliError>,
) -> Result<T, CliError> {
    let at = clock::now().to_string();
    let erased = |people: &[&Person]| {
        if what.anyway {
            return vec![false; people.len()];
        }
        // A log that cannot be read stops the commit, which asks again.
        let erased = context.workspace.were_erased(people);
        erased.unwrap_or_else(|_| vec![false; people.len()])
    };
    let done: OnceCell<HashMap<RecordId, Vec<Edit>>> = OnceCell::new();
    let edits_of = |id: RecordId| {
        let done = done.get_or_init(|| edits_by_record(context));
        done.get(&id).cloned().unwrap_or_default()
    };
    let progress = ProgressLine::new(context.common.quiet);
    let rows = inputs.block.end - inputs.block.first;
    progress.show(&say!(import_rows_read { rows }));
    let planned = plan(&Given {
        book: &context.book,
        table: inputs.table,
        block: inputs.block,
        columns: inputs.columns,
        origin: inputs.origin,
        list: inputs.list,
        case: inputs.case,
        on_match: inputs.columns.map.on_match.clone(),
        by: &context.workspace.author_device().author,
        at: &at,
        today: clock::today(),
        text_of: &|id| context.workspace.text(id).ok().flatten(),
        edits_of: &edits_of,
        erased: &erased,
        tell: &|done, all| {
            progress.tell(done, all, |percent| {
                say!(import_rows_compared { rows, percent })
            });
        },
    });
    progress.clear();
    planned
}

/// What the logs say was done, by record. Logs that cannot be read say nothing, and then nothing is replaced.
fn edits_by_record(context: &CommandContext) -> HashMap<RecordId, Vec<Edit>> {
    let (lines, _) = context.workspace.history().unwrap_or_default();
    let mut done: HashMap<RecordId, Vec<Edit>> = HashMap::new();
    for edit in lines.into_iter().flat_map(|line| line.edits) {
        done.entry(edit.record()).or_default().push(edit);
    }
    done
}

/// Writes the change and gives its name.
fn write(
    context: &CommandContext,
    what: &ImportArgs,
    plan: &mut ImportPlan,
    name: &str,
    bytes: &[u8],
) -> Result<String, CliError> {
    let why = what.why.clone().unwrap_or_else(|| {
        Purpose::Imported {
            file: name.to_owned(),
            created: plan.count(Outcome::Created),
            updated: plan.count(Outcome::Updated),
        }
        .to_text()
    });
    let progress = ProgressLine::new(context.common.quiet);
    progress.show(&say!(import_writing {
        records: plan.edits.len()
    }));
    let edits = std::mem::take(&mut plan.edits);
    let mut change = context.workspace.change(why, edits)?;
    change.queries = std::mem::take(&mut plan.queries);
    let is_new = plan.source.is_some() && !plan.is_known_file && !what.no_attach;
    let committed = if is_new {
        context
            .workspace
            .commit_with_copy(&change, name, bytes, what.anyway)
    } else if what.anyway {
        context.workspace.commit_anyway(&change)
    } else {
        context.workspace.commit(&change)
    };
    progress.clear();
    Ok(committed?.change.id.0)
}
