//! The path of a file of a sealed workspace: where it lies below, and how. A closed list says what lies in the clear.

use std::io;

use crate::record::workspace::FILE_NAME;
use crate::storage::encryption::sealed_fs::hidden_name::{hide, reveal};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{EntryType, folder_of};

/// What the name of a sealed file ends with.
pub const ENDING: &str = ".age";

/// What is put behind the name of a file that lies in the clear where only sealed ones may.
pub const NOT_SEALED: &str = ".not-sealed";

/// The folder of the keys. Nothing above sees it.
pub const KEYS: &str = "keys";

/// The workspace's public key, in the clear.
pub const PUBLIC: &str = "keys/workspace.pub";

/// What lies in the clear: it says nothing of anybody in the workspace. `clone.ron` is read before there is a key.
const CLEAR: [&str; 7] = [
    ".gitignore",
    ".gitattributes",
    ".gitmodules",
    ".lastseen/.gitignore",
    ".lastseen/lock",
    ".lastseen/attaching",
    ".lastseen/clone.ron",
];

/// What the name of a lock file ends with.
const LOCK: &str = ".lock";

/// How a file lies below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileLayout {
    /// As it is.
    Clear,
    /// One sealed file, with padding.
    Padded,
    /// One sealed file of just its size, which is read in parts.
    Unpadded,
    /// A folder of sealed segments.
    Segments,
}

/// Whether a file that lies at this path below is a sealed one, or one of those that say nothing of anybody.
#[must_use]
pub fn may_be_sent(below: &str) -> bool {
    below.ends_with(ENDING) || CLEAR.contains(&below) || below == FILE_NAME || below == PUBLIC
}

/// How the file at this path lies below.
#[must_use]
pub fn layout_of(path: &str) -> FileLayout {
    let folder = folder_of(path);
    if CLEAR.contains(&path) || is_hidden_in(folder) && path.ends_with(LOCK) {
        FileLayout::Clear
    } else if folder == "log" || folder == ".lastseen/queues" && path.ends_with(".facts") {
        FileLayout::Segments
    } else if matches!(folder, "files" | ".lastseen/incoming")
        || path.starts_with(".lastseen/snapshot-")
    {
        FileLayout::Unpadded
    } else {
        FileLayout::Padded
    }
}

/// Whether names in a folder say something: of authors, of queries, of bytes that somebody else may have as well.
fn is_hidden_in(folder: &str) -> bool {
    let private = folder.strip_prefix(PRIVATE);
    matches!(folder, "log" | "files") || private.is_some_and(|inner| inner.starts_with('/'))
}

/// Where the file at this path lies below; for segments, their folder.
///
/// # Errors
///
/// `InvalidInput` if its name is too long to be hidden.
pub fn below(key: &[u8], path: &str) -> io::Result<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let layout = layout_of(path);
    let hidden;
    let (name, ending) = match (is_hidden_in(folder), layout) {
        (false, FileLayout::Clear) => return Ok(path.to_owned()),
        (false, FileLayout::Segments) => (name, ""),
        (false, FileLayout::Padded | FileLayout::Unpadded) => (name, ENDING),
        (true, layout) => {
            let (name, ending) = match layout {
                FileLayout::Clear => (name.strip_suffix(LOCK).unwrap_or(name), LOCK),
                FileLayout::Segments => (name, ""),
                FileLayout::Padded | FileLayout::Unpadded => (name, ENDING),
            };
            hidden = hide(key, name)?;
            (hidden.as_str(), ending)
        }
    };
    Ok(match folder {
        "" => format!("{name}{ending}"),
        folder => format!("{folder}/{name}{ending}"),
    })
}

