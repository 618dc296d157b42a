//! Which records are worth comparing: those that have words like the typed ones, by the words of the
//! index.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::record::kind::Kind;
use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::row_token::RowToken;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::nearest::name_likeness::{WordWeight, agreement};
use crate::search::nearest::name_word::{LEAST, NameWord};
use crate::spelling::common_words::{is_particle, says_little};
use crate::spelling::distance::{CONSONANT, FARTHEST};
use crate::spelling::given::{full_form, is_patronymic, share};
use crate::spelling::near::{letters, telling};

/// How many people's worth of knowledge about names the program brings along.
const BROUGHT_ALONG: f32 = 1000.0;

/// The share of people who bear a name that is not among the common ones, and whose father does.
const RARE: f32 = 1.0 / 4000.0;
const PATRONYMIC: f32 = 1.0 / 100.0;

/// What a word tells that says little by itself: a particle, what sort of place something is.
const LITTLE: f32 = 1.0;

/// No word may be meant in more ways; further ones are not held against anything.
const MOST_KEYS: usize = 64;

/// How many groups of words one thread holds against the typed one at a time.
const PORTION: usize = 32;

/// The typed words held against all words of an index.
#[derive(Debug)]
pub struct Candidates<'a> {
    table: &'a ShelfIndex,
    typed: Vec<WordWeight>,
    /// For each typed word, by the number of each word of the index, how alike the two are.
    alike: Vec<Vec<f32>>,
    /// By row, the bits that its words have of the typed ones.
    bits: Vec<f32>,
    /// Which words say little by themselves.
    says_little: fn(&str) -> bool,
}

