//! Phrases in quotes: whole words as they are written.

use std::ops::Range;

use memchr::memchr2_iter;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::texts::{NAMES, Text, spellings, visit};

/// A phrase that is looked for, as [`plain`] has it.
#[derive(Clone, Debug)]
pub struct Phrase(String);

impl Phrase {
    /// The phrase as it was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(plain_text(typed.trim()))
    }

    /// The places of the phrase in a text, as ranges of bytes on character boundaries.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let (plain, map) = plain(text);
        let place = |at: usize| map.get(at).map_or(text.len(), |at| *at as usize);
        occurrences(&plain, &self.0)
            .map(|at| place(at)..place(at + self.0.len()))
            .collect()
    }

    /// Whether the phrase stands in a text, or in another spelling of it.
    #[must_use]
    pub fn is_in(&self, book: &Book, text: Text) -> bool {
        let mut found = false;
        spellings(book, text, &mut |spelling| {
            found = found || self.is_in_text(spelling);
        });
        found
    }

    /// Whether the phrase stands in a text itself.
    fn is_in_text(&self, text: &str) -> bool {
        if let Some(is_in) = self.is_in_plain_text(text) {
            return is_in;
        }
        occurrences(&plain_text(text), &self.0).next().is_some()
    }

    /// The same for a phrase of one word in ASCII letters and a text in which only these can stand for them, of
    /// which no copy is made; `None` for others. Tens of thousands of names are looked through while somebody types.
    fn is_in_plain_text(&self, text: &str) -> Option<bool> {
        let phrase = self.0.as_bytes();
        let first = *phrase.first()?;
        // Latin letters with a mark (C3) and Cyrillic ones (D0, D1) that become no ASCII letters.
        let is_plain = |byte: u8| byte < 0xc0 || matches!(byte, 0xc3 | 0xd0 | 0xd1);
        let is_word = phrase.iter().all(u8::is_ascii_alphanumeric);
        if !is_word || !text.bytes().all(is_plain) {
            return None;
        }
        let bytes = text.as_bytes();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let found = memchr2_iter(first, first.to_ascii_uppercase(), bytes).any(|at| {
            let end = at + phrase.len();
            let is_it = |word: &[u8]| word.eq_ignore_ascii_case(phrase);
            bytes.get(at..end).is_some_and(is_it)
                && !is_letter(text[..at].chars().next_back())
                && !is_letter(text[end..].chars().next())
        });
        Some(found)
    }

    /// Whether the phrase stands in one of the `fields` of a record.
    #[must_use]
    pub fn is_in_record(&self, book: &Book, kind: Kind, row: u32, fields: u16) -> bool {
        // Tens of thousands may share a name, and going through all fields takes longer than reading names.
        if let (NAMES, Kind::Person, Some(person)) = (fields, kind, book.people().row(row)) {
            let others = person.other_names.iter().map(|other| other.text.as_str());
            let mut names = std::iter::once(person.name.as_str()).chain(others);
            return names.any(|name| self.is_in_text(name));
        }
        let mut found = false;
        visit(book, kind, row, &mut |field, text| {
            found = found || field.bit() & fields != 0 && self.is_in(book, text);
        });
        found
    }
}

/// A text without what nobody sees or means by a phrase: in lower case, each letter and its marks as
/// one character if there is one (NFC), and one space for white space of any kind and length. With
/// it, for each byte, the offset in the text of what it comes from.
fn plain(text: &str) -> (String, Vec<u32>) {
    let mut plain = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len());
    for (at, cluster) in text.grapheme_indices(true) {
        if !cluster.chars().all(char::is_whitespace) {
            plain.extend(cluster.nfc().flat_map(char::to_lowercase));
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
        // Offsets are 32 bits, as everywhere here; no record is as long as 4 GiB.
        map.resize(plain.len(), u32::try_from(at).unwrap_or(u32::MAX));
    }
    (plain, map)
}

/// The same text without the offsets.
fn plain_text(text: &str) -> String {
    // Letters that are one character each, and part with what follows them.
    let is_simple =
        |c: char| matches!(c, '\0'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}');
    if !text.chars().all(is_simple) {
        return plain(text).0;
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain
}

/// Where a phrase stands in a text as whole words; both as [`plain`] has them, offsets in bytes.
fn occurrences(text: &str, phrase: &str) -> impl Iterator<Item = usize> {
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
    fn a_phrase_is_found_whatever_its_spaces_and_marks_are_made_of() {
        for (text, phrase, found) in [
            (
                "in a penal\r\n  colony.",
                "Penal colony",
                "penal\r\n  colony",
            ),
            (
                "in a penal\u{a0}colony",
                "penal colony",
                "penal\u{a0}colony",
            ),
            ("a penal colony", "penal \u{2009}\n colony", "penal colony"),
            ("зовут Арте\u{308}м!", "артём", "Арте\u{308}м"),
            ("зовут Артём!", "арте\u{308}м", "Артём"),
            ("İvan der ẞ", "der ß", "der ẞ"),
            ("penalcolony", "penal colony", ""),
            ("", "a", ""),
        ] {
            let places = Phrase::new(phrase).places(text);
            let places: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
            assert_eq!(places.concat(), found, "{text:?}");
        }
    }

    #[test]
    fn a_text_is_plain_with_and_without_offsets() {
        for text in [
            "Ivan\t\r\n  Петрович\u{a0}ЁЖ",
            "İ ẞ ſ \u{ad}x",
            "Арте\u{308}м \u{308}x",
            " \u{200d}a \u{fe0f}",
            "",
        ] {
            assert_eq!(plain_text(text), plain(text).0, "{text:?}");
        }
    }

    #[test]
    fn a_word_is_looked_for_in_a_text_without_a_copy_of_it_as_with_one() {
        for phrase in ["ivan", "Ivan", "i", "k1", "иван", "ivan petrov", ""] {
            let phrase = Phrase::new(phrase);
            for text in [
                "Ivan Petrov",
                "Petrov, IVAN",
                "Ivanov",
                "жivan",
                "Ivané",
                "é ivan",
                "Иван",
                "ivan\u{301}",
                "K1",
                "K\u{212a}1",
                "\u{130}van",
                "",
            ] {
                let slow = occurrences(&plain_text(text), &phrase.0).next().is_some();
                assert_eq!(phrase.is_in_text(text), slow, "{phrase:?} {text:?}");
            }
        }
    }

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
