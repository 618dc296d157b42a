//! The screen on a real terminal: the only home of ratatui and crossterm.

pub mod aside;
pub mod checker;
pub mod comparer;
pub mod editor;
pub mod event;
pub mod frame_writer;
pub mod incoming;
pub mod input;
pub mod keeper;
pub mod pen;
pub mod performing;
pub mod queueing;
pub mod run;
pub mod searcher;
pub mod sentinel;
pub mod terminal;
pub mod theme;
pub mod thrift;
pub mod view;
pub mod worker;
