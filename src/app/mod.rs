//! The screen's logic, free of any terminal: a key becomes an action, an action changes the state
//! and asks for effects. Pure: no clock, no files.

pub mod action;
pub mod awaited;
pub mod batch;
pub mod begin;
pub mod clash;
pub mod command;
pub mod effect;
pub mod facet;
pub mod findings;
pub mod form;
pub mod gesture;
pub mod key;
pub mod key_table;
pub mod keymap;
pub mod last;
pub mod layout;
pub mod linked;
pub mod list;
pub mod mode;
pub mod offer;
pub mod overview;
pub mod page;
pub mod pairs;
pub mod pane;
pub mod picker;
pub mod position;
pub mod purpose;
pub mod rebase;
pub mod sheet;
pub mod state;
pub mod text_input;
pub mod trail;
pub mod triage;
pub mod unsent;
pub mod update;
