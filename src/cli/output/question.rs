//! A question on the terminal, and the line that answers it.

use std::io::{self, BufRead, IsTerminal, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::cli::output::caught_signals::CaughtSignals;
use crate::cli::output::cli_error::CliError;
use crate::text::labels::typed_word::is_yes;
use crate::text::safe::display_safe;

/// How long one wait for the answer takes at most: a Ctrl-C that comes just before it begins is seen after it.
const WAIT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 500_000_000,
};

/// The longest answer that is read: the longest line that a terminal takes.
const LONGEST: usize = 4096;

/// Whether somebody is there to be asked: they see the question and can answer it.
#[must_use]
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on standard error and gives the line that is typed; empty at the end of the input.
///
/// # Errors
///
/// [`CliError::Interrupted`] with `unanswered` after Ctrl-C; [`CliError::Output`] if the question cannot be
/// shown, because then it must not be answered.
pub fn answer_to(question: &str, unanswered: &str) -> Result<String, CliError> {
    let question = format!("{} ", display_safe(question.trim_end()));
    let mut to = io::stderr();
    if !io::stdin().is_terminal() {
        to.write_all(question.as_bytes())?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        return Ok(answer);
    }
    // Before the question is seen: whoever answers it at once is heard.
    let interrupt = CaughtSignals::begin()?;
    to.write_all(question.as_bytes())?;
    match line_of_terminal(&interrupt)? {
        Some(answer) => Ok(answer),
        None => {
            writeln!(to)?;
            Err(CliError::Interrupted(vec![display_safe(unanswered)]))
        }
    }
}

/// Asks whether to go on.
///
/// # Errors
///
/// [`CliError::Refused`] with `unchanged` for every answer but yes; as [`answer_to`].
pub fn agree(question: &str, unchanged: &str) -> Result<(), CliError> {
    match is_yes(&answer_to(question, unchanged)?) {
        Some(true) => Ok(()),
        _ => Err(CliError::refused(unchanged)),
    }
}

/// The line that is typed; `None` after Ctrl-C.
fn line_of_terminal(interrupt: &CaughtSignals) -> io::Result<Option<String>> {
    let input = io::stdin();
    let mut line = Vec::new();
    loop {
        if interrupt.came() {
            return Ok(None);
        }
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&WAIT)) {
            Ok(0) | Err(Errno::INTR) => continue,
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut bytes = [0; LONGEST];
        let read = rustix::io::read(&input, &mut bytes)?;
        line.extend_from_slice(&bytes[..read]);
        if read == 0 || line.ends_with(b"\n") || line.len() > LONGEST {
            return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
        }
    }
}
