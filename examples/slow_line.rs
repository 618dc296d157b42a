//! Works over a bad line: the program runs behind a real `sshd`, and between it and `ssh` lies a line with
//! 300 ms there and back, 2% of the pieces lost, and 9,600 bits a second.
//!
//! ```text
//! cargo run --example slow_line -- target/debug/lastseen [--short]
//! ```
//!
//! Somebody is searched for, a status is set and undone, people of a queue are decided about; then the line
//! is cut in the middle of a note, and once more the `sshd` is killed in the middle of one. Printed are
//! for each step the keys, the time until its result is on the screen, and the bytes that came for it, SSH's
//! own included. It fails if anything is lost: each change must be in the log, each note offered again.
//!
//! The line is made in this process (`support/slow_proxy.rs`), because not every kernel can slow one
//! down. `sshd`, `ssh` and `ssh-keygen` must be installed.

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

#[path = "support/slow_proxy.rs"]
mod slow_proxy;

use slow_proxy::{Line, SlowProxy};

const LINE: Line = Line {
    delay: Duration::from_millis(300),
    lost: 2,
    baud: 9_600,
};

/// How long anything may take over such a line; only a failure takes this long.
const DEADLINE: Duration = Duration::from_secs(60);

/// How many people there are, and how many of them are decided about.
const PEOPLE: usize = 60;
const DECISIONS: usize = 60;
const DECISIONS_SHORT: usize = 6;

/// What the screen says of a change that is on disk.
const SAVED: &str = "u to undo";

type Done<T> = Result<T, Box<dyn Error>>;

fn main() -> Done<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments
        .next()
        .ok_or("usage: slow_line PROGRAM [--short]")?;
    let program = PathBuf::from(program).canonicalize()?;
    let is_short = arguments.any(|argument| argument == "--short");
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("home");
    let workspace = home.join("workspace");
    make_people(&home, &workspace)?;
    let mut server = Server::start(folder.path())?;
    let proxy = SlowProxy::start(server.port, LINE)?;
    let begin = |server: &Server| Session::start(server, proxy.port, &program, &home, &workspace);

    println!("{:<34} {:>9} {:>9}", "step", "ms", "bytes");
    let mut session = begin(&server)?;
    session.step(&proxy, "from ssh to the loaded list", "", "all saved")?;
    session.step(&proxy, "a search of four letters", "/1007", "Person 1007")?;
    session.step(&proxy, "to the list", "\r", "Person 1007")?;
    session.step(&proxy, "the form of a status", "sr", "returned")?;
    session.step(
        &proxy,
        "a status with its date",
        "2026-01-02\r",
        "u to undo",
    )?;
    session.step(&proxy, "undo", "u", "U to redo")?;
    session.step(&proxy, "all people again", "\x1b", "Person 1001")?;
    session.step(&proxy, "a queue", "t", "New queue of")?;
    session.step(&proxy, "its first person", "\r", "1/60")?;
    let mut decisions = Vec::new();
    let count = if is_short { DECISIONS_SHORT } else { DECISIONS };
    for (number, key) in (2..=count).zip(["a", "d", "m"].iter().cycle()) {
        decisions.push(session.until(&proxy, key, &format!(" {number}/60"))?);
    }
    decisions.sort_unstable();
    let (time, bytes) = decisions[decisions.len() / 2];
    println!(
        "{:<34} {:>9} {bytes:>9}",
        "a decision, in the middle",
        time.as_millis()
    );
    session.step(&proxy, "out of the queue", "q", "all saved")?;

    session.step(&proxy, "half a note", "nHalf a note", "Half a note")?;
    proxy.cut();
    drop(session);
    proxy.mend();
    let mut session = begin(&server)?;
    session.step(&proxy, "after the line was cut", "", "1 draft kept")?;
    session.step(&proxy, "the note is there again", "D", "Half a note")?;
    session.step(&proxy, "and is finished", ", whole now\x13", SAVED)?;

    session.step(&proxy, "half another note", "nHalf another", "Half another")?;
    server.kill()?;
    drop(session);
    let server = Server::start_again(folder.path(), server.port)?;
    let mut session = begin(&server)?;
    session.step(&proxy, "after sshd was killed", "", "1 draft kept")?;
    session.step(&proxy, "the note is there again", "D", "Half another")?;
    session.step(&proxy, "and is finished", ", whole now\x13", SAVED)?;
    session.step(&proxy, "leaving", "q", "")?;
    drop(session);

    // The status and its undo, the decisions, and both notes.
    let logged = log_lines(&workspace)?;
    let wanted = 2 + (count - 1) + 2;
    if logged != wanted {
        return Err(format!("{logged} lines in the log, not {wanted}").into());
    }
    let checked = Command::new(&program)
        .args([
            "-w".as_ref(),
            workspace.as_os_str(),
            "log".as_ref(),
            "--verify".as_ref(),
        ])
        .env("HOME", &home)
        .output()?;
    if !checked.status.success() {
        return Err(String::from_utf8_lossy(&checked.stderr).into());
    }
    println!("nothing is lost: {logged} changes in the log");
    Ok(())
}

