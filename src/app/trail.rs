//! Where one has been: following a link can be walked back and forth.

use crate::app::pane::{Pane, View};
use crate::record::id::RecordId;

/// A place that one can come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
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
    pub over: Over,
}

/// What is open over the panes and comes back with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
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
pub struct Trail {
    behind: Vec<Spot>,
    ahead: Vec<Spot>,
}

impl Trail {
    /// Forgets every place of which this is true.
    pub fn forget(&mut self, is_forgotten: impl Fn(&Spot) -> bool) {
        self.behind.retain(|spot| !is_forgotten(spot));
        self.ahead.retain(|spot| !is_forgotten(spot));
    }

    /// Notes where one is, before one goes somewhere new.
    pub fn leave(&mut self, here: Spot) {
        self.ahead.clear();
        self.behind.push(here);
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// The place before, if there is one; `here` becomes the place ahead.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.behind.pop()?;
        self.ahead.push(here);
        Some(spot)
    }

    /// The place ahead, if there is one; `here` becomes the place before.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.ahead.pop()?;
        self.behind.push(here);
        Some(spot)
    }
}
