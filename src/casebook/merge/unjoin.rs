//! What taking two joined records apart again would come upon, as data.

use crate::casebook::change::Change;
use crate::casebook::errors::failure::Later;
use crate::record::id::RecordId;

/// What taking two records apart would take back, and what stands in the way of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unjoin {
    /// The record that was joined to another one.
    pub joined: RecordId,
    /// The change that joined it.
    pub change: Change,
    /// What was changed since in the records that it touched; nothing if they are as it left them.
    pub later: Vec<Later>,
}
