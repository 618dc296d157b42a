//! `lastseen export --full`: every record whole, so that it can be imported elsewhere.

use crate::app::export::full_export::{FullExport, case_called, people_of_case};
use crate::app::export::named_sources::named_in_export;
use crate::app::export::public_export::by_id;
use crate::casebook::change::exported::ExportScope;
use crate::cli::args::Common;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::export_delivery::{Delivery, names_no_source, names_nobody};
use crate::cli::commands::list::{asked, query_text};
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::question::{agree, can_ask};
use crate::exchange::export::export_form::ExportForm;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::text::catalogue::label;

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
    let case = case_called(&context.book, &query);
    let mut people = match case {
        _ if query.is_empty() => context.book.ids(Kind::Person),
        Some(case) => people_of_case(&context.book, case),
        None => asked(&mut context, Kind::Person, &by_id(&query))?.found,
    };
    let limit = context.common.limit.unwrap_or(usize::MAX);
    let is_whole = query.is_empty() && people.len() <= limit;
    people.truncate(limit);
    let partial = context.partial();
    let is_table = matches!(
        what.word,
        ExportForm::Csv | ExportForm::Xlsx | ExportForm::Json
    );
    if !is_table && what.entries {
        return Err(CliError::usage(label!(export_entries_are_a_table)));
    }
    let CommandContext {
        workspace,
        book,
        common,
        mut out,
        ..
    } = context;
    let delivery = Delivery::of(
        what,
        &common,
        ExportScope::Full,
        query,
        workspace.has_sealed_files(),
    );
    let log = |exported| workspace.log_export(exported);
    let export = FullExport {
        book: &book,
        text_of: &|id| workspace.text(id),
        people: &people,
        case,
        is_whole,
        form: what.word,
        entries: what.entries,
        today: clock::today(),
        now: clock::now(),
    };
    names_no_source(named_in_export(&export), what.anyway)?;
    delivery.run_and_tell(&mut out, &log, &mut |to, progress| {
        export.write(to, progress)
    })?;
    partial.map_or(Ok(()), Err)
}

/// Asks on a terminal whether everything is to leave the workspace.
fn ask() -> Result<(), CliError> {
    if !can_ask() {
        return Ok(());
    }
    agree(label!(export_ask), label!(export_nothing))
}
