//! The terminal: taken over for the screen, and given back as it was, whatever happens.
//!
//! - `editor`: the user's editor: which it is, and how it is told at which line to open a file.
//! - `events`: from what the terminal sends to keys of our own.
//! - `frame_writer`: gathers a whole frame and sends it in one write.
//! - `input`: a thread that waits for what the terminal sends, and only while it is asked to.
//! - `line_pace`: what is drawn later where the line is slow.
//! - `lock`: the lock: the program begins again without anything in its memory.
//! - `minimal_backend`: what ratatui draws, in as few bytes as a terminal understands.
//! - `screen_front`: the screen as a front: frames go out, keys come in.
//! - `sgr_state`: the style that a terminal writes in, and the shortest way from one to another.
//! - `signals`: threads that end the program when it is told to end or when its terminal is gone.
//! - `typed_secret`: what is typed at a locked screen before Enter.
//! - `viewer`: the system's viewer of files.

pub mod editor;
pub mod events;
pub mod frame_writer;
pub mod input;
pub mod line_pace;
pub mod lock;
pub mod minimal_backend;
pub mod screen_front;
pub mod sgr_state;
pub mod signals;
pub mod typed_secret;
pub mod viewer;

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::{Frame, Terminal};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::Signal;
use rustix::termios::{QueueSelector, tcflush};

use crate::tui::terminal::frame_writer::FrameWriter;
use crate::tui::terminal::minimal_backend::MinimalBackend;

/// Whether the terminal is ours at the moment, for whoever has to give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal tells of the mouse.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Tell of clicks and of the wheel, with places beyond column 223 (xterm, modes 1000 and 1006); not of every
/// movement.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";

/// Tell of them no more.
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// How long after a program gave the terminal back a Ctrl-C may still have been meant for it: the
/// signal and the end of that program come on different ways.
const AFTER: Duration = Duration::from_millis(200);

/// Whether another program has the terminal.
static LENT: Mutex<Lent> = Mutex::new(Lent::No);

/// Whether another program has the terminal.
#[derive(Clone, Copy, Debug)]
enum Lent {
    /// It never had.
    No,
    /// It has.
    Out,
    /// It had until then.
    Back(Instant),
}

/// The most that is sent to a clipboard: terminals cut longer texts or drop them (OSC 52 has no
/// answer that would say so).
pub const CLIPBOARD: usize = 6 * 1024;

/// The terminal, taken over.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<MinimalBackend>,
    writer: FrameWriter,
}

impl Screen {
    /// Takes the terminal over. Nothing is asked of it, so a terminal that answers no questions
    /// costs no waiting.
    ///
    /// # Errors
    ///
    /// Where it cannot be set up.
    pub fn take() -> io::Result<Self> {
        enter()?;
        let writer = FrameWriter::default();
        let terminal = Terminal::new(MinimalBackend::new(writer.clone()))?;
        Ok(Self { terminal, writer })
    }

    /// Draws a frame and sends what differs from the one before, in one write; gives how long the write took.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<Duration> {
        self.terminal.draw(view)?;
        let begun = Instant::now();
        self.writer.send(&mut io::stdout().lock())?;
        Ok(begun.elapsed())
    }

    /// Makes the next frame a whole one.
    ///
    /// `Terminal::clear` would ask the terminal where its cursor is and wait for the answer
    /// (ratatui issue 2640); setting the same size again has the same effect without a question.
    ///
    /// # Errors
    ///
    /// Where the size cannot be read.
    pub fn redraw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Takes the terminal over again, after it was given back for a while, or after a stop that
    /// nobody could prepare for (SIGSTOP), during which a shell has set the line as it likes it.
    ///
    /// # Errors
    ///
    /// Where it cannot be set up.
    pub fn take_again(&mut self) -> io::Result<()> {
        let mut lent = LENT.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*lent, Lent::Out) {
            *lent = Lent::Back(Instant::now());
        }
        drop(lent);
        // Raw mode that is thought to be on is not set again (crossterm 0.29), so it is turned off
        // before.
        let _ = disable_raw_mode();
        enter()?;
        self.redraw()
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        MOUSE.store(on, Ordering::SeqCst);
        let mut out = io::stdout().lock();
        out.write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Sends a text to the clipboard of the terminal. There is no answer.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut end = text.len().min(CLIPBOARD);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(&text[..end]))?;
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// Gives the terminal back as it was. May be called from any thread and any number of times, also
/// while a frame is being drawn: it ends a synchronised update and the style of the last letter first.
pub fn resume() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = b"\x1b[?2026l\x1b[m".to_vec();
    if MOUSE.load(Ordering::SeqCst) {
        bytes.extend_from_slice(MOUSE_OFF);
    }
    // Queueing into memory cannot fail, and a terminal that is gone needs nothing from us.
    let _ = queue!(
        bytes,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    // Standard output may be locked by a thread that will never let go of it, as one that waits
    // for a terminal that no longer reads; so the bytes go to the descriptor itself, and what such a
    // terminal has not read makes room for them.
    drop_what_is_not_read();
    let _ = rustix::io::write(rustix::stdio::stdout(), &bytes);
    let _ = disable_raw_mode();
}

/// Drops what the terminal has not read, if it reads no more: whoever waits to write can go on then.
pub fn drop_what_is_not_read() {
    let out = rustix::stdio::stdout();
    let mut watched = [PollFd::new(&out, PollFlags::OUT)];
    let now = Timespec::default();
    if matches!(poll(&mut watched, Some(&now)), Ok(0)) {
        let _ = tcflush(out, QueueSelector::OFlush);
        // Linux does not wake a write that waits for that room; any signal that is caught does, and
        // this one has no meaning but to look at the size again.
        let _ = rustix::process::kill_process(rustix::process::getpid(), Signal::WINCH);
    }
}

/// Gives the terminal to another program, until [`Screen::take_again`].
pub fn suspend() {
    *LENT.lock().unwrap_or_else(PoisonError::into_inner) = Lent::Out;
    resume();
}

/// Whether another program has the terminal.
pub fn is_out() -> bool {
    matches!(
        *LENT.lock().unwrap_or_else(PoisonError::into_inner),
        Lent::Out
    )
}

/// Whether a Ctrl-C or Ctrl-\ that comes now is for a program that the terminal was lent to. In line mode the
/// terminal makes it a signal to every process of the group.
pub fn is_lent() -> bool {
    match *LENT.lock().unwrap_or_else(PoisonError::into_inner) {
        Lent::No => false,
        Lent::Out => true,
        Lent::Back(since) => since.elapsed() < AFTER,
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )?;
    if MOUSE.load(Ordering::SeqCst) {
        bytes.extend_from_slice(MOUSE_ON);
    }
    let mut out = io::stdout().lock();
    out.write_all(&bytes)?;
    out.flush()
}
