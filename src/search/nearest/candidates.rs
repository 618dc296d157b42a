//! Which records are worth comparing: those that have words like the typed ones, by the words of the
//! index.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::row_token::RowToken;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::nearest::name_likeness::{WordWeight, agreement};
use crate::search::nearest::name_word::NameWord;
use crate::spelling::common_words::says_little;
use crate::spelling::distance::FARTHEST;
use crate::spelling::given::{full_form, is_patronymic, share};
use crate::spelling::near::letters;

/// How many people's worth of knowledge about names the program brings along.
const BROUGHT_ALONG: f32 = 1000.0;

/// The share of people who bear a name that is not among the common ones, and whose father does.
const RARE: f32 = 1.0 / 4000.0;
const PATRONYMIC: f32 = 1.0 / 100.0;

/// What a word tells that says little by itself: a particle, what sort of place something is.
const LITTLE: f32 = 1.0;

/// A word of the index that is less like a typed one brings nobody in.
const LEAST: f32 = 0.25;

/// How many words one thread holds against the typed one at a time.
const PORTION: u32 = 512;

/// The typed words held against all words of an index.
#[derive(Debug)]
pub struct Candidates<'a> {
    table: &'a ShelfIndex,
    typed: Vec<WordWeight>,
    /// For each typed word, by the number of each word of the index, how alike the two are.
    alike: Vec<Vec<f32>>,
    /// By row, the bits that its words have of the typed ones.
    bits: Vec<f32>,
}

impl<'a> Candidates<'a> {
    /// Holds the typed words against all words of an index. `None` if the search was stopped.
    #[must_use]
    pub fn of(typed: &[NameWord], table: &'a ShelfIndex, stop: CancelToken) -> Option<Self> {
        let mut candidates = Self {
            table,
            typed: Vec::new(),
            alike: Vec::new(),
            bits: vec![0.0; table.rows()],
        };
        // Which typed word a row was last met for, one more than its place.
        let mut met = vec![0_u8; table.rows()];
        for (at, word) in (1_u8..).zip(typed) {
            let weight = candidates.weight(&word.key);
            let mut like = like_words(word, table, stop)?;
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
        if says_little(key) {
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
        for (bits, row) in &mut rows {
            *bits = self.likeness(*row);
        }
        keep(&mut rows, most);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// How alike the best of a record's names and the typed words are, by their keys.
    fn likeness(&self, row: u32) -> f32 {
        let tokens = self.table.tokens(row).names;
        let mut best: f32 = 0.0;
        for name in tokens.chunk_by(|_, next| !next.is_first()) {
            let number = |token: &RowToken| token.number();
            let weigh = |token: &RowToken| self.weight(self.table.vocabulary.word(number(token)));
            let weights: Vec<WordWeight> = name.iter().map(weigh).collect();
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

/// The words of the index that are like a typed one, with how much.
fn like_words(word: &NameWord, table: &ShelfIndex, stop: CancelToken) -> Option<Vec<(f32, u32)>> {
    let vocabulary = &table.vocabulary;
    let sieves: Vec<Sieve> = word.keys().map(Sieve::of).collect();
    let forms: Vec<u32> = word
        .form_keys()
        .iter()
        .filter_map(|key| vocabulary.number(key))
        .collect();
    let all = u32::try_from(vocabulary.len()).unwrap_or(u32::MAX);
    let is_settled = table.unsettled().is_empty();
    let alike = |number: u32| {
        if is_settled && table.rows_of_word(number).is_empty() {
            return None;
        }
        let other = vocabulary.word(number);
        let theirs = vocabulary.letters_of(number);
        let passes = sieves.iter().any(|sieve| sieve.lets_through(other, theirs));
        if !passes && !forms.contains(&number) {
            return None;
        }
        let alike = word.like_key(other, LEAST);
        (alike >= LEAST).then_some((alike, number))
    };
    let portions: Vec<Vec<(f32, u32)>> = (0..all.div_ceil(PORTION))
        .into_par_iter()
        .map(|portion| {
            stop.unless()?;
            let first = portion * PORTION;
            Some(
                (first..all.min(first + PORTION))
                    .filter_map(alike)
                    .collect(),
            )
        })
        .collect::<Option<_>>()?;
    Some(portions.concat())
}

/// Passes over words that are too far to be compared, by their length and consonants.
struct Sieve {
    length: usize,
    consonants: u32,
}

/// The letters that come and go at little cost, as [`letters`] has them: vowels, and what spellings put in
/// their place.
const CHEAP: u32 = 1 << (b'a' & 31)
    | 1 << (b'e' & 31)
    | 1 << (b'i' & 31)
    | 1 << (b'o' & 31)
    | 1 << (b'u' & 31)
    | 1 << (b'v' & 31)
    | 1 << (b'g' & 31)
    | 1 << (b's' & 31);

impl Sieve {
    fn of(key: &str) -> Self {
        Self {
            length: key.len(),
            consonants: letters(key) & !CHEAP,
        }
    }

    fn lets_through(&self, other: &str, theirs: u32) -> bool {
        let theirs = theirs & !CHEAP;
        let mine_only = (self.consonants & !theirs).count_ones();
        let theirs_only = (theirs & !self.consonants).count_ones();
        // A consonant for another one costs the least of what can be done about it.
        let cost = 0.6 * mine_only.max(theirs_only) as f32;
        let length = (self.length + other.len()) as f32 / 2.0;
        cost <= (1.0 - LEAST) * FARTHEST * length
            && self.length.abs_diff(other.len()) as f32 <= length
    }
}
