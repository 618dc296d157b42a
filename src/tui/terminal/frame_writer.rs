//! Gathers a whole frame and sends it in one write.
//!
//! Over a slow line a frame that comes in pieces is seen in pieces. The frame is bracketed as a
//! synchronised update, for terminals that know it, in the same write.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Begins a synchronised update (DEC private mode 2026).
const BEGIN: &[u8] = b"\x1b[?2026h";
/// Ends it.
const END: &[u8] = b"\x1b[?2026l";

/// The bytes of the frame that is being drawn.
#[derive(Clone, Debug, Default)]
pub struct FrameWriter {
    bytes: Arc<Mutex<Vec<u8>>>,
}

impl FrameWriter {
    /// Sends what was gathered, in one write, and begins anew. Nothing is sent if nothing was
    /// drawn.
    ///
    /// # Errors
    ///
    /// Where `out` cannot be written to, as when the terminal is gone.
    pub fn send(&self, out: &mut impl Write) -> io::Result<()> {
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let frame = std::mem::take(&mut *bytes);
        if frame.is_empty() {
            return Ok(());
        }
        let mut whole = Vec::with_capacity(frame.len() + BEGIN.len() + END.len());
        whole.extend_from_slice(BEGIN);
        whole.extend_from_slice(&frame);
        whole.extend_from_slice(END);
        out.write_all(&whole)?;
        out.flush()
    }
}

impl Write for FrameWriter {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.bytes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(piece);
        Ok(piece.len())
    }

    /// Does nothing: the frame is sent as a whole by [`FrameWriter::send`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Counting {
        writes: usize,
        bytes: Vec<u8>,
    }

    impl Write for Counting {
        fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
            self.writes += 1;
            self.bytes.extend_from_slice(piece);
            Ok(piece.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write_and_nothing_is_none() {
        let mut writer = FrameWriter::default();
        let mut out = Counting::default();
        for _ in 0..1000 {
            writer.write_all("кадр".as_bytes()).unwrap();
            writer.flush().unwrap();
        }
        writer.send(&mut out).unwrap();
        assert_eq!(out.writes, 1);
        assert_eq!(out.bytes.len(), 8000 + 16);
        writer.send(&mut out).unwrap();
        assert_eq!(out.writes, 1);
    }
}
