//! `lastseen export`: records go out, in the form that somebody else reads.

use crate::cli::args::Common;
use crate::cli::commands::export_full::export_full;
use crate::cli::commands::export_public::export_public;
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::text::catalogue::label;

/// Exports records: under `--full` whole, under `--public` what may be shown to anybody.
///
/// # Errors
///
/// [`CliError::Usage`] without one of the two flags; whatever writing fails with.
pub fn export(common: Common, what: &ExportArgs) -> Result<(), CliError> {
    match (what.full, common.public) {
        (false, false) => Err(CliError::usage(label!(export_needs_a_flag))),
        // Read before it: the flag of every command is no conflict of the parser's.
        (true, true) => Err(CliError::usage(label!(export_one_flag))),
        (true, false) => export_full(common, what),
        (false, true) => export_public(&common, what),
    }
}