/// The name above of what lies below in a folder; `None` if nothing above sees it.
#[must_use]
pub fn name_above(key: &[u8], folder: &str, name: &str, sort: EntryType) -> Option<String> {
    if folder.is_empty() && matches!(name, FILE_NAME | KEYS) {
        return None;
    }
    let is_hidden = is_hidden_in(folder);
    let path = |name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let found = match sort {
        EntryType::Folder if is_hidden => {
            reveal(key, name).filter(|name| layout_of(&path(name)) == FileLayout::Segments)
        }
        EntryType::Folder => Some(name.to_owned()),
        // A link or a pipe is told where a file of its name would be.
        EntryType::File | EntryType::Other if CLEAR.contains(&path(name).as_str()) => {
            Some(name.to_owned())
        }
        EntryType::File | EntryType::Other if is_hidden => match name.strip_suffix(LOCK) {
            Some(name) => reveal(key, name).map(|name| format!("{name}{LOCK}")),
            None => reveal(key, name.strip_suffix(ENDING).unwrap_or_default()),
        },
        EntryType::File | EntryType::Other => name.strip_suffix(ENDING).map(str::to_owned),
    };
    // What was never put in its place is sealed.
    let is_foreign = found.is_none() && !is_unplaced(name);
    found.or_else(|| is_foreign.then(|| format!("{name}{NOT_SEALED}")))
}

/// Where a file that is to be put in the place of this one lies until it is. That of a process which was killed stays.
#[must_use]
pub fn unplaced(key: &WorkspaceKey, path: &str) -> String {
    let name = key.index_name(path);
    match folder_of(path) {
        "" => format!(".{name}"),
        folder => format!("{folder}/.{name}"),
    }
}

/// Whether a name is one of those that [`unplaced`] makes.
fn is_unplaced(name: &str) -> bool {
    let digest = name.strip_prefix('.');
    digest.is_some_and(|it| it.len() == 64 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn only_a_closed_list_lies_in_the_clear() {
        let at = |path: &str| below(&KEY, path).unwrap();
        assert_eq!(at("lastseen.ron"), "lastseen.ron.age");
        assert_eq!(at("people/p-1.ron"), "people/p-1.ron.age");
        assert_eq!(at(".gitignore"), ".gitignore");
        assert_eq!(at(".lastseen/lock"), ".lastseen/lock");
        for path in [
            "log/anna-laptop.log",
            ".lastseen/queues/nobody-heard.ron",
            ".lastseen/queues/nobody-heard-1.facts",
            ".lastseen/drafts/anna-laptop-1.lock",
            "files/ab.jpg",
        ] {
            let below = at(path);
            assert_eq!(folder_of(&below), folder_of(path));
            let name = below.rsplit('/').next().unwrap();
            for word in ["anna", "heard", "ab.", "jpg", "facts"] {
                assert!(!name.contains(word), "{below}");
            }
            let sort = match layout_of(path) {
                FileLayout::Segments => EntryType::Folder,
                _ => EntryType::File,
            };
            let above = name_above(&KEY, folder_of(path), name, sort);
            assert_eq!(above.as_deref(), path.rsplit('/').next());
        }
    }

    #[test]
    fn what_is_not_sealed_is_never_taken_for_a_record() {
        let above = |folder: &str, name: &str| name_above(&KEY, folder, name, EntryType::File);
        assert_eq!(
            above("people", "p-1.ron").as_deref(),
            Some("p-1.ron.not-sealed")
        );
        assert_eq!(above("people", "p-1.ron.age").as_deref(), Some("p-1.ron"));
        let link = |name: &str| name_above(&KEY, "people", name, EntryType::Other);
        assert_eq!(link("p-1.ron.age").as_deref(), Some("p-1.ron"));
        assert_eq!(link("p-1.ron").as_deref(), Some("p-1.ron.not-sealed"));
        assert_eq!(above("", "lastseen.ron"), None);
        let swap = ".p-1.ron.swp";
        assert_eq!(
            above("people", swap).as_deref(),
            Some(".p-1.ron.swp.not-sealed")
        );
        assert_eq!(above("people", &format!(".{}", "0a".repeat(32))), None);
        assert_eq!(
            above("files", "photo.jpg").as_deref(),
            Some("photo.jpg.not-sealed")
        );
        let folder = name_above(&KEY, "log", "anna.log", EntryType::Folder);
        assert_eq!(folder.as_deref(), Some("anna.log.not-sealed"));
    }
}
