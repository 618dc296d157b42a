//! The edits that cite one source for entries of several people, from their files as they are now.

use crate::casebook::change::compose::{Written, cite, line_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::record::status::Status;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::storage::workspace::Workspace;

/// Some edits, and with them those that cite a source for an entry of each of these people. An entry is known by what it
/// says, for its place in the list may be another by now.
///
/// # Errors
///
/// [`Failure::Conflicts`] if somebody's entry does not say that any more, and the failures of
/// reading.
pub fn cite_edits(
    workspace: &Workspace,
    mut edits: Vec<Edit>,
    cited: &[(RecordId, Entry)],
    citation: &[Written],
) -> Result<Vec<Edit>, Failure> {
    let mut conflicts = Vec::new();
    for (record, entry) in cited {
        let record = *record;
        let text = workspace
            .text(record)?
            .ok_or(Failure::NoSuchRecord { record })?;
        let made = read_ron::<Person>(&text).ok().and_then(|person| {
            let at = person.history.iter().position(|one| one == entry)?;
            let within = FieldPath::root().field("history").index(at);
            cite(record, &text, &within, citation).ok()
        });
        match made {
            Some(made) => edits.extend(made),
            None => conflicts.push(EditConflict {
                record,
                field: FieldPath::of("history"),
                expected: Some(format!(
                    "(when: {}, status: {})",
                    quote(entry.when.as_str()),
                    entry.status.as_ref().map_or("", Status::as_str)
                )),
                found: None,
                wanted: Some(line_text(citation)),
                by: None,
            }),
        }
    }
    if conflicts.is_empty() {
        Ok(edits)
    } else {
        Err(Failure::Conflicts(conflicts))
    }
}
