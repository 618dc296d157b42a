//! A time line of a history: what lies when, how vague it is, and when nobody heard from the
//! person.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::in_time;
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::{Person, Role};

/// The shortest silence that is told as a gap, in days.
const GAP: i32 = 7;

/// The entries of one person, in the order of time.
#[derive(Clone, Debug)]
pub struct Track<'p> {
    /// The person.
    pub person: &'p Person,
    /// The entries that have a date which is not in the future, withdrawn ones too.
    pub marks: Vec<Mark<'p>>,
    /// The entries that lie in the future, by their places.
    pub ahead: Vec<usize>,
    /// The entries that have no date, by their places.
    pub undated: Vec<usize>,
    /// The times between two signs of life.
    pub gaps: Vec<SilentPeriod>,
    /// The day after which nobody saw or heard from the person; `None` if nobody ever did or the
    /// last sign of life has no end.
    pub silent_since: Option<Date>,
}

/// One entry on the line.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'p> {
    /// Its place in the history.
    pub index: usize,
    /// The entry.
    pub entry: &'p Entry,
    /// The days that its date stands for.
    pub days: DayRange,
    /// Whether it is the newest sign of life.
    pub last_seen: bool,
    /// Whether it gives the status that the person has now.
    pub current: bool,
}

/// A time in which nobody saw or heard from the person, as far as anybody tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SilentPeriod {
    /// The last day on which somebody may have.
    pub from: Date,
    /// The first day on which somebody may have again.
    pub to: Date,
}

impl SilentPeriod {
    /// How long it is.
    #[must_use]
    pub fn days(self) -> i32 {
        days_between(self.from, self.to)
    }
}

/// The line of one person; `None` if there is no such person.
#[must_use]
pub fn of_person(book: &Book, id: RecordId) -> Option<Track<'_>> {
    let person = book.people().get(id)?;
    let standing = book.standing_of(id);
    let (mut marks, mut ahead, mut undated) = (Vec::new(), Vec::new(), Vec::new());
    for index in in_time(person, book.sources()) {
        let entry = &person.history[index];
        let is = |at: Option<u32>| at.is_some_and(|at| at as usize == index);
        match entry.when.days() {
            Some(_) if book.lies_ahead(&entry.when) => ahead.push(index),
            Some(days) => marks.push(Mark {
                index,
                entry,
                days,
                last_seen: is(standing.seen),
                current: is(standing.current),
            }),
            None => undated.push(index),
        }
    }
    let seen = |mark: &&Mark| mark.entry.contact.is_sign_of_life() && !mark.entry.is_withdrawn();
    let mut gaps = Vec::new();
    let mut heard: Option<Date> = None;
    for mark in marks.iter().filter(seen) {
        if let Some(from) = heard
            && days_between(from, mark.days.earliest) >= GAP
        {
            gaps.push(SilentPeriod {
                from,
                to: mark.days.earliest,
            });
        }
        // An end that is open or lies in the future is a sign of life at the beginning only for what
        // comes after it; an open one says that nobody was silent since.
        let last = if mark.days.latest == Date::MAX {
            Date::MAX
        } else {
            last_known_day(&mark.entry.when, book.present()).unwrap_or(mark.days.latest)
        };
        heard = Some(heard.map_or(last, |until| until.max(last)));
    }
    Some(Track {
        person,
        marks,
        ahead,
        undated,
        gaps,
        silent_since: heard.filter(|day| *day != Date::MAX),
    })
}

/// The lines of the people whom a case happened to, those first of whom something is told first.
#[must_use]
pub fn of_case(book: &Book, id: RecordId) -> Vec<Track<'_>> {
    let mut tracks: Vec<Track> = book
        .people_of(id)
        .filter(|(_, role)| **role == Role::Affected)
        .filter_map(|(person, _)| of_person(book, person.id))
        .collect();
    tracks.sort_by_key(|track| {
        let first = track.marks.first();
        first.map_or((Date::MAX, Date::MAX), |mark| {
            (mark.days.earliest, mark.days.latest)
        })
    });
    tracks
}

