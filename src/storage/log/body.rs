//! The part of a log line that holds values: why, the edits, and how to restore the files.

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
        let text = BodyText {
            why: self.why.clone(),
            edits: self
                .edits
                .iter()
                .map(edit_text)
                .chain((0..self.blanked).map(|_| EditText::Erased))
                .collect(),
            queries: self.queries.clone(),
            files: self.files.clone(),
            erasure: self.erasure.clone(),
            salt: self.salt.clone(),
            left: self.left.clone(),
        };
        ron::to_string(&text).map_err(|error| Cause::Words(error.to_string()))
    }

    /// Reads what [`Body::to_text`] wrote.
    ///
    /// # Errors
    ///
    /// What does not fit.
    pub fn from_text(text: &str) -> Result<Self, Cause> {
        let body: BodyText = ron::from_str(text).map_err(|error| ReadFlaw::from(error.code))?;
        let all = body.edits.len();
        let edits: Vec<Edit> = body
            .edits
            .into_iter()
            .filter_map(|text| edit_of(text).transpose())
            .collect::<Result<_, ReadFlaw>>()?;
        Ok(Self {
            why: body.why,
            blanked: all - edits.len(),
            edits,
            queries: body.queries,
            files: body.files,
            erasure: body.erasure,
            salt: body.salt,
            left: body.left,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct BodyText {
    why: String,
    edits: Vec<EditText>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    queries: Vec<QueryEdit>,
    files: Vec<FileChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erasure: Option<Erasure>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    salt: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left: Vec<String>,
}

/// An edit as it stands in the log: there, values may be gone.
#[derive(Serialize, Deserialize)]
enum EditText {
    Create {
        record: String,
        text: String,
    },
    Remove {
        record: String,
        text: String,
    },
    Set {
        record: String,
        path: String,
        old: Option<String>,
        new: Option<String>,
    },
    Insert {
        record: String,
        list: String,
        index: usize,
        item: String,
    },
    Delete {
        record: String,
        list: String,
        index: usize,
        item: String,
    },
    /// One whose values somebody asked to be forgotten.
    Erased,
}

fn edit_text(edit: &Edit) -> EditText {
    let record = edit.record().to_string();
    match edit.clone() {
        Edit::Create { text, .. } => EditText::Create { record, text },
        Edit::Remove { text, .. } => EditText::Remove { record, text },
        Edit::Set { path, old, new, .. } => EditText::Set {
            record,
            path: path.to_string(),
            old,
            new,
        },
        Edit::Insert {
            list, index, item, ..
        } => EditText::Insert {
            record,
            list: list.to_string(),
            index,
            item,
        },
        Edit::Delete {
            list, index, item, ..
        } => EditText::Delete {
            record,
            list: list.to_string(),
            index,
            item,
        },
    }
}

/// The edit; `None` if its values have been erased.
fn edit_of(text: EditText) -> Result<Option<Edit>, ReadFlaw> {
    let record_of = |text: String| {
        text.parse()
            .map_err(|_| ReadFlaw::NotAnId { written: text })
    };
    let path_of = |text: String| {
        text.parse()
            .map_err(|_| ReadFlaw::NotAPath { written: text })
    };
    Ok(Some(match text {
        EditText::Erased => return Ok(None),
        EditText::Create { record, text } => Edit::Create {
            record: record_of(record)?,
            text,
        },
        EditText::Remove { record, text } => Edit::Remove {
            record: record_of(record)?,
            text,
        },
        EditText::Set {
            record,
            path,
            old,
            new,
        } => Edit::Set {
            record: record_of(record)?,
            path: path_of(path)?,
            old,
            new,
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
            item,
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
            item,
        },
    }))
}
