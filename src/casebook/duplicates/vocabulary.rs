//! The words of all names, folded, with how many people bear each.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::casebook::duplicates::near_words::{NearWords, Spelt, likeness, near_words};
use crate::casebook::duplicates::signature::Word;
use crate::spelling::alternatives::{other_keys_than, respelt};
use crate::spelling::distance::similarity;
use crate::spelling::given::{full_form_of, is_patronymic, share};
use crate::spelling::national::other_forms;

/// Whether a person comes in addition to those who are counted, or goes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountStep {
    /// One more.
    More,
    /// One less.
    Less,
}

impl CountStep {
    /// The count after it.
    #[must_use]
    pub const fn from(self, count: u32) -> u32 {
        match self {
            Self::More => count + 1,
            Self::Less => count.saturating_sub(1),
        }
    }
}

/// How many people's worth of knowledge about names the program brings along, beside those of the
/// book: in a small book a name is as common as it is among people, in a large one as in the book.
const BROUGHT_ALONG: f32 = 1000.0;

/// The share of people who bear a name that is not among the common ones.
const RARE: f32 = 1.0 / 4000.0;

/// The words of all names. A word keeps its number.
#[derive(Clone, Debug, Default)]
pub struct NameVocabulary {
    numbers: HashMap<Box<str>, u32>,
    words: Vec<Known>,
    near: NearWords,
    people: u32,
}

/// The share of people whose father bears a certain name.
const PATRONYMIC: f32 = 1.0 / 100.0;

/// The keys of a word if it is meant in another way, and of the same name in other languages.
fn others(word: &Word) -> Box<[Box<str>]> {
    let mut others = other_keys_than(&word.key, &word.written);
    others.extend(respelt(&word.written));
    others.extend(other_forms(&word.key).iter().cloned());
    others.retain(|other| *other != word.key);
    others.into_iter().map(Into::into).collect()
}

/// The first letter of a word in Latin letters, without its mark; `None` for another alphabet.
fn first_letter(written: &str) -> Option<char> {
    let lower = written.nfd().next()?.to_lowercase().next()?;
    lower.is_ascii_alphabetic().then_some(lower)
}

/// How alike the names of one father are at least.
const SAME_FATHER: f32 = 0.65;

/// What is known about one word.
#[derive(Clone, Debug)]
struct Known {
    spelt: Spelt,
    initial: bool,
    patronymic: bool,
    /// How many people bear it.
    bearers: u32,
    /// Its share among people at large.
    share: f32,
}

