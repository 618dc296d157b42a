//! Line input: a thread that reads standard input, a line at a time and only when it is asked to.

use std::io::{self, BufRead, ErrorKind, IsTerminal};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{QueueSelector, tcflush};

use crate::tui::loop_event::{LineFault, LoopEvent, Typed};

/// The longest line that is taken, in bytes. A longer one is refused as a whole.
const LONGEST: usize = 64 * 1024;

/// The thread, and the way to it.
#[derive(Debug)]
pub struct LineInput {
    leave: Sender<()>,
    is_terminal: bool,
}

impl LineInput {
    /// Starts the thread; what it reads goes to `to`.
    #[must_use]
    pub fn start(to: Sender<LoopEvent>) -> Self {
        let (leave, asked) = channel();
        thread::spawn(move || listen(&asked, &to));
        Self {
            leave,
            is_terminal: io::stdin().is_terminal(),
        }
    }

    /// Lets the thread read one line more.
    pub fn next(&self) {
        let _ = self.leave.send(());
    }

    /// Drops what was typed ahead at a terminal; tells whether a whole line was. What comes through a pipe
    /// stays: nobody can wait there to see what is asked.
    #[must_use]
    pub fn drop_typed(&self) -> bool {
        if !self.is_terminal {
            return false;
        }
        let input = io::stdin();
        let mut watched = [PollFd::new(&input, PollFlags::IN)];
        let had_line = matches!(poll(&mut watched, Some(&Timespec::default())), Ok(1..));
        let _ = tcflush(&input, QueueSelector::IFlush);
        had_line
    }
}

fn listen(asked: &Receiver<()>, to: &Sender<LoopEvent>) {
    let mut input = io::stdin().lock();
    while asked.recv().is_ok() {
        let event = match read(&mut input) {
            Ok(Some((line, is_whole))) => LoopEvent::Typed(Typed::Line {
                line,
                is_whole,
                since: Instant::now(),
            }),
            Ok(None) | Err(_) => LoopEvent::EndOfInput,
        };
        if to.send(event).is_err() {
            return;
        }
    }
}

/// A line as it can be taken, and whether its end has come.
type Line = (Result<String, LineFault>, bool);

/// Reads a line; `None` at the end of the input.
fn read(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let mut is_too_long = false;
    loop {
        let piece = match input.fill_buf() {
            Ok(piece) => piece,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if piece.is_empty() {
            let is_end = bytes.is_empty() && !is_too_long;
            return Ok((!is_end).then(|| (line(bytes, is_too_long), false)));
        }
        let end = piece.iter().position(|byte| *byte == b'\n');
        let length = end.unwrap_or(piece.len());
        is_too_long |= bytes.len() + length > LONGEST;
        if is_too_long {
            bytes.clear();
        } else {
            bytes.extend_from_slice(&piece[..length]);
        }
        input.consume(length + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(Some((line(bytes, is_too_long), true)));
        }
    }
}

fn line(bytes: Vec<u8>, is_too_long: bool) -> Result<String, LineFault> {
    if is_too_long {
        return Err(LineFault::TooLong);
    }
    let text = String::from_utf8(bytes).map_err(|_| LineFault::NotUtf8)?;
    let text = text.strip_suffix('\r').unwrap_or(&text).replace('\t', " ");
    if text.chars().any(char::is_control) {
        return Err(LineFault::ControlCharacter);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_whole_or_not_at_all() {
        let long = "x".repeat(LONGEST + 1);
        let text = format!("Иван\tИванов\r\n\u{1b}[A\n{long}\n{}\n\nend", &long[1..]);
        let mut bytes = text.into_bytes();
        bytes.splice(0..0, b"\xff\n".iter().copied());
        let mut input = bytes.as_slice();
        let mut next = || read(&mut input).unwrap();
        assert_eq!(next(), Some((Err(LineFault::NotUtf8), true)));
        assert_eq!(next(), Some((Ok("Иван Иванов".to_owned()), true)));
        assert_eq!(next(), Some((Err(LineFault::ControlCharacter), true)));
        assert_eq!(next(), Some((Err(LineFault::TooLong), true)));
        assert_eq!(next(), Some((Ok("x".repeat(LONGEST)), true)));
        assert_eq!(next(), Some((Ok(String::new()), true)));
        assert_eq!(next(), Some((Ok("end".to_owned()), false)));
        assert_eq!(next(), None);
    }
}
