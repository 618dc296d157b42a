//! The program in a pseudo-terminal: keys go in, bytes come out and become a screen.
//!
//! The fake terminal answers no question (`CSI 6n` least of all). Nothing here sleeps in order to
//! pass but after Esc, whose arrival cannot be seen: every other wait is for something that is seen, with
//! a deadline that is only ever reached by a failure.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use vt100::{Parser, Screen};

use crate::line::{Modes, at_least_one, eventually, is_waiting, key, open_line, pty_size, work_of};
use crate::seen::{Seen, Shared};
use crate::stream::{END, contains, inside_frame};
use crate::support::workspace::{PROGRAM, SPAWNING, TestWorkspace};

/// How long anything may take. A slow machine takes seconds; only a failure takes this long.
pub const DEADLINE: Duration = Duration::from_secs(40);

impl TestWorkspace {
    /// Starts the screen.
    pub fn start(&self) -> TerminalSession {
        TerminalSession::start_on(self, &self.workspace())
    }

    /// Starts the screen and waits until everything is loaded.
    pub fn open(&self) -> TerminalSession {
        let session = self.start();
        session.wait_for_text("all saved");
        session
    }
}

/// The program, running in a terminal of its own.
pub struct TerminalSession {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    child: Box<dyn Child + Send + Sync>,
    shared: Arc<Shared>,
    tty: PathBuf,
    /// The process that was started: the program, or the shell that started it.
    pub pid: Pid,
    /// The modes of the terminal before the program was started.
    pub modes: Modes,
}

