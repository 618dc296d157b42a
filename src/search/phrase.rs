//! Phrases in quotes: whole words as they are written.

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::texts::{Text, spellings, visit};

/// A phrase that is looked for, in lower case.
#[derive(Clone, Debug)]
pub struct Phrase(String);

impl Phrase {
    /// The phrase as it was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.trim().to_lowercase())
    }

    /// Whether the phrase stands in a text, or in another spelling of it.
    #[must_use]
    pub fn is_in(&self, book: &Book, text: Text) -> bool {
        let mut found = false;
        spellings(book, text, &mut |spelling| {
            found = found
                || occurrences(&spelling.to_lowercase(), &self.0)
                    .next()
                    .is_some();
        });
        found
    }

    /// Whether the phrase stands in one of the `fields` of a record.
    #[must_use]
    pub fn is_in_record(&self, book: &Book, kind: Kind, row: u32, fields: u16) -> bool {
        let mut found = false;
        visit(book, kind, row, &mut |field, text| {
            found = found || field.bit() & fields != 0 && self.is_in(book, text);
        });
        found
    }
}

/// Where a phrase stands in a text as whole words; both in lower case, offsets in bytes.
pub fn occurrences(text: &str, phrase: &str) -> impl Iterator<Item = usize> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let inner_start = is_letter(phrase.chars().next());
    let inner_end = is_letter(phrase.chars().next_back());
    text.match_indices(phrase)
        .filter(move |(at, found)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            let cut_before = inner_start && is_letter(before);
            let cut_after = inner_end && is_letter(after);
            !(found.is_empty() || cut_before || cut_after)
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_whole_words() {
        let at = |text, phrase| occurrences(text, phrase).collect::<Vec<_>>();
        assert_eq!(at("ivan ivanov", "ivan"), [0]);
        assert_eq!(at("ivanov, ivan", "ivan"), [8]);
        assert_eq!(at("ivanov", "ivan"), [] as [usize; 0]);
        assert_eq!(at("a penal colony.", "penal colony"), [2]);
        assert_eq!(at("x", ""), [] as [usize; 0]);
    }
}
