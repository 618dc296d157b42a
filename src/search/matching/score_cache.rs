//! How well every record answers to one word of a query.
//!
//! While somebody types, most words of a query stay as they are, and the one that grows answers
//! in fewer records than before. So the columns of the last queries are kept, and a new letter costs
//! one new column, mostly over few rows.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::search::index::KindIndex;
use crate::search::index::letters::{Letters, RowLetters, of_key};
use crate::search::index::texts::{FORGIVING, fields};
use crate::search::index::vocabulary::{INSIDE, MatchQuality, NO_FIT, OPEN, START};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::word_fits::WordFits;
use crate::search::matching::word_matcher::{WordMatcher, WordScore};
use crate::search::query::{TextField, WantedWord};

/// How many rows one thread takes at a time; between two portions a search may be stopped.
pub const PORTION: usize = if cfg!(test) { 64 } else { 8192 };

/// One word of a query, with all that its column rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The word.
    pub word: WantedWord,
    /// The fields that it is looked for in.
    pub fields: u16,
    /// Whether words count that are the word in a dialect or if it is meant in another way.
    pub forgiving: bool,
    /// Whether it must be the whole of a word, because it stands in a phrase.
    pub whole: bool,
}

/// How well every record answers to one word.
#[derive(Debug)]
pub struct ScoreCache {
    /// The word.
    pub asked: Asked,
    /// How well the words of the index answer in names.
    pub words: Vec<MatchQuality>,
    /// How well its texts do; empty if the letters were enough to tell.
    pub texts: Vec<MatchQuality>,
    /// Whether words were let in that only nearly answer.
    pub lenient: bool,
    /// By row.
    levels: Vec<u16>,
    /// The rows that may answer, in order, where these are few.
    few: Option<Vec<u32>>,
}

impl ScoreCache {
    /// Works out how all records answer. `before` is the column of the same word with fewer letters.
    ///
    /// `None` if the search was stopped meanwhile.
    #[must_use]
    pub fn of(
        asked: Asked,
        index: &KindIndex,
        before: Option<&Self>,
        stop: CancelToken,
    ) -> Option<Self> {
        let table = &index.table;
        let plain = table.vocabulary.fits(&asked.word);
        let lenient = match asked.forgiving {
            true => asked.fields & FORGIVING,
            false => 0,
        };
        let fits = WordFits::new(&table.vocabulary, &asked.word, plain, lenient);
        // Words with other forms, too, may grow to one that finds what these do not.
        let word = &asked.word;
        let has_forms = !word.other_forms.is_empty() || !word.short_forms.is_empty();
        let lenient = fits.lenient != 0 || has_forms;
        let mut column = Self {
            asked,
            words: Vec::new(),
            texts: Vec::new(),
            lenient,
            levels: Vec::new(),
            few: None,
        };
        if let Some(one) = OneLetter::of(&column) {
            column.words = fits.into_names(&table.vocabulary, &column.asked.word);
            column.read_letters(index, one, stop)?;
            return Some(column);
        }
        column.texts = table.texts.fits(&fits);
        column.words = fits.into_names(&table.vocabulary, &column.asked.word);
        let narrowed = before.filter(|before| column.narrows(before));
        let most = table.rows() / 4;
        let few = match narrowed.and_then(|before| before.few.as_deref()) {
            Some(few) if few.len() <= PORTION => Some(few.to_vec()),
            _ => {
                let count = table.count(&column.words, &column.texts, most);
                (count <= most).then(|| table.rows_with(&column.words, &column.texts))
            }
        };
        match few {
            Some(few) => column.read_few(index, few, stop)?,
            None => column.read_all(index, stop)?,
        }
        Some(column)
    }

    /// How well a record answers.
    #[must_use]
    pub fn level(&self, row: u32) -> WordScore {
        WordScore::from_bits(self.levels.get(row as usize).copied().unwrap_or(0))
    }

    /// How well the records answer, by row.
    #[must_use]
    pub fn levels(&self) -> &[u16] {
        &self.levels
    }

    /// The rows that may answer, in order, where these are few.
    #[must_use]
    pub fn few(&self) -> Option<&[u32]> {
        self.few.as_deref()
    }

    /// Whether what this column finds was found by another one already: the word has grown, and
    /// whatever any of its keys finds, some key of the shorter word has found.
    fn narrows(&self, before: &Self) -> bool {
        let (new, old) = (&self.asked, &before.asked);
        let has_old = |key: &str| key.contains(old.word.key.as_str());
        let open = &old.word.open_keys;
        let goes_on = |key: &str| open.iter().any(|old| key.starts_with(old.as_str()));
        !self.lenient
            && !new.whole
            && !old.whole
            && (new.fields, new.forgiving) == (old.fields, old.forgiving)
            && has_old(&new.word.key)
            // Keys stand anywhere in a word, open keys at its start only.
            && (new.word.open_keys.iter()).all(|key| has_old(key) || goes_on(key))
    }