impl TerminalSession {
    /// Starts the program as `own` says, on the workspace in a folder.
    pub fn start_on(own: &TestWorkspace, folder: &Path) -> Self {
        let held = SPAWNING.lock();
        let (columns, rows) = own.size;
        let pair = native_pty_system()
            .openpty(pty_size(columns, rows))
            .unwrap();
        let mut command = match &own.script {
            None => CommandBuilder::new(PROGRAM),
            Some(script) => {
                let mut command = CommandBuilder::new("/bin/sh");
                command.args(["-c", script, "sh", PROGRAM]);
                command
            }
        };
        command.args(&own.flags);
        command.arg(folder);
        command.cwd(own.home());
        command.env_clear();
        for (name, value) in own.environment() {
            command.env(name, value);
        }
        let tty = pair.master.tty_name().unwrap();
        let modes = Modes::of(&tty);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        drop(held);
        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                parser: Parser::new(at_least_one(rows), at_least_one(columns), 0),
                bytes: Vec::new(),
                ended: false,
            }),
            changed: Condvar::new(),
            stop: AtomicBool::new(false),
            is_away: Mutex::new(false),
            is_back: Condvar::new(),
        });
        let from = pair.master.try_clone_reader().unwrap();
        let reader = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.read(from)
        });
        let pid = i32::try_from(child.process_id().unwrap()).unwrap();
        Self {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            reader: Some(reader),
            child,
            shared,
            tty,
            pid: Pid::from_raw(pid).unwrap(),
            modes,
        }
    }

    /// Presses one key as a finger that taps it again and again does, and not as a key that is held.
    pub fn tap(&mut self, key: &str) -> &mut Self {
        thread::sleep(Duration::from_millis(200));
        self.keys(key)
    }

    /// Types: text as it is, and names of keys between angle brackets.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut bytes = Vec::new();
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest
                .strip_prefix('<')
                .and_then(|inner| inner.split_once('>'))
                .and_then(|(name, after)| Some((key(name)?, after)));
            let typed = first.to_string();
            let (sent, after) = named.unwrap_or((typed.as_bytes(), &rest[first.len_utf8()..]));
            bytes.extend_from_slice(sent);
            rest = after;
            if sent == b"\x1b" {
                // Only when nothing follows at once is this the key; else it begins a sequence.
                let mark = self.mark();
                self.send(&bytes);
                bytes.clear();
                self.wait_until_read(mark);
            }
        }
        if !bytes.is_empty() {
            self.send(&bytes);
        }
        self
    }

    /// Sends bytes as a terminal would.
    pub fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the program has read everything that was typed. It mostly draws a frame after
    /// `mark` then, but a key that changes nothing sends nothing, and a frame may have another reason; so
    /// after some time in which what was typed has long come to the other side of the line, that side says
    /// whether it was read.
    fn wait_until_read(&self, mark: usize) {
        let under_way = Instant::now() + Duration::from_millis(40);
        let drawn = |seen: &mut Seen| contains(&seen.bytes[mark..], END) || seen.ended;
        let patience = Duration::from_millis(300);
        drop(
            self.shared
                .changed
                .wait_timeout_while(self.seen(), patience, |seen| !drawn(seen))
                .unwrap(),
        );
        thread::sleep(under_way.saturating_duration_since(Instant::now()));
        let tty = open_line(&self.tty);
        eventually("the program reads its keys", || {
            rustix::io::ioctl_fionread(&tty).unwrap() == 0
        });
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // Under the lock nothing that was drawn for the new size can be read into the old one.
        let mut seen = self.seen();
        let (height, width) = (at_least_one(rows), at_least_one(columns));
        seen.parser.screen_mut().set_size(height, width);
        let master = self.master.as_ref().unwrap();
        master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Waits until what is on the screen, between two frames, is as it should be.
    #[track_caller]
    pub fn wait_for(&self, what: &str, good: impl Fn(&Screen) -> bool) {
        let is_good = |seen: &Seen| !inside_frame(&seen.bytes) && good(seen.parser.screen());
        let (seen, _) = self
            .shared
            .changed
            .wait_timeout_while(self.seen(), DEADLINE, |seen| !is_good(seen) && !seen.ended)
            .unwrap();
        assert!(
            is_good(&seen),
            "{what}: never seen{}; the screen is\n{}",
            if seen.ended { ", and it ended" } else { "" },
            seen.parser.screen().contents()
        );
    }

    /// Waits until this text is on the screen.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until bytes that came after `mark` are as they should be.
    #[track_caller]
    pub fn wait_for_bytes(&self, what: &str, mark: usize, good: impl Fn(&[u8]) -> bool) {
        let (seen, _) = self
            .shared
            .changed
            .wait_timeout_while(self.seen(), DEADLINE, |seen| {
                !good(&seen.bytes[mark..]) && !seen.ended
            })
            .unwrap();
        let bytes = &seen.bytes[mark..];
        assert!(good(bytes), "{what}: never came; what came is {bytes:?}");
    }

    /// Waits until nothing has come for half a second in which the program has not worked either: on
    /// a busy machine what it is about to draw may take longer than that.
    pub fn wait_for_quiet(&self) {
        let end = Instant::now() + DEADLINE;
        loop {
            let before = work_of(self.pid);
            let is_silent = !self.comes_within(Duration::from_millis(500));
            if is_silent && is_waiting(self.pid) && work_of(self.pid) == before {
                return;
            }
            assert!(Instant::now() < end, "it never falls silent");
        }
    }

    /// Whether anything comes within this time.
    pub fn comes_within(&self, time: Duration) -> bool {
        let seen = self.seen();
        let length = seen.bytes.len();
        let (seen, _) = self
            .shared
            .changed
            .wait_timeout_while(seen, time, |seen| seen.bytes.len() == length && !seen.ended)
            .unwrap();
        seen.bytes.len() > length
    }

    pub fn screen_text(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// One row of the screen, from 0.
    pub fn row(&self, row: usize) -> String {
        let seen = self.seen();
        let screen = seen.parser.screen();
        let text = screen.rows(0, screen.size().1.get()).nth(row).unwrap();
        text.trim_end().to_owned()
    }

    /// A copy of the screen.
    pub fn screen(&self) -> Screen {
        self.seen().parser.screen().clone()
    }

    /// How many bytes have come up to now.
    pub fn mark(&self) -> usize {
        self.seen().bytes.len()
    }

    pub fn bytes_since(&self, mark: usize) -> Vec<u8> {
        self.seen().bytes[mark..].to_vec()
    }

    /// The modes of the terminal now.
    pub fn modes_now(&self) -> Modes {
        Modes::of(&self.tty)
    }

    /// The terminal's line, to look at or to change its modes.
    pub fn line(&self) -> File {
        open_line(&self.tty)
    }

    /// Stops or goes on reading what the program sends.
    pub fn look_away(&self, away: bool) {
        *self.shared.is_away.lock().unwrap() = away;
        self.shared.is_back.notify_all();
    }

    /// Waits for the end of the process, while nobody need read what it sends.
    #[track_caller]
    pub fn wait_for_end(&mut self) {
        eventually("the process ends", || {
            self.child.try_wait().unwrap().is_some()
        });
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Closes the terminal, as a dropped connection does.
    pub fn close_terminal(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        // The reader waits for bytes; these make it look up.
        open_line(&self.tty).write_all(b"\r\n").unwrap();
        self.reader.take().unwrap().join().unwrap();
        drop(self.writer.take());
        drop(self.master.take());
    }

    /// Waits for the end of the process, and for everything that it wrote; gives its exit code.
    #[track_caller]
    pub fn finish(&mut self) -> u32 {
        let mut status = None;
        eventually("the process ends", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        if self.master.is_some() {
            let (seen, _) = self
                .shared
                .changed
                .wait_timeout_while(self.seen(), DEADLINE, |seen| !seen.ended)
                .unwrap();
            assert!(seen.ended, "somebody still holds the terminal");
        }
        let status = status.unwrap();
        assert_eq!(status.signal(), None, "{}", self.screen_text());
        status.exit_code()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen()
    }
}

impl Drop for TerminalSession {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let _ = kill_process_group(self.pid, Signal::KILL);
            let _ = self.child.wait();
        }
    }
}
