//! Streaming: sealing and opening what is not whole in memory: what is read from elsewhere, what is written piece by
//! piece, and what is read from its beginning to its end.

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use age::stream::StreamWriter;

use crate::storage::encryption::sealed_fs::padding::{END, padding_of};
use crate::storage::encryption::sealed_fs::sealed_file::{damaged, sealing};
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
    /// How many bytes were read, if they get padding.
    padded: Option<usize>,
    waiting: Waiting,
    taken: Vec<u8>,
    given: usize,
}

impl<'r> SealingReader<'r> {
    /// Seals what is read from `from`, with padding or without.
    ///
    /// # Errors
    ///
    /// None that could be helped.
    pub fn new(key: &WorkspaceKey, from: &'r mut dyn Read, is_padded: bool) -> io::Result<Self> {
        let waiting = Waiting::default();
        Ok(Self {
            from,
            writer: Some(sealing(key, waiting.clone())?),
            padded: is_padded.then_some(0),
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
        if let Some(size) = &mut self.padded {
            *size += portion.len();
        }
        if portion.is_empty() {
            if let Some(size) = self.padded {
                io::copy(&mut padding_of(size), &mut writer)?;
            }
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

/// Gives what is in an opened file without its padding.
pub struct UnpaddingReader<R> {
    from: R,
    /// How many spaces stand behind a line feed that may be the end: neither was given yet.
    held: Option<u64>,
    /// What was read and is no padding.
    portion: Vec<u8>,
    given: usize,
    /// Spaces that turned out to be no padding, and stand before the portion.
    spaces: u64,
    /// Whether a line feed stands before those.
    has_line_feed: bool,
    is_over: bool,
}

impl<R: Read> UnpaddingReader<R> {
    /// Takes the padding off what `from` gives.
    pub fn new(from: R) -> Self {
        Self {
            from,
            held: None,
            portion: Vec::new(),
            given: 0,
            spaces: 0,
            has_line_feed: false,
            is_over: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.portion.clear();
        self.given = 0;
        let mut limited = (&mut self.from).take(PORTION as u64);
        limited.read_to_end(&mut self.portion)?;
        if self.portion.is_empty() {
            self.is_over = true;
            return self.held.map(drop).ok_or_else(damaged);
        }
        let size = self.portion.len();
        let end = self.portion.iter().rposition(|byte| *byte != b' ');
        let (Some(end), held) = (end, self.held) else {
            if let Some(held) = &mut self.held {
                *held += size as u64;
                self.portion.clear();
            }
            return Ok(());
        };
        self.has_line_feed = held.is_some();
        self.spaces = held.unwrap_or(0);
        self.held = None;
        if self.portion[end] == END {
            self.held = Some((size - end - 1) as u64);
            self.portion.truncate(end);
        }
        Ok(())
    }
}

impl<R: Read> Read for UnpaddingReader<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if to.is_empty() {
            return Ok(0);
        }
        loop {
            if std::mem::take(&mut self.has_line_feed) {
                to[0] = END;
                return Ok(1);
            }
            if self.spaces > 0 {
                let count = usize::try_from(self.spaces).unwrap_or(usize::MAX);
                let count = count.min(to.len());
                to[..count].fill(b' ');
                self.spaces -= count as u64;
                return Ok(count);
            }
            if self.given < self.portion.len() {
                let rest = &self.portion[self.given..];
                let count = rest.len().min(to.len());
                to[..count].copy_from_slice(&rest[..count]);
                self.given += count;
                return Ok(count);
            }
            if self.is_over {
                return Ok(0);
            }
            self.refill()?;
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::encryption::sealed_fs::padding::pad;
    use crate::storage::encryption::sealed_fs::sealed_file::open;

    /// Gives at most so many bytes at once.
    struct Slow<'b>(&'b [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let count = to.len().min(self.1);
            self.0.read(&mut to[..count])
        }
    }

    #[test]
    fn a_stream_without_its_padding_is_the_text_wherever_it_is_cut() {
        let spaces = " ".repeat(3 * PORTION);
        let lines = "\n".repeat(PORTION + 1);
        let mixed = format!("a\n{spaces}b\n{spaces}\n");
        let edge = format!("{}\n", "x".repeat(PORTION - 1));
        for text in ["", "\n", " ", "a \n \n", &spaces, &lines, &mixed, &edge] {
            for step in [1_000, usize::MAX] {
                let padded = pad(text.as_bytes());
                let mut read = Vec::new();
                let mut reader = UnpaddingReader::new(Slow(&padded, step));
                reader.read_to_end(&mut read).unwrap();
                assert!(read == text.as_bytes(), "{} {step}", text.len());
            }
        }
        let unpadded = UnpaddingReader::new(&b"Person()"[..]).read_to_end(&mut Vec::new());
        assert!(unpadded.is_err());
        let empty = UnpaddingReader::new(&b""[..]).read_to_end(&mut Vec::new());
        assert!(empty.is_err());
    }

    #[test]
    fn what_is_sealed_piece_by_piece_is_what_is_sealed_at_once() {
        let key = WorkspaceKey::generate();
        for size in [0, 1, 511, PORTION, 3 * PORTION + 5] {
            let bytes = b"line\n  ".repeat(size / 7 + 1)[..size].to_vec();
            let mut from = &bytes[..];
            let mut sealed = Vec::new();
            let mut reader = SealingReader::new(&key, &mut from, true).unwrap();
            reader.read_to_end(&mut sealed).unwrap();
            assert!(open(&key, &sealed).unwrap() == pad(&bytes), "{size}");
        }
    }
}
