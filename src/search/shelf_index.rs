//! The folded texts of all records of one kind.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::order::rows;
use crate::search::postings::Postings;
use crate::search::text_table::{TextTable, each_word};
use crate::search::texts::{Field, Text, visit};
use crate::search::vocabulary::{Fit, Vocabulary};

/// How many rows one thread folds before its work is put with the rest.
const PORTION: u32 = 16_384;

/// How much may change before the way back from words to rows is worked out anew.
const MOST_UNSETTLED: usize = 4096;

/// What each record of one kind says: its names word by word, and its other texts by number.
#[derive(Clone, Debug, Default)]
pub struct ShelfIndex {
    /// The words of all names and texts.
    pub vocabulary: Vocabulary,
    /// The texts.
    pub texts: TextTable,
    tokens: Vec<Token>,
    /// Where each row's tokens begin, and how many they are.
    spans: Vec<(u32, u32)>,
    /// How many tokens belong to no row any more.
    waste: usize,
    /// Which rows have a word in their names, and which have a text, as of the last settling.
    word_rows: Postings,
    text_rows: Postings,
    /// The rows that have been folded anew since.
    unsettled: Vec<u32>,
}

/// A word of a name, or a whole text, of one record, in 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(u32);

/// How many bits the number of a word or text has: 134 million.
const NUMBER_BITS: u32 = 27;

impl Token {
    fn new(field: Field, number: u32, first: bool) -> Self {
        Self(u32::from(first) << 31 | (field as u32) << NUMBER_BITS | number & Self::MASK)
    }

    const MASK: u32 = (1 << NUMBER_BITS) - 1;

    /// As what it stands there.
    #[must_use]
    pub const fn field(self) -> Field {
        Field::of_number(self.0 >> NUMBER_BITS & 0xf)
    }

    /// The number of the word, or of the text where the field is no name.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0 & Self::MASK
    }

    /// Whether it is the first word of a name.
    #[must_use]
    pub const fn is_first(self) -> bool {
        self.0 >> 31 == 1
    }
}

impl ShelfIndex {
    /// Folds all records of a kind, on all processors.
    #[must_use]
    pub fn build(book: &Book, kind: Kind) -> Self {
        let rows = rows(book, kind);
        let mut parts: Vec<(u32, Self)> = (0..rows.div_ceil(PORTION))
            .into_par_iter()
            .map(|portion| {
                let mut part = Self::default();
                let first = portion * PORTION;
                for row in first..rows.min(first + PORTION) {
                    part.append(book, kind, row);
                }
                (portion, part)
            })
            .collect();
        parts.sort_unstable_by_key(|(portion, _)| *portion);
        let mut parts = parts.into_iter().map(|(_, part)| part);
        let mut whole = parts.next().unwrap_or_default();
        parts.for_each(|part| whole.absorb(part));
        whole.settle();
        whole
    }

    /// Folds one record anew; a row without a record is empty.
    pub fn put(&mut self, book: &Book, kind: Kind, row: u32) {
        let at = row as usize;
        while self.spans.len() <= at {
            self.spans.push((0, 0));
        }
        self.waste += self.spans[at].1 as usize;
        self.spans[at] = self.fold(book, kind, row);
        self.unsettled.push(row);
        self.tidy();
    }

    /// Folds anew what rests on a place or unit that has changed.
    pub fn refresh_places_and_units(&mut self, book: &Book) {
        self.texts
            .refresh_places_and_units(book, &mut self.vocabulary);
        self.tidy();
    }

    /// Folds anew what rests on the title of a record.
    pub fn refresh_title(&mut self, book: &Book, id: RecordId) {
        self.texts.refresh_record(book, id, &mut self.vocabulary);
        self.tidy();
    }

    /// How many rows at most have one of the words or texts that fit, counted not much further than
    /// `most`.
    #[must_use]
    pub fn count(&self, words: &[Fit], texts: &[Fit], most: usize) -> usize {
        match self.word_rows.count(words, most) {
            enough if enough > most => enough,
            few => few + self.text_rows.count(texts, most),
        }
    }

