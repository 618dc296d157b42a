//! From a key to a command.

pub mod command;
pub mod key;
pub mod key_table;
pub mod keyboard_layout;
pub mod keymap;
