//! A query over an index, best first.

pub mod cancel_token;
pub mod compiled_query;
pub mod distance;
pub mod facts;
pub mod find;
pub mod fuzzy_fields;
pub mod phrase;
pub mod rank;
#[cfg(test)]
pub(in crate::search) mod reference;
pub mod score_cache;
pub mod score_caches;
pub mod tiers;
pub mod word_fits;
pub mod word_matcher;
