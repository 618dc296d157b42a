//! Holding the typed words against the names of some records: each word that is recorded is looked at once,
//! in however many names it stands.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::record::kind::Kind;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::nearest::candidates::Candidates;
use crate::search::nearest::name_likeness::{MOST_WORDS, NameAgreement, WordWeight, agreement};
use crate::search::nearest::name_word::NameWord;
use crate::spelling::common_words::translations;
use crate::spelling::distance::similarity;

/// A record that comes near.
#[derive(Clone, Debug, PartialEq)]
pub struct NearName {
    /// Its row on the shelf of its kind.
    pub row: u32,
    /// How near it comes, from 0 to 1.
    pub score: f32,
    /// The typed words that are not spelt so in the record.
    pub differences: Vec<WordDifference>,
}

/// A typed word and what the record has in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordDifference {
    /// The word as it was typed.
    pub typed: Box<str>,
    /// The word of the record's name; `None` if it has none.
    pub recorded: Option<Box<str>>,
}

impl NearName {
    /// The typed words that are not spelt so, each with what is recorded in its place.
    pub fn differing(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let words = self.differences.iter();
        words.map(|of| (&*of.typed, of.recorded.as_deref()))
    }
}

impl NearName {
    /// Notes that what was typed was read in other letters, as if the keyboard had been set otherwise.
    pub fn read_as(&mut self, typed: &str, read: &str) {
        let difference = WordDifference {
            typed: typed.trim().into(),
            recorded: Some(read.trim().into()),
        };
        self.differences.insert(0, difference);
    }
}

/// How alike words in one and in several words must be.
const JOINED: f32 = 0.7;

/// The typed words beside the names of some records.
pub struct NameComparison<'a> {
    candidates: &'a Candidates<'a>,
    typed: &'a [NameWord],
    /// What is recorded, each word once.
    recorded: Vec<RecordedWord>,
    /// The rows, and the words of each of their names by their places in `recorded`.
    rows: Vec<(u32, Vec<Vec<usize>>)>,
}

struct RecordedWord {
    word: NameWord,
    weight: WordWeight,
    /// How alike it is to each of the typed words.
    alike: Vec<f32>,
}

/// One word of a name, by its place; or several that are one word in the other name.
enum Part {
    Word(usize),
    Joined(NameWord),
}

impl<'a> NameComparison<'a> {
    /// Reads the names of these rows. `None` if the search was stopped.
    #[must_use]
    pub fn of(
        typed: &'a [NameWord],
        candidates: &'a Candidates<'a>,
        kind: Kind,
        rows: &[(u32, Vec<Box<str>>)],
        stop: CancelToken,
    ) -> Option<Self> {
        let mut written: Vec<&str> = Vec::new();
        let mut places: HashMap<&str, usize, RandomState> = HashMap::default();
        let mut place = |word| {
            *places.entry(word).or_insert_with(|| {
                written.push(word);
                written.len() - 1
            })
        };
        let mut named: Vec<(u32, Vec<Vec<usize>>)> = Vec::new();
        for (row, names) in rows {
            let names = names.iter();
            let names = names.map(|name| NameWord::written(name).map(&mut place).collect());
            named.push((*row, names.collect()));
        }
        let read: Vec<Option<RecordedWord>> = written
            .par_iter()
            .map(|written| {
                stop.unless()?;
                let word = word_of(kind, written);
                Some(word.map(|word| RecordedWord {
                    weight: candidates.weight(&word.key),
                    alike: typed.iter().map(|typed| typed.like(&word)).collect(),
                    word,
                }))
            })
            .collect::<Option<_>>()?;
        // What has no letter is no word.
        let mut new_places = Vec::with_capacity(read.len());
        let mut recorded = Vec::with_capacity(read.len());
        for word in read {
            new_places.push(word.is_some().then_some(recorded.len()));
            recorded.extend(word);
        }
        for name in named.iter_mut().flat_map(|(_, names)| names) {
            *name = name.iter().filter_map(|place| new_places[*place]).collect();
        }
        Some(Self {
            candidates,
            typed,
            recorded,
            rows: named,
        })
    }

    /// How near each of the rows comes, in their order.
    #[must_use]
    pub fn all(&self) -> Vec<NearName> {
        let rows = self.rows.par_iter();
        rows.map(|(row, names)| self.row(*row, names)).collect()
    }

