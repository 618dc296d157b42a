//! The lines of the overview, counted. Each number is what its query finds, or what the list behind it
//! has.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::facet::facets;
use crate::app::overview_line::{CHART, Line, Shape, Target};
use crate::app::pane::View;
use crate::casebook::book::Book;
use crate::casebook::figure::figure;
use crate::casebook::lately::{DAYS, Lately};
use crate::casebook::looked_for::OnlyRole;
use crate::casebook::status_changes::{Month, StatusChange};
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::columns::Columns;
use crate::search::find::{find, go_on};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::saved::understand;
use crate::search::stop::Stop;
use crate::words::counts::{self, grouped};
use crate::words::dossier_source::reliability;
use crate::words::label;
use crate::words::value::named;

/// How many authors and how many people stand in the overview itself.
const LISTED: usize = 6;

/// What the numbers are made of, beside the records themselves.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// How many files could not be read, so that all counts may be too low.
    pub unread: usize,
    /// Every status that is claimed of anybody, the oldest first.
    pub changes: Vec<StatusChange>,
    /// The months of the chart, each with how many there are.
    pub months: Vec<(Month, usize)>,
    /// What the log says of the last days, or why it cannot be read; `None` while it is being read.
    pub lately: Option<Result<Lately, String>>,
}

/// Everything that is counted.
#[must_use]
pub fn lines(known: &Known, book: &Book, index: &Index, today: Date, now: Timestamp) -> Vec<Line> {
    let mut gathered = Gathered {
        known,
        book,
        index,
        today,
        now,
        lines: Vec::new(),
    };
    gathered.statuses();
    gathered.over_time();
    gathered.open_work();
    gathered.changes();
    gathered.cases();
    gathered.sources();
    gathered.lines
}

/// A line for each author of changes, with how many.
#[must_use]
pub fn authors(lately: &Lately) -> Vec<Line> {
    let line = |(author, count): (String, usize)| Line {
        label: format!("by {author}"),
        count: Some(count),
        aside: changes(count),
        target: Some(Target::Author(author)),
        ..Line::default()
    };
    lately.by_author().into_iter().map(line).collect()
}

/// A line for each person whose record was changed, with how often.
#[must_use]
pub fn people(lately: &Lately, book: &Book) -> Vec<Line> {
    let line = |(person, count)| Line {
        label: named(person, book),
        count: Some(count),
        aside: changes(count),
        target: Some(Target::Changes(person)),
        ..Line::default()
    };
    lately.by_person().into_iter().map(line).collect()
}

fn changes(count: usize) -> String {
    (if count == 1 { "change" } else { "changes" }).to_owned()
}

/// `Mar 2023`
#[must_use]
pub fn name_of((year, month): Month) -> String {
    let name = label::MONTHS[usize::from(month.unsigned_abs()).saturating_sub(1).min(11)];
    format!("{name} {year}")
}

struct Gathered<'a> {
    known: &'a Known,
    book: &'a Book,
    index: &'a Index,
    today: Date,
    now: Timestamp,
    lines: Vec<Line>,
}

