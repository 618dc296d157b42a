//! The statistics of the overview. Each number is what its query finds, or what the list behind
//! it has.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::browse::facet::facets;
use crate::app::browse::pane::View;
use crate::app::overview::line::{CHART, LineShape, OverviewLine, Target};
use crate::casebook::book::Book;
use crate::casebook::derive::figure::figure;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::derive::recent_changes::{DAYS, RecentChanges};
use crate::casebook::derive::status_changes::{Month, StatusChange};
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::index::Index;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::{Found, go_on};
use crate::search::matching::score_caches::Columns;
use crate::search::query::Query;
use crate::search::query::saved::understand;
use crate::text::catalogue::{label, say};
use crate::text::labels::counts;
use crate::text::labels::label;
use crate::text::log::value::named;
use crate::text::pages::dossier_source::reliability;
use crate::text::safe::Safe;

/// How many authors and how many people stand in the overview itself.
const LISTED: usize = 6;

/// What the numbers are made of, beside the records themselves.
#[derive(Clone, Debug, Default)]
pub struct OverviewData {
    /// How many files could not be read, so that all counts may be too low.
    pub unread: usize,
    /// Every status that is claimed of anybody, the oldest first.
    pub changes: Vec<StatusChange>,
    /// The months of the chart, each with how many there are.
    pub months: Vec<(Month, usize)>,
    /// What the log says of the last days, or why it cannot be read; `None` while it is being read.
    pub recent_changes: Option<Result<RecentChanges, Safe>>,
}

/// Everything that is counted; `None` once it is no longer wanted.
#[must_use]
pub fn lines(
    known: &OverviewData,
    (book, index): (&Book, &Index),
    today: Date,
    now: Timestamp,
    stop: CancelToken,
) -> Option<Vec<OverviewLine>> {
    let mut gathered = Gathered {
        known,
        book,
        index,
        today,
        now,
        stop,
        lines: Vec::new(),
    };
    gathered.statuses()?;
    gathered.over_time();
    gathered.open_work()?;
    gathered.changes();
    gathered.cases();
    gathered.sources();
    stop.unless()?;
    Some(gathered.lines)
}

/// A line for each author of changes, with how many.
#[must_use]
pub fn authors(recent_changes: &RecentChanges) -> Vec<OverviewLine> {
    let line = |(author, count): (String, usize)| OverviewLine {
        label: say!(screen_by { author: &author }),
        count: Some(count),
        aside: say!(screen_changes { count }),
        target: Some(Target::Author(author)),
        ..OverviewLine::default()
    };
    recent_changes.by_author().into_iter().map(line).collect()
}

/// A line for each person whose record was changed, with how often.
#[must_use]
pub fn people(recent_changes: &RecentChanges, book: &Book) -> Vec<OverviewLine> {
    let line = |(person, count)| OverviewLine {
        label: named(person, book).into(),
        count: Some(count),
        aside: say!(screen_changes { count }),
        target: Some(Target::Changes(person)),
        ..OverviewLine::default()
    };
    recent_changes.by_person().into_iter().map(line).collect()
}

/// `Mar 2023`
#[must_use]
pub fn name_of((year, month): Month) -> String {
    let name = label::month(month.unsigned_abs()).unwrap_or_default();
    format!("{name} {year}")
}

struct Gathered<'a> {
    known: &'a OverviewData,
    book: &'a Book,
    index: &'a Index,
    today: Date,
    now: Timestamp,
    stop: CancelToken<'a>,
    lines: Vec<OverviewLine>,
}

