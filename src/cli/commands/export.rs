//! `lastseen export`: records go out, in the form that somebody else reads.

use crate::cli::args::Common;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::export_full::export_full;
use crate::cli::commands::export_public::export_public;
use crate::cli::commands::form::form;
use crate::cli::commands::list::query_text;
use crate::cli::export_args::ExportArgs;
use crate::cli::form_args::{FormArgs, FormWord};
use crate::cli::output::cli_error::CliError;
use crate::exchange::export::export_form::ExportForm;
use crate::text::catalogue::label;

/// Exports records: under `--full` whole, under `--public` what may be shown to anybody.
///
/// # Errors
///
/// [`CliError::Usage`] without one of the two flags; whatever writing fails with.
pub fn export(common: Common, what: &ExportArgs) -> Result<(), CliError> {
    what.recipient.check(what.output.as_deref())?;
    if let Some(kind) = what.filled {
        return export_form(common, kind, what);
    }
    match (what.full, common.public) {
        (false, false) => Err(CliError::usage(label!(export_needs_a_flag))),
        // Read before it: the flag of every command is no conflict of the parser's.
        (true, true) => Err(CliError::usage(label!(export_one_flag))),
        (true, false) => export_full(common, what),
        (false, true) => export_public(&common, what),
    }
}

/// The form about one person, as `lastseen form` fills it in: as HTML or Markdown if that is asked for, else as text.
fn export_form(common: Common, kind: FormWord, what: &ExportArgs) -> Result<(), CliError> {
    if common.public {
        return Err(CliError::usage(label!(export_form_not_public)));
    }
    let (html, markdown) = match what.word {
        ExportForm::Html => (true, false),
        ExportForm::Md => (false, true),
        // The table that is the usual form elsewhere says nothing here.
        ExportForm::Csv => (false, false),
        _ => return Err(CliError::usage(label!(export_form_is_a_document))),
    };
    let args = FormArgs {
        form: kind,
        whom: query_text(&what.query)?,
        submitter: what.submitter.clone(),
        markdown,
        html,
        recipient: what.recipient.clone(),
        output: what.output.clone(),
        anyway: what.anyway,
    };
    let context = CommandContext::open_to_write(common)?;
    let partial = context.partial();
    form(context, &args)?;
    partial.map_or(Ok(()), Err)
}
