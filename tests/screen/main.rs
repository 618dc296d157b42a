//! The screen without a terminal: keys go in, frames and files come out.

mod harness;
mod sizes;
mod stories;
mod views;
