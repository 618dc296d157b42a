//! One line of the overview, and where its number leads.

use crate::app::browse::pane::View;
use crate::casebook::derive::status_changes::Month;
use crate::record::id::RecordId;
use crate::text::safe::Safe;

/// The rows of the chart: its bars, and the months below them.
pub const CHART: u16 = 6;

/// Where a number leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To what a query finds.
    Query(View, String),
    /// To what has a facet.
    Facet(View, String),
    /// To one record.
    Record(RecordId),
    /// To the months of the chart, each with its number.
    Months,
    /// To the status changes of a month; to those that no month can be told of, if there is none.
    Month(Option<Month>),
    /// To the changes of so many days.
    Days(i64),
    /// To everybody who made changes lately.
    Authors,
    /// To the changes that somebody made lately.
    Author(String),
    /// To everybody whose records were changed lately.
    People,
    /// To what was changed lately in a record.
    Changes(RecordId),
}

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LineShape {
    /// Something that leads to a list or a record.
    #[default]
    Link,
    /// The title of a section.
    Title,
    /// A row of the chart, from its top.
    Chart(u16),
}

/// One line of the overview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverviewLine {
    /// What stands there.
    pub shape: LineShape,
    /// What is counted, or the title of a section.
    pub label: Safe,
    /// How many; `None` if nothing is counted.
    pub count: Option<usize>,
    /// The largest number that this one's bar is held against; 0 if there is no bar.
    pub most: usize,
    /// What else there is to say.
    pub aside: Safe,
    /// Where it leads; `None` for what is no link.
    pub target: Option<Target>,
}

impl OverviewLine {
    /// The title of a section.
    #[must_use]
    pub fn title(label: &str) -> Self {
        Self {
            shape: LineShape::Title,
            label: label.into(),
            ..Self::default()
        }
    }

    /// The line as text, through which a search looks.
    #[must_use]
    pub fn searched(&self) -> String {
        let count = self.count.map(|count| count.to_string());
        let parts = [
            self.label.as_str(),
            count.as_deref().unwrap_or_default(),
            self.aside.as_str(),
        ];
        let told = parts.into_iter().filter(|part| !part.is_empty());
        told.collect::<Vec<_>>().join("  ")
    }
}
