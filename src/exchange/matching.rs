//! Matching of rows with records, one to one: by our id, by the list's, by the row of the same file, by name and
//! day of birth in the same list; and who is so like a row that somebody has to decide.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use crate::casebook::book::Book;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::duplicates::signature::signature;
use crate::exchange::draft_text::row_of;
use crate::exchange::rows::RowDraft;
use crate::record::id::{Link, RecordId};
use crate::record::person::Person;
use crate::spelling::fold::key;

/// The records that editions of one list are cited in.
#[derive(Debug, Default)]
pub struct ListIndex {
    /// By the list's ids.
    keys: HashMap<(String, String), RecordId>,
    /// By the row of this very file.
    rows: HashMap<u32, RecordId>,
    /// By name and day of birth, if only one has both.
    births: HashMap<(String, String), Option<RecordId>>,
    /// Everybody whom an edition is cited for.
    pub cited: HashSet<RecordId>,
}

impl ListIndex {
    /// Goes through all people. `editions` are the editions of the list, `same` the one that is this very file.
    #[must_use]
    pub fn new(book: &Book, editions: &HashSet<RecordId>, same: Option<RecordId>) -> Self {
        let mut index = Self::default();
        for (_, person) in book.people().iter() {
            let id = book.stands_for(person.id);
            for key in &person.ids {
                index.keys.insert((key.of.clone(), key.id.clone()), id);
            }
            if person.merged_into != Link::Nowhere {
                continue;
            }
            for claim in person.claims.iter().filter(|claim| claim.field == "name") {
                for citation in &claim.sources {
                    let Some(source) = citation.source.id() else {
                        continue;
                    };
                    if !editions.contains(&source) {
                        continue;
                    }
                    index.cited.insert(id);
                    if let Some(row) = row_of(&citation.at).filter(|_| Some(source) == same) {
                        index.rows.insert(row, id);
                    }
                    if is_day(person.born.as_str()) {
                        let of = (claim.value.clone(), person.born.as_str().to_owned());
                        let known = index.births.entry(of).or_insert(Some(id));
                        if *known != Some(id) {
                            *known = None;
                        }
                    }
                }
            }
        }
        index
    }

    /// The record with an id of a list.
    #[must_use]
    pub fn of_key(&self, key: &(String, String)) -> Option<RecordId> {
        self.keys.get(key).copied()
    }

    /// The record that was made of a row of this very file.
    #[must_use]
    pub fn of_row(&self, row: u32) -> Option<RecordId> {
        self.rows.get(&row).copied()
    }

    /// The only record of the list with this name and day of birth.
    #[must_use]
    pub fn of_birth(&self, (name, born): (&str, &str)) -> Option<RecordId> {
        let birth = (name.to_owned(), born.to_owned());
        self.births.get(&birth).copied().flatten()
    }
}

/// The day of birth of a row.
#[must_use]
pub fn birth_of(draft: &RowDraft) -> Option<String> {
    let born = draft.facts.iter().find(|fact| fact.field == "born")?;
    is_day(&born.value).then(|| born.value.clone())
}

fn is_day(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok()
}

/// Who is like whom.
#[derive(Debug, Default)]
pub struct Likeness {
    /// The records that each new row is like, likeliest first.
    pub records: BTreeMap<usize, Vec<RecordId>>,
    /// Another new row that each new row is like.
    pub rows: BTreeMap<usize, usize>,
}

impl Likeness {
    /// The first of the rows that a row is like is told, in whatever order they are found.
    fn add_row(&mut self, row: usize, other: usize) {
        let first = self.rows.entry(row).or_insert(other);
        *first = (*first).min(other);
    }

    fn add_record(&mut self, row: usize, record: RecordId) {
        let records = self.records.entry(row).or_default();
        if !records.contains(&record) {
            records.push(record);
        }
    }
}

/// Compares one new person with everybody.
#[must_use]
pub fn compare(book: &Book, new: &Person) -> Vec<RecordId> {
    let of = |_| Some(new.clone());
    let likeness = compare_rows(book, &[0], &of, &|_, _| {});
    likeness.records.into_values().flatten().collect()
}

/// Compares new rows with everybody and with each other. `new` are places of rows, `person_of` the person that each
/// would make: they are made one after the other, because all of them are many times as large as the list.
#[must_use]
pub fn compare_rows(
    book: &Book,
    new: &[usize],
    person_of: &dyn Fn(usize) -> Option<Person>,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Likeness {
    let mut rows: HashMap<RecordId, usize> = HashMap::new();
    let mut run_together = RunTogether::default();
    let stands = |id| book.stands_for(id);
    for (_, person) in book.people().iter() {
        if person.merged_into == Link::Nowhere {
            run_together.add(None, person);
        }
    }
    let recorded = book.people().iter().filter_map(|(_, person)| {
        signature(person).map(|signature| (person.id, signature.judged_by(stands)))
    });
    let made = new.iter().filter_map(|place| {
        let person = person_of(*place)?;
        rows.insert(person.id, *place);
        run_together.add(Some(*place), &person);
        signature(&person).map(|signature| (person.id, signature))
    });
    let compared = DuplicateIndex::compare(recorded.chain(made), book.place_stats(), tell);
    let mut likeness = Likeness::default();
    run_together.tell(&mut likeness);
    let person_of = |id: RecordId| match rows.get(&id) {
        Some(place) => person_of(*place),
        None => book.people().get(id).cloned(),
    };
    for pair in compared.pairs().iter().filter(|pair| pair.is_proposed()) {
        let places = (rows.get(&pair.a), rows.get(&pair.b));
        if places == (None, None) {
            continue;
        }
        let told_apart = person_of(pair.a)
            .zip(person_of(pair.b))
            .is_some_and(|(a, b)| are_two_of_a_list(&a, &b));
        if told_apart {
            continue;
        }
        match places {
            (Some(a), Some(b)) => {
                likeness.add_row(*a, *b);
                likeness.add_row(*b, *a);
            }
            (Some(row), None) => likeness.add_record(*row, pair.b),
            (None, Some(row)) => likeness.add_record(*row, pair.a),
            (None, None) => {}
        }
    }
    likeness
}

/// Names that differ only in where their words end, as Arabic ones often do: the comparison takes words as they are.
#[derive(Default)]
struct RunTogether {
    hasher: RandomState,
    /// The hash of the letters, how many words they are, whose they are.
    names: Vec<(u64, usize, Option<usize>, RecordId)>,
}

impl RunTogether {
    fn add(&mut self, place: Option<usize>, person: &Person) {
        let folded = key(&person.name);
        let words = folded.split(' ').count();
        let letters = self.hasher.hash_one(folded.replace(' ', ""));
        self.names.push((letters, words, place, person.id));
    }

    fn tell(mut self, likeness: &mut Likeness) {
        self.names.sort_unstable();
        for alike in self.names.chunk_by(|one, other| one.0 == other.0) {
            for (_, words, place, _) in alike {
                let Some(place) = place else { continue };
                for (_, _, other, id) in alike.iter().filter(|(_, count, ..)| count != words) {
                    match other {
                        Some(other) => likeness.add_row(*place, *other),
                        None => likeness.add_record(*place, *id),
                    }
                }
            }
        }
    }
}

/// Whether one list has two ids for them: then it tells them apart itself.
fn are_two_of_a_list(a: &Person, b: &Person) -> bool {
    a.ids.iter().any(|one| {
        let mut others = b.ids.iter().filter(|other| other.of == one.of).peekable();
        others.peek().is_some() && others.all(|other| other.id != one.id)
    })
}
