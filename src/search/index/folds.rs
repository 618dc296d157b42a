//! Folding many texts, each word once: a hundred thousand records are written with few words.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::search::index::vocabulary::Vocabulary;
use crate::spelling::fold::key;
use crate::spelling::neighbors::in_latin;

/// The words that have been folded into one vocabulary, as they are written.
#[derive(Debug, Default)]
pub struct Folds {
    /// For each written word where its numbers begin in `numbers`, and how many they are: a word
    /// such as `Rostov-na-Donu` folds to several.
    known: HashMap<Box<str>, (u32, u32), RandomState>,
    numbers: Vec<u32>,
}

/// How many words are remembered; what is written once only is not worth it.
const MOST: usize = 1 << 17;

impl Folds {
    /// Calls `visit` with the number of every folded word of a text and whether it begins a spelling.
    /// A text with hyphens has a second spelling without them: `Ивано-Франковск` is also
    /// `Иванофранковск`.
    pub fn each_word(
        &mut self,
        text: &str,
        vocabulary: &mut Vocabulary,
        visit: &mut dyn FnMut(u32, bool),
    ) {
        self.spelling(text, vocabulary, visit);
        if text.contains('-') {
            self.spelling(&text.replace('-', ""), vocabulary, visit);
        }
    }

    fn spelling(
        &mut self,
        text: &str,
        vocabulary: &mut Vocabulary,
        visit: &mut dyn FnMut(u32, bool),
    ) {
        let mut first = true;
        // A space always parts words, so what stands between two can be folded by itself.
        for written in text.split(' ').filter(|written| !written.is_empty()) {
            let (start, count) = match self.known.get(written) {
                Some(span) => *span,
                None => self.fold(written, vocabulary),
            };
            for number in &self.numbers[start as usize..(start + count) as usize] {
                visit(*number, first);
                first = false;
            }
        }
    }

    fn fold(&mut self, written: &str, vocabulary: &mut Vocabulary) -> (u32, u32) {
        if self.known.len() >= MOST {
            self.known.clear();
            self.numbers.clear();
        }
        let start = self.numbers.len();
        let folded = key(&in_latin(written));
        let words = folded.split(' ').filter(|word| !word.is_empty());
        self.numbers.extend(words.map(|word| vocabulary.add(word)));
        // There are at most 2^17 entries of a few numbers each.
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let span = (number(start), number(self.numbers.len() - start));
        self.known.insert(written.into(), span);
        span
    }
}
