//! The editions of a list as sources: one a file, each derived from the list, so that two of them are one root.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::compose::{Written, line_text, record_text};
use crate::casebook::change::edit::Edit;
use crate::exchange::map::MapSource;
use crate::record::id::RecordId;
use crate::ron_text::quote::quote;

/// The file that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name.
    pub name: String,
    /// The SHA-256 of the bytes that were read.
    pub sha256: String,
    /// How many there are.
    pub bytes: u64,
}

/// The editions of a list, and the list itself.
#[must_use]
pub fn editions_of(book: &Book, list: Option<RecordId>) -> HashSet<RecordId> {
    let Some(list) = list else {
        return HashSet::new();
    };
    let derived = book.sources().iter().filter(|(_, source)| {
        source
            .derived_from
            .iter()
            .any(|link| link.id() == Some(list))
    });
    derived.map(|(_, source)| source.id).chain([list]).collect()
}

/// The edition that is this very file.
#[must_use]
pub fn same_file(book: &Book, editions: &HashSet<RecordId>, sha256: &str) -> Option<RecordId> {
    let mut same = editions.iter().filter(|id| {
        let source = book.sources().get(**id);
        source.is_some_and(|source| source.files.iter().any(|file| file.sha256 == sha256))
    });
    same.next().copied()
}

/// The edition as a source, and the list if nobody has recorded it.
#[must_use]
pub fn source_edits(
    about: &MapSource,
    title: &str,
    list: RecordId,
    is_new: bool,
    edition: RecordId,
    origin: &Origin,
    today: Date,
) -> Vec<Edit> {
    let mut details: Vec<Written> = Vec::new();
    if !about.kind.0.is_empty() {
        details.push(("kind", about.kind.0.clone()));
    }
    for (name, text) in [("publisher", &about.publisher), ("url", &about.url)] {
        if !text.is_empty() {
            details.push((name, quote(text)));
        }
    }
    if !about.reliability.0.is_empty() {
        details.push(("reliability", about.reliability.0.clone()));
    }
    if about.confidential {
        details.push(("confidential", "true".to_owned()));
    }
    let mut edits = Vec::new();
    if is_new {
        let mut fields = vec![("title", quote(title))];
        fields.extend(details.iter().cloned());
        edits.push(Edit::Create {
            record: list,
            text: record_text(list, &fields),
        });
    }
    let mut fields = vec![("title", quote(&format!("{title}, {}", origin.name)))];
    fields.extend(details);
    fields.push(("retrieved", quote(&today.to_string())));
    fields.push(("derived_from", format!("[{}]", quote(list.as_str()))));
    let file = line_text(&[
        ("sha256", quote(&origin.sha256)),
        ("name", quote(&origin.name)),
        ("bytes", origin.bytes.to_string()),
    ]);
    fields.push(("files", format!("[{file}]")));
    edits.push(Edit::Create {
        record: edition,
        text: record_text(edition, &fields),
    });
    edits
}
