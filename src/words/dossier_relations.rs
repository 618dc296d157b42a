//! Who is close to a person, in words: from their own record, and from the records of others.

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::person::{Person, Relation};
use crate::words::label;
use crate::words::parts;
use crate::words::section::Line;

/// Somebody who is close to the person, as the person's record has it.
#[must_use]
pub fn relation(relation: &Relation, book: &Book) -> Line {
    let mut text = label::word(relation.kind.as_str()).into_string();
    if relation.person != Link::Nowhere {
        text.push_str(&format!(", {}", parts::linked(&relation.person, book)));
    }
    if relation.at_risk {
        text.push_str(", at risk");
    }
    if !relation.note.is_empty() {
        text.push_str(&format!(": {}", relation.note));
    }
    Line::new("", &text).to(relation.person.id())
}

/// People whose own records name this person as somebody close.
#[must_use]
pub fn related_from_elsewhere(person: &Person, book: &Book) -> Vec<Line> {
    let naming: Vec<(RecordId, String)> = book
        .pointing_at(person.id)
        .filter_map(|id| {
            let other = book.people().get(id)?;
            let named = |one: &&Relation| one.person.id() == Some(person.id);
            let kind = &other.relations.iter().find(named)?.kind;
            Some((
                id,
                format!("names this person as {}", label::word(kind.as_str())),
            ))
        })
        .collect();
    let ids = naming.iter().map(|(id, how)| (*id, how.as_str()));
    parts::links("", ids, book)
}
