//! Two names, compared word by word.

use crate::casebook::duplicates::signature::MOST_WORDS;
use crate::casebook::duplicates::vocabulary::NameVocabulary;

/// A name as numbers of its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name {
    words: [u32; MOST_WORDS],
    count: u8,
}

impl Name {
    /// A name of these words; those beyond the most that are compared are left out.
    #[must_use]
    pub fn new(numbers: &[u32]) -> Self {
        let mut words = [0; MOST_WORDS];
        let count = numbers.len().min(MOST_WORDS);
        words[..count].copy_from_slice(&numbers[..count]);
        Self {
            words,
            count: count as u8,
        }
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        &self.words[..usize::from(self.count)]
    }

    /// Whether the word at this place says whose child somebody is. Where a name has two words, such
    /// a word is a family name, as in Roman Abramovich; of two such words it is the first one behind another
    /// word: Иван Петрович Макарович, Макарович Иван Петрович.
    #[must_use]
    pub fn is_patronymic_at(&self, at: usize, vocabulary: &NameVocabulary) -> bool {
        let is_formed_so = |word: &u32| vocabulary.is_patronymic(*word);
        let first = self.words().iter().skip(1).position(is_formed_so);
        self.count > 2 && first.is_some_and(|first| first + 1 == at)
    }
}

/// How two names agree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    /// How much that speaks for one person, in bits.
    pub bits: f32,
    /// Some word is spelt otherwise.
    pub near: bool,
    /// The words stand in another order.
    pub reordered: bool,
    /// A patronymic stands in one of them only.
    pub no_patronymic: bool,
    /// Another word stands in one of them only.
    pub word_missing: bool,
    /// An initial stands for a word.
    pub initial: bool,
    /// At most so many people of the book bear the rarest word that both have, in a like spelling.
    pub bearers: Option<u32>,
    /// Whether some word that both have is one that few people bear.
    pub rare: bool,
}

/// How much more often a word is spelt otherwise among records of one person than in one way, in bits: one in
/// two for what languages do to a name, one in two hundred where hardly the consonants are the same.
fn spelt_otherwise(likeness: f32) -> f32 {
    const STEPS: [(f32, f32); 4] = [(0.95, -1.0), (0.75, -3.0), (0.5, -6.0), (0.25, -8.0)];
    let [(best, least), rest @ ..] = STEPS;
    if likeness >= best {
        return least;
    }
    let (mut above, mut cost) = (best, least);
    for (step, more) in rest {
        if likeness >= step {
            return more + (cost - more) * (likeness - step) / (above - step);
        }
        (above, cost) = (step, more);
    }
    cost
}

/// What a letter says that begins the same name.
const INITIAL: f32 = 2.5;

/// What it costs that a name or family name is missing on one side, and each further one.
const MISSING: f32 = -1.0;
const FURTHER_MISSING: f32 = -2.0;

/// What it costs that a patronymic is missing on one side, as it is in most reports.
const NO_PATRONYMIC: f32 = -0.3;

/// What it costs that two patronymics differ.
const OTHER_FATHER: f32 = -8.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    Same,
    Near,
    Initial,
}

/// Compares two names; `None` if they contradict each other, as those of two brothers do: each
/// has a word that the other one has not.
#[must_use]
pub fn agreement(vocabulary: &NameVocabulary, a: &Name, b: &Name) -> Option<Agreement> {
    let mut tied_b = [None::<usize>; MOST_WORDS];
    let mut tied_a = [false; MOST_WORDS];
    let mut agreement = Agreement::default();
    let mut whole_words = 0;
    for tie in [Tie::Same, Tie::Near, Tie::Initial] {
        for (at, word) in a.words().iter().enumerate() {
            if tied_a[at] {
                continue;
            }
            let other = b.words().iter().enumerate().find(|(place, other)| {
                tied_b[*place].is_none() && is_tied(vocabulary, tie, *word, **other)
            });
            let Some((place, other)) = other else {
                continue;
            };
            tied_a[at] = true;
            tied_b[place] = Some(at);
            let initial = vocabulary.is_initial(*word) || vocabulary.is_initial(*other);
            agreement.bits += match tie {
                _ if initial => INITIAL,
                Tie::Same => -vocabulary.chance(*word).log2(),
                Tie::Near | Tie::Initial => {
                    let chance = vocabulary
                        .chance_near(*word)
                        .max(vocabulary.chance_near(*other));
                    let likeness = vocabulary.likeness(*word, *other);
                    (spelt_otherwise(likeness) - chance.log2()).max(0.0)
                }
            };
            if !initial {
                let bearers = vocabulary.bearers_like(*word, *other);
                let least = agreement
                    .bearers
                    .map_or(bearers, |least| least.min(bearers));
                agreement.bearers = Some(least);
                agreement.rare |= !vocabulary.is_common(*word) || !vocabulary.is_common(*other);
            }
            agreement.near |= tie == Tie::Near;
            agreement.initial |= initial;
            whole_words += usize::from(!initial);
        }
    }
    if whole_words == 0 {
        return None;
    }
    let mut last = None;
    for place in tied_b.iter().take(b.words().len()).flatten() {
        agreement.reordered |= last.is_some_and(|last| *place < last);
        last = Some(*place);
    }
    let (mut plain_a, mut fathers_a, mut plain_b, mut fathers_b) = (0, 0, 0, 0);
    for (at, tied) in tied_a.iter().enumerate().take(a.words().len()) {
        if !tied {
            let father = a.is_patronymic_at(at, vocabulary);
            *(if father { &mut fathers_a } else { &mut plain_a }) += 1;
        }
    }
    for (at, tied) in tied_b.iter().enumerate().take(b.words().len()) {
        if tied.is_none() {
            let father = b.is_patronymic_at(at, vocabulary);
            *(if father { &mut fathers_b } else { &mut plain_b }) += 1;
        }
    }
    if plain_a > 0 && plain_b > 0 {
        return None;
    }
    let untied = |name: &Name, is_tied: &dyn Fn(usize) -> bool| {
        let mut places = 0..name.words().len();
        let place = places.find(|at| !is_tied(*at) && name.is_patronymic_at(*at, vocabulary));
        place.map(|at| name.words()[at])
    };
    let father_a = untied(a, &|at| tied_a[at]);
    let father_b = untied(b, &|at| tied_b[at].is_some());
    let are_same = |(one, other)| vocabulary.have_same_father(one, other);
    if father_a.zip(father_b).is_some_and(are_same) {
        agreement.near = true;
    } else if fathers_a > 0 && fathers_b > 0 {
        agreement.bits += OTHER_FATHER;
    } else if fathers_a + fathers_b > 0 {
        agreement.bits += NO_PATRONYMIC;
        agreement.no_patronymic = true;
    }
    if plain_a + plain_b > 0 {
        let further = (plain_a + plain_b - 1) as f32;
        agreement.bits += MISSING + FURTHER_MISSING * further;
        agreement.word_missing = true;
    }
    Some(agreement)
}

fn is_tied(vocabulary: &NameVocabulary, tie: Tie, a: u32, b: u32) -> bool {
    match tie {
        Tie::Same => a == b,
        Tie::Near => vocabulary.are_near(a, b),
        Tie::Initial => vocabulary.begins_with(a, b) || vocabulary.begins_with(b, a),
    }
}
