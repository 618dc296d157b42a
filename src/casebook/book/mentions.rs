//! Which records name a place or unit, by the text that stands in them.
//!
//! The texts are few and the records many, so each text is folded once, however often it stands,
//! and the page of a place needs no look at every person.

use std::collections::{BTreeMap, HashMap};

use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::spelling::fold::key;
use foldhash::fast::RandomState;

/// For every text that names a place or unit, the records in which it stands.
#[derive(Clone, Debug, Default)]
pub struct PlaceMentions {
    places: Texts,
    units: Texts,
}

/// The texts that name things of one kind.
#[derive(Clone, Debug, Default)]
struct Texts {
    rows: Vec<Mention>,
    written: HashMap<String, u32, RandomState>,
    folded: HashMap<String, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Mention {
    text: String,
    by: Vec<RecordId>,
}

impl PlaceMentions {
    /// Notes what a record names.
    pub fn add(&mut self, record: &Record) {
        let id = record.id();
        for (kind, text) in named(record) {
            self.texts_mut(kind).add(text, id);
        }
    }

    /// Notes that all of these records name something by this text, each once.
    pub fn add_all(&mut self, kind: Kind, text: &str, by: Vec<RecordId>) {
        if !by.is_empty() {
            let texts = self.texts_mut(kind);
            let row = texts.row_of(text);
            texts.rows[row as usize].by.extend(by);
        }
    }

    /// Forgets what a record names.
    pub fn remove(&mut self, record: &Record) {
        let id = record.id();
        for (kind, text) in named(record) {
            self.texts_mut(kind).remove(text, id);
        }
    }

    /// The records that name something by a text that folds to `folded`, each once.
    pub fn by(&self, kind: Kind, folded: &str) -> impl Iterator<Item = RecordId> {
        self.rows(kind, folded)
            .flat_map(|row| row.by.iter().copied())
    }

    /// The texts that fold to `folded`, as they are written, each with how many records have it.
    pub fn written(&self, kind: Kind, folded: &str) -> BTreeMap<&str, usize> {
        self.rows(kind, folded)
            .filter(|row| !row.by.is_empty())
            .map(|row| (row.text.as_str(), row.by.len()))
            .collect()
    }

    fn rows(&self, kind: Kind, folded: &str) -> impl Iterator<Item = &Mention> {
        let texts = match kind {
            Kind::Unit => &self.units,
            _ => &self.places,
        };
        let rows = texts.folded.get(folded).into_iter().flatten();
        rows.map(|row| &texts.rows[*row as usize])
    }

    fn texts_mut(&mut self, kind: Kind) -> &mut Texts {
        match kind {
            Kind::Unit => &mut self.units,
            _ => &mut self.places,
        }
    }
}

impl Texts {
    fn add(&mut self, text: &str, id: RecordId) {
        let row = self.row_of(text);
        self.rows[row as usize].by.push(id);
    }

    fn row_of(&mut self, text: &str) -> u32 {
        match self.written.get(text) {
            Some(row) => *row,
            None => {
                // Texts are fewer than records, of which there are fewer than this.
                let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
                self.written.insert(text.to_owned(), row);
                self.folded.entry(key(text)).or_default().push(row);
                self.rows.push(Mention {
                    text: text.to_owned(),
                    by: Vec::new(),
                });
                row
            }
        }
    }

    fn remove(&mut self, text: &str, id: RecordId) {
        if let Some(row) = self.written.get(text) {
            let by = &mut self.rows[*row as usize].by;
            if let Some(at) = by.iter().position(|one| *one == id) {
                by.swap_remove(at);
            }
        }
    }
}

/// The texts of a record that name places and units, each once. Who held a person may be a unit.
#[must_use]
pub fn named(record: &Record) -> Vec<(Kind, &str)> {
    let mut found: Vec<(Kind, &str)> = Vec::new();
    match record {
        Record::Person(person) => {
            found.push((Kind::Place, &person.home));
            found.push((Kind::Unit, &person.unit));
            for entry in &person.history {
                found.push((Kind::Place, &entry.place));
                found.push((Kind::Unit, &entry.custodian));
            }
        }
        Record::Case(case) => {
            found.push((Kind::Place, &case.place));
            found.push((Kind::Unit, &case.unit));
        }
        Record::Unit(unit) => found.push((Kind::Place, &unit.garrison)),
        Record::Source(_) | Record::Place(_) => {}
    }
    found.retain(|(_, text)| !text.is_empty());
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn person(id: &str, places: &[&str]) -> Record {
        let entries: Vec<String> = places.iter().map(|p| format!("(place: {p:?})")).collect();
        let text = format!(
            "Person(id: {id:?}, name: \"a\", history: [{}])",
            entries.join(", ")
        );
        Record::Person(Box::new(read_ron(&text).unwrap()))
    }

    #[test]
    fn spellings_are_told_apart_and_counted_together() {
        let mut mentions = PlaceMentions::default();
        let first = person("p-1", &["Bryanka", "Brianka", "Bryanka"]);
        mentions.add(&first);
        mentions.add(&person("p-2", &["Брянка", ""]));
        let folded = key("Bryanka");
        let written = mentions.written(Kind::Place, &folded);
        assert_eq!(
            written.into_iter().collect::<Vec<_>>(),
            [("Brianka", 1), ("Bryanka", 1), ("Брянка", 1)]
        );
        mentions.remove(&first);
        let by: Vec<String> = mentions
            .by(Kind::Place, &folded)
            .map(|id| id.to_string())
            .collect();
        assert_eq!(by, ["p-2"]);
        assert_eq!(mentions.by(Kind::Unit, &folded).count(), 0);
    }
}
