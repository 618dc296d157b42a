//! Locks of editors: what they leave beside a file while they have it open.

use crate::casebook::external::external_changes::EditorLock;
use crate::record::id::RecordId;
use crate::storage::fs::{Fs, folder_of};

/// What stands in front of and behind a file's name in the name of such a file, and whose it is.
/// Helix, Kakoune and VS Code leave nothing.
const SIGNS: [(&str, &str, &str); 4] = [
    (".", ".swp", "Vim"),
    (".", ".swo", "Vim"),
    (".#", "", "Emacs"),
    (".", ".kate-swp", "Kate"),
];

/// Where user and machine stand in the first block of a swap file, each of 40 bytes (Vim,
/// `memline.c`, `struct block0`). Nano writes the same.
const USER: usize = 28;
const MACHINE: usize = 68;
const END: usize = 108;

/// Whether somebody has the record's file open in an editor, as far as editors show it. A swap file
/// may also be what a crash of the editor left.
#[must_use]
pub fn open_elsewhere(fs: &dyn Fs, record: RecordId) -> Option<EditorLock> {
    let path = record.relative_path();
    let folder = folder_of(&path);
    let name = path.strip_prefix(folder)?.trim_start_matches('/');
    SIGNS.into_iter().find_map(|(before, after, program)| {
        let file = format!("{folder}/{before}{name}{after}");
        // Emacs leaves a link that leads nowhere; it counts all the same.
        fs.length(&file).ok().flatten()?;
        let who = if program == "Vim" {
            in_swap_file(fs, &file).unwrap_or_default()
        } else {
            String::new()
        };
        Some(EditorLock {
            record,
            program,
            who,
            file,
        })
    })
}

/// Whether a file of this path is what an editor leaves beside one that it has open.
#[must_use]
pub fn is_editor_lock(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    SIGNS
        .iter()
        .any(|(before, after, _)| name.starts_with(before) && name.ends_with(after))
}

/// Who has the file open, as the swap file says.
fn in_swap_file(fs: &dyn Fs, file: &str) -> Option<String> {
    let block = fs.read_at(file, 0, END).ok()?;
    if !block.starts_with(b"b0") || block.len() < END {
        return None;
    }
    let text = |bytes: &[u8]| {
        let end = bytes
            .iter()
            .position(|byte| *byte == 0)
            .unwrap_or(bytes.len());
        String::from_utf8_lossy(&bytes[..end]).into_owned()
    };
    let (user, machine) = (text(&block[USER..MACHINE]), text(&block[MACHINE..END]));
    (!user.is_empty() && !machine.is_empty()).then(|| format!("{user} on {machine}"))
}
