//! The whole workspace in numbers, and the lists behind those that no query finds.
//!
//! - `drilldown`: the lists behind the numbers of the overview that no query finds.
//! - `line`: one line of the overview, and where its number leads.
//! - `overview_keys`: the keys of the overview.
//! - `stats`: the lines of the overview, counted.

pub mod drilldown;
pub mod line;
pub(in crate::app) mod overview_keys;
pub mod stats;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::core::direction::Direction;
use crate::app::overview::line::{OverviewLine, Target};
use crate::app::overview::stats::OverviewData;

use crate::casebook::book::Book;
use crate::casebook::derive::recent_changes::RecentChanges;
use crate::casebook::derive::status_changes::{status_changes, window};
use crate::casebook::errors::problem::{Problem, hides_records};
use crate::search::index::Index;
use crate::search::matching::cancel_token::CancelToken;
use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// How many months the chart has: as many bars as stand legibly side by side in eighty columns.
const MONTHS: usize = 24;

/// The numbers, and where the cursor is among them.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The lines.
    pub lines: Vec<OverviewLine>,
    /// The line under the cursor, from 0; never a heading.
    pub cursor: usize,
    /// The lists that were opened over them, the last one on top.
    pub lists: Vec<Unrolled>,
    /// What the numbers are made of.
    pub known: OverviewData,
    /// Whether they are being counted behind the screen.
    pub is_counting: bool,
}

/// A list that was opened over the numbers.
#[derive(Clone, Debug, Default)]
pub struct Unrolled {
    /// Its lines, the first of which is its title.
    pub lines: Vec<OverviewLine>,
    /// The line under the cursor.
    pub cursor: usize,
}

impl Overview {
    /// The overview of so many people, of whom nothing has been counted.
    #[must_use]
    pub fn uncounted(people: usize) -> Self {
        let told = say!(screen_being_counted { count: people });
        Self {
            lines: vec![OverviewLine::title(told.as_str())],
            is_counting: true,
            ..Self::default()
        }
    }

    /// Counts everything, with what the log says as far as that has been read; `None` once it is no longer
    /// wanted.
    #[must_use]
    pub fn count(
        &self,
        (book, index): (&Book, &Index),
        problems: &[Problem],
        today: Date,
        now: Timestamp,
        stop: CancelToken,
    ) -> Option<Self> {
        let changes = status_changes(book);
        let unread = problems.iter().filter(|one| hides_records(one));
        let known = OverviewData {
            unread: unread.count(),
            months: window(&changes, MONTHS, (today.year(), today.month())),
            changes,
            recent_changes: self.known.recent_changes.clone(),
        };
        Some(Self {
            lines: stats::lines(&known, (book, index), today, now, stop)?,
            known,
            ..Self::default()
        })
    }

    /// Takes in what was counted; the cursor stays on what it is on.
    pub fn take_counted(&mut self, counted: Self) {
        // What the log says may have come while it was counted.
        self.is_counting =
            counted.known.recent_changes.is_none() && self.known.recent_changes.is_some();
        let recent_changes = self.known.recent_changes.take();
        self.known = counted.known;
        self.known.recent_changes = recent_changes;
        let target = self
            .lines
            .get(self.cursor)
            .and_then(|line| line.target.clone());
        self.lines = counted.lines;
        let place = target.and_then(|target| {
            let has = |line: &OverviewLine| line.target.as_ref() == Some(&target);
            self.lines.iter().position(has)
        });
        self.cursor = place.unwrap_or(self.cursor);
        self.settle();
    }

    /// Takes in what the log says: it is counted with everything else.
    pub fn heard(&mut self, recent_changes: Result<RecentChanges, Safe>) {
        self.known.recent_changes = Some(recent_changes);
        self.is_counting = true;
    }

    /// The lines that are shown, with the one under the cursor.
    #[must_use]
    pub fn shown(&self) -> (&[OverviewLine], usize) {
        match self.lists.last() {
            Some(list) => (&list.lines, list.cursor),
            None => (&self.lines, self.cursor),
        }
    }

    /// Where the line under the cursor leads.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        let (lines, cursor) = self.shown();
        lines.get(cursor)?.target.as_ref()
    }

    /// Puts the cursor on a line, or if that is no link on the next one in this direction.
    pub fn move_to(&mut self, line: usize, direction: Direction) {
        let (lines, cursor) = self.shown();
        let is_link = |at: &usize| lines.get(*at).is_some_and(|line| line.target.is_some());
        let after = (line..lines.len()).find(is_link);
        let before = (0..=line.min(lines.len())).rev().find(is_link);
        let found = match direction {
            Direction::Forward => after.or(before),
            Direction::Back => before.or(after),
        };
        let to = found.unwrap_or(cursor);
        match self.lists.last_mut() {
            Some(list) => list.cursor = to,
            None => self.cursor = to,
        }
    }

    /// Puts the cursor on a line in which something was found, link or not.
    pub fn find(&mut self, line: usize) {
        match self.lists.last_mut() {
            Some(list) => list.cursor = line,
            None => self.cursor = line,
        }
    }

    /// Opens the list behind a number over the numbers; `false` where it lies elsewhere.
    pub fn unroll(&mut self, target: &Target, book: &Book, now: Timestamp) -> bool {
        let Some(lines) = drilldown::lines(&self.known, target, book, now) else {
            return false;
        };
        self.lists.push(Unrolled { lines, cursor: 0 });
        self.settle();
        true
    }

    /// Closes the list that is on top; `false` if there is none.
    pub fn roll_up(&mut self) -> bool {
        self.lists.pop().is_some()
    }

    /// Puts the cursor on a link.
    fn settle(&mut self) {
        let (_, cursor) = self.shown();
        self.move_to(cursor, Direction::Forward);
    }
}
