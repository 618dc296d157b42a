//! People known by name held against the figures that are reported.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::case::{Case, Count};
use crate::record::named::NameStatus;
use crate::record::person::Role;

/// People known by name held against the figures that are reported for a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// People with a record whom the case happened to.
    pub recorded: u64,
    /// Those of them whose own name, or part of it, is known.
    pub named: u64,
    /// The highest lower bound that is reported. Figures of different things (held, returned) are
    /// never mixed: it is the thing with the highest figure that counts.
    pub min: Option<u64>,
    /// The highest upper bound that is reported of the same thing; `None` if no source gives one.
    pub max: Option<u64>,
}

/// Works out the figures of a case.
#[must_use]
pub fn figure(case: &Case, book: &Book) -> Figure {
    let largest = case
        .counts
        .iter()
        .max_by_key(|count| count.min.max(count.max));
    let same = || {
        case.counts
            .iter()
            .filter(|count| largest.is_some_and(|largest| largest.what == count.what))
    };
    let mut figure = Figure {
        min: same().filter_map(|count| count.min).max(),
        max: same().filter_map(|count| count.max).max(),
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

/// The figures of a case by what they count, in the order in which the record has them first; each
/// group in the order of time, with the places of the figures in the record.
#[must_use]
pub fn over_time(case: &Case) -> Vec<(&str, Vec<(usize, &Count)>)> {
    let mut groups: Vec<(&str, Vec<(usize, &Count)>)> = Vec::new();
    for (index, count) in case.counts.iter().enumerate() {
        let what = count.what.as_str();
        match groups.iter_mut().find(|(known, _)| *known == what) {
            Some((_, group)) => group.push((index, count)),
            None => groups.push((what, vec![(index, count)])),
        }
    }
    for (_, group) in &mut groups {
        group.sort_by_key(|(_, count)| {
            let days = count.as_of.days();
            days.map_or((Date::MAX, Date::MAX), |days| (days.earliest, days.latest))
        });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    #[test]
    fn figures_of_different_things_are_never_mixed() {
        let case: Case = read_ron(
            "Case(id: \"c-1\", title: \"x\", counts: [
                (what: Convicted, min: 18000), (what: Prosecuted, min: 7500, max: 8000),
                (what: Convicted, min: 17000, max: 19000),
            ])",
        )
        .unwrap();
        let figure = figure(&case, &Book::new("x", Vec::new()));
        assert_eq!((figure.min, figure.max), (Some(18_000), Some(19_000)));
    }
}
