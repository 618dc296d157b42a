//! `lastseen merge`, `diff` and `inspect`: other workspaces, older copies and received folders.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::duplicates::reason::Pair;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::resolution::{ConflictOutcome, FieldConflict};
use crate::casebook::merge::three_way::{Versions, merge as merge_texts};
use crate::cli::args::Common;
use crate::cli::command_context::{CommandContext, settings, style};
use crate::cli::commands::check::value;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, tell};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::locate::value_at;
use crate::storage::load::inspect::inspect as look_into;
use crate::storage::load::view;
use crate::storage::merge::other_workspace::{OtherMerge, OtherWorkspace, RecordDifference};
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::problem;
use crate::text::log::change::{facts, names};
use crate::text::log::value::{ValueOwner, value as in_words};
use crate::text::pages::sync_report::conflict_line;
use crate::text::safe::{Safe, display_safe};

/// `lastseen merge`
#[derive(Clone, Debug, Args)]
pub struct MergeArgs {
    #[arg(value_name = "DIR", help = label!(flag_merge_other))]
    pub(crate) other: PathBuf,
    #[arg(long, help = label!(flag_merge_dry_run))]
    pub(crate) dry_run: bool,
}

/// `lastseen diff`
#[derive(Clone, Debug, Args)]
pub struct DiffArgs {
    #[arg(value_name = "DIR", help = label!(flag_diff_other))]
    pub(crate) other: PathBuf,
}

/// `lastseen inspect`
#[derive(Clone, Debug, Args)]
pub struct InspectArgs {
    #[arg(help = label!(flag_inspect_dir))]
    pub(crate) dir: PathBuf,
}

/// Merges another workspace into this one, as one change.
///
/// # Errors
///
/// [`CliError`] if the other one cannot be opened or something cannot be written.
pub fn merge(mut context: CommandContext, what: &MergeArgs) -> Result<(), CliError> {
    let other = OtherWorkspace::open(&what.other, || context.common.identity.keys())?;
    let remark = label!(command_merge_remark);
    let merged = match what.dry_run {
        true => context.workspace.look_at_other(&other, remark)?,
        false => context.workspace.merge_other(&other, remark)?,
    };
    for (id, conflicts) in &merged.changed {
        for conflict in conflicts {
            tell(&conflict_line(&id.relative_path(), conflict));
        }
    }
    for one in &merged.unread {
        tell(&problem(one));
    }
    for id in &merged.erased {
        tell(&say!(command_other_erased { id }));
    }
    for id in &merged.erased_there {
        tell(&say!(command_other_erased_there { id }));
    }
    if merged.files > 0 {
        let (count, folder) = (merged.files, what.other.join("files"));
        tell(&say!(command_other_files {
            count,
            folder: folder.display()
        }));
    }
    for path in &merged.copies.lost {
        tell(&say!(command_other_copy_lost { path }));
    }
    for (name, here) in &merged.queries.brought {
        tell(&match name == here {
            true => say!(command_other_query_added { name }),
            false => say!(command_other_query_renamed { name, here }),
        });
    }
    for name in &merged.queries.left {
        tell(&say!(command_other_query { name }));
    }
    for id in &merged.removed {
        tell(&say!(command_other_removed { id }));
    }
    let mut book = context.book.clone();
    for loaded in &merged.new {
        book.add(loaded.clone());
    }
    book.settle();
    let proposed = proposed(&mut book, &merged);
    if context.common.json {
        let ids = |ids: &mut dyn Iterator<Item = RecordId>| -> Vec<String> {
            ids.map(|id| id.as_str().to_owned()).collect()
        };
        let pairs = proposed
            .iter()
            .map(|(new, known)| json!([new.as_str(), known.as_str()]));
        context.out.json(&json!({
            "new": ids(&mut merged.new.iter().map(|loaded| loaded.record.id())),
            "changed": ids(&mut merged.changed.iter().map(|(id, _)| *id)),
            "erased": ids(&mut merged.erased.iter().copied()),
            "erased_there": ids(&mut merged.erased_there.iter().copied()),
            "files": merged.copies.brought.keys().collect::<Vec<_>>(),
            "files_lost": merged.copies.lost,
            "files_not_brought": merged.files,
            "queries": merged.queries.brought.iter().map(|(_, here)| here).collect::<Vec<_>>(),
            "queries_not_brought": merged.queries.left,
            "removed": ids(&mut merged.removed.iter().copied()),
            "proposed": pairs.collect::<Vec<Value>>(),
        }))?;
        context.out.finish()?;
        return incomplete(&merged);
    }
    for loaded in &merged.new {
        context
            .out
            .line(&only(&book, loaded.record.id(), Side::There))?;
    }
    let changed = merged.edits.iter();
    let changed: Vec<Edit> = changed
        .filter(|edit| !matches!(edit, Edit::Create { .. }))
        .cloned()
        .collect();
    for line in sentences(&changed, &book) {
        context.out.line(&line)?;
    }
    for (new, known) in &proposed {
        let name = |id: RecordId| names(&[id], &book);
        context.out.line(&say!(command_other_proposed {
            new,
            new_name: name(*new),
            known,
            known_name: name(*known),
        }))?;
    }
    if !context.common.quiet {
        let count = merged.copies.brought.len();
        if count > 0 {
            context.out.line(&say!(command_other_copies { count }))?;
        }
        let (new, changed) = (merged.new.len(), merged.changed.len());
        context
            .out
            .line(&match (merged.is_nothing(), what.dry_run) {
                (true, _) if !merged.unread.is_empty() => say!(command_other_nothing_read),
                (true, _) => say!(command_other_nothing),
                (false, true) => say!(command_other_would { new, changed }),
                (false, false) => say!(command_other_done { new, changed }),
            })?;
    }
    context.out.finish()?;
    incomplete(&merged)
}

