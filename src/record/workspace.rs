//! The head of a workspace: `lastseen.ron`.

use serde::Deserialize;

use crate::record::saved_query::SavedQuery;
use crate::record::status::StatusKind;

/// The name of the file that makes a folder a workspace.
pub const FILE_NAME: &str = "lastseen.ron";

/// The newest format of a workspace that this version can write.
pub const FORMAT: u32 = 1;

/// What `lastseen.ron` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Workspace")]
pub struct WorkspaceHead {
    /// The version of the format.
    pub format: u32,
    /// What the workspace is called.
    #[serde(default)]
    pub title: String,
    /// Statuses beyond the four.
    #[serde(default)]
    pub statuses: Vec<StatusKind>,
    /// The queries that are kept under a name, in the order of the file.
    #[serde(default)]
    pub queries: Vec<SavedQuery>,
    /// How the screen looks, unless its user says otherwise.
    #[serde(default)]
    pub theme: Option<ron::Value>,
    /// After how many idle minutes the screen is locked, if the workspace is sealed, unless its user says otherwise; 0 for
    /// never.
    #[serde(default)]
    pub lock_after: Option<u64>,
}

impl WorkspaceHead {
    /// All statuses of the workspace: the four, then its own.
    #[must_use]
    pub fn all_statuses(&self) -> Vec<StatusKind> {
        let mut all = StatusKind::four();
        all.extend(self.statuses.iter().cloned());
        all
    }
}
