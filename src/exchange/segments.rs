//! The segments of a message: the pieces between commas and ends of sentences and lines, and the words in them.

use std::ops::Range;

/// The pieces of a text between commas, semicolons, brackets and ends of sentences and lines.
#[must_use]
pub fn segments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (nth, (at, letter)) in letters.iter().enumerate() {
        let next = letters.get(nth + 1).map(|(_, next)| *next);
        let before = nth.checked_sub(1).map(|nth| letters[nth].1);
        let is_digit = |letter: Option<char>| letter.is_some_and(|one| one.is_ascii_digit());
        let ends = match letter {
            '\n' | ';' | '|' | '!' | '?' | '•' => true,
            ',' => !(is_digit(before) && is_digit(next)),
            // The brackets of a number of a telephone do not end anything.
            '(' => !is_digit(next),
            ')' => !is_digit(before),
            '.' => next.is_none_or(char::is_whitespace) && is_long_word(&text[start..*at]),
            _ => false,
        };
        if ends {
            found.push(start..*at);
            start = at + letter.len_utf8();
        }
    }
    found.push(start..text.len());
    found.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    found
}

/// Whether a text ends with a word that is no abbreviation: after one, a point ends a sentence.
fn is_long_word(text: &str) -> bool {
    let last = text
        .split(|letter: char| letter.is_whitespace() || letter == '.')
        .next_back();
    let last = last.unwrap_or_default();
    let is_birth = text.ends_with("р.н") || text.ends_with("г.р");
    is_birth || last.chars().count() > 3 || last.ends_with(|letter: char| letter.is_ascii_digit())
}

/// The words of a piece of text, without the signs around them.
#[must_use]
pub fn words_in(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let piece = &text[range.clone()];
    for (at, letter) in piece.char_indices().chain([(piece.len(), ' ')]) {
        if letter.is_whitespace() || letter == '\u{a0}' {
            if let Some(start) = start.take() {
                let word = trimmed(text, range.start + start..range.start + at);
                if !word.is_empty() {
                    words.push(word);
                }
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    words
}

/// A piece of text without white space and signs around it.
#[must_use]
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let is_sign = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ':' | '-'
                    | '–'
                    | '—'
                    | '='
                    | '.'
                    | ','
                    | ';'
                    | '"'
                    | '«'
                    | '»'
                    | '“'
                    | '”'
                    | '„'
                    | '#'
                    | '№'
                    | '*'
                    | '\u{a0}'
            )
    };
    let start = piece.len() - piece.trim_start_matches(is_sign).len();
    let end = piece.trim_end_matches(is_sign).len();
    range.start + start.min(end)..range.start + end
}
