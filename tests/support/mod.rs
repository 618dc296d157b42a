//! What the suites share: a disk on which everything can go wrong.

#![allow(dead_code)] // Each suite uses a part of it.

pub mod simulated_disk;
