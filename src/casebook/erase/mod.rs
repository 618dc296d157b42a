//! What an erasure reaches, and how links to a record are taken out of another's text.

pub mod cut_links;
pub mod left_behind;
pub mod name_parts;
pub mod name_search;
pub mod name_tokens;
pub mod reach;
