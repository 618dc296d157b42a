//! Workspaces under git: what git asks this program for, and what this program asks git for. The installed
//! `git` does the work; no network library is part of this program.
//!
//! - `bundle`: a file that holds a repository, to be carried by hand.
//! - `erased_names`: the names of people who were erased, in records that came in.
//! - `erased_there`: who was erased in the other clone, of whom this one has more.
//! - `installed_git`: running the installed git in a folder.
//! - `interrupted`: what a synchronisation leaves behind that was killed.
//! - `merge_driver`: git's three files of one path become one, as a merge driver.
//! - `merge_in_place`: a merge in the workspace by git itself, if people must decide.
//! - `merge_line`: the line of the log that tells of a merge.
//! - `merge_markers`: a file in which a merge left its markers, merged by what both sides say.
//! - `merge_notes`: what the merge driver notes for a synchronisation.
//! - `put_tree`: the files of a merged tree, put into the workspace one by one.
//! - `sealed_merge`: sealed files that git merges and compares.
//! - `setup`: the drivers in the configuration of a clone, and the attributes that ask for them.
//! - `sync`: the synchronisation of two clones.
//! - `synchronisation`: what a synchronisation knows of both sides, and what it asks git.
//! - `transfer`: fetching from another clone and sending to it.

pub mod bundle;
pub mod erased_names;
pub mod erased_there;
pub mod installed_git;
pub mod interrupted;
pub mod merge_driver;
mod merge_in_place;
pub mod merge_line;
pub mod merge_markers;
pub mod merge_notes;
pub mod put_tree;
pub mod sealed_merge;
pub mod setup;
pub mod sync;
pub mod synchronisation;
pub mod transfer;
