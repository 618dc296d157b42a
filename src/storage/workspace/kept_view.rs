//! What this account keeps of the screen for a workspace: in its own state folder, never in the workspace. For a sealed
//! one, whose words must not get out of it, among its private files, which are sealed.

use std::path::Path;

use crate::storage::digest::sha256;
use crate::storage::fs::lock::{acquire_as_opened, make_private_folder};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::account_notes::AccountNotes;

/// The most bytes of it that are read.
const LIMIT: usize = 4096;

/// The folder of what is kept in a sealed workspace.
const VIEWS: &str = ".lastseen/views";

/// How the name of the columns and orders ends.
const VIEW: &str = "txt";

/// How the name of the place ends where one was.
const PLACE: &str = "place";

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
        if self.has_sealed_files() {
            return self.read_sealed_view(VIEW);
        }
        let text = AccountNotes::of_account()?.read(&note_of(self.root()))?;
        (text.len() <= LIMIT).then_some(text)
    }

    /// Forgets what was kept of the screen for the workspace in a folder, which is sealed now: it may hold words.
    pub fn forget_view(root: &Path) {
        if let Some(notes) = AccountNotes::of_account() {
            // What stays now goes when the workspace is opened next.
            let _ = notes.forget(&note_of(root));
        }
    }

    /// Keeps something of the screen for this workspace. What fails is lost without harm.
    pub fn keep_view(&self, text: &str) {
        // It holds words of searches.
        if self.has_sealed_files() {
            return self.write_sealed_view(VIEW, text);
        }
        // Somebody may have sealed it meanwhile.
        if let Some(notes) = AccountNotes::of_account()
            && self.fs().is_as_opened().unwrap_or(false)
        {
            let _ = notes.write(&note_of(self.root()), text);
        }
    }

    /// Where what is kept lies in a sealed workspace: people who share an account do not share it.
    fn sealed_view(&self, what: &str) -> String {
        let who = self.author_device();
        format!("{VIEWS}/{}-{}.{what}", who.author, who.device)
    }

    fn read_sealed_view(&self, what: &str) -> Option<String> {
        let bytes = self.fs().read_at(&self.sealed_view(what), 0, LIMIT).ok()?;
        String::from_utf8(bytes).ok()
    }

    fn write_sealed_view(&self, what: &str, text: &str) {
        let (fs, path) = (self.fs(), self.sealed_view(what));
        let Ok(_held) = acquire_as_opened(fs) else {
            return;
        };
        if self.read_only().is_some() || make_private_folder(fs, VIEWS).is_err() {
            return;
        }
        let new = format!("{path}.new");
        // What a crash left is in the way.
        let _ = fs.unlink(&new);
        let _ = fs
            .stage_private(&new, text.as_bytes())
            .and_then(|()| fs.rename(&new, &path));
    }

    /// Keeps where one is in a sealed workspace that is being locked.
    pub fn keep_place(&self, text: &str) {
        if self.has_sealed_files() {
            self.write_sealed_view(PLACE, text);
        }
    }

    /// Where one was when the workspace was locked; it is told once.
    #[must_use]
    pub fn take_place(&self) -> Option<String> {
        if !self.has_sealed_files() {
            return None;
        }
        let place = self.read_sealed_view(PLACE)?;
        let _ = self.fs().unlink(&self.sealed_view(PLACE));
        Some(place)
    }
}
