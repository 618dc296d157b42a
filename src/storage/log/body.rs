//! The part of a log line that holds values: why, the edits, and how to restore the files.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::cause::Cause;
use crate::record::read::ReadFlaw;
use crate::storage::commit::patch::Patch;
use crate::storage::erase::fingerprint::ErasureFingerprint;

/// One file that a change touched; all is empty if it was a file of somebody who was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChange {
    /// The file, relative to the workspace, with forward slashes.
    pub path: String,
    /// SHA-256 of the file before, in hexadecimal; empty if it was not there.
    pub before: String,
    /// SHA-256 of the file after, in hexadecimal; empty if it went away.
    pub after: String,
    /// What restores the file byte for byte; empty if it was made or removed, because the edit
    /// holds its whole text then.
    pub back: Vec<Patch>,
}

/// The part of a line that can be erased without breaking the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What the change was for.
    pub why: String,
    /// The facts about records.
    pub edits: Vec<Edit>,
    /// The facts about saved queries.
    pub queries: Vec<QueryEdit>,
    /// The files that they touched.
    pub files: Vec<FileChange>,
    /// How many more edits there were, whose values have been erased.
    pub blanked: usize,
    /// Where the change was to erase a person: what is remembered of it.
    pub erasure: Option<Erasure>,
    /// Random characters that are erased with the values, so that the digest, which stays, does not show
    /// whether a guess of the values is right; empty in lines of before November 2026.
    pub salt: String,
    /// The digests of the record files that an erasure changed, as it left them; not which files they are.
    pub left: Vec<String>,
    /// The lines that a merge put together of two that erasures had blanked, as it left them.
    pub vouched: Vec<BlankedLine>,
}

/// What is remembered of the erasure of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// By what the person is recognised.
    pub person: ErasureFingerprint,
    /// The lines of which values were blanked.
    pub lines: Vec<BlankedLine>,
}

/// A line of which values were blanked by an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankedLine {
    /// The log, relative to the workspace.
    pub log: String,
    /// The number of the line.
    pub seq: u64,
    /// SHA-256 of its body as it was left, in hexadecimal; empty if the line had been tampered
    /// with before, so that it is not taken for one that is as it was left.
    pub digest: String,
}

impl Body {
    /// The body as RON on one line.
    ///
    /// # Errors
    ///
    /// The writer's words.
    pub fn to_text(&self) -> Result<String, Cause> {
        self.to_salted_text(&self.salt)
    }

    /// As [`Body::to_text`], with other salt.
    ///
    /// # Errors
    ///
    /// The writer's words.
    pub fn to_salted_text(&self, salt: &str) -> Result<String, Cause> {
        // Nothing is copied: a change may hold a whole list.
        let text = BodyText {
            why: Cow::Borrowed(&self.why),
            edits: self
                .edits
                .iter()
                .map(edit_text)
                .chain((0..self.blanked).map(|_| EditText::Erased))
                .collect(),
            queries: Cow::Borrowed(&self.queries),
            files: Cow::Borrowed(&self.files),
            erasure: self.erasure.as_ref().map(Cow::Borrowed),
            salt: Cow::Borrowed(salt),
            left: Cow::Borrowed(&self.left),
            vouched: Cow::Borrowed(&self.vouched),
        };
        ron::to_string(&text).map_err(|error| Cause::Words(error.to_string()))
    }

