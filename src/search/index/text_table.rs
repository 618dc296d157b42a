//! The texts that many records share, each folded once: places, units, titles of cases and sources,
//! ranks, tags; and notes, which are nobody else's.

use std::collections::HashMap;

use borsh::{BorshDeserialize, BorshSerialize};
use foldhash::fast::RandomState;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::search::index::distinct::Distinct;
use crate::search::index::folds::Folds;
use crate::search::index::letters::{Letters, of_word};
use crate::search::index::postings::Postings;
use crate::search::index::text_span::TextSpan;
use crate::search::index::texts::{IndexedField, Text, spellings};
use crate::search::index::vocabulary::{MatchQuality, NO_FIT, Vocabulary};
use crate::search::matching::word_fits::WordFits;

/// How many texts one thread takes at a time.
const PORTION: usize = if cfg!(test) { 64 } else { 16_384 };

/// Texts by number, each as the numbers of its words.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct TextTable {
    words: Vec<u32>,
    /// Where each text's words lie in `words`, and as what it stands in records.
    spans: Vec<TextSpan>,
    plain: HashMap<Box<str>, u32, RandomState>,
    places: HashMap<Box<str>, u32, RandomState>,
    units: HashMap<Box<str>, u32, RandomState>,
    records: HashMap<RecordId, LinkTexts, RandomState>,
    /// Which texts have a word, as of the last [`TextTable::settle`].
    #[borsh(skip)]
    holders: Postings,
    /// How many texts there were then, and which of them have been folded anew since.
    #[borsh(skip)]
    settled: usize,
    #[borsh(skip)]
    unsettled: Vec<u32>,
}

/// The numbers of the texts that stand for a record, in one place: whoever asks for one mostly asks for the other next.
#[derive(Clone, Copy, Debug, Default, BorshSerialize, BorshDeserialize)]
struct LinkTexts {
    title: Option<u32>,
    about: Option<u32>,
}

impl TextTable {
    /// The number of a text that other records may share, which is added if it is new.
    pub fn share(
        &mut self,
        book: &Book,
        (field, text): (IndexedField, Text),
        vocabulary: &mut Vocabulary,
        folds: &mut Folds,
    ) -> u32 {
        let known = match text {
            Text::Plain(plain) => self.plain.get(plain).copied(),
            Text::Place(place) => self.places.get(place).copied(),
            Text::Unit(unit) => self.units.get(unit).copied(),
            Text::Record(id) => self.records.get(&id).and_then(|of| of.title),
            Text::About(id) => self.records.get(&id).and_then(|of| of.about),
        };
        if let Some(number) = known {
            let span = &mut self.spans[number as usize];
            *span = span.standing_in(field.bit());
            return number;
        }
        let number = self.add(book, (field, text), vocabulary, folds);
        match text {
            Text::Plain(plain) => {
                self.plain.insert(plain.into(), number);
            }
            Text::Place(place) => {
                self.places.insert(place.into(), number);
            }
            Text::Unit(unit) => {
                self.units.insert(unit.into(), number);
            }
            Text::Record(id) => self.records.entry(id).or_default().title = Some(number),
            Text::About(id) => self.records.entry(id).or_default().about = Some(number),
        }
        number
    }

    /// Adds a text that is not shared, and gives its number.
    pub fn add(
        &mut self,
        book: &Book,
        (field, text): (IndexedField, Text),
        vocabulary: &mut Vocabulary,
        folds: &mut Folds,
    ) -> u32 {
        let number = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        let span = self.fold(book, text, vocabulary, folds);
        self.spans.push(span.standing_in(field.bit()));
        number
    }

    /// Folds all places and units anew, after one of them has changed, and gives the texts that say
    /// something else since.
    pub fn refresh_places_and_units(
        &mut self,
        book: &Book,
        vocabulary: &mut Vocabulary,
    ) -> Vec<u32> {
        let places: Vec<(Box<str>, u32)> = copied(&self.places);
        let units: Vec<(Box<str>, u32)> = copied(&self.units);
        let places = places
            .iter()
            .map(|(text, number)| (Text::Place(text), *number));
        let units = units
            .iter()
            .map(|(text, number)| (Text::Unit(text), *number));
        self.refresh(places.chain(units), book, vocabulary)
    }

