//! Measures what a decision in a queue costs: the time from the key to the next person on the screen,
//! with the decision on disk, and the bytes that go to the terminal for it.
//!
//! ```text
//! cargo build --release
//! cargo run --release --example decisions -- target/release/lastseen [PEOPLE]
//! ```
//!
//! A queue of made-up people (without a number, 200) is worked through in a pseudo-terminal of 80x24, in
//! a folder of its own below the current one, so on the disk that is meant. Printed are the middle, nine
//! in ten, 95 in 100 and the most. It fails if a decision is not in the log when the next person is shown.

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Instant;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use vt100::Parser;

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;

/// The size of the terminal.
const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// What ends a frame.
const END: &[u8] = b"\x1b[?2026l";

/// The keys that decide, in turn.
const KEYS: [&[u8]; 5] = [b"a", b"d", b"r", b"a", b"m"];

/// The program in its terminal.
struct Screen {
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    parser: Parser,
}

impl Screen {
    /// Reads until a frame is whole; gives how many bytes it had.
    fn frame(&mut self) -> Result<usize, Box<dyn Error>> {
        let mut bytes = Vec::new();
        let mut piece = vec![0; 1 << 16];
        while !bytes.ends_with(END) {
            let read = self.reader.read(&mut piece)?;
            if read == 0 {
                return Err("the program ended".into());
            }
            bytes.extend_from_slice(&piece[..read]);
        }
        self.parser.process(&bytes);
        Ok(bytes.len())
    }

    /// Types, and reads frames until this is on the screen; gives how many bytes it took.
    fn until(&mut self, keys: &[u8], wanted: &str) -> Result<usize, Box<dyn Error>> {
        self.writer.write_all(keys)?;
        self.writer.flush()?;
        let mut bytes = 0;
        loop {
            bytes += self.frame()?;
            if self.parser.screen().contents().contains(wanted) {
                return Ok(bytes);
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments
        .next()
        .map(PathBuf::from)
        .ok_or("usage: decisions PROGRAM [PEOPLE]")?
        .canonicalize()?;
    let people: usize = arguments.next().map_or(Ok(200), |count| count.parse())?;
    let folder = tempfile::TempDir::new_in(".")?;
    let workspace = folder.path().join("workspace");
    made_up_files::make(&workspace, people, 1)?;
    let pair = native_pty_system().openpty(PtySize::default())?;
    let mut command = CommandBuilder::new(program);
    command.arg(&workspace);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.env("LASTSEEN_AUTHOR", "anna");
    let mut screen = Screen {
        reader: pair.master.try_clone_reader()?,
        writer: pair.master.take_writer()?,
        parser: Parser::new(ROWS, COLUMNS, 0),
    };
    let mut child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    screen.until(b"", "all saved")?;
    screen.until(b"t", "New queue of")?;
    screen.until(b"\r", &format!("1/{people}"))?;
    let (mut times, mut bytes) = (Vec::new(), Vec::new());
    for (number, key) in (2..=people).zip(KEYS.iter().cycle()) {
        let began = Instant::now();
        bytes.push(screen.until(key, &format!(" {number}/{people}"))? as f64);
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        let logged = lines(&workspace.join("log"))?;
        if logged != number - 1 {
            return Err(format!("{logged} lines in the log after {} decisions", number - 1).into());
        }
    }
    tell("milliseconds", times);
    tell("bytes", bytes);
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// How many lines all logs have.
fn lines(folder: &Path) -> std::io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let text = fs::read(entry?.path())?;
        count += text.iter().filter(|byte| **byte == b'\n').count();
    }
    Ok(count)
}

fn tell(what: &str, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values[(values.len() - 1) * part / 100];
    println!(
        "{what:<14} {:>8.1} in the middle {:>8.1} nine in ten {:>8.1} 95 in 100 {:>8.1} at most",
        at(50),
        at(90),
        at(95),
        at(100)
    );
}
