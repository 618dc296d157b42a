//! Where one has been: following a link can be walked back and forth.

use crate::app::browse::pane::{Pane, View};
use crate::record::id::RecordId;

/// A place that one can come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLocation {
    /// The view.
    pub view: View,
    /// The pane that had the focus.
    pub focus: Pane,
    /// The record that was chosen.
    pub record: Option<RecordId>,
    /// What stood in the search line.
    pub query: String,
    /// The facet that the list was narrowed to.
    pub facet: Option<String>,
    /// What was open over the panes.
    pub over: Overlay,
}

/// What is open over the panes and comes back with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    Nothing,
    /// The page of findings.
    Findings,
    /// The overview, with the cursor on this line.
    Overview(usize),
}

/// How many places are remembered.
const LONGEST: usize = 100;

/// Where one has been, and where one came back from.
#[derive(Clone, Debug, Default)]
pub struct NavHistory {
    behind: Vec<NavLocation>,
    ahead: Vec<NavLocation>,
    /// What Enter led to and Esc leads back from, the last one on top.
    pub entered: Vec<Entered>,
}

/// Where Enter came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// From this pane to another one.
    Pane(Pane),
    /// From a place that is behind now.
    Location,
}

impl NavHistory {
    /// Forgets every place of which this is true.
    pub fn forget(&mut self, is_forgotten: impl Fn(&NavLocation) -> bool) {
        self.behind.retain(|location| !is_forgotten(location));
        self.ahead.retain(|location| !is_forgotten(location));
        self.entered.clear();
    }

    /// Notes where one is, before one goes somewhere new.
    pub fn leave(&mut self, here: NavLocation) {
        self.ahead.clear();
        self.behind.push(here);
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// The place before, if there is one; `here` becomes the place ahead.
    pub fn back(&mut self, here: NavLocation) -> Option<NavLocation> {
        let location = self.behind.pop()?;
        if self.entered.last() == Some(&Entered::Location) {
            self.entered.pop();
        }
        self.ahead.push(here);
        Some(location)
    }

    /// The place ahead, if there is one; `here` becomes the place before.
    pub fn forward(&mut self, here: NavLocation) -> Option<NavLocation> {
        let location = self.ahead.pop()?;
        self.entered.clear();
        self.behind.push(here);
        Some(location)
    }
}
