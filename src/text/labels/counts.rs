//! Counts in sentences.

use crate::casebook::derive::figure::Figure;
use crate::record::case::Count;
use crate::record::kind::Kind;
use crate::text::bundles;
use crate::text::catalogue::say;
use crate::text::safe::{Safe, display_safe};

/// `1 person`, `27 people`, `1,204 sources`.
#[must_use]
pub fn of_kind(count: usize, kind: Kind) -> Safe {
    say!(count_of_kind { count, kind })
}

/// What is told under a list of choices of which more fit what is typed.
#[must_use]
pub fn more_choices(left_out: usize) -> Safe {
    say!(count_more_choices { more: left_out })
}

/// `2 sources, 1 independent`; `1 source` where there is nothing to confirm it; `no source`.
#[must_use]
pub fn sources(cited: u16, independent: u16) -> Safe {
    match cited {
        0 => say!(sources_none),
        1 => say!(sources_one),
        cited => say!(sources_several { cited, independent }),
    }
}

/// `3 of at least 234 known by name`; `3 known by name` where no source gives a figure.
#[must_use]
pub fn named_against_reported(figure: &Figure) -> Safe {
    let named = figure.named;
    match (figure.min, figure.max) {
        (None, None) => say!(figure_named { named }),
        (min, max) => say!(figure_named_of {
            named,
            figure: range(min, max)
        }),
    }
}

/// `at least 234`, `30 to 40`, `at most 50`, `234`.
#[must_use]
pub fn range(min: Option<u64>, max: Option<u64>) -> Safe {
    match (min, max) {
        (Some(min), Some(max)) if min == max => display_safe(&grouped(min)),
        (Some(min), Some(max)) => say!(figure_range { min: min, max: max }),
        (Some(min), None) => say!(figure_at_least { min: min }),
        (None, Some(max)) => say!(figure_at_most { max: max }),
        (None, None) => say!(figure_none),
    }
}

/// A reported figure with the words behind it: `at least 234 (“234 men”)`.
#[must_use]
pub fn reported(count: &Count) -> Safe {
    let figure = range(count.min, count.max);
    if count.said.is_empty() || count.said.eq_ignore_ascii_case(&figure) {
        figure
    } else {
        say!(read_when_in_words {
            when: figure,
            said: &count.said
        })
    }
}

/// A number with its thousands set apart: `1,204`.
#[must_use]
pub fn grouped(number: u64) -> String {
    bundles::grouped(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(of_kind(1, Kind::Person), "1 person");
        assert_eq!(of_kind(27, Kind::Person), "27 people");
        assert_eq!(of_kind(0, Kind::Case), "0 cases");
        assert_eq!(of_kind(1_204, Kind::Source), "1,204 sources");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(100), "100");
    }

    #[test]
    fn sources_say_how_many_are_independent() {
        assert_eq!(sources(0, 0), "no source");
        assert_eq!(sources(1, 1), "1 source");
        assert_eq!(sources(2, 1), "2 sources, 1 independent");
    }

    #[test]
    fn names_are_held_against_the_figures() {
        let mut figure = Figure {
            recorded: 4,
            named: 3,
            min: Some(234),
            max: None,
        };
        assert_eq!(
            named_against_reported(&figure),
            "3 of at least 234 known by name"
        );
        figure.min = None;
        assert_eq!(named_against_reported(&figure), "3 known by name");
        assert_eq!(range(Some(30), Some(40)), "30 to 40");
    }
}
