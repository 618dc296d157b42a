//! The installed git, run in a folder.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;

/// The installed git, at work in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
    has_terminal: bool,
    only_reads: bool,
}

/// Settings for whoever only reads: nobody has asked for git in a folder that was just opened, and what came with it
/// may name programs.
const ONLY_READS: [&str; 4] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "log.showSignature=false",
];

/// What git printed, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitOutput {
    /// How it ended; `None` if a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub error: String,
}

impl GitOutput {
    /// Whether it did what it was asked for.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.code == Some(0)
    }
}

impl Git {
    /// Git at work in `folder`.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            has_terminal: true,
            only_reads: false,
        }
    }

    /// The same, where the terminal is somebody else's: git and what it starts ask for nothing there.
    #[must_use]
    pub fn without_terminal(folder: &Path) -> Self {
        Self {
            has_terminal: false,
            ..Self::at(folder)
        }
    }

    /// Git that reads what is in the repository and runs nothing else, whatever the configuration of the repository says.
    #[must_use]
    pub fn reader(folder: &Path) -> Self {
        Self {
            only_reads: true,
            ..Self::without_terminal(folder)
        }
    }

    /// Runs git and keeps what it prints. Nothing can be asked for on the terminal.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if it cannot be started: mostly it is not installed.
    pub fn run(&self, arguments: &[&str]) -> Result<GitOutput, Failure> {
        let mut command = self.command(arguments);
        command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
        ended(&mut command, arguments)
    }

    /// The commits that the first of these comes from and a merge of the others; none if they have nothing in common.
    ///
    /// # Errors
    ///
    /// As [`Git::run`].
    pub fn merge_bases(&self, commits: &[impl AsRef<str>]) -> Result<Vec<String>, Failure> {
        let mut arguments = vec!["merge-base", "--all"];
        arguments.extend(commits.iter().map(AsRef::as_ref));
        let told = self.run(&arguments)?;
        Ok(told.out.lines().map(str::to_owned).collect())
    }

    /// As [`Git::run`], but git may ask for a password on the terminal and show its progress there, if it has one.
    ///
    /// # Errors
    ///
    /// As [`Git::run`].
    pub fn run_openly(&self, arguments: &[&str]) -> Result<GitOutput, Failure> {
        if !self.has_terminal {
            return self.run(arguments);
        }
        let mut command = self.command(arguments);
        command.stdin(Stdio::inherit()).stderr(Stdio::inherit());
        ended(&mut command, arguments)
    }

    /// What git answers, without the end of the line.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says if it does not do it.
    pub fn answer(&self, arguments: &[&str]) -> Result<String, Failure> {
        answer_of(&self.run(arguments)?, arguments)
    }

    /// As [`Git::answer`], with a file from whose beginning git reads its standard input.
    ///
    /// # Errors
    ///
    /// As [`Git::answer`].
    pub fn answer_with(&self, arguments: &[&str], input: File) -> Result<String, Failure> {
        let mut command = self.command(arguments);
        command.env("GIT_TERMINAL_PROMPT", "0").stdin(input);
        answer_of(&ended(&mut command, arguments)?, arguments)
    }

    /// Hands over what git prints, as it comes.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says if it does not do it, or with why it was not read to its end.
    pub fn stream(
        &self,
        arguments: &[&str],
        read: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let told = |error: io::Error| failed(arguments, error.into());
        let mut command = self.command(arguments);
        command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().map_err(told)?;
        let output = process.stdout.take();
        let was_read = output.map_or(Ok(()), |mut output| read(&mut output));
        let done = process.wait_with_output().map_err(told)?;
        let done = GitOutput {
            code: done.status.code(),
            out: String::new(),
            error: String::from_utf8_lossy(&done.stderr).into_owned(),
        };
        // Why it was not read says more than that git found nobody who reads.
        was_read.map_err(told)?;
        answer_of(&done, arguments)?;
        Ok(())
    }

    /// As [`Git::answer`], with [`Git::run_openly`].
    ///
    /// # Errors
    ///
    /// As [`Git::answer`].
    pub fn answer_openly(&self, arguments: &[&str]) -> Result<String, Failure> {
        answer_of(&self.run_openly(arguments)?, arguments)
    }

    /// A reader of objects, which is one process for all of them.
    ///
    /// # Errors
    ///
    /// As [`Git::run`].
    pub fn objects(&self) -> Result<ObjectReader, Failure> {
        let arguments = ["cat-file", "--batch"];
        let mut command = self.command(&arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::null());
        let told = |error: io::Error| failed(&arguments, error.into());
        let mut process = command.spawn().map_err(told)?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(asked), Some(told)) => Ok(ObjectReader {
                process,
                asked: Some(asked),
                told: BufReader::new(told),
            }),
            _ => Err(told(io::ErrorKind::BrokenPipe.into())),
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder);
        if self.only_reads {
            command.args(ONLY_READS.iter().flat_map(|setting| ["-c", setting]));
            // An object that is missing would be fetched, by a program that the configuration names (git(1)).
            command.env("GIT_NO_LAZY_FETCH", "1");
            command.env("GIT_ALLOW_PROTOCOL", "none");
            command.env("GIT_OPTIONAL_LOCKS", "0");
        }
        command
            .args(arguments)
            // What git says is compared, so it says it in one language.
            .env("LC_ALL", "C");
        if !self.has_terminal {
            // ssh and gpg open the terminal by themselves (ssh(1), SSH_ASKPASS_REQUIRE; gpg-agent(1), GPG_TTY).
            command.env("SSH_ASKPASS_REQUIRE", "force");
            command.env_remove("GPG_TTY");
            if std::env::var_os("SSH_ASKPASS").is_none() {
                command.env("SSH_ASKPASS", "false");
            }
        }
        command
    }
}

