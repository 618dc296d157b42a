//! A record whose file somebody has open in an editor, who may write over whatever is changed now.

use crate::record::id::RecordId;

/// A record whose file somebody has open in an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorLock {
    /// The record.
    pub record: RecordId,
    /// The editor.
    pub program: &'static str,
    /// Who, as `user on machine`; empty where the editor does not say.
    pub who: String,
    /// The file by which the editor shows it, relative to the workspace.
    pub file: String,
}
