//! From a key to a command.
//!
//! - `context`: where a key is pressed.
//! - `former_names`: names that commands had in former versions.
//! - `help`: the whole help: every key, the signs, the query language.
//! - `key`: a key press, free of any terminal.
//! - `key_hold`: tells a key that is held down from one that is pressed again.
//! - `key_table`: everything that a key can do, in one table: command, name, keys and one line of help.
//! - `keyboard_layout`: which Latin key lies in the place of a Cyrillic one.
//! - `keymap`: which command a key stands for, with the user's own keys and on a Cyrillic layout.

pub mod context;
pub mod former_names;
pub mod help;
pub mod key;
pub mod key_hold;
pub mod key_table;
pub mod keyboard_layout;
pub mod keymap;