/// Objects of the repository, as `git cat-file --batch` gives them.
pub struct ObjectReader {
    process: Child,
    asked: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
}

impl ObjectReader {
    /// The bytes of an object, by its id or as `commit:path`; `None` if there is no such object.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if git has ended.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.answer(name)
            .map_err(|error| failed(&["cat-file"], error.into()))
    }

    fn answer(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        // A line feed would be a second question.
        if name.contains('\n') {
            return Ok(None);
        }
        let asked = self.asked.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(asked, "{name}")?;
        asked.flush()?;
        let mut head = String::new();
        if self.told.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // git-cat-file(1), "Batch output": name, type and size; or what was asked for and a word.
        let mut words = head.trim_end().rsplit(' ');
        let Some(size) = words.next().and_then(|size| size.parse::<usize>().ok()) else {
            return Ok(None);
        };
        let mut bytes = vec![0; size];
        self.told.read_exact(&mut bytes)?;
        self.told.read_exact(&mut [0])?;
        Ok(Some(bytes))
    }
}

impl Drop for ObjectReader {
    fn drop(&mut self) {
        self.asked = None;
        let _ = self.process.wait();
    }
}

fn ended(command: &mut Command, arguments: &[&str]) -> Result<GitOutput, Failure> {
    let done = command
        .output()
        .map_err(|error| failed(arguments, error.into()))?;
    Ok(GitOutput {
        code: done.status.code(),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        error: String::from_utf8_lossy(&done.stderr).into_owned(),
    })
}

/// What git answered, without the end of the line.
///
/// # Errors
///
/// [`Failure::Git`] with what git says if it did not do it.
pub fn answer_of(done: &GitOutput, arguments: &[&str]) -> Result<String, Failure> {
    if done.is_done() {
        return Ok(done.out.trim_end_matches('\n').to_owned());
    }
    let said = [done.error.trim(), done.out.trim()];
    let said = said.into_iter().find(|said| !said.is_empty());
    Err(failed(
        arguments,
        Cause::Words(said.unwrap_or_default().to_owned()),
    ))
}

fn failed(arguments: &[&str], reason: Cause) -> Failure {
    let mut words = arguments.iter().copied();
    let mut command = words.next();
    while command == Some("-c") {
        // A setting stands behind it.
        command = words.nth(1);
    }
    Failure::Git {
        command: command.unwrap_or_default().to_owned(),
        reason,
    }
}
