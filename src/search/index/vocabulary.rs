//! Every folded word of an index once, in one run of bytes that can be scanned quickly.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::io::{self, Read, Write};

use borsh::{BorshDeserialize, BorshSerialize};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use memchr::memmem::Finder;

use crate::search::query::WantedWord;
use crate::spelling::near::{is_close_dialect, letters, may_be_dialect, telling};

/// How well a word of the vocabulary answers to a word that is looked for. More is better.
pub type MatchQuality = u8;

/// It does not.
pub const NO_FIT: MatchQuality = 0;
/// It differs in its vowels only, as dialects do, or is the word if an ambiguous letter is read in another
/// way.
pub const DIALECT: MatchQuality = 1;
/// It has the word somewhere inside.
pub const INSIDE: MatchQuality = 2;
/// It begins with the word if more letters follow: it answers to an open key.
pub const OPEN: MatchQuality = 3;
/// It begins with the word.
pub const START: MatchQuality = 4;
/// It is the word.
pub const WHOLE: MatchQuality = 5;

/// The words, numbered in the order in which they came.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Every word with a line break before and after it.
    text: String,
    /// Where each word begins in `text`.
    starts: Vec<u32>,
    /// The letters of each word, as [`letters`] has them.
    letters: Vec<u32>,
    /// The words by the letters that tell most of them apart: few sets, which are quickly gone through.
    groups: Vec<LetterGroup>,
    group_numbers: HashMap<u32, u32, RandomState>,
    /// The number of each word, by the word's hash.
    numbers: HashTable<u32>,
    hasher: RandomState,
}

/// The words that have the same of the letters that are [`telling`].
#[derive(Clone, Debug)]
pub struct LetterGroup {
    /// These letters.
    pub letters: u32,
    /// The words, by their numbers.
    pub words: Vec<u32>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            text: "\n".to_owned(),
            starts: Vec::new(),
            letters: Vec::new(),
            groups: Vec::new(),
            group_numbers: HashMap::default(),
            numbers: HashTable::new(),
            hasher: RandomState::default(),
        }
    }
}

impl BorshSerialize for Vocabulary {
    fn serialize<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        self.text.serialize(writer)
    }
}

/// The words are counted and put into groups again.
impl BorshDeserialize for Vocabulary {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        let text = String::deserialize_reader(reader)?;
        let mut vocabulary = Self::default();
        let words = text.split('\n').filter(|word| !word.is_empty());
        for word in words {
            vocabulary.add(word);
        }
        Ok(vocabulary)
    }
}

impl Vocabulary {
    /// The number of a word, which is added if it is new.
    pub fn add(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let known = |number: &u32| self.word(*number) == word;
        if let Some(number) = self.numbers.find(hash, known) {
            return *number;
        }
        let number = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        self.starts
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let all = letters(word);
        self.letters.push(all);
        self.put_into_group(telling(all), number);
        self.text.push_str(word);
        self.text.push('\n');
        let Self {
            text,
            starts,
            numbers,
            hasher,
            ..
        } = self;
        numbers.insert_unique(hash, number, |number| {
            hasher.hash_one(word_of(text, starts, *number))
        });
        number
    }

    fn put_into_group(&mut self, letters: u32, word: u32) {
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = *self.group_numbers.entry(letters).or_insert(next);
        match self.groups.get_mut(group as usize) {
            Some(group) => group.words.push(word),
            None => self.groups.push(LetterGroup {
                letters,
                words: vec![word],
            }),
        }
    }

    /// All words, those together that have the same of the letters that are [`telling`].
    #[must_use]
    pub fn groups(&self) -> &[LetterGroup] {
        &self.groups
    }

