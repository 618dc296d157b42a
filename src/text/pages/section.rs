//! The shape of a record that is put into words: sections of labelled lines.

use crate::record::id::RecordId;
use crate::record::person::{Person, Sex};
use crate::record::status::Status;
use crate::text::labels::label;
use crate::text::pages::charts::Charts;
use crate::text::safe::{Safe, display_safe};

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they are about: `history`; empty for the lines at the head of a record.
    pub title: &'static str,
    /// The lines, at least one.
    pub lines: Vec<SectionLine>,
}

/// One line of a record in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionLine {
    /// What the line says something about: a field, or the date of an entry. Empty where it goes
    /// on with the line before.
    pub label: Safe,
    /// The status that stands between the two, for entries and for people of a case.
    pub status: Option<Status>,
    /// The sex of the person whom the status is told of.
    pub sex: Option<Sex>,
    /// What it says.
    pub text: Safe,
    /// What stands at its right edge: a grade with its place, `B3 ¶1`.
    pub aside: Safe,
    /// The record that the line leads to.
    pub link: Option<RecordId>,
    /// The place, in a person's history, of the entry that the line is about.
    pub entry: Option<usize>,
    /// The list and the place in it of the statement that the line is about, where it is no entry:
    /// a figure, an age, a claim, somebody close; the danger and the consent stand alone in place 0.
    pub item: Option<(&'static str, usize)>,
    /// Whether the entry counts no longer.
    pub withdrawn: bool,
    /// What is drawn with signs before the text.
    pub drawn: Option<Charts>,
}

impl SectionLine {
    /// A line with its label; both are made safe.
    #[must_use]
    pub fn new(label: &str, text: &str) -> Self {
        Self {
            label: display_safe(label),
            text: display_safe(text),
            ..Self::default()
        }
    }

    /// The same line, leading to a record.
    #[must_use]
    pub fn to(mut self, link: Option<RecordId>) -> Self {
        self.link = link;
        self
    }

    /// The same line with a status of a person.
    #[must_use]
    pub fn with_status(mut self, status: Option<&Status>, person: &Person) -> Self {
        self.status = status.cloned();
        self.sex = person.sex.clone();
        self
    }

    /// The status in words, as it is said of this person; empty if the line has none.
    #[must_use]
    pub fn status_told(&self) -> Safe {
        let told = |status| label::status_of(status, self.sex.as_ref());
        self.status.as_ref().map(told).unwrap_or_default()
    }

    /// The same line with something at its right edge.
    #[must_use]
    pub fn with_aside(mut self, aside: &str) -> Self {
        self.aside = display_safe(aside);
        self
    }
}

/// Gathers the sections of a record, leaving out what is empty.
#[derive(Debug, Default)]
pub struct Sections {
    done: Vec<Section>,
    title: &'static str,
    lines: Vec<SectionLine>,
}

impl Sections {
    /// Ends the section before and begins the next.
    pub fn begin(&mut self, title: &'static str) {
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            self.done.push(Section {
                title: self.title,
                lines,
            });
        }
        self.title = title;
    }

    /// Adds a line.
    pub fn line(&mut self, line: SectionLine) {
        self.lines.push(line);
    }

    /// Adds a line where there is something to say.
    pub fn field(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.line(SectionLine::new(label, text));
        }
    }

    /// Adds a text of several lines, the label before the first.
    pub fn text(&mut self, label: &str, text: &str) {
        for (at, part) in text.lines().enumerate() {
            self.line(SectionLine::new(if at == 0 { label } else { "" }, part));
        }
    }

    /// Adds lines.
    pub fn lines(&mut self, lines: impl IntoIterator<Item = SectionLine>) {
        self.lines.extend(lines);
    }

    /// All sections.
    #[must_use]
    pub fn finish(mut self) -> Vec<Section> {
        self.begin("");
        self.done
    }
}
