//! The pairs of records that may be about one person, kept up to date record by record.

use std::collections::{HashMap, HashSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::casebook::duplicates::candidates::candidates;
use crate::casebook::duplicates::evidence::{Evidence, PlaceStats};
use crate::casebook::duplicates::names::Name;
use crate::casebook::duplicates::reason::{Pair, Weighed};
use crate::casebook::duplicates::score::{Features, Weights};
use crate::casebook::duplicates::signature::{Signature, Word};
use crate::casebook::duplicates::vocabulary::CountStep;
use crate::casebook::duplicates::vocabulary::NameVocabulary;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// Below this score a pair is not worth a look.
const WORTH_A_LOOK: f32 = 0.1;

/// The pairs of records that may be about one person.
#[derive(Clone, Debug)]
pub struct DuplicateIndex {
    weights: Weights,
    people: Vec<Features>,
    rows: HashMap<RecordId, u32>,
    /// Best first, then by id.
    pairs: Vec<Pair>,
    /// Who stands in a likely pair that nobody has judged.
    proposed: HashSet<RecordId>,
}

impl DuplicateIndex {
    /// Compares everybody with everybody who is worth it. `tell` hears how much of the work is done.
    #[must_use]
    pub fn compare(
        people: impl IntoIterator<Item = (RecordId, Signature)>,
        place_stats: PlaceStats,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Self {
        let mut weights = Weights {
            vocabulary: NameVocabulary::default(),
            homes: Evidence::new(Kind::Place),
            units: Evidence::new(Kind::Unit),
            cases: HashMap::new(),
        };
        let people: Vec<Features> = people
            .into_iter()
            .map(|(id, signature)| features(&mut weights, id, signature, place_stats))
            .collect();
        weights.vocabulary.settle();
        let floor = floor(&weights);
        let visit = |a: u32, b: u32| {
            let (one, other) = (&people[a as usize], &people[b as usize]);
            let bits = weights.match_weight(one, other)?;
            (bits >= floor).then(|| pair(&weights, one, other, bits))
        };
        let mut pairs = candidates(&people, &weights.vocabulary, tell, visit);
        pairs.par_sort_by(order);
        pairs.dedup_by_key(|pair| (pair.a, pair.b));
        let rows = people.iter().map(|features| features.id).zip(0..).collect();
        let mut all = Self {
            weights,
            people,
            rows,
            pairs,
            proposed: HashSet::new(),
        };
        all.count();
        all
    }

    /// Takes note that a record is another one now; `None` if it no longer exists or was joined to
    /// another one.
    pub fn put(&mut self, id: RecordId, signature: Option<Signature>, place_stats: PlaceStats) {
        self.forget(id);
        let Some(signature) = signature else {
            self.count();
            return;
        };
        let new = features(&mut self.weights, id, signature, place_stats);
        self.weights.vocabulary.catch_up();
        let floor = floor(&self.weights);
        let weights = &self.weights;
        let found: Vec<Pair> = self
            .people
            .par_iter()
            .filter_map(|other| {
                let bits = weights.match_weight(&new, other)?;
                (bits >= floor).then(|| pair(weights, &new, other, bits))
            })
            .collect();
        self.rows.insert(id, self.people.len() as u32);
        self.people.push(new);
        self.pairs.extend(found);
        self.pairs.sort_by(order);
        self.count();
    }

    /// The pairs, best first.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Whether a person stands in a likely pair that nobody has judged.
    #[must_use]
    pub fn is_proposed(&self, id: RecordId) -> bool {
        self.proposed.contains(&id)
    }

    /// How many likely pairs nobody has judged.
    #[must_use]
    pub fn count_proposed(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.is_proposed()).count()
    }

    /// What speaks for and against two records being about one person, what weighs most first; empty
    /// where something rules it out.
    #[must_use]
    pub fn reasons(&self, a: RecordId, b: RecordId) -> Vec<Weighed> {
        match (self.features(a), self.features(b)) {
            (Some(a), Some(b)) => self.weights.reasons(a, b),
            _ => Vec::new(),
        }
    }

    fn features(&self, id: RecordId) -> Option<&Features> {
        self.people.get(*self.rows.get(&id)? as usize)
    }

    fn forget(&mut self, id: RecordId) {
        let Some(row) = self.rows.remove(&id) else {
            return;
        };
        let old = self.people.swap_remove(row as usize);
        if let Some(moved) = self.people.get(row as usize) {
            self.rows.insert(moved.id, row);
        }
        count_person(&mut self.weights, &old, CountStep::Less);
        self.pairs.retain(|pair| pair.other(id).is_none());
    }

    fn count(&mut self) {
        let proposed = self.pairs.iter().filter(|pair| pair.is_proposed());
        self.proposed = proposed.flat_map(|pair| [pair.a, pair.b]).collect();
    }
}

/// The bits that a pair must have to be worth a look.
fn floor(weights: &Weights) -> f32 {
    weights.against() - (1.0 / WORTH_A_LOOK - 1.0).log2()
}

fn pair(weights: &Weights, one: &Features, other: &Features, bits: f32) -> Pair {
    let unsure = |of: &Features, other: &Features| of.unsure.contains(&other.id);
    Pair {
        a: one.id.min(other.id),
        b: one.id.max(other.id),
        score: weights.score(bits),
        unsure: unsure(one, other) || unsure(other, one),
    }
}

fn order(a: &Pair, b: &Pair) -> std::cmp::Ordering {
    b.score
        .total_cmp(&a.score)
        .then_with(|| (a.a, a.b).cmp(&(b.a, b.b)))
}

fn features(
    weights: &mut Weights,
    id: RecordId,
    signature: Signature,
    place_stats: PlaceStats,
) -> Features {
    let mut number = |word: &Word| weights.vocabulary.number(word);
    let mut names: Vec<Name> = Vec::new();
    for words in &signature.names {
        let numbers: Vec<u32> = words.iter().map(&mut number).collect();
        let name = Name::new(&numbers);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let weak = signature.weak.into_iter().map(|key| {
        number(&Word {
            written: key.clone(),
            key,
            initial: false,
            has_vowels: true,
        })
    });
    let weak = weak.collect();
    let features = Features {
        id,
        names: names.into(),
        weak,
        births: signature.births.into(),
        birthday: signature.birthday,
        male: signature.male,
        home: weights.homes.number(&signature.home, place_stats),
        unit: weights.units.number(&signature.unit, place_stats),
        cases: signature.cases.into(),
        relatives: signature.relatives.into(),
        distinct: signature.distinct.into(),
        unsure: signature.unsure.into(),
    };
    count_person(weights, &features, CountStep::More);
    features
}

/// Counts a person in or out.
fn count_person(weights: &mut Weights, features: &Features, step: CountStep) {
    let mut words: Vec<u32> = features
        .names
        .iter()
        .flat_map(Name::words)
        .copied()
        .collect();
    words.sort_unstable();
    words.dedup();
    weights.vocabulary.count(&words, step);
    if let Some(home) = features.home {
        weights.homes.count(home, step);
    }
    if let Some(unit) = features.unit {
        weights.units.count(unit, step);
    }
    for case in &features.cases {
        let people = weights.cases.entry(*case).or_default();
        *people = step.from(*people);
    }
}
