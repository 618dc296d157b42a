//! People known by name held against the figures that are reported.

use crate::casebook::book::Book;
use crate::record::case::Case;
use crate::record::named::NameStatus;
use crate::record::person::Role;

/// People known by name held against the figures that are reported for a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// People with a record whom the case happened to.
    pub recorded: u64,
    /// Those of them whose own name, or part of it, is known.
    pub named: u64,
    /// The highest lower bound that is reported.
    pub min: Option<u64>,
    /// The highest upper bound that is reported; `None` where no source gives one.
    pub max: Option<u64>,
}

/// Works out the figures of a case.
#[must_use]
pub fn figure(case: &Case, book: &Book) -> Figure {
    let mut figure = Figure {
        min: case.counts.iter().filter_map(|count| count.min).max(),
        max: case.counts.iter().filter_map(|count| count.max).max(),
        ..Figure::default()
    };
    for (person, role) in book.people_of(case.id) {
        if *role == Role::Affected {
            figure.recorded += 1;
            if matches!(
                person.name_status,
                NameStatus::Published | NameStatus::Partial
            ) {
                figure.named += 1;
            }
        }
    }
    figure
}
