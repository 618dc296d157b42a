//! The records that come nearest to what was typed, and in what they differ; and why others were found.

use crate::text::catalogue::{label, listed, listed_apart, say};
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

/// A word that a record was found by, if its name does not show it: what was typed and what is recorded;
/// whether one of the two is short for the other; and the field that it stands in, in one word, with the text
/// there, unless that is a name.
pub type FoundWord<'t> = (&'t str, &'t str, bool, Option<(&'t str, &'t str)>);

/// Why a record was found: `kolya → Николай (short name)`, `note: …a village doctor…`.
#[must_use]
pub fn reasons<'t>(of: impl Iterator<Item = FoundWord<'t>>) -> Safe {
    let told = of.map(|(typed, found, is_short, inside)| match inside {
        Some((word, around)) => say!(reason_in {
            field: field(word),
            around
        }),
        None if is_short => say!(reason_short_name { typed, found }),
        None => say!(nearest_differs {
            typed,
            recorded: found
        }),
    });
    listed_apart(&told.collect::<Vec<_>>())
}

/// What a field is called in which a text stands.
fn field(word: &str) -> &str {
    match word {
        "place" => label!(reason_field_place),
        "unit" => label!(reason_field_unit),
        "rank" => label!(reason_field_rank),
        "case" => label!(reason_field_case),
        "source" => label!(reason_field_source),
        "tag" => label!(reason_field_tag),
        "note" => label!(reason_field_note),
        "by" => label!(reason_field_by),
        "withdrawn" => label!(reason_field_withdrawn),
        other => other,
    }
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

    #[test]
    fn why_it_was_found_names_the_word_and_the_field() {
        let word = |is_short, inside| ("kolya", "Николай", is_short, inside);
        let all = [
            word(true, None),
            word(false, None),
            word(false, Some(("note", "…saw \u{1b}[2J Николай…"))),
        ];
        assert_eq!(
            reasons(all.into_iter()).as_str(),
            "kolya → Николай (short name); kolya → Николай; note: …saw ␛[2J Николай…"
        );
        assert!(reasons(std::iter::empty()).is_empty());
    }
}
