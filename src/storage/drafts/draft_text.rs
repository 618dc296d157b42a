//! The text of a draft, a half-typed form or note as RON, and read again.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::casebook::draft::{Draft, DraftTarget};
use crate::record::kind::Kind;
use crate::record::read::{ReadError, read_ron};

#[derive(Serialize, Deserialize)]
#[serde(rename = "Draft")]
struct Text {
    at: String,
    title: String,
    is_for: ForText,
    typed: Vec<(String, String)>,
    #[serde(default)]
    row: usize,
}

#[derive(Serialize, Deserialize)]
enum ForText {
    Note(String),
    Status {
        people: Vec<String>,
        status: String,
    },
    AddEntry(String),
    Add(String),
    AddSource {
        person: String,
        entry: usize,
        is: String,
    },
    Set {
        record: String,
        text: String,
        within: String,
    },
    AddItem {
        record: String,
        list: String,
    },
    Cite {
        record: String,
        text: String,
        within: String,
    },
    Withdraw {
        record: String,
        text: String,
        within: String,
    },
}

/// The text of a draft that was typed at `at`.
///
/// # Errors
///
/// The writer's words.
pub fn write(unsent: &Draft, at: Timestamp) -> Result<String, String> {
    let text = Text {
        at: at.to_string(),
        title: unsent.title.clone(),
        is_for: for_text(&unsent.is_for),
        typed: unsent.typed.clone(),
        row: unsent.at,
    };
    let pretty = PrettyConfig::new().struct_names(true);
    ron::ser::to_string_pretty(&text, pretty)
        .map(|text| text + "\n")
        .map_err(|error| error.to_string())
}

/// Reads what [`write`] wrote.
///
/// # Errors
///
/// Where it does not read, with line and column; or at line 0, what in it does not fit.
pub fn read(text: &str) -> Result<(Draft, Timestamp), ReadError> {
    let wrong = |reason: String| ReadError {
        line: 0,
        column: 0,
        reason,
    };
    let read: Text = read_ron(text)?;
    let at = read
        .at
        .parse()
        .map_err(|_| wrong(format!("{:?} is no time", read.at)))?;
    let is_for = for_of(read.is_for).map_err(|id| wrong(format!("{id:?} is no id")))?;
    let unsent = Draft {
        title: read.title,
        is_for,
        typed: read.typed,
        at: read.row,
    };
    Ok((unsent, at))
}

fn for_text(is_for: &DraftTarget) -> ForText {
    match is_for.clone() {
        DraftTarget::Note(record) => ForText::Note(record.to_string()),
        DraftTarget::Status { people, status } => ForText::Status {
            people: people.iter().map(ToString::to_string).collect(),
            status,
        },
        DraftTarget::AddEntry(record) => ForText::AddEntry(record.to_string()),
        DraftTarget::Add(kind) => ForText::Add(kind.folder().to_owned()),
        DraftTarget::AddSource { person, entry, is } => ForText::AddSource {
            person: person.to_string(),
            entry,
            is,
        },
        DraftTarget::Set {
            record,
            text,
            within,
        } => ForText::Set {
            record: record.to_string(),
            text,
            within,
        },
        DraftTarget::AddItem { record, list } => ForText::AddItem {
            record: record.to_string(),
            list,
        },
        DraftTarget::Cite {
            record,
            text,
            within,
        } => ForText::Cite {
            record: record.to_string(),
            text,
            within,
        },
        DraftTarget::Withdraw {
            record,
            text,
            within,
        } => ForText::Withdraw {
            record: record.to_string(),
            text,
            within,
        },
    }
}

/// What a draft is for, or the text in it that is no id.
fn for_of(text: ForText) -> Result<DraftTarget, String> {
    let id = |text: String| text.parse().map_err(|_| text);
    Ok(match text {
        ForText::Note(record) => DraftTarget::Note(id(record)?),
        ForText::Status { people, status } => DraftTarget::Status {
            people: people.into_iter().map(id).collect::<Result<_, _>>()?,
            status,
        },
        ForText::AddEntry(record) => DraftTarget::AddEntry(id(record)?),
        ForText::Add(kind) => DraftTarget::Add(Kind::of_folder(&kind).ok_or(kind)?),
        ForText::AddSource { person, entry, is } => DraftTarget::AddSource {
            person: id(person)?,
            entry,
            is,
        },
        ForText::Set {
            record,
            text,
            within,
        } => DraftTarget::Set {
            record: id(record)?,
            text,
            within,
        },
        ForText::AddItem { record, list } => DraftTarget::AddItem {
            record: id(record)?,
            list,
        },
        ForText::Cite {
            record,
            text,
            within,
        } => DraftTarget::Cite {
            record: id(record)?,
            text,
            within,
        },
        ForText::Withdraw {
            record,
            text,
            within,
        } => DraftTarget::Withdraw {
            record: id(record)?,
            text,
            within,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_reads_back() {
        let record = "p-4f7k9q2m8x".parse().unwrap();
        let at = "2026-11-24T21:03:00Z".parse().unwrap();
        let text = "Person(\r\n    id: \"p-4f7k9q2m8x\",\n)".to_owned();
        for is_for in [
            DraftTarget::Note(record),
            DraftTarget::Status {
                people: vec![record, record],
                status: "Sent home".to_owned(),
            },
            DraftTarget::AddEntry(record),
            DraftTarget::Add(Kind::Place),
            DraftTarget::AddSource {
                person: record,
                entry: 2,
                is: "2022 Detained".to_owned(),
            },
            DraftTarget::Set {
                record,
                text: text.clone(),
                within: "history[1]".to_owned(),
            },
            DraftTarget::AddItem {
                record,
                list: "claims".to_owned(),
            },
            DraftTarget::Cite {
                record,
                text: text.clone(),
                within: "claims[1]".to_owned(),
            },
            DraftTarget::Withdraw {
                record,
                text,
                within: "relations[0]".to_owned(),
            },
        ] {
            let unsent = Draft {
                title: "Кочетков \u{202e}\u{1b}".to_owned(),
                is_for,
                typed: vec![("text".to_owned(), "один\n\"два\"\\ \u{301}\0".to_owned())],
                at: 3,
            };
            let text = write(&unsent, at).unwrap();
            assert_eq!(read(&text), Ok((unsent, at)), "{text}");
        }
        assert!(read("Draft(").is_err_and(|error| error.line == 1));
    }
}
