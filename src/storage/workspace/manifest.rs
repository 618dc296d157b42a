//! The manifest of a workspace, `lastseen.ron`: making it and reading it.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use serde::Deserialize;

use crate::casebook::erase::left_behind::MergeSide;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Reason;
use crate::record::kind::Kind;
use crate::record::read::{ReadError, read_ron};
use crate::record::workspace::{FILE_NAME, FORMAT, WorkspaceHead};
use crate::ron_text::conflict_markers::conflict;
use crate::ron_text::quote::quote;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::disk::Disk;
use crate::storage::log::file::LOGS;

/// What the private folder must never get into: a repository that is shared.
const IGNORE: &str = ".lastseen/\n";

/// The queries that a new workspace begins with: the open work that every workspace has.
const QUERIES: &str = r#"        (name: "Nobody heard for 30 days", query: "stale:30d"),
        (name: "Disputed", query: "is:disputed"),
        (name: "Unsourced", query: "is:unsourced"),
        (name: "Single source", query: "is:single-source"),
        (name: "Never reviewed", query: "reviewed:never"),
        (name: "Not reviewed for 30 days", query: "reviewed<30d"),
        (name: "Risk review due", query: "is:review-due"),
        (name: "Second look wanted", query: "tag:second-look"),
"#;

/// Makes a workspace in the folder `root`, and the folder if it is not there.
///
/// A folder that is made is for its owner alone, whatever the umask: what is written here can harm
/// people, and whoever wants to share it opens it on purpose. One that is there stays as it is.
///
/// # Errors
///
/// [`Failure::InTheWay`] if there is a workspace already, or anything but dotfiles (so that a
/// fresh git repository can become one); [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn init_folder(root: &Path, title: &str) -> Result<(), Failure> {
    init(&folder_for(root)?, title)
}

/// The folder `root`, which is made if it is not there.
///
/// # Errors
///
/// As [`init_folder`].
pub fn folder_for(root: &Path) -> Result<Disk, Failure> {
    let io = |operation, error: &io::Error| Failure::Io {
        operation,
        path: root.to_owned(),
        reason: error.into(),
    };
    make_private(root).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Failure::InTheWay {
            path: root.to_owned(),
        },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Failure::ReadOnly {
            path: root.to_owned(),
            reason: error.into(),
        },
        _ => io(FileOperation::MakeFolder, &error),
    })?;
    Disk::open(root).map_err(|error| io(FileOperation::Open, &error))
}

/// Makes a folder that its owner alone may enter, and those around it as the umask has them.
fn make_private(folder: &Path) -> io::Result<()> {
    if let Some(around) = folder.parent() {
        std::fs::create_dir_all(around)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => made,
    }
}

/// Makes a workspace in an empty folder.
///
/// # Errors
///
/// As [`init_folder`].
pub fn init(fs: &dyn Fs, title: &str) -> Result<(), Failure> {
    let listed = fs
        .list("")
        .map_err(|error| failed(fs, FileOperation::List, "", &error))?;
    if let Some(other) = listed
        .iter()
        .find(|listed| !listed.name.to_string_lossy().starts_with('.'))
    {
        return Err(Failure::InTheWay {
            path: fs.root().join(&other.name),
        });
    }
    if let Some(error) = fs.refuses_writing("") {
        return Err(failed(fs, FileOperation::WriteInto, "", &error));
    }
    for folder in Kind::ALL.map(Kind::folder).into_iter().chain([LOGS]) {
        fs.make_folder(folder)
            .map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
    }
    ignore_private(fs)?;
    // The head comes last: only with it is the folder a workspace.
    let title = quote(title);
    write_new(
        fs,
        FILE_NAME,
        &format!(
            "Workspace(\n    format: {FORMAT},\n    title: {title},\n    statuses: [],\n    queries: [\n{QUERIES}    ],\n)\n"
        ),
    )?;
    fs.sync_folder("")
        .map_err(|error| failed(fs, FileOperation::Sync, "", &error))
}