impl Gathered<'_> {
    fn title(&mut self, label: &str) {
        self.lines.push(OverviewLine::title(label));
    }

    /// A number of people, by the query that finds them; the query is told beside it.
    fn query(&mut self, label: &str, query: &str, most: usize) -> Option<()> {
        let count = self.count(query)?;
        self.lines.push(OverviewLine {
            label: label.to_owned().into(),
            count: Some(count),
            most,
            aside: if most > 0 {
                String::new().into()
            } else {
                query.to_owned().into()
            },
            target: Some(Target::Query(View::People, query.to_owned())),
            ..OverviewLine::default()
        });
        Some(())
    }

    fn count(&self, query: &str) -> Option<usize> {
        let Ok(query) = understand(query, Kind::Person, self.book, self.today) else {
            return Some(0);
        };
        Some(self.found(&query)?.rows.len())
    }

    fn found(&self, query: &Query) -> Option<Found> {
        let known = (self.book, self.index);
        let columns = Columns::default();
        go_on(known, Kind::Person, query, self.today, &columns, self.stop)
    }

    fn statuses(&mut self) -> Option<()> {
        match self.known.unread {
            0 => self.title(label!(screen_people_status)),
            unread => {
                self.title(&say!(screen_people_status_without { files: unread }));
            }
        }
        let query = Query {
            only_looked_for: true,
            ..Query::default()
        };
        let found = self.found(&query)?;
        let rows = (found.rows.as_slice(), found.left_out.as_slice());
        let counted = facets(View::People, self.book, self.index, rows);
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            let label = if facet.word.is_empty() {
                say!(screen_no_status)
            } else if let Some(role) = OnlyRole::of_term(&facet.word) {
                label::only_role(role)
            } else {
                label::status_of_several(&Status::from(facet.word.as_str()))
            };
            self.lines.push(OverviewLine {
                label,
                count: Some(facet.count),
                most: most.max(1),
                aside: String::new().into(),
                target: Some(Target::Facet(View::People, facet.word)),
                ..OverviewLine::default()
            });
        }
        Some(())
    }

    fn open_work(&mut self) -> Option<()> {
        self.title(label!(screen_open_work));
        for (label, query) in [
            (label!(screen_not_heard_for_month), "stale:30d"),
            (label!(screen_not_heard_for_year), "stale:1y"),
            (label!(screen_never_heard_from), "seen:never"),
            (label!(label_disputed), "is:disputed"),
            (label!(screen_without_source), "is:unsourced"),
            (label!(screen_on_one_source), "is:single-source"),
            (label!(screen_without_place), "is:unplaced"),
            (label!(screen_never_looked_at), "reviewed:never"),
            (label!(screen_not_looked_at), "reviewed<30d"),
            (label!(screen_review_due), "is:review-due"),
            (label!(screen_answers_due), "due<7d"),
            (label!(screen_second_look_wanted), "tag:second-look"),
        ] {
            self.query(label, query, 0)?;
        }
        Some(())
    }

    /// When statuses changed, as a chart; its months and all that is behind them are one step away.
    fn over_time(&mut self) {
        let months = &self.known.months;
        let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else {
            return;
        };
        self.title(label!(screen_status_changes_month));
        let rows = (0..CHART).map(|row| OverviewLine {
            shape: LineShape::Chart(row),
            ..OverviewLine::default()
        });
        self.lines.extend(rows);
        self.lines.push(OverviewLine {
            label: say!(screen_to {
                first: name_of(*first),
                last: name_of(*last)
            }),
            count: Some(months.iter().map(|(_, count)| count).sum()),
            aside: say!(screen_month_month),
            target: Some(Target::Months),
            ..OverviewLine::default()
        });
    }

    /// What the log says of the last days: how much, by whom, about whom.
    fn changes(&mut self) {
        self.title(&say!(screen_changed_last_days { days: DAYS }));
        let recent_changes = match &self.known.recent_changes {
            Some(Ok(recent_changes)) => recent_changes,
            Some(Err(reason)) => return self.title(&say!(screen_log_unreadable { reason })),
            None => return self.title(label!(screen_log_being_read)),
        };
        for days in [1, 7, DAYS] {
            let count = recent_changes.within(days, self.now).count();
            self.lines.push(OverviewLine {
                label: say!(screen_within { days }),
                count: Some(count),
                aside: say!(screen_changes { count }),
                target: Some(Target::Days(days)),
                ..OverviewLine::default()
            });
        }
        let authors = authors(recent_changes);
        let more = |more: usize| say!(screen_more_authors { more });
        self.some(authors, more, Target::Authors);
        let people = people(recent_changes, self.book);
        let more = |more: usize| say!(screen_more_people { more });
        self.some(people, more, Target::People);
    }

    /// The first of some lines, and where the others are.
    fn some(&mut self, mut lines: Vec<OverviewLine>, rest: impl Fn(usize) -> Safe, all: Target) {
        let more = lines.len().saturating_sub(LISTED);
        // A line that leads to one more is no shorter than that one.
        if more > 1 {
            lines.truncate(LISTED);
            lines.push(OverviewLine {
                label: rest(more),
                aside: say!(screen_all_shown),
                target: Some(all),
                ..OverviewLine::default()
            });
        }
        self.lines.extend(lines);
    }

    fn cases(&mut self) {
        self.title(label!(screen_cases_named));
        let mut cases: Vec<_> = self.book.cases().iter().map(|(_, case)| case).collect();
        cases.sort_by(|one, other| one.title.cmp(&other.title));
        for case in cases {
            let figure = figure(case, self.book);
            self.lines.push(OverviewLine {
                label: case.title.clone().into(),
                count: usize::try_from(figure.recorded).ok(),
                most: 0,
                aside: counts::named_against_reported(&figure),
                target: Some(Target::Record(case.id)),
                ..OverviewLine::default()
            });
        }
    }

    fn sources(&mut self) {
        self.title(label!(screen_sources_reliability));
        let rows: Vec<u32> = self.book.sources().iter().map(|(row, _)| row).collect();
        let counted = facets(View::Sources, self.book, self.index, (&rows, &[]));
        let most = counted.iter().map(|facet| facet.count).max().unwrap_or(0);
        for facet in counted {
            self.lines.push(OverviewLine {
                label: reliability(&facet.word.as_str().into()),
                count: Some(facet.count),
                most: most.max(1),
                aside: String::new().into(),
                target: Some(Target::Facet(View::Sources, facet.word)),
                ..OverviewLine::default()
            });
        }
    }
}
