//! `lastseen import`: a list of others becomes records, in one change.

use std::sync::Arc;

use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::import_problem::{MapError, Outcome};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::export_delivery::agree_to_clear;
use crate::cli::commands::import_input::{
    is_standard_input, map_errors, read_input, refused, settings_of,
};
use crate::cli::commands::import_report::{Report, print_json, print_lines};
use crate::cli::import_args::{ImportArgs, MatchWord};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::question::{agree, can_ask};
use crate::cli::resolve::{Assumed, find_to_write};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::edition::Origin;
use crate::exchange::guess::{Guess, Sureness, column_names, find_column, words_without_status};
use crate::exchange::held::held_rows;
use crate::exchange::list_file::{ListFile, ListPlace, list_called};
use crate::exchange::map::{Column, ColumnTarget, Import, OnMatch, map_text};
use crate::exchange::plan::{ImportPlan, PlanError};
use crate::exchange::plan_list::{PlannedInput, plan_list};
use crate::exchange::preview::ImportChange;
use crate::exchange::read::FileKind;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::commit::publish::{CommitOptions, Reread};
use crate::storage::digest::sha256;
use crate::storage::outside::write_outside;
use crate::storage::workspace::import_store::ImportCommit;
use crate::text::catalogue::{label, listed, safes, say};
use crate::text::errors::import::map_error;
use crate::text::safe::display_safe;

/// Imports a list.
///
/// # Errors
///
/// [`CliError::Usage`] if the map or the dates are not certain; [`CliError::Found`] if rows are held or refused;
/// [`CliError::Failure`] if nothing could be written.
pub fn import(mut context: CommandContext, what: &ImportArgs) -> Result<(), CliError> {
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
    if context.workspace.has_sealed_files() && (what.save_map.is_some() || what.held.is_some()) {
        agree_to_clear(what.in_the_clear)?;
    }
    let input = read_input(what)?;
    let settings = settings_of(what)?;
    let is_given = settings.map.is_some();
    let origin = origin_of(&name, &input.received);
    let file = ListFile::read(origin, Arc::clone(&input.list), &settings);
    let file = file.map_err(|error| refused(&name, &error))?;
    let place = file.find_list(&settings);
    let place = place.map_err(|error| refused(&name, &error))?;
    let statuses = &context.book.statuses;
    let (mut map, guesses) = file.map(&place, &settings, statuses);
    let is_own = file.is_own(&place);
    if !is_own {
        prepare(&mut map, what, &file, &place)?;
        if let Some(path) = &what.save_map {
            write_outside(path, map_text(&map).as_bytes())?;
        }
        if !is_given {
            accept_guess(&context, what, &guesses, file.kind, &map)?;
        }
    }
    let mut assumed = Assumed::default();
    let mut stated = |kind, text: &Option<String>| {
        let text = text.as_deref().filter(|_| !is_own);
        text.map(|text| find_to_write(&context, &[kind], text, NamePrecision::Write, &mut assumed))
            .transpose()
    };
    let list = stated(Kind::Source, &what.source)?;
    let case = stated(Kind::Case, &what.case)?;
    for attempt in 1.. {
        let columns = file
            .place_columns(
                &place,
                &map,
                settings.order.as_ref(),
                (&context.book.statuses, clock::today()),
            )
            .map_err(|errors| map_errors(&name, &errors))?;
        let list = list.or_else(|| list_called(&context.book, &map.source.title));
        let inputs = Inputs {
            file: &file,
            place: &place,
            columns: &columns,
            list: list.filter(|_| !is_own),
            case,
        };
        let mut planned = planned(&context, what, &inputs)?;
        match write(&context, what, &mut planned, (&file, &input.received)) {
            // Another import, perhaps of the same list: what it wrote is compared as well.
            Err(Failure::AddedMeanwhile { .. } | Failure::Locked { .. }) if attempt < ATTEMPTS => {
                context.reload();
            }
            written => return finish(context, what, &inputs, &planned, &written?),
        }
    }
    Ok(())
}

/// How often a list is compared with what somebody else adds at the same time.
const ATTEMPTS: usize = 5;

/// What a plan rests on, apart from the workspace.
struct Inputs<'i> {
    file: &'i ListFile,
    place: &'i ListPlace,
    columns: &'i PlacedColumns,
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

/// Whether rows wait for somebody.
fn is_stuck(planned: &ImportPlan) -> bool {
    planned.count(Outcome::Held) + planned.count(Outcome::Refused) > 0
}

