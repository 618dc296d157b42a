//! A synchronisation with another clone as a job: what is asked for, how far it is, and what has come of it.

use std::collections::BTreeSet;

use crate::casebook::errors::failure::Failure;
use crate::casebook::external::one_sided::OneSided;
use crate::casebook::external::sync_report::{ReceivedChange, SyncReport, SyncStep};
use crate::record::id::RecordId;
use crate::text::log::external_changes::Told;

/// A synchronisation that somebody asks for on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncRequest {
    /// The remote of git; `None` for the one that the branch follows, or `origin`.
    pub remote: Option<String>,
    /// Whether people whom the other clone erased are erased here as well, if this clone has more about them.
    pub erase: bool,
}

/// How far a synchronisation is, or what has come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncReply {
    /// It is this far.
    Step(SyncStep),
    /// It is done, or people must decide.
    Done(Box<Synced>),
    /// It could not be done. What was done until then stays done.
    Failed(Failure),
}

/// What a synchronisation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// What became of records and files.
    pub report: SyncReport,
    /// The changes of others that came in, the oldest first.
    pub received: Vec<ReceivedChange>,
    /// The records that are something else than before, or may be.
    pub touched: BTreeSet<RecordId>,
}

/// A synchronisation that is going on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnderWay {
    /// Whether no key was pressed since it began.
    pub is_awaited: bool,
    /// Whether somebody tried to leave, and was told that it is going on.
    pub is_leaving: bool,
}

/// What the screen knows of synchronisations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// The one that is going on.
    pub under_way: Option<UnderWay>,
    /// What was found on disk while it is going on: only its report says whose doing that is.
    pub noticed: Vec<(RecordId, Told)>,
    /// What the last ones brought in.
    pub synced: Option<Box<Synced>>,
    /// The records that one side of a merge removed and the other one changed, as the list was told last.
    pub one_sided: Vec<OneSided>,
    /// Whether the list of what merges left to decide was asked for and has not come yet.
    pub opens_decisions: bool,
}
