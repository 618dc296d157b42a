//! The smallest reversible fact about the queries that a workspace keeps, and about its own statuses.

use serde::{Deserialize, Serialize, Serializer};

use crate::record::read::read_ron;
use crate::record::saved_query::SavedQuery;
use crate::record::status::{StatusKind, Tone};
use crate::ron_text::quote::quote;

/// A saved query that is added, changed or taken away; undone by the same with old and new
/// exchanged. At least one of the two is there.
///
/// Values are RON text, as they stand in `lastseen.ron`. A query is found by its name, wherever it
/// stands in the list, and only the fields that this version knows are compared and changed. A status of the
/// workspace, which comes with an import, is added and taken away in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "OldNew")]
pub struct QueryEdit {
    /// The query before; `None` if it is added.
    pub old: Option<String>,
    /// The query after; `None` if it is taken away.
    pub new: Option<String>,
}

/// The values before and after, as they stand in the log.
type OldNew = (Option<String>, Option<String>);

impl From<OldNew> for QueryEdit {
    fn from((old, new): OldNew) -> Self {
        Self { old, new }
    }
}

impl Serialize for QueryEdit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (&self.old, &self.new).serialize(to)
    }
}

impl QueryEdit {
    /// The edit that makes one query of another.
    #[must_use]
    pub fn between(old: Option<&SavedQuery>, new: Option<&SavedQuery>) -> Self {
        Self {
            old: old.map(saved_text),
            new: new.map(saved_text),
        }
    }

    /// The edit that adds a status to the workspace.
    #[must_use]
    pub fn adding_status(status: &StatusKind) -> Self {
        Self {
            old: None,
            new: Some(status_text(status)),
        }
    }

    /// The status before and after, if the edit is about one.
    #[must_use]
    pub fn statuses(&self) -> (Option<StatusKind>, Option<StatusKind>) {
        let view = |text: &Option<String>| text.as_deref().and_then(|text| read_ron(text).ok());
        (view(&self.old), view(&self.new))
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            old: self.new.clone(),
            new: self.old.clone(),
        }
    }

    /// The query before and after, as this version understands them.
    #[must_use]
    pub fn views(&self) -> (Option<SavedQuery>, Option<SavedQuery>) {
        let view = |text: &Option<String>| text.as_deref().and_then(|text| read_ron(text).ok());
        (view(&self.old), view(&self.new))
    }
}

/// A saved query as it is written into `lastseen.ron`.
#[must_use]
pub fn saved_text(saved: &SavedQuery) -> String {
    let kind = match saved.kind.as_str() {
        "" => String::new(),
        kind => format!(", kind: {kind}"),
    };
    format!(
        "(name: {}, query: {}{kind})",
        quote(&saved.name),
        quote(&saved.query)
    )
}

/// A status as it is written into `lastseen.ron`.
#[must_use]
pub fn status_text(status: &StatusKind) -> String {
    let key = status.key.escape_default();
    let tone = match status.tone {
        Tone::Danger => ", tone: Danger",
        Tone::Warning => ", tone: Warning",
        Tone::Good => ", tone: Good",
        Tone::Plain => "",
    };
    format!(
        "(name: {}, label: {}, key: '{key}'{tone})",
        status.name.as_str(),
        quote(&status.label)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_reads_as_it_was_and_is_no_query() {
        for key in ['h', '\'', '\\', 'ы'] {
            let status = StatusKind {
                name: Status::Other("Hiding".to_owned()),
                label: "H\"D".to_owned(),
                key,
                tone: Tone::Warning,
            };
            let edit = QueryEdit::adding_status(&status);
            assert_eq!(edit.statuses(), (None, Some(status)));
            assert_eq!(edit.views(), (None, None));
        }
        let query = QueryEdit::between(None, Some(&SavedQuery::default()));
        assert_eq!(query.statuses(), (None, None));
    }
    use crate::record::status::Status;
    use crate::record::word::AnyWord;

    #[test]
    fn what_is_written_reads_as_it_was() {
        for kind in ["", "Case"] {
            let saved = SavedQuery {
                name: "held \"there\"\u{1b}".to_owned(),
                query: "place:'x \\ y' -z".to_owned(),
                kind: AnyWord(kind.to_owned()),
            };
            let edit = QueryEdit::between(None, Some(&saved));
            assert_eq!(edit.views(), (None, Some(saved.clone())));
            assert_eq!(edit.inverse().views(), (Some(saved), None));
        }
    }
}
