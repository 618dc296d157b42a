//! Replacing ranges of bytes in a text, and taking the replacement back.

use std::ops::Range;

/// One replacement: the bytes `at` of the old text become `put`. An empty range inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Byte offsets in the text before any of the splices.
    pub at: Range<usize>,
    /// What stands there afterwards.
    pub put: String,
}

/// Why splices cannot be applied; `at` is a byte offset in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpliceError {
    /// A range reaches behind the text or runs backwards.
    OutOfText {
        /// The end or start that is wrong.
        at: usize,
    },
    /// A range begins before the end of the one before it.
    OutOfOrder {
        /// Where it begins.
        at: usize,
    },
    /// A range begins or ends inside a character.
    InsideCharacter {
        /// That begin or end.
        at: usize,
    },
}

/// The text after all `splices`. They must be sorted, disjoint and on character boundaries; ranges
/// may touch, and insertions at one place go in in their order.
///
/// # Errors
/// The first splice that breaks these rules; nothing is applied then.
pub fn apply(text: &str, splices: &[Splice]) -> Result<String, SpliceError> {
    let mut out =
        String::with_capacity(text.len() + splices.iter().map(|s| s.put.len()).sum::<usize>());
    let mut done = 0;
    for Splice { at, put } in splices {
        if at.end > text.len() || at.start > at.end {
            return Err(SpliceError::OutOfText { at: at.end });
        }
        if at.start < done {
            return Err(SpliceError::OutOfOrder { at: at.start });
        }
        for edge in [at.start, at.end] {
            if !text.is_char_boundary(edge) {
                return Err(SpliceError::InsideCharacter { at: edge });
            }
        }
        out.push_str(&text[done..at.start]);
        out.push_str(put);
        done = at.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

/// The splices that turn `apply(text, splices)` back into `text`, byte for byte.
///
/// Only meaningful for splices that [`apply`] accepts; a range that is not in the text counts as
/// empty.
#[must_use]
pub fn reverse(text: &str, splices: &[Splice]) -> Vec<Splice> {
    let mut back = Vec::with_capacity(splices.len());
    // How many bytes the splices so far put in and took out; two counters, because their
    // difference may be negative.
    let (mut added, mut removed) = (0, 0);
    for Splice { at, put } in splices {
        let start = (at.start + added).saturating_sub(removed);
        back.push(Splice {
            at: start..start + put.len(),
            put: text.get(at.clone()).unwrap_or_default().to_owned(),
        });
        added += put.len();
        removed += at.len();
    }
    back
}

#[cfg(test)]
mod tests {
    use super::{Splice, SpliceError, apply, reverse};
    use std::ops::Range;

    fn splice(at: Range<usize>, put: &str) -> Splice {
        Splice {
            at,
            put: put.to_owned(),
        }
    }

    #[test]
    fn splices_apply_and_come_back() {
        let text = "(a: 1, б: 2)";
        let splices = [
            splice(1..2, "name"),
            splice(5..5, ","),
            splice(5..5, "!"),
            splice(7..12, ""),
        ];
        let after = apply(text, &splices).unwrap();
        assert_eq!(after, "(name: 1,!, )");
        assert_eq!(apply(&after, &reverse(text, &splices)).unwrap(), text);
        assert_eq!(apply(text, &[]).unwrap(), text);
    }

    #[test]
    fn wrong_splices_are_refused() {
        let error = |splices: &[Splice]| apply("aб", splices).unwrap_err();
        assert_eq!(
            error(&[splice(2..2, "")]),
            SpliceError::InsideCharacter { at: 2 }
        );
        assert_eq!(error(&[splice(1..4, "")]), SpliceError::OutOfText { at: 4 });
        assert_eq!(
            error(&[splice(1..3, ""), splice(0..1, "")]),
            SpliceError::OutOfOrder { at: 0 }
        );
        #[allow(clippy::reversed_empty_ranges)]
        let backwards = splice(1..0, "");
        assert_eq!(error(&[backwards]), SpliceError::OutOfText { at: 0 });
    }
}
