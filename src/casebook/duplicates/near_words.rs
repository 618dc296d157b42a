//! Which of many words are near spellings of each other, without comparing each with each.
//!
//! Two words within `n` slips become equal when at most `n` letters are left out of each (Mor and
//! Fraenkel, "A hash code method for detecting and correcting spelling errors", 1982); so only words that share such
//! a remainder are compared. Dialects share their consonants.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use rayon::slice::ParallelSliceMut;

use crate::spelling::distance::{is_vowel, similarity};
use crate::spelling::national::other_forms;
use crate::spelling::near::{is_dialect, near, reach};

/// A word, as it is compared with others.
#[derive(Clone, Debug)]
pub struct Spelt {
    /// Its key.
    pub key: Box<str>,
    /// Its keys if it is meant in another way, or in another language.
    pub others: Box<[Box<str>]>,
    /// Whether it is a given name that is known: two of these are two names, however near.
    pub given: bool,
    /// Whether it is compared at all; initials are not.
    pub compared: bool,
    /// Whether it is in a script that writes vowels.
    pub has_vowels: bool,
    /// The first letter as it is written, if that is a Latin one.
    pub first: Option<char>,
}

/// For every word the words that are near it, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct NearWords {
    of: Vec<Box<[u32]>>,
}

impl NearWords {
    /// The words that are near this one.
    #[must_use]
    pub fn of(&self, word: u32) -> &[u32] {
        self.of.get(word as usize).map_or(&[], |near| near)
    }

    /// Compares the words that have come since with all others, one by one.
    pub fn catch_up(&mut self, words: &[&Spelt]) {
        for new in self.of.len()..words.len() {
            let near: Vec<u32> = (0..new)
                .filter(|old| are_near(words[new], words[*old]))
                .map(number)
                .collect();
            for old in &near {
                let of = &mut self.of[*old as usize];
                *of = of.iter().copied().chain([number(new)]).collect();
            }
            self.of.push(near.into());
        }
    }
}

/// The most words that may share a remainder and still be compared each with each.
const MOST_TOGETHER: usize = 2_000;

/// Finds the near spellings of every word.
#[must_use]
pub fn near_words(words: &[&Spelt]) -> NearWords {
    let mut marks: Vec<(u64, u32)> = words
        .par_iter()
        .enumerate()
        .filter(|(_, word)| word.compared)
        .flat_map_iter(|(at, word)| {
            let mut marks = Vec::new();
            remainders(&word.key, &mut marks);
            marks.push(hash(("bones", bones(&word.key))));
            marks.push(hash(("whole", &*word.key)));
            marks.push(hash(("sounds", sounds(&word.key))));
            marks.push(hash(("skeleton", skeleton(&word.key))));
            for other in &word.others {
                marks.push(hash(("whole", &**other)));
                marks.push(hash(("bones", bones(other))));
                marks.push(hash(("sounds", sounds(other))));
                marks.push(hash(("skeleton", skeleton(other))));
            }
            marks.sort_unstable();
            marks.dedup();
            marks.into_iter().map(move |mark| (mark, number(at)))
        })
        .collect();
    marks.par_sort_unstable();
    let groups: Vec<&[(u64, u32)]> = marks
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| (2..=MOST_TOGETHER).contains(&group.len()))
        .collect();
    let mut pairs: Vec<(u32, u32)> = groups
        .into_par_iter()
        .flat_map_iter(|group| {
            group.iter().enumerate().flat_map(move |(at, (_, a))| {
                group[at + 1..].iter().filter_map(move |(_, b)| {
                    are_near(words[*a as usize], words[*b as usize]).then_some((*a, *b))
                })
            })
        })
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); words.len()];
    for (a, b) in pairs {
        of[a as usize].push(b);
        of[b as usize].push(a);
    }
    NearWords {
        of: of
            .into_iter()
            .map(|mut near| {
                near.sort_unstable();
                near.into()
            })
            .collect(),
    }
}

/// Whether two words are near spellings of each other.
fn are_near(a: &Spelt, b: &Spelt) -> bool {
    if !a.compared || !b.compared {
        return false;
    }
    if a.given && b.given {
        return are_one_given(a, b);
    }
    let is = |one: &Spelt, other: &Spelt| {
        let mut others = one.others.iter();
        others.any(|key| {
            **key == *other.key
                || other.others.contains(key)
                || !is_bared(key, one, other)
                    && (is_dialect(key, &other.key)
                        || similarity(key, &other.key, READ_OTHERWISE) >= READ_OTHERWISE)
        })
    };
    near(&a.key, &b.key).is_some()
        || is_dialect(&a.key, &b.key)
        || similarity(&a.key, &b.key, ALIKE) >= ALIKE
        || is(a, b)
        || is(b, a)
        || have_same_consonants(a, b)
}

/// Whether a reading of one word begins with a vowel only because a consonant is left out, and with another one than
/// the other word does: Hansen, read as Ansen, is no Jensen, which is read as Ensen.
fn is_bared(reading: &str, one: &Spelt, other: &Spelt) -> bool {
    let first = |key: &str| key.bytes().next().unwrap_or_default();
    is_vowel(first(reading)) && !is_vowel(first(&one.key)) && first(reading) != first(&other.key)
}

