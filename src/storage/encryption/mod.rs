//! Files that are encrypted with `age`, for others, from others and of a sealed workspace, and the keys of whoever reads them.
//!
//! - `age_file`: what it may cost to try a passphrase on an `age` file.
//! - `decrypt`: an `age` file to what is in it, in memory.
//! - `identities`: the secret keys that open a file: where they come from, and how they are kept.
//! - `key_files`: the key files of a sealed workspace: how its key is found, and who can open it.
//! - `locked_memory`: secrets that are not swapped out.
//! - `recipients`: the public keys that something is encrypted to.
//! - `sealed_fs`: the files of a sealed workspace.
//! - `workspace_key`: the key of a sealed workspace, and what is derived from it.

pub mod age_file;
pub mod decrypt;
pub mod identities;
pub mod key_files;
pub mod locked_memory;
pub mod recipients;
pub mod sealed_fs;
pub mod workspace_key;
