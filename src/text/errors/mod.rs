//! What went wrong, where, and what to do about it.
//!
//! - `advice`: what to do about findings that nothing can be opened for.
//! - `cause`: why a file cannot be read or written, and what does not fit in a text or in a line of a log.
//! - `encryption`: why a key cannot be used, or an encrypted file not be opened.
//! - `failure`: one line for everything that could not be done: what, where, and what to do about it.
//! - `import`: what is wrong with a list, its map or a row, and what to do about it.
//! - `left_behind`: copies and markers that other programs left beside and in the files, in words.
//! - `not_current`: why an entry does not give the status that a person has now.
//! - `problem`: one line for everything that may be wrong with a file, a record or a statement.
//! - `query_error`: why a query could not be understood, and what to write instead.
//! - `refusal`: why what was typed cannot stand in a field.

pub mod advice;
pub mod cause;
pub mod encryption;
pub mod failure;
pub mod import;
pub mod left_behind;
pub mod not_current;
pub mod problem;
pub mod query_error;
pub mod refusal;
