//! Workspaces under git: what git asks this program for, and what this program asks git for. The installed
//! `git` does the work; no network library is part of this program.
//!
//! - `bundle`: a file that holds a repository, to be carried by hand.
//! - `erased_names`: the names of people who were erased, in records that came in.
//! - `erased_there`: who was erased in the other clone, of whom this one has more.
//! - `ignored_files`: the files of a workspace that some rule of git ignores.
//! - `installed_git`: running the installed git in a folder.
//! - `interrupted`: what a synchronisation leaves behind that was killed.
//! - `kept_lines`: lines of logs that one side took out, and that stay.
//! - `locked_out`: nobody is locked out by a synchronisation.
//! - `logs_in_git`: the logs that git has in a commit.
//! - `mended_logs`: logs that get back what git knows of them, before a synchronisation.
//! - `merge_driver`: git's three files of one path become one, as a merge driver.
//! - `merge_in_place`: a merge in the workspace by git itself, if people must decide.
//! - `merge_line`: the line of the log that tells of a merge.
//! - `merge_markers`: a file in which a merge left its markers, merged by what both sides say.
//! - `merge_notes`: what the merge driver notes for a synchronisation.
//! - `merge_unmerged`: what git left unmerged in a sealed workspace, merged as changes of the log.
//! - `misplaced_records`: what lies in the place of a record of a sealed workspace and is none of its versions.
//! - `one_sided`: records that one side removed and the other one changed.
//! - `path_in_git`: the path that a record has in git, and what is in the bytes that git has there.
//! - `put_tree`: the files of a merged tree, put into the workspace one by one.
//! - `sealed_merge`: sealed files that git merges and compares.
//! - `same_form`: two sides are merged only if both are in the clear, or both sealed with one key.
//! - `settled_merge`: what git could not merge of a sealed workspace, settled for a synchronisation.
//! - `setup`: the drivers in the configuration of a clone, and the attributes that ask for them.
//! - `staging`: what a synchronisation stages: of a sealed workspace nothing new that lies in the clear.
//! - `sync`: the synchronisation of two clones.
//! - `synchronisation`: what a synchronisation knows of both sides, and what it asks git.
//! - `transfer`: fetching from another clone and sending to it.
//! - `unfinished`: what git is in the middle of.
//! - `unmerged_files`: unmerged files, and the merge of sealed ones in memory.

pub mod bundle;
pub mod erased_names;
pub mod erased_there;
pub mod ignored_files;
pub mod installed_git;
pub mod interrupted;
mod kept_lines;
mod locked_out;
pub mod logs_in_git;
mod mended_logs;
pub mod merge_driver;
mod merge_in_place;
pub mod merge_line;
pub mod merge_markers;
pub mod merge_notes;
pub mod merge_unmerged;
mod misplaced_records;
pub mod one_sided;
pub mod path_in_git;
pub mod put_tree;
mod same_form;
pub mod sealed_merge;
pub mod settled_merge;
pub mod setup;
mod staging;
pub mod sync;
pub mod synchronisation;
pub mod transfer;
mod unfinished;
pub mod unmerged_files;