/// Reads the head.
///
/// # Errors
///
/// [`Failure::NotAWorkspace`], [`Failure::BadHead`] with line and column, or
/// [`Failure::NewerFormat`].
pub fn read_head(fs: &dyn Fs) -> Result<WorkspaceHead, Failure> {
    view(fs, &read_text(fs)?)
}

/// The whole text of the head.
///
/// # Errors
///
/// [`Failure::NotAWorkspace`], or [`Failure::BadHead`] if it is refused or is no text.
pub fn read_text(fs: &dyn Fs) -> Result<String, Failure> {
    let bytes = fs
        .read_record(FILE_NAME)
        .map_err(|reason| bad(fs, (0, 0), reason))?
        .ok_or_else(|| Failure::NotAWorkspace {
            path: fs.root().to_owned(),
        })?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        bad(fs, (0, 0), Reason::NotUtf8 { offset })
    })
}

/// What a text says as the head of a workspace.
///
/// # Errors
///
/// [`Failure::BadHead`] with line and column, or [`Failure::NewerFormat`].
pub fn view(fs: &dyn Fs, text: &str) -> Result<WorkspaceHead, Failure> {
    let bad = |error: ReadError| match conflict(text) {
        Some(found) => {
            let reason = Reason::ConflictMarkers {
                last_line: found.last_line,
                sides: Box::new(found.sides.map(MergeSide::from)),
            };
            bad(fs, (found.line, 1), reason)
        }
        None => {
            let reason = Reason::DoesNotParse(error.flaw.into());
            bad(fs, (error.line, error.column), reason)
        }
    };
    // A later format may have made of the other fields what this version cannot read, so the
    // format is read first and alone.
    let Format { format } = read_ron(text).map_err(bad)?;
    if format > FORMAT {
        return Err(Failure::NewerFormat {
            path: fs.root().join(FILE_NAME),
            format,
        });
    }
    read_ron(text).map_err(bad)
}

fn bad(fs: &dyn Fs, (line, column): (usize, usize), reason: Reason) -> Failure {
    Failure::BadHead {
        path: fs.root().join(FILE_NAME),
        line,
        column,
        reason,
    }
}

/// Adds the private folder to what git ignores, behind whatever is ignored already, and says whether it had to.
///
/// # Errors
///
/// [`Failure`] if the file cannot be read or written.
pub fn ignore_private(fs: &dyn Fs) -> Result<bool, Failure> {
    add_lines(fs, ".gitignore", &[IGNORE.trim_end()])
}

/// Adds lines to a file of the workspace, each unless it is there, and says whether any was missing.
///
/// # Errors
///
/// [`Failure`] if the file cannot be read or written.
pub fn add_lines(fs: &dyn Fs, path: &str, lines: &[&str]) -> Result<bool, Failure> {
    let old = fs.read_record(path).map_err(|_| Failure::InTheWay {
        path: fs.root().join(path),
    })?;
    let there = old.as_deref().unwrap_or_default();
    let is_missing = |line: &&&str| {
        let mut there = there.split(|byte| *byte == b'\n');
        !there.any(|old| old.trim_ascii() == line.as_bytes())
    };
    let missing: Vec<&str> = lines.iter().filter(is_missing).copied().collect();
    if missing.is_empty() {
        return Ok(false);
    }
    let text = format!("{}\n", missing.join("\n"));
    if old.is_none() {
        write_new(fs, path, &text)?;
        return Ok(true);
    }
    let gap = if there.is_empty() || there.ends_with(b"\n") {
        ""
    } else {
        "\n"
    };
    fs.append(path, format!("{gap}{text}").as_bytes())
        .map_err(|error| failed(fs, FileOperation::Write, path, &error))?;
    Ok(true)
}

#[derive(Deserialize)]
#[serde(rename = "Workspace")]
struct Format {
    format: u32,
}

fn write_new(fs: &dyn Fs, path: &str, text: &str) -> Result<(), Failure> {
    fs.stage(path, None, text.as_bytes())
        .map_err(|error| failed(fs, FileOperation::Write, path, &error))
}
