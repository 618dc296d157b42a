//! What is wrong with the files, kept up to date file by file.
//!
//! - `checked`: what looking through everything has found.
//! - `finding_keys`: the page of everything that is wrong.
//! - `quick_fix`: what can be done about each kind of finding.

pub mod checked;
pub(in crate::app) mod finding_keys;
pub mod quick_fix;

use std::path::Path;

use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;

/// What is wrong with the file of a record now.
#[must_use]
pub fn of_record(problems: &[Problem], record: RecordId) -> Option<&Problem> {
    problems
        .iter()
        .find(|problem| problem.record == Some(record) && !is_lasting(&problem.reason))
}

/// Replaces what is wrong with the file of a record; `true` if that is something else than before.
pub fn set_record(problems: &mut Vec<Problem>, record: RecordId, now: Option<Problem>) -> bool {
    let is_of = |problem: &Problem| problem.record == Some(record);
    replace(problems, is_of, now)
}

/// Replaces what is wrong with a file that is no record, or a folder; `true` if that is something
/// else than before.
pub fn set_place(problems: &mut Vec<Problem>, path: &Path, now: Option<Problem>) -> bool {
    let is_of = |problem: &Problem| problem.record.is_none() && problem.at.path == path;
    replace(problems, is_of, now)
}

/// Replaces what reading all files has found.
pub fn set_all(problems: &mut Vec<Problem>, now: Vec<Problem>) {
    let is_head = |problem: &Problem| problem.at.path == Path::new(FILE_NAME);
    problems.retain(|problem| is_lasting(&problem.reason) || is_head(problem));
    problems.extend(now);
}

/// Whether a problem is no state of a file that another reading of it would show again.
fn is_lasting(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::TornLogLine
            | Reason::BrokenLogLine { .. }
            | Reason::ClockWrong(_)
            | Reason::PutAside { .. }
            | Reason::ForeignPlan
            | Reason::ForeignChange { .. }
            | Reason::UnloggedChange { .. }
            | Reason::ForeignWork
            | Reason::ForeignFacts { .. }
    )
}

fn replace(
    problems: &mut Vec<Problem>,
    is_of: impl Fn(&Problem) -> bool,
    now: Option<Problem>,
) -> bool {
    let is_old = |problem: &Problem| is_of(problem) && !is_lasting(&problem.reason);
    let before = problems.iter().find(|problem| is_old(problem));
    if before == now.as_ref() {
        return false;
    }
    problems.retain(|problem| !is_old(problem));
    problems.extend(now);
    true
}
