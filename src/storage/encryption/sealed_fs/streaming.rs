//! Streaming: sealing what is not whole in memory: what is read from elsewhere, and what is written piece by piece.

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use age::stream::StreamWriter;

use crate::storage::encryption::sealed_fs::sealed_file::sealing;
use crate::storage::encryption::workspace_key::WorkspaceKey;

/// How much is read at a time, in bytes.
const PORTION: usize = 64 * 1024;

/// Sealed bytes that nobody has taken yet.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Vec<u8>>>);

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Waiting {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Gives what it reads from elsewhere, sealed.
pub struct SealingReader<'r> {
    from: &'r mut dyn Read,
    /// `None` once all was read.
    writer: Option<StreamWriter<Waiting>>,
    waiting: Waiting,
    taken: Vec<u8>,
    given: usize,
}

impl<'r> SealingReader<'r> {
    /// Seals what is read from `from`.
    ///
    /// # Errors
    ///
    /// None that could be helped.
    pub fn new(key: &WorkspaceKey, from: &'r mut dyn Read) -> io::Result<Self> {
        let waiting = Waiting::default();
        Ok(Self {
            from,
            writer: Some(sealing(key, waiting.clone())?),
            waiting,
            taken: Vec::new(),
            given: 0,
        })
    }

    fn refill(&mut self) -> io::Result<()> {
        let Some(mut writer) = self.writer.take() else {
            return Ok(());
        };
        let mut portion = Vec::with_capacity(PORTION);
        let mut limited = (&mut *self.from).take(PORTION as u64);
        limited.read_to_end(&mut portion)?;
        writer.write_all(&portion)?;
        if portion.is_empty() {
            writer.finish()?;
        } else {
            self.writer = Some(writer);
        }
        self.taken = self.waiting.take();
        self.given = 0;
        Ok(())
    }
}

impl Read for SealingReader<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.given == self.taken.len() && self.writer.is_some() {
            self.refill()?;
        }
        let count = to.len().min(self.taken.len() - self.given);
        to[..count].copy_from_slice(&self.taken[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// A file that may be lost; it is whole once it has been flushed, and takes nothing after that.
pub struct SealedScratch(Option<StreamWriter<Box<dyn Write + Send>>>);

impl SealedScratch {
    /// Seals what is written, into `to`.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn new(key: &WorkspaceKey, to: Box<dyn Write + Send>) -> io::Result<Self> {
        Ok(Self(Some(sealing(key, to)?)))
    }
}

impl Write for SealedScratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let writer = self.0.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.take() {
            Some(writer) => writer.finish()?.flush(),
            None => Ok(()),
        }
    }
}
