//! Two records made one and taken apart again, and two versions of one record merged, as edits.
//!
//! - `align`: which item of a list became which one of another version of that list.
//! - `comments`: the comments that another version of a text has and the merged one lacks.
//! - `common_part`: what two versions of a text have in common.
//! - `join`: joining two records of one person, as edits.
//! - `join_request`: which records are to be joined, and how.
//! - `lost_statements`: what changes said and the text no longer says, though none took it away.
//! - `most_protective`: of two records of one person, whose word on risk and consent is more careful.
//! - `pair_decision`: what somebody decided about two records that look alike, as edits.
//! - `resolution`: which of two values counts, and where the other one stands.
//! - `text_edit`: one edit of a text, without saying which record it is.
//! - `three_way`: a three-way merge of two versions of one record.
//! - `three_way_tests`: what a merge must give, and what holds for every merge.
//! - `undecided`: what a merge left undecided, and the edits by which somebody decides.
//! - `unjoin`: what taking two joined records apart again would come upon, as data.
//! - `value_parts`: the parts of a written value, as far as a merge takes it apart.
//! - `withdrawals`: which items of a list a merge withdraws.

pub mod align;
pub mod comments;
pub mod common_part;
pub mod join;
pub mod join_request;
pub mod lost_statements;
pub mod most_protective;
pub mod pair_decision;
pub mod resolution;
pub mod text_edit;
pub mod three_way;
#[cfg(test)]
mod three_way_tests;
pub mod undecided;
pub mod unjoin;
pub mod value_parts;
mod withdrawals;
