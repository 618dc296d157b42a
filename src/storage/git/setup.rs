//! The merge and diff drivers in the configuration of a clone, and the attributes that ask for them. Everything
//! is written once; what is there already stays.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::commit::begin;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::Git;
use crate::storage::signature::allowed_signers::{SIGNERS, put_file};
use crate::storage::workspace::manifest::{add_lines, ignore_private};

/// The name of the drivers in the attributes and in the configuration.
const DRIVER: &str = "lastseen";

/// Where the attributes of a workspace stand.
const ATTRIBUTES: &str = ".gitattributes";

/// What lies where, and what is asked of git for it. A log is never merged by its lines, and the bytes of logs
/// and of attached files are never changed.
const PATTERNS: &[(&str, &[&str])] = &[
    ("people/*.ron", &[MERGED, COMPARED]),
    ("cases/*.ron", &[MERGED, COMPARED]),
    ("sources/*.ron", &[MERGED, COMPARED]),
    ("places/*.ron", &[MERGED, COMPARED]),
    ("units/*.ron", &[MERGED, COMPARED]),
    ("lastseen.ron", &[MERGED]),
    ("log/*.log", &[MERGED, "-text"]),
    ("log/*.sig", &[MERGED, "-text"]),
    (SIGNERS, &[MERGED]),
    ("files/**", &["-text"]),
];

/// The same of a sealed workspace. No byte of a sealed file may be changed.
const SEALED_PATTERNS: &[(&str, &[&str])] = &[
    ("people/*.age", &[MERGED, COMPARED, "-text"]),
    ("cases/*.age", &[MERGED, COMPARED, "-text"]),
    ("sources/*.age", &[MERGED, COMPARED, "-text"]),
    ("places/*.age", &[MERGED, COMPARED, "-text"]),
    ("units/*.age", &[MERGED, COMPARED, "-text"]),
    ("lastseen.ron.age", &[MERGED, COMPARED, "-text"]),
    ("allowed_signers.age", &[MERGED, "-text"]),
    ("log/**", &[MERGED, "-text"]),
    ("keys/**", &[MERGED, "-text"]),
    ("files/**", &["-text"]),
];

/// What git must never do to an encrypted file, for this clone alone: these attributes stand before those of the workspace,
/// which anybody can change who can write to what the clones share. Git may neither join their lines, as by `merge=union`, nor
/// pass them through a filter of the account.
const ENCRYPTED: (&str, &[&str]) = (
    "*.age",
    &[
        MERGED,
        "-filter",
        "-text",
        "-ident",
        "-working-tree-encoding",
    ],
);

/// What an earlier version wrote: git put back the keys that one side had taken off the list.
const UNION: &str = "merge=union";

const MERGED: &str = "merge=lastseen";
const COMPARED: &str = "diff=lastseen";

/// By this option of a merge, git takes a record for another one that was moved only if all bytes are the same, and
/// no person's new record for another one's that was removed. Git before 2.50 does not heed `merge.renames`.
pub const SAME_BYTES: &str = "find-renames=100%";

/// Whether commits are to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitHook {
    /// A hook runs `lastseen check` before each commit.
    Check,
    /// There is no hook of ours.
    None,
}

/// What the setup wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupStep {
    /// Lines of a file of the workspace.
    Lines {
        /// The file.
        path: String,
    },
    /// A value of the clone's own configuration.
    Config {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The hook.
    Hook {
        /// The file.
        path: PathBuf,
    },
    /// A hook of somebody else, which stays as it is.
    ForeignHook {
        /// The file.
        path: PathBuf,
    },
}

fn attribute_line((path, attributes): &(&str, &[&str])) -> String {
    format!("{path} {}", attributes.join(" "))
}

