//! Values that cannot be what was meant: dates, grades, figures and names.

use crate::casebook::book::Book;
use crate::casebook::check::words::word;
use crate::casebook::errors::problem::Reason;
use crate::record::case::Case;
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::grade::{Credibility, Reliability};
use crate::record::kind::Kind;
use crate::record::source::Source;

/// Which gazetteers the workspace keeps. Where it has no record of a place at all, no place is
/// expected to have one; so with units.
#[derive(Clone, Copy, Debug)]
pub struct Gazetteers {
    places: bool,
    units: bool,
}

impl Gazetteers {
    /// Those of a book.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        Self {
            places: !book.places().is_empty(),
            units: !book.units().is_empty(),
        }
    }

    fn has(self, kind: Kind) -> bool {
        match kind {
            Kind::Place => self.places,
            Kind::Unit => self.units,
            Kind::Person | Kind::Case | Kind::Source => false,
        }
    }
}

/// A name or title that is empty.
#[must_use]
pub fn title(written: &str) -> Option<Reason> {
    written.trim().is_empty().then_some(Reason::NoName)
}

/// A text that is no date.
#[must_use]
pub fn date(when: &EdtfDate) -> Option<Reason> {
    when.days().is_none().then(|| Reason::NotADate {
        written: when.as_str().to_owned(),
    })
}

/// A source of which nobody has said how far it is trusted, or in no letter of the code.
#[must_use]
pub fn graded(grade: Option<&str>) -> Option<Reason> {
    match grade {
        None => Some(Reason::NoGrade),
        Some(letter) => word(letter, Reliability::WORDS),
    }
}

/// A credibility outside 1 to 6.
#[must_use]
pub fn credibility(credibility: Credibility) -> Option<Reason> {
    (!credibility.is_in_code()).then_some(Reason::NotACredibility {
        written: credibility.0,
    })
}

/// A place or unit that no record bears the name of.
#[must_use]
pub fn named(book: &Book, gazetteers: Gazetteers, text: &str, kind: Kind) -> Option<Reason> {
    (gazetteers.has(kind) && book.resolve(kind, text).is_none()).then(|| Reason::Unresolved {
        written: text.to_owned(),
        kind,
    })
}

/// A status that counts and names no source.
#[must_use]
pub fn unsourced(entry: &Entry) -> Option<Reason> {
    let counts = entry.status.is_some() && !entry.is_withdrawn();
    (counts && entry.sources.is_empty()).then_some(Reason::NoSource)
}

/// A case that ends before it begins.
#[must_use]
pub fn ends_first(case: &Case) -> Option<Reason> {
    let (began, ended) = (case.started.days()?, case.ended.days()?);
    (ended.latest < began.earliest).then(|| Reason::EndsBeforeItBegins {
        began: case.started.as_str().to_owned(),
    })
}

/// A source that was retrieved before it was published.
#[must_use]
pub fn retrieved_first(source: &Source) -> bool {
    let days = source.retrieved.days().zip(source.published.days());
    days.is_some_and(|(retrieved, published)| is_before(retrieved, published))
}

/// Whether all of one date lies before all of another, by more than time zones make up for.
#[must_use]
pub fn is_before(one: DayRange, other: DayRange) -> bool {
    let after = one.latest.tomorrow().unwrap_or(one.latest);
    after < other.earliest
}

/// A range whose ends are exchanged.
#[must_use]
pub fn range(min: Option<u64>, max: Option<u64>) -> Option<Reason> {
    match (min, max) {
        (Some(min), Some(max)) if min > max => Some(Reason::EmptyRange),
        _ => None,
    }
}
