//! Words of a closed list that stay open: what this version does not know is kept as it is written.

use std::fmt;

use crate::record::expectation::Expectation;

/// Makes an enum of bare RON words with a catch-all for every other word.
///
/// A value that a later version or another hand wrote must neither keep a record from loading nor
/// be lost, so every such enum ends in `Other(String)`.
macro_rules! open_words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, borsh::BorshSerialize, borsh::BorshDeserialize,
        )]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A word that this version does not know, as it is written.
            Other(String),
        }

        impl $name {
            /// The words that this version knows, as they stand in a record.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The word as it stands in a record.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($text => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        std::fmt::Display::fmt(&$crate::record::expectation::Expectation::BareWord, f)
                    }
                    fn visit_str<E>(self, word: &str) -> Result<$name, E> {
                        Ok($name::from(word))
                    }
                }
                deserializer.deserialize_identifier(Visitor)
            }
        }
    };
}

pub(crate) use open_words;

/// A bare word without a list of its own: a kinship, a level, the reach of a consent.
///
/// Empty if nothing is written.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct AnyWord(pub String);

impl AnyWord {
    /// The word as it stands in a record.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for AnyWord {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = AnyWord;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Expectation::BareWord, f)
            }
            fn visit_str<E>(self, word: &str) -> Result<AnyWord, E> {
                Ok(AnyWord(word.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Visitor)
    }
}
