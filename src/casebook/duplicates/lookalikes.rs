//! The pairs of records that may be about one person, kept up to date record by record.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::casebook::duplicates::candidates::candidates;
use crate::casebook::duplicates::grounds::{Atlas, Grounds};
use crate::casebook::duplicates::names::Name;
use crate::casebook::duplicates::reason::{Pair, Weighed};
use crate::casebook::duplicates::sketch::{Sketch, Word};
use crate::casebook::duplicates::vocabulary::Vocabulary;
use crate::casebook::duplicates::weigh::{Portrait, Scales};
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// Below this score a pair is not worth a look.
const WORTH_A_LOOK: f32 = 0.1;

/// The pairs of records that may be about one person.
#[derive(Clone, Debug)]
pub struct Lookalikes {
    scales: Scales,
    portraits: Vec<Portrait>,
    rows: HashMap<RecordId, u32>,
    /// Best first, then by id.
    pairs: Vec<Pair>,
    /// Who stands in a likely pair that nobody has judged.
    proposed: HashSet<RecordId>,
}

impl Lookalikes {
    /// Compares everybody with everybody who is worth it. `tell` hears how much of the work is done.
    #[must_use]
    pub fn compare(
        people: BTreeMap<RecordId, Sketch>,
        atlas: Atlas,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Self {
        let mut scales = Scales {
            vocabulary: Vocabulary::default(),
            homes: Grounds::new(Kind::Place),
            units: Grounds::new(Kind::Unit),
            cases: HashMap::new(),
        };
        let portraits: Vec<Portrait> = people
            .into_iter()
            .map(|(id, sketch)| portrait(&mut scales, id, sketch, atlas))
            .collect();
        scales.vocabulary.settle();
        let floor = floor(&scales);
        let visit = |a: u32, b: u32| {
            let (one, other) = (&portraits[a as usize], &portraits[b as usize]);
            let bits = scales.weigh(one, other)?;
            (bits >= floor).then(|| pair(&scales, one, other, bits))
        };
        let mut pairs = candidates(&portraits, &scales.vocabulary, tell, visit);
        pairs.par_sort_by(order);
        pairs.dedup_by_key(|pair| (pair.a, pair.b));
        let rows = portraits
            .iter()
            .map(|portrait| portrait.id)
            .zip(0..)
            .collect();
        let mut all = Self {
            scales,
            portraits,
            rows,
            pairs,
            proposed: HashSet::new(),
        };
        all.count();
        all
    }

    /// Takes note that a record is another one now; `None` where it is there no more or was joined to
    /// another one.
    pub fn put(&mut self, id: RecordId, sketch: Option<Sketch>, atlas: Atlas) {
        self.forget(id);
        let Some(sketch) = sketch else {
            self.count();
            return;
        };
        let new = portrait(&mut self.scales, id, sketch, atlas);
        self.scales.vocabulary.catch_up();
        let floor = floor(&self.scales);
        let scales = &self.scales;
        let found: Vec<Pair> = self
            .portraits
            .par_iter()
            .filter_map(|other| {
                let bits = scales.weigh(&new, other)?;
                (bits >= floor).then(|| pair(scales, &new, other, bits))
            })
            .collect();
        self.rows.insert(id, self.portraits.len() as u32);
        self.portraits.push(new);
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
        match (self.portrait(a), self.portrait(b)) {
            (Some(a), Some(b)) => self.scales.reasons(a, b),
            _ => Vec::new(),
        }
    }

    fn portrait(&self, id: RecordId) -> Option<&Portrait> {
        self.portraits.get(*self.rows.get(&id)? as usize)
    }

    fn forget(&mut self, id: RecordId) {
        let Some(row) = self.rows.remove(&id) else {
            return;
        };
        let old = self.portraits.swap_remove(row as usize);
        if let Some(moved) = self.portraits.get(row as usize) {
            self.rows.insert(moved.id, row);
        }
        weigh_in(&mut self.scales, &old, false);
        self.pairs.retain(|pair| pair.other(id).is_none());
    }

    fn count(&mut self) {
        let proposed = self.pairs.iter().filter(|pair| pair.is_proposed());
        self.proposed = proposed.flat_map(|pair| [pair.a, pair.b]).collect();
    }
}

/// The bits that a pair must have to be worth a look.
fn floor(scales: &Scales) -> f32 {
    scales.against() - (1.0 / WORTH_A_LOOK - 1.0).log2()
}

fn pair(scales: &Scales, one: &Portrait, other: &Portrait, bits: f32) -> Pair {
    let unsure = |of: &Portrait, other: &Portrait| of.unsure.contains(&other.id);
    Pair {
        a: one.id.min(other.id),
        b: one.id.max(other.id),
        score: scales.score(bits),
        unsure: unsure(one, other) || unsure(other, one),
    }
}

fn order(a: &Pair, b: &Pair) -> std::cmp::Ordering {
    b.score
        .total_cmp(&a.score)
        .then_with(|| (a.a, a.b).cmp(&(b.a, b.b)))
}

fn portrait(scales: &mut Scales, id: RecordId, sketch: Sketch, atlas: Atlas) -> Portrait {
    let mut number = |word: &Word| scales.vocabulary.number(word);
    let mut names: Vec<Name> = Vec::new();
    for words in &sketch.names {
        let numbers: Vec<u32> = words.iter().map(&mut number).collect();
        let name = Name::new(&numbers);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let weak = sketch.weak.into_iter().map(|key| {
        number(&Word {
            key,
            other: None,
            initial: false,
        })
    });
    let weak = weak.collect();
    let portrait = Portrait {
        id,
        names: names.into(),
        weak,
        births: sketch.births.into(),
        birthday: sketch.birthday,
        male: sketch.male,
        home: scales.homes.number(&sketch.home, atlas),
        unit: scales.units.number(&sketch.unit, atlas),
        cases: sketch.cases.into(),
        relatives: sketch.relatives.into(),
        distinct: sketch.distinct.into(),
        unsure: sketch.unsure.into(),
    };
    weigh_in(scales, &portrait, true);
    portrait
}

/// Counts a person in or out.
fn weigh_in(scales: &mut Scales, portrait: &Portrait, more: bool) {
    let mut words: Vec<u32> = portrait
        .names
        .iter()
        .flat_map(Name::words)
        .copied()
        .collect();
    words.sort_unstable();
    words.dedup();
    scales.vocabulary.count(&words, more);
    if let Some(home) = portrait.home {
        scales.homes.count(home, more);
    }
    if let Some(unit) = portrait.unit {
        scales.units.count(unit, more);
    }
    for case in &portrait.cases {
        let people = scales.cases.entry(*case).or_default();
        *people = if more {
            *people + 1
        } else {
            people.saturating_sub(1)
        };
    }
}
