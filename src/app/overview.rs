//! The whole workspace in numbers. Each number is what its query finds, and leads to that list.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::app::facet::facets;
use crate::app::pane::View;
use crate::casebook::book::Book;
use crate::casebook::figure::figure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::find::find;
use crate::search::index::Index;
use crate::search::saved::understand;
use crate::words::counts;
use crate::words::dossier_source::reliability;
use crate::words::label;

/// How many of the last months that anything is known of have a bar of their own.
const MONTHS: usize = 12;

/// How many authors are listed.
const AUTHORS: usize = 12;

/// The numbers, and where the cursor is among them.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The lines.
    pub lines: Vec<Line>,
    /// The line under the cursor, from 0; never a heading.
    pub cursor: usize,
}

/// Where a number leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To what a query finds.
    Query(View, String),
    /// To what has a facet.
    Facet(View, String),
    /// To one record.
    Record(RecordId),
}

/// One line of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is counted, or the title of a section.
    pub label: String,
    /// How many.
    pub count: usize,
    /// The largest number that this one's bar is held against; 0 where there is no bar.
    pub most: usize,
    /// What else there is to say.
    pub aside: String,
    /// Where it leads; `None` for a title.
    pub target: Option<Target>,
}

impl Overview {
    /// Counts everything.
    #[must_use]
    pub fn of(book: &Book, index: &Index, today: Date) -> Self {
        let mut gathered = Gathered {
            book,
            index,
            today,
            lines: Vec::new(),
        };
        gathered.statuses();
        gathered.open_work();
        gathered.changes();
        gathered.months();
        gathered.cases();
        gathered.sources();
        Self {
            lines: gathered.lines,
            cursor: 1,
        }
    }

    /// Where the line under the cursor leads.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        self.lines.get(self.cursor)?.target.as_ref()
    }

    /// Puts the cursor on a line, or on the next one where that is a title.
    pub fn move_to(&mut self, line: usize, forward: bool) {
        let is_link = |at: &usize| {
            self.lines
                .get(*at)
                .is_some_and(|line| line.target.is_some())
        };
        let after = (line..self.lines.len()).find(is_link);
        let before = (0..=line.min(self.lines.len())).rev().find(is_link);
        let found = if forward {
            after.or(before)
        } else {
            before.or(after)
        };
        self.cursor = found.unwrap_or(self.cursor);
    }
}

struct Gathered<'a> {
    book: &'a Book,
    index: &'a Index,
    today: Date,
    lines: Vec<Line>,
}

