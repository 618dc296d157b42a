//! The relations in a dossier: who is close to a person, from their own record and from the records
//! of others.

use crate::casebook::book::Book;
use crate::record::id::Link;
use crate::record::person::{Person, Relation};
use crate::text::catalogue::say;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::SectionLine;

/// People close to the person, as the person's own record has them.
#[must_use]
pub fn relations(person: &Person, book: &Book) -> Vec<SectionLine> {
    let mut lines = Vec::new();
    for (at, one) in person.relations.iter().enumerate() {
        let first = lines.len();
        lines.push(relation(one, book));
        lines.extend(fragments::citations("", &one.sources, book));
        if one.is_withdrawn() {
            lines.push(SectionLine::new(
                "",
                &say!(page_withdrawn {
                    withdrawn: &one.withdrawn
                }),
            ));
        }
        for line in &mut lines[first..] {
            line.item = Some(("relations", at));
            line.withdrawn = one.is_withdrawn();
        }
    }
    lines
}

/// Somebody who is close to the person: `mother, Anna Kochetkova, at risk: note`.
fn relation(relation: &Relation, book: &Book) -> SectionLine {
    let mut text = label::word(relation.kind.as_str());
    if relation.person != Link::Nowhere {
        text = say!(list_comma {
            first: text,
            last: fragments::linked(&relation.person, book)
        });
    }
    if relation.at_risk {
        text = say!(page_at_risk { before: text });
    }
    if !relation.note.is_empty() {
        text = say!(typed_and_why {
            typed: text,
            why: &relation.note
        });
    }
    SectionLine::new("", &text).to(relation.person.id())
}

/// The other side: whose records name this person as somebody close, each with what the person is to
/// them: `mother of Maksim Kochetkov, at risk`.
#[must_use]
pub fn related_from_elsewhere(person: &Person, book: &Book) -> Vec<SectionLine> {
    named_by(person, book)
        .into_iter()
        .map(|(other, relation)| {
            let kind = label::word_term(relation.kind.as_str());
            let name = &other.name;
            let text = if relation.at_risk {
                say!(page_relation_at_risk { kind, name })
            } else {
                say!(page_relation_of { kind, name })
            };
            SectionLine::new("", &text).to(Some(other.id))
        })
        .collect()
}

/// The people whose records name this one as somebody close, each with the relation that does.
#[must_use]
pub fn named_by<'b>(person: &Person, book: &'b Book) -> Vec<(&'b Person, &'b Relation)> {
    let mut found = Vec::new();
    for other in book.pointing_at(person.id) {
        let Some(other) = book.people().get(other) else {
            continue;
        };
        let leads = |one: &&Relation| {
            let id = one.person.id();
            id.is_some_and(|id| book.stands_for(id) == person.id)
        };
        found.extend(other.close().filter(leads).map(|one| (other, one)));
    }
    found
}
