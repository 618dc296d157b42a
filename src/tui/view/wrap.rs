//! Wraps text into rows of a given width, at spaces where there are any.

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
    let (first, rest) = (first.max(1), width.max(1));
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut taken = 0;
    for word in text.split_inclusive(' ') {
        let width = if rows.is_empty() { first } else { rest };
        let bare = columns(word.trim_end());
        if taken > 0 && taken + bare > width {
            rows.push(std::mem::take(&mut row));
            taken = 0;
        }
        let mut width = if rows.is_empty() { first } else { rest };
        if bare <= width {
            row.push_str(word);
            taken += columns(word);
            continue;
        }
        // A word longer than a row is broken wherever the row ends.
        for cluster in word.graphemes(true) {
            let wide = columns(cluster);
            if taken + wide > width && taken > 0 {
                rows.push(std::mem::take(&mut row));
                taken = 0;
                width = rest;
            }
            row.push_str(cluster);
            taken += wide;
        }
    }
    rows.push(row);
    for row in &mut rows {
        row.truncate(row.trim_end().len());
    }
    rows
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
