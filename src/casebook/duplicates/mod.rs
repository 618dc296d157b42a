//! Who may be the same person under two names.
//!
//! [`sketch`] takes from a person what can be compared, [`vocabulary`] folds the words of all names
//! together and says how common each is and which are near each other, [`candidates`] finds the pairs
//! that are worth a look, [`names`] and [`weigh`] say in bits what speaks for and against a pair, and
//! [`lookalikes`] keeps the pairs.
//!
//! The sum of the bits is that of Fellegi and Sunter ("A theory for record linkage", 1969): for each
//! field the logarithm of how much more often it agrees so in records of one person than in records of
//! two. A rare name weighs more than a common one because the book says how rare it is.

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