impl Gathered<'_> {
    fn title(&mut self, label: &str) {
        self.lines.push(Line {
            label: label.to_owned(),
            count: 0,
            most: 0,
            aside: String::new(),
            target: None,
        });
    }

    /// A number of people, by the query that finds them; the query is told beside it.
    fn query(&mut self, label: &str, query: &str, most: usize) {
        let count = self.count(query);
        self.lines.push(Line {
            label: label.to_owned(),
            count,
            most,
            aside: if most > 0 {
                String::new()
            } else {
                query.to_owned()
            },
            target: Some(Target::Query(View::People, query.to_owned())),
        });
    }

    fn count(&self, query: &str) -> usize {
        let read = understand(query, Kind::Person, self.book, self.today);
        read.map_or(0, |query| {
            find(self.book, self.index, Kind::Person, &query, self.today).len()
        })
    }

    fn statuses(&mut self) {
        self.title("people by status");
        let rows: Vec<u32> = self.book.people().iter().map(|(row, _)| row).collect();
        let counted = facets(View::People, self.book, self.index, &rows);
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            let label = if facet.word.is_empty() {
                "none".to_owned()
            } else {
                label::status(&Status::from(facet.word.as_str())).into_string()
            };
            self.lines.push(Line {
                label,
                count: facet.count,
                most: most.max(1),
                aside: String::new(),
                target: Some(Target::Facet(View::People, facet.word)),
            });
        }
    }

    fn open_work(&mut self) {
        self.title("open work");
        for (label, query) in [
            ("not heard from for 30 days", "stale:30d"),
            ("not heard from for a year", "stale:1y"),
            ("never heard from", "seen:never"),
            ("disputed", "is:disputed"),
            ("without a source", "is:unsourced"),
            ("on one source", "is:single-source"),
            ("without a place", "is:unplaced"),
            ("never looked at", "reviewed:never"),
            ("not looked at for 30 days", "reviewed<30d"),
            ("risk to be looked at again", "is:review-due"),
            ("second look wanted", "tag:second-look"),
        ] {
            self.query(label, query, 0);
        }
    }

    /// Whose entries, notes and looks the records of the last days tell of.
    fn changes(&mut self) {
        self.title("changed lately");
        for (label, query) in [
            ("today", "changed:today"),
            ("in 7 days", "changed>=7d"),
            ("in 30 days", "changed>=30d"),
        ] {
            self.query(label, query, 0);
        }
        let people = self.book.people().iter();
        let authors: BTreeSet<&str> = people
            .flat_map(|(_, person)| {
                let entries = person.history.iter().map(|entry| entry.by.as_str());
                let notes = person.notes.iter().map(|note| note.by.as_str());
                let looks = person.reviewed.iter().map(|look| look.by.as_str());
                entries.chain(notes).chain(looks)
            })
            .filter(|author| !author.is_empty() && !author.contains(['"', '\\']))
            .collect();
        let authors: Vec<String> = authors.into_iter().map(str::to_owned).collect();
        for author in authors.iter().take(AUTHORS) {
            let query = format!("changed>=30d by:\"{author}\"");
            self.query(&format!("in 30 days, with {author}"), &query, 0);
        }
    }

    /// When the statuses of now began, in the last months in which any did.
    fn months(&mut self) {
        let book = self.book;
        let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
        for (row, person) in book.people().iter() {
            let current = book.standing(row).current;
            let entry = current.and_then(|at| person.history.get(at as usize));
            if let Some(days) = entry.and_then(|entry| entry.when.days()) {
                *months
                    .entry((days.earliest.year(), days.earliest.month()))
                    .or_default() += 1;
            }
        }
        let known: Vec<(i16, i8)> = months.keys().rev().take(MONTHS).rev().copied().collect();
        if known.is_empty() {
            return;
        }
        self.title("when the statuses of now began");
        let query = |(year, month): (i16, i8)| {
            let from = format!("{year:04}-{month:02}-01");
            let (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
            format!("since>={from} since<{year:04}-{month:02}")
        };
        let most = known.iter().map(|month| months[month]).max().unwrap_or(1);
        for (year, month) in known {
            let name = label::MONTHS[usize::from(month.unsigned_abs()) - 1];
            self.query(
                &format!("{name} {year}"),
                &query((year, month)),
                most.max(1),
            );
        }
    }

    fn cases(&mut self) {
        self.title("cases: named against reported");
        let mut cases: Vec<_> = self.book.cases().iter().map(|(_, case)| case).collect();
        cases.sort_by(|one, other| one.title.cmp(&other.title));
        for case in cases {
            let figure = figure(case, self.book);
            self.lines.push(Line {
                label: case.title.clone(),
                count: usize::try_from(figure.recorded).unwrap_or(usize::MAX),
                most: 0,
                aside: counts::named_against_reported(&figure),
                target: Some(Target::Record(case.id)),
            });
        }
    }

    fn sources(&mut self) {
        self.title("sources by reliability");
        let rows: Vec<u32> = self.book.sources().iter().map(|(row, _)| row).collect();
        let counted = facets(View::Sources, self.book, self.index, &rows);
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            self.lines.push(Line {
                label: reliability(&facet.word.as_str().into()),
                count: facet.count,
                most: most.max(1),
                aside: String::new(),
                target: Some(Target::Facet(View::Sources, facet.word)),
            });
        }
    }
}
