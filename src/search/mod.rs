//! Finding records under any spelling: the query grammar, the index, the order of what is found.

pub mod index;
pub mod matching;
pub mod pick;
pub mod query;
pub mod resolve;
