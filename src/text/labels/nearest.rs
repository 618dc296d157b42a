//! The records that come nearest to what was typed, and in what they differ.

use crate::text::catalogue::{listed, say};
use crate::text::safe::Safe;

/// The line between what fits and the nearest.
#[must_use]
pub fn heading(found: usize) -> Safe {
    match found {
        0 => say!(nearest_nothing_fits),
        found => say!(nearest_found { found }),
    }
}

/// In what a record differs from what was typed, of each word what was typed and what is recorded:
/// `turgenef → Turgenev, without semyonovich`.
#[must_use]
pub fn differences<'t>(of: impl Iterator<Item = (&'t str, Option<&'t str>)>) -> Safe {
    let told = of.map(|(typed, recorded)| match recorded {
        Some(recorded) => say!(nearest_differs { typed, recorded }),
        None => say!(nearest_without { typed }),
    });
    listed(&told.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_word_by_word() {
        let words = [("turgenef", Some("Turgenev")), ("sergeevich", None)];
        let told = differences(words.into_iter());
        assert_eq!(told.as_str(), "turgenef → Turgenev, without sergeevich");
        let told = differences([("a", Some("\u{1b}[2J"))].into_iter());
        assert!(!told.as_str().contains('\u{1b}'));
        assert_eq!(heading(0).as_str(), "nothing fits; nearest:");
        assert_eq!(heading(3).as_str(), "3 found; nearest:");
    }
}
