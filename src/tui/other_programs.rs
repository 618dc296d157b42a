//! Other programs: the user's editor and viewer, to which the terminal is lent. Of a sealed workspace they see a copy in
//! memory.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::storage::memory_file::MemoryFile;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::lent_file::{LentFile, TakenBack};
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::safe::Safe;
use crate::tui::front::Front;
use crate::tui::loop_event::LoopEvent;
use crate::tui::terminal::{editor, viewer};

/// What other programs have in memory of a sealed workspace, as long as the screen is there.
#[derive(Debug, Default)]
pub struct LentFiles {
    /// What a viewer has, which does not say when it is done.
    shown: Vec<MemoryFile>,
    /// What could not be taken back.
    edited: Vec<LentFile>,
}

/// Other programs, and what they need of the screen.
pub struct OtherPrograms<'r> {
    /// The workspace.
    pub workspace: &'r Workspace,
    /// Who has the terminal.
    pub front: &'r mut dyn Front,
    /// Who is told what comes later.
    pub to: &'r Sender<LoopEvent>,
    /// What they have of a sealed workspace.
    pub lent: &'r mut LentFiles,
}

impl OtherPrograms<'_> {
    /// Opens a file in the user's own viewer, which may need the terminal, or else in the system's.
    ///
    /// # Errors
    ///
    /// Why it is not open.
    pub fn view(&mut self, file: &Path) -> Result<Safe, Safe> {
        let told = file.display().to_string();
        let memory = match self.workspace.has_sealed_files() {
            true => {
                let memory = self.workspace.lend_copy(file);
                Some(memory.map_err(|why| failure(&why))?)
            }
            false => None,
        };
        let place = memory
            .as_ref()
            .map_or_else(|| file.to_owned(), |memory| memory.path().to_owned());
        let is_open = match viewer::own() {
            Some(viewer) => {
                self.front.lend();
                let status = editor::run(&viewer, &place, None);
                self.front.take_again();
                status.is_ok_and(|status| status.success())
            }
            None => {
                self.lent.shown.extend(memory);
                self.open_beside(&place, told.clone())
            }
        };
        let path = told;
        match is_open {
            true => Ok(say!(screen_viewer_opened { path })),
            false => Err(say!(screen_viewer_failed { path })),
        }
    }

    /// Opens a file in the system's viewer, beside the screen.
    fn open_beside(&self, place: &Path, told: String) -> bool {
        let to = self.to.clone();
        // How it ends is known long after it was begun.
        let failed = move || {
            let reply = Action::Background(JobReply::NotViewed(told));
            let _ = to.send(LoopEvent::Action(reply));
        };
        viewer::open(place, failed).is_ok()
    }

    /// Opens a file of the workspace in the user's editor, at this line and column.
    ///
    /// # Errors
    ///
    /// Why it was not edited, or where what was written lies now.
    pub fn edit(&mut self, path: &Path, place: Option<(usize, usize)>) -> Result<(), Safe> {
        let editor = editor::chosen();
        if !self.workspace.has_sealed_files() {
            let file = self.workspace.root().join(path);
            let held = self.workspace.hold_for_editor();
            let _held = held.map_err(|why| failure(&why))?;
            return self.run_editor(&editor, &file, place, None);
        }
        let Some(private) = editor::private_arguments(&editor) else {
            return Err(say!(screen_editor_not_private { editor }));
        };
        let path = path.to_string_lossy();
        if path.starts_with("log/") {
            return Err(label!(screen_not_on_sealed).into());
        }
        let lent = self.workspace.lend(&path).map_err(|why| failure(&why))?;
        let ran = self.run_editor(&editor, lent.place(), place, Some(private));
        match self.workspace.take_back(&lent) {
            Ok(TakenBack::Unchanged | TakenBack::Replaced) => ran,
            Ok(TakenBack::Beside(path)) => Err(say!(screen_edited_beside { path })),
            Err(why) => {
                let place: PathBuf = lent.place().to_owned();
                self.lent.edited.push(lent);
                Err(say!(screen_edited_not_saved {
                    path: place.display(),
                    why: failure(&why)
                }))
            }
        }
    }

    fn run_editor(
        &mut self,
        editor: &str,
        file: &Path,
        place: Option<(usize, usize)>,
        private: Option<&[&str]>,
    ) -> Result<(), Safe> {
        self.front.lend();
        let status = match private {
            Some(private) => editor::run_in_memory(editor, file, place, private),
            None => editor::run(editor, file, place),
        };
        self.front.take_again();
        match status.is_ok_and(|status| status.success()) {
            true => Ok(()),
            false => Err(say!(screen_editor_failed { editor })),
        }
    }
}
