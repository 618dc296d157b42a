//! What the logs, the records and what was seen before say against each other.

use jiff::Timestamp;

/// Who knows of a change that a log has no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Another log, relative to the workspace, in the line with this number.
    Log {
        /// The log.
        log: String,
        /// The number of the line in that log.
        seq: u64,
    },
    /// This account on this machine, which keeps a note of it outside of the workspace.
    ThisMachine,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The log ends before a change that was seen.
    EndMissing {
        /// The number of its last change; 0 if it has none.
        last: u64,
        /// The number of the last change that was seen.
        seen: u64,
        /// By whom.
        by: Witness,
    },
    /// A log of which changes were seen is not here.
    LogMissing {
        /// The number of the last change that was seen.
        seen: u64,
        /// By whom.
        by: Witness,
    },
    /// No log is here, and changes were seen.
    AllLogsMissing {
        /// How many logs there were.
        logs: usize,
        /// How many changes there were.
        changes: u64,
    },
    /// The change of this number is not the one that was seen.
    Rewritten {
        /// The number.
        seen: u64,
        /// By whom.
        by: Witness,
    },
    /// The file of a record is not as the last change left it, nor as any before.
    EditedOutside {
        /// When the last change of it was made, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
    },
    /// Two people changed the record without seeing each other's change, and the file has neither text.
    MergedOutside,
    /// The file of a record is as an earlier change left it.
    OlderRecord {
        /// When that change was made, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
    },
    /// The file of a record is gone, and no change removed it.
    RecordMissing {
        /// When the last change of it was made, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
    },
}

/// What is wrong with a clock, as far as the logs tell. All times are UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// This machine's clock says what cannot be.
    CannotBe {
        /// What it says.
        now: Timestamp,
    },
    /// This machine's clock is before the last change of a log.
    Behind {
        /// What it says.
        now: Timestamp,
        /// The log, relative to the workspace.
        log: String,
        /// When its last change was made.
        newest: Timestamp,
    },
    /// This machine's clock is years after the last change of any log.
    Ahead {
        /// What it says.
        now: Timestamp,
        /// When the last change was made.
        newest: Timestamp,
    },
    /// The last change of a log has a time that cannot be.
    LogCannotBe {
        /// The log, relative to the workspace.
        log: String,
        /// The time.
        at: Timestamp,
    },
}

impl Doubt {
    /// Whether something is wrong; else it is told because nobody can tell.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !matches!(self, Self::MergedOutside)
    }

    /// The one word for it in JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::EndMissing { .. } => "end-missing",
            Self::LogMissing { .. } => "log-missing",
            Self::AllLogsMissing { .. } => "all-logs-missing",
            Self::Rewritten { .. } => "log-rewritten",
            Self::EditedOutside { .. } => "record-edited-outside",
            Self::MergedOutside => "record-merged-outside",
            Self::OlderRecord { .. } => "record-older",
            Self::RecordMissing { .. } => "record-missing",
        }
    }
}
