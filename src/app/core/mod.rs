//! What the program is at a moment, what may happen to it, and what it asks of the world.
//!
//! - `action`: everything that can happen to the screen.
//! - `apply_records`: taking records in as they are on disk now.
//! - `dispatch`: runs a command as if its key were pressed, on whichever page is shown.
//! - `effect`: what the screen asks the world outside to do.
//! - `layout`: where everything lies on a screen of a given size.
//! - `mode`: what the keys are about at the moment.
//! - `page`: what lies under whatever is open: the panes, the overview, or one person of a queue.
//! - `pending`: what to do with a record once a change of it is on disk.
//! - `repeat`: the last status change, which `.` makes again.
//! - `replies`: what comes back from outside: records that were read, changes that are on disk, failures.
//! - `reports`: texts that come back from outside to be read.
//! - `state`: everything that the screen shows and remembers.
//! - `update`: what an action does to the state, and which effects it asks for.

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