/// Tells what was planned and written.
fn finish(
    mut context: CommandContext,
    what: &ImportArgs,
    inputs: &Inputs<'_>,
    planned: &ImportPlan,
    written: &Written,
) -> Result<(), CliError> {
    let (table, block) = (inputs.file.table(inputs.place), &inputs.place.block);
    let stuck = is_stuck(planned);
    let report = Report {
        file: inputs.file,
        place: inputs.place,
        columns: inputs.columns,
        plan: planned,
        is_dry_run: what.dry_run,
    };
    if context.common.json {
        print_json(&mut context, &report, written.change.as_deref())?;
    } else {
        print_lines(&mut context, &report, what.strict && stuck)?;
    }
    context.out.finish()?;
    if let Some(path) = what.held.as_deref().filter(|_| stuck) {
        write_outside(path, held_rows(table, block, planned).as_bytes())?;
    }
    // The same file again, and nothing to do: what was held before was told before.
    let digest = &inputs.file.origin.sha256;
    let is_told = planned.is_known_file || context.workspace.was_told_of(digest);
    if !stuck || (is_told && !written.has_changes) {
        return Ok(());
    }
    if !written.has_changes && !what.dry_run {
        context.workspace.have_told_of(digest);
    }
    Err(CliError::Found)
}

/// What the command line adds to the map.
fn prepare(
    map: &mut Import,
    what: &ImportArgs,
    file: &ListFile,
    place: &ListPlace,
) -> Result<(), CliError> {
    if let Some(word) = what.on_match {
        map.on_match = match word {
            MatchWord::Hold => OnMatch::Hold,
            MatchWord::Update => OnMatch::Update,
            MatchWord::Create => OnMatch::Create,
        };
    }
    if let Some(key) = &what.key {
        let names = column_names(file.table(place), &place.block);
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
            None => map
                .columns
                .push(Column::new(&names[place], ColumnTarget::Key { of })),
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
    if can_ask() && !is_standard_input(&what.file) && !what.dry_run {
        for line in map_text(map).lines() {
            tell(&display_safe(line));
        }
        return agree(label!(import_ask_map), label!(import_nothing_changed));
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

/// Plans with all that a plan rests on.
fn planned(
    context: &CommandContext,
    what: &ImportArgs,
    inputs: &Inputs<'_>,
) -> Result<ImportPlan, CliError> {
    let block = &inputs.place.block;
    let progress = ProgressLine::new(context.common.quiet);
    let rows = block.end - block.first;
    progress.show(&say!(import_rows_read { rows }));
    let planned = plan_list(
        &context.workspace,
        &PlannedInput {
            book: &context.book,
            table: inputs.file.table(inputs.place),
            block,
            columns: inputs.columns,
            origin: &inputs.file.origin,
            is_own: inputs.file.is_own(inputs.place),
            list: inputs.list,
            case: inputs.case,
            on_match: inputs.columns.map.on_match.clone(),
            decided: None,
            anyway: what.anyway,
            at: &clock::now().to_string(),
            today: clock::today(),
            tell: &|done, all| {
                progress.tell(done, all, |percent| {
                    say!(import_rows_compared { rows, percent })
                });
            },
        },
    );
    progress.clear();
    planned.map_err(|error| match error {
        PlanError::Id(failure) => CliError::Failure(failure),
        PlanError::Compose(_) => CliError::Refused(vec![say!(import_row_unwritable)]),
    })
}

/// What became of a plan.
struct Written {
    /// Whether there was something to write.
    has_changes: bool,
    /// The name of the change.
    change: Option<String>,
}

/// Writes what is planned, if it is to be written.
fn write(
    context: &CommandContext,
    what: &ImportArgs,
    plan: &mut ImportPlan,
    (file, received): (&ListFile, &[u8]),
) -> Result<Written, Failure> {
    let is_barred = what.strict && is_stuck(plan);
    let wanted = ImportChange::take_from(plan);
    let has_changes = wanted.is_some();
    let Some(wanted) = wanted.filter(|_| !what.dry_run && !is_barred) else {
        return Ok(Written {
            has_changes,
            change: None,
        });
    };
    let why = what.why.clone().unwrap_or_else(|| {
        Purpose::Imported {
            file: file.origin.name.clone(),
            created: plan.count(Outcome::Created),
            updated: plan.count(Outcome::Updated),
        }
        .to_text()
    });
    let progress = ProgressLine::new(context.common.quiet);
    let records = wanted.edits.len();
    progress.show(&say!(import_writing { records }));
    let is_new = plan.source.is_some() && !plan.is_known_file && !what.no_attach;
    let committed = context.workspace.commit_import(ImportCommit {
        why,
        edits: wanted.edits,
        queries: wanted.queries,
        compared: wanted.compared,
        copy: is_new.then_some((file.origin.name.as_str(), received)),
        options: CommitOptions {
            reread: Reread::Nothing,
            tell: &|done, all| {
                progress.tell(done, all, |percent| {
                    say!(import_writing_percent { records, percent })
                });
            },
        },
        anyway: what.anyway,
    });
    progress.clear();
    let change = Some(committed?.change.id.0);
    Ok(Written {
        has_changes,
        change,
    })
}
