//! What an erasure reaches, and how links to a record are taken out of another's text.
//!
//! - `cut_links`: the edits that take every link to a record out of the text of another record.
//! - `left_behind`: what other programs leave beside records and logs.
//! - `name_parts`: the words of a name by what they are: given names, patronymics, family names.
//! - `name_search`: finds the places of a text that name a person in any form.
//! - `name_tokens`: the words of a text in which a name is looked for, as they are meant.
//! - `reach`: what the erasure of a person reaches, and what only a person can reach.

pub mod cut_links;
pub mod left_behind;
pub mod name_parts;
pub mod name_search;
pub mod name_tokens;
pub mod reach;
