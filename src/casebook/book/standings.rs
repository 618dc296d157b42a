//! The standing of every person, kept up to date as people and sources change and days pass.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::book::mentions::PlaceMentions;
use crate::casebook::derive::present;
use crate::casebook::derive::present::{ends_ahead, lies_ahead, recorded_on};
use crate::casebook::derive::standing::{Standing, stand};
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

impl Book {
    /// The present day as the records have it (see [`present::present`]); the last of all days as
    /// long as [`Book::set_clock`] was not called, so that nothing lies in the future.
    #[must_use]
    pub fn present(&self) -> Date {
        self.present
    }

    /// Whether a date lies in the future.
    #[must_use]
    pub fn lies_ahead(&self, when: &EdtfDate) -> bool {
        lies_ahead(when, self.present)
    }

    /// The day that the clock of the machine shows, as [`Book::set_clock`] was told.
    #[must_use]
    pub fn clock(&self) -> Option<Date> {
        self.clock
    }

    /// Takes over the day that the clock shows, and works out the standing of everybody with an entry
    /// in the future of this day or of the one before. Gives these people.
    pub fn set_clock(&mut self, day: Date) -> Vec<RecordId> {
        if self.clock == Some(day) {
            return Vec::new();
        }
        self.clock = Some(day);
        self.follow_present()
    }

    /// Finds the present day, and works out the standing of everybody for whom another one counts. Gives these people.
    fn follow_present(&mut self) -> Vec<RecordId> {
        let earlier = self.present;
        self.find_present();
        if earlier == self.present {
            return Vec::new();
        }
        let first = earlier.min(self.present);
        let touched: Vec<(u32, RecordId)> =
            self.people
                .iter()
                .filter(|(_, person)| {
                    person.history.iter().any(|entry| {
                        lies_ahead(&entry.when, first) || ends_ahead(&entry.when, first)
                    })
                })
                .map(|(row, person)| (row, person.id))
                .collect();
        if !touched.is_empty() {
            self.version += 1;
        }
        for (row, _) in &touched {
            self.stand(*row);
        }
        touched.into_iter().map(|(_, id)| id).collect()
    }

    /// Takes over the days on which entries of records that are not in this book were recorded: the present day is the
    /// same as with them. To be told before [`Book::settle`].
    pub fn set_recorded_elsewhere(&mut self, days: Vec<Date>) {
        self.recorded_elsewhere = days;
    }

    /// As [`Book::set_recorded_elsewhere`], in a book that was settled.
    pub fn learn_recorded_elsewhere(&mut self, days: Vec<Date>) {
        self.recorded_elsewhere = days;
        self.follow_present();
    }

    /// Whether the present day may be another one, for what this book says or for one of these dates, once it is known when
    /// all entries of the workspace were recorded.
    #[must_use]
    pub fn rests_on_present(&self, dates: &[&str]) -> bool {
        let Some(clock) = self.clock else {
            return false;
        };
        let earliest = present::earliest_present(clock);
        let is_open = |when: &EdtfDate| lies_ahead(when, earliest) || ends_ahead(when, earliest);
        let people = self.people.iter();
        let mut entries = people.flat_map(|(_, person)| &person.history);
        entries.any(|entry| is_open(&entry.when))
            || dates.iter().any(|when| is_open(&EdtfDate::new(when)))
    }

    /// Takes over how records that are not in this book name places and units: they count as those that are.
    pub fn set_mentioned_elsewhere(&mut self, mentions: PlaceMentions) {
        self.mentions = mentions;
    }

    /// Works out the present day from the clock and from when entries were recorded.
    fn find_present(&mut self) {
        self.present = self.present_now();
    }

    /// The present day, worked out anew.
    pub(super) fn present_now(&self) -> Date {
        let Some(clock) = self.clock else {
            return self.present;
        };
        let entries = self.people.iter().flat_map(|(_, person)| &person.history);
        let elsewhere = self.recorded_elsewhere.iter().copied();
        present::present(clock, entries.filter_map(recorded_on).chain(elsewhere))
    }

    /// Works out the standing of the person in a row.
    pub(super) fn stand(&mut self, row: u32) {
        let standing = self.standing_now(row);
        let at = row as usize;
        if self.standings.len() <= at {
            self.standings.resize(at + 1, Standing::default());
        }
        self.standings[at] = standing;
    }

    /// The standing of the person in a row, worked out anew.
    pub(super) fn standing_now(&self, row: u32) -> Standing {
        let person = self.people.row(row);
        person
            .map(|person| stand(person, &self.sources, self.present))
            .unwrap_or_default()
    }

    /// A source changed: so may the standing of everybody whose history cites it, and of
    /// everybody who cites a source that is derived from it.
    pub(super) fn stand_citing(&mut self, source: RecordId) {
        let mut seen = vec![source];
        let mut known = HashSet::from([source]);
        let mut next = 0;
        while let Some(target) = seen.get(next).copied() {
            next += 1;
            let pointing: Vec<RecordId> = self.back_links.to(target).collect();
            for id in pointing {
                match id.kind() {
                    Kind::Person => {
                        if let Some(row) = self.people.row_of(id) {
                            self.stand(row);
                        }
                    }
                    Kind::Source if known.insert(id) => seen.push(id),
                    Kind::Source | Kind::Case | Kind::Place | Kind::Unit => {}
                }
            }
        }
    }
}
