//! Wraps text into rows of a given width, at spaces if there are any.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::view::paint::{columns, cut};

/// The rows of a text; at least one, also for an empty text.
#[must_use]
pub fn rows(text: &str, width: usize) -> Vec<String> {
    rows_after(text, width, width)
}

/// The first rows of a text, at most `most`, with a sign where more of it is left out.
#[must_use]
pub fn rows_at_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut rows = rows(text, width);
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            *last = match columns(last) + 2 <= width {
                true => format!("{last} …"),
                false => cut(&format!("{last} "), columns(last)),
            };
        }
    }
    rows
}

/// The rows of a text whose first row has another width, because something stands beside it.
#[must_use]
pub fn rows_after(text: &str, first: usize, width: usize) -> Vec<String> {
    let widths = [first.max(1), width.max(1)];
    let pieces = pieces(text, widths);
    let rows = wrap_first_fit(&pieces, &widths.map(|width| width as f64));
    rows.iter()
        .map(|row| {
            let mut row: String = row.iter().map(|piece| piece.text).collect();
            row.truncate(row.trim_end().len());
            row
        })
        .collect()
}

/// A text in two rows that ends the first one with a comma or before a bracket; `None` if it needs one row, or
/// more than two so.
#[must_use]
pub fn at_comma(text: &str, first: usize, width: usize) -> Option<Vec<String>> {
    if columns(text) <= first {
        return None;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let ends = ends.filter(|at| text[..*at].ends_with(',') || text[at + 1..].starts_with('('));
    let (one, other) = ends
        .map(|at| (&text[..at], &text[at + 1..]))
        .rfind(|(one, _)| columns(one) <= first)?;
    (columns(other) <= width).then(|| vec![one.to_owned(), other.to_owned()])
}

/// What stays together in a row, with the space behind it.
#[derive(Debug)]
struct Piece<'t> {
    text: &'t str,
    bare: usize,
    space: usize,
}

impl<'t> Piece<'t> {
    fn new(text: &'t str) -> Self {
        let bare = columns(text.trim_end());
        Self {
            text,
            bare,
            space: columns(text).saturating_sub(bare),
        }
    }
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        self.bare as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The words of a text. One that is longer than a row is broken wherever the row ends.
fn pieces(text: &str, [first, rest]: [usize; 2]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (at, mut word) in text.split_inclusive(' ').enumerate() {
        let mut room = if at == 0 { first } else { rest };
        while columns(word.trim_end()) > room {
            let end = fitting(word, room);
            let (begin, after) = word.split_at(end);
            pieces.push(Piece::new(begin));
            word = after;
            room = rest;
        }
        if !word.is_empty() {
            pieces.push(Piece::new(word));
        }
    }
    pieces
}

/// How many bytes of a text fit into so many columns; never less than one cluster.
fn fitting(text: &str, width: usize) -> usize {
    let mut taken = 0;
    text.grapheme_indices(true)
        .find(|(at, cluster)| {
            taken += columns(cluster);
            taken > width && *at > 0
        })
        .map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_spaces_and_long_words_anywhere() {
        assert_eq!(rows("one two three", 7), ["one two", "three"]);
        assert_eq!(rows("", 7), [""]);
        assert_eq!(rows("абвгдежз", 3), ["абв", "где", "жз"]);
        assert_eq!(rows("x yyyyy z", 3), ["x", "yyy", "yy", "z"]);
        assert_eq!(rows("yyyyyy z", 3), ["yyy", "yyy", "z"]);
        assert_eq!(rows("日本語", 1), ["日", "本", "語"]);
        assert_eq!(rows("a  b", 2), ["a", "b"]);
        assert_eq!(rows_after("one two three", 3, 9), ["one", "two three"]);
        assert_eq!(rows_after("abcdefgh ij", 2, 4), ["ab", "cdef", "gh", "ij"]);
    }

    #[test]
    fn rows_that_are_left_out_leave_a_sign() {
        assert_eq!(rows_at_most("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(rows_at_most("one two three", 7, 1), ["one tw…"]);
        assert_eq!(
            rows_at_most("one two three four", 9, 2),
            ["one two", "three …"]
        );
        assert_eq!(rows_at_most("日本語です", 4, 1), ["日…"]);
    }
}
