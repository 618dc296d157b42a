//! The one table of everything that a key can do: name, keys and one line of help.
//!
//! The hints, the help, the palette, the manual and the user's own `keys.ron` all come from it.

/// Something that a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// Down by one.
    Down,
    /// Up by one.
    Up,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// Down by half a page.
    HalfDown,
    /// Up by half a page.
    HalfUp,
    /// Down by a page.
    PageDown,
    /// Up by a page.
    PageUp,
    /// To the next pane.
    NextPane,
    /// To the pane before.
    PreviousPane,
    /// Search in the focused pane.
    Search,
    /// Mark the chosen one.
    Mark,
    /// Mark all that match.
    MarkAll,
    /// Take back the search, the narrowing and the marks, one after another.
    Clear,
    /// Follow the link under the cursor, or narrow by the facet.
    Follow,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// The people.
    ViewPeople,
    /// The cases.
    ViewCases,
    /// The sources.
    ViewSources,
    /// A new status.
    Status,
    /// The last status change again, here.
    Repeat,
    /// Cite a source for an entry.
    Cite,
    /// Write a note.
    Note,
    /// Edit the fields in a form.
    Edit,
    /// Edit the file in the user's editor.
    EditFile,
    /// Add a record.
    Add,
    /// Add an entry with all its fields.
    AddEntry,
    /// Withdraw an entry.
    Withdraw,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy to the clipboard of the user's terminal.
    Copy,
    /// All commands by name.
    Palette,
    /// What the keys do here.
    Help,
    /// What is wrong with the files.
    Problems,
    /// One pane over the whole screen.
    Zoom,
    /// Draw everything anew.
    Redraw,
    /// Back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
    /// In a text or list: take what is there.
    Accept,
    /// In a text or list: leave it as it was.
    Cancel,
    /// In a form: the next field.
    NextField,
    /// In a form: the field before.
    PreviousField,
    /// In a list of choices: the next one.
    NextChoice,
    /// In a list of choices: the one before.
    PreviousChoice,
    /// In a picker: make a new record.
    New,
    /// In a note: write it to disk.
    Save,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Among the panes, where keys are commands.
    Panes,
    /// In the search line.
    Search,
    /// In a form.
    Form,
    /// In a picker: palette, help, sources.
    Picker,
    /// In a note.
    Note,
    /// In a text that one reads.
    Pager,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What is done.
    pub command: Command,
    /// Where.
    pub context: Context,
    /// The name, for the palette and `keys.ron`.
    pub name: &'static str,
    /// The keys, as [`crate::app::key::Key`] reads them.
    pub keys: &'static [&'static str],
    /// What it does, in one line.
    pub help: &'static str,
    /// One or two words for the line of hints; empty where it is not shown there.
    pub hint: &'static str,
}

const fn row(
    context: Context,
    command: Command,
    name: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    help: &'static str,
) -> Row {
    Row {
        command,
        context,
        name,
        keys,
        help,
        hint,
    }
}

use Context::{Form, Note, Pager, Panes, Picker, Search};