/// What could not be read of the other one did not come in, which the exit code tells.
fn incomplete(merged: &OtherMerge) -> Result<(), CliError> {
    match merged.unread.is_empty() {
        true => Ok(()),
        false => Err(CliError::Partial(Vec::new())),
    }
}

/// The pairs of a new person and one who is here already that may be one: nobody joins them by this.
fn proposed(book: &mut Book, merged: &OtherMerge) -> Vec<(RecordId, RecordId)> {
    let new = |id: RecordId| merged.new.iter().any(|one| one.record.id() == id);
    if !merged
        .new
        .iter()
        .any(|one| one.record.id().kind() == Kind::Person)
    {
        return Vec::new();
    }
    book.compare(&|_, _| {});
    let pairs = book
        .duplicate_index()
        .map_or(&[][..], |index| index.pairs());
    let across = |pair: &Pair| match (new(pair.a), new(pair.b)) {
        (true, false) => Some((pair.a, pair.b)),
        (false, true) => Some((pair.b, pair.a)),
        _ => None,
    };
    pairs
        .iter()
        .filter(|pair| pair.is_proposed())
        .filter_map(across)
        .collect()
}

/// In which of two workspaces a record is.
#[derive(Clone, Copy)]
enum Side {
    Here,
    There,
}

fn only(book: &Book, id: RecordId, side: Side) -> Safe {
    let name = names(&[id], book);
    match side {
        Side::Here => say!(command_diff_here { id, name }),
        Side::There => say!(command_diff_there { id, name }),
    }
}

/// What becomes of each record, one fact a line.
fn sentences(edits: &[Edit], book: &Book) -> Vec<Safe> {
    let told = facts(edits, book).into_iter();
    told.map(|fact| {
        say!(fact_of_records {
            records: names(&[fact.record], book),
            fact: fact.sentence(),
        })
    })
    .collect()
}

/// What another workspace says otherwise, in words.
///
/// # Errors
///
/// [`CliError::Found`] if something differs; else what failed.
pub fn diff(mut context: CommandContext, what: &DiffArgs) -> Result<(), CliError> {
    let other = OtherWorkspace::open(&what.other, || context.common.identity.keys())?;
    let (found, unread) = context.workspace.compare_with(&other)?;
    for one in &unread {
        tell(&problem(one));
    }
    let mut book = context.book.clone();
    for one in found.iter().filter(|one| one.ours.is_none()) {
        let text = one.theirs.as_deref().unwrap_or_default();
        if let Ok(loaded) = view(one.id, text) {
            book.add(loaded);
        }
    }
    book.settle();
    let mut values = Vec::new();
    for one in &found {
        let (side, lines) = match (&one.ours, &one.theirs) {
            (Some(_), None) => ("here", vec![only(&book, one.id, Side::Here)]),
            (None, _) => ("there", vec![only(&book, one.id, Side::There)]),
            (Some(_), Some(_)) => ("both", told(one, &book)),
        };
        if context.common.json {
            let facts: Vec<&str> = lines.iter().map(Safe::as_str).collect();
            values.push(json!({
                "id": one.id.as_str(),
                "path": one.id.relative_path(),
                "in": side,
                "facts": facts,
            }));
        } else {
            for line in &lines {
                context.out.line(line)?;
            }
        }
    }
    if context.common.json {
        context.out.json(&Value::Array(values))?;
    }
    context.out.finish()?;
    match found.is_empty() && unread.is_empty() {
        true => Ok(()),
        false => Err(CliError::Found),
    }
}

