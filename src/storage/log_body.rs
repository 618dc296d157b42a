//! The part of a log line that holds values: why, the edits, and how to restore the files.

use serde::{Deserialize, Serialize};

use crate::casebook::edit::Edit;
use crate::storage::patch::Patch;

/// One file that a change touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The file, relative to the workspace, with forward slashes.
    pub path: String,
    /// SHA-256 of the file before, in hexadecimal; empty where it was not there.
    pub before: String,
    /// SHA-256 of the file after, in hexadecimal; empty where it went away.
    pub after: String,
    /// What restores the file byte for byte; empty where it was made or removed, because the edit
    /// holds its whole text then.
    pub back: Vec<Patch>,
}

/// The part of a line that can be erased without breaking the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What the change was for.
    pub why: String,
    /// The facts.
    pub edits: Vec<Edit>,
    /// The files that they touched.
    pub files: Vec<FileChange>,
}

impl Body {
    /// The body as RON on one line.
    ///
    /// # Errors
    ///
    /// The writer's words.
    pub fn to_text(&self) -> Result<String, String> {
        let text = BodyText {
            why: self.why.clone(),
            edits: self.edits.iter().map(edit_text).collect(),
            files: self.files.iter().map(file_text).collect(),
        };
        ron::to_string(&text).map_err(|error| error.to_string())
    }

    /// Reads what [`Body::to_text`] wrote.
    ///
    /// # Errors
    ///
    /// What does not fit, in words.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let body: BodyText = ron::from_str(text).map_err(|error| error.code.to_string())?;
        Ok(Self {
            why: body.why,
            edits: body
                .edits
                .into_iter()
                .map(edit_of)
                .collect::<Result<_, _>>()?,
            files: body.files.into_iter().map(file_of).collect(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct BodyText {
    why: String,
    edits: Vec<EditText>,
    files: Vec<FileText>,
}

#[derive(Serialize, Deserialize)]
struct FileText {
    path: String,
    before: String,
    after: String,
    back: Vec<(usize, usize, String)>,
}

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

fn edit_of(text: EditText) -> Result<Edit, String> {
    let record_of = |text: String| text.parse().map_err(|_| format!("{text:?} is no id"));
    let path_of = |text: String| text.parse().map_err(|_| format!("{text:?} is no field"));
    Ok(match text {
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
    })
}

fn file_text(file: &FileChange) -> FileText {
    let FileChange {
        path,
        before,
        after,
        back,
    } = file.clone();
    let back = back
        .into_iter()
        .map(|patch| (patch.at, patch.length, patch.put))
        .collect();
    FileText {
        path,
        before,
        after,
        back,
    }
}

fn file_of(text: FileText) -> FileChange {
    let FileText {
        path,
        before,
        after,
        back,
    } = text;
    let back = back
        .into_iter()
        .map(|(at, length, put)| Patch { at, length, put })
        .collect();
    FileChange {
        path,
        before,
        after,
        back,
    }
}
