//! What the program is at a moment, what may happen to it, and what it asks of the world.
//!
//! - `action`: everything that can happen to the screen.
//! - `apply_records`: taking records in as they are on disk now.
//! - `change_request`: a change that is to be put on disk, as far as the screen knows it.
//! - `click`: what a click of the mouse chooses, and the keys that it stands for.
//! - `direction`: in which direction one goes through a list, a form or a text.
//! - `disk_request`: what the screen asks of the files, and what comes of it.
//! - `dispatch`: runs a command as if its key were pressed, on whichever page is shown.
//! - `effect`: what the screen asks the world outside to do: something of the files, of the terminal, or
//!   beside everything else.
//! - `file_state`: the state of the files, as far as the screen knows it.
//! - `held_key_guard`: the guard against a key that is held, which decides once.
//! - `job`: what the screen asks to be done beside everything else, and what comes of it.
//! - `layout`: where everything lies on a screen of a given size.
//! - `lock_keys`: the keys of the lock.
//! - `mode`: what the keys are about at the moment.
//! - `notices`: what has just happened, and what should be known.
//! - `page`: what lies under whatever is open: the panes, the overview, or one person of a queue.
//! - `pending`: what was asked of the disk and is not answered yet, and what waits for the answer.
//! - `pointer`: the mouse: what it does, and what lies where it points.
//! - `repeat`: the last status change, which `.` makes again.
//! - `replies`: what comes back from outside: records that were read, changes that are on disk, failures.
//! - `reports`: texts that come back from outside to be read.
//! - `screen_request`: what the screen asks of the terminal, and what comes of it.
//! - `state`: everything that the screen shows and remembers.
//! - `terminal_state`: the size of the terminal, and what its keys mean.
//! - `update`: what an action does to the state, and which effects it asks for.

pub mod action;
pub(in crate::app) mod apply_records;
pub mod change_request;
pub(in crate::app) mod click;
pub mod direction;
pub mod disk_request;
pub mod dispatch;
pub mod effect;
pub mod file_state;
pub(in crate::app) mod held_key_guard;
pub mod job;
pub mod layout;
pub(in crate::app) mod lock_keys;
pub mod mode;
pub mod notices;
pub mod page;
pub mod pending;
pub mod pointer;
pub mod repeat;
pub(in crate::app) mod replies;
pub(in crate::app) mod reports;
pub mod screen_request;
pub mod state;
pub mod terminal_state;
pub mod update;
