//! A pasted message on a page: the text with its parts marked, what would be written, and who is likely recorded already.

use crate::casebook::book::Book;
use crate::exchange::message::PastedMessage;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::pages::message::{part, part_name};
use crate::text::safe::{Safe, display_safe};

/// The text with each part in brackets, behind the name of what it is about.
#[must_use]
pub fn marked(text: &str, message: &PastedMessage) -> String {
    let mut parts: Vec<_> = message.parts.iter().collect();
    parts.sort_by_key(|part| (part.place.start, part.place.end));
    let mut marked = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for one in parts {
        // A part within another one is told below.
        let (Some(before), Some(within)) =
            (text.get(done..one.place.start), text.get(one.place.clone()))
        else {
            continue;
        };
        marked.push_str(before);
        marked.push_str(&format!("[{}: {within}]", part_name(one.kind.word())));
        done = one.place.end;
    }
    marked.push_str(text.get(done..).unwrap_or_default());
    marked
}

/// Everything that is told of a message before it is written.
#[must_use]
pub fn message_lines(
    book: &Book,
    text: &str,
    message: &PastedMessage,
    likely: &[RecordId],
) -> Vec<Safe> {
    let mut lines: Vec<Safe> = marked(text, message).lines().map(display_safe).collect();
    lines.push(Safe::default());
    let parts = message.parts.iter();
    lines.extend(parts.map(|one| part(one.kind.word(), &one.value, one.readings.as_ref())));
    let rest = message.rest.iter();
    lines.extend(rest.map(|text| say!(intake_rest { text })));
    if !likely.is_empty() {
        lines.push(Safe::default());
    }
    lines.extend(likely.iter().map(|id| {
        let name = book.title_of(*id).unwrap_or_default();
        say!(intake_likely_one { name, id })
    }));
    lines
}
