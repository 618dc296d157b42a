//! A status change as the form of the screen makes it.

use lastseen::casebook::change::Change;
use lastseen::casebook::change::compose::add_entry;
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::id::RecordId;
use lastseen::storage::workspace::Workspace;

/// A change that gives a person with `entries` entries a new status.
///
/// # Errors
///
/// Where the system gives no randomness.
pub fn status_change(
    workspace: &Workspace,
    person: RecordId,
    entries: usize,
) -> Result<Change, Failure> {
    let fields = vec![
        ("when", "\"2026-11-23\"".to_owned()),
        ("status", "Returned".to_owned()),
        ("place", "\"Novoborsk\"".to_owned()),
        ("note", "\"Came home by himself.\"".to_owned()),
    ];
    let edit = add_entry(person, entries, fields, "anna", "2026-11-23T12:00:00Z");
    workspace.change("Returned".to_owned(), vec![edit])
}
