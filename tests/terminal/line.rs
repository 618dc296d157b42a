//! What is known of a terminal line and of a process from outside.

use std::fs::{File, OpenOptions};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::PtySize;
use rustix::fs::OFlags;
use rustix::process::Pid;
use rustix::termios::{LocalModes, Termios, tcgetattr};

use crate::terminal_session::DEADLINE;

/// The modes of a terminal line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modes {
    input: u32,
    output: u32,
    control: u32,
    local: u32,
}

impl Modes {
    pub fn of(tty: &Path) -> Self {
        let modes: Termios = tcgetattr(open_line(tty)).unwrap();
        Self {
            input: modes.input_modes.bits(),
            output: modes.output_modes.bits(),
            control: modes.control_modes.bits(),
            local: modes.local_modes.bits(),
        }
    }

    /// Whether keys come one by one and unseen, as a screen wants them.
    pub fn is_raw(&self) -> bool {
        self.local & (LocalModes::ICANON | LocalModes::ECHO).bits() == 0
    }
}

/// Opens a terminal line without making it ours.
pub fn open_line(tty: &Path) -> File {
    OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(i32::try_from(OFlags::NOCTTY.bits()).unwrap())
        .open(tty)
        .unwrap()
}

/// Waits for something that no byte tells of.
#[track_caller]
pub fn eventually(what: &str, mut good: impl FnMut() -> bool) {
    let end = Instant::now() + DEADLINE;
    while !good() {
        assert!(Instant::now() < end, "{what}: never");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The bytes that a terminal sends for a key.
pub fn key(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "Shift-Tab" => b"\x1b[Z",
        "Down" => b"\x1b[B",
        "Up" => b"\x1b[A",
        "PgDn" => b"\x1b[6~",
        "Ctrl-c" => b"\x03",
        "Ctrl-l" => b"\x0c",
        "Ctrl-q" => b"\x11",
        "Ctrl-s" => b"\x13",
        "Ctrl-u" => b"\x15",
        "Ctrl-x" => b"\x18",
        "Ctrl-z" => b"\x1a",
        _ => return None,
    })
}

/// The state of a process (`R`, `S`, `T`, ...), and the processor time that it has used, in
/// hundredths of a second; `None` if it is gone.
pub fn process(pid: Pid) -> Option<(char, u64)> {
    let text = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    // The name stands in brackets and may hold anything; the fields come after the last one.
    let (_, fields) = text.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let time = |at: usize| fields[at].parse::<u64>().unwrap();
    Some((fields[0].chars().next()?, time(11) + time(12)))
}

/// The processor time that a process and the one that it has started have used, in hundredths of a
/// second.
pub fn work_of(pid: Pid) -> u64 {
    let used = |pid| process(pid).map_or(0, |(_, used)| used);
    used(pid) + child_of(pid).map_or(0, used)
}

/// Whether no thread of a process, nor of the one that it has started, works or waits for a processor.
pub fn is_waiting(pid: Pid) -> bool {
    [Some(pid), child_of(pid)].into_iter().flatten().all(|pid| {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero()));
        tasks.into_iter().flatten().flatten().all(|task| {
            let stat = std::fs::read_to_string(task.path().join("stat")).unwrap_or_default();
            let state = stat
                .rsplit_once(") ")
                .and_then(|(_, rest)| rest.chars().next());
            !matches!(state, Some('R' | 'D'))
        })
    })
}

/// The one process that another one has started.
pub fn child_of(parent: Pid) -> Option<Pid> {
    let parent = parent.as_raw_nonzero().to_string();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let name = entry.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.parse::<i32>().ok()) else {
            continue;
        };
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
        if fields.split_whitespace().nth(1) == Some(&parent) {
            return Pid::from_raw(pid);
        }
    }
    None
}

/// A size as the kernel has it.
pub fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A size as `vt100` has it, which knows none of zero.
pub fn at_least_one(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap_or(NonZeroU16::MIN)
}
