//! How much speaks for two records being about one person, in bits.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::casebook::duplicates::evidence::Evidence;
use crate::casebook::duplicates::names::{Agreement, Name, agreement};
use crate::casebook::duplicates::reason::{MatchReason, Same, Weighed};
use crate::casebook::duplicates::vocabulary::NameVocabulary;
use crate::casebook::duplicates::years::Years;
use crate::record::id::RecordId;

/// A person as numbers, which are compared faster than texts.
#[derive(Clone, Debug)]
pub struct Features {
    /// The record.
    pub id: RecordId,
    /// The names.
    pub names: Box<[Name]>,
    /// Nicknames and call signs, as words.
    pub weak: Box<[u32]>,
    /// When the person may have been born.
    pub births: Box<[Years]>,
    /// The day of birth.
    pub birthday: Option<Date>,
    /// Male or female.
    pub male: Option<bool>,
    /// The home.
    pub home: Option<u32>,
    /// The unit.
    pub unit: Option<u32>,
    /// The cases.
    pub cases: Box<[RecordId]>,
    /// The relatives who have a record.
    pub relatives: Box<[RecordId]>,
    /// Who was judged to be somebody else.
    pub distinct: Box<[RecordId]>,
    /// Who was looked at without a verdict.
    pub unsure: Box<[RecordId]>,
}

/// What features are compared by.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The words of all names.
    pub vocabulary: NameVocabulary,
    /// All homes.
    pub homes: Evidence,
    /// All units.
    pub units: Evidence,
    /// How many people have a part in each case.
    pub cases: HashMap<RecordId, u32>,
}

/// What a nickname that both have adds.
const NICKNAME: f32 = 3.0;

/// What the same relative adds.
const RELATIVE: f32 = 6.0;

/// What the same day of birth adds to the same year.
const BIRTHDAY: f32 = 5.0;

/// Unit and case go together, so both together add no more than this.
const TOGETHER: f32 = 7.0;

/// The book is taken to have at least so many people: in a small one two strangers of a common name
/// are no rarer than elsewhere.
const LEAST_PEOPLE: f32 = 4000.0;

/// One record in four is taken to have a second one somewhere: two bits.
const RECORDED_TWICE: f32 = 2.0;

impl Weights {
    /// What speaks against any two records before they are compared: there are far more pairs of
    /// strangers than records of one person.
    #[must_use]
    pub fn against(&self) -> f32 {
        (self.vocabulary.people() as f32).max(LEAST_PEOPLE).log2() + RECORDED_TWICE
    }

    /// The probability that two records are about one person, by the bits that speak for it.
    #[must_use]
    pub fn score(&self, bits: f32) -> f32 {
        1.0 / (1.0 + (self.against() - bits).exp2())
    }

    /// The bits that speak for it; `None` if the names contradict each other, the sexes differ,
    /// one is the relative of the other, or somebody judged that they are two.
    #[must_use]
    pub fn match_weight(&self, a: &Features, b: &Features) -> Option<f32> {
        let mut bits = 0.0;
        self.each(a, b, |weighed| bits += weighed.bits)?;
        Some(bits)
    }

    /// Everything that speaks for or against it, what weighs most first.
    #[must_use]
    pub fn reasons(&self, a: &Features, b: &Features) -> Vec<Weighed> {
        let mut reasons = Vec::new();
        if self.each(a, b, |weighed| reasons.push(weighed)).is_none() {
            return Vec::new();
        }
        reasons.sort_by(|a, b| b.bits.abs().total_cmp(&a.bits.abs()));
        reasons
    }

