//! The smallest reversible fact about the queries that a workspace keeps.

use crate::record::read::read_ron;
use crate::record::saved_query::SavedQuery;
use crate::ron_text::quote::quote;

/// A saved query that is added, changed or taken away; undone by the same with old and new
/// exchanged. At least one of the two is there.
///
/// Values are RON text, as they stand in `lastseen.ron`. A query is found by its name, wherever it
/// stands in the list, and only the fields that this version knows are compared and changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryEdit {
    /// The query before; `None` where it is added.
    pub old: Option<String>,
    /// The query after; `None` where it is taken away.
    pub new: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::*;
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
