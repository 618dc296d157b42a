//! How well the words of an index answer to one word, in the fields that let in what is near and in the
//! others.

use crate::search::index::texts::NAMES;
use crate::search::index::vocabulary::{MatchQuality, Vocabulary};
use crate::search::query::WantedWord;

/// How well the words of an index answer to one word.
#[derive(Clone, Debug)]
pub struct WordFits {
    /// By the letters of the word, by the number of the other.
    plain: Vec<MatchQuality>,
    /// The same with the words that only nearly answer; empty if no field lets these in.
    loose: Vec<MatchQuality>,
    /// The fields that let them in.
    pub lenient: u16,
}

impl WordFits {
    /// Holds a word against all words of an index: `plain` is what [`Vocabulary::fits`] makes of it, and
    /// in the `lenient` fields the words that only nearly answer count as well.
    #[must_use]
    pub fn new(
        vocabulary: &Vocabulary,
        word: &WantedWord,
        mut plain: Vec<MatchQuality>,
        lenient: u16,
    ) -> Self {
        let mut loose = Vec::new();
        let mut lenient = lenient;
        if lenient != 0 {
            loose = vocabulary.loosened(word, &plain);
            if loose == plain {
                lenient = 0;
            }
            vocabulary.mark_forms(word, &mut loose);
        }
        vocabulary.mark_forms(word, &mut plain);
        Self {
            plain,
            loose,
            lenient,
        }
    }

    /// How well the words answer in texts that stand in these fields.
    #[must_use]
    pub fn within(&self, fields: u16) -> &[MatchQuality] {
        if fields & self.lenient == 0 {
            &self.plain
        } else {
            &self.loose
        }
    }

    /// How well the words answer where the most of them do.
    #[must_use]
    pub fn most(&self) -> &[MatchQuality] {
        self.within(self.lenient)
    }

    /// How well the words answer in the fields that let in what is near, if any do, and in the others.
    pub fn each(&self) -> impl Iterator<Item = (bool, &[MatchQuality])> {
        let near = (self.lenient != 0).then_some((true, self.loose.as_slice()));
        near.into_iter().chain([(false, self.plain.as_slice())])
    }

    /// How well the words answer in names, where short forms of a first name stand for it.
    #[must_use]
    pub fn into_names(self, vocabulary: &Vocabulary, word: &WantedWord) -> Vec<MatchQuality> {
        let mut names = if self.lenient & NAMES == 0 {
            self.plain
        } else {
            self.loose
        };
        vocabulary.mark_short_forms(word, &mut names);
        names
    }
}
