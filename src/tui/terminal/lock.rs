//! The lock: the screen is wiped, the program begins again without anything in its memory, and waits to be unlocked.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::os::unix::process::CommandExt;
use std::process::Command;

use age::secrecy::SecretString;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use crate::storage::process::own_program;
use crate::text::catalogue::label;
use crate::tui::terminal::typed_secret::{TypedKey, TypedSecret};

/// Says to the program that begins again that it is locked, and whether the terminal shows what is typed otherwise.
const VARIABLE: &str = "LASTSEEN_LOCKED";

/// Its value if the terminal showed what was typed.
const ECHOED: &str = "echoed";

/// Clear the screen and what has been scrolled out of it, and go to the top (xterm, ED 2 and ED 3).
const WIPE: &[u8] = b"\x1b[H\x1b[2J\x1b[3J";

/// Put nothing into the clipboard (xterm, OSC 52).
const EMPTY_CLIPBOARD: &[u8] = b"\x1b]52;c;\x07";

/// What somebody does about a lock.
#[derive(Debug)]
pub enum LockAnswer {
    /// To unlock it. What was typed before is a passphrase, if anything was.
    Unlock(Option<SecretString>),
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
    // Whoever types the passphrase at once must not see it, before the program that begins again can prevent that.
    let was_echoed = set_echo(false);
    let error = begin_again(was_echoed);
    set_echo(was_echoed);
    error
}

fn begin_again(was_echoed: bool) -> io::Error {
    let program = match own_program() {
        Ok(program) => program,
        Err(error) => return error,
    };
    let mut arguments = std::env::args_os();
    let name = arguments
        .next()
        .unwrap_or_else(|| OsString::from("lastseen"));
    Command::new(program)
        .arg0(name)
        .args(arguments)
        .env(VARIABLE, if was_echoed { ECHOED } else { "1" })
        .exec()
}

/// Has the terminal show what is typed, or not; whether it did before.
fn set_echo(is_shown: bool) -> bool {
    let terminal = io::stdin();
    let Ok(mut modes) = tcgetattr(&terminal) else {
        return false;
    };
    let before = modes.local_modes.contains(LocalModes::ECHO);
    modes.local_modes.set(LocalModes::ECHO, is_shown);
    let _ = tcsetattr(&terminal, OptionalActions::Now, &modes);
    before
}

/// As long as it is there, a locked program shows nothing of what is typed; then the terminal does as before.
#[derive(Debug)]
pub struct Unechoed(bool);

impl Unechoed {
    /// Begins with it, for a program that was begun again locked.
    #[must_use]
    pub fn begin() -> Self {
        set_echo(false);
        Self(std::env::var_os(VARIABLE).is_some_and(|value| value == ECHOED))
    }
}

impl Drop for Unechoed {
    fn drop(&mut self) {
        if self.0 {
            set_echo(true);
        }
    }
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
    // In raw mode a line ends only where that is said.
    let prompt = [label!(lock_passphrase), label!(lock_prompt)].join("\r\n");
    let answer = send(prompt.as_bytes()).and_then(|()| answer());
    if is_raw {
        disable_raw_mode()?;
    }
    send(b"\r\n")?;
    let answer = answer?;
    if matches!(answer, LockAnswer::Leave) && io::stdout().is_terminal() {
        send(EMPTY_CLIPBOARD)?;
        wipe();
    }
    Ok(answer)
}

fn answer() -> io::Result<LockAnswer> {
    let mut typed = TypedSecret::new();
    let mut byte = [0; 1];
    loop {
        match rustix::io::read(rustix::stdio::stdin(), &mut byte) {
            Ok(0) => return Ok(LockAnswer::Leave),
            Ok(_) => match typed.take(byte[0]) {
                TypedKey::Leave => return Ok(LockAnswer::Leave),
                TypedKey::Enter => return Ok(LockAnswer::Unlock(typed.to_passphrase())),
                TypedKey::Other => {}
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
