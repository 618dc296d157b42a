//! RON as text: finding a field in a record and changing its bytes without touching any other byte.
//!
//! `scan` reads the text into spans, `locate` finds a path in them, `edit` turns an intention into
//! splices, and `splice` is the only place that applies them. `ron` stays the judge of what is
//! valid: everything here accepts a superset of what `ron` 0.12 accepts.
//!
//! - `conflict_markers`: the markers that git and other version control systems leave in a file that they could not merge.
//! - `cursor`: a place in a text that moves from token to token.
//! - `edit`: turning an intention (set this field, add this item) into splices.
//! - `edit_tests`: what an edit must make of hand-written layouts, literally.
//! - `insert`: putting a member between two brackets, with the comma and the line that it needs there.
//! - `item_tests`: what adding and deleting items must make of hand-written layouts, literally.
//! - `known`: whether a record has no other fields than known ones.
//! - `layout`: how the lines of a text are laid out.
//! - `lex`: the tokens of RON: brackets, commas, colons, names and literals.
//! - `locate`: finding the bytes of a value by its path.
//! - `name`: identifiers: what may stand in one, and how a name is written as one.
//! - `node`: what a RON text is made of, as spans: the tree that reading it gives.
//! - `path`: the path of a value inside a record, such as `history[1].when`.
//! - `position`: byte offsets and the lines and columns that people count in.
//! - `quote`: writing a string as a RON literal that is safe to show and pleasant to read in a diff.
//! - `remove`: taking a member out from between two brackets, with its comma and its line.
//! - `same`: whether two pieces of RON text say the same.
//! - `scan`: reading RON text into spans: where each value, field, bracket and comma stands.
//! - `scan_tests`: what reading a text must give, and where it must fail.
//! - `sequence`: the members between two brackets, and where their commas and line ends are.
//! - `splice`: replacing ranges of bytes in a text, and taking the replacement back.
//! - `trivia`: what stands between tokens: white space and comments.

pub mod conflict_markers;
pub mod cursor;
pub mod edit;
#[cfg(test)]
mod edit_tests;
mod insert;
#[cfg(test)]
mod item_tests;
pub mod known;
pub mod layout;
pub mod lex;
pub mod locate;
pub mod name;
pub mod node;
pub mod path;
pub mod position;
pub mod quote;
mod remove;
pub mod same;
pub mod scan;
#[cfg(test)]
mod scan_tests;
mod sequence;
pub mod splice;
pub mod trivia;
