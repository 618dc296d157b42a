//! The installed `ssh-keygen`: it signs with a key, a key in the agent or one on a stick, and checks signatures.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::storage::random::salt;

/// What signatures are made for, so that none that was made for something else counts.
pub const NAMESPACE: &str = "lastseen@log";

/// How long an agent or a stick may take while nobody is asked.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long if somebody is at the terminal.
const ASKED_PATIENCE: Duration = Duration::from_secs(120);

/// How often it is looked whether the program has ended.
const STEP: Duration = Duration::from_millis(1);

/// Whether the passphrase of a key may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPrompt {
    /// Nobody is asked: the key has none, or the agent holds it.
    Never,
    /// Somebody sits at the terminal.
    OnTerminal,
}

/// Signs a message.
///
/// # Errors
///
/// [`Failure::SshKeygen`] with what it says.
pub fn sign(key: &Path, message: &str, ask: KeyPrompt) -> Result<String, Failure> {
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
    let patience = match ask {
        KeyPrompt::Never => {
            // Whoever draws on the terminal must not find a question there (ssh(1), SSH_ASKPASS_REQUIRE).
            command
                .env("SSH_ASKPASS_REQUIRE", "force")
                .env("SSH_ASKPASS", "false");
            PATIENCE
        }
        KeyPrompt::OnTerminal => ASKED_PATIENCE,
    };
    let told = |reason| Failure::SshKeygen {
        command: "sign".to_owned(),
        reason,
    };
    let done = ended(&mut command, message, patience).map_err(|error| told(error.into()))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        return Err(told(Cause::Words(said)));
    }
    String::from_utf8(done.stdout).map_err(|error| told(Cause::Words(error.to_string())))
}

/// Whether a signature is one of this message by the key that it names.
///
/// # Errors
///
/// [`Failure::SshKeygen`] if that cannot be found out.
pub fn is_valid(message: &str, armor: &str) -> Result<bool, Failure> {
    let told = |error: io::Error| Failure::SshKeygen {
        command: "check-novalidate".to_owned(),
        reason: error.into(),
    };
    let file = SignatureFile::new(armor).map_err(told)?;
    let mut command = Command::new("ssh-keygen");
    command
        .args(["-Y", "check-novalidate", "-n", NAMESPACE, "-s"])
        .arg(&file.0);
    let done = ended(&mut command, message, PATIENCE).map_err(told)?;
    Ok(done.status.success())
}

/// A signature in a file for as long as it is looked at.
struct SignatureFile(PathBuf);

impl SignatureFile {
    fn new(armor: &str) -> io::Result<Self> {
        let name = salt().map_err(|_| Cause::NoRandomness.into_io(io::ErrorKind::Other))?;
        let path = std::env::temp_dir().join(format!("lastseen-{name}.sig"));
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        let file_of = Self(path);
        file.write_all(armor.as_bytes())?;
        Ok(file_of)
    }
}

impl Drop for SignatureFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Runs a command that takes little and prints little, for so long at most.
fn ended(command: &mut Command, input: &str, patience: Duration) -> io::Result<Output> {
    command
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = command.spawn()?;
    if let Some(mut to) = process.stdin.take() {
        // Whoever does not read has an error to tell.
        let _ = to.write_all(input.as_bytes());
    }
    wait(&mut process, Instant::now() + patience)?;
    process.wait_with_output()
}

fn wait(process: &mut Child, deadline: Instant) -> io::Result<()> {
    while process.try_wait()?.is_none() {
        if Instant::now() > deadline {
            process.kill()?;
            process.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        sleep(STEP);
    }
    Ok(())
}
