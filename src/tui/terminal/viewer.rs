//! The system's viewer of files.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// The viewer that the user has set, as a command of the shell. It may need the terminal.
#[must_use]
pub fn own() -> Option<String> {
    std::env::var("LASTSEEN_OPENER")
        .ok()
        .filter(|value| !value.is_empty())
}

/// The programs of Linux and of macOS that open a file with what is set for its kind.
const OPENERS: [&str; 2] = ["xdg-open", "open"];

/// Opens a file beside the screen, with whatever the system has for it; `failed` is told if that ends with an error.
///
/// # Errors
///
/// The system's, if neither of its openers is there.
pub fn open(path: &Path, failed: impl FnOnce() + Send + 'static) -> io::Result<()> {
    // A relative path may begin with a dash.
    let path = std::path::absolute(path)?;
    let mut last = Err(io::Error::from(io::ErrorKind::NotFound));
    for opener in OPENERS {
        let started = Command::new(opener)
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match started {
            Ok(mut child) => {
                // Nobody waits for it but this thread, so that it leaves no zombie.
                std::thread::spawn(move || {
                    if !child.wait().is_ok_and(|status| status.success()) {
                        failed();
                    }
                });
                return Ok(());
            }
            Err(error) => last = Err(error),
        }
    }
    last
}