/// A workspace of made-up people, made by the program.
fn make_people(home: &Path, workspace: &Path) -> Done<()> {
    for folder in ["people", "log"] {
        fs::create_dir_all(workspace.join(folder))?;
    }
    fs::write(
        workspace.join("lastseen.ron"),
        "Workspace(format: 1, title: \"Line\", statuses: [])\n",
    )?;
    for number in 1..=PEOPLE {
        let text = format!(
            "Person(\n    id: \"p-{number:010}\",\n    name: \"Person {}\",\n    history: [\n        \
             (when: \"2026-01\", status: Missing),\n    ],\n)\n",
            1000 + number
        );
        fs::write(workspace.join(format!("people/p-{number:010}.ron")), text)?;
    }
    fs::set_permissions(home, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

fn log_lines(workspace: &Path) -> Done<usize> {
    let mut lines = 0;
    for entry in fs::read_dir(workspace.join("log"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "log") {
            lines += fs::read_to_string(path)?.lines().count();
        }
    }
    Ok(lines)
}

/// A real `sshd` of its own, on a port of its own.
struct Server {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Server {
    fn start(folder: &Path) -> Done<Self> {
        for key in ["host_key", "user_key"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(folder.join(key))
                .status()?;
            if !made.success() {
                return Err("ssh-keygen made no key".into());
            }
        }
        fs::copy(folder.join("user_key.pub"), folder.join("authorized"))?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        Self::start_again(folder, port)
    }

    fn start_again(folder: &Path, port: u16) -> Done<Self> {
        let text = |name: &str| folder.join(name).display().to_string();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nStrictModes no\n\
             UsePAM no\nPidFile none\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n\
             PrintMotd no\nAcceptEnv *\n",
            text("host_key"),
            text("authorized")
        );
        fs::write(folder.join("sshd_config"), config)?;
        // Only root needs it, and has the right to make it.
        let _ = fs::create_dir_all("/run/sshd");
        let process = Command::new("/usr/sbin/sshd")
            .args(["-D", "-e", "-f"])
            .arg(folder.join("sshd_config"))
            .stdin(Stdio::null())
            .stderr(fs::File::create(folder.join("sshd.log"))?)
            .spawn()?;
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > DEADLINE {
                return Err(fs::read_to_string(folder.join("sshd.log"))?.into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self {
            process,
            port,
            folder: folder.to_owned(),
        })
    }

    /// Kills it with all that it has started.
    fn kill(&mut self) -> Done<()> {
        let mut of_session = Vec::new();
        descendants(self.process.id(), &mut of_session)?;
        self.process.kill()?;
        self.process.wait()?;
        for pid in of_session {
            // The program is not killed: its terminal goes away, as when a machine's sshd dies.
            let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
            if name.trim().starts_with("sshd") {
                let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
            }
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already if it was killed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The processes that a process has started, and theirs.
fn descendants(of: u32, found: &mut Vec<u32>) -> Done<()> {
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let parent = stat
            .rsplit(") ")
            .next()
            .and_then(|rest| rest.split(' ').nth(1));
        if parent.and_then(|parent| parent.parse::<u32>().ok()) == Some(of) {
            found.push(pid);
            descendants(pid, found)?;
        }
    }
    Ok(())
}

/// `ssh` in a terminal of 80x24, with the program at its far end.
struct Session {
    writer: Box<dyn Write + Send>,
    pieces: Receiver<Vec<u8>>,
    parser: Parser,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    fn start(
        server: &Server,
        port: u16,
        program: &Path,
        home: &Path,
        workspace: &Path,
    ) -> Done<Self> {
        let pair = native_pty_system().openpty(PtySize::default())?;
        let mut command = CommandBuilder::new("ssh");
        command.args(["-tt", "-F", "/dev/null", "-p", &port.to_string(), "-i"]);
        command.arg(server.folder.join("user_key"));
        for option in [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "BatchMode=yes",
        ] {
            command.args(["-o", option]);
        }
        command.arg("127.0.0.1");
        command.arg(format!(
            "HOME={} TERM=xterm-256color LANG=C.UTF-8 LASTSEEN_AUTHOR=anna exec {} {}",
            home.display(),
            program.display(),
            workspace.display()
        ));
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader()?;
        let (sender, pieces) = channel();
        thread::spawn(move || {
            let mut piece = vec![0; 1 << 14];
            while let Ok(length @ 1..) = reader.read(&mut piece) {
                if sender.send(piece[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            writer: pair.master.take_writer()?,
            pieces,
            parser: Parser::default(),
            child: pair.slave.spawn_command(command)?,
            _master: pair.master,
        })
    }

    /// Types, waits until this is on the screen, and prints what it took.
    fn step(&mut self, proxy: &SlowProxy, what: &str, keys: &str, wanted: &str) -> Done<()> {
        let (time, bytes) = self.until(proxy, keys, wanted)?;
        println!("{what:<34} {:>9} {bytes:>9}", time.as_millis());
        Ok(())
    }

    /// Types, and waits until this is on the screen, or for nothing until the program has ended.
    fn until(&mut self, proxy: &SlowProxy, keys: &str, wanted: &str) -> Done<(Duration, u64)> {
        let (began, before) = (Instant::now(), proxy.came_back());
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        // What was there before the key is no answer to it.
        let mut is_answered = keys.is_empty();
        loop {
            let shown = self.parser.screen().contents();
            if is_answered && !wanted.is_empty() && shown.contains(wanted) {
                return Ok((began.elapsed(), proxy.came_back() - before));
            }
            match self
                .pieces
                .recv_timeout(DEADLINE.saturating_sub(began.elapsed()))
            {
                Ok(piece) => {
                    self.parser.process(&piece);
                    is_answered = true;
                }
                Err(RecvTimeoutError::Disconnected) if wanted.is_empty() => {
                    return Ok((began.elapsed(), proxy.came_back() - before));
                }
                Err(_) => {
                    return Err(
                        format!("{wanted:?} was never seen after {keys:?}:\n{shown}").into(),
                    );
                }
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A session whose line was cut is still waiting for it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
