//! The edits that join two records, from their files as they are now, unless somebody judged them to be
//! of two people.

use crate::casebook::change::compose::ComposeError;
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Reason;
use crate::casebook::merge::join::{Join, RecordText, join, judged_different};
use crate::casebook::merge::join_request::JoinRequest;
use crate::record::id::RecordId;
use crate::storage::commit::stands_for;
use crate::storage::log::blame::who_judged;
use crate::storage::workspace::Workspace;

/// The edits that join two records, from their files as they are now.
///
/// # Errors
///
/// [`Failure::JudgedDifferent`]; [`Failure::JoinedMeanwhile`] if one of the two was itself joined to another
/// record meanwhile; [`Failure::NoSuchRecord`], or [`Failure::Unsound`] if a file cannot be read.
pub fn join_edits(workspace: &Workspace, request: &JoinRequest) -> Result<Vec<Edit>, Failure> {
    let text = |record: RecordId| -> Result<(RecordId, String), Failure> {
        let text = workspace.text(record)?;
        Ok((record, text.ok_or(Failure::NoSuchRecord { record })?))
    };
    let all = |ids: &[RecordId]| {
        ids.iter()
            .map(|id| text(*id))
            .collect::<Result<Vec<_>, _>>()
    };
    let (kept, joined) = (text(request.kept)?, text(request.joined)?);
    let (aliases, kept_aliases) = (all(&request.aliases)?, all(&request.kept_aliases)?);
    for (record, text) in [&kept, &joined] {
        if let Some(to) = stands_for(workspace.fs(), *record, text) {
            return Err(Failure::JoinedMeanwhile {
                record: *record,
                to,
            });
        }
    }
    let joining = Join {
        kept: part(&kept),
        joined: part(&joined),
        taken: request.taken.clone(),
        aliases: aliases.iter().map(part).collect(),
        kept_aliases: kept_aliases.iter().map(part).collect(),
        remark: request.remark.clone(),
    };
    let unsound = |error| Failure::Unsound {
        path: workspace.path_of(request.joined),
        line: 0,
        column: 0,
        reason: Reason::DoesNotParse(match error {
            ComposeError::Edit(error) => error.into(),
            ComposeError::Splice(_) => Cause::Splice,
        }),
    };
    if !request.anyway && !judged_different(&joining).map_err(unsound)?.is_empty() {
        let group = |first, others: &[RecordId]| -> Vec<RecordId> {
            std::iter::once(first)
                .chain(others.iter().copied())
                .collect()
        };
        return Err(Failure::JudgedDifferent {
            kept: request.kept,
            joined: request.joined,
            by: who_judged(
                workspace.fs(),
                &group(request.kept, &request.kept_aliases),
                &group(request.joined, &request.aliases),
            ),
        });
    }
    join(&joining).map_err(unsound)
}

fn part((id, text): &(RecordId, String)) -> RecordText<'_> {
    RecordText { id: *id, text }
}
