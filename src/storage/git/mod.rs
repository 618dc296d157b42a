//! Workspaces under git: what git asks this program for, and what this program asks git for. The installed
//! `git` does the work; no network library is part of this program.
//!
//! - `installed_git`: running the installed git in a folder.
//! - `merge_driver`: git's three files of one path become one, as a merge driver.
//! - `setup`: the drivers in the configuration of a clone, and the attributes that ask for them.
//! - `sync`: the synchronisation of two clones.

pub mod installed_git;
pub mod merge_driver;
pub mod setup;
pub mod sync;