/// Sets a clone up, and says what was written; nothing if all of it was there.
///
/// # Errors
///
/// [`Failure::Git`] if the folder is in no clone; [`Failure`] if something cannot be written.
pub fn set_up(fs: &dyn Fs, hook: CommitHook) -> Result<Vec<SetupStep>, Failure> {
    let git = Git::at(fs.root());
    let prefix = git.answer(&["rev-parse", "--show-prefix"])?;
    let mut steps = Vec::new();
    let patterns = match fs.is_sealed() {
        true => SEALED_PATTERNS,
        false => PATTERNS,
    };
    let lines: Vec<String> = patterns.iter().map(attribute_line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let is_replaced = replace_attribute(fs)?;
    for (path, is_written) in [
        (
            ATTRIBUTES,
            add_lines(fs, ATTRIBUTES, &lines)? || is_replaced,
        ),
        (".gitignore", ignore_private(fs)?),
    ] {
        if is_written {
            steps.push(SetupStep::Lines {
                path: path.to_owned(),
            });
        }
    }
    if fs.is_sealed() {
        steps.extend(protect_encrypted_files(fs, &git)?);
    }
    let program = program();
    for (name, value) in [
        (
            format!("merge.{DRIVER}.name"),
            "records of lastseen".to_owned(),
        ),
        (format!("merge.{DRIVER}.driver"), merge_command(None)),
        (
            format!("diff.{DRIVER}.textconv"),
            format!("{program} textconv"),
        ),
        ("merge.renames".to_owned(), "false".to_owned()),
    ] {
        let now = git.run(&["config", "--local", "--get", &name])?;
        if now.out.trim_end_matches('\n') != value {
            git.answer(&["config", "--local", &name, &value])?;
            steps.push(SetupStep::Config { name, value });
        }
    }
    steps.extend(set_merge_options(&git)?);
    if hook == CommitHook::Check {
        let path = git.answer(&["rev-parse", "--git-path", "hooks/pre-commit"])?;
        let path = fs.root().join(path);
        steps.extend(put_hook(fs, &path, &program, &prefix)?);
    }
    Ok(steps)
}

/// Replaces the attribute of an earlier version; whether it was there. Of several lines, the last one counts for git.
fn replace_attribute(fs: &dyn Fs) -> Result<bool, Failure> {
    let text = match fs.read_record(ATTRIBUTES) {
        Ok(Some(bytes)) => String::from_utf8(bytes).unwrap_or_default(),
        _ => return Ok(false),
    };
    let old = format!("{SIGNERS} {UNION}");
    let is_old = |line: &str| line.trim() == old;
    if !text.lines().any(is_old) {
        return Ok(false);
    }
    let new = text.split_inclusive('\n').map(|line| match is_old(line) {
        true => format!("{SIGNERS} {MERGED}\n"),
        false => line.to_owned(),
    });
    let new: String = new.collect();
    let (_held, _) = begin(fs)?;
    put_file(fs, ATTRIBUTES, ATTRIBUTES, &new)?;
    Ok(true)
}

/// Keeps git from changing the bytes of encrypted files, whatever the attributes of the workspace come to say.
fn protect_encrypted_files(fs: &dyn Fs, git: &Git) -> Result<Option<SetupStep>, Failure> {
    let path = git.answer(&["rev-parse", "--git-path", "info/attributes"])?;
    let full = fs.root().join(&path);
    let told = |error: &io::Error| failed(fs, FileOperation::Write, &path, error);
    let text = match std::fs::read_to_string(&full) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.map_err(|error| told(&error))?,
    };
    let wanted = attribute_line(&ENCRYPTED);
    if text.lines().any(|line| line.trim() == wanted) {
        return Ok(None);
    }
    let gap = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let made = full.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| OpenOptions::new().append(true).create(true).open(&full))
        .and_then(|mut file| file.write_all(format!("{gap}{wanted}\n").as_bytes()))
        .map_err(|error| told(&error))?;
    Ok(Some(SetupStep::Lines { path }))
}

/// Sets the options of merges into the current branch, unless somebody else did.
fn set_merge_options(git: &Git) -> Result<Option<SetupStep>, Failure> {
    let branch = git.run(&["symbolic-ref", "--quiet", "--short", "HEAD"])?;
    let branch = branch.out.trim_end_matches('\n');
    if branch.is_empty() {
        return Ok(None);
    }
    let name = format!("branch.{branch}.mergeOptions");
    let now = git.run(&["config", "--local", "--get", &name])?;
    if !now.out.is_empty() {
        return Ok(None);
    }
    let value = format!("-X {SAME_BYTES}");
    git.answer(&["config", "--local", &name, &value])?;
    Ok(Some(SetupStep::Config { name, value }))
}

fn put_hook(
    fs: &dyn Fs,
    path: &Path,
    program: &str,
    prefix: &str,
) -> Result<Option<SetupStep>, Failure> {
    let text = include_str!("pre-commit.sh")
        .replace("PROGRAM", program)
        .replace("FOLDER", &quoted(prefix));
    let told = |error: &io::Error| failed(fs, FileOperation::Write, &path.to_string_lossy(), error);
    match std::fs::read_to_string(path) {
        Ok(there) if there == text => return Ok(None),
        Ok(_) => {
            return Ok(Some(SetupStep::ForeignHook {
                path: path.to_owned(),
            }));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(told(&error)),
    }
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| {
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o755)
            .open(path)?;
        file.write_all(text.as_bytes())
    })
    .map_err(|error| told(&error))?;
    Ok(Some(SetupStep::Hook {
        path: path.to_owned(),
    }))
}

/// How git calls the merge driver, which may note what it merges.
#[must_use]
pub fn merge_command(notes: Option<&Path>) -> String {
    let notes = notes.map(|path| {
        let path = quoted(&path.to_string_lossy()).replace('%', "%%");
        format!(" --notes {path}")
    });
    format!(
        "{} merge-driver{} %O %A %B %P",
        program(),
        notes.unwrap_or_default()
    )
}

/// How the shell that git runs calls this program: by its name if that leads to it, else by its path.
fn program() -> String {
    let Ok(own) = env::current_exe().and_then(std::fs::canonicalize) else {
        return DRIVER.to_owned();
    };
    let folders = env::var_os("PATH").unwrap_or_default();
    let first = env::split_paths(&folders)
        .map(|folder| folder.join(DRIVER))
        .find(|path| path.is_file());
    let is_own =
        first.is_some_and(|path| std::fs::canonicalize(path).is_ok_and(|path| path == own));
    if is_own {
        DRIVER.to_owned()
    } else {
        quoted(&own.to_string_lossy())
    }
}

/// A word for the shell, whatever is in it.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}
