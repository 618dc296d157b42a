//! The only place that touches the files of a workspace: open, load, commit, undo, log, recover.
//!
//! `workspace` is the door. Everything goes through the seam `fs`, so the same code runs on a disk
//! and in memory. ARCHITECTURE.md, "From a key to the disk", has the protocol that `publish` follows.
//!
//! - `attachments`: copies of files attached to sources.
//! - `clock`: the clocks of the whole program; no other module asks the system for the time.
//! - `commit`: a change on its way to the disk, and the beginning that every writer has in common.
//! - `digest`: SHA-256 in hexadecimal.
//! - `drafts`: the half-typed forms and notes of this machine.
//! - `encryption`: files for others, encrypted with `age`, and files from others that are.
//! - `erase`: erasing a person: plan, logs, records, fingerprints.
//! - `error`: the system's errors as failures that a user can act on.
//! - `export_file`: the export file: it gets its name after its line is in the log.
//! - `fs`: the seam to the filesystem: the handful of operations that a workspace needs.
//! - `git`: what git asks this program for, and what this program asks git for.
//! - `load`: reading all records of a workspace, on all processors, in batches.
//! - `log`: the log: one line a change, chained by hashes, one file for each author and device.
//! - `memory_file`: a file in memory: what another program has to see of a sealed workspace.
//! - `merge`: joining two records and taking them apart, and merging another workspace.
//! - `migration`: all files of a workspace in another form, whole or not at all.
//! - `outside`: files outside of the workspace that somebody names: lists that are read, reports and tables that are written.
//! - `process`: whether another run of the program still runs on this machine.
//! - `queue`: the queues of this machine, in `.lastseen/queues/`.
//! - `random`: names that nobody can guess and nobody else has drawn: ids of changes and records.
//! - `signature`: signatures of logs by the SSH keys of their authors.
//! - `snapshot`: all records as they were read, in one file of this account.
//! - `watch`: notices that files have changed.
//! - `workspace`: a workspace that is open: the door to everything that lies on disk.

pub mod attachments;
pub mod clock;
pub mod commit;
pub mod digest;
pub mod drafts;
pub mod encryption;
pub mod erase;
pub mod error;
pub mod export_file;
pub mod fs;
pub mod git;
pub mod load;
pub mod log;
pub mod memory_file;
pub mod merge;
pub mod migration;
pub mod outside;
pub mod process;
pub mod queue;
pub mod random;
pub mod signature;
pub mod snapshot;
pub mod watch;
pub mod workspace;
