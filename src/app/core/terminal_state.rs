//! The state of the terminal: its size, and what its keys mean.

use crate::app::keys::key_hold::KeyHold;
use crate::app::keys::keyboard_layout::KeyboardLayout;
use crate::app::keys::keymap::Keymap;

/// The state of the terminal.
#[derive(Clone, Debug)]
pub struct TerminalState {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The keys.
    pub keymap: Keymap,
    /// The layout that the last letter came from.
    pub layout: KeyboardLayout,
    /// The key that was pressed last, and whether it is held.
    pub key_hold: KeyHold,
    /// Whether the key before was a point that had nothing to repeat.
    pub is_after_point: bool,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// Whether only the head of the chosen record is drawn now, because the line is slow.
    pub is_brief: bool,
    /// Whether what is only for the eye is left out, because the line may be slow.
    pub is_spared: bool,
    /// Whether the key of the lock was the last one that was pressed: once more locks.
    pub is_lock_asked: bool,
    /// The machine that the program runs on, if that is not the one that the user sits at.
    pub remote_host: Option<String>,
}

impl TerminalState {
    /// A terminal of this size, with the keys of the table.
    #[must_use]
    pub fn new(size: (u16, u16)) -> Self {
        Self {
            size,
            keymap: Keymap::default(),
            layout: KeyboardLayout::default(),
            key_hold: KeyHold::default(),
            is_after_point: false,
            mouse: false,
            is_brief: false,
            is_spared: false,
            is_lock_asked: false,
            remote_host: None,
        }
    }
}
