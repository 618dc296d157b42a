//! A query over an index, best first.
//!
//! - `cancel_token`: telling a search that nobody waits for it any more.
//! - `compiled_query`: what a query means for one index.
//! - `distance`: how alike what was typed and a record's names are, letter by letter.
//! - `facts`: the parts of a query that are no words: statuses, dates, what is derived, ids.
//! - `find`: finding the records that answer to a query, best first.
//! - `phrase`: phrases in quotes: whole words as they are written.
//! - `rank`: the order of what is found.
//! - `reason`: why a record was found, if its name does not show it.
//! - `reference`: the search as it is defined, record by record and without anything that makes it fast.
//! - `score_cache`: how well every record answers to one word of a query.
//! - `score_caches`: the columns of the last queries, kept for the next one.
//! - `tiers`: from how well words fit to the rank of a record.
//! - `word_fits`: how well the words of an index answer to one word.
//! - `word_matcher`: how well one record answers to one word.
//! - `written`: whether a record has the words of a query in the letters that were typed.

pub mod cancel_token;
pub mod compiled_query;
pub mod distance;
pub mod facts;
pub mod find;
pub mod phrase;
pub mod rank;
pub mod reason;
#[cfg(test)]
pub(in crate::search) mod reference;
pub mod score_cache;
pub mod score_caches;
pub mod tiers;
pub mod word_fits;
pub mod word_matcher;
pub mod written;
