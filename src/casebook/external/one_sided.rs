//! A record that one side of a merge of git removed and the other one changed: git leaves the changed version in place and
//! waits until somebody decides.

use jiff::Timestamp;

use crate::casebook::external::change_origin::ChangeOrigin;
use crate::record::id::RecordId;

/// The side that removed a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovedBy {
    /// This clone: what others changed is what stands there.
    Here,
    /// The other clone.
    There,
}

/// An erasure of the person of a record, as the logs tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedBy {
    /// When, UTC.
    pub at: Timestamp,
    /// Who.
    pub by: String,
}

/// A record that one side removed and the other one changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The record.
    pub record: RecordId,
    /// Which side removed it.
    pub removed: RemovedBy,
    /// The erasure, if the person was erased and not only removed.
    pub erased: Option<ErasedBy>,
    /// Who made the last change of the version that stands there, where a log tells.
    pub changed: Option<ChangeOrigin>,
}

/// What becomes of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneSidedDecision {
    /// It stays as it stands there.
    Keep,
    /// It goes away.
    LetGo,
}
