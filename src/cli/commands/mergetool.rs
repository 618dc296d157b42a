//! `lastseen mergetool`: files in which a merge left its markers, merged by what they say.

use clap::Args;
use serde_json::json;

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::external::one_sided::{OneSided, OneSidedDecision};
use crate::casebook::merge::resolution::FieldConflict;
use crate::cli::args::Common;
use crate::cli::command_context::{CommandContext, folder, settings};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::git::one_sided::one_sided_problem;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::clone_name::identified;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::errors::problem::problem;
use crate::text::pages::sync_report::conflict_line;

/// `lastseen mergetool`
#[derive(Clone, Debug, Args)]
pub struct MergetoolArgs {
    #[arg(value_name = "ID", help = label!(flag_mergetool_ids))]
    pub(crate) ids: Vec<String>,
    #[arg(long, requires = "ids", conflicts_with = "let_go", help = label!(flag_mergetool_keep))]
    pub(crate) keep: bool,
    #[arg(long, requires = "ids", help = label!(flag_mergetool_let_go))]
    pub(crate) let_go: bool,
}

impl MergetoolArgs {
    /// What is decided of records that one side removed and the other one changed.
    const fn decision(&self) -> Option<OneSidedDecision> {
        match (self.keep, self.let_go) {
            (true, _) => Some(OneSidedDecision::Keep),
            (false, true) => Some(OneSidedDecision::LetGo),
            (false, false) => None,
        }
    }
}

/// Merges these records, or every file in which markers stand, each record as a change of its own.
///
/// # Errors
///
/// [`CliError::Found`] if one of them stays as it is.
pub fn mergetool(common: Common, what: &MergetoolArgs) -> Result<(), CliError> {
    let remark = label!(command_merge_remark);
    let has_head = merge_head(&common, remark)?;
    let context = CommandContext::open_to_write_silently(common)?;
    let has_markers = |one: &&Problem| matches!(one.reason, Reason::ConflictMarkers { .. });
    let found = context.problems.iter().filter(has_markers);
    let (ids, logs): (Vec<RecordId>, Vec<String>) = match what.ids.as_slice() {
        [] => {
            let mut ids: Vec<RecordId> = found.filter_map(|one| one.record).collect();
            for lost in context.workspace.lost_statements()? {
                ids.extend(lost.record.filter(|id| !ids.contains(id)));
            }
            (ids, context.workspace.logs_with_markers())
        }
        typed => (
            typed.iter().map(id_of).collect::<Result<_, _>>()?,
            Vec::new(),
        ),
    };
    let named = ids.clone();
    let mut merged: Vec<(String, String, Result<Vec<FieldConflict>, Failure>)> = Vec::new();
    let ids = match context.workspace.has_sealed_files() {
        // Git writes no markers into such files, but they may have been sealed with those of before.
        true => {
            for (path, done) in context.workspace.merge_unmerged(&ids, remark)? {
                let id = RecordId::of_path(path.trim_end_matches(".age"));
                let name = id.map_or_else(|| path.clone(), |id| id.to_string());
                merged.push((name, path, done));
            }
            let is_done = |id: &RecordId| {
                let name = id.to_string();
                merged.iter().any(|(done, ..)| *done == name)
            };
            ids.into_iter().filter(|id| !is_done(id)).collect()
        }
        false => ids,
    };
    for path in logs {
        let done = context.workspace.merge_file_markers(&path, remark);
        let done = done.map(|merged| merged.conflicts);
        merged.push((path.clone(), path, done));
    }
    // After the logs, which tell who was erased.
    let one_sided = context.workspace.one_sided();
    let one_sided: Vec<&OneSided> = one_sided
        .iter()
        .filter(|one| what.ids.is_empty() || named.contains(&one.record))
        .collect();
    let is_one_sided = |id: &RecordId| one_sided.iter().any(|one| one.record == *id);
    merged.retain(|(name, ..)| !name.parse().is_ok_and(|id| is_one_sided(&id)));
    let is_decided = what.decision().is_some();
    let with_markers = ids.iter().filter(|id| !is_decided && !is_one_sided(id));
    for id in with_markers.copied() {
        let done = context.workspace.merge_markers(id, remark);
        let done = done.map(|merged| merged.conflicts);
        merged.push((id.to_string(), id.relative_path(), done));
    }
    let mut out = context.out;
    let (mut done, mut left) = (Vec::new(), Vec::new());
    if has_head {
        if !context.common.json && !context.common.quiet {
            let path = FILE_NAME;
            out.line(&say!(command_mergetool_merged { path }))?;
        }
        done.push(FILE_NAME.to_owned());
    }
    if let Some(decision) = what.decision() {
        for id in named {
            let path = id.relative_path();
            match context.workspace.decide_one_sided(id, decision) {
                Ok(_) if context.common.json || context.common.quiet => {}
                Ok(None) => out.line(&say!(sync_one_sided_kept { path }))?,
                Ok(Some(_)) => out.line(&say!(command_mergetool_let_go { path }))?,
                Err(why) => {
                    tell(&failure(&why));
                    left.push(id.to_string());
                    continue;
                }
            }
            done.push(id.to_string());
        }
    } else {
        for one in one_sided {
            tell(&problem(&one_sided_problem(one)));
            left.push(one.record.to_string());
        }
    }
    for (name, path, result) in merged {
        match result {
            Ok(conflicts) => {
                for conflict in &conflicts {
                    tell(&conflict_line(&path, conflict));
                }
                if !context.common.json && !context.common.quiet {
                    out.line(&say!(command_mergetool_merged { path }))?;
                }
                done.push(name);
            }
            Err(why) => {
                tell(&failure(&why));
                left.push(name);
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

/// Merges the head of the workspace if a merge left its markers in it, so that it cannot be opened; whether it did.
/// What both sides changed in two ways is told at once: the workspace may not open for another reason.
///
/// # Errors
///
/// As [`Workspace::merge_head_markers`].
fn merge_head(common: &Common, remark: &str) -> Result<bool, CliError> {
    let config = settings()?;
    let folder = folder(common.workspace.clone(), &config)?;
    let by = AuthorDevice::of_this_machine(config.author.clone());
    let author_device = identified(&folder, by);
    let account = AccountState::of_user();
    if Workspace::is_settled_sealed(&folder, &author_device, &account)? {
        return Ok(false);
    }
    let opened = Workspace::open(&folder, author_device.clone(), &account);
    let Err(Failure::BadHead {
        reason: Reason::ConflictMarkers { .. },
        ..
    }) = opened
    else {
        return Ok(false);
    };
    let merged = Workspace::merge_head_markers(&folder, &author_device, &account, remark)?;
    for conflict in &merged.conflicts {
        tell(&conflict_line(FILE_NAME, conflict));
    }
    if let Some(before) = merged.before {
        let path = FILE_NAME;
        tell(&say!(command_mergetool_head { path, before }));
    }
    Ok(true)
}

fn id_of(typed: &String) -> Result<RecordId, CliError> {
    let id = typed.parse();
    id.map_err(|_| CliError::usage(&say!(command_mergetool_no_id { typed })))
}
