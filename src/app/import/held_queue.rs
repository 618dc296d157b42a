//! The queue of held rows: who each may be about, and what somebody has decided of it.

use crate::casebook::change::ChangeId;
use crate::casebook::errors::import_problem::{Outcome, RowIssue};
use crate::exchange::preview::PlannedList;
use crate::record::id::RecordId;
use crate::record::person::Person;

/// What has become of a held row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HeldFate {
    /// Nothing yet.
    #[default]
    Open,
    /// It is left as it is.
    Skipped,
    /// It is about this person; the change that says so, if there was anything to change.
    Same(RecordId, Option<ChangeId>),
    /// It is about somebody else, who has a record now.
    Another(RecordId, ChangeId),
}

impl HeldFate {
    /// The change that made it so.
    #[must_use]
    pub fn change(&self) -> Option<&ChangeId> {
        match self {
            Self::Same(_, change) => change.as_ref(),
            Self::Another(_, change) => Some(change),
            Self::Open | Self::Skipped => None,
        }
    }
}

/// A row that is held.
#[derive(Clone, Debug)]
pub struct HeldRow {
    /// Its number in the sheet.
    pub row: u32,
    /// Its place in the table.
    pub place: usize,
    /// The person whom it would make.
    pub person: Option<Person>,
    /// Why it is held.
    pub issues: Vec<RowIssue>,
    /// Who is recorded and may be meant.
    candidates: Vec<RecordId>,
    /// Other rows that may be about the same person.
    others: Vec<u32>,
    /// What has become of it.
    pub fate: HeldFate,
}

impl HeldRow {
    /// Whether a key decides about it. What is wrong with the cells themselves is mended in the list.
    #[must_use]
    pub fn is_decidable(&self) -> bool {
        self.person.is_some()
            && self.issues.iter().all(|issue| {
                matches!(
                    issue,
                    RowIssue::Likely
                        | RowIssue::LikelyRow { .. }
                        | RowIssue::SameRecord { .. }
                        | RowIssue::KeyTwice { .. }
                )
            })
    }
}

/// All rows that are held.
#[derive(Clone, Debug, Default)]
pub struct HeldQueue {
    /// The rows.
    pub rows: Vec<HeldRow>,
    /// Which of those who may be meant is shown.
    pub candidate: usize,
    /// The rows that were decided or left, oldest first.
    pub steps: Vec<u32>,
    /// The row and the person that were drawn last. No key decides about anything else.
    pub drawn: Option<(u32, Option<RecordId>)>,
}

impl HeldQueue {
    /// The held rows of a plan, with what was decided of them before.
    #[must_use]
    pub fn of_plan(planned: &PlannedList, before: &Self) -> Self {
        let fates = before.rows.iter();
        let mut rows: Vec<HeldRow> = planned
            .rows(Outcome::Held)
            .map(|row| {
                let problems = planned.problems_of(row.row);
                let problems: Vec<_> = problems
                    .filter(|problem| problem.what.outcome() == Some(Outcome::Held))
                    .collect();
                let others = problems.iter().filter_map(|problem| match problem.what {
                    RowIssue::KeyTwice { other }
                    | RowIssue::SameRecord { other }
                    | RowIssue::LikelyRow { other } => Some(other),
                    _ => None,
                });
                let candidates = problems.iter().flat_map(|one| one.candidates.iter());
                let before = before.rows.iter().find(|one| one.row == row.row);
                HeldRow {
                    row: row.row,
                    place: row.place,
                    person: planned.held.get(&row.row).cloned(),
                    candidates: candidates.copied().collect(),
                    others: others.collect(),
                    issues: problems.iter().map(|one| one.what.clone()).collect(),
                    fate: before.map_or_else(HeldFate::default, |one| one.fate.clone()),
                }
            })
            .collect();
        // Rows that were decided are held no more, and can still be taken back.
        let decided = fates.filter(|one| one.fate != HeldFate::Open);
        for one in decided {
            if !rows.iter().any(|row| row.row == one.row) {
                rows.push(one.clone());
            }
        }
        rows.sort_by_key(|row| row.row);
        Self {
            rows,
            candidate: 0,
            steps: before.steps.clone(),
            drawn: None,
        }
    }

    /// How many rows nobody has decided or left.
    #[must_use]
    pub fn open(&self) -> usize {
        let open = self.rows.iter().filter(|row| row.fate == HeldFate::Open);
        open.count()
    }

    /// The place of the first open row after a place, or else of the first one.
    #[must_use]
    pub fn next_open(&self, after: usize) -> Option<usize> {
        let mut open = (0..self.rows.len()).filter(|at| self.rows[*at].fate == HeldFate::Open);
        let first = open.clone().next();
        open.find(|at| *at > after).or(first)
    }

    /// Whom a row may be about: those who were found, and whoever was made of another row meanwhile.
    #[must_use]
    pub fn candidates(&self, at: usize, made: impl Fn(u32) -> Option<RecordId>) -> Vec<RecordId> {
        let Some(row) = self.rows.get(at) else {
            return Vec::new();
        };
        let mut all = row.candidates.clone();
        for other in &row.others {
            let decided = self.rows.iter().find(|one| one.row == *other);
            let of_row = decided.and_then(|one| match one.fate {
                HeldFate::Another(id, _) | HeldFate::Same(id, _) => Some(id),
                HeldFate::Open | HeldFate::Skipped => None,
            });
            let id = of_row.or_else(|| made(*other));
            if let Some(id) = id.filter(|id| !all.contains(id)) {
                all.push(id);
            }
        }
        all
    }

    /// The held row that may be about the same person as the one in a place, while nobody is recorded who may be.
    #[must_use]
    pub fn beside(&self, at: usize) -> Option<&HeldRow> {
        let row = self.rows.get(at)?;
        let mut others = row.others.iter();
        others.find_map(|other| self.rows.iter().find(|one| one.row == *other))
    }

    /// Sets what has become of a row.
    pub fn decide(&mut self, row: u32, fate: HeldFate) {
        let is_open = fate == HeldFate::Open;
        self.steps.retain(|one| *one != row);
        if !is_open {
            self.steps.push(row);
        }
        if let Some(one) = self.rows.iter_mut().find(|one| one.row == row) {
            one.fate = fate;
        }
        self.candidate = 0;
    }

    /// The row that was decided by a change.
    #[must_use]
    pub fn decided_by(&self, change: &ChangeId) -> Option<u32> {
        let mut rows = self.rows.iter();
        let found = rows.find(|one| one.fate.change() == Some(change));
        found.map(|one| one.row)
    }
}
