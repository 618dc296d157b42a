//! What other programs left behind beside records and logs: copies under other names, and what is
//! told of them.

use crate::ron_text::conflict_markers::Side;

/// Which program left a copy, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftBy {
    /// `name.sync-conflict-20261127-101500-ABCDEFG.ron`
    Syncthing,
    /// `name (Anna's conflicted copy 2026-11-27).ron`
    Dropbox,
    /// `name (conflicted copy 2026-11-27 101500).ron`, `name_conflict-20261127-101500.ron`
    Nextcloud,
    /// `name (1).ron`, `name - Copy.ron`
    SyncOrFileManager,
    /// `name.ron~HEAD`, `name.ron.orig`, `name_BASE_123.ron`
    Git,
    /// `name.ron.rej`
    Patch,
    /// A name that tells nothing of it, such as `name-LAPTOP.ron`.
    Unknown,
}

/// A field that two versions of a record have with different values, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: String,
    /// What the one version says; `None` if it has no such field.
    pub one: Option<String>,
    /// What the other version says; `None` if it has no such field.
    pub other: Option<String>,
}

/// One side of a merge that left its markers in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeSide {
    /// What the marker calls it, such as `HEAD`; may be empty.
    pub name: String,
    /// Its lines between the markers, as written, joined by spaces.
    pub lines: String,
}

impl From<Side> for MergeSide {
    fn from(side: Side) -> Self {
        Self {
            name: side.name,
            lines: side.lines,
        }
    }
}
