//! What the suites share.
//!
//! - `clones`: clones and copies of a workspace with two people, with git or without it.
//! - `records`: two people, a case and two sources, to put into a workspace.
//! - `run`: what one run of the program gave.
//! - `sealed`: a sealed workspace with its key, and whether words of it lie on the disk.
//! - `session`: a screen over a workspace, without a terminal; examples and benches use it, too.
//! - `simulated_disk`: a disk in memory on which everything can go wrong.
//! - `test_disk`: a workspace on a real or a simulated disk, for tests that must hold on both.
//! - `workspace`: a workspace in a temporary folder, and the program run on it.

#![allow(dead_code)] // Each suite uses a part of it.

pub mod clones;
pub mod records;
pub mod run;
pub mod sealed;
pub mod session;
pub mod simulated_disk;
pub mod test_disk;
pub mod workspace;
