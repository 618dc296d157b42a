//! `lastseen mergetool`: records in which a merge left its markers, merged by what they say.

use clap::Args;
use serde_json::json;

use crate::casebook::errors::problem::{Problem, Reason};
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::pages::sync_report::conflict_line;

/// `lastseen mergetool`
#[derive(Clone, Debug, Args)]
pub struct MergetoolArgs {
    #[arg(value_name = "ID", help = label!(flag_mergetool_ids))]
    pub(crate) ids: Vec<String>,
}

/// Merges these records, or every one in which markers stand, each as a change of its own.
///
/// # Errors
///
/// [`CliError::Found`] if one of them stays as it is.
pub fn mergetool(context: CommandContext, what: &MergetoolArgs) -> Result<(), CliError> {
    let has_markers = |one: &&Problem| matches!(one.reason, Reason::ConflictMarkers { .. });
    let found = context.problems.iter().filter(has_markers);
    let ids: Vec<RecordId> = match what.ids.as_slice() {
        [] => found.filter_map(|one| one.record).collect(),
        typed => typed.iter().map(id_of).collect::<Result<_, _>>()?,
    };
    let remark = label!(command_merge_remark);
    let mut out = context.out;
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for id in ids {
        let path = id.relative_path();
        match context.workspace.merge_markers(id, remark) {
            Ok(merged) => {
                for conflict in &merged.conflicts {
                    tell(&conflict_line(&path, conflict));
                }
                if !context.common.json && !context.common.quiet {
                    out.line(&say!(command_mergetool_merged { path }))?;
                }
                done.push(id.to_string());
            }
            Err(why) => {
                tell(&failure(&why));
                left.push(id.to_string());
            }
        }
    }
    if context.common.json {
        out.json(&json!({ "merged": done, "left": left }))?;
    } else if done.is_empty() && left.is_empty() && !context.common.quiet {
        out.line(&say!(command_mergetool_nothing))?;
    }
    out.finish()?;
    match left.is_empty() {
        true => Ok(()),
        false => Err(CliError::Found),
    }
}

fn id_of(typed: &String) -> Result<RecordId, CliError> {
    let id = typed.parse();
    id.map_err(|_| CliError::usage(&say!(command_mergetool_no_id { typed })))
}
