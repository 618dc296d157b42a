//! What the program is at a moment, what may happen to it, and what it asks of the world.

pub mod action;
pub(in crate::app) mod apply_records;
pub mod dispatch;
pub mod effect;
pub mod layout;
pub mod mode;
pub mod page;
pub mod pending;
pub mod repeat;
pub(in crate::app) mod replies;
pub(in crate::app) mod reports;
pub mod state;
pub mod update;
