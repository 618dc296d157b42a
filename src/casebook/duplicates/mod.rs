//! Who may be the same person under two names.
//!
//! `signature` takes from a person what can be compared, `vocabulary` and `near_words` say which names
//! are common and which are near each other, `candidates` finds the pairs that are worth comparing,
//! `score` says in bits what speaks for and against a pair, and `duplicate_index` keeps the pairs.
//!
//! The sum of the bits is that of Fellegi and Sunter ("A theory for record linkage", 1969): for each
//! field the logarithm of how much more often it agrees so in records of one person than in records of
//! two. A rare name weighs more than a common one because the book says how rare it is.
//!
//! - `candidates`: which pairs are worth a look.
//! - `duplicate_index`: the pairs of records that may be about one person, kept up to date record by record.
//! - `evidence`: which homes and units are the same, which lie in each other, and how common each is.
//! - `names`: two names, compared word by word.
//! - `near_words`: which of many words are near spellings of each other, without comparing each with each.
//! - `reason`: why two records may or may not be about one person, as data.
//! - `score`: how much speaks for two records being about one person, in bits.
//! - `signature`: what of a person can be compared, taken from the record once.
//! - `vocabulary`: the words of all names, folded, with how many people bear each.
//! - `years`: when somebody may have been born, by what sources say of their birth and age.

pub mod candidates;
pub mod duplicate_index;
pub mod evidence;
pub mod names;
pub mod near_words;
pub mod reason;
pub mod score;
pub mod signature;
pub mod vocabulary;
pub mod years;
