//! When somebody may have been born, by what sources say of their birth and age.

use borsh::BorshSerialize;
use jiff::civil::Date;

use crate::record::edtf_date::EdtfDate;
use crate::record::person::{Age, Person};

/// The years in which somebody may have been born, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize)]
pub struct Years {
    /// The first of them.
    pub from: i16,
    /// The last of them.
    pub to: i16,
}

impl Years {
    /// How many years lie between the two; 0 if some year is in both.
    #[must_use]
    pub fn apart(self, other: Self) -> i16 {
        (self.from - other.to).max(other.from - self.to).max(0)
    }

    /// In how many of the years that either stands for both could have begun.
    #[must_use]
    pub fn breadth(self, other: Self) -> i16 {
        (self.to - self.from) + (other.to - other.from) + 1
    }
}

/// The most years that an age or a birth may leave open and still tell anything.
const WIDEST: i16 = 12;

/// What a person's record says of their birth: each statement is one span of years.
#[must_use]
pub fn births(person: &Person) -> Vec<Years> {
    let mut spans: Vec<Years> = Vec::new();
    let born = span_of(&person.born);
    let ages = person
        .ages
        .iter()
        .filter_map(|age| birth_by_age(person, age));
    for years in born.into_iter().chain(ages) {
        if years.to - years.from <= WIDEST && !spans.contains(&years) {
            spans.push(years);
        }
    }
    spans
}

/// The years in which the person was born by what the record says of the birth itself; `None` if it
/// says nothing, or too little.
#[must_use]
pub fn birth_years(person: &Person) -> Option<Years> {
    span_of(&person.born).filter(|years| years.to - years.from <= WIDEST)
}

/// The day of birth, where the record says it to the day.
#[must_use]
pub fn birthday(person: &Person) -> Option<Date> {
    let days = person.born.days()?;
    (days.earliest == days.latest).then_some(days.earliest)
}

/// The years of birth that an age allows: somebody who is 20 on 31 July 2022 was born between
/// 1 August 2001 and 31 July 2002. `None` if the age is not understood or nothing says when it was
/// true; the first date of the history stands in for a day that is not given.
#[must_use]
pub fn birth_by_age(person: &Person, age: &Age) -> Option<Years> {
    let (least, most) = years_of(&age.years)?;
    let as_of = span_of(&age.as_of).or_else(|| {
        let dates = person
            .history
            .iter()
            .filter_map(|entry| span_of(&entry.when));
        dates.min_by_key(|years| years.from)
    })?;
    Some(Years {
        from: as_of.from - most - 1,
        to: as_of.to - least,
    })
}

/// An age as it is written, `20` or `20-25`, as its lower and upper end.
#[must_use]
pub fn years_of(written: &str) -> Option<(i16, i16)> {
    let mut numbers = written
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse::<i16>);
    let first = numbers.next()?.ok()?;
    let last = match numbers.next() {
        Some(last) => last.ok()?,
        None => first,
    };
    (numbers.next().is_none() && first <= last && last <= 120).then_some((first, last))
}

fn span_of(when: &EdtfDate) -> Option<Years> {
    let days = when.days()?;
    let (from, to) = (days.earliest.year(), days.latest.year());
    (from > 1000 && to < 9000).then_some(Years { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn of(fields: &str) -> Vec<(i16, i16)> {
        let text = format!("Person(id: \"p-1\", name: \"x\", {fields})");
        births(&read_ron(&text).unwrap())
            .into_iter()
            .map(|years| (years.from, years.to))
            .collect()
    }

    #[test]
    fn births_follow_from_dates_and_ages() {
        assert_eq!(of(r#"born: "2002~""#), [(2002, 2002)]);
        assert_eq!(
            of(r#"born: "2002-03-04", ages: [(years: "20", as_of: "2022-07-31")]"#),
            [(2002, 2002), (2001, 2002)]
        );
        assert_eq!(
            of(r#"ages: [(years: "20-22")], history: [(when: "2023"), (when: "2022-05")]"#),
            [(1999, 2002)]
        );
        assert_eq!(of(r#"ages: [(years: "20")]"#), []);
        assert_eq!(of(r#"ages: [(years: "twenty", as_of: "2022")]"#), []);
        assert_eq!(of(r#"born: "19XX""#), []);
    }

    #[test]
    fn years_are_apart_by_those_between_them() {
        let years = |from, to| Years { from, to };
        assert_eq!(years(2001, 2002).apart(years(2002, 2002)), 0);
        assert_eq!(years(2001, 2002).apart(years(2004, 2004)), 2);
        assert_eq!(years(2004, 2004).apart(years(2001, 2002)), 2);
        assert_eq!(years(2001, 2002).breadth(years(2002, 2002)), 2);
    }
}