    /// Folds the title of a record and what is about it anew, if anything here rests on it, and
    /// gives the texts that say something else since.
    pub fn refresh_record(
        &mut self,
        book: &Book,
        id: RecordId,
        vocabulary: &mut Vocabulary,
    ) -> Vec<u32> {
        let texts = self.records.get(&id).copied().unwrap_or_default();
        let title = texts.title.map(|number| (Text::Record(id), number));
        let about = texts.about.map(|number| (Text::About(id), number));
        self.refresh(title.into_iter().chain(about), book, vocabulary)
    }

    fn refresh<'a>(
        &mut self,
        texts: impl Iterator<Item = (Text<'a>, u32)>,
        book: &'a Book,
        vocabulary: &mut Vocabulary,
    ) -> Vec<u32> {
        let (mut changed, mut folds) = (Vec::new(), Folds::default());
        for (text, number) in texts {
            let before = self.spans[number as usize];
            let span = self.fold(book, text, vocabulary, &mut folds);
            if self.words_in(before) == self.words_in(span) {
                self.words.truncate(span.words().start);
            } else {
                self.spans[number as usize] = span.standing_in(before.fields());
                self.unsettled.push(number);
                changed.push(number);
            }
        }
        changed
    }

    /// The letters that the words of a text begin with, and those that stand in it.
    #[must_use]
    pub fn letters(&self, text: u32, vocabulary: &Vocabulary) -> (Letters, Letters) {
        self.words(text).iter().fold((0, 0), |(starts, all), word| {
            let (start, inside) = of_word(vocabulary.word(*word));
            (starts | start, all | inside)
        })
    }

    /// Notes which texts have which word, so that rare words are found without reading every text.
    pub fn settle(&mut self, words: usize) {
        self.settled = self.spans.len();
        self.unsettled.clear();
        self.holders = Postings::build(words, |pair| {
            for (text, span) in (0..).zip(&self.spans) {
                self.words_in(*span)
                    .iter()
                    .for_each(|word| pair(*word, text));
            }
        });
    }

    /// Forgets in which fields the texts stood; whoever has them says so again with [`TextTable::note_field`].
    pub fn forget_fields(&mut self) {
        for span in &mut self.spans {
            *span = TextSpan::new(span.words());
        }
    }

    /// Notes that a text stands in this field.
    pub fn note_field(&mut self, text: u32, field: IndexedField) {
        if let Some(span) = self.spans.get_mut(text as usize) {
            *span = span.standing_in(field.bit());
        }
    }

