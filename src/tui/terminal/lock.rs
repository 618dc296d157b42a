//! The lock: the screen is wiped, the program begins again without anything in its memory, and waits to be unlocked.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::text::catalogue::label;

/// Says to the program that begins again that it is locked.
const VARIABLE: &str = "LASTSEEN_LOCKED";

/// Clear the screen and what has been scrolled out of it, and go to the top (xterm, ED 2 and ED 3).
const WIPE: &[u8] = b"\x1b[H\x1b[2J\x1b[3J";

/// Put nothing into the clipboard (xterm, OSC 52).
const EMPTY_CLIPBOARD: &[u8] = b"\x1b]52;c;\x07";

/// The key that leaves, as it comes in raw mode: Ctrl-q, as the one that locked.
const LEAVE: [u8; 3] = [0x11, 0x03, 0x04];

/// What somebody does about a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockAnswer {
    /// To unlock it.
    Unlock,
    /// To leave.
    Leave,
}

/// Whether the program was begun again locked.
#[must_use]
pub fn is_locked() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

/// Wipes the screen, and begins the program again: the system takes its memory back. Returns only if that fails.
#[must_use]
pub fn lock() -> io::Error {
    wipe();
    let program = match cfg!(target_os = "linux") {
        // It is there even if the file was replaced meanwhile.
        true => PathBuf::from("/proc/self/exe"),
        false => match std::env::current_exe() {
            Ok(program) => program,
            Err(error) => return error,
        },
    };
    let mut arguments = std::env::args_os();
    let name = arguments
        .next()
        .unwrap_or_else(|| OsString::from("lastseen"));
    Command::new(program)
        .arg0(name)
        .args(arguments)
        .env(VARIABLE, "1")
        .exec()
}

fn wipe() {
    if io::stdout().is_terminal() {
        let _ = send(WIPE);
    }
}

fn send(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Waits at a locked screen for Enter, or for the key that empties the clipboard and leaves.
///
/// # Errors
///
/// Where the terminal cannot be read.
pub fn wait() -> io::Result<LockAnswer> {
    // Before the prompt is seen: in line mode the terminal keeps Ctrl-q for itself.
    let is_raw = io::stdin().is_terminal();
    if is_raw {
        enable_raw_mode()?;
    }
    let answer = send(label!(lock_prompt).as_bytes()).and_then(|()| answer());
    if is_raw {
        disable_raw_mode()?;
    }
    send(b"\r\n")?;
    let answer = answer?;
    if answer == LockAnswer::Leave && io::stdout().is_terminal() {
        send(EMPTY_CLIPBOARD)?;
        wipe();
    }
    Ok(answer)
}

fn answer() -> io::Result<LockAnswer> {
    let mut byte = [0; 1];
    loop {
        match rustix::io::read(rustix::stdio::stdin(), &mut byte) {
            Ok(0) => return Ok(LockAnswer::Leave),
            Ok(_) if LEAVE.contains(&byte[0]) => return Ok(LockAnswer::Leave),
            Ok(_) if matches!(byte[0], b'\r' | b'\n') => return Ok(LockAnswer::Unlock),
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
