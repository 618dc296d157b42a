//! What this account keeps of the screen for a workspace: in its own state folder, never in the workspace.

use std::path::Path;

use crate::storage::digest::sha256;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::account_notes::AccountNotes;

/// The most bytes of it that are read.
const LIMIT: usize = 4096;

/// The name of the note for the workspace in a folder.
fn note_of(root: &Path) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let digest = sha256(root.as_os_str().as_encoded_bytes());
    format!("view-{}", &digest[..16])
}

impl Workspace {
    /// What was kept of the screen for this workspace; `None` if nothing was or it cannot be read.
    #[must_use]
    pub fn kept_view(&self) -> Option<String> {
        if self.fs().is_sealed() {
            return None;
        }
        let text = AccountNotes::of_account()?.read(&note_of(self.root()))?;
        (text.len() <= LIMIT).then_some(text)
    }

    /// Forgets what was kept of the screen for the workspace in a folder, which is sealed now: it may hold words.
    pub fn forget_view(root: &Path) {
        if let Some(notes) = AccountNotes::of_account()
            && notes.read(&note_of(root)).is_some()
        {
            let _ = notes.write(&note_of(root), "");
        }
    }

    /// Keeps something of the screen for this workspace. What fails is lost without harm.
    pub fn keep_view(&self, text: &str) {
        // It holds words of searches.
        if self.fs().is_sealed() {
            return;
        }
        if let Some(notes) = AccountNotes::of_account() {
            let _ = notes.write(&note_of(self.root()), text);
        }
    }
}
