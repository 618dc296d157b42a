//! `lastseen git setup`, and the drivers by which git merges and compares records.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::casebook::book::Book;
use crate::casebook::errors::failure::Failure;
use crate::cli::args::Common;
use crate::cli::command_context::{CommandContext, folder, settings, style};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, tell};
use crate::ron_text::locate::{field_names, list_items};
use crate::ron_text::path::FieldPath;
use crate::storage::git::merge_driver::{FilesMerged, MergeFiles, merge_files, record_text};
use crate::storage::git::merge_notes::add_note;
use crate::storage::git::sealed_merge::{SealedMerge, sealed_record_text};
use crate::storage::git::setup::{CommitHook, SetupStep};
use crate::text::catalogue::{label, say};
use crate::text::errors::encryption::encryption_error;
use crate::text::labels::label;
use crate::text::log::value::{self, ValueOwner};
use crate::text::pages::sync_report::conflict_line;
use crate::text::safe::{Safe, display_safe};

/// `lastseen git`
#[derive(Clone, Debug, Subcommand)]
pub enum GitCommand {
    /// `lastseen git setup`
    #[command(about = label!(about_git_setup))]
    Setup(GitSetupArgs),
}

/// `lastseen git setup`
#[derive(Clone, Debug, Args)]
pub struct GitSetupArgs {
    #[arg(long, help = label!(flag_git_setup_hook))]
    pub(crate) hook: bool,
}

/// `lastseen merge-driver`
#[derive(Clone, Debug, Args)]
pub struct MergeDriverArgs {
    #[arg(long, value_name = "FILE", hide = true, help = label!(flag_merge_driver_notes))]
    pub(crate) notes: Option<PathBuf>,
    #[arg(help = label!(flag_merge_driver_base))]
    pub(crate) base: PathBuf,
    #[arg(help = label!(flag_merge_driver_ours))]
    pub(crate) ours: PathBuf,
    #[arg(help = label!(flag_merge_driver_theirs))]
    pub(crate) theirs: PathBuf,
    #[arg(help = label!(flag_merge_driver_path))]
    pub(crate) path: String,
}

/// `lastseen textconv`
#[derive(Clone, Debug, Args)]
pub struct TextconvArgs {
    #[arg(help = label!(flag_textconv_file))]
    pub(crate) file: PathBuf,
}

/// Sets a clone up and prints what was written.
///
/// # Errors
///
/// [`CliError`] if the workspace is in no clone of git, or something cannot be written.
pub fn git(context: CommandContext, command: &GitCommand) -> Result<(), CliError> {
    let GitCommand::Setup(what) = command;
    let hook = if what.hook {
        CommitHook::Check
    } else {
        CommitHook::None
    };
    let steps = context.workspace.set_up_git(hook)?;
    let mut out = context.out;
    if steps.is_empty() && !context.common.quiet {
        out.line(&say!(command_git_nothing_to_do))?;
    }
    for step in &steps {
        out.line(&match step {
            SetupStep::Lines { path } => say!(command_git_lines { path }),
            SetupStep::Config { name, value } => say!(command_git_config { name, value }),
            SetupStep::Hook { path } => say!(command_git_hook {
                path: path.display()
            }),
            SetupStep::ForeignHook { path } => say!(command_git_foreign_hook {
                path: path.display()
            }),
        })?;
    }
    Ok(out.finish()?)
}

/// Merges three files of git and tells on standard error what both sides changed.
///
/// # Errors
///
/// [`CliError`] if they could not be merged: the markers of git stand in the file then.
pub fn merge_driver(common: &Common, files: &MergeDriverArgs) -> Result<(), CliError> {
    let versions = MergeFiles {
        base: &files.base,
        ours: &files.ours,
        theirs: &files.theirs,
        path: &files.path,
    };
    let remark = label!(command_merge_remark);
    let sealed = SealedMerge::of(&files.path);
    let merged = match &sealed {
        Some(sealed) => sealed.merge(versions, remark, &common.identity.keys()?)?,
        None => merge_files(versions, remark)?,
    };
    let path = &files.path;
    match merged {
        FilesMerged::Merged(conflict) => {
            // The values of a sealed record are not written down.
            if let (Some(notes), None) = (&files.notes, &sealed) {
                add_note(notes, path, &conflict)?;
            }
            for one in conflict.iter().filter(|_| !common.quiet) {
                tell(&conflict_line(path, one));
            }
            Ok(())
        }
        FilesMerged::ByLines => {
            tell(&say!(command_merge_by_lines { path }));
            Ok(())
        }
        FilesMerged::DifferentRecords => Err(CliError::Refused(vec![say!(
            command_merge_different_records { path }
        )])),
        FilesMerged::Conflict => Err(CliError::Refused(vec![say!(command_merge_conflict {
            path
        })])),
    }
}

/// Prints a record in words, one statement a line, so that a comparison of two versions can be read.
///
/// # Errors
///
/// [`CliError`] if the file cannot be read.
pub fn textconv(common: &Common, what: &TextconvArgs) -> Result<(), CliError> {
    let keys = || common.identity.keys();
    let named = common.workspace.clone();
    let named = named.or_else(|| folder(None, &settings().ok()?).ok());
    let sealed = keys().and_then(|keys| sealed_record_text(&what.file, named, &keys));
    let text = match sealed {
        Ok(Some(text)) => text,
        Ok(None) => record_text(&what.file)?,
        // A comparison goes on with the files that can be read.
        Err(Failure::Encryption { why, .. }) => {
            let mut out = Out::new(style(common, &settings()?));
            out.line(&encryption_error(&why))?;
            return Ok(out.finish()?);
        }
        Err(failure) => return Err(failure.into()),
    };
    let mut out = Out::new(style(common, &settings()?));
    for line in statements(&text) {
        out.line(&line)?;
    }
    Ok(out.finish()?)
}

/// The statements of a record in words; its lines as they stand if it cannot be read.
fn statements(text: &str) -> Vec<Safe> {
    let book = Book::new("", Vec::new());
    let fields = field_names(text).unwrap_or_default();
    if fields.is_empty() {
        return text.lines().map(display_safe).collect();
    }
    let mut lines = Vec::new();
    for (name, at) in fields {
        let written = &text[at];
        let label = label::field(name);
        let items = list_items(written, &FieldPath::root()).ok().flatten();
        for item in items.unwrap_or_else(|| vec![written]) {
            let said = value::value(name, item, ValueOwner::unknown(&book));
            lines.push(display_safe(&format!("{label}: {said}")));
        }
    }
    lines
}