impl<'a> Candidates<'a> {
    /// Holds the typed words against all words of an index. `None` if the search was stopped.
    #[must_use]
    pub fn of(
        typed: &[NameWord],
        (kind, table): (Kind, &'a ShelfIndex),
        stop: CancelToken,
    ) -> Option<Self> {
        let mut little: fn(&str) -> bool = match kind {
            Kind::Person => is_particle,
            _ => says_little,
        };
        // Whoever types nothing else looks for these words.
        if typed.iter().all(|word| little(&word.key)) {
            little = |_| false;
        }
        let mut candidates = Self {
            says_little: little,
            table,
            typed: Vec::new(),
            alike: Vec::new(),
            bits: vec![0.0; table.rows()],
        };
        // Which typed word a row was last met for, one more than its place.
        let mut met = vec![0_u8; table.rows()];
        for (at, word) in (1_u8..).zip(typed) {
            let weight = candidates.weight(&word.key);
            let mut like = like_words(word, table, VocabularyPart::Names, stop)?;
            like.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            let bits = &mut candidates.bits;
            let mut meet = |row: u32, alike: f32| {
                let met = &mut met[row as usize];
                if *met != at {
                    *met = at;
                    bits[row as usize] += alike * weight.bits;
                }
            };
            let mut by_word = vec![0.0_f32; table.vocabulary.len()];
            for (alike, number) in like {
                stop.unless()?;
                by_word[number as usize] = alike;
                let rows = table.rows_of_word(number);
                rows.iter().for_each(|row| meet(*row, alike));
            }
            // The rows that were folded again since have no way back from their words yet.
            for row in table.unsettled() {
                let names = table.tokens(*row).names.iter();
                let alike = names.map(|token| by_word[token.number() as usize]);
                meet(*row, alike.fold(0.0, f32::max));
            }
            candidates.typed.push(weight);
            candidates.alike.push(by_word);
        }
        Some(candidates)
    }

    /// What the typed words count for.
    #[must_use]
    pub fn typed(&self) -> &[WordWeight] {
        &self.typed
    }

    /// What a word with this key tells of who somebody is: by how many bear it here and at large.
    #[must_use]
    pub fn weight(&self, key: &str) -> WordWeight {
        if (self.says_little)(key) {
            return WordWeight {
                bits: LITTLE,
                is_patronymic: false,
            };
        }
        let is_patronymic = is_patronymic(key);
        let rare = if is_patronymic { PATRONYMIC } else { RARE };
        let known = full_form(key).unwrap_or(key);
        let bearers = |key: &str| {
            let number = self.table.vocabulary.number(key);
            number.map_or(0, |number| self.table.rows_of_word(number).len())
        };
        let bearers = bearers(known).max(if known == key { 0 } else { bearers(key) });
        let others = bearers.saturating_sub(1) as f32;
        let chance = (others + BROUGHT_ALONG * share(known).unwrap_or(rare))
            / (self.table.rows() as f32 + BROUGHT_ALONG);
        WordWeight {
            bits: -chance.min(0.9).log2(),
            is_patronymic,
        }
    }

    /// The rows that have the most of the typed words, best first, of those that `satisfies` lets pass.
    #[must_use]
    pub fn best(&self, most: usize, satisfies: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut rows: Vec<(f32, u32)> = Vec::new();
        // Of many, only those are brought into order that can be among the best.
        let (many, mut least) = (4 * most, 0.0);
        for (row, bits) in (0..).zip(&self.bits) {
            if *bits > least && satisfies(row) {
                rows.push((*bits, row));
                if rows.len() == 4 * many {
                    least = keep(&mut rows, many);
                }
            }
        }
        keep(&mut rows, many);
        let mut weights = HashMap::default();
        for (bits, row) in &mut rows {
            *bits = self.likeness(*row, &mut weights);
        }
        keep(&mut rows, most);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// How alike the best of a record's names and the typed words are, by their keys; `known` are the weights
    /// that have been worked out.
    fn likeness(&self, row: u32, known: &mut HashMap<u32, WordWeight, RandomState>) -> f32 {
        let tokens = self.table.tokens(row).names;
        let mut best: f32 = 0.0;
        for name in tokens.chunk_by(|_, next| !next.is_first()) {
            let number = |token: &RowToken| token.number();
            let mut weigh = |token: &RowToken| {
                let weigh = || self.weight(self.table.vocabulary.word(number(token)));
                *known.entry(number(token)).or_insert_with(weigh)
            };
            let weights: Vec<WordWeight> = name.iter().map(&mut weigh).collect();
            let alike = |at: usize, place: usize| self.alike[at][number(&name[place]) as usize];
            best = best.max(agreement(&self.typed, &weights, alike).score);
        }
        best
    }
}

/// Keeps the best, in order, and gives what the worst of them has.
fn keep(rows: &mut Vec<(f32, u32)>, most: usize) -> f32 {
    rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    rows.truncate(most);
    rows.last().map_or(0.0, |(bits, _)| *bits)
}

/// For each typed word, by the number of each word of the index, how alike the two are, whatever the word
/// stands in. `None` if the search was stopped.
#[must_use]
pub fn alike_by_word(
    typed: &[NameWord],
    table: &ShelfIndex,
    stop: CancelToken,
) -> Option<Vec<Vec<f32>>> {
    let by_word = |word| {
        let mut by_word = vec![0.0; table.vocabulary.len()];
        for (alike, number) in like_words(word, table, VocabularyPart::All, stop)? {
            by_word[number as usize] = alike;
        }
        Some(by_word)
    };
    typed.iter().map(by_word).collect()
}

/// Which words of the index are looked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum VocabularyPart {
    Names,
    All,
}

/// The words of the index, or only those of names, that are like a typed one, with how much.
fn like_words(
    word: &NameWord,
    table: &ShelfIndex,
    part: VocabularyPart,
    stop: CancelToken,
) -> Option<Vec<(f32, u32)>> {
    let vocabulary = &table.vocabulary;
    let sieves: Vec<Sieve> = word.keys().take(MOST_KEYS).map(Sieve::of).collect();
    let forms: Vec<u32> = word
        .form_keys()
        .iter()
        .filter_map(|key| vocabulary.number(key))
        .collect();
    let only_names = part == VocabularyPart::Names && table.unsettled().is_empty();
    let alike = |number: u32, passes: &[Option<f32>]| {
        let length = vocabulary.length_of(number);
        let mut passed = 0_u64;
        for (sieve, cost) in sieves.iter().zip(passes) {
            let passes = cost.is_some_and(|cost| sieve.lets_through(cost, length));
            passed = passed << 1 | u64::from(passes);
        }
        if passed == 0 || only_names && table.rows_of_word(number).is_empty() {
            return None;
        }
        let last = sieves.len() - 1;
        let can_be = |at: usize| passed >> (last - at.min(last)) & 1 == 1;
        let alike = word.like_key_as(vocabulary.word(number), LEAST, can_be);
        (alike >= LEAST).then_some((alike, number))
    };
    let portions: Vec<Vec<(f32, u32)>> = vocabulary
        .groups()
        .par_chunks(PORTION)
        .map(|groups| {
            stop.unless()?;
            let mut found = Vec::new();
            for group in groups {
                let passes: Vec<Option<f32>> = sieves
                    .iter()
                    .map(|sieve| sieve.cost(group.letters))
                    .collect();
                if passes.iter().any(Option::is_some) {
                    let words = group.words.iter();
                    found.extend(words.filter_map(|number| alike(*number, &passes)));
                }
            }
            Some(found)
        })
        .collect::<Option<_>>()?;
    let mut found = portions.concat();
    // The other forms of a first name need not look like it.
    for number in forms {
        if !found.iter().any(|(_, known)| *known == number) {
            let alike = word.like_key(vocabulary.word(number), LEAST);
            found.extend((alike >= LEAST).then_some((alike, number)));
        }
    }
    Some(found)
}

/// Passes over words that are too far to be compared, by their length and consonants.
struct Sieve {
    length: usize,
    letters: u32,
}

/// What of the length of two words may be spent on what makes one of the other.
const MOST_COST: f32 = (1.0 - LEAST) * FARTHEST / 2.0;

impl Sieve {
    fn of(key: &str) -> Self {
        Self {
            length: key.len(),
            letters: telling(letters(key)),
        }
    }

    /// What it costs at least to make the word one with these letters; `None` if that is too much for any
    /// word.
    fn cost(&self, theirs: u32) -> Option<f32> {
        let mine_only = (self.letters & !theirs).count_ones();
        let theirs_only = (theirs & !self.letters).count_ones();
        let cost = CONSONANT * mine_only.max(theirs_only) as f32;
        (cost <= MOST_COST * 4.0 * self.length as f32 + f32::EPSILON).then_some(cost)
    }

    /// Whether a word of this length may be near whose letters cost so much at least.
    fn lets_through(&self, cost: f32, length: usize) -> bool {
        let sum = self.length + length;
        cost <= MOST_COST * sum as f32 && 2 * self.length.abs_diff(length) <= sum
    }
}
