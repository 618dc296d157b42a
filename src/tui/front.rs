//! The front: what the state is shown on, and where what is typed comes from.

use std::io;
use std::time::Instant;

use crate::app::core::action::Action;
use crate::app::core::state::State;
use crate::storage::workspace::Workspace;
use crate::tui::loop_event::{Ended, Typed};

/// Whether something is under way that was asked of the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskWork {
    /// Nothing is.
    Settled,
    /// An answer has not come yet.
    UnderWay,
}

/// What the state is shown on, and where what is typed comes from: the screen, or lines.
pub trait Front {
    /// Columns and rows, as far as there are any.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked.
    fn size(&self) -> io::Result<(u16, u16)>;

    /// Shows the state. Gives what follows by itself from what is shown now; it is shown again after that.
    ///
    /// # Errors
    ///
    /// How the program ends where nobody can see any more what is shown.
    fn draw(&mut self, state: &mut State, disk: DiskWork) -> Result<Vec<Action>, Ended>;

    /// When something is to be drawn that was left out, if nothing happens until then.
    fn rests_at(&self) -> Option<Instant> {
        None
    }

    /// What something that was typed means.
    fn actions(&mut self, typed: Typed, state: &mut State, workspace: &Workspace) -> Vec<Action>;

    /// One of these actions, as it counts now that those before it have been applied; `None` if it does not.
    fn admit(&mut self, action: Action, state: &State) -> Option<Action>;

    /// Lets more be typed, after what was typed before has been done.
    fn listen(&mut self);

    /// Sends a text to the clipboard of the terminal.
    fn copy(&mut self, text: &str);

    /// Turns the mouse on or off.
    fn set_mouse(&mut self, on: bool);

    /// Makes the next drawing a whole one.
    fn redraw(&mut self);

    /// Gives the terminal back as it was.
    fn give_back(&mut self);

    /// Gives the terminal to another program.
    fn lend(&mut self);

    /// Takes the terminal again.
    fn take_again(&mut self);
}
