//! A query that somebody keeps under a name in `lastseen.ron`.

use serde::Deserialize;

use crate::record::kind::Kind;
use crate::record::word::AnyWord;

/// A query that somebody keeps under a name: `(name: "Nobody heard for 30 days", query: "stale:30d")`.
///
/// Every field may be missing; what is not as it should be is a finding of `check` and never keeps
/// the workspace from opening. Fields that this version does not know are kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SavedQuery {
    /// The name under which people know it.
    pub name: String,
    /// The query as it is typed in a search line.
    pub query: String,
    /// What it looks for: `Person`, `Case`, ... as a record of that kind begins; empty for people.
    pub kind: AnyWord,
}

impl SavedQuery {
    /// The kind of record that the query looks for; `None` if that is a word that this version
    /// does not know.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self.kind.as_str() {
            "" => Some(Kind::Person),
            word => Kind::ALL
                .into_iter()
                .find(|kind| kind.struct_name() == word),
        }
    }
}
