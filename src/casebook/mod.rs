//! The casebook: everything that is loaded, what follows from it, and what a change is. Pure.

pub mod atom;
pub mod book;
pub mod change;
pub mod check;
pub mod check_circles;
pub mod check_links;
pub mod check_nested;
pub mod check_values;
pub mod check_words;
pub mod compose;
pub mod corroboration;
pub mod edit;
pub mod failure;
pub mod field;
pub mod figure;
pub mod gazetteer;
pub mod holds;
pub mod links;
pub mod listing;
pub mod loaded;
pub mod mentions;
pub mod news;
pub mod problem;
pub mod query_error;
pub mod shelf;
pub mod standing;
