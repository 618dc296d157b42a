//! `lastseen sync`: exchanges changes with another clone.

use std::path::{PathBuf, absolute};

use clap::Args;
use serde_json::json;

use crate::casebook::change::encrypted_file::is_named_encrypted;
use crate::casebook::external::sync_report::SyncReport;
use crate::cli::command_context::CommandContext;
use crate::cli::encryption_args::{EncryptToArgs, IdentityArgs, asked_passphrase, encrypted_to};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::record::id::RecordId;
use crate::storage::encryption::recipients::Recipients;
use crate::storage::git::bundle::Bundle;
use crate::storage::git::synchronisation::{ErasedThere, SyncFront, SyncTexts};
use crate::storage::git::transfer::SyncTarget;
use crate::text::catalogue::{label, say};
use crate::text::pages::sync_report::{conflict_line, decide_line, sync_lines, sync_summary};

/// `lastseen sync`
#[derive(Clone, Debug, Args)]
pub struct SyncArgs {
    #[arg(help = label!(flag_sync_remote))]
    pub(crate) remote: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "remote", help = label!(flag_sync_bundle))]
    pub(crate) bundle: Option<PathBuf>,
    /// To which keys the bundle is encrypted
    #[command(flatten)]
    pub recipients: EncryptToArgs,
    /// What opens a bundle that is encrypted
    #[command(flatten)]
    pub identity: IdentityArgs,
    #[arg(long, help = label!(flag_sync_erase))]
    pub(crate) erase: bool,
}

/// Synchronises with another clone.
///
/// # Errors
///
/// [`CliError::Merged`] if changes came in; [`CliError::Undecided`] if people must decide; else what failed.
pub fn sync(context: CommandContext, what: &SyncArgs) -> Result<(), CliError> {
    if what.bundle.as_deref().is_some_and(is_named_encrypted)
        && what.recipients.encrypt_to.is_empty()
    {
        return Err(CliError::usage(label!(encryption_age_of_no_key)));
    }
    let target = match &what.bundle {
        // Git runs in the folder of the workspace.
        Some(file) => SyncTarget::Bundle(Bundle {
            file: absolute(file).unwrap_or_else(|_| file.clone()),
            recipients: what.recipients.read(Some(file))?,
            sources: what.identity.sources(),
            ask: asked_passphrase,
        }),
        // What a remote gets is protected by how git reaches it.
        None if !what.recipients.encrypt_to.is_empty() => {
            return Err(CliError::usage(label!(encryption_of_a_bundle)));
        }
        None => SyncTarget::Remote(what.remote.clone()),
    };
    let message = |changes: usize| say!(command_sync_commit { changes }).as_str().to_owned();
    let texts = SyncTexts {
        message: &message,
        merge: label!(command_sync_merge),
        remark: label!(command_merge_remark),
    };
    let front = SyncFront {
        tell: &|_| {},
        has_terminal: true,
    };
    let erased = if what.erase {
        ErasedThere::Erase
    } else {
        ErasedThere::Ask
    };
    let report = context
        .workspace
        .synchronise(&target, erased, &texts, front)?;
    let keys = match &target {
        SyncTarget::Bundle(bundle) if report.is_sent => bundle.recipients.as_ref(),
        _ => None,
    };
    print(context, &report, keys)?;
    if report.open_paths().next().is_some() || !report.to_erase.is_empty() {
        return Err(CliError::Undecided);
    }
    if report.received > 0 {
        return Err(CliError::Merged);
    }
    Ok(())
}

fn print(
    context: CommandContext,
    report: &SyncReport,
    keys: Option<&Recipients>,
) -> Result<(), CliError> {
    let path = |id: &RecordId| id.relative_path();
    for (id, conflicts) in &report.merged {
        for conflict in conflicts {
            tell(&conflict_line(&path(id), conflict));
        }
    }
    for (_, line) in sync_lines(report) {
        tell(&line);
    }
    if let Some(line) = decide_line(report) {
        tell(&line);
    }
    let mut out = context.out;
    let (committed, received) = (report.committed, report.received);
    if context.common.json {
        let ids = |ids: &[RecordId]| -> Vec<String> {
            ids.iter().map(|id| id.as_str().to_owned()).collect()
        };
        let undecided: Vec<&String> = report.open_paths().collect();
        let merged: Vec<RecordId> = report.merged.iter().map(|(id, _)| *id).collect();
        out.json(&json!({
            "committed": committed,
            "received": received,
            "merged": ids(&merged),
            "undecided": undecided,
            "kept": ids(&report.kept),
            "removed": ids(&report.removed),
            "to_erase": ids(&report.to_erase),
            "gone": ids(&report.gone),
            "erased": ids(&report.erased),
            "naming_erased": ids(&report.naming_erased),
            "erased_again": ids(&report.erased_again),
            "refused": report.refused,
            "kept_lines": report.kept_lines,
            "sent": report.is_sent,
        }))?;
    } else if !context.common.quiet {
        out.line(&sync_summary(report))?;
        if let Some(keys) = keys {
            out.line(&encrypted_to(keys))?;
        }
    }
    Ok(out.finish()?)
}