/// The table, in the order in which help lists it.
pub const TABLE: &[Row] = &[
    row(
        Panes,
        Command::Status,
        "status",
        &["s"],
        "status",
        "give the chosen person, or all marked ones, a new status: the next key says which",
    ),
    row(
        Panes,
        Command::Note,
        "note",
        &["n"],
        "note",
        "write a note on the chosen record",
    ),
    row(
        Panes,
        Command::Cite,
        "cite",
        &["c"],
        "cite",
        "cite a source for the chosen entry",
    ),
    row(
        Panes,
        Command::Search,
        "search",
        &["/"],
        "search",
        "search in the focused pane while you type",
    ),
    row(
        Panes,
        Command::Edit,
        "edit",
        &["e"],
        "edit",
        "edit the fields of the chosen record, or of the entry under the cursor, in a form",
    ),
    row(
        Panes,
        Command::EditFile,
        "edit-file",
        &["E"],
        "",
        "open the record's file in $EDITOR",
    ),
    row(
        Panes,
        Command::Add,
        "add",
        &["a"],
        "add",
        "add a record: the next key says of which kind",
    ),
    row(
        Panes,
        Command::AddEntry,
        "add-entry",
        &["A"],
        "",
        "add an entry with all its fields to the chosen person",
    ),
    row(
        Panes,
        Command::Withdraw,
        "withdraw",
        &["w"],
        "",
        "withdraw the chosen entry, with the reason; it stays readable",
    ),
    row(
        Panes,
        Command::Undo,
        "undo",
        &["u"],
        "undo",
        "take your last change back, also after a restart",
    ),
    row(
        Panes,
        Command::Redo,
        "redo",
        &["U"],
        "",
        "make the change again that undo took back",
    ),
    row(
        Panes,
        Command::Repeat,
        "repeat",
        &["."],
        "",
        "the last status change again, on the person chosen now",
    ),
    row(
        Panes,
        Command::Mark,
        "mark",
        &["Space"],
        "",
        "mark the chosen record, or take its mark away",
    ),
    row(
        Panes,
        Command::MarkAll,
        "mark-all",
        &["*"],
        "",
        "mark all that match",
    ),
    row(
        Panes,
        Command::Clear,
        "clear",
        &["Esc"],
        "",
        "clear the search, then the narrowing, then the marks",
    ),
    row(
        Panes,
        Command::Down,
        "down",
        &["j", "Down"],
        "",
        "down by one",
    ),
    row(Panes, Command::Up, "up", &["k", "Up"], "", "up by one"),
    row(
        Panes,
        Command::Top,
        "top",
        &["g", "Home"],
        "",
        "to the first",
    ),
    row(
        Panes,
        Command::Bottom,
        "bottom",
        &["G", "End"],
        "",
        "to the last",
    ),
    row(
        Panes,
        Command::HalfDown,
        "half-page-down",
        &["Ctrl-d"],
        "",
        "down by half a page",
    ),
    row(
        Panes,
        Command::HalfUp,
        "half-page-up",
        &["Ctrl-u"],
        "",
        "up by half a page",
    ),
    row(
        Panes,
        Command::PageDown,
        "page-down",
        &["PgDn"],
        "",
        "down by a page",
    ),
    row(
        Panes,
        Command::PageUp,
        "page-up",
        &["PgUp"],
        "",
        "up by a page",
    ),
    row(
        Panes,
        Command::NextPane,
        "next-pane",
        &["Tab", "l", "Right"],
        "pane",
        "to the next pane",
    ),
    row(
        Panes,
        Command::PreviousPane,
        "previous-pane",
        &["Shift-Tab", "h", "Left"],
        "",
        "to the pane before",
    ),
    row(
        Panes,
        Command::Follow,
        "follow",
        &["Enter"],
        "",
        "follow the link under the cursor; on a status, list only those who have it",
    ),
    row(
        Panes,
        Command::Back,
        "back",
        &["Ctrl-o", "["],
        "",
        "back to where you were",
    ),
    row(
        Panes,
        Command::Forward,
        "forward",
        &["Ctrl-i", "]"],
        "",
        "forward again (many terminals send Ctrl-i as Tab: use the other key there)",
    ),
    row(
        Panes,
        Command::ViewPeople,
        "people",
        &["1"],
        "",
        "the people",
    ),
    row(Panes, Command::ViewCases, "cases", &["2"], "", "the cases"),
    row(
        Panes,
        Command::ViewSources,
        "sources",
        &["3"],
        "",
        "the sources",
    ),
    row(
        Panes,
        Command::Palette,
        "palette",
        &[":"],
        "commands",
        "every command by name, with its key",
    ),
    row(
        Panes,
        Command::Help,
        "help",
        &["?"],
        "help",
        "what the keys do, searchable",
    ),
    row(
        Panes,
        Command::Problems,
        "problems",
        &["!"],
        "",
        "what is wrong with the files, each with line and column",
    ),
    row(
        Panes,
        Command::Copy,
        "copy",
        &["y"],
        "",
        "copy the record's id, or the line under the cursor, to the clipboard of your terminal",
    ),
    row(
        Panes,
        Command::Zoom,
        "zoom",
        &["z"],
        "",
        "show the focused pane alone, or all again",
    ),
    row(
        Panes,
        Command::Redraw,
        "redraw",
        &["Ctrl-l"],
        "",
        "draw the screen anew",
    ),
    row(
        Panes,
        Command::Suspend,
        "suspend",
        &["Ctrl-z"],
        "",
        "back to the shell; `fg` returns",
    ),
    row(
        Panes,
        Command::Quit,
        "quit",
        &["q", "Ctrl-c"],
        "quit",
        "leave; everything is on disk already",
    ),
    row(
        Search,
        Command::Accept,
        "keep",
        &["Enter"],
        "keep the result",
        "keep the result and go on among the panes",
    ),
    row(
        Search,
        Command::Cancel,
        "take-back",
        &["Esc", "Ctrl-c"],
        "take it back",
        "the search as it was before",
    ),
    row(
        Search,
        Command::NextChoice,
        "next-match",
        &["Down", "Ctrl-n"],
        "next",
        "the next one that matches",
    ),
    row(
        Search,
        Command::PreviousChoice,
        "previous-match",
        &["Up", "Ctrl-p"],
        "previous",
        "the one before",
    ),
    row(
        Form,
        Command::Accept,
        "commit",
        &["Enter"],
        "write",
        "write it to disk; in a list of choices, take the chosen one",
    ),
    row(
        Form,
        Command::NextField,
        "next-field",
        &["Tab"],
        "next field",
        "the next field; takes the choice that is offered first",
    ),
    row(
        Form,
        Command::PreviousField,
        "previous-field",
        &["Shift-Tab"],
        "",
        "the field before",
    ),
    row(
        Form,
        Command::NextChoice,
        "next-choice",
        &["Down"],
        "choices",
        "the next choice, or the next field",
    ),
    row(
        Form,
        Command::PreviousChoice,
        "previous-choice",
        &["Up"],
        "",
        "the choice before, or the field before",
    ),
    row(
        Form,
        Command::Cancel,
        "leave",
        &["Esc", "Ctrl-c"],
        "leave",
        "leave the form; nothing is written",
    ),
    row(
        Picker,
        Command::Accept,
        "choose",
        &["Enter"],
        "choose",
        "take the chosen one",
    ),
    row(
        Picker,
        Command::NextChoice,
        "next",
        &["Down", "Tab"],
        "next",
        "the next one",
    ),
    row(
        Picker,
        Command::PreviousChoice,
        "previous",
        &["Up", "Ctrl-p", "Shift-Tab"],
        "",
        "the one before",
    ),
    row(
        Picker,
        Command::New,
        "new",
        &["Ctrl-n"],
        "new source",
        "make a new source in place",
    ),
    row(
        Picker,
        Command::Cancel,
        "leave-list",
        &["Esc", "Ctrl-c"],
        "leave",
        "leave the list",
    ),
    row(
        Note,
        Command::Save,
        "save-note",
        &["Ctrl-s", "Ctrl-x"],
        "write",
        "write the note to disk",
    ),
    row(
        Note,
        Command::Cancel,
        "leave-note",
        &["Esc", "Ctrl-c"],
        "leave",
        "leave the note; a text that was typed asks for a second Esc",
    ),
    row(
        Pager,
        Command::Down,
        "line-down",
        &["j", "Down"],
        "down",
        "down by a line",
    ),
    row(
        Pager,
        Command::Up,
        "line-up",
        &["k", "Up"],
        "up",
        "up by a line",
    ),
    row(
        Pager,
        Command::PageDown,
        "text-page-down",
        &["Space", "PgDn", "Ctrl-d"],
        "page",
        "down by a page",
    ),
    row(
        Pager,
        Command::PageUp,
        "text-page-up",
        &["PgUp", "Ctrl-u"],
        "",
        "up by a page",
    ),
    row(
        Pager,
        Command::Top,
        "text-top",
        &["g", "Home"],
        "",
        "to the beginning",
    ),
    row(
        Pager,
        Command::Bottom,
        "text-bottom",
        &["G", "End"],
        "",
        "to the end",
    ),
    row(
        Pager,
        Command::Cancel,
        "close",
        &["Esc", "q", "Enter", "Ctrl-c"],
        "close",
        "close the text",
    ),
];

/// The row of a command among the panes, which is where the palette finds it.
#[must_use]
pub fn row_of(command: Command, context: Context) -> Option<&'static Row> {
    TABLE
        .iter()
        .find(|row| row.command == command && row.context == context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_one_place_and_no_name_stands_twice() {
        let mut keys = HashSet::new();
        let mut names = HashSet::new();
        for row in TABLE {
            assert!(names.insert(row.name), "{}", row.name);
            for text in row.keys {
                let key: Key = text.parse().unwrap();
                assert!(keys.insert((row.context, key)), "{text} in {}", row.name);
            }
        }
    }
}
