//! Matching of rows with records, one to one: by our id, by the list's, by the row of the same file, by name and
//! day of birth in the same list; and who is so like a row that somebody has to decide.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::casebook::book::Book;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::duplicates::signature::{Signature, signature};
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
    pub fn of_birth(&self, draft: &RowDraft) -> Option<RecordId> {
        self.births.get(&birth_of(draft)?).copied().flatten()
    }
}

/// The name and day of birth of a row, if it has both.
#[must_use]
pub fn birth_of(draft: &RowDraft) -> Option<(String, String)> {
    let born = draft.facts.iter().find(|fact| fact.field == "born")?;
    is_day(&born.value).then(|| (draft.name.clone(), born.value.clone()))
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

/// Compares new rows with everybody and with each other. `new` are places of rows, with the person that each would
/// make.
#[must_use]
pub fn compare(
    book: &Book,
    new: &[(usize, &Person)],
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Likeness {
    let mut people: BTreeMap<RecordId, Signature> = BTreeMap::new();
    for (_, person) in book.people().iter() {
        let stands = |id| book.stands_for(id);
        if let Some(signature) = signature(person) {
            people.insert(person.id, signature.judged_by(stands));
        }
    }
    let mut places: HashMap<RecordId, usize> = HashMap::new();
    let mut ids: HashMap<RecordId, &Person> = HashMap::new();
    for (place, person) in new {
        places.insert(person.id, *place);
        ids.insert(person.id, person);
        people.extend(signature(person).map(|signature| (person.id, signature)));
    }
    let person_of = |id: RecordId| ids.get(&id).copied().or_else(|| book.people().get(id));
    let mut likeness = Likeness::default();
    run_together(book, new, &mut likeness);
    let compared = DuplicateIndex::compare(people, book.place_stats(), tell);
    for pair in compared.pairs().iter().filter(|pair| pair.is_proposed()) {
        let told_apart = person_of(pair.a)
            .zip(person_of(pair.b))
            .is_some_and(|(a, b)| are_two_of_a_list(a, b));
        if told_apart {
            continue;
        }
        match (places.get(&pair.a), places.get(&pair.b)) {
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
fn run_together(book: &Book, new: &[(usize, &Person)], likeness: &mut Likeness) {
    let letters_of = |place: Option<usize>, person: &Person| {
        let folded = key(&person.name);
        let words = folded.split(' ').count();
        (folded.replace(' ', ""), (place, person.id, words))
    };
    let mut letters: HashMap<String, Vec<(Option<usize>, RecordId, usize)>> = HashMap::new();
    for (_, person) in book.people().iter() {
        if person.merged_into == Link::Nowhere {
            let (folded, one) = letters_of(None, person);
            letters.entry(folded).or_default().push(one);
        }
    }
    for (place, person) in new {
        let (folded, one) = letters_of(Some(*place), person);
        letters.entry(folded).or_default().push(one);
    }
    for alike in letters.values().filter(|alike| alike.len() > 1) {
        for (place, _, words) in alike {
            let Some(place) = place else { continue };
            for (other, id, _) in alike.iter().filter(|(_, _, count)| count != words) {
                match other {
                    Some(other) => likeness.add_row(*place, *other),
                    None => likeness.add_record(*place, *id),
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