    /// The number of a word, if it is there.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<u32> {
        let known = |number: &u32| self.word(*number) == word;
        self.numbers
            .find(self.hasher.hash_one(word), known)
            .copied()
    }

    /// The word with this number.
    #[must_use]
    pub fn word(&self, number: u32) -> &str {
        word_of(&self.text, &self.starts, number)
    }

    /// The letters of a word, as [`letters`] has them.
    #[must_use]
    pub fn letters_of(&self, number: u32) -> u32 {
        self.letters.get(number as usize).copied().unwrap_or(0)
    }

    /// How many bytes a word has.
    #[must_use]
    pub fn length_of(&self, number: u32) -> usize {
        let at = number as usize;
        let Some(start) = self.starts.get(at) else {
            return 0;
        };
        let end = match self.starts.get(at + 1) {
            Some(next) => *next as usize,
            None => self.text.len(),
        };
        end - *start as usize - 1
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// How well each word answers to `wanted` by its letters, and by what more letters may make of
    /// them.
    #[must_use]
    pub fn fits(&self, wanted: &WantedWord) -> Vec<MatchQuality> {
        let mut fits = vec![NO_FIT; self.len()];
        self.mark_substrings(&wanted.key, &mut fits);
        for open in &wanted.open_keys {
            self.mark_starts(open, &mut fits);
        }
        fits
    }

    /// The same with the words that are the word in a dialect or if it is meant in another way.
    #[must_use]
    pub fn loosened(&self, wanted: &WantedWord, fits: &[MatchQuality]) -> Vec<MatchQuality> {
        let mut fits = fits.to_vec();
        self.mark_dialect(wanted, &mut fits);
        fits
    }

    /// Marks the other forms of a first name: the same name in another language is no less the name,
    /// whoever else is called so.
    pub fn mark_forms(&self, wanted: &WantedWord, fits: &mut [MatchQuality]) {
        for form in wanted.other_forms {
            if let Some(number) = self.number(form) {
                fits[number as usize] = WHOLE;
            }
        }
    }

    /// Marks the short forms of a first name, or the names that it may be short for.
    pub fn mark_short_forms(&self, wanted: &WantedWord, fits: &mut [MatchQuality]) {
        for form in wanted.short_forms {
            if let Some(number) = self.number(form) {
                let fit = &mut fits[number as usize];
                *fit = START.max(*fit);
            }
        }
    }

    fn mark_substrings(&self, key: &str, fits: &mut [MatchQuality]) {
        let bytes = self.text.as_bytes();
        let finder = Finder::new(key.as_bytes());
        let mut from = 0;
        let mut number = 0;
        while let Some(found) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found;
            number = self.word_at(at, number);
            let start = self.starts[number] as usize;
            let end = self
                .starts
                .get(number + 1)
                .map_or(bytes.len(), |next| *next as usize);
            let fit = match (start == at, at + key.len() + 1 == end) {
                (true, true) => WHOLE,
                (true, _) => START,
                (false, _) => INSIDE,
            };
            fits[number] = fits[number].max(fit);
            from = end;
        }
    }

    /// Marks the words that begin with an open key.
    fn mark_starts(&self, open: &str, fits: &mut [MatchQuality]) {
        let bytes = self.text.as_bytes();
        let after_break = format!("\n{open}");
        let finder = Finder::new(after_break.as_bytes());
        let mut number = 0;
        for at in finder.find_iter(bytes) {
            number = self.word_at(at + 1, number);
            fits[number] = fits[number].max(OPEN);
        }
    }

    /// The word that has byte `at`, which is not before the word `from`. Of a frequent letter the next
    /// word is near, of a rare one it is far.
    fn word_at(&self, at: usize, from: usize) -> usize {
        let begins = |start: &u32| *start as usize <= at;
        let later = &self.starts[from..];
        match later.iter().take(16).position(|start| !begins(start)) {
            Some(passed) => from + passed.saturating_sub(1),
            None => from + later.partition_point(begins).saturating_sub(1),
        }
    }

    fn mark_dialect(&self, wanted: &WantedWord, fits: &mut [MatchQuality]) {
        // One letter is the beginning of a word, of which nothing can be said yet.
        if wanted.key.len() < 2 {
            return;
        }
        let mine = letters(&wanted.key);
        let others: Vec<(&str, u32)> = wanted
            .other_keys
            .iter()
            .map(|key| (key.as_str(), letters(key)))
            .collect();
        for group in &self.groups {
            let same = |letters| telling(letters) == group.letters;
            let within = |letters| telling(letters) & !group.letters == 0;
            if !same(mine) && !others.iter().any(|(_, letters)| within(*letters)) {
                continue;
            }
            for number in &group.words {
                let fit = &mut fits[*number as usize];
                if *fit == NO_FIT && self.is_dialect(*number, (&wanted.key, mine), &others) {
                    *fit = DIALECT;
                }
            }
        }
    }

    /// Whether a word is another one in a dialect or if that one is meant in another way; with each key its
    /// letters.
    fn is_dialect(&self, number: u32, own: (&str, u32), others: &[(&str, u32)]) -> bool {
        let theirs = self.letters[number as usize];
        let word = self.word(number);
        let is_so = |(key, letters): (&str, u32)| {
            may_be_dialect(letters, theirs) && is_close_dialect(key, word)
        };
        let starts = |(key, letters): (&str, u32)| {
            letters & !theirs == 0 && key.len() >= 4 && word.starts_with(key)
        };
        is_so(own)
            || others
                .iter()
                .any(|other| is_so(*other) || starts(*other) || other.0 == word)
    }
}

fn word_of<'t>(text: &'t str, starts: &[u32], number: u32) -> &'t str {
    let at = number as usize;
    let Some(start) = starts.get(at) else {
        return "";
    };
    let end = starts.get(at + 1).map_or(text.len(), |next| *next as usize);
    text.get(*start as usize..end - 1).unwrap_or_default()
}