/// Two given names that are known are two names, however near, unless they are one in two languages or differ
/// in hardly anything.
fn are_one_given(a: &Spelt, b: &Spelt) -> bool {
    other_forms(&a.key).iter().any(|form| **form == *b.key)
        || a.key.as_bytes().last() == b.key.as_bytes().last()
            && similarity(&a.key, &b.key, ONE_GIVEN) >= ONE_GIVEN
}

/// How alike two spellings of one given name are at least if each is known.
const ONE_GIVEN: f32 = 0.92;

/// Whether a word that is written without its vowels and another one have the same consonants.
fn have_same_consonants(a: &Spelt, b: &Spelt) -> bool {
    if a.has_vowels && b.has_vowels {
        return false;
    }
    let all = |of: &Spelt| {
        let keys = std::iter::once(&of.key).chain(&of.others);
        keys.map(|key| skeleton(key)).collect::<Vec<_>>()
    };
    let others = all(b);
    all(a)
        .iter()
        .any(|one| one.len() > 1 && others.contains(one))
}

/// The consonants of a key as [`sounds`] has them, without the v that و is in one place and no consonant in another.
fn skeleton(key: &str) -> String {
    let mut skeleton = sounds(key);
    skeleton.retain(|sound| sound != 'v');
    skeleton
}

/// How alike two near spellings are, from 0 to 1, in the way in which they are most alike.
#[must_use]
pub fn likeness(a: &Spelt, b: &Spelt) -> f32 {
    let mut best = similarity(&a.key, &b.key, 0.0);
    for one in &a.others {
        best = best.max(similarity(one, &b.key, best) * OTHERWISE);
    }
    for other in &b.others {
        best = best.max(similarity(&a.key, other, best) * OTHERWISE);
        if a.others.contains(other) {
            best = best.max(OTHERWISE);
        }
    }
    if have_same_consonants(a, b) {
        // Two consonants are the same in many names.
        let told = if skeleton(&a.key).len() > 2 {
            WITHOUT_VOWELS
        } else {
            ALIKE
        };
        best = best.max(told);
    }
    best
}

/// How alike a name and one that is written without its vowels are if all consonants are the same.
const WITHOUT_VOWELS: f32 = 0.9;

/// How alike two words are at least if one has to be meant in another way.
const READ_OTHERWISE: f32 = 0.85;

/// What is left of the likeness of two words if one has to be meant in another way.
const OTHERWISE: f32 = 0.96;

/// How alike two spellings of one word are at least, by what languages do to it.
const ALIKE: f32 = 0.75;

/// The consonants of a key, those that are written for each other as one: two words of the same sounds are
/// compared.
fn sounds(key: &str) -> String {
    let mut sounds = String::with_capacity(key.len());
    for letter in bones(key).chars() {
        let sound = match letter {
            'g' | 'k' => 'k',
            'd' | 't' | 's' => 't',
            'b' | 'p' => 'p',
            'f' | 'v' => 'v',
            'm' | 'n' => 'n',
            other => other,
        };
        if !sounds.ends_with(sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// The hashes of what is left of a word when as many letters are left out as may be wrong in it.
fn remainders(key: &str, into: &mut Vec<u64>) {
    let letters: Vec<char> = key.chars().collect();
    into.push(hash(("left", &letters)));
    // A word that is longer than the other one by a letter may be wrong in more letters than that.
    let slips = reach(letters.len());
    for first in 0..letters.len() {
        if slips == 0 {
            break;
        }
        let mut left = letters.clone();
        left.remove(first);
        into.push(hash(("left", &left)));
        if slips == 2 {
            for second in first..left.len() {
                let mut less = left.clone();
                less.remove(second);
                into.push(hash(("left", &less)));
            }
        }
    }
}

fn bones(key: &str) -> String {
    let bones = key.chars().filter(|letter| !"aeiou".contains(*letter));
    bones.collect()
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(key: &str, given: bool) -> Spelt {
        Spelt {
            key: key.into(),
            others: Box::default(),
            given,
            compared: true,
            has_vowels: true,
            first: key.chars().next(),
        }
    }

    #[test]
    fn the_sieve_finds_what_comparing_each_with_each_finds() {
        let stems = [
            "kots", "gors", "kamen", "bel", "tsern", "zur", "serb", "lukas",
        ];
        let ends = ["enin", "etkov", "ovski", "enko", "ov", "ev", "in", "ova"];
        let mut words: Vec<Spelt> = stems
            .iter()
            .flat_map(|stem| {
                ends.iter()
                    .map(move |end| spelt(&format!("{stem}{end}"), false))
            })
            .collect();
        let mut bared = spelt("gansen", false);
        bared.others = Box::new(["ansen".into()]);
        words.push(bared);
        words.push(spelt("ensen", false));
        words.push(spelt("marat", true));
        words.push(spelt("murat", true));
        words.push(spelt("murad", false));
        let words: Vec<&Spelt> = words.iter().collect();
        let found = near_words(&words);
        let mut one_by_one = NearWords::default();
        one_by_one.catch_up(&words);
        assert_eq!(found.of, one_by_one.of);
        let at = |key: &str| words.iter().position(|word| &*word.key == key).unwrap() as u32;
        assert!(found.of(at("belov")).contains(&at("belev")));
        assert!(!found.of(at("marat")).contains(&at("murat")));
        assert!(found.of(at("murat")).contains(&at("murad")));
        assert!(!found.of(at("gansen")).contains(&at("ensen")));
    }
}
