//! What the suites share: a workspace in a temporary folder with the program at work on it, records to
//! put into it, and a disk on which everything can go wrong.

#![allow(dead_code)] // Each suite uses a part of it.

pub mod records;
pub mod run;
pub mod session;
pub mod simulated_disk;
pub mod workspace;
