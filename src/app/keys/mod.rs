//! From a key to a command.
//!
//! - `command`: what a key can do, and where.
//! - `key`: a key press, free of any terminal.
//! - `key_table`: the one table of everything that a key can do: name, keys and one line of help.
//! - `keyboard_layout`: which Latin key lies in the place of a Cyrillic one.
//! - `keymap`: which command a key stands for, with the user's own keys and on a Cyrillic layout.

pub mod command;
pub mod key;
pub mod key_table;
pub mod keyboard_layout;
pub mod keymap;
