//! Measures how long it takes from the start of the program to its first frame on a terminal.
//!
//! ```text
//! cargo build --release
//! cargo run --release --example first_frame -- target/release/lastseen [WORKSPACE]...
//! ```
//!
//! Each workspace (without any, the shipped one) is opened 20 times in a pseudo-terminal of 80x24.
//! Printed are the median and the longest time in milliseconds until the first frame was there, until the first frame
//! with people, and until everything was loaded and shown; and in the same turns how long `find` looks at all files.

use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;

/// How often each workspace is opened.
const RUNS: usize = 20;

/// What ends a frame.
const END: &[u8] = b"\x1b[?2026l";

/// What stands on the screen when everything is loaded.
const LOADED: &[u8] = b"saved";

/// How long one start took.
struct Start {
    first_frame: Duration,
    people: Duration,
    loaded: Duration,
    bytes: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments
        .next()
        .map(PathBuf::from)
        .ok_or("usage: first_frame PROGRAM [WORKSPACE]...")?
        .canonicalize()?;
    let mut workspaces: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    if workspaces.is_empty() {
        workspaces.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/refusals"));
    }
    println!("milliseconds over {RUNS} starts: median, longest");
    for workspace in workspaces {
        let workspace = workspace.canonicalize()?;
        let first = first_name(&program, &workspace)?;
        let mut looks = Vec::new();
        let mut starts = Vec::new();
        for _ in 0..RUNS {
            looks.push(look(&workspace)?);
            starts.push(start(&program, &workspace, &first)?);
        }
        println!("{}", workspace.display());
        tell("find", looks.into_iter());
        tell("first frame", starts.iter().map(|start| start.first_frame));
        tell("people", starts.iter().map(|start| start.people));
        tell("all loaded", starts.iter().map(|start| start.loaded));
        let bytes = starts.iter().map(|start| start.bytes).max();
        println!("  first frame    {:>8} bytes", bytes.unwrap_or_default());
    }
    Ok(())
}

/// Prints the median and the longest of some times.
fn tell(what: &str, times: impl Iterator<Item = Duration>) {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    if let (Some(median), Some(longest)) = (times.get(times.len() / 2), times.last()) {
        println!("  {what:<14} {median:>8.1} {longest:>8.1}");
    }
}

/// The name with which the list of people begins.
fn first_name(program: &Path, workspace: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut command = Command::new(program);
    command.arg("list").arg("-w").arg(workspace);
    let listed = command.args(["--limit", "1", "--json"]).output()?;
    let people: Value = serde_json::from_slice(&listed.stdout)?;
    let name = people[0]["name"].as_str().ok_or("nobody is listed")?;
    Ok(name.as_bytes().to_vec())
}

/// How long it takes to look at all files without opening them, on one thread.
fn look(workspace: &Path) -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    let mut command = Command::new("find");
    command.arg(workspace).args(["-size", "+1000000k"]);
    command.output()?;
    Ok(began.elapsed())
}

/// Starts the program once and ends it when everything is loaded.
fn start(program: &Path, workspace: &Path, name: &[u8]) -> Result<Start, Box<dyn Error>> {
    let pair = native_pty_system().openpty(PtySize::default())?;
    let mut command = CommandBuilder::new(program);
    command.arg(workspace);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    let mut reader = pair.master.try_clone_reader()?;
    let began = Instant::now();
    let mut child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    let mut seen: Vec<u8> = Vec::new();
    let mut first = None;
    let mut people = None;
    let mut piece = vec![0; 1 << 16];
    let loaded = loop {
        let read = reader.read(&mut piece)?;
        if read == 0 {
            return Err(String::from_utf8_lossy(&seen).into());
        }
        seen.extend_from_slice(&piece[..read]);
        if first.is_none() && contains(&seen, END) {
            first = Some((began.elapsed(), seen.len()));
        }
        if people.is_none() && contains(&seen, name) {
            people = Some(began.elapsed());
        }
        if contains(&seen, LOADED) {
            break began.elapsed();
        }
    };
    child.kill()?;
    child.wait()?;
    let (first_frame, bytes) = first.ok_or("no frame")?;
    Ok(Start {
        first_frame,
        people: people.unwrap_or(loaded),
        loaded,
        bytes,
    })
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}