/// From which day to which a line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Scale {
    /// The scale on which all these days lie, as far as they have ends; `None` if none has.
    #[must_use]
    pub fn over(days: impl IntoIterator<Item = DayRange>) -> Option<Self> {
        let ends: Vec<Date> = days
            .into_iter()
            .flat_map(|days| [days.earliest, days.latest])
            .filter(|day| *day != Date::MIN && *day != Date::MAX)
            .collect();
        Some(Self {
            from: *ends.iter().min()?,
            to: *ends.iter().max()?,
        })
    }

    /// How many days the scale has.
    #[must_use]
    pub fn length(self) -> i32 {
        days_between(self.from, self.to) + 1
    }

    /// The cell, of so many, in which a day lies; the outermost ones for what lies beyond.
    #[must_use]
    pub fn cell(self, day: Date, cells: usize) -> usize {
        let last = cells.saturating_sub(1);
        let passed = days_between(self.from, day.clamp(self.from, self.to));
        let (passed, length) = (i64::from(passed), i64::from(self.length()));
        let cell = passed * i64::try_from(cells).unwrap_or(0) / length;
        usize::try_from(cell).unwrap_or(0).min(last)
    }
}

/// The days from one to the other; below zero where the other comes first.
fn days_between(from: Date, to: Date) -> i32 {
    // Dates of jiff lie within ten thousand years, so their distance in days fits.
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;
    use jiff::civil::date;

    fn book(history: &str) -> Book {
        let id: RecordId = "p-1".parse().unwrap();
        let text = format!("Person(id: \"p-1\", name: \"a\", history: [{history}])");
        let mut book = Book::new("t", StatusKind::four());
        let path = id.relative_path();
        book.put(read_file(path.as_ref(), id.kind(), id, &text).unwrap());
        book
    }

    #[test]
    fn silence_lies_between_signs_of_life() {
        let book = book(
            r#"(when: "2022-07-20", contact: Relayed), (when: "2022-06", contact: Direct),
               (when: "2022-07-10", status: Missing, contact: None), (said: "once"),
               (when: "2022-07-03", contact: Direct), (when: "2022-07-15", contact: Direct, withdrawn: "x")"#,
        );
        let track = of_person(&book, "p-1".parse().unwrap()).unwrap();
        let order: Vec<usize> = track.marks.iter().map(|mark| mark.index).collect();
        assert_eq!(order, [1, 4, 2, 5, 0]);
        assert_eq!(track.undated, [3]);
        // From the end of June to 3 July is no gap; the withdrawn call breaks none.
        let gap = SilentPeriod {
            from: date(2022, 7, 3),
            to: date(2022, 7, 20),
        };
        assert_eq!(track.gaps, [gap]);
        assert_eq!(gap.days(), 17);
        assert_eq!(track.silent_since, Some(date(2022, 7, 20)));
        assert!(track.marks[4].last_seen && track.marks[2].current);
    }

    #[test]
    fn a_scale_holds_what_has_ends_and_clamps_what_has_none() {
        let days = |from, to| DayRange {
            earliest: from,
            latest: to,
        };
        let scale = Scale::over([
            days(Date::MIN, date(2025, 8, 31)),
            days(date(2025, 6, 1), Date::MAX),
            days(date(2025, 11, 2), date(2025, 11, 2)),
        ])
        .unwrap();
        assert_eq!(
            (scale.from, scale.to),
            (date(2025, 6, 1), date(2025, 11, 2))
        );
        assert_eq!(scale.cell(Date::MIN, 40), 0);
        assert_eq!(scale.cell(date(2025, 8, 17), 40), 19);
        assert_eq!(scale.cell(Date::MAX, 40), 39);
        assert_eq!(scale.cell(date(2025, 11, 2), 0), 0);
        assert_eq!(Scale::over([days(Date::MIN, Date::MAX)]), None);
        let one = Scale::over([days(date(2025, 1, 1), date(2025, 1, 1))]).unwrap();
        assert_eq!((one.length(), one.cell(date(2025, 1, 1), 10)), (1, 0));
    }
}