    fn sought(&self) -> WordMatcher<'_> {
        WordMatcher::new(
            &self.words,
            &self.texts,
            self.asked.fields,
            self.asked.whole,
        )
    }

    fn read_few(&mut self, index: &KindIndex, few: Vec<u32>, stop: CancelToken) -> Option<()> {
        let sought = self.sought();
        let levels: Vec<u16> = few
            .par_iter()
            .with_min_len(PORTION / 8)
            .map(|row| {
                stop.unless()
                    .map(|()| sought.level(index.table.tokens(*row)).bits())
            })
            .collect::<Option<_>>()?;
        self.levels = vec![0; index.table.rows()];
        for (row, level) in few.iter().zip(levels) {
            self.levels[*row as usize] = level;
        }
        self.few = Some(few);
        Some(())
    }

    fn read_all(&mut self, index: &KindIndex, stop: CancelToken) -> Option<()> {
        let sought = self.sought();
        let sieve = Sieve::of(self);
        let letters = index.table.letters();
        let mut levels = vec![0_u16; index.table.rows()];
        portions(&mut levels, stop, |row, level| {
            if sieve.lets_through(&letters[row as usize]) {
                *level = sought.level(index.table.tokens(row)).bits();
            }
        })?;
        self.levels = levels;
        Some(())
    }

    fn read_letters(&mut self, index: &KindIndex, one: OneLetter, stop: CancelToken) -> Option<()> {
        let sought = self.sought();
        let letters = index.table.letters();
        let mut levels = vec![0_u16; index.table.rows()];
        portions(&mut levels, stop, |row, level| {
            let of = &letters[row as usize];
            let text = one.text(of);
            *level = if of.needs_names {
                sought.names(index.table.tokens(row).names).with_text(text)
            } else {
                one.name(of).with_text(text)
            }
            .bits();
        })?;
        self.levels = levels;
        Some(())
    }
}

/// Lets `read` fill in what belongs to each row, on all processors. `None` if it was stopped.
pub fn portions<T: Send>(
    of: &mut [T],
    stop: CancelToken,
    read: impl Fn(u32, &mut T) + Sync,
) -> Option<()> {
    of.par_chunks_mut(PORTION)
        .enumerate()
        .map(|(portion, part)| {
            stop.unless()?;
            let first = u32::try_from(portion * PORTION).unwrap_or(u32::MAX);
            for (row, one) in (first..).zip(part) {
                read(row, one);
            }
            Some(())
        })
        .collect()
}

/// A query of one letter, which the letters of a row answer to.
#[derive(Clone, Copy, Debug)]
struct OneLetter {
    key: Letters,
    open: Letters,
    /// Whether texts count beside names.
    texts: bool,
}

impl OneLetter {
    /// The letter that a column is about, if the letters of the rows are enough to tell.
    fn of(column: &ScoreCache) -> Option<Self> {
        let Asked {
            word,
            fields: looked_in,
            whole,
            ..
        } = &column.asked;
        let texts = *looked_in == fields(None);
        let names_only = *looked_in == fields(Some(TextField::Name));
        let single = |key: &str| of_key(key).filter(|_| key.len() == 1);
        let mut open = 0;
        for key in &word.open_keys {
            open |= single(key)?;
        }
        (!column.lenient && !whole && (texts || names_only)).then_some(Self {
            key: single(&word.key)?,
            open,
            texts,
        })
    }

    fn name(self, of: &RowLetters) -> WordScore {
        let fit = self.fit(of.name_start, of.name_inside);
        WordScore::new(fit, NO_FIT).named(of.name_first & self.key != 0, false)
    }

    fn text(self, of: &RowLetters) -> MatchQuality {
        if self.texts {
            self.fit(of.text_start, of.text_inside)
        } else {
            NO_FIT
        }
    }

    fn fit(self, start: Letters, inside: Letters) -> MatchQuality {
        if start & self.key != 0 {
            START
        } else if start & self.open != 0 {
            OPEN
        } else if inside & self.key != 0 {
            INSIDE
        } else {
            NO_FIT
        }
    }
}

/// Passes over rows that lack a letter of the word, without looking at their words.
struct Sieve {
    /// Sets of letters, all of one of which a row must have; empty if every row is looked at.
    any: Vec<Letters>,
}

impl Sieve {
    fn of(column: &ScoreCache) -> Self {
        let asked = &column.asked;
        let keys = std::iter::once(&asked.word.key).chain(&asked.word.open_keys);
        let any: Option<Vec<Letters>> = keys.map(|key| of_key(key)).collect();
        // Near spellings lack letters, and the letters of rare fields are not known.
        let tells = !column.lenient && asked.fields & !fields(None) == 0;
        Self {
            any: any.filter(|_| tells).unwrap_or_default(),
        }
    }

    fn lets_through(&self, row: &RowLetters) -> bool {
        let has = row.name_inside | row.text_inside;
        self.any.is_empty() || self.any.iter().any(|letters| letters & !has == 0)
    }
}
