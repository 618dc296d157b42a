//! A workspace that others have open as well: noticing what they change, finding out who it was, and
//! keeping what is half typed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::casebook::by::By;
use crate::casebook::failure::Failure;
use crate::casebook::news::News;
use crate::casebook::open_elsewhere::OpenElsewhere;
use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;
use crate::storage::beside::open_elsewhere;
use crate::storage::drafts::Drafts;
use crate::storage::error::failed;
use crate::storage::head::read_head;
use crate::storage::log_audit::{Found, audit_logs};
use crate::storage::log_file::Logs;
use crate::storage::log_head::Head;
use crate::storage::log_heads::head_of;
use crate::storage::look::{LogEnds, erased_of, head_problem, look};
use crate::storage::publish::Committed;
use crate::storage::queues;
use crate::storage::stamp::Stamp;
use crate::storage::suspects::Suspects;
use crate::storage::watch::{Watch, Way};
use crate::storage::who::{attributed, last_change};
use crate::storage::workspace::Workspace;

impl Workspace {
    /// Where the logs end now, to tell later what has come since.
    #[must_use]
    pub fn log_ends(&self) -> LogEnds {
        LogEnds::now(self.fs())
    }

    /// Which of these records are of people who were erased.
    #[must_use]
    pub fn erased_of(&self, records: &BTreeSet<RecordId>) -> Vec<RecordId> {
        erased_of(self.fs(), records)
    }

    /// Looks again at what may have changed, and reads in the logs who changed it.
    #[must_use]
    pub fn look(&self, suspects: &Suspects, logs: &mut LogEnds) -> News {
        let mut news = look(self.fs(), self.hand(), suspects, logs);
        if suspects.head {
            news.head = Some(self.reread_head());
        }
        news.read_only = self.writable().err().or_else(|| {
            let error = self.fs().refuses_writing("")?;
            Some(failed(self.fs(), "write into", "", &error))
        });
        news
    }

    /// What the logs lack of what this account has seen of them before, so far as their ends tell. It
    /// costs the ends alone, unless something is missing.
    ///
    /// # Errors
    ///
    /// As [`Workspace::history`].
    pub fn missing_ends(&self) -> Result<Vec<Found>, Failure> {
        if !self.hand().ends.is_behind_what_was_seen(self.fs()) {
            return Ok(Vec::new());
        }
        let seen = self.hand().ends.seen();
        Ok(audit_logs(&self.logs()?.logs, seen.as_ref()))
    }

    /// Takes the logs as they are for all that this account has seen of them, after somebody has looked
    /// at what was missing.
    pub fn accept_logs(&self, logs: &Logs) {
        let heads: Vec<Head> = logs
            .iter()
            .filter_map(|(log, lines)| head_of(log, lines.iter().max_by_key(|line| line.seq)?))
            .collect();
        self.hand().ends.accept(&heads);
    }

    /// Watches the files from the end of a load on, see [`Watch::start`].
    pub fn watch(
        &self,
        stamps: Vec<(RecordId, Stamp)>,
        way: Way,
        tell: impl Fn(Suspects) + Send + 'static,
    ) -> Watch {
        Watch::start(Arc::clone(&self.0.fs), stamps, way, tell)
    }

    fn reread_head(&self) -> Result<WorkspaceHead, Problem> {
        let read = read_head(self.fs());
        let outgrown = match &read {
            Err(failure @ Failure::NewerFormat { .. }) => Some(Some(failure.clone())),
            Ok(_) => Some(None),
            // What cannot be read says nothing about its format.
            Err(_) => None,
        };
        if let Some(outgrown) = outgrown {
            let mut barred = self.0.outgrown.write();
            **barred.as_mut().unwrap_or_else(|error| error.get_mut()) = outgrown;
        }
        let read = read.map_err(|failure| head_problem(&failure))?;
        let mut head = self.0.head.write();
        **head.as_mut().unwrap_or_else(|error| error.get_mut()) = Arc::new(read.clone());
        Ok(read)
    }

    /// Whether somebody has a record's file open in an editor, as far as editors show it.
    #[must_use]
    pub fn open_elsewhere(&self, id: RecordId) -> Option<OpenElsewhere> {
        open_elsewhere(self.fs(), id)
    }

    /// Who made the last change of a record, if its file still has this text.
    #[must_use]
    pub fn last_change(&self, id: RecordId, text: &str) -> Option<By> {
        last_change(self.fs(), self.hand(), id, text)
    }

    /// The half-typed forms and notes of a screen that has just been opened.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] where the system gives no randomness.
    pub fn drafts(&self) -> Result<Drafts<'_>, Failure> {
        Drafts::new(self.fs(), self.hand())
    }

    /// Drafts and queues that this account did not make. Writes nothing.
    #[must_use]
    pub fn foreign_work(&self) -> Vec<Problem> {
        let drafts = self.drafts().map(|drafts| drafts.look_through());
        let mut problems = drafts.unwrap_or_default();
        problems.extend(queues::look_through(self.fs()));
        problems
    }

    /// Puts into every conflict who set the value that was found. The lock is no longer held.
    pub(in crate::storage) fn attributed(
        &self,
        done: Result<Committed, Failure>,
    ) -> Result<Committed, Failure> {
        done.map_err(|failure| attributed(self.fs(), self.hand(), failure))
    }
}
