//! The standing of every person, kept up to date as people and sources change.

use crate::casebook::book::Book;
use crate::casebook::standing::{Standing, stand};
use crate::record::id::RecordId;
use crate::record::kind::Kind;

impl Book {
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
            .map(|person| stand(person, &self.sources))
            .unwrap_or_default()
    }

    /// A source changed: so may the standing of everybody whose history cites it, and of
    /// everybody who cites a source that is derived from it.
    pub(super) fn stand_citing(&mut self, source: RecordId) {
        let mut seen = vec![source];
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
                    Kind::Source if !seen.contains(&id) => seen.push(id),
                    Kind::Source | Kind::Case | Kind::Place | Kind::Unit => {}
                }
            }
        }
    }
}
