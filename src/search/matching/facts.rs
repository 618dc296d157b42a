//! Facts in a query: the parts that are no words, such as statuses, dates, what is derived, ids.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::casebook::book::Book;
use crate::record::day_range::DayRange;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::index::attributes::{Attributes, LAST_STATUS_BIT, NEVER, number};
use crate::search::query::status_word::StatusWord;
use crate::search::query::{Comparison, Derived, HasPart, RecordTouch, RoleTerm, Test};

/// One part of a query that is no word, ready to be held against attributes.
#[derive(Clone, Debug)]
pub enum AttributeTest {
    /// The status is one of these, as [`Attributes::status`] numbers them.
    Status(Vec<u16>),
    /// One of these statuses was there: as the bits of [`Attributes::was`], and in words for the bit
    /// that several statuses share.
    Was {
        /// The bits.
        bits: u64,
        /// The words.
        words: Vec<Status>,
        /// Whether it is so of those, too, who never had a status.
        or_none: bool,
    },
    /// The current status began so.
    Since(Compared),
    /// The person was last seen so.
    Seen(Compared),
    /// Nobody saw the person, ever.
    SeenNever,
    /// Nobody saw the person after this day.
    Stale(i32),
    /// The first answer that did not come yet is due so.
    Due(Compared),
    /// It was due before this day.
    Overdue(i32),
    /// Somebody looked at the record, or changed it, so.
    Touched(RecordTouch, Compared),
    /// Nobody ever did.
    Never(RecordTouch),
    /// The risk was to be looked at again by this day.
    ReviewDue(i32),
    /// Something is derived.
    Is(Derived),
    /// A part is there.
    Has(HasPart),
    /// The person has such a part in some case.
    Role(RoleTerm),
    /// The id begins like this.
    Id(String),
    /// One of these.
    Any(Vec<AttributeTest>),
}

/// A date that others are compared with, as [`number`]s.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    how: Comparison,
    earliest: i32,
    latest: i32,
}

impl AttributeTest {
    /// The fact that a test asks for, unless it asks for a text.
    #[must_use]
    pub fn of(test: &Test, book: &Book, statuses: &[Status], today: Date) -> Option<Self> {
        Some(match test {
            Test::Text { .. } | Test::Saved { .. } | Test::All(_) => return None,
            Test::Status(words) => Self::Status(numbers(words, book, statuses)),
            Test::Was(words) => was(words, book, statuses),
            Test::Since(how, days) => Self::Since(Compared::new(*how, *days)),
            Test::Seen(how, days) => Self::Seen(Compared::new(*how, *days)),
            Test::SeenNever => Self::SeenNever,
            Test::Stale { days } => {
                let day = today.checked_sub(i64::from(*days).days());
                Self::Stale(day.map_or(i32::MIN, number))
            }
            Test::Due(how, days) => Self::Due(Compared::new(*how, *days)),
            Test::Overdue => Self::Overdue(number(today)),
            Test::Touched(what, how, days) => Self::Touched(*what, Compared::new(*how, *days)),
            Test::Never(what) => Self::Never(*what),
            Test::Is(Derived::ReviewDue) => Self::ReviewDue(number(today)),
            Test::Is(what) => Self::Is(*what),
            Test::Has(what) => Self::Has(*what),
            Test::Role(role) => Self::Role(*role),
            Test::Id(beginning) => Self::Id(beginning.clone()),
            Test::Any(tests) => {
                let facts = tests
                    .iter()
                    .filter_map(|test| Self::of(test, book, statuses, today));
                Self::Any(facts.collect())
            }
        })
    }

