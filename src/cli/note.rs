//! `lastseen note`: a remark on a record.

use crate::casebook::book::Book;
use crate::casebook::compose::add_note;
use crate::casebook::edit::Edit;
use crate::cli::args::Note;
use crate::cli::open::Desk;
use crate::cli::standard_input::text_of;
use crate::cli::trouble::Trouble;
use crate::cli::whom::{Assumed, find_all_to_write};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::words::counts;
use crate::words::safe::display_safe;

/// Adds a note to one record, or to every one that standard input names, as one change.
///
/// # Errors
///
/// [`Trouble`] where no record, or several, fit, or the note is empty.
pub fn note(mut desk: Desk, note: &Note) -> Result<(), Trouble> {
    let text = text_of(&note.text, &note.whom)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Trouble::usage("the note is empty"));
    }
    let mut assumed = Assumed::default();
    let ids = find_all_to_write(&desk, &Kind::ALL, &note.whom, &mut assumed)?;
    desk.warn_of_editors(&ids);
    let at = clock::now().to_string();
    let by = desk.workspace.hand().author.clone();
    let edits: Vec<Edit> = ids
        .iter()
        .map(|id| add_note(*id, notes(&desk.book, *id), &by, &at, text))
        .collect();
    let whom = match ids.as_slice() {
        [one] => desk.book.title_of(*one).unwrap_or_default().to_owned(),
        several => counts::of(several.len(), "record", "records"),
    };
    let why = format!("{whom}: note");
    assumed.ask(&desk.book, &why, note.yes)?;
    let change = desk.workspace.change(why, edits)?;
    desk.workspace.commit(&change)?;
    if !desk.common.quiet {
        for id in &ids {
            let title = desk.book.title_of(*id).unwrap_or_default();
            desk.out
                .line(&display_safe(&format!("{id}  {title}: noted")))?;
        }
    }
    Ok(desk.out.finish()?)
}

/// How many notes a record has.
fn notes(book: &Book, id: RecordId) -> usize {
    let notes = match id.kind() {
        Kind::Person => book.people().get(id).map(|one| &one.notes),
        Kind::Case => book.cases().get(id).map(|one| &one.notes),
        Kind::Source => book.sources().get(id).map(|one| &one.notes),
        Kind::Place => book.places().get(id).map(|one| &one.notes),
        Kind::Unit => book.units().get(id).map(|one| &one.notes),
    };
    notes.map_or(0, Vec::len)
}
