//! Write progress: how far a writer is.

use std::cell::Cell;

/// How far a writer is: records done, of so many.
pub struct WriteProgress<'p> {
    tell: &'p dyn Fn(usize, usize),
    all: Cell<usize>,
    done: Cell<usize>,
}

impl<'p> WriteProgress<'p> {
    /// Whoever is told hears how many are done, of how many.
    #[must_use]
    pub fn new(tell: &'p dyn Fn(usize, usize)) -> Self {
        Self {
            tell,
            all: Cell::new(0),
            done: Cell::new(0),
        }
    }

    /// So many records will be written.
    pub fn of(&self, all: usize) {
        self.all.set(all);
        self.done.set(0);
    }

    /// One more has been written.
    pub fn one(&self) {
        self.done.set(self.done.get() + 1);
        (self.tell)(self.done.get(), self.all.get());
    }
}
