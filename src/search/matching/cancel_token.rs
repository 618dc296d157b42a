//! Telling a search that nobody waits for it any more.

use std::sync::atomic::{AtomicBool, Ordering};

/// Asks whether a search is still wanted.
#[derive(Clone, Copy, Debug)]
pub struct CancelToken<'a>(Option<&'a AtomicBool>);

impl<'a> CancelToken<'a> {
    /// It is wanted, whatever happens.
    pub const NEVER: Self = Self(None);

    /// It is wanted until the flag is set.
    #[must_use]
    pub const fn when(flag: &'a AtomicBool) -> Self {
        Self(Some(flag))
    }

    /// `None` once the search is no longer wanted.
    #[must_use]
    pub fn unless(self) -> Option<()> {
        // Nothing else is read after the flag, so no order is needed.
        let stopped = self.0.is_some_and(|flag| flag.load(Ordering::Relaxed));
        (!stopped).then_some(())
    }
}