    fn each(&self, a: &Features, b: &Features, mut tell: impl FnMut(Weighed)) -> Option<()> {
        let apart = |of: &Features, other: &Features| {
            of.distinct.contains(&other.id) || of.relatives.contains(&other.id)
        };
        if matches!((a.male, b.male), (Some(a), Some(b)) if a != b) || apart(a, b) || apart(b, a) {
            return None;
        }
        let agreement = self.names(a, b)?;
        let mut tell = |reason, bits| tell(Weighed { reason, bits });
        tell(
            MatchReason::Name {
                near: agreement.near,
                reordered: agreement.reordered,
                no_patronymic: agreement.no_patronymic,
                word_missing: agreement.word_missing,
                initial: agreement.initial,
                common: !agreement.rare,
                bearers: agreement.bearers.unwrap_or(u32::MAX),
            },
            agreement.bits,
        );
        if a.weak.iter().any(|name| b.weak.contains(name)) {
            tell(MatchReason::Nickname, NICKNAME);
        }
        born(a, b, &mut tell);
        if let (Some(one), Some(other)) = (a.home, b.home) {
            let same = self.homes.same(one, other);
            let rarity = -self.homes.chance(one).max(self.homes.chance(other)).log2();
            let bits = match same {
                Same::Same => (0.9 * rarity).clamp(0.5, 7.0),
                Same::Within => (0.4 * rarity).clamp(0.3, 3.0),
                Same::Other => -2.0,
            };
            tell(MatchReason::Home(same), bits);
        }
        self.company(a, b, &mut tell);
        if let Some(shared) = a.relatives.iter().find(|id| b.relatives.contains(id)) {
            tell(MatchReason::Relative(*shared), RELATIVE);
        }
        Some(())
    }

    /// How the names that agree best do.
    fn names(&self, a: &Features, b: &Features) -> Option<Agreement> {
        let pairs = a
            .names
            .iter()
            .flat_map(|one| b.names.iter().map(move |other| (one, other)));
        pairs
            .filter_map(|(one, other)| agreement(&self.vocabulary, one, other))
            .max_by(|a, b| a.bits.total_cmp(&b.bits))
    }

    /// Unit and cases.
    fn company(&self, a: &Features, b: &Features, tell: &mut impl FnMut(MatchReason, f32)) {
        let mut room = TOGETHER;
        if let (Some(one), Some(other)) = (a.unit, b.unit) {
            let same = self.units.same(one, other);
            let rarity = -self.units.chance(one).max(self.units.chance(other)).log2();
            let bits = match same {
                Same::Same => (0.8 * rarity).clamp(0.3, 6.0),
                Same::Within => (0.4 * rarity).clamp(0.3, 3.0),
                Same::Other => -1.0,
            };
            room -= bits.max(0.0);
            tell(MatchReason::Unit(same), bits);
        }
        let shared = a.cases.iter().filter(|case| b.cases.contains(case));
        let rarest = shared.min_by_key(|case| (self.cases.get(case).copied(), **case));
        if let Some(case) = rarest {
            let people = self.cases.get(case).copied().unwrap_or(0) as f32;
            let all = (self.vocabulary.people() as f32).max(50.0);
            let bits = 0.8 * (all / people.max(1.0)).log2();
            tell(MatchReason::Case(*case), bits.clamp(0.3, 5.0).min(room));
        }
    }
}

/// Years and days of birth. Of several statements those count that agree best: where sources
/// contradict each other in one record, either may be the right one.
fn born(a: &Features, b: &Features, tell: &mut impl FnMut(MatchReason, f32)) {
    let pairs = a
        .births
        .iter()
        .flat_map(|one| b.births.iter().map(move |other| (*one, *other)));
    let Some((one, other)) =
        pairs.min_by_key(|(one, other)| (one.apart(*other), one.breadth(*other)))
    else {
        return;
    };
    let apart = one.apart(other);
    // Most are between 18 and 50: one year in 25 or so fits by chance.
    let chance = (f32::from(one.breadth(other)) / 25.0).min(1.0);
    let same_day = a.birthday.is_some() && a.birthday == b.birthday;
    let days_differ = matches!((a.birthday, b.birthday), (Some(a), Some(b)) if a != b);
    let bits = match apart {
        0 if days_differ => -1.0,
        0 => (0.8 / chance).log2(),
        // A year off is how ages come about that nobody counted from a birthday.
        1 => (0.15 / (chance + 0.04)).log2().min(1.0),
        2 => -1.5,
        3 => -3.0,
        4..=7 => -7.0,
        // A father and a son of one name share home, unit and case as well.
        _ => -14.0,
    };
    tell(MatchReason::Born { apart }, bits);
    if same_day {
        tell(MatchReason::Birthday, BIRTHDAY);
    }
}
