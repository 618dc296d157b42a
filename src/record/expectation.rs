//! What should stand in a text where something else stands (`Expectation`). `serde` hands it on as a text, which is a word here.

use std::fmt;

/// A value of ours that a text should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// A bare word: `Detained`.
    BareWord,
    /// The id of a record, or what somebody wrote for one, in quotes.
    Link,
    /// An id in quotes: `"p-4f7k9q2m8x"`.
    RecordId,
    /// A date in quotes: `"2022-07~"`.
    EdtfDate,
}

impl Expectation {
    const ALL: [Self; 4] = [Self::BareWord, Self::Link, Self::RecordId, Self::EdtfDate];

    /// Its word, in the catalogues too.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BareWord => "bare-word",
            Self::Link => "record-link",
            Self::RecordId => "record-id",
            Self::EdtfDate => "edtf-date",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// For `serde`; people are told of it by `text`.
impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
