//! How well one record answers to one word.

use crate::search::index::row_token::{RowToken, RowTokens};
use crate::search::index::texts::{FORGIVING, IndexedField, NAMES, fields};
use crate::search::index::vocabulary::{INSIDE, MatchQuality, NO_FIT, START, WHOLE};

/// How well one record answers to one word: in its names, in its weak names, in its other texts; and
/// whether a name begins with the word or is the word. Packed, because there is one for every record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordScore(u16);

const FIT_BITS: u32 = 3;
const FIT_MASK: u16 = (1 << FIT_BITS) - 1;
const FIRST: u16 = 1 << (3 * FIT_BITS);
const ALONE: u16 = 1 << (3 * FIT_BITS + 1);

impl WordScore {
    /// What real and weak names answer.
    #[must_use]
    pub const fn new(strong: MatchQuality, weak: MatchQuality) -> Self {
        Self(strong as u16 | (weak as u16) << FIT_BITS)
    }

    /// The same with whether a name begins with the word, and whether one is the word.
    #[must_use]
    pub const fn named(self, first: bool, alone: bool) -> Self {
        let first = if first { FIRST } else { 0 };
        let alone = if alone { ALONE } else { 0 };
        Self(self.0 | first | alone)
    }

    /// The same with what the other texts answer.
    #[must_use]
    pub const fn with_text(self, text: MatchQuality) -> Self {
        Self(self.0 | (text as u16) << (2 * FIT_BITS))
    }

    /// What [`WordScore::bits`] gave.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// All of it as a number; 0 if nothing answers.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// What the real names answer.
    #[must_use]
    pub const fn strong(self) -> MatchQuality {
        (self.0 & FIT_MASK) as MatchQuality
    }

    /// What the weak names answer.
    #[must_use]
    pub const fn weak(self) -> MatchQuality {
        (self.0 >> FIT_BITS & FIT_MASK) as MatchQuality
    }

    /// The best that anything answers.
    #[must_use]
    pub fn best(self) -> MatchQuality {
        let text = (self.0 >> (2 * FIT_BITS) & FIT_MASK) as MatchQuality;
        self.in_names().max(text)
    }

    /// The best that any name answers.
    #[must_use]
    pub fn in_names(self) -> MatchQuality {
        self.strong().max(self.weak())
    }

    /// Whether a name begins with the word.
    #[must_use]
    pub const fn is_first(self) -> bool {
        self.0 & FIRST != 0
    }

    /// Whether the word is the whole of a name.
    #[must_use]
    pub const fn is_alone(self) -> bool {
        self.0 & ALONE != 0
    }
}

/// What the words and texts of an index answer to one word, ready to be asked for one record after
/// another.
#[derive(Clone, Copy, Debug)]
pub struct WordMatcher<'a> {
    words: &'a [MatchQuality],
    texts: &'a [MatchQuality],
    /// The best that a text may answer, by field; what is less does not count.
    least: [MatchQuality; 16],
    names: bool,
    /// Whether no text beyond the usual ones is looked in.
    usual: bool,
    /// Once a record answers so well, nothing else matters.
    enough: MatchQuality,
}

impl<'a> WordMatcher<'a> {
    /// Looks for a word in these fields; a `whole` word counts only if it is the whole of a word.
    #[must_use]
    pub fn new(
        words: &'a [MatchQuality],
        texts: &'a [MatchQuality],
        looked_in: u16,
        whole: bool,
    ) -> Self {
        let mut least = [MatchQuality::MAX; 16];
        for (field, least) in least.iter_mut().enumerate() {
            let bit = 1 << field;
            if looked_in & bit != 0 {
                // Long texts and labels answer only to what stands in them, not to what is nearly
                // there.
                *least = if FORGIVING & bit == 0 { INSIDE } else { NO_FIT };
            }
        }
        Self {
            words,
            texts,
            least,
            names: looked_in & NAMES != 0,
            usual: looked_in & !fields(None) == 0,
            enough: if whole { WHOLE } else { START },
        }
    }

    /// How a record answers.
    #[must_use]
    pub fn level(&self, tokens: RowTokens) -> WordScore {
        let names = if self.names {
            self.names(tokens.names)
        } else {
            WordScore::default()
        };
        if names.in_names() >= self.enough {
            return names;
        }
        let texts = if self.usual {
            tokens.usual
        } else {
            tokens.texts
        };
        let mut best = NO_FIT;
        for token in texts {
            // Where few fields are looked in, most texts need not be asked for.
            let least = self.least[token.field() as usize];
            if least == MatchQuality::MAX {
                continue;
            }
            let fit = self.texts[token.number() as usize];
            if fit > best && fit >= least {
                best = fit;
                if best >= self.enough {
                    break;
                }
            }
        }
        names.with_text(best)
    }

    /// How the names of a record answer.
    #[must_use]
    pub fn names(&self, names: &[RowToken]) -> WordScore {
        let (mut strong, mut weak) = (NO_FIT, NO_FIT);
        let (mut first, mut alone) = (false, false);
        for (at, token) in names.iter().enumerate() {
            let fit = self.words[token.number() as usize];
            if fit == NO_FIT {
                continue;
            }
            if token.field() == IndexedField::WeakName {
                weak = weak.max(fit);
            } else {
                strong = strong.max(fit);
            }
            if token.is_first() {
                first |= fit >= START;
                alone |= fit == WHOLE && names.get(at + 1).is_none_or(|next| next.is_first());
            }
        }
        WordScore::new(strong, weak).named(first, alone)
    }
}