    /// How many texts have been added or folded anew since the last [`TextTable::settle`].
    #[must_use]
    pub fn unsettled(&self) -> usize {
        self.spans.len() - self.settled + self.unsettled.len()
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The texts that are shared, with their numbers, in no particular order.
    pub fn shared(&self) -> impl Iterator<Item = (Text<'_>, u32)> {
        let plain = self
            .plain
            .iter()
            .map(|(text, number)| (Text::Plain(text), *number));
        let places = self
            .places
            .iter()
            .map(|(text, number)| (Text::Place(text), *number));
        let units = self
            .units
            .iter()
            .map(|(text, number)| (Text::Unit(text), *number));
        let records = self.records.iter().flat_map(|(id, of)| {
            let title = of.title.map(|number| (Text::Record(*id), number));
            let about = of.about.map(|number| (Text::About(*id), number));
            title.into_iter().chain(about)
        });
        plain.chain(places).chain(units).chain(records)
    }

    /// Takes over the texts of another table whose words have new numbers, and gives the new number
    /// of each of its texts.
    pub fn absorb(&mut self, other: Self, new_words: &[u32]) -> Vec<u32> {
        let mut new_texts = vec![u32::MAX; other.spans.len()];
        let known = |number: &mut u32, mine: Option<&u32>| {
            if let Some(mine) = mine {
                *number = *mine;
            }
        };
        for (text, number) in &other.plain {
            known(&mut new_texts[*number as usize], self.plain.get(text));
        }
        for (text, number) in &other.places {
            known(&mut new_texts[*number as usize], self.places.get(text));
        }
        for (text, number) in &other.units {
            known(&mut new_texts[*number as usize], self.units.get(text));
        }
        for (id, theirs) in &other.records {
            let mine = self.records.get(id).copied().unwrap_or_default();
            for (theirs, mine) in [(theirs.title, mine.title), (theirs.about, mine.about)] {
                if let Some(theirs) = theirs {
                    known(&mut new_texts[theirs as usize], mine.as_ref());
                }
            }
        }
        for (number, theirs) in new_texts.iter_mut().zip(&other.spans) {
            if let Some(mine) = self.spans.get_mut(*number as usize) {
                *mine = mine.standing_in(theirs.fields());
                continue;
            }
            *number = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
            let from = self.words.len();
            let words = other.words[theirs.words()].iter();
            self.words
                .extend(words.map(|word| new_words[*word as usize]));
            let span = TextSpan::new(from..self.words.len());
            self.spans.push(span.standing_in(theirs.fields()));
        }
        let renumber = |number: u32| new_texts[number as usize];
        self.plain.extend(
            other
                .plain
                .into_iter()
                .map(|(text, number)| (text, renumber(number))),
        );
        self.places.extend(
            other
                .places
                .into_iter()
                .map(|(text, number)| (text, renumber(number))),
        );
        self.units.extend(
            other
                .units
                .into_iter()
                .map(|(text, number)| (text, renumber(number))),
        );
        for (id, theirs) in other.records {
            let mine = self.records.entry(id).or_default();
            mine.title = theirs.title.map(renumber).or(mine.title);
            mine.about = theirs.about.map(renumber).or(mine.about);
        }
        new_texts
    }

    /// The fields that a text ever stood in, as a set of [`IndexedField::bit`]s.
    #[must_use]
    pub fn fields(&self, text: u32) -> u16 {
        self.span(text).fields()
    }

    /// The numbers of the words of a text, each once.
    #[must_use]
    pub fn words(&self, text: u32) -> &[u32] {
        self.words_in(self.span(text))
    }

    /// How well each text answers, given how well each word does.
    #[must_use]
    pub fn fits(&self, words: &WordFits) -> Vec<MatchQuality> {
        let fit = |span: &TextSpan| self.fit(*span, words.within(span.fields()));
        // Reading every text in a row is faster than leaping to a quarter of them.
        let most = self.words.len() / 4;
        if self.holders.count(words.most(), most) >= most {
            let spans = self.spans.par_iter().with_min_len(PORTION);
            return spans.map(fit).collect();
        }
        let mut fits = vec![NO_FIT; self.spans.len()];
        for (lenient, words_there) in words.each() {
            for (texts, fit) in self.holders.fitting(words_there) {
                for text in texts {
                    if (self.fields(*text) & words.lenient != 0) == lenient {
                        let best = &mut fits[*text as usize];
                        *best = fit.max(*best);
                    }
                }
            }
        }
        for text in self
            .unsettled
            .iter()
            .map(|text| *text as usize)
            .chain(self.settled..self.spans.len())
        {
            fits[text] = fit(&self.spans[text]);
        }
        fits
    }

    fn fit(&self, span: TextSpan, words: &[MatchQuality]) -> MatchQuality {
        let fits = self.words_in(span).iter().map(|word| words[*word as usize]);
        fits.max().unwrap_or(NO_FIT)
    }

    fn span(&self, text: u32) -> TextSpan {
        self.spans.get(text as usize).copied().unwrap_or_default()
    }

    fn words_in(&self, span: TextSpan) -> &[u32] {
        &self.words[span.words()]
    }

    fn fold(
        &mut self,
        book: &Book,
        text: Text,
        vocabulary: &mut Vocabulary,
        folds: &mut Folds,
    ) -> TextSpan {
        let from = self.words.len();
        let mut distinct = Distinct::default();
        spellings(book, text, &mut |spelling| {
            folds.each_word(spelling, vocabulary, &mut |number, _| {
                if distinct.is_new(&self.words[from..], number) {
                    self.words.push(number);
                }
            });
        });
        TextSpan::new(from..self.words.len())
    }
}

fn copied(numbers: &HashMap<Box<str>, u32, RandomState>) -> Vec<(Box<str>, u32)> {
    numbers
        .iter()
        .map(|(text, number)| (text.clone(), *number))
        .collect()
}
