//! A place or unit in a spelling that no record has: what it may be.

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::spelling::fold::key;
use crate::spelling::near::alike;
use crate::text::catalogue::say;

/// What a text that names a place or unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// One more spelling of this record.
    Spelling(RecordId),
    /// Something that has no record yet.
    New,
}

/// How alike a name must be, from 0 to 1, for a text to be offered as its spelling: one letter in
/// five or six may differ.
const ALIKE: f64 = 0.84;

/// The most records that a text is offered as a spelling of.
const MOST: usize = 2;

/// What a text may be, the likeliest first; nothing if it is a known spelling.
#[must_use]
pub fn namings(book: &Book, kind: Kind, text: &str) -> Vec<(Naming, String)> {
    let text = text.trim();
    if text.chars().count() < 2 {
        return Vec::new();
    }
    let told = |id: RecordId| {
        let title = book.title_of(id).unwrap_or_default();
        (
            Naming::Spelling(id),
            say!(form_new_spelling_of { text, title }).into(),
        )
    };
    if let Some(id) = book.resolve(kind, text) {
        // Folding knows it; its letters may still be worth keeping.
        let known = book
            .names_of(id)
            .any(|name| name.to_lowercase() == text.to_lowercase());
        return if known { Vec::new() } else { vec![told(id)] };
    }
    let folded = key(text);
    let mut near: Vec<(f64, RecordId)> = book
        .ids(kind)
        .into_iter()
        .filter_map(|id| {
            let like = book.names_of(id).map(|name| alike(&folded, &key(name)));
            let best = like.fold(0.0, f64::max);
            (best >= ALIKE).then_some((best, id))
        })
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut found: Vec<(Naming, String)> = near
        .into_iter()
        .take(MOST)
        .map(|(_, id)| told(id))
        .collect();
    found.push((Naming::New, say!(form_new_of_kind { text, kind }).into()));
    found
}
