//! The door to the queues of a workspace.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::casebook::change::Change;
use crate::casebook::errors::failure::Failure;
use crate::casebook::queue::command::{Opened, QueueCommand, QueueListing, QueueUpdate};
use crate::storage::fs::Fs;
use crate::storage::queue;
use crate::storage::queue::QueueFile;
use crate::storage::queue::reconcile::decisions;
use crate::storage::queue::step;
use crate::storage::workspace::author_device::AuthorDevice;

/// The queues of a workspace.
pub struct QueueDoor<'a> {
    /// The files.
    pub fs: &'a dyn Fs,
    /// Who works through them.
    pub author_device: &'a AuthorDevice,
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
    /// [`Failure::Io`] if their folder cannot be read.
    pub fn list(&self) -> Result<Vec<QueueListing>, Failure> {
        queue::list(self.fs)
    }

    /// Begins a queue, or goes on with it, and takes its next person; see [`triage::open`].
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchQueue`], [`Failure::BadQueue`], and those of a commit.
    pub fn open(&self, name: &str, ask: QueueCommand) -> Result<Opened, Failure> {
        self.writable()?;
        let (file, opened) = step::open(self.fs, self.author_device, name, ask)?;
        *self.last() = Some(file);
        Ok(opened)
    }

    /// Makes one step in a queue; see [`triage::step`].
    ///
    /// # Errors
    ///
    /// As [`QueueDoor::open`], and [`Failure::TakenByAnother`].
    pub fn step(&self, name: &str, ask: QueueCommand) -> Result<QueueUpdate, Failure> {
        self.writable()?;
        let mut last = self.last();
        match last.as_mut().filter(|file| file.queue.head.name == name) {
            Some(file) => step::step(self.fs, self.author_device, file, ask),
            None => {
                let mut file = QueueFile::open(self.fs, name)?;
                let queue_update = step::step(self.fs, self.author_device, &mut file, ask);
                *last = Some(file);
                queue_update
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
