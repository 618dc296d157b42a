//! Finding records under any spelling: the query grammar, the index, the order of what is found.

pub mod attributes;
pub mod column;
pub mod columns;
pub mod distinct;
pub mod facts;
pub mod find;
pub mod folds;
pub mod highlight;
pub mod index;
pub mod leniency;
pub mod letters;
pub mod level;
pub mod likeness;
pub mod meaning;
pub mod of_kind;
pub mod order;
pub mod parse;
#[cfg(test)]
mod parse_tests;
pub mod phrase;
pub mod pick;
pub mod postings;
pub mod public;
pub mod query;
pub mod rank;
pub mod recency;
#[cfg(test)]
mod reference;
pub mod resolve;
pub mod row_token;
pub mod saved;
pub mod shelf_index;
pub mod status_word;
pub mod stop;
pub mod text_span;
pub mod text_table;
pub mod texts;
pub mod tiers;
pub mod token;
pub mod vocabulary;
pub mod word_fits;
