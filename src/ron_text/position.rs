//! Positions: byte offsets, and the lines and columns that people count in.

/// The line and column of the byte at `offset`, both counted from 1, the column in characters.
///
/// This is how `ron` counts too: a line ends with `\n`, and `\r` is one more character. An offset
/// behind the end counts as the end, one inside a character as that character's first byte.
#[must_use]
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// Where the lines of a text begin, for somebody who asks for many places of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many characters begin before each [`STEP`]th byte: a line may be as long as its file.
    begun: Vec<usize>,
}

/// The bytes between two places for which the characters before them are known.
const STEP: usize = 256;

fn characters(bytes: &[u8]) -> usize {
    // All bytes of a character but the first begin with the bits 10.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl<'t> Lines<'t> {
    /// Looks through a text once.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let behind = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let mut begun = vec![0];
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            count += characters(step);
            begun.push(count);
        }
        Self {
            begun,
            text,
            starts: std::iter::once(0).chain(behind).collect(),
        }
    }

    /// The same as [`line_column`] on this text.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        (line, self.before(end) - self.before(start) + 1)
    }

    /// How many characters begin before a byte.
    fn before(&self, at: usize) -> usize {
        let step = at / STEP;
        self.begun[step] + characters(&self.text.as_bytes()[step * STEP..at])
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, line_column};

    #[test]
    fn columns_are_characters() {
        let text = "имя\r\nb\n";
        assert_eq!(line_column(text, 0), (1, 1));
        assert_eq!(line_column(text, 4), (1, 3));
        assert_eq!(line_column(text, 5), (1, 3));
        assert_eq!(line_column(text, 8), (2, 1));
        assert_eq!(line_column(text, 9), (2, 2));
        assert_eq!(line_column(text, 99), (3, 1));
        assert_eq!(line_column("", 0), (1, 1));
    }

    #[test]
    fn many_places_are_the_same_as_one_by_one() {
        let long = "имя \r\n".repeat(2) + &"жx€".repeat(300);
        for text in ["имя\r\nb\n", "", "\n", "\n\nж", &long, &"ж".repeat(128)] {
            let lines = Lines::of(text);
            for offset in 0..text.len() + 3 {
                assert_eq!(
                    lines.line_column(offset),
                    line_column(text, offset),
                    "{offset}"
                );
            }
        }
    }
}