    /// How near the best of a record's names comes.
    fn row(&self, row: u32, names: &[Vec<usize>]) -> NearName {
        let mut near = NearName {
            row,
            score: 0.0,
            differences: Vec::new(),
        };
        for name in names {
            let (typed, recorded) = self.parts(name);
            let found = self.agreement(&typed, &recorded);
            if found.score > near.score {
                near.score = found.score;
                near.differences = self.differences(&typed, &recorded, &found.counterparts);
            }
        }
        near
    }

    /// The parts of both names: a name that is written in one word here and in several there is compared
    /// in one.
    fn parts(&self, name: &[usize]) -> (Vec<Part>, Vec<Part>) {
        let typed: Vec<&NameWord> = self.typed.iter().collect();
        let recorded: Vec<&NameWord> = name.iter().map(|at| &self.recorded[*at].word).collect();
        let mine = in_one(&typed, &recorded, |at| at);
        let theirs = in_one(&recorded, &typed, |at| name[at]);
        (mine, theirs)
    }

    fn agreement(&self, typed: &[Part], recorded: &[Part]) -> NameAgreement {
        let weights: Vec<WordWeight> = typed
            .iter()
            .map(|part| match part {
                Part::Word(at) => self.candidates.typed()[*at],
                Part::Joined(word) => self.candidates.weight(&word.key),
            })
            .collect();
        let others: Vec<WordWeight> = recorded
            .iter()
            .take(MOST_WORDS)
            .map(|part| match part {
                Part::Word(at) => self.recorded[*at].weight,
                Part::Joined(word) => self.candidates.weight(&word.key),
            })
            .collect();
        agreement(&weights, &others, |at, place| {
            match (&typed[at], &recorded[place]) {
                (Part::Word(at), Part::Word(place)) => self.recorded[*place].alike[*at],
                (one, other) => self.typed_word(one).like(self.recorded_word(other)),
            }
        })
    }

    fn typed_word<'p>(&'p self, part: &'p Part) -> &'p NameWord {
        match part {
            Part::Word(at) => &self.typed[*at],
            Part::Joined(word) => word,
        }
    }

    fn recorded_word<'p>(&'p self, part: &'p Part) -> &'p NameWord {
        match part {
            Part::Word(at) => &self.recorded[*at].word,
            Part::Joined(word) => word,
        }
    }

    /// The typed words that are not spelt so, each with its counterpart.
    fn differences(
        &self,
        typed: &[Part],
        recorded: &[Part],
        counterparts: &[Option<usize>],
    ) -> Vec<WordDifference> {
        let pairs = typed.iter().zip(counterparts).map(|(part, place)| {
            let other = place.map(|place| self.recorded_word(&recorded[place]));
            (self.typed_word(part), other)
        });
        pairs
            .filter(|(word, other)| other.is_none_or(|other| other.key != word.key))
            .map(|(word, other)| WordDifference {
                typed: word.written.clone(),
                recorded: other.map(|other| other.written.clone()),
            })
            .collect()
    }
}

/// One word of a record's name.
fn word_of(kind: Kind, written: &str) -> Option<NameWord> {
    match kind {
        Kind::Place | Kind::Unit => NameWord::of_place(written),
        Kind::Person | Kind::Case | Kind::Source => NameWord::of(written),
    }
}

/// The parts of a name, with those words put together that are one word in the other name: Novo Troitskoye,
/// Абд ар-Рахман.
fn in_one(words: &[&NameWord], other: &[&NameWord], place: impl Fn(usize) -> usize) -> Vec<Part> {
    let mut parts = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let run = (2..=3).rev().find_map(|count| {
            let run = words.get(at..at + count)?;
            is_one_word(run, other).then_some(run)
        });
        match run {
            Some(run) => {
                parts.push(Part::Joined(NameWord::joined(run)));
                at += run.len();
            }
            None => {
                parts.push(Part::Word(place(at)));
                at += 1;
            }
        }
    }
    parts
}

/// Whether these words are one word in the other name.
fn is_one_word(run: &[&NameWord], other: &[&NameWord]) -> bool {
    let joined = || run.iter().map(|word| word.key.as_str()).collect::<String>();
    if run.iter().all(|word| word.may_be_translated()) {
        let translated = translations(&joined());
        if other.iter().any(|other| translated.contains(&other.key)) {
            return true;
        }
    }
    let length = run.iter().map(|word| word.key.len()).sum();
    let mut as_long = other
        .iter()
        .filter(|other| NameWord::is_like_length(length, other.key.len()))
        .peekable();
    if as_long.peek().is_none() {
        return false;
    }
    let joined = joined();
    as_long.any(|other| similarity(&joined, &other.key, JOINED) >= JOINED)
}
