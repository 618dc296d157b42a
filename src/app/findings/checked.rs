//! What looking through everything has found, kept up to date change by change while the page of
//! findings is in use.

use std::collections::BTreeSet;

use crate::app::findings::quick_fix::{Heading, heading};
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;

/// How far the looking-through is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckProgress {
    /// Nobody has asked for it yet.
    #[default]
    Never,
    /// What was found may be another by now: it is due.
    Due,
    /// It is under way: so many records of so many.
    UnderWay(usize, usize),
    /// It is done, and what has changed since has been looked at.
    Done,
}

/// What has been found, and where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What was found, by heading and then by place.
    pub found: Vec<Problem>,
    /// How far the looking-through is.
    pub standing: CheckProgress,
    /// The records that have changed since it began.
    pub changed: BTreeSet<RecordId>,
    /// Whether something else has changed since, on which any finding may rest.
    pub again: bool,
    /// The heading that the page is narrowed to.
    pub narrowed: Option<Heading>,
    /// The finding that the cursor is on, from 0, among those that are shown.
    pub cursor: usize,
    /// The finding that was drawn last with the cursor on it. No key merges another file.
    pub drawn: Option<Problem>,
    /// Whether the last key merged a file. One that is held merges no second one.
    pub is_merged: bool,
    /// Whether the page comes back when what was opened from it is done.
    pub comes_back: bool,
    /// Whether where one was before the page is in the trail already.
    pub left: bool,
}

impl Checked {
    /// Puts what is found into the order of the page.
    pub fn sort(&mut self) {
        self.found
            .sort_by(|one, other| place(one).cmp(&place(other)));
    }

    /// Everything that is wrong, in the order of the page: what reading the files has shown, which is
    /// always up to date, and what looking through them has found.
    #[must_use]
    pub fn all<'p>(&'p self, read: &'p [Problem]) -> Vec<&'p Problem> {
        let mut rows: Vec<&Problem> = read.iter().collect();
        rows.sort_by_key(|problem| place(problem));
        // Reading shows some of what is wrong with the logs as well.
        let is_new = |one: &&Problem| one.record.is_some() || !read.contains(one);
        let mut merged = Vec::with_capacity(rows.len() + self.found.len());
        let mut rows = rows.into_iter().peekable();
        for problem in self.found.iter().filter(is_new) {
            while let Some(row) = rows.next_if(|row| place(row) <= place(problem)) {
                merged.push(row);
            }
            merged.push(problem);
        }
        merged.extend(rows);
        merged
    }

    /// The findings under the heading that the page is narrowed to.
    #[must_use]
    pub fn shown<'p>(&'p self, read: &'p [Problem]) -> Vec<&'p Problem> {
        let mut rows = self.all(read);
        if let Some(wanted) = self.narrowed {
            rows.retain(|problem| heading(&problem.reason) == wanted);
        }
        rows
    }

    /// The finding that the cursor is on.
    #[must_use]
    pub fn chosen(&self, read: &[Problem]) -> Option<Problem> {
        let rows = self.shown(read);
        let last = rows.len().checked_sub(1)?;
        rows.get(self.cursor.min(last)).map(|one| (*one).clone())
    }
}

fn place(problem: &Problem) -> (Heading, &Location) {
    (heading(&problem.reason), &problem.at)
}

/// The headings that have findings, each with how many.
#[must_use]
pub fn headings(rows: &[&Problem]) -> Vec<(Heading, usize)> {
    let mut counted: Vec<(Heading, usize)> = Vec::new();
    for problem in rows {
        let heading = heading(&problem.reason);
        match counted.last_mut() {
            Some((last, count)) if *last == heading => *count += 1,
            _ => counted.push((heading, 1)),
        }
    }
    counted
}

/// Whether only the file or the log can tell whether a finding still holds, not the record as the
/// book has it.
#[must_use]
pub fn needs_the_disk(problem: &Problem) -> bool {
    match &problem.reason {
        // A field inside an item of a list is seen in the text alone.
        Reason::UnknownField { .. } => problem.field.steps().len() > 1,
        Reason::NotADigest { .. }
        | Reason::CopyLost { .. }
        | Reason::CopyAltered { .. }
        | Reason::CopyUnnamed
        | Reason::ConflictMarkers { .. }
        | Reason::OneSided { .. }
        | Reason::StatementsLost { .. }
        | Reason::WasErased { .. }
        | Reason::JoinedChanged { .. } => true,
        _ => problem.record.is_none(),
    }
}
