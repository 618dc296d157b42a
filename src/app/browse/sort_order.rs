//! The order of a list: as the search ranks, by name, status, since when, last word or last change.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::app::browse::facet::{known_words, word_of};
use crate::app::browse::pane::View;
use crate::casebook::book::Book;
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::search::index::Index;
use crate::search::index::recency::key;
use crate::text::catalogue::label;

/// The order of a list. Where two records are equal in it, their names decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// As the search ranks; without a search, by name.
    #[default]
    Match,
    /// By name.
    Name,
    /// By status, kind, reliability or garrison, as the facets have it.
    Status,
    /// The newest status, case or source first.
    Since,
    /// Who was seen or heard from last, first.
    LastHeard,
    /// What was changed last, first.
    Changed,
}

impl SortOrder {
    /// Every order, as one key goes through them.
    pub const ALL: [Self; 6] = [
        Self::Match,
        Self::Name,
        Self::Status,
        Self::Since,
        Self::LastHeard,
        Self::Changed,
    ];

    /// The word for it in what is kept of the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Name => "name",
            Self::Status => "status",
            Self::Since => "since",
            Self::LastHeard => "heard",
            Self::Changed => "changed",
        }
    }

    /// What the list's title says of it.
    #[must_use]
    pub fn told(self, is_search: bool) -> &'static str {
        match self {
            Self::Match if is_search => label!(screen_order_match),
            Self::Match | Self::Name => label!(screen_order_name),
            Self::Status => label!(screen_order_status),
            Self::Since => label!(screen_order_since),
            Self::LastHeard => label!(screen_order_heard),
            Self::Changed => label!(screen_order_changed),
        }
    }

    /// The next order that says anything in a view; without a search, by name comes once.
    #[must_use]
    pub fn next(self, view: View, is_search: bool) -> Self {
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        let after = Self::ALL.iter().cycle().skip(at + 1).copied();
        after
            .take(Self::ALL.len())
            .find(|one| one.is_of(view) && (is_search || *one != Self::Name))
            .unwrap_or_default()
    }

    fn is_of(self, view: View) -> bool {
        match self {
            Self::Match | Self::Name | Self::Status | Self::Changed => true,
            Self::Since => matches!(view, View::People | View::Cases | View::Sources),
            Self::LastHeard => view == View::People,
        }
    }

    /// Puts rows into this order.
    pub fn sort(self, view: View, (book, index): (&Book, &Index), rows: &mut [u32]) {
        let kind = index.of(view.kind());
        let name = |row: u32| kind.order.place(row);
        match self {
            Self::Match => {}
            Self::Name => rows.sort_by_cached_key(|row| name(*row)),
            Self::Status => {
                let known = known_words(view, book);
                rows.sort_by_cached_key(|row| {
                    let word = word_of(view, book, *row);
                    let place = known.iter().position(|one| *one == word);
                    let other = place.is_none().then(|| word.to_owned());
                    let place = place.unwrap_or(known.len());
                    (word.is_empty(), place, other, name(*row))
                });
            }
            Self::Since => {
                rows.sort_by_cached_key(|row| (Reverse(since(view, book, *row)), name(*row)));
            }
            Self::LastHeard => {
                rows.sort_by_cached_key(|row| (Reverse(last_heard(book, *row)), name(*row)));
            }
            Self::Changed => {
                rows.sort_by_cached_key(|row| key(&kind.attributes, &kind.order, *row));
            }
        }
    }
}

/// The day that a date counts as in an order: its first, or its last if it has no beginning.
fn day(days: DayRange) -> Date {
    match days.earliest {
        Date::MIN => days.latest,
        earliest => earliest,
    }
}

fn since(view: View, book: &Book, row: u32) -> Option<Date> {
    let days = match view {
        View::People => {
            let current = book.standing(row).current?;
            let person = book.people().row(row)?;
            person.history.get(current as usize)?.when.days()
        }
        View::Cases => book.cases().row(row).map(|case| &case.started)?.days(),
        View::Sources => {
            let published: &EdtfDate = &book.sources().row(row)?.published;
            published.days()
        }
        View::Places | View::Units => None,
    };
    days.map(day)
}

/// The last day on which somebody may have seen or heard from a person.
fn last_heard(book: &Book, row: u32) -> Option<Date> {
    let seen = book.standing(row).seen?;
    let person = book.people().row(row)?;
    let days = person.history.get(seen as usize)?.when.days()?;
    Some(days.latest)
}
