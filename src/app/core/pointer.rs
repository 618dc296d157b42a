//! The mouse: what it does, and what lies where it points.

use crate::app::browse::pane::Pane;
use crate::app::keys::key::Key;

/// What lies where the mouse points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerTarget {
    /// A row of a pane, by its place.
    Row(Pane, usize),
    /// An item or line of what is open, by its place.
    Item(usize),
    /// A key in the line of hints.
    Key(Key),
}

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A click of the left button.
    Click,
    /// A second one in the same place, soon after the first.
    DoubleClick,
    /// The wheel is turned up.
    WheelUp,
    /// The wheel is turned down.
    WheelDown,
}

/// Something that the mouse does, and where: column and row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What.
    pub kind: PointerKind,
    /// Where.
    pub at: (u16, u16),
    /// What lies there, once that is known.
    pub target: Option<PointerTarget>,
}
