//! The fields in which fuzzy matches count, words that only nearly answer: where the word itself
//! stands in no such field of any record.

use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::row_token::RowToken;
use crate::search::index::texts::{AROUND, FORGIVING, NAMES, TITLES};
use crate::search::index::vocabulary::{MatchQuality, OPEN, WHOLE};

/// A word that begins so many words is looked for no further: nobody mistyped it.
const PLENTY: usize = 8;

/// The fields, of those that are looked in, in which words count that only nearly answer; `fits` is how
/// well the words of the index answer by their letters. A street in somebody's note must not hide a man
/// who is called nearly so, nor the title of a source a town.
#[must_use]
pub fn lenient_fields(table: &ShelfIndex, fits: &[MatchQuality], looked_in: u16) -> u16 {
    Standing::of(table, fits, looked_in & FORGIVING).lenient()
}

/// Where a word stands, and how many words begin with it, in some fields of the records as they are
/// now. The words of an index alone do not tell: one may be left of what was changed since.
struct Standing<'a> {
    table: &'a ShelfIndex,
    fits: &'a [MatchQuality],
    fields: u16,
    /// Fields in which the word itself stands.
    whole: u16,
    /// Words that begin so, as many as matter.
    begun: Vec<u32>,
}

impl<'a> Standing<'a> {
    fn of(table: &'a ShelfIndex, fits: &'a [MatchQuality], fields: u16) -> Self {
        let mut standing = Self {
            table,
            fits,
            fields,
            whole: 0,
            begun: Vec::new(),
        };
        if !fits.iter().any(|fit| *fit >= OPEN) {
            return standing;
        }
        standing.look_in_names();
        if !standing.is_plenty() {
            standing.look_in_unsettled();
            standing.look_in_texts();
        }
        standing
    }

    /// The fields in which near words count.
    fn lenient(&self) -> u16 {
        if self.is_plenty() {
            return 0;
        }
        let unless = |there: u16, fields: u16| if there == 0 { fields } else { 0 };
        let names = unless(self.whole & NAMES, NAMES);
        // Whoever types the very name of somebody means the name, and no town that is spelt nearly so;
        // of what merely tells of somebody, near words count only where nothing else is meant.
        let around = unless(self.whole & (NAMES | AROUND), AROUND);
        self.fields & (names | around | unless(self.whole, TITLES))
    }

    fn is_plenty(&self) -> bool {
        self.begun.len() >= PLENTY
    }

    fn take(&mut self, word: u32, field: u16) {
        if self.fits[word as usize] == WHOLE {
            self.whole |= field;
        }
        if !self.begun.contains(&word) {
            self.begun.push(word);
        }
    }

    fn begins(&self, word: u32) -> bool {
        self.fits[word as usize] >= OPEN
    }

    fn look_in_names(&mut self) {
        if self.fields & NAMES == 0 {
            return;
        }
        for (word, fit) in (0..).zip(self.fits) {
            let rows = || self.table.rows_of_word(word).iter();
            let names = |row: &u32| self.table.tokens(*row).names;
            let is_it =
                |token: &RowToken| token.number() == word && token.field().bit() & self.fields != 0;
            if *fit >= OPEN && rows().any(|row| names(row).iter().any(is_it)) {
                self.take(word, NAMES);
                if self.is_plenty() {
                    return;
                }
            }
        }
    }

    /// Looks through the rows for which the way back from words and texts is not worked out yet.
    fn look_in_unsettled(&mut self) {
        let table = self.table;
        for row in table.unsettled() {
            let tokens = table.tokens(*row);
            for token in tokens.names.iter().chain(tokens.texts) {
                let field = token.field();
                if field.bit() & self.fields == 0 {
                    continue;
                }
                if field.is_name() {
                    if self.begins(token.number()) {
                        self.take(token.number(), field.bit());
                    }
                    continue;
                }
                for word in table.texts.words(token.number()) {
                    if self.begins(*word) {
                        self.take(*word, field.bit());
                    }
                }
            }
        }
    }

    fn look_in_texts(&mut self) {
        let table = self.table;
        for (_, text) in table.texts.shared() {
            let fields = table.texts.fields(text) & self.fields;
            if fields == 0 {
                continue;
            }
            // A text is a place or a title or neither, so what holds of one of its fields that matter
            // here holds of all.
            let is_it =
                |token: &RowToken| token.number() == text && token.field().bit() & fields != 0;
            let is_there = || {
                let mut rows = table.rows_of_text(text).iter();
                rows.any(|row| table.tokens(*row).texts.iter().any(is_it))
            };
            let words = table.texts.words(text).iter();
            let begun: Vec<u32> = words.copied().filter(|word| self.begins(*word)).collect();
            if !begun.is_empty() && is_there() {
                begun.into_iter().for_each(|word| self.take(word, fields));
                if self.is_plenty() {
                    return;
                }
            }
        }
    }
}
