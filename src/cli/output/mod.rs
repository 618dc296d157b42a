//! What goes out, in which shape, with which exit code.

pub mod cli_error;
pub mod json;
pub mod out;
pub mod table;
