//! The lines of the record pane.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::errors::problem::{location, reason};
use crate::text::labels::label;
use crate::text::pages::dossier::{dossier, dossier_head};
use crate::text::pages::section::{Section, SectionLine};
use crate::text::safe::Safe;

/// One line of the record pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailLine {
    /// The title of the section that the line heads; the line is empty then.
    pub heading: Option<&'static str>,
    /// What it says.
    pub line: SectionLine,
}

impl DetailLine {
    /// The text that a search in the pane looks through.
    #[must_use]
    pub fn searched(&self) -> String {
        match self.heading {
            Some(title) => title.to_owned(),
            None => format!(
                "{} {} {} {}",
                self.line.label,
                self.status(),
                self.line.text,
                self.line.aside
            ),
        }
    }

    /// The line as plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        match self.heading {
            Some(title) => format!("─ {title} ─"),
            None => [
                self.line.label.as_str(),
                self.status().as_str(),
                self.line.text.as_str(),
                self.line.aside.as_str(),
            ]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("  "),
        }
    }

    /// The status of the line in words; empty if it has none.
    fn status(&self) -> Safe {
        self.line
            .status
            .as_ref()
            .map(label::status)
            .unwrap_or_default()
    }
}

/// The line that stands above a record whose file cannot be read now.
#[must_use]
pub fn broken(found: &Problem) -> DetailLine {
    let reason = reason(&found.reason);
    let place = location(&found.at);
    DetailLine {
        heading: None,
        line: SectionLine {
            label: say!(screen_file_mark),
            text: say!(screen_shown_as_was { reason, place }),
            ..SectionLine::default()
        },
    }
}

/// Everything about a record, line by line.
#[must_use]
pub fn detail(book: &Book, id: RecordId, today: Date) -> Vec<DetailLine> {
    of_sections(dossier(book, id, today))
}

/// The head of a record, which takes little time however much it is linked with.
#[must_use]
pub fn detail_head(book: &Book, id: RecordId) -> Vec<DetailLine> {
    of_sections(dossier_head(book, id))
}

/// The lines of some sections, each section below its heading.
#[must_use]
pub fn of_sections(sections: Vec<Section>) -> Vec<DetailLine> {
    let mut lines = Vec::new();
    for section in sections {
        if !section.title.is_empty() {
            lines.push(DetailLine {
                heading: Some(section.title),
                line: SectionLine::default(),
            });
        }
        lines.extend(section.lines.into_iter().map(|line| DetailLine {
            heading: None,
            line,
        }));
    }
    lines
}