/// What each of two versions of a record says and the other one does not.
fn told(one: &RecordDifference, book: &Book) -> Vec<Safe> {
    let (Some(ours), Some(theirs)) = (&one.ours, &one.theirs) else {
        return Vec::new();
    };
    let remark = label!(command_merge_remark);
    let news = |ours: &str, theirs: &str| {
        let kind = Some(one.id.kind());
        let base = one.base.as_deref();
        let versions = Versions {
            kind,
            base,
            ours,
            theirs,
        };
        let merged = merge_texts(versions, remark).unwrap_or_default();
        let edits = merged.edits.into_iter().map(|edit| edit.of(one.id));
        let edits: Vec<Edit> = edits
            .filter(|edit| !is_aside(edit, &merged.conflicts, remark))
            .collect();
        (sentences(&edits, book), merged.conflicts)
    };
    let (there, conflicts) = news(ours, theirs);
    let (here, _) = news(theirs, ours);
    let record = names(&[one.id], book);
    let mut lines = Vec::new();
    for conflict in conflicts {
        let field = conflict.path.told().into_owned();
        let said = |text: &str| {
            let found = value_at(text, &conflict.path).ok().flatten();
            found.map(|found| in_words(&field, found, ValueOwner::of(one.id, book)))
        };
        if let (Some(here), Some(there)) = (said(ours), said(theirs))
            && here != there
        {
            lines.push(say!(command_diff_both {
                record: &record,
                field: display_safe(&field),
                here,
                there
            }));
        }
    }
    lines.extend(
        there
            .into_iter()
            .map(|fact| say!(command_diff_says_there { fact })),
    );
    lines.extend(
        here.into_iter()
            .map(|fact| say!(command_diff_says_here { fact })),
    );
    if lines.is_empty() {
        lines.push(say!(command_diff_layout {
            id: one.id,
            name: record
        }));
    }
    lines
}

/// Whether an edit only puts one of two values beside the other one, which is told as a whole.
fn is_aside(edit: &Edit, conflicts: &[FieldConflict], remark: &str) -> bool {
    match edit {
        Edit::Set { path, .. } => conflicts.iter().any(|one| one.path == *path),
        Edit::Insert { list, item, .. } => {
            item.contains(remark)
                || conflicts.iter().any(|one| {
                    one.outcome == ConflictOutcome::OtherName
                        && list.is("other_names")
                        && item.contains(&one.other)
                })
        }
        _ => false,
    }
}

/// Says what is inside a received folder.
///
/// # Errors
///
/// [`CliError::Found`] if something in it should be looked at first; else what failed.
pub fn inspect(common: &Common, what: &InspectArgs) -> Result<(), CliError> {
    let found = look_into(&what.dir, || common.identity.keys())?;
    let mut out = Out::new(style(common, &settings()?));
    let is_calm = found.title.is_some()
        && !found.is_cut
        && found.problems.is_empty()
        && found.links.is_empty()
        && found.unknown.is_empty()
        && found.foreign.is_empty()
        && found.runs.is_empty();
    if common.json {
        let records: serde_json::Map<String, Value> = found
            .records
            .iter()
            .map(|(kind, count)| (kind.folder().to_owned(), json!(count)))
            .collect();
        let logs = found.logs.iter();
        let logs: Vec<Value> = logs
            .map(|(path, changes)| json!({ "path": path, "changes": changes }))
            .collect();
        out.json(&json!({
            "title": found.title,
            "records": records,
            "findings": found.problems.iter().map(value).collect::<Vec<Value>>(),
            "links": found.links,
            "unknown": found.unknown,
            "private": found.foreign,
            "logs": logs,
            "git": found.has_git,
            "runs": found.runs,
            "all": !found.is_cut,
        }))?;
    } else {
        out.line(&match &found.title {
            Some(title) => say!(command_inspect_title { title }),
            None if found.has_head => say!(command_inspect_no_title),
            None => say!(command_inspect_no_head),
        })?;
        for (kind, count) in &found.records {
            out.line(&say!(command_inspect_records {
                count,
                folder: kind.folder()
            }))?;
        }
        for (path, changes) in &found.logs {
            out.line(&say!(command_inspect_log { path, changes }))?;
        }
        if found.has_git {
            out.line(&say!(command_inspect_git))?;
        }
        for line in &found.runs {
            out.line(&say!(command_inspect_runs { line }))?;
        }
        for path in &found.links {
            out.line(&say!(command_inspect_link { path }))?;
        }
        for path in &found.foreign {
            out.line(&say!(command_inspect_private { path }))?;
        }
        for path in &found.unknown {
            out.line(&say!(command_inspect_unknown { path }))?;
        }
        print(&mut out, &found.problems)?;
        if found.is_cut {
            out.line(&say!(command_inspect_cut))?;
        }
    }
    out.finish()?;
    match is_calm {
        true => Ok(()),
        false => Err(CliError::Found),
    }
}

fn print(out: &mut Out, problems: &[Problem]) -> Result<(), CliError> {
    for one in problems {
        out.line(&problem(one))?;
    }
    Ok(())
}
