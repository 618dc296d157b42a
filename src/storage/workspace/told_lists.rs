//! Which lists this account has been told of although nothing of them was taken. They leave no trace in the workspace,
//! so that nothing of somebody who was refused gets into it; this note is outside of it.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::record::workspace::FILE_NAME;
use crate::storage::digest::sha256;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::account_notes::AccountNotes;

/// How many lists are remembered.
const REMEMBERED: usize = 500;

impl Workspace {
    /// Whether everything that is held and refused of a list was told before. `digest` is that of its bytes.
    #[must_use]
    pub fn was_told_of(&self, digest: &str) -> bool {
        self.told_lists()
            .is_some_and(|(_, told)| told.lines().any(|line| line == digest))
    }

    /// Remembers that a list was told of. What fails is lost without harm: it is told of once more.
    pub fn have_told_of(&self, digest: &str) {
        let Some((name, told)) = self.told_lists() else {
            return;
        };
        let others = told.lines().filter(|line| *line != digest);
        let lines: Vec<&str> = [digest].into_iter().chain(others).collect();
        let text = lines[..lines.len().min(REMEMBERED)].join("\n");
        if let Some(notes) = AccountNotes::of_account() {
            let _ = notes.write(&name, &text);
        }
    }

    /// The name of the note and its text. A workspace that is made anew in the place of another one has a head of
    /// its own.
    fn told_lists(&self) -> Option<(String, String)> {
        // A digest tells whoever has the list that it was here.
        if self.fs().is_sealed() || !self.fs().is_as_opened().unwrap_or(false) {
            return None;
        }
        let name = name_for(self.root())?;
        let told = AccountNotes::of_account()?.read(&name).unwrap_or_default();
        Some((name, told))
    }

    /// Forgets which lists were told of in the workspace in a folder, which is about to be sealed.
    pub fn forget_told_lists(root: &Path) {
        if let (Some(name), Some(notes)) = (name_for(root), AccountNotes::of_account()) {
            // Without its name, nobody finds it again.
            let _ = notes.forget(&name);
        }
    }
}

/// The name of the note.
fn name_for(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let head = root.join(FILE_NAME).metadata().ok()?;
    let place = root.display();
    let of = format!(
        "{place}\n{} {} {}",
        head.ino(),
        head.ctime(),
        head.ctime_nsec()
    );
    Some(format!("lists-{}", &sha256(of.as_bytes())[..16]))
}
