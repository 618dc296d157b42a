//! The draft of a pasted message against the records of a workspace: the person, the source that the message is, and who
//! is likely recorded already.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::compose::record_text;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::ImportStore;
use crate::casebook::errors::failure::Failure;
use crate::exchange::draft_text::{Provenance, note_text, person_text};
use crate::exchange::intake::read_message;
use crate::exchange::matching::compare;
use crate::exchange::message::PastedMessage;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::ron_text::quote::quote;

/// What is said of a message.
#[derive(Clone, Copy, Debug)]
pub struct MessageContext<'c> {
    /// Its source; without one the message becomes a source itself.
    pub source: Option<RecordId>,
    /// What that source is called.
    pub title: &'c str,
    /// The case that the person is put into.
    pub case: Option<RecordId>,
    /// The moment, UTC.
    pub at: &'c str,
    /// Today.
    pub today: Date,
}

/// A message with what it would write.
#[derive(Clone, Debug)]
pub struct MessageDraft {
    /// The message.
    pub message: PastedMessage,
    /// The record that it would make.
    pub id: RecordId,
    /// The change.
    pub edits: Vec<Edit>,
    /// Who is likely the same person.
    pub likely: Vec<RecordId>,
}

/// Why a message makes no draft.
#[derive(Debug)]
pub enum MessageRefusal {
    /// It names nobody.
    Nameless(Box<PastedMessage>),
    /// It cannot be written as a record.
    Unwritable,
    /// No id could be drawn.
    Failed(Failure),
}

impl From<Failure> for MessageRefusal {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Reads a message and drafts what it says.
///
/// # Errors
///
/// [`MessageRefusal`].
pub fn draft_message(
    store: &dyn ImportStore,
    book: &Book,
    text: &str,
    context: MessageContext<'_>,
) -> Result<MessageDraft, MessageRefusal> {
    let today = context.today;
    let message = read_message(text, today.year());
    if message.draft.name.is_empty() {
        return Err(MessageRefusal::Nameless(Box::new(message)));
    }
    let source = match context.source {
        Some(source) => source,
        None => store.new_id(Kind::Source)?,
    };
    let from = Provenance {
        source,
        by: store.author(),
        at: context.at,
    };
    let id = store.new_id(Kind::Person)?;
    let record = person_text(id, &message.draft, context.case, from);
    let person: Person = read_ron(&record).map_err(|_| MessageRefusal::Unwritable)?;
    let likely = compare(book, &person);
    let mut edits = Vec::new();
    if context.source.is_none() {
        let fields = [
            ("title", quote(context.title)),
            ("kind", "Testimony".to_owned()),
            ("retrieved", quote(&today.to_string())),
            ("confidential", "true".to_owned()),
            ("notes", format!("[{}]", note_text(text, None, from))),
        ];
        edits.push(Edit::Create {
            record: source,
            text: record_text(source, &fields),
        });
    }
    edits.push(Edit::Create {
        record: id,
        text: record,
    });
    Ok(MessageDraft {
        message,
        id,
        edits,
        likely,
    })
}
