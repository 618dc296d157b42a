//! A workspace that others have open as well: noticing what they change, finding out who it was, and
//! keeping what is half typed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::external::change_origin::{ChangeOrigin, SaidValue};
use crate::casebook::external::external_changes::{EditorLock, ExternalChanges};
use crate::record::id::RecordId;
use crate::record::workspace::{FILE_NAME, WorkspaceHead};
use crate::storage::commit::publish::Committed;
use crate::storage::drafts::Drafts;
use crate::storage::error::{about_file, failed};
use crate::storage::fs::lock::must_be_as_opened;
use crate::storage::log::audit::{AuditFinding, audit_logs};
use crate::storage::log::blame::{attributed, last_change, who_said};
use crate::storage::log::file::Logs;
use crate::storage::log::head::LogHead;
use crate::storage::log::heads::head_of;
use crate::storage::queue;
use crate::storage::watch::changed_paths::ChangedPaths;
use crate::storage::watch::editor_lock::open_elsewhere;
use crate::storage::watch::rescan::{LogEnds, erased_of, head_problem, look};
use crate::storage::watch::stamp::Stamp;
use crate::storage::watch::{Watch, WatchMethod};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::manifest::read_head;

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

    /// Whether the workspace was sealed, unsealed or given a new key since it was opened: what it holds now, this cannot
    /// read.
    #[must_use]
    pub fn has_other_form(&self) -> bool {
        matches!(self.fs().is_as_opened(), Ok(false))
    }

    /// Looks again at what may have changed, and reads in the logs who changed it.
    #[must_use]
    pub fn look(&self, changed_paths: &ChangedPaths, logs: &mut LogEnds) -> ExternalChanges {
        if self.has_other_form() {
            return ExternalChanges {
                head: Some(Err(about_file(FILE_NAME, Reason::OtherForm))),
                read_only: must_be_as_opened(self.fs()).err(),
                ..ExternalChanges::default()
            };
        }
        let mut external_changes = look(self.fs(), self.author_device(), changed_paths, logs);
        if changed_paths.head {
            external_changes.head = Some(self.reread_head());
        }
        external_changes.read_only = self.writable().err().or_else(|| {
            let error = self.fs().refuses_writing("")?;
            Some(failed(self.fs(), FileOperation::WriteInto, "", &error))
        });
        external_changes
    }

    /// What the logs lack of what this account has seen of them before, so far as their ends tell. It
    /// costs the ends alone, unless something is missing. Of a sealed workspace the account notes nothing, so what the
    /// logs have seen of each other tells.
    ///
    /// # Errors
    ///
    /// As [`Workspace::history`].
    pub fn missing_ends(&self) -> Result<Vec<AuditFinding>, Failure> {
        if self.has_sealed_files() {
            return Ok(audit_logs(&self.logs()?.logs, None));
        }
        if !self.author_device().ends.is_behind_what_was_seen(self.fs()) {
            return Ok(Vec::new());
        }
        let seen = self.author_device().ends.seen();
        Ok(audit_logs(&self.logs()?.logs, seen.as_ref()))
    }

    /// Takes the logs as they are for all that this account has seen of them, after somebody has looked
    /// at what was missing.
    pub fn accept_logs(&self, logs: &Logs) {
        let heads: Vec<LogHead> = logs
            .iter()
            .filter_map(|(log, lines)| head_of(log, lines.iter().max_by_key(|line| line.seq)?))
            .collect();
        self.author_device().ends.accept(&heads);
    }

    /// Watches the files from the end of a load on, see [`Watch::start`].
    pub fn watch(
        &self,
        stamps: Vec<(RecordId, Stamp)>,
        way: WatchMethod,
        tell: impl Fn(ChangedPaths) + Send + 'static,
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
    pub fn open_elsewhere(&self, id: RecordId) -> Option<EditorLock> {
        open_elsewhere(self.fs(), id)
    }

    /// For each value of a field who said so.
    #[must_use]
    pub fn who_said(&self, values: &[SaidValue]) -> Vec<Option<ChangeOrigin>> {
        who_said(self.fs(), self.author_device(), values)
    }

    /// Who made the last change of a record, if its file still has this text.
    #[must_use]
    pub fn last_change(&self, id: RecordId, text: &str) -> Option<ChangeOrigin> {
        last_change(self.fs(), self.author_device(), id, text)
    }

    /// The half-typed forms and notes of a screen that has just been opened.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness.
    pub fn drafts(&self) -> Result<Drafts<'_>, Failure> {
        Drafts::new(self.fs(), self.author_device())
    }

    /// Drafts and queues that this account did not make. Writes nothing.
    #[must_use]
    pub fn foreign_work(&self) -> Vec<Problem> {
        let drafts = self.drafts().map(|drafts| drafts.look_through());
        let mut problems = drafts.unwrap_or_default();
        problems.extend(queue::look_through(self.fs()));
        problems
    }

    /// Puts into every conflict who set the value that was found. The lock is no longer held.
    pub(in crate::storage) fn attributed(
        &self,
        done: Result<Committed, Failure>,
    ) -> Result<Committed, Failure> {
        done.map_err(|failure| attributed(self.fs(), self.author_device(), failure))
    }
}
