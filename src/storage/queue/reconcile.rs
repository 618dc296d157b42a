//! Reconciles a queue with the logs: which of its decisions stand, and what was done to its people.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::queue::command::LoggedTouch;
use crate::casebook::queue::event::{Event, QueueDecision};
use crate::casebook::queue::questions::verdict_of;
use crate::casebook::queue::{Queue, QueueState};
use crate::record::id::RecordId;
use crate::storage::clock::latest_credible;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::file::{Backwards, all};
use crate::storage::log::line::{LogLine, read_line};

/// How many lines of each log are looked through for what happened to the people of a queue, beyond
/// those since the queue began.
const LOOKED_THROUGH: usize = 2_000;

/// What the logs say of the changes since a queue began, and of its people.
pub struct Account {
    /// For each change, whether it stands, when it was made, and what it decided.
    changes: HashMap<ChangeId, (bool, Timestamp, Option<QueueDecision>)>,
    /// What was done to its people lately, the newest first.
    pub touches: HashMap<RecordId, Vec<LoggedTouch>>,
}

impl Account {
    /// Reads the logs.
    ///
    /// # Errors
    ///
    /// The system's, as a [`Failure`].
    pub fn read(fs: &dyn Fs, queue: &Queue) -> Result<Self, Failure> {
        let mut account = Self {
            changes: HashMap::new(),
            touches: HashMap::new(),
        };
        let logs = all(fs).map_err(|error| failed(fs, FileOperation::List, "log", &error))?;
        let mut seen = HashSet::new();
        for log in logs {
            let mut lines = recent(fs, &log, queue.head.begun)
                .map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
            // A copy of a log tells nothing twice.
            lines.retain(|line| seen.insert(line.hash.clone()));
            account.take(&lines, queue);
        }
        let latest = latest_credible();
        for touches in account.touches.values_mut() {
            // A time that cannot be says nothing of what was last.
            touches
                .sort_by_key(|touch| std::cmp::Reverse(Some(touch.at).filter(|at| *at <= latest)));
        }
        Ok(account)
    }

    /// Takes in the lines of one log, oldest first.
    fn take(&mut self, lines: &[LogLine], queue: &Queue) {
        // What each undo and redo is about in the end.
        let mut about: HashMap<&ChangeId, &ChangeId> = HashMap::new();
        for line in lines {
            let (of, stands) = match &line.change_kind {
                ChangeKind::Do => (&line.change, true),
                ChangeKind::Undo(of) => (about.get(of).copied().unwrap_or(of), false),
                ChangeKind::Redo(of) => (about.get(of).copied().unwrap_or(of), true),
            };
            about.insert(&line.change, of);
            let entry = self
                .changes
                .entry(of.clone())
                .or_insert_with(|| (stands, line.at, verdict_of(&line.edits)));
            entry.0 = stands;
            let records: HashSet<RecordId> = line.edits.iter().map(Edit::record).collect();
            for record in records {
                if queue.place(record).is_some() {
                    self.touches.entry(record).or_default().push(LoggedTouch {
                        at: line.at,
                        by: line.author.clone(),
                        why: line.why.clone(),
                        back: !stands,
                    });
                }
            }
        }
    }

    /// What the queue must still learn from the log: decisions that a crash kept it from noting, and
    /// decisions that were taken back elsewhere.
    #[must_use]
    pub fn corrections(&self, queue: &Queue, at: Timestamp) -> Vec<Event> {
        let mut events = Vec::new();
        for (person, place) in queue.places() {
            if let QueueState::Decided {
                change: Some(change),
                ..
            } = place
                && self.changes.get(change).is_some_and(|(stands, ..)| !stands)
            {
                events.push(Event::Back { person });
            }
        }
        for (person, claim) in queue.claims() {
            if let Some((true, made, verdict)) = self.changes.get(&claim.change) {
                events.push(Event::Decided {
                    person,
                    by: claim.by.clone(),
                    at: (*made).min(at),
                    verdict: verdict.clone().unwrap_or(QueueDecision::Kept),
                    change: Some(claim.change.clone()),
                });
            }
        }
        events
    }
}

/// The last lines of a log, oldest first: all since `begun`, and some before.
fn recent(fs: &dyn Fs, log: &str, begun: Timestamp) -> std::io::Result<Vec<LogLine>> {
    let mut backwards = Backwards::new(fs, log)?;
    let mut lines = Vec::new();
    while let Some(raw) = backwards.line_before()? {
        // What cannot be read is for `lastseen log --verify` to tell.
        let Ok(line) = read_line(&raw.bytes) else {
            continue;
        };
        if line.at < begun && lines.len() >= LOOKED_THROUGH {
            break;
        }
        lines.push(line);
    }
    lines.reverse();
    Ok(lines)
}

/// The changes by which the decisions of a queue stand in the logs, oldest first.
///
/// # Errors
///
/// The system's, as a [`Failure`].
pub fn decisions(fs: &dyn Fs, queue: &Queue) -> Result<Vec<Change>, Failure> {
    let decided: HashSet<&ChangeId> = queue
        .places()
        .filter_map(|(_, place)| match place {
            QueueState::Decided { change, .. } => change.as_ref(),
            _ => None,
        })
        .collect();
    let io = |error| failed(fs, FileOperation::Read, "log", &error);
    let mut changes = Vec::new();
    let mut seen = HashSet::new();
    for log in all(fs).map_err(io)? {
        let mut lines = recent(fs, &log, queue.head.begun).map_err(io)?;
        lines.retain(|line| seen.insert(line.hash.clone()));
        let made = lines.iter().filter(|line| decided.contains(&line.change));
        changes.extend(made.map(LogLine::to_change));
    }
    changes.sort_by_key(|change| change.at);
    Ok(changes)
}
