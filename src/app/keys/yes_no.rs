//! The answer to a question: `y` or `n`, and Esc for no.

use crate::app::keys::key::{Code, Key};

/// Whether a key says yes or no; `None` for a key that is no answer. On a Cyrillic layout the key of `y`
/// gives the letter that нет begins with, so it says no.
#[must_use]
pub const fn yes_no(key: Key) -> Option<bool> {
    match key.code {
        Code::Esc => Some(false),
        Code::Char('c') if key.ctrl => Some(false),
        Code::Char(_) if key.ctrl => None,
        Code::Char('y' | 'Y') => Some(true),
        Code::Char('n' | 'N' | 'н' | 'Н' | 'т' | 'Т') => Some(false),
        _ => None,
    }
}
