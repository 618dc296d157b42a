//! A field that somebody else changed, as data.

use crate::casebook::external::change_origin::ChangeOrigin;
use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;

/// A field that is not as the change expected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// The record.
    pub record: RecordId,
    /// The field; empty for the whole record.
    pub field: FieldPath,
    /// The value that the change started from; `None` where there was no such field or record.
    pub expected: Option<String>,
    /// The value that stands there now; `None` where there is no such field or record.
    pub found: Option<String>,
    /// The value that the change wanted to put there.
    pub wanted: Option<String>,
    /// Who put the value there that stands there now, where the log tells.
    pub by: Option<ChangeOrigin>,
}
