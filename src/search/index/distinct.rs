//! Each thing of a list once, in time that grows with the list and not with its square.

use std::collections::HashSet;
use std::hash::Hash;

/// Up to this many, looking through all is faster than a set.
const FEW: usize = 64;

/// Which things are already in a list.
#[derive(Debug)]
pub struct Distinct<T> {
    seen: HashSet<T>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self {
            seen: HashSet::new(),
        }
    }
}

impl<T: Copy + Eq + Hash> Distinct<T> {
    /// Whether a thing is not in the list so far, to which the caller then adds it.
    pub fn is_new(&mut self, so_far: &[T], thing: T) -> bool {
        if so_far.len() < FEW {
            return !so_far.contains(&thing);
        }
        if self.seen.is_empty() {
            self.seen.extend(so_far);
        }
        self.seen.insert(thing)
    }
}
