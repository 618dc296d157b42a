//! The state of the panes: what is listed, which pane and record is looked at, where one has been.

use crate::app::browse::list::RecordList;
use crate::app::browse::list_column::ListColumn;
use crate::app::browse::nav_history::NavHistory;
use crate::app::browse::pane::{Pane, View};
use crate::app::form::text_input::TextInput;
use crate::record::id::RecordId;
use crate::text::language::Language;

/// The cursor and the search line of a pane that is no list of records.
#[derive(Clone, Debug, Default)]
pub struct PaneState {
    /// Where the cursor is, from 0, among what the search leaves.
    pub cursor: usize,
    /// What is searched for.
    pub input: TextInput,
}

/// The state of the panes.
#[derive(Clone, Debug)]
pub struct BrowseState {
    /// One list for each view, see [`View::index`].
    pub lists: [RecordList; View::ALL.len()],
    /// The view that is shown.
    pub view: View,
    /// The pane that keys move in.
    pub focus: Pane,
    /// The pane that is shown alone.
    pub zoomed: Option<Pane>,
    /// The facets' cursor and search.
    pub facets: PaneState,
    /// The record pane's cursor and search.
    pub reading: PaneState,
    /// The linked records' cursor and search.
    pub linked: PaneState,
    /// The record that `reading` and `linked` are about.
    pub reading_of: Option<RecordId>,
    /// The language that was chosen on the screen, if one was.
    pub language: Option<Language>,
    /// The columns that are wanted of the list of people.
    pub columns: Vec<ListColumn>,
    /// The words that were last found on a page or in a text.
    pub found: String,
    /// Where one has been.
    pub history: NavHistory,
}

impl Default for BrowseState {
    fn default() -> Self {
        Self {
            lists: View::ALL.map(RecordList::new),
            view: View::People,
            focus: Pane::List,
            zoomed: None,
            facets: PaneState::default(),
            reading: PaneState::default(),
            linked: PaneState::default(),
            reading_of: None,
            language: None,
            columns: ListColumn::ALL.to_vec(),
            found: String::new(),
            history: NavHistory::default(),
        }
    }
}
