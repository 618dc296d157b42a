//! Replacements of bytes that are applied one after another, and their reversal.

use serde::{Deserialize, Serialize, Serializer};

use crate::ron_text::splice::Splice;

/// One replacement. Unlike the splices of one edit, patches are applied one after another, each to
/// the text that the one before it made, so those of several edits make one list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "PatchParts")]
pub struct Patch {
    /// Where, as an offset in bytes in the text at that moment.
    pub at: usize,
    /// How many bytes go away.
    pub length: usize,
    /// What stands there afterwards.
    pub put: String,
}

/// The place, the length and what is put there, as they stand in the log.
type PatchParts = (usize, usize, String);

impl From<PatchParts> for Patch {
    fn from((at, length, put): PatchParts) -> Self {
        Self { at, length, put }
    }
}

impl Serialize for Patch {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.at, self.length, &self.put).serialize(to)
    }
}

/// The splices of one edit as patches: from the back, so that none of them moves another.
#[must_use]
pub fn of_splices(splices: &[Splice]) -> Vec<Patch> {
    splices
        .iter()
        .rev()
        .map(|splice| Patch {
            at: splice.at.start,
            length: splice.at.len(),
            put: splice.put.clone(),
        })
        .collect()
}

/// The text after all `patches`, and the patches that take them back; `None` if one of them
/// reaches outside of the text or cuts a character in two.
#[must_use]
pub fn apply(text: &str, patches: &[Patch]) -> Option<(String, Vec<Patch>)> {
    let mut text = text.to_owned();
    let mut back = Vec::with_capacity(patches.len());
    for Patch { at, length, put } in patches {
        let span = *at..at.checked_add(*length)?;
        let gone = text.get(span.clone())?.to_owned();
        text.replace_range(span, put);
        back.push(Patch {
            at: *at,
            length: put.len(),
            put: gone,
        });
    }
    back.reverse();
    Some((text, back))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(at: usize, length: usize, put: &str) -> Patch {
        Patch {
            at,
            length,
            put: put.to_owned(),
        }
    }

    #[test]
    fn patches_build_on_each_other_and_come_back() {
        let patches = [patch(0, 1, "xy"), patch(1, 2, ""), patch(1, 0, "ж")];
        let (after, back) = apply("abc", &patches).unwrap();
        assert_eq!(after, "xжc");
        assert_eq!(apply(&after, &back).unwrap().0, "abc");
    }

    #[test]
    fn splices_at_one_place_keep_their_order() {
        let splice = |start, end, put: &str| Splice {
            at: start..end,
            put: put.to_owned(),
        };
        let patches = of_splices(&[splice(1, 1, "1"), splice(1, 1, "2"), splice(2, 3, "3")]);
        assert_eq!(apply("abc", &patches).unwrap().0, "a12b3");
    }

    #[test]
    fn a_patch_outside_of_the_text_is_refused() {
        assert_eq!(apply("ж", &[patch(1, 0, "x")]), None);
        assert_eq!(apply("ж", &[patch(0, 3, "x")]), None);
        assert_eq!(apply("ж", &[patch(2, usize::MAX, "x")]), None);
    }
}
