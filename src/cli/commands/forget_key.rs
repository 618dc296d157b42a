//! `lastseen forget-key`: the secret key goes off this machine.

use std::path::Path;

use clap::Args;

use crate::cli::args::Common;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::question::{answer_to, can_ask};
use crate::storage::encryption::identities::remove_key_file;
use crate::text::catalogue::{label, say};
use crate::text::labels::typed_word::is_yes;

/// Asks, and removes the files of secret keys that are named.
///
/// # Errors
///
/// [`CliError::Refused`] if none is named, or the answer is no; [`CliError::Failure`] for what holds no key.
pub fn forget_key(common: &Common, what: &ForgetKeyArgs) -> Result<(), CliError> {
    let sources = common.identity.sources();
    let files = sources.key_files()?;
    if files.is_empty() {
        return Err(CliError::refused(label!(command_no_key_named)));
    }
    for path in &files {
        if !what.yes && !is_agreed(path)? {
            return Err(CliError::refused(label!(command_key_kept)));
        }
        remove_key_file(path, sources.is_named_for_good(path))?;
        if !common.quiet {
            tell(&say!(command_key_forgotten {
                path: path.display()
            }));
        }
    }
    Ok(())
}

fn is_agreed(path: &Path) -> Result<bool, CliError> {
    if !can_ask() {
        return Ok(false);
    }
    let question = say!(command_forget_key_ask {
        path: path.display()
    });
    let answer = answer_to(question.as_str(), label!(command_key_kept))?;
    Ok(is_yes(&answer) == Some(true))
}

/// `lastseen forget-key`
#[derive(Debug, Args)]
pub struct ForgetKeyArgs {
    #[arg(short, long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}
