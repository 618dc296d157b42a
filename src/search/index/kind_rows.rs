//! The folded texts of all records of one kind.

use std::ops::Range;

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::index::both::{FEW, both};
use crate::search::index::distinct::Distinct;
use crate::search::index::folds::Folds;
use crate::search::index::letters::{RowLetters, of_word};
use crate::search::index::postings::Postings;
use crate::search::index::row_token::{RowToken, RowTokens};
use crate::search::index::text_table::TextTable;
use crate::search::index::texts::{IndexedField, Text, fields, visit};
use crate::search::index::vocabulary::{MatchQuality, Vocabulary};

/// How many rows at least one thread folds before its work is put with the rest.
const PORTION: u32 = if cfg!(test) { 100 } else { 4096 };

/// How much may change before the way back from words to rows is worked out anew.
const MOST_UNSETTLED: usize = if cfg!(test) { 16 } else { 4096 };

/// What each record of one kind says: its names word by word, and its other texts by number.
#[derive(Clone, Debug, Default)]
pub struct ShelfIndex {
    /// The words of all names and texts.
    pub vocabulary: Vocabulary,
    /// The texts.
    pub texts: TextTable,
    tokens: Vec<RowToken>,
    spans: Vec<Span>,
    /// The letters of each row.
    letters: Vec<RowLetters>,
    /// How many tokens belong to no row any more.
    waste: usize,
    /// Which rows have a word in their names, and which have a text, as of the last settling.
    word_rows: Postings,
    text_rows: Postings,
    /// The rows that have been folded anew since.
    unsettled: Vec<u32>,
}

/// Where a row's tokens lie: those of its names, then those of the texts that a query without a field
/// looks in, then the others.
#[derive(Clone, Copy, Debug, Default, BorshSerialize, BorshDeserialize)]
struct Span {
    start: u32,
    names: u32,
    usual: u32,
    all: u32,
}

impl Span {
    fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.all as usize
    }
}

impl ShelfIndex {
    /// Folds all records of a kind, on all processors.
    #[must_use]
    pub fn build(book: &Book, kind: Kind) -> Self {
        let rows = book.table(kind).rows();
        // Putting the work of threads together is done by one, and each piece folds its words anew.
        let pieces = number(rayon::current_num_threads());
        let portion = rows.div_ceil(pieces).max(PORTION);
        let parts: Vec<Self> = (0..rows.div_ceil(portion))
            .into_par_iter()
            .map(|piece| {
                let (mut part, mut folds) = (Self::default(), Folds::default());
                let first = piece * portion;
                for row in first..rows.min(first + portion) {
                    let span = part.fold(book, kind, row, &mut folds);
                    part.spans.push(span);
                }
                part
            })
            .collect();
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_default();
        parts.for_each(|part| whole.absorb(part));
        whole.tokens.shrink_to_fit();
        whole.settle();
        whole
    }

    /// The words, the texts, and what the rows have of them, each as bytes. The way back from words to rows is left out.
    #[must_use]
    pub fn to_bytes(&self) -> Option<[Vec<u8>; 3]> {
        Some([
            borsh::to_vec(&self.vocabulary).ok()?,
            borsh::to_vec(&self.texts).ok()?,
            borsh::to_vec(&(&self.tokens, &self.spans)).ok()?,
        ])
    }

    /// The same from what [`ShelfIndex::to_bytes`] made of it; it is to be settled before it is searched.
    #[must_use]
    pub fn of_bytes([vocabulary, texts, rows]: [&[u8]; 3]) -> Option<Self> {
        let (vocabulary, (texts, rows)) = rayon::join(
            || borsh::from_slice(vocabulary).ok(),
            || {
                let texts = || borsh::from_slice(texts).ok();
                rayon::join(texts, || borsh::from_slice(rows).ok())
            },
        );
        let (tokens, spans): (Vec<RowToken>, Vec<Span>) = rows?;
        Some(Self {
            vocabulary: vocabulary?,
            texts: texts?,
            tokens,
            spans,
            ..Self::default()
        })
    }

    /// Gives each row another number; rows that nothing is known of are empty. `places` ascend.
    pub fn spread(&mut self, places: &[u32], rows: usize) {
        let mut spans = vec![Span::default(); rows];
        for (place, span) in places.iter().zip(&self.spans) {
            if let Some(there) = spans.get_mut(*place as usize) {
                *there = *span;
            }
        }
        self.spans = spans;
    }

