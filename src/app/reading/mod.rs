//! A page over the panes: an entry in full, a time line, figures, a dossier to read aloud, what is
//! disputed. What stands on it follows the book, so a change shows at once.
//!
//! - `build_behind`: what takes longer to build than a frame may, and is built behind the screen.
//! - `find`: finding words on a page or in a text.
//! - `page_keys`: reading a page, and following what stands on it.
//! - `render_cache`: what was built to be shown, once, and kept.
//! - `rendered_lines`: what the record pane, the pane of linked records and a page show.
//! - `text_keys`: the keys of a text that is read, and those that every page has.
//! - `resolve_dispute`: from the chosen side of a dispute to the change that it makes.

pub mod build_behind;
pub mod find;
pub(in crate::app) mod page_keys;
pub mod render_cache;
pub mod rendered_lines;
pub mod resolve_dispute;
pub(in crate::app) mod text_keys;

use jiff::civil::Date;

use crate::app::browse::detail::{DetailLine, of_sections};
use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::labels::label;
use crate::text::pages::caution::caution;
use crate::text::pages::disputed::{Disputed, Said, disputed, disputed_left_out};
use crate::text::pages::entry_page::entry_page;
use crate::text::pages::figures::figures;
use crate::text::pages::read_aloud::read_aloud;
use crate::text::pages::section::SectionLine;
use crate::text::pages::time_line::time_line;
use crate::text::pages::together::together_page;
use crate::text::safe::Safe;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An entry of a person's history, by its place.
    Entry(RecordId, usize),
    /// The time line of a person or case.
    TimeLine(RecordId),
    /// The figures of a case.
    Figures(RecordId),
    /// The dossier of a person, to be read aloud.
    Aloud(RecordId),
    /// Who may have been held together: with a person, or in a place.
    Together(RecordId),
    /// What is disputed about a record.
    Disputed(RecordId),
}

/// A page, being read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it is about.
    pub about: About,
    /// The line, or the side of a dispute, that the cursor is on.
    pub cursor: usize,
    /// The page that one comes back to.
    pub under: Option<Box<Reading>>,
}

impl Reading {
    /// A page with its cursor at the top.
    #[must_use]
    pub fn new(about: About) -> Self {
        Self {
            about,
            cursor: 0,
            under: None,
        }
    }

    /// The record that it is about.
    #[must_use]
    pub fn record(&self) -> RecordId {
        match self.about {
            About::Entry(id, _)
            | About::TimeLine(id)
            | About::Figures(id)
            | About::Aloud(id)
            | About::Together(id)
            | About::Disputed(id) => id,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, book: &Book) -> Safe {
        let name = book.title_of(self.record()).unwrap_or_default();
        match self.about {
            About::Entry(id, index) => {
                let person = book.people().get(id);
                let sex = person.and_then(|person| person.sex.as_ref());
                let entry = person.and_then(|person| person.history.get(index));
                let status = entry.and_then(|entry| entry.status.as_ref());
                match status.map(|status| label::status_of(status, sex)) {
                    Some(status) => say!(screen_entry_status { status, name }),
                    None => say!(screen_entry { name }),
                }
            }
            About::TimeLine(_) => say!(screen_time_line { name }),
            About::Figures(_) => say!(screen_figures { name }),
            About::Aloud(_) => say!(screen_aloud { name }),
            About::Together(_) => say!(screen_together { name }),
            About::Disputed(_) => say!(screen_disputed { name }),
        }
    }

    /// Its lines; none for a page of disputes, which has [`Reading::side`].
    #[must_use]
    pub fn lines(&self, book: &Book, today: Date) -> Vec<DetailLine> {
        match self.about {
            About::Entry(id, index) => of_sections(entry_page(book, id, index)),
            About::TimeLine(id) => of_sections(time_line(book, id, today)),
            About::Figures(id) => of_sections(figures(book, id)),
            About::Aloud(id) => aloud(book, id, today),
            About::Together(id) => of_sections(together_page(book, id, today)),
            About::Disputed(_) => Vec::new(),
        }
    }

    /// What is disputed, where the page is about that.
    #[must_use]
    pub fn disputes(&self, book: &Book) -> Vec<Disputed> {
        match self.about {
            About::Disputed(id) => disputed(book, id),
            _ => Vec::new(),
        }
    }

    /// That the page does not have everything that is disputed, if it is about that and too long.
    #[must_use]
    pub fn disputes_left_out(&self, book: &Book) -> Option<Safe> {
        match self.about {
            About::Disputed(id) => disputed_left_out(book, id),
            _ => None,
        }
    }

    /// The side of a dispute that the cursor is on.
    #[must_use]
    pub fn side(&self, book: &Book) -> Option<Said> {
        self.disputes(book)
            .into_iter()
            .flat_map(|one| one.sides)
            .nth(self.cursor)
    }
}

/// Each sentence, and below it who says so, leading to the source.
fn aloud(book: &Book, id: RecordId, today: Date) -> Vec<DetailLine> {
    let mut lines = Vec::new();
    let mut add = |line: SectionLine| {
        lines.push(DetailLine {
            heading: None,
            line,
        });
    };
    let person = book.people().get(id);
    if let Some(told) = person.and_then(|person| caution(person, book, today)) {
        add(SectionLine::new("", &format!("! {told}")));
    }
    for spoken in read_aloud(book, id, today) {
        add(SectionLine::new("", spoken.sentence.as_str()));
        for one in &spoken.sources {
            add(SectionLine::new("", &format!("   {}", one.told)).to(one.source));
        }
        let reports = match spoken.sources.len() {
            0 => spoken.unsourced.told().unwrap_or_default(),
            _ => spoken.reports.as_str(),
        };
        if !reports.is_empty() {
            add(SectionLine::new("", &format!("   {reports}")));
        }
        for against in &spoken.against {
            add(SectionLine::new("", &say!(screen_against_it { against })));
        }
    }
    lines
}
