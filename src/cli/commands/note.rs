//! `lastseen note`: a remark on a record.

use crate::casebook::book::Book;
use crate::casebook::change::compose::add_note;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::{ChangeSubject, Purpose};
use crate::cli::args::NoteArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::resolve::{Assumed, find_all_to_write};
use crate::cli::standard_input::text_of;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::text::catalogue::{label, say};
use crate::text::log::purpose::why as told;

/// Adds a note to one record, or to every one that standard input names, as one change.
///
/// # Errors
///
/// [`CliError`] if no record, or several, fit, or the note is empty.
pub fn note(mut context: CommandContext, note: &NoteArgs) -> Result<(), CliError> {
    let text = text_of(&note.text, &note.whom)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(CliError::usage(label!(command_note_empty)));
    }
    let mut assumed = Assumed::default();
    let ids = find_all_to_write(&context, &Kind::ALL, &note.whom, &mut assumed)?;
    context.warn_of_editors(&ids);
    let at = clock::now().to_string();
    let by = context.workspace.author_device().author.clone();
    let edits: Vec<Edit> = ids
        .iter()
        .map(|id| add_note(*id, notes(&context.book, *id), &by, &at, text))
        .collect();
    let whom = match ids.as_slice() {
        [one] => ChangeSubject::Named(context.book.title_of(*one).unwrap_or_default().to_owned()),
        several => ChangeSubject::Records(several.len()),
    };
    let why = Purpose::Noted { whom }.to_text();
    assumed.ask(
        &context.book,
        &say!(command_is_meant { what: told(&why) }),
        note.yes,
    )?;
    let change = context.workspace.change(why, edits)?;
    context.workspace.commit(&change)?;
    if !context.common.quiet {
        for id in &ids {
            let title = context.book.title_of(*id).unwrap_or_default();
            context.out.line(&say!(command_noted { id, title }))?;
        }
    }
    Ok(context.out.finish()?)
}

/// How many notes a record has.
fn notes(book: &Book, id: RecordId) -> usize {
    book.any(id).map_or(0, |record| record.notes().len())
}
