//! Finding records under any spelling: the query grammar, the index, the order of what is found.
//!
//! - `index`: the index that searches run on.
//! - `matching`: a query over an index, best first.
//! - `nearest`: the records whose names come nearest to what was typed, where not every word fits.
//! - `pick`: choosing among short texts as one types: commands, statuses, sources in a picker.
//! - `query`: what a query asks for, once it is understood.
//! - `resolve`: the one record that is meant by an id, its beginning, or a name.

pub mod index;
pub mod matching;
pub mod nearest;
pub mod pick;
pub mod query;
pub mod resolve;