    /// Whether it is so of a record.
    #[must_use]
    pub fn holds(&self, of: &Attributes, book: &Book, kind: Kind, row: u32) -> bool {
        match self {
            Self::Status(numbers) => numbers.contains(&of.status),
            Self::Was {
                bits,
                words,
                or_none,
            } => {
                let sure = bits & !LAST_STATUS_BIT;
                of.was & sure != 0
                    || of.was & bits & LAST_STATUS_BIT != 0 && ever(book, kind, row, words)
                    || *or_none && of.was == 0
            }
            Self::Since(compared) => of
                .since
                .is_some_and(|(from, to)| compared.holds(from, from, to)),
            // The latest day that is meant is the one that counts.
            Self::Seen(compared) => of
                .seen
                .is_some_and(|(from, to)| compared.holds(to, from, to)),
            Self::SeenNever => kind == Kind::Person && of.seen.is_none(),
            Self::Stale(day) => {
                kind == Kind::Person && of.seen.is_none_or(|(_, latest)| latest <= *day)
            }
            // The last day that is meant is the deadline.
            Self::Due(compared) => of
                .due
                .is_some_and(|(from, to)| compared.holds(to, from, to)),
            Self::Overdue(today) => of.due.is_some_and(|(_, to)| to < *today),
            Self::Touched(what, compared) => {
                let day = touched(of, *what);
                can_be(kind, *what) && compared.holds(day, day, day)
            }
            Self::Never(what) => can_be(kind, *what) && touched(of, *what) == NEVER,
            Self::ReviewDue(today) => of.review_due.is_some_and(|day| day <= *today),
            Self::Is(Derived::Duplicate) => {
                let duplicate_index = book.duplicate_index().zip(of.id);
                duplicate_index.is_some_and(|(duplicate_index, id)| duplicate_index.is_proposed(id))
            }
            Self::Is(what) => of.is(*what),
            Self::Has(what) => of.has(*what),
            Self::Role(role) => kind == Kind::Person && of.plays(*role),
            Self::Id(typed) => of.id.is_some_and(|id| {
                id.as_str().starts_with(typed.as_str()) || has_list_id(book, id, typed)
            }),
            Self::Any(facts) => facts.iter().any(|fact| fact.holds(of, book, kind, row)),
        }
    }
}

/// Whether a list knows the person by this id, in small letters.
fn has_list_id(book: &Book, id: RecordId, typed: &str) -> bool {
    let person = book.people().get(id);
    person.is_some_and(|person| person.ids.iter().any(|one| one.id.to_lowercase() == typed))
}

/// Whether somebody can have done so with a record of this kind: only of people is noted that they
/// were looked at.
fn can_be(kind: Kind, what: RecordTouch) -> bool {
    kind == Kind::Person || what == RecordTouch::Changed
}

/// The day on which somebody last did so, as [`number`] has it; [`NEVER`] if nobody did.
fn touched(of: &Attributes, what: RecordTouch) -> i32 {
    match what {
        RecordTouch::Reviewed => of.reviewed,
        RecordTouch::Changed if of.changed == 0 => NEVER,
        RecordTouch::Changed => jiff::Timestamp::from_second(i64::from(of.changed) * 60)
            .map_or(NEVER, |moment| {
                number(Offset::UTC.to_datetime(moment).date())
            }),
    }
}

impl Compared {
    fn new(how: Comparison, days: DayRange) -> Self {
        Self {
            how,
            earliest: number(days.earliest),
            latest: number(days.latest),
        }
    }

    /// Whether the `day` that counts for a vague date lies so; `from` and `to` are the date's ends.
    fn holds(self, day: i32, from: i32, to: i32) -> bool {
        match self.how {
            Comparison::Before => day < self.earliest,
            Comparison::NotAfter => day <= self.latest,
            Comparison::After => day > self.latest,
            Comparison::NotBefore => day >= self.earliest,
            Comparison::Within => from <= self.latest && self.earliest <= to,
        }
    }
}

/// The numbers of the statuses that the words name; 0 is no status.
fn numbers(words: &[StatusWord], book: &Book, statuses: &[Status]) -> Vec<u16> {
    let mut numbers = Vec::new();
    for word in words {
        if word.word == "none" {
            numbers.push(0);
        }
        for (place, status) in (1..).zip(statuses) {
            if word.word == "any" || word.fits(status, &book.statuses) {
                numbers.push(place);
            }
        }
    }
    numbers
}

fn was(words: &[StatusWord], book: &Book, statuses: &[Status]) -> AttributeTest {
    let numbers = numbers(words, book, statuses);
    let (mut bits, mut named) = (0, Vec::new());
    for place in numbers.iter().filter_map(|number| number.checked_sub(1)) {
        bits |= 1 << place.min(63);
        named.extend(statuses.get(usize::from(place)).cloned());
    }
    AttributeTest::Was {
        bits,
        words: named,
        or_none: numbers.contains(&0),
    }
}

fn ever(book: &Book, kind: Kind, row: u32, statuses: &[Status]) -> bool {
    let person = (kind == Kind::Person)
        .then(|| book.people().row(row))
        .flatten();
    person.is_some_and(|person| {
        person
            .history
            .iter()
            .filter(|entry| !entry.is_withdrawn() && !book.lies_ahead(&entry.when))
            .filter_map(|entry| entry.status.as_ref())
            .any(|status| statuses.contains(status))
    })
}
