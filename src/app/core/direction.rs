//! In which direction one goes through a list, a form or a text.

/// In which direction one goes through a list, a form or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To what comes next.
    Forward,
    /// To what came before.
    Back,
}
