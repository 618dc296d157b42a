//! Locked memory: the system writes what lies in it to no swap space, as far as it lets memory be locked.

use std::ops::{Deref, DerefMut};

use region::LockGuard;

/// A value on pages of its own: the system locks whole pages, and unlocks them for everything on them. Systems that
/// lastseen runs on have no larger ones.
#[repr(align(16384))]
struct OnOwnPages<T>(T);

/// A secret that is not swapped out. Where the system refuses to lock more memory, it lies there as any other does.
pub struct LockedMemory<T> {
    /// It is given up before the pages are.
    lock: Option<LockGuard>,
    pages: Box<OnOwnPages<T>>,
}

impl<T> LockedMemory<T> {
    /// Keeps a secret, which overwrites itself when it is given up.
    #[must_use]
    pub fn new(secret: T) -> Self {
        let pages = Box::new(OnOwnPages(secret));
        let size = size_of::<OnOwnPages<T>>();
        Self {
            lock: region::lock(&raw const *pages, size).ok(),
            pages,
        }
    }

    /// Whether the system has locked it.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }
}

impl<T> Deref for LockedMemory<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.pages.0
    }
}

impl<T> DerefMut for LockedMemory<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.pages.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many kilobytes of this process are locked; `None` where nobody says.
    fn locked() -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmLck:"));
        let size = line.unwrap().trim().strip_suffix(" kB").unwrap();
        size.parse().ok()
    }

    #[test]
    fn what_is_locked_is_counted_by_the_system() {
        let secrets: Vec<_> = (0..3).map(|_| LockedMemory::new([7_u8; 32])).collect();
        assert!(secrets.iter().all(|secret| **secret == [7; 32]));
        // Where an account may lock nothing, it works as well.
        if secrets.iter().all(LockedMemory::is_locked) {
            assert!(locked().is_none_or(|size| size >= 3 * 16), "{:?}", locked());
        }
    }
}
