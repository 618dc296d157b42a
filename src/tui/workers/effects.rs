//! Performs the effects that the screen asks of the disk, one at a time.

use std::sync::Arc;

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::{DiskReply, DiskRequest};
use crate::app::form::opening::Opening;
use crate::app::form::paths::FoundPaths;
use crate::app::import::import_job::{ImportReply, ImportWrite};
use crate::casebook::change::Change;
use crate::casebook::change::compose::{Written, record_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::{NewName, Purpose};
use crate::casebook::errors::failure::Failure;
use crate::casebook::queue::command::QueueCommand;
use crate::exchange::preview::ImportChange;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::attachments::AttachOutcome;
use crate::storage::attachments::path_completion::path_completions;
use crate::storage::commit::cite::cite_edits;
use crate::storage::commit::publish::{CommitOptions, Committed};
use crate::storage::commit::typed_path::meant;
use crate::storage::merge::join::join_edits;
use crate::storage::merge::unjoin::{unjoin, unjoin_plan};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::import_store::ImportCommit;
use crate::text::catalogue::label;
use crate::tui::workers::importer::{decide_row, each_percent};

/// Does one thing on the disk, and says what came of it; `tell` hears how far an import is.
#[must_use]
pub fn perform(
    workspace: &Workspace,
    request: DiskRequest,
    tell: &(dyn Fn(ImportReply) + Sync),
) -> DiskReply {
    match request {
        DiskRequest::Commit(change) => committed(commit(workspace, *change)),
        DiskRequest::Join { request, name } => match join_edits(workspace, &request) {
            Err(Failure::JudgedDifferent { by, .. }) => DiskReply::JudgedDifferent { request, by },
            edits => committed(
                edits
                    .and_then(|edits| workspace.change(joined(name, request.joined), edits))
                    .and_then(|change| workspace.commit(&change)),
            ),
        },
        DiskRequest::PlanUnjoin(joined) => {
            DiskReply::UnjoinPlan(unjoin_plan(workspace, joined).map(Box::new))
        }
        DiskRequest::Unjoin { joined, anyway } => committed(unjoin(workspace, joined, anyway)),
        DiskRequest::Attach { source, name, path } => {
            let path = meant(&path);
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let why = Purpose::Attached {
                name,
                file: Some(file.into_owned()),
            };
            match workspace.attach(source, &path, why.to_text()) {
                Ok(AttachOutcome::PutBack(copy)) => DiskReply::PutBack(copy),
                Ok(AttachOutcome::Linked(done)) => committed(Ok(*done)),
                Err(failure) => DiskReply::Failed(failure),
            }
        }
        DiskRequest::Import(import) => {
            let ImportWrite {
                file,
                change,
                has_copy,
                why,
            } = *import;
            let ImportChange {
                edits,
                queries,
                compared,
            } = Arc::try_unwrap(change).unwrap_or_else(|change| (*change).clone());
            let tell = each_percent(|done, all| tell(ImportReply::Written(done, all)));
            committed(workspace.commit_import(ImportCommit {
                why,
                edits,
                queries,
                compared,
                copy: has_copy.then(|| (file.origin.name.as_str(), file.bytes.as_slice())),
                options: CommitOptions {
                    tell: &tell,
                    ..CommitOptions::TOUCHED
                },
                anyway: false,
            }))
        }
        DiskRequest::DecideRow(row) => match decide_row(workspace, &row) {
            Ok(done) => committed(done),
            Err(refusal) => DiskReply::RowRefused(refusal),
        },
        DiskRequest::FindCopy { sha256, name } => {
            DiskReply::Copy(workspace.whole_copy(&sha256, &name))
        }
        DiskRequest::Paths(of) => {
            let (paths, more) = path_completions(&of);
            DiskReply::Paths(FoundPaths { of, paths, more })
        }
        DiskRequest::MergeMarkers(record) => {
            let remark = label!(command_merge_remark);
            let merged = workspace.merge_markers(record, remark);
            committed(merged.map(|merged| merged.committed))
        }
        DiskRequest::MergeFile(path) => {
            match workspace.merge_file_markers(&path, label!(command_merge_remark)) {
                Ok(_) => DiskReply::FileMerged(path),
                Err(failure) => DiskReply::Failed(failure),
            }
        }
        DiskRequest::DecideOneSided(record, decision) => {
            match workspace.decide_one_sided(record, decision) {
                Ok(None) => DiskReply::OneSidedKept(record),
                Ok(Some(done)) => committed(Ok(done)),
                Err(failure) => DiskReply::Failed(failure),
            }
        }
        DiskRequest::Undo => committed(workspace.undo()),
        DiskRequest::Redo => committed(workspace.redo()),
        DiskRequest::Open { record, purpose } => open(workspace, record, purpose),
        DiskRequest::Log(record) => DiskReply::Logged {
            record,
            read: workspace.changes_of(record),
        },
        DiskRequest::Reach(record) => DiskReply::Reached {
            record,
            reach: workspace.erasure_of(record).map(Box::new),
        },
        DiskRequest::Erase(record) => match workspace.erase(record) {
            Ok(erased) => DiskReply::Erased {
                reach: Box::new(erased.reach),
                records: erased.reread,
                problems: erased.problems,
            },
            Err(failure) => DiskReply::Failed(failure),
        },
        DiskRequest::LookBeside(records) => {
            let open = |id: &RecordId| workspace.open_elsewhere(*id);
            DiskReply::EditorLock(records.iter().filter_map(open).collect())
        }
        DiskRequest::ListQueues => {
            (workspace.queues().list()).map_or_else(DiskReply::Failed, DiskReply::Queues)
        }
        DiskRequest::Queue { name, ask } => step_queue(workspace, &name, ask),
        DiskRequest::Decisions(name) => (workspace.queues().decisions(&name))
            .map_or_else(DiskReply::Failed, DiskReply::Decisions),
        DiskRequest::WhoSaid(values) => {
            let said = workspace.who_said(&values);
            let one_sided = workspace.one_sided();
            DiskReply::WhoSaid {
                values,
                said,
                one_sided,
            }
        }
        DiskRequest::RecentChanges(since) => {
            DiskReply::RecentChanges(workspace.changes_since(since))
        }
    }
}

fn committed(done: Result<Committed, Failure>) -> DiskReply {
    match done {
        Ok(done) => DiskReply::Committed {
            change: done.change,
            records: done.reread,
            head: done.head.map(Box::new),
        },
        Err(failure) => DiskReply::Failed(failure),
    }
}

fn open(workspace: &Workspace, record: RecordId, mut purpose: Opening) -> DiskReply {
    let text = match workspace.text(record) {
        Ok(Some(text)) => text,
        Ok(None) => return DiskReply::Unopened(Failure::NoSuchRecord { record }),
        Err(failure) => return DiskReply::Unopened(failure),
    };
    if let Opening::Resume { by, .. } = &mut purpose {
        *by = workspace.last_change(record, &text);
    }
    DiskReply::Opened {
        record,
        text,
        purpose,
    }
}

/// Puts a change on disk, with ids for the records that it makes.
fn commit(workspace: &Workspace, mut request: ChangeRequest) -> Result<Committed, Failure> {
    let create = |kind: Kind, fields: &[Written]| {
        let record = workspace.fresh_id(kind)?;
        let text = record_text(record, fields);
        Ok::<Edit, Failure>(Edit::Create { record, text })
    };
    let mut linked = Vec::with_capacity(request.made.len());
    for one in std::mem::take(&mut request.made) {
        let edit = create(one.kind, &one.fields())?;
        request.set_id(&one, edit.record());
        let (typed, kind) = (one.title, one.kind);
        linked.push((edit, NewName::New { typed, kind }));
    }
    let mut edits = Vec::with_capacity(request.create.len());
    for (kind, fields) in &request.create {
        edits.push(create(*kind, fields)?);
    }
    edits.extend(match request.citation {
        Some(citation) => cite_edits(
            workspace,
            request.edits,
            &citation.entries,
            &citation.fields,
        )?,
        None => request.edits,
    });
    let (linked, names): (Vec<Edit>, Vec<NewName>) = linked.into_iter().unzip();
    edits.extend(linked);
    let why = Purpose::WithNames {
        purpose: request.why,
        names,
    };
    let change = Change {
        queries: request.queries,
        ..workspace.change(why, edits)?
    };
    workspace.commit(&change)
}

fn joined(name: String, joined: RecordId) -> Purpose {
    Purpose::Joined { name, joined }
}

/// Begins a queue, goes on with it, or makes a step in it.
fn step_queue(workspace: &Workspace, name: &str, ask: QueueCommand) -> DiskReply {
    match ask {
        QueueCommand::Begin(_) | QueueCommand::Retry => workspace
            .queues()
            .open(name, ask)
            .map(|opened| DiskReply::QueueOpened(Box::new(opened))),
        ask => workspace
            .queues()
            .step(name, ask)
            .map(|queue_update| DiskReply::QueueStepped(Box::new(queue_update))),
    }
    .unwrap_or_else(DiskReply::Failed)
}