impl Gathered<'_> {
    fn title(&mut self, label: &str) {
        self.lines.push(Line::title(label));
    }

    /// A number of people, by the query that finds them; the query is told beside it.
    fn query(&mut self, label: &str, query: &str, most: usize) {
        let count = self.count(query);
        self.lines.push(Line {
            label: label.to_owned(),
            count: Some(count),
            most,
            aside: if most > 0 {
                String::new()
            } else {
                query.to_owned()
            },
            target: Some(Target::Query(View::People, query.to_owned())),
            ..Line::default()
        });
    }

    fn count(&self, query: &str) -> usize {
        let read = understand(query, Kind::Person, self.book, self.today);
        read.map_or(0, |query| {
            find(self.book, self.index, Kind::Person, &query, self.today).len()
        })
    }

    fn statuses(&mut self) {
        match self.known.unread {
            0 => self.title("people by status"),
            unread => {
                let files = counts::of(unread, "file", "files");
                self.title(&format!(
                    "people by status (without {files} that cannot be read)"
                ));
            }
        }
        let query = Query {
            only_looked_for: true,
            ..Query::default()
        };
        let columns = Columns::default();
        let known = (self.book, self.index);
        let found = go_on(
            known,
            Kind::Person,
            &query,
            self.today,
            &columns,
            Stop::NEVER,
        );
        let found = found.unwrap_or_default();
        let rows = (found.rows.as_slice(), found.left_out.as_slice());
        let counted = facets(View::People, self.book, self.index, rows);
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            let label = if facet.word.is_empty() {
                "none".to_owned()
            } else if let Some(role) = OnlyRole::of_term(&facet.word) {
                label::only_role(role)
            } else {
                label::status(&Status::from(facet.word.as_str())).into_string()
            };
            self.lines.push(Line {
                label,
                count: Some(facet.count),
                most: most.max(1),
                aside: String::new(),
                target: Some(Target::Facet(View::People, facet.word)),
                ..Line::default()
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

    /// When statuses changed, as a chart; its months and all that is behind them are one step away.
    fn over_time(&mut self) {
        let months = &self.known.months;
        let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else {
            return;
        };
        self.title("status changes by month");
        let rows = (0..CHART).map(|row| Line {
            shape: Shape::Chart(row),
            ..Line::default()
        });
        self.lines.extend(rows);
        self.lines.push(Line {
            label: format!("{} to {}", name_of(*first), name_of(*last)),
            count: Some(months.iter().map(|(_, count)| count).sum()),
            aside: "month by month".to_owned(),
            target: Some(Target::Months),
            ..Line::default()
        });
    }

    /// What the log says of the last days: how much, by whom, about whom.
    fn changes(&mut self) {
        self.title(&format!("changed in the last {DAYS} days, by the log"));
        let lately = match &self.known.lately {
            Some(Ok(lately)) => lately,
            Some(Err(reason)) => return self.title(&format!("the log cannot be read: {reason}")),
            None => return self.title("the log is being read"),
        };
        for (label, days) in [("in 24 hours", 1), ("in 7 days", 7), ("in 30 days", DAYS)] {
            self.lines.push(Line {
                label: label.to_owned(),
                count: Some(lately.within(days, self.now).count()),
                aside: "changes".to_owned(),
                target: Some(Target::Days(days)),
                ..Line::default()
            });
        }
        let authors = authors(lately);
        self.some(authors, "authors", Target::Authors);
        let people = people(lately, self.book);
        self.some(people, "people", Target::People);
    }

    /// The first of some lines, and where the others are.
    fn some(&mut self, mut lines: Vec<Line>, what: &str, all: Target) {
        let more = lines.len().saturating_sub(LISTED);
        // A line that leads to one more is no shorter than that one.
        if more > 1 {
            lines.truncate(LISTED);
            lines.push(Line {
                label: format!("and {} more {what}", grouped(more as u64)),
                aside: "all of them".to_owned(),
                target: Some(all),
                ..Line::default()
            });
        }
        self.lines.extend(lines);
    }

    fn cases(&mut self) {
        self.title("cases: named against reported");
        let mut cases: Vec<_> = self.book.cases().iter().map(|(_, case)| case).collect();
        cases.sort_by(|one, other| one.title.cmp(&other.title));
        for case in cases {
            let figure = figure(case, self.book);
            self.lines.push(Line {
                label: case.title.clone(),
                count: usize::try_from(figure.recorded).ok(),
                most: 0,
                aside: counts::named_against_reported(&figure),
                target: Some(Target::Record(case.id)),
                ..Line::default()
            });
        }
    }

    fn sources(&mut self) {
        self.title("sources by reliability");
        let rows: Vec<u32> = self.book.sources().iter().map(|(row, _)| row).collect();
        let counted = facets(View::Sources, self.book, self.index, (&rows, &[]));
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            self.lines.push(Line {
                label: reliability(&facet.word.as_str().into()),
                count: Some(facet.count),
                most: most.max(1),
                aside: String::new(),
                target: Some(Target::Facet(View::Sources, facet.word)),
                ..Line::default()
            });
        }
    }
}
