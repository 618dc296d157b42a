//! Performs the effects that the screen asks of the disk, one at a time.

use crate::app::core::action::Action;
use crate::app::core::effect::Effect;
use crate::app::form::new_record_choice::with_id;
use crate::app::form::request::FormRequest;
use crate::casebook::change::Change;
use crate::casebook::change::compose::{Written, record_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::attachments::AttachOutcome;
use crate::storage::commit::cite::cite_edits;
use crate::storage::commit::typed_path::meant;
use crate::storage::merge::join::join_edits;
use crate::storage::merge::unjoin::{unjoin, unjoin_plan};
use crate::storage::workspace::Workspace;
use crate::text::pages::pair::why_joined;
use crate::tui::workers::checker::look_through;
use crate::tui::workers::comparer::compare;
use crate::tui::workers::queue_steps::step_queue;

/// Does one thing on the disk, and says what came of it; `None` for effects that are not about the
/// disk.
#[must_use]
pub fn perform(workspace: &Workspace, effect: Effect) -> Option<Action> {
    let committed = match effect {
        Effect::Commit { why, edits } => workspace
            .change(why, edits)
            .and_then(|change| workspace.commit(&change)),
        Effect::CommitQueries { why, queries } => workspace
            .change(why, Vec::new())
            .and_then(|change| workspace.commit(&Change { queries, ..change })),
        effect @ (Effect::Create { .. }
        | Effect::CommitNaming { .. }
        | Effect::CommitCiting { .. }
        | Effect::CommitMaking { .. }) => facts(workspace, effect)
            .and_then(|(why, edits)| workspace.change(why, edits))
            .and_then(|change| workspace.commit(&change)),
        Effect::Join { request, name } => {
            let edits = match join_edits(workspace, &request) {
                Err(Failure::JudgedDifferent { by, .. }) => {
                    return Some(Action::JudgedDifferent { request, by });
                }
                edits => edits,
            };
            edits
                .and_then(|edits| workspace.change(why_joined(&name, request.joined), edits))
                .and_then(|change| workspace.commit(&change))
        }
        Effect::LookApart(joined) => {
            return Some(Action::Unjoin(unjoin_plan(workspace, joined).map(Box::new)));
        }
        Effect::TakeApart { joined, anyway } => unjoin(workspace, joined, anyway),
        Effect::Compare => {
            return Some(Action::Compared(Box::new(compare(workspace, &|_, _| {}))));
        }
        Effect::Check(today) => {
            return Some(Action::Checked(look_through(workspace, today, &|_, _| {})));
        }
        Effect::ListQueues => {
            return Some(match workspace.queues().list() {
                Ok(queues) => Action::Queues(queues),
                Err(failure) => Action::Failed(failure),
            });
        }
        Effect::Queue { name, ask } => return Some(step_queue(workspace, &name, ask)),
        Effect::Decisions(name) => {
            return Some(match workspace.queues().decisions(&name) {
                Ok(changes) => Action::Decisions(changes),
                Err(failure) => Action::Failed(failure),
            });
        }
        Effect::Attach { source, path } => {
            let why = format!("{source}: file attached");
            match workspace.attach(source, &meant(&path), why) {
                Ok(AttachOutcome::PutBack(copy)) => return Some(Action::PutBack(copy)),
                Ok(AttachOutcome::Linked(committed)) => Ok(*committed),
                Err(failure) => Err(failure),
            }
        }
        Effect::Undo => workspace.undo(),
        Effect::Redo => workspace.redo(),
        Effect::Open {
            record,
            mut purpose,
        } => {
            return Some(match workspace.text(record) {
                Ok(Some(text)) => {
                    if let FormRequest::Resume { by, .. } = &mut purpose {
                        *by = workspace.last_change(record, &text);
                    }
                    Action::Opened {
                        record,
                        text,
                        purpose,
                    }
                }
                Ok(None) => Action::Unopened(Failure::NoSuchRecord { record }),
                Err(failure) => Action::Unopened(failure),
            });
        }
        Effect::Reach(record) => {
            return Some(Action::Reached {
                record,
                reach: workspace.erasure_of(record).map(Box::new),
            });
        }
        Effect::Erase(record) => {
            return Some(match workspace.erase(record, false) {
                Ok(erased) => Action::Erased {
                    reach: Box::new(erased.reach),
                    records: erased.reread,
                    problems: erased.problems,
                },
                Err(failure) => Action::Failed(failure),
            });
        }
        Effect::Log(record) => {
            return Some(Action::Logged {
                record,
                read: workspace.changes_of(record),
            });
        }
        Effect::Lately(since) => return Some(Action::Lately(workspace.changes_since(since))),
        Effect::LookBeside(records) => {
            let open = |id: &RecordId| workspace.open_elsewhere(*id);
            let open: Vec<_> = records.iter().filter_map(open).collect();
            return (!open.is_empty()).then_some(Action::EditorLock(open));
        }
        Effect::Search { .. }
        | Effect::EditFile { .. }
        | Effect::EditAt { .. }
        | Effect::Keep(_)
        | Effect::Forget
        | Effect::Adopt(_)
        | Effect::Discard(_)
        | Effect::Copy(_)
        | Effect::Redraw
        | Effect::NoRedraw
        | Effect::Suspend
        | Effect::Quit => {
            return None;
        }
    };
    Some(match committed {
        Ok(committed) => Action::Committed {
            change: committed.change,
            records: committed.reread,
            head: committed.head.map(Box::new),
        },
        Err(failure) => Action::Failed(failure),
    })
}

/// What a change is for and its facts, with ids for the records that it makes.
fn facts(workspace: &Workspace, effect: Effect) -> Result<(String, Vec<Edit>), Failure> {
    let create = |kind: Kind, fields: &[Written]| {
        let record = workspace.fresh_id(kind)?;
        let text = record_text(record, fields);
        Ok::<Edit, Failure>(Edit::Create { record, text })
    };
    match effect {
        Effect::Commit { why, edits } => Ok((why, edits)),
        Effect::Create { kind, fields, why } => Ok((why, vec![create(kind, &fields)?])),
        Effect::CommitNaming {
            why,
            mut edits,
            create: records,
        } => {
            let made: Result<Vec<Edit>, Failure> = records
                .into_iter()
                .map(|(kind, fields)| create(kind, &fields))
                .collect();
            edits.splice(0..0, made?);
            Ok((why, edits))
        }
        Effect::CommitCiting {
            why,
            edits,
            cited,
            citation,
        } => Ok((why, cite_edits(workspace, edits, &cited, &citation)?)),
        Effect::CommitMaking { made, then } => {
            let mut then = *then;
            let mut told = String::new();
            let mut records = Vec::with_capacity(made.len());
            for one in &made {
                let edit = create(one.kind, &one.fields())?;
                then = with_id(then, one, edit.record());
                told.push_str(&format!("; {} is a new {}", one.title, one.kind));
                records.push(edit);
            }
            let (why, mut edits) = facts(workspace, then)?;
            edits.extend(records);
            Ok((why + &told, edits))
        }
        _ => Ok((String::new(), Vec::new())),
    }
}