    /// Folds these rows again, and what rests on the titles of these records, as if all had been folded now, and works the
    /// way back out.
    pub fn fold_again(&mut self, book: &Book, kind: Kind, rows: &[u32], titles: &[RecordId]) {
        let mut folds = Folds::default();
        let is_of_place = |id: &RecordId| matches!(id.kind(), Kind::Place | Kind::Unit);
        // What is found by a place is found by all that it lies in.
        if titles.iter().any(is_of_place) {
            (self.texts).refresh_places_and_units(book, &mut self.vocabulary);
        }
        for id in titles.iter().filter(|id| !is_of_place(id)) {
            (self.texts).refresh_record(book, *id, &mut self.vocabulary);
        }
        for row in rows {
            let span = self.fold(book, kind, *row, &mut folds);
            if let Some(there) = self.spans.get_mut(*row as usize) {
                self.waste += there.all as usize;
                *there = span;
            }
        }
        if !rows.is_empty() {
            self.texts.forget_fields();
            for span in &self.spans {
                let tokens = self.tokens.get(span.range()).unwrap_or_default();
                for token in tokens.iter().skip(span.names as usize) {
                    self.texts.note_field(token.number(), token.field());
                }
            }
        }
        self.settle();
    }

    /// Folds one record anew; a row without a record is empty.
    pub fn put(&mut self, book: &Book, kind: Kind, row: u32) {
        let at = row as usize;
        if self.spans.len() <= at {
            self.spans.resize(at + 1, Span::default());
            self.letters.resize(at + 1, RowLetters::default());
        }
        self.waste += self.spans[at].all as usize;
        self.spans[at] = self.fold(book, kind, row, &mut Folds::default());
        self.letters[at] = self.letters_of(row);
        self.unsettled.push(row);
        self.tidy();
    }

    /// Folds anew what rests on a place or unit that has changed.
    pub fn refresh_places_and_units(&mut self, book: &Book) {
        let changed = self
            .texts
            .refresh_places_and_units(book, &mut self.vocabulary);
        self.spell_anew(&changed);
        self.tidy();
    }

    /// Folds anew what rests on the title of a record.
    pub fn refresh_title(&mut self, book: &Book, id: RecordId) {
        let changed = self.texts.refresh_record(book, id, &mut self.vocabulary);
        self.spell_anew(&changed);
        self.tidy();
    }

    /// How many rows at most have one of the words or texts that fit, counted not much further than
    /// `most`.
    #[must_use]
    pub fn count(&self, words: &[MatchQuality], texts: &[MatchQuality], most: usize) -> usize {
        match self.word_rows.count(words, most) {
            enough if enough > most => enough,
            few => few + self.text_rows.count(texts, most),
        }
    }

    /// Every row that may have one of the words or texts that fit, in order.
    #[must_use]
    pub fn rows_with(&self, words: &[MatchQuality], texts: &[MatchQuality]) -> Vec<u32> {
        let settled = self
            .word_rows
            .fitting(words)
            .chain(self.text_rows.fitting(texts));
        self.in_order(settled.flat_map(|(rows, _)| rows).chain(&self.unsettled))
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.spans.len()
    }

