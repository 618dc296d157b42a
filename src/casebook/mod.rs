//! The casebook: everything that is loaded, what follows from it, and what a change is. Pure.

pub mod change;
pub mod edit;
pub mod failure;
pub mod loaded;
pub mod problem;
