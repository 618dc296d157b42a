//! The edits that join two records, from their files as they are now.

use std::collections::BTreeSet;

use crate::casebook::compose::ComposeError;
use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::casebook::join::{Join, Part, join};
use crate::record::id::RecordId;
use crate::storage::workspace::Workspace;

/// The edits that join the record `joined` to `kept`, from their files as they are now. Where both
/// have a value, that of the fields in `taken` comes from the joined one; `aliases` were joined to
/// it before.
///
/// # Errors
///
/// [`Failure::NoSuchRecord`], or [`Failure::Unsound`] where a file cannot be read.
pub fn join_edits(
    workspace: &Workspace,
    (kept, joined): (RecordId, RecordId),
    taken: BTreeSet<String>,
    aliases: &[RecordId],
    remark: String,
) -> Result<Vec<Edit>, Failure> {
    let text = |record| {
        workspace
            .text(record)?
            .ok_or(Failure::NoSuchRecord { record })
    };
    let (kept_text, joined_text) = (text(kept)?, text(joined)?);
    let mut texts = Vec::new();
    for alias in aliases {
        texts.push((*alias, text(*alias)?));
    }
    let part = |id, text| Part { id, text };
    join(&Join {
        kept: part(kept, &kept_text),
        joined: part(joined, &joined_text),
        taken,
        aliases: texts.iter().map(|(id, text)| part(*id, text)).collect(),
        remark,
    })
    .map_err(|error| Failure::Unsound {
        path: workspace.path_of(joined),
        line: 0,
        column: 0,
        reason: match error {
            ComposeError::Edit(error) => error.to_string(),
            ComposeError::Splice(_) => String::new(),
        },
    })
}