    /// The tokens of a row.
    #[must_use]
    pub fn tokens(&self, row: u32) -> RowTokens<'_> {
        let span = self.spans.get(row as usize).copied().unwrap_or_default();
        let all = self.tokens.get(span.range()).unwrap_or_default();
        let (names, texts) = all.split_at(span.names as usize);
        RowTokens {
            names,
            usual: &texts[..span.usual as usize],
            texts,
        }
    }

    /// The rows in whose names a word stood when the way back was last worked out; those of
    /// [`ShelfIndex::unsettled`] are to be looked at beside them.
    #[must_use]
    pub fn rows_of_word(&self, word: u32) -> &[u32] {
        self.word_rows.of(word as usize)
    }

    /// The rows that had a text then, likewise.
    #[must_use]
    pub fn rows_of_text(&self, text: u32) -> &[u32] {
        self.text_rows.of(text as usize)
    }

    /// The rows that have been folded anew since, some of them perhaps twice.
    #[must_use]
    pub fn unsettled(&self) -> &[u32] {
        &self.unsettled
    }

    /// The letters of every row.
    #[must_use]
    pub fn letters(&self) -> &[RowLetters] {
        &self.letters
    }

    fn fold(&mut self, book: &Book, kind: Kind, row: u32, folds: &mut Folds) -> Span {
        let from = self.tokens.len();
        let mut distinct = Distinct::default();
        visit(book, kind, row, &mut |field, text| match text {
            Text::Plain("") => {}
            Text::Plain(name) if field.is_name() => {
                folds.each_word(name, &mut self.vocabulary, &mut |number, first| {
                    self.tokens.push(RowToken::new(field, number, first));
                });
            }
            _ => {
                let number = match field {
                    IndexedField::Note | IndexedField::Withdrawn => {
                        (self.texts).add(book, (field, text), &mut self.vocabulary, folds)
                    }
                    _ => (self.texts).share(book, (field, text), &mut self.vocabulary, folds),
                };
                let token = RowToken::new(field, number, true);
                if distinct.is_new(&self.tokens[from..], token) {
                    self.tokens.push(token);
                }
            }
        });
        let tokens = &mut self.tokens[from..];
        let is_usual = |token: &RowToken| token.field().bit() & fields(None) != 0;
        let names = tokens.partition_point(|token| token.field().is_name());
        tokens[names..].sort_by_key(|token| !is_usual(token));
        let usual = tokens[names..].partition_point(is_usual);
        Span {
            start: number(from),
            names: number(names),
            usual: number(usual),
            all: number(tokens.len()),
        }
    }

    /// Rows in their order, each once.
    fn in_order<'a>(&self, rows: impl Iterator<Item = &'a u32>) -> Vec<u32> {
        let mut marks = vec![0_u64; self.spans.len().div_ceil(64)];
        for row in rows {
            if let Some(marks) = marks.get_mut(*row as usize / 64) {
                *marks |= 1 << (row % 64);
            }
        }
        let mut marked = Vec::new();
        for (base, mut marks) in (0..).step_by(64).zip(marks) {
            while marks != 0 {
                marked.push(base + marks.trailing_zeros());
                marks &= marks - 1;
            }
        }
        marked
    }

    /// Works the letters of all rows out anew that have one of these texts.
    fn spell_anew(&mut self, texts: &[u32]) {
        if texts.is_empty() {
            return;
        }
        let settled = texts
            .iter()
            .flat_map(|text| self.text_rows.of(*text as usize));
        for row in self.in_order(settled.chain(&self.unsettled)) {
            self.letters[row as usize] = self.letters_of(row);
        }
    }

    fn letters_of(&self, row: u32) -> RowLetters {
        self.letters_with(row, |text| self.texts.letters(text, &self.vocabulary))
    }

    /// The letters of a row, given those of each text.
    fn letters_with(&self, row: u32, of_text: impl Fn(u32) -> (u32, u32)) -> RowLetters {
        let tokens = self.tokens(row);
        let mut letters = RowLetters::default();
        for token in tokens.names {
            let word = self.vocabulary.word(token.number());
            let (start, inside) = of_word(word);
            letters.name_start |= start;
            letters.name_inside |= inside;
            if token.is_first() {
                letters.name_first |= start;
            }
            letters.needs_names |= token.field() == IndexedField::WeakName || word.len() == 1;
        }
        for token in tokens.usual {
            let (start, inside) = of_text(token.number());
            letters.text_start |= start;
            letters.text_inside |= inside;
        }
        letters
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
            RowToken::new(
                token.field(),
                new[token.number() as usize],
                token.is_first(),
            )
        }));
        let spans = other.spans.into_iter();
        self.spans.extend(spans.map(|span| Span {
            start: span.start + shift,
            ..span
        }));
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
        let spans = || (0..).zip(&self.spans);
        let (word_rows, text_rows) = both(
            self.spans.len(),
            || {
                Postings::build(self.vocabulary.len(), |pair| {
                    for (row, span) in spans() {
                        let names = &self.tokens[span.range()][..span.names as usize];
                        names.iter().for_each(|token| pair(token.number(), row));
                    }
                })
            },
            || {
                Postings::build(self.texts.len(), |pair| {
                    for (row, span) in spans() {
                        let texts = &self.tokens[span.range()][span.names as usize..];
                        texts.iter().for_each(|token| pair(token.number(), row));
                    }
                })
            },
        );
        let texts: Vec<(u32, u32)> = (0..number(self.texts.len()))
            .into_par_iter()
            .with_min_len(FEW)
            .map(|text| self.texts.letters(text, &self.vocabulary))
            .collect();
        self.letters = (0..number(self.spans.len()))
            .into_par_iter()
            .with_min_len(FEW)
            .map(|row| self.letters_with(row, |text| texts[text as usize]))
            .collect();
        self.word_rows = word_rows;
        self.text_rows = text_rows;
        self.unsettled.clear();
        self.texts.settle(self.vocabulary.len());
    }

    fn compact(&mut self) {
        let mut tokens = Vec::with_capacity(self.tokens.len() - self.waste);
        for span in &mut self.spans {
            let old = span.range();
            span.start = number(tokens.len());
            tokens.extend_from_slice(&self.tokens[old]);
        }
        self.tokens = tokens;
        self.waste = 0;
    }
}

/// A count as the number that things are numbered with; nothing here is counted beyond it.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
