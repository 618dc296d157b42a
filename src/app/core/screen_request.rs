//! What the screen asks of the terminal, and what comes of it.

use std::path::PathBuf;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::text::language::Language;

/// What the screen asks of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreenRequest {
    /// Open a record's file in the user's editor. Answered by `Reread`, or as `LookBeside` is if
    /// somebody has it open already.
    EditFile {
        /// The record.
        record: RecordId,
        /// Whether to open it also if somebody has it open already.
        anyway: bool,
    },
    /// Open the file of a finding in the user's editor, at its line. Answered likewise, or by
    /// `FileEdited`.
    EditAt {
        /// The finding.
        problem: Box<Problem>,
        /// Whether to open it also if somebody has it open already.
        anyway: bool,
    },
    /// Open a file in the system's viewer.
    View(PathBuf),
    /// Send a text to the clipboard of the user's terminal.
    Copy(String),
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Speak this language, also where work goes on beside the screen.
    Speak(Language),
    /// Draw everything again.
    Redraw,
    /// No redraw needed.
    NoRedraw,
    /// Back to the shell for a while.
    Suspend,
    /// Lock: give the memory up, and begin again where the key is asked for.
    Lock,
    /// Leave.
    Quit,
}

/// What came of an editor that was opened.
#[derive(Debug)]
pub enum EditorReply {
    /// A file that is no record's was open in the user's editor.
    FileEdited,
    /// A record's file was open in the user's editor.
    Reread {
        /// The record.
        record: RecordId,
        /// It as it is now, or what is wrong with it.
        now: Result<Option<Loaded>, Problem>,
    },
}
