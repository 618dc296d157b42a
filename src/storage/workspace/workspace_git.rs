//! The door to git of a workspace.

use std::collections::BTreeSet;
use std::path::Path;

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::one_sided::{OneSided, OneSidedDecision};
use crate::casebook::external::sync_report::{ReceivedChange, SyncReport};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::commit::publish::Committed;
use crate::storage::git::merge_markers::{
    FileMerged, MarkersMerged, logs_with_markers, merge_file_markers, merge_markers,
};
use crate::storage::git::merge_unmerged::{FileOutcome, merge_unmerged};
use crate::storage::git::one_sided::{keep_one_sided, one_sided, removal_of, tell_git_of_removed};
use crate::storage::git::setup::{CommitHook, SetupStep, set_up};
use crate::storage::git::sync::synchronise;
use crate::storage::git::synchronisation::{ErasedThere, SyncFront, SyncTexts};
use crate::storage::git::transfer::SyncTarget;
use crate::storage::log::line::LogLine;
use crate::storage::log::lost_statements::lost_problems;
use crate::storage::watch::rescan::LogEnds;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::workspace_files::WorkspaceFiles;

impl Workspace {
    /// Lets the clone of git in which the workspace lies merge and compare records by what they say.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if it lies in no clone; [`Failure`] if something cannot be written.
    pub fn set_up_git(&self, hook: CommitHook) -> Result<Vec<SetupStep>, Failure> {
        self.writable()?;
        set_up(self.fs(), hook)
    }

    /// Synchronises the clone of git in which the workspace lies with another one.
    ///
    /// # Errors
    ///
    /// As [`synchronise`].
    pub fn synchronise(
        &self,
        target: &SyncTarget,
        erased: ErasedThere,
        texts: &SyncTexts<'_>,
        front: SyncFront<'_>,
    ) -> Result<SyncReport, Failure> {
        self.writable()?;
        let author_device = self.author_device();
        let done = synchronise(self.fs(), author_device, target, erased, texts, front);
        // The next list that comes in may have it again.
        self.let_go_of_unlisted_keys();
        done
    }

    /// Merges a record in which a merge left its markers, as a change that undo takes back.
    ///
    /// # Errors
    ///
    /// As [`merge_markers`].
    pub fn merge_markers(&self, record: RecordId, remark: &str) -> Result<MarkersMerged, Failure> {
        self.writable()?;
        merge_markers(self.fs(), self.author_device(), record, remark)
    }

    /// The findings about what the logs have and a merge of git without lastseen dropped from the records.
    ///
    /// # Errors
    ///
    /// As [`lost_problems`].
    pub fn lost_statements(&self) -> Result<Vec<Problem>, Failure> {
        let mut lost = lost_problems(self.fs())?;
        self.pin(&mut lost);
        Ok(lost)
    }

    /// Merges a log, a signature or the head in which a merge left its markers.
    ///
    /// # Errors
    ///
    /// As [`merge_file_markers`].
    pub fn merge_file_markers(&self, path: &str, remark: &str) -> Result<FileMerged, Failure> {
        self.writable()?;
        merge_file_markers(self.fs(), path, remark)
    }

    /// The logs and signatures in which a merge left its markers.
    #[must_use]
    pub fn logs_with_markers(&self) -> Vec<String> {
        logs_with_markers(self.fs())
    }

    /// Merges the head of a workspace that cannot be opened because a merge left its markers there.
    ///
    /// # Errors
    ///
    /// As [`merge_file_markers`].
    pub fn merge_head_markers(
        root: &Path,
        author_device: &AuthorDevice,
        account: &AccountState,
        remark: &str,
    ) -> Result<FileMerged, Failure> {
        let fs = WorkspaceFiles::open(root, author_device, account)?.into_fs();
        merge_file_markers(&*fs, FILE_NAME, remark)
    }

    /// Merges these records, or all that git left unmerged if none is named; of a workspace in the clear nothing, for
    /// there the markers tell.
    ///
    /// # Errors
    ///
    /// As [`merge_unmerged`].
    pub fn merge_unmerged(
        &self,
        named: &[RecordId],
        remark: &str,
    ) -> Result<Vec<FileOutcome>, Failure> {
        self.writable()?;
        match self.fs().sealed() {
            Some(sealed) => merge_unmerged(sealed, self.author_device(), named, remark),
            None => Ok(Vec::new()),
        }
    }

    /// The records that one side of a merge of git removed and the other one changed.
    #[must_use]
    pub fn one_sided(&self) -> Vec<OneSided> {
        one_sided(self.fs(), self.author_device())
    }

    /// Decides whether such a record stays; the change, if it goes away.
    ///
    /// # Errors
    ///
    /// As [`removal_of`] and [`Workspace::commit`].
    pub fn decide_one_sided(
        &self,
        record: RecordId,
        decision: OneSidedDecision,
    ) -> Result<Option<Committed>, Failure> {
        self.writable()?;
        let (fs, author_device) = (self.fs(), self.author_device());
        match decision {
            OneSidedDecision::Keep => {
                keep_one_sided(fs, author_device, record)?;
                Ok(None)
            }
            OneSidedDecision::LetGo => {
                let (purpose, edit) = removal_of(fs, author_device, record)?;
                let change = self.change(purpose, vec![edit])?;
                let done = self.commit(&change)?;
                tell_git_of_removed(fs, std::iter::once(record));
                Ok(Some(done))
            }
        }
    }

    /// The changes that others made and that have come into the logs since these ended there, the oldest first; and the
    /// records that any change has touched since.
    #[must_use]
    pub fn received_since(&self, ends: &mut LogEnds) -> (Vec<ReceivedChange>, BTreeSet<RecordId>) {
        let author_device = self.author_device();
        let mut lines = ends.external_changes(self.fs());
        let files = lines.iter().flat_map(|line| &line.files);
        let touched = files.filter_map(|file| RecordId::of_path(&file.path));
        let touched = touched.collect();
        lines.retain(|line| !author_device.wrote(&line.author, &line.device) && !line.erased);
        lines.sort_by_key(|line| line.at);
        (lines.iter().map(received).collect(), touched)
    }
}

fn received(line: &LogLine) -> ReceivedChange {
    let mut change = line.to_change();
    let records = change.records();
    change.edits.clear();
    change.queries.clear();
    ReceivedChange { change, records }
}
