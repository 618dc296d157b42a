//! The door to the queues of a workspace.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::casebook::queue_step::{Ask, Listed, Opened, Stepped};
use crate::storage::fs::Fs;
use crate::storage::hand::Hand;
use crate::storage::queue_account::decisions;
use crate::storage::queues::{self, QueueFile};
use crate::storage::triage;

/// The queues of a workspace.
pub struct QueueDoor<'a> {
    /// The files.
    pub fs: &'a dyn Fs,
    /// Who works through them.
    pub hand: &'a Hand,
    /// The queue that was worked through last, as far as its facts have been read.
    pub last: &'a Mutex<Option<QueueFile>>,
    /// Why nothing can be written.
    pub refused: Option<Failure>,
}

impl QueueDoor<'_> {
    /// All of them, the one begun last first.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] where their folder cannot be read.
    pub fn list(&self) -> Result<Vec<Listed>, Failure> {
        queues::list(self.fs)
    }

    /// Begins a queue, or goes on with it, and takes its next person; see [`triage::open`].
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchQueue`], [`Failure::BadQueue`], and those of a commit.
    pub fn open(&self, name: &str, ask: Ask) -> Result<Opened, Failure> {
        self.writable()?;
        let (file, opened) = triage::open(self.fs, self.hand, name, ask)?;
        *self.last() = Some(file);
        Ok(opened)
    }

    /// Makes one step in a queue; see [`triage::step`].
    ///
    /// # Errors
    ///
    /// As [`QueueDoor::open`], and [`Failure::TakenByAnother`].
    pub fn step(&self, name: &str, ask: Ask) -> Result<Stepped, Failure> {
        self.writable()?;
        let mut last = self.last();
        match last.as_mut().filter(|file| file.queue.head.name == name) {
            Some(file) => triage::step(self.fs, self.hand, file, ask),
            None => {
                let mut file = QueueFile::open(self.fs, name)?;
                let stepped = triage::step(self.fs, self.hand, &mut file, ask);
                *last = Some(file);
                stepped
            }
        }
    }

    /// The changes by which the decisions of a queue stand in the logs, oldest first.
    ///
    /// # Errors
    ///
    /// As [`QueueDoor::open`].
    pub fn decisions(&self, name: &str) -> Result<Vec<Change>, Failure> {
        let file = QueueFile::open(self.fs, name)?;
        decisions(self.fs, &file.queue)
    }

    fn writable(&self) -> Result<(), Failure> {
        self.refused.clone().map_or(Ok(()), Err)
    }

    fn last(&self) -> MutexGuard<'_, Option<QueueFile>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
