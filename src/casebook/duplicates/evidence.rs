//! Which homes and units are the same, which lie in each other, and how common each is.

use std::collections::HashMap;

use crate::casebook::book::gazetteer::Gazetteer;
use crate::casebook::book::table::Table;
use crate::casebook::duplicates::reason::Same;
use crate::casebook::duplicates::vocabulary::CountStep;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::place::Place;
use crate::record::unit::Unit;
use crate::spelling::fold::key;

/// The places and units that texts are resolved by.
#[derive(Clone, Copy, Debug)]
pub struct PlaceStats<'a> {
    /// Their names.
    pub gazetteer: &'a Gazetteer,
    /// The places.
    pub places: &'a Table<Place>,
    /// The units.
    pub units: &'a Table<Unit>,
}

impl PlaceStats<'_> {
    /// The record that a text names, and everything that it lies in.
    fn chain(self, kind: Kind, text: &str) -> Vec<RecordId> {
        let mut chain: Vec<RecordId> = self.gazetteer.find(kind, text).into_iter().collect();
        while let Some(last) = chain.last() {
            let parent = match kind {
                Kind::Unit => self.units.get(*last).map(|unit| &unit.parent),
                _ => self.places.get(*last).map(|place| &place.parent),
            };
            match parent.and_then(Link::id) {
                Some(parent) if !chain.contains(&parent) => chain.push(parent),
                _ => break,
            }
        }
        chain
    }
}

/// All homes, or all units, each with a number and a count.
#[derive(Clone, Debug)]
pub struct Evidence {
    kind: Kind,
    numbers: HashMap<Slot, u32>,
    known: Vec<Known>,
    people: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Slot {
    Record(RecordId),
    Text(Box<str>),
}

#[derive(Clone, Debug)]
struct Known {
    chain: Box<[RecordId]>,
    words: Box<[Box<str>]>,
    people: u32,
}

impl Evidence {
    /// No places, or no units, yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            numbers: HashMap::new(),
            known: Vec::new(),
            people: 0,
        }
    }

    /// The number of a place or unit by any of its spellings; `None` for an empty text.
    pub fn number(&mut self, text: &str, place_stats: PlaceStats) -> Option<u32> {
        let folded = key(text);
        if folded.is_empty() {
            return None;
        }
        let chain = place_stats.chain(self.kind, text);
        let slot = match chain.first() {
            Some(id) => Slot::Record(*id),
            None => Slot::Text(folded.as_str().into()),
        };
        let number = *self.numbers.entry(slot).or_insert_with(|| {
            self.known.push(Known {
                chain: chain.into(),
                words: folded.split(' ').map(Into::into).collect(),
                people: 0,
            });
            u32::try_from(self.known.len() - 1).unwrap_or(u32::MAX)
        });
        Some(number)
    }

    /// One more or one person less is from there.
    pub fn count(&mut self, number: u32, step: CountStep) {
        let people = &mut self.known[number as usize].people;
        *people = step.from(*people);
        self.people = step.from(self.people);
    }

    /// How probable it is that somebody else is from there as well.
    #[must_use]
    pub fn chance(&self, number: u32) -> f32 {
        let others = self.known[number as usize].people.saturating_sub(1);
        // In a small book, as if one in fifty of twenty people more were from there.
        (others as f32 + 0.4) / (self.people as f32 + 20.0)
    }

    /// How two of them agree.
    #[must_use]
    pub fn same(&self, a: u32, b: u32) -> Same {
        if a == b {
            return Same::Same;
        }
        let (a, b) = (&self.known[a as usize], &self.known[b as usize]);
        let lies_in = |inner: &Known, outer: &Known| {
            outer
                .chain
                .first()
                .is_some_and(|outer| inner.chain.contains(outer))
        };
        // Where a record says what a text means, that decides; else the words do.
        let told = !a.chain.is_empty() && !b.chain.is_empty();
        let holds = |outer: &Known, inner: &Known| {
            inner.words.iter().all(|word| outer.words.contains(word))
        };
        let numbered = || {
            self.kind == Kind::Unit
                && a.words
                    .iter()
                    .filter_map(|word| number_of(word))
                    .any(|one| b.words.iter().any(|word| number_of(word) == Some(one)))
        };
        if lies_in(a, b) || lies_in(b, a) || (!told && (holds(a, b) || holds(b, a) || numbered())) {
            Same::Within
        } else {
            Same::Other
        }
    }
}

/// The number that a word of a unit's name begins with: 64 in `64th`.
fn number_of(word: &str) -> Option<&str> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &word[..digits])
}
