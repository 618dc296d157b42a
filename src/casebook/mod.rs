//! The casebook: everything that is loaded, what follows from it, and what a change is. Pure.

pub mod book;
pub mod change;
pub mod check;
pub mod derive;
pub mod draft;
pub mod duplicates;
pub mod erase;
pub mod errors;
pub mod external;
pub mod fields;
pub mod merge;
pub mod public;
pub mod queue;