    /// Marks every row that may have one of the words or texts that fit.
    pub fn mark(&self, words: &[Fit], texts: &[Fit], marks: &mut [bool]) {
        let settled = self
            .word_rows
            .fitting(words)
            .chain(self.text_rows.fitting(texts));
        let rows = settled.flat_map(|(rows, _)| rows).chain(&self.unsettled);
        for row in rows {
            if let Some(mark) = marks.get_mut(*row as usize) {
                *mark = true;
            }
        }
    }

    /// The tokens of a row, names first.
    #[must_use]
    pub fn tokens(&self, row: u32) -> &[Token] {
        self.spans
            .get(row as usize)
            .and_then(|(start, count)| self.tokens.get(*start as usize..(*start + *count) as usize))
            .unwrap_or_default()
    }

    fn append(&mut self, book: &Book, kind: Kind, row: u32) {
        let span = self.fold(book, kind, row);
        self.spans.push(span);
    }

    fn fold(&mut self, book: &Book, kind: Kind, row: u32) -> (u32, u32) {
        let from = self.tokens.len();
        visit(book, kind, row, &mut |field, text| match text {
            Text::Plain("") => {}
            Text::Plain(name) if field.is_name() => each_word(name, &mut |word, first| {
                let number = self.vocabulary.add(word);
                self.tokens.push(Token::new(field, number, first));
            }),
            _ => {
                let number = match field {
                    Field::Note => self.texts.add(book, text, &mut self.vocabulary),
                    _ => self.texts.share(book, text, &mut self.vocabulary),
                };
                let token = Token::new(field, number, true);
                if !self.tokens[from..].contains(&token) {
                    self.tokens.push(token);
                }
            }
        });
        let count = self.tokens.len() - from;
        (
            u32::try_from(from).unwrap_or(u32::MAX),
            u32::try_from(count).unwrap_or(u32::MAX),
        )
    }

    /// Takes over the rows of another index, which follow the rows of this one.
    fn absorb(&mut self, other: Self) {
        let count = u32::try_from(other.vocabulary.len()).unwrap_or(u32::MAX);
        let new_words: Vec<u32> = (0..count)
            .map(|number| self.vocabulary.add(other.vocabulary.word(number)))
            .collect();
        let new_texts = self.texts.absorb(other.texts, &new_words);
        let shift = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        self.tokens.extend(other.tokens.into_iter().map(|token| {
            let new = if token.field().is_name() {
                &new_words
            } else {
                &new_texts
            };
            Token::new(
                token.field(),
                new[token.number() as usize],
                token.is_first(),
            )
        }));
        let spans = other.spans.into_iter();
        self.spans
            .extend(spans.map(|(start, count)| (start + shift, count)));
    }

    /// Puts things in order again once enough has changed: tokens that nobody needs may fill half of
    /// the space, and some thousand rows and texts may be looked through one by one.
    fn tidy(&mut self) {
        let wasted = self.waste > MOST_UNSETTLED && self.waste * 2 > self.tokens.len();
        if wasted {
            self.compact();
        }
        if self.unsettled.len() + self.texts.unsettled() > MOST_UNSETTLED {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let names = |wanted: bool| move |token: &Token| token.field().is_name() == wanted;
        let pairs = |wanted: bool, pair: &mut dyn FnMut(u32, u32)| {
            for (row, (start, count)) in (0..).zip(&self.spans) {
                let tokens = &self.tokens[*start as usize..(*start + *count) as usize];
                let tokens = tokens.iter().copied().filter(names(wanted));
                tokens.for_each(|token| pair(token.number(), row));
            }
        };
        let (word_rows, text_rows) = rayon::join(
            || Postings::build(self.vocabulary.len(), |pair| pairs(true, pair)),
            || Postings::build(self.texts.len(), |pair| pairs(false, pair)),
        );
        self.word_rows = word_rows;
        self.text_rows = text_rows;
        self.unsettled.clear();
        self.texts.settle(self.vocabulary.len());
    }

    fn compact(&mut self) {
        let mut tokens = Vec::with_capacity(self.tokens.len() - self.waste);
        for (start, count) in &mut self.spans {
            let old = *start as usize..(*start + *count) as usize;
            *start = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
            tokens.extend_from_slice(&self.tokens[old]);
        }
        self.tokens = tokens;
        self.waste = 0;
    }
}
