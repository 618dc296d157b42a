//! The edit distance between what was typed and a record's names: what brings records into order
//! that answer equally well otherwise.

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::texts::{Text, visit};
use crate::search::query::{Query, Test, TextField};
use crate::spelling::fold::{fine, key};
use crate::spelling::near::alike;

/// The words of a query that may stand in names, folded finely and coarsely.
#[derive(Clone, Debug)]
pub struct TypedWords {
    words: Vec<(String, String)>,
}

impl TypedWords {
    /// The words of a query.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        let mut words = Vec::new();
        for term in &query.terms {
            if let Test::Text {
                field: None | Some(TextField::Name),
                any,
            } = &term.test
                && !term.negated
                && let [wanted] = any.as_slice()
            {
                words.extend(pairs(&wanted.typed));
            }
        }
        Self { words }
    }

    /// Whether there are none, so that every record is equally like them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How unlike a record's names are, from 0 (the words stand in one name) to 63.
    #[must_use]
    pub fn unlike(&self, book: &Book, kind: Kind, row: u32) -> u8 {
        let mut best: f64 = 0.0;
        visit(book, kind, row, &mut |field, text| {
            if let (true, Text::Plain(name)) = (field.is_name(), text) {
                best = best.max(self.like(name));
            }
        });
        // Between 0 and 63, so nothing is cut off.
        ((1.0 - best) * 63.0).round() as u8
    }

    /// How alike a name is, from 0 to 1: on the average of the words, each with the word of the name
    /// that is most like it.
    #[must_use]
    pub fn like(&self, name: &str) -> f64 {
        let name_words = pairs(name);
        let sum: f64 = self
            .words
            .iter()
            .map(|word| {
                name_words
                    .iter()
                    .map(|other| like(word, other))
                    .fold(0.0, f64::max)
            })
            .sum();
        sum / self.words.len().max(1) as f64
    }
}

/// How alike a word and a longer one are that begins so: Mikhailov is rather a family name than the beginning
/// of Mikhailovich.
const BEGUN: f64 = 0.93;

fn pairs(text: &str) -> Vec<(String, String)> {
    let (fine, coarse) = (fine(text), key(text));
    let coarse = coarse.split(' ').map(str::to_owned);
    let words = fine.split(' ').map(str::to_owned).zip(coarse);
    words.filter(|(fine, _)| !fine.is_empty()).collect()
}

fn like((fine, coarse): &(String, String), (other_fine, other_coarse): &(String, String)) -> f64 {
    if other_fine.starts_with(fine.as_str()) {
        return if fine == other_fine { 1.0 } else { BEGUN };
    }
    f64::midpoint(alike(fine, other_fine), alike(coarse, other_coarse))
}
