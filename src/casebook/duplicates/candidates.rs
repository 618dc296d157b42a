//! Which pairs are worth a look. Comparing each with each would take a hundred thousand people to
//! five thousand million pairs.
//!
//! Two records are compared when their names share two words, each as it is or in a near spelling;
//! or, where one of them has a single word beside initials, that word. Where very many share a name,
//! each is compared with those who are next to it by home, unit or age (the sorted neighbourhood of
//! Hernández and Stolfo, "The merge/purge problem for large databases", 1995).

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::casebook::duplicates::names::Name;
use crate::casebook::duplicates::score::Features;
use crate::casebook::duplicates::vocabulary::NameVocabulary;

/// The most people who share a name and are still compared each with each.
const MOST_TOGETHER: usize = 400;

/// How many neighbours are looked at where more share a name.
const NEIGHBOURS: usize = 24;

/// After how many people the progress is told.
const TOLD_EVERY: usize = 4_096;

/// What one thread has at hand.
struct Looking<T> {
    /// For every row the last one that it was compared with.
    seen: Vec<u32>,
    both: Vec<u32>,
    lone: Vec<u32>,
    found: Vec<T>,
}

/// The people by their words.
struct Blocks {
    /// Those who have both words of a pair.
    by_two: HashMap<(u32, u32), Vec<u32>>,
    /// Those who have a word.
    by_one: HashMap<u32, Vec<u32>>,
}

/// Calls `visit` for every pair that is worth a look, on all processors, each pair once in each
/// thread that comes upon it: the caller drops what comes twice. What `visit` gives is collected.
/// `tell` hears how much of the work is done.
pub fn candidates<T: Send>(
    people: &[Features],
    vocabulary: &NameVocabulary,
    tell: &(dyn Fn(usize, usize) + Sync),
    visit: impl Fn(u32, u32) -> Option<T> + Sync,
) -> Vec<T> {
    let blocks = Blocks::of(people, vocabulary);
    let done = AtomicUsize::new(0);
    let fresh = || Looking {
        seen: vec![u32::MAX; people.len()],
        both: Vec::new(),
        lone: Vec::new(),
        found: Vec::new(),
    };
    let mut found: Vec<T> = (0..u32::try_from(people.len()).unwrap_or(u32::MAX))
        .into_par_iter()
        .fold(fresh, |mut looking, row| {
            let features = &people[row as usize];
            blocks.share_two(features, vocabulary, &mut looking.both);
            blocks.share_the_only(features, vocabulary, &mut looking.lone);
            // Who shares two words is met from both sides, who shares the only one perhaps not.
            let both = looking.both.drain(..).filter(|other| *other < row);
            for other in both.chain(looking.lone.drain(..).filter(|other| *other != row)) {
                let seen = &mut looking.seen[other as usize];
                if *seen != row {
                    *seen = row;
                    looking.found.extend(visit(other.min(row), other.max(row)));
                }
            }
            let count = done.fetch_add(1, Ordering::Relaxed) + 1;
            if count.is_multiple_of(TOLD_EVERY) {
                tell(count, people.len());
            }
            looking
        })
        .map(|looking| looking.found)
        .reduce(Vec::new, |mut all, mut more| {
            all.append(&mut more);
            all
        });
    let mut crowds: Vec<&Vec<u32>> = blocks
        .by_two
        .values()
        .filter(|rows| rows.len() > MOST_TOGETHER)
        .collect();
    crowds.sort_unstable();
    let neighbours: Vec<Vec<T>> = crowds
        .into_par_iter()
        .map(|rows| crowd(rows, people, &visit))
        .collect();
    found.extend(neighbours.into_iter().flatten());
    found
}

/// The pairs of neighbours among many who share a name.
fn crowd<T>(rows: &[u32], people: &[Features], visit: &impl Fn(u32, u32) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    let of = |row: &u32| &people[*row as usize];
    let born = |row: &u32| of(row).births.first().map(|years| years.from);
    let mut sorted = rows.to_vec();
    let mut look = |sorted: &[u32]| {
        for (at, row) in sorted.iter().enumerate() {
            for other in sorted.iter().skip(at + 1).take(NEIGHBOURS) {
                found.extend(visit(*row.min(other), *row.max(other)));
            }
        }
    };
    sorted.sort_by_key(|row| (of(row).home, born(row), *row));
    look(&sorted);
    sorted.sort_by_key(|row| (of(row).unit, born(row), *row));
    look(&sorted);
    sorted.sort_by_key(|row| (of(row).cases.first().copied(), *row));
    look(&sorted);
    sorted.sort_by_key(|row| (born(row), of(row).home, *row));
    look(&sorted);
    found
}

impl Blocks {
    fn of(people: &[Features], vocabulary: &NameVocabulary) -> Self {
        let mut blocks = Self {
            by_two: HashMap::new(),
            by_one: HashMap::new(),
        };
        for (row, features) in (0..).zip(people) {
            for name in &features.names {
                for word in whole_words(name, vocabulary) {
                    note(blocks.by_one.entry(word).or_default(), row);
                }
                for pair in pairs_of(name, vocabulary) {
                    note(blocks.by_two.entry(pair).or_default(), row);
                }
            }
        }
        blocks
    }

    /// Those whose names share two words with this one's, some of them several times.
    fn share_two(&self, features: &Features, vocabulary: &NameVocabulary, rows: &mut Vec<u32>) {
        let mut take = |a: u32, b: u32| {
            let group = self.by_two.get(&ordered(a, b));
            rows.extend(
                group
                    .into_iter()
                    .filter(|rows| rows.len() <= MOST_TOGETHER)
                    .flatten(),
            );
        };
        for name in &features.names {
            for (a, b) in pairs_of(name, vocabulary) {
                take(a, b);
                for near in vocabulary.near(a) {
                    take(*near, b);
                    // Slips in both words are looked for where that is not half of everybody.
                    for other in vocabulary.near(b).iter().take(16) {
                        take(*near, *other);
                    }
                }
                for near in vocabulary.near(b) {
                    take(a, *near);
                }
            }
        }
    }

    /// Those whose names have the only word of one of this one's.
    fn share_the_only(
        &self,
        features: &Features,
        vocabulary: &NameVocabulary,
        rows: &mut Vec<u32>,
    ) {
        for name in &features.names {
            let mut words = whole_words(name, vocabulary);
            let (Some(only), None) = (words.next(), words.next()) else {
                continue;
            };
            for word in vocabulary.near(only).iter().chain([&only]) {
                let group = self.by_one.get(word).into_iter();
                rows.extend(group.filter(|rows| rows.len() <= MOST_TOGETHER).flatten());
            }
        }
    }
}

fn note(rows: &mut Vec<u32>, row: u32) {
    if rows.last() != Some(&row) {
        rows.push(row);
    }
}

fn ordered(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

/// The words of a name that are no initials.
fn whole_words(name: &Name, vocabulary: &NameVocabulary) -> impl Iterator<Item = u32> {
    let words = name.words().iter().copied();
    words.filter(|word| !vocabulary.is_initial(*word))
}

/// Every two words of a name, initials and patronymics left out.
fn pairs_of(name: &Name, vocabulary: &NameVocabulary) -> impl Iterator<Item = (u32, u32)> {
    let words: Vec<u32> = name
        .words()
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            !vocabulary.is_initial(**word) && !name.is_patronymic_at(*at, vocabulary)
        })
        .map(|(_, word)| *word)
        .collect();
    let count = words.len();
    (0..count).flat_map(move |first| {
        let words = words.clone();
        (first + 1..count).map(move |second| ordered(words[first], words[second]))
    })
}