    /// Reads what [`Body::to_text`] wrote.
    ///
    /// # Errors
    ///
    /// What does not fit.
    pub fn from_text(text: &str) -> Result<Self, Cause> {
        let body: BodyText<'_> = ron::from_str(text).map_err(|error| ReadFlaw::from(error.code))?;
        let all = body.edits.len();
        let edits: Vec<Edit> = body
            .edits
            .into_iter()
            .filter_map(|text| edit_of(text).transpose())
            .collect::<Result<_, ReadFlaw>>()?;
        Ok(Self {
            why: body.why.into_owned(),
            blanked: all - edits.len(),
            edits,
            queries: body.queries.into_owned(),
            files: body.files.into_owned(),
            erasure: body.erasure.map(Cow::into_owned),
            salt: body.salt.into_owned(),
            left: body.left.into_owned(),
            vouched: body.vouched.into_owned(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct BodyText<'t> {
    why: Cow<'t, str>,
    edits: Vec<EditText<'t>>,
    #[serde(default, skip_serializing_if = "is_empty")]
    queries: Cow<'t, [QueryEdit]>,
    files: Cow<'t, [FileChange]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erasure: Option<Cow<'t, Erasure>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    salt: Cow<'t, str>,
    #[serde(default, skip_serializing_if = "is_empty")]
    left: Cow<'t, [String]>,
    #[serde(default, skip_serializing_if = "is_empty")]
    vouched: Cow<'t, [BlankedLine]>,
}

fn is_empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// An edit as it stands in the log: there, values may be gone.
#[derive(Serialize, Deserialize)]
enum EditText<'t> {
    Create {
        record: Cow<'t, str>,
        text: Cow<'t, str>,
    },
    Remove {
        record: Cow<'t, str>,
        text: Cow<'t, str>,
    },
    Set {
        record: Cow<'t, str>,
        path: String,
        old: Option<Cow<'t, str>>,
        new: Option<Cow<'t, str>>,
    },
    Insert {
        record: Cow<'t, str>,
        list: String,
        index: usize,
        item: Cow<'t, str>,
    },
    Delete {
        record: Cow<'t, str>,
        list: String,
        index: usize,
        item: Cow<'t, str>,
    },
    /// One whose values somebody asked to be forgotten.
    Erased,
}

fn edit_text(edit: &Edit) -> EditText<'_> {
    match edit {
        Edit::Create { record, text } => EditText::Create {
            record: record.as_str().into(),
            text: text.into(),
        },
        Edit::Remove { record, text } => EditText::Remove {
            record: record.as_str().into(),
            text: text.into(),
        },
        Edit::Set {
            record,
            path,
            old,
            new,
        } => EditText::Set {
            record: record.as_str().into(),
            path: path.to_string(),
            old: old.as_ref().map(Cow::from),
            new: new.as_ref().map(Cow::from),
        },
        Edit::Insert {
            record,
            list,
            index,
            item,
        } => EditText::Insert {
            record: record.as_str().into(),
            list: list.to_string(),
            index: *index,
            item: item.into(),
        },
        Edit::Delete {
            record,
            list,
            index,
            item,
        } => EditText::Delete {
            record: record.as_str().into(),
            list: list.to_string(),
            index: *index,
            item: item.into(),
        },
    }
}

/// The edit; `None` if its values have been erased.
fn edit_of(text: EditText<'_>) -> Result<Option<Edit>, ReadFlaw> {
    let record_of = |text: Cow<'_, str>| {
        text.parse().map_err(|_| ReadFlaw::NotAnId {
            written: text.into_owned(),
        })
    };
    let path_of = |text: String| {
        text.parse()
            .map_err(|_| ReadFlaw::NotAPath { written: text })
    };
    Ok(Some(match text {
        EditText::Erased => return Ok(None),
        EditText::Create { record, text } => Edit::Create {
            record: record_of(record)?,
            text: text.into_owned(),
        },
        EditText::Remove { record, text } => Edit::Remove {
            record: record_of(record)?,
            text: text.into_owned(),
        },
        EditText::Set {
            record,
            path,
            old,
            new,
        } => Edit::Set {
            record: record_of(record)?,
            path: path_of(path)?,
            old: old.map(Cow::into_owned),
            new: new.map(Cow::into_owned),
        },
        EditText::Insert {
            record,
            list,
            index,
            item,
        } => Edit::Insert {
            record: record_of(record)?,
            list: path_of(list)?,
            index,
            item: item.into_owned(),
        },
        EditText::Delete {
            record,
            list,
            index,
            item,
        } => Edit::Delete {
            record: record_of(record)?,
            list: path_of(list)?,
            index,
            item: item.into_owned(),
        },
    }))
}