impl NameVocabulary {
    /// The number of a word; forms of one given name share one.
    pub fn number(&mut self, word: &Word) -> u32 {
        let full = full_form_of(&word.key, &word.written);
        let text = if word.initial {
            &word.key
        } else {
            full.unwrap_or(&word.key)
        };
        // An initial is another word than a name of one letter would be.
        let slot = if word.initial {
            format!("{text}.")
        } else {
            text.to_owned()
        };
        if let Some(number) = self.numbers.get(slot.as_str()) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let patronymic = !word.initial && is_patronymic(text);
        let rare = if patronymic { PATRONYMIC } else { RARE };
        self.words.push(Known {
            initial: word.initial,
            patronymic,
            bearers: 0,
            share: share(text).unwrap_or(rare),
            spelt: Spelt {
                key: text.into(),
                others: others(word),
                given: full.is_some(),
                compared: !word.initial,
                has_vowels: word.has_vowels,
                first: first_letter(&word.written),
            },
        });
        self.numbers.insert(slot.into(), number);
        number
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// One more or one person less bears these words.
    pub fn count(&mut self, words: &[u32], step: CountStep) {
        for word in words {
            let bearers = &mut self.words[*word as usize].bearers;
            *bearers = step.from(*bearers);
        }
        self.people = step.from(self.people);
    }

    /// How many people there are.
    #[must_use]
    pub const fn people(&self) -> u32 {
        self.people
    }

    /// Works out which words are near each other.
    pub fn settle(&mut self) {
        let spelt: Vec<&Spelt> = self.words.iter().map(|word| &word.spelt).collect();
        self.near = near_words(&spelt);
    }

    /// Finds the near words of those that came after [`NameVocabulary::settle`].
    pub fn catch_up(&mut self) {
        let spelt: Vec<&Spelt> = self.words.iter().map(|word| &word.spelt).collect();
        self.near.catch_up(&spelt);
    }

    /// The words that are near spellings of a word.
    #[must_use]
    pub fn near(&self, word: u32) -> &[u32] {
        self.near.of(word)
    }

    /// Whether two words are near spellings of each other.
    #[must_use]
    pub fn are_near(&self, a: u32, b: u32) -> bool {
        self.near(a).binary_search(&b).is_ok()
    }

    /// How alike two words are that are near spellings of each other, from 0 to 1.
    #[must_use]
    pub fn likeness(&self, a: u32, b: u32) -> f32 {
        likeness(&self.words[a as usize].spelt, &self.words[b as usize].spelt)
    }

    /// Whether a word is an initial.
    #[must_use]
    pub fn is_initial(&self, word: u32) -> bool {
        self.words[word as usize].initial
    }

    /// Whether a word is formed like a patronymic.
    #[must_use]
    pub fn is_patronymic(&self, word: u32) -> bool {
        self.words[word as usize].patronymic
    }

    /// Whether two patronymics may be of one father: what stands before their endings is much alike.
    #[must_use]
    pub fn have_same_father(&self, word: u32, other: u32) -> bool {
        let father = |word: u32| {
            let key = &*self.words[word as usize].spelt.key;
            let endings = ["its", "itsna", "na"].into_iter();
            let mut bare = endings.filter_map(|ending| key.strip_suffix(ending));
            let bare = bare.next().unwrap_or(key);
            bare.trim_end_matches(['o', 'a', 'e', 'i', 'u', 'v'])
        };
        similarity(father(word), father(other), SAME_FATHER) >= SAME_FATHER
    }

    /// Whether a word is a given name that is known.
    #[must_use]
    pub fn is_given(&self, word: u32) -> bool {
        self.words[word as usize].spelt.given
    }

    /// Whether a word may stand behind an initial.
    #[must_use]
    pub fn begins_with(&self, word: u32, initial: u32) -> bool {
        let (word, initial) = (&self.words[word as usize], &self.words[initial as usize]);
        let same_letter = word.spelt.first.is_some() && word.spelt.first == initial.spelt.first;
        initial.initial && (same_letter || word.spelt.key.starts_with(&*initial.spelt.key))
    }

    /// Whether a word is one that many people bear, whatever the book says.
    #[must_use]
    pub fn is_common(&self, word: u32) -> bool {
        self.words[word as usize].share > RARE
    }

    /// How many people at most bear one of two words or a near spelling of one of them. Whoever is recorded
    /// under two of these spellings is counted twice.
    #[must_use]
    pub fn bearers_like(&self, word: u32, other: u32) -> u32 {
        let bearers = |one: &u32| self.words[*one as usize].bearers;
        let near = self.near(word);
        let is_counted = |one: &u32| *one == word || near.binary_search(one).is_ok();
        let mine = near.iter().chain([&word]).map(bearers);
        let others = self.near(other).iter().chain([&other]);
        mine.sum::<u32>()
            + others
                .filter(|one| !is_counted(one))
                .map(bearers)
                .sum::<u32>()
    }

    /// How probable it is that somebody else bears the word: by the count of the others in the book
    /// and what is known of names at large.
    #[must_use]
    pub fn chance(&self, word: u32) -> f32 {
        let known = &self.words[word as usize];
        let others = known.bearers.saturating_sub(1) as f32;
        (others + BROUGHT_ALONG * known.share) / (self.people as f32 + BROUGHT_ALONG)
    }

    /// How probable it is that somebody else bears a word that is near this one.
    #[must_use]
    pub fn chance_near(&self, word: u32) -> f32 {
        let near = self.near(word).iter();
        let others: u32 = near.map(|near| self.words[*near as usize].bearers).sum();
        // Names that the book does not have yet are near to it, too.
        let others = others.saturating_sub(1) as f32;
        (others + BROUGHT_ALONG * 4.0 * RARE) / (self.people as f32 + BROUGHT_ALONG)
    }
}
