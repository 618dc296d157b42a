//! All files of a workspace in another form: sealed, in the clear again, or sealed with another key. Whole or not at all.
//!
//! The new files are built beside the old ones, in `.lastseen/next`, and read again. Then a plan is written down, which
//! is the commit point: before it nothing has happened, after it any writer of this account finishes, without any key.
//! Right before it, what somebody saved by hand meanwhile is built anew.
//!
//! - `archive`: a copy of everything in one encrypted file.
//! - `built`: all files in their new form, which count for nothing yet, and the exchange.
//! - `copied`: the new files: building them, and testing them against the old ones.
//! - `exchange_plan`: what is put in whose place, and how it is carried out.
//! - `prepared`: a migration that is built and tested, and waits for the word.
//! - `secret_keys`: secret keys that lie in a workspace.
//! - `sources`: the files that are taken over, and which of them have changed since.
//! - `tree`: all files below a folder.

pub mod archive;
pub mod built;
pub mod copied;
pub mod exchange_plan;
pub mod prepared;
mod secret_keys;
mod sources;
pub mod tree;
