//! The place that is kept while the screen is locked: where one was, as text.

use crate::app::browse::nav_history::{NavLocation, Overlay};
use crate::app::browse::pane::{Pane, View};

impl NavLocation {
    /// The place as text, one thing a line; what was open over the panes is not kept.
    #[must_use]
    pub fn to_text(&self) -> String {
        let pane = Pane::ALL.iter().position(|pane| *pane == self.focus);
        let mut text = format!("view {}\n", self.view.kind().word());
        text.push_str(&format!("pane {}\n", pane.unwrap_or_default()));
        if let Some(record) = self.record {
            text.push_str(&format!("record {record}\n"));
        }
        // A search is one line.
        text.push_str(&format!("query {}\n", self.query.replace('\n', " ")));
        if let Some(facet) = &self.facet {
            text.push_str(&format!("facet {}\n", facet.replace('\n', " ")));
        }
        text
    }

    /// The place that a text tells of; `None` if it tells of none.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let said = |name: &str| {
            let mut lines = text.lines();
            lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
        };
        let view = said("view")?;
        let pane = said("pane").and_then(|at| at.parse::<usize>().ok());
        Some(Self {
            view: View::ALL
                .into_iter()
                .find(|one| one.kind().word() == view)?,
            focus: pane
                .and_then(|at| Pane::ALL.get(at).copied())
                .unwrap_or(Pane::List),
            record: said("record").and_then(|id| id.parse().ok()),
            query: said("query").unwrap_or_default().to_owned(),
            facet: said("facet").map(str::to_owned),
            over: Overlay::Nothing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_from_its_text() {
        let place = NavLocation {
            view: View::Sources,
            focus: Pane::Linked,
            record: "s-1111111111".parse().ok(),
            query: "tag:camp Зимин".to_owned(),
            facet: Some("A".to_owned()),
            over: Overlay::Nothing,
        };
        assert_eq!(NavLocation::of_text(&place.to_text()), Some(place));
        assert_eq!(NavLocation::of_text("view moons\n"), None);
        assert_eq!(NavLocation::of_text(""), None);
    }
}
