//! The text of a draft, a half-typed form or note as RON, and read again.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::casebook::draft::Draft;
use crate::casebook::errors::cause::Cause;
use crate::casebook::form_target::FormTarget;
use crate::record::read::{ReadError, ReadFlaw, read_ron};

#[derive(Serialize, Deserialize)]
#[serde(rename = "Draft")]
struct Text {
    at: String,
    title: String,
    is_for: FormTarget,
    typed: Vec<(String, String)>,
    #[serde(default)]
    row: usize,
}

/// The text of a draft that was typed at `at`.
///
/// # Errors
///
/// The writer's words.
pub fn write(draft: &Draft, at: Timestamp) -> Result<String, Cause> {
    let text = Text {
        at: at.to_string(),
        title: draft.title.clone(),
        is_for: draft.is_for.clone(),
        typed: draft.typed.clone(),
        row: draft.at,
    };
    let pretty = PrettyConfig::new().struct_names(true);
    ron::ser::to_string_pretty(&text, pretty)
        .map(|text| text + "\n")
        .map_err(|error| Cause::Words(error.to_string()))
}

/// Reads what [`write`] wrote.
///
/// # Errors
///
/// Where it does not read, with line and column; at line 0 if its time is none.
pub fn read(text: &str) -> Result<(Draft, Timestamp), ReadError> {
    let read: Text = read_ron(text)?;
    let at = read.at.parse().map_err(|_| ReadError {
        line: 0,
        column: 0,
        flaw: ReadFlaw::NotATime { written: read.at },
    })?;
    let draft = Draft {
        title: read.title,
        is_for: read.is_for,
        typed: read.typed,
        at: read.row,
    };
    Ok((draft, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::fields::list_item::StatementList;
    use crate::record::expectation::Expectation;
    use crate::record::kind::Kind;
    use crate::record::status::Status;
    use crate::ron_text::path::FieldPath;

    #[test]
    fn what_was_typed_reads_back() {
        let record = "p-4f7k9q2m8x".parse().unwrap();
        let at = "2026-11-24T21:03:00Z".parse().unwrap();
        let text = "Person(\r\n    id: \"p-4f7k9q2m8x\",\n)".to_owned();
        for is_for in [
            FormTarget::Note(record),
            FormTarget::Status {
                people: vec![record, record],
                status: Status::from("Sent home"),
            },
            FormTarget::AddEntry(record),
            FormTarget::Add(Kind::Place),
            FormTarget::AddSource {
                person: record,
                entry: 2,
                is: "2022 Detained".to_owned(),
            },
            FormTarget::Set {
                record,
                text: text.clone(),
                within: "history[1]".parse().unwrap(),
            },
            FormTarget::AddItem {
                record,
                list: StatementList::Claims,
                count: 0,
            },
            FormTarget::Cite {
                record,
                text: text.clone(),
                within: "claims[1]".parse().unwrap(),
            },
            FormTarget::Withdraw {
                record,
                text,
                within: "relations[0]".parse().unwrap(),
            },
        ] {
            let draft = Draft {
                title: "Кочетков \u{202e}\u{1b}".to_owned(),
                is_for,
                typed: vec![("text".to_owned(), "один\n\"два\"\\ \u{301}\0".to_owned())],
                at: 3,
            };
            let text = write(&draft, at).unwrap();
            assert_eq!(read(&text), Ok((draft, at)), "{text}");
        }
        assert!(read("Draft(").is_err_and(|error| error.line == 1));
    }

    /// Drafts lie on disks: what is written for a form stays as it is, byte for byte.
    #[test]
    fn the_text_of_each_kind_of_draft_stays_as_it_is() {
        let record = "p-4f7k9q2m8x".parse().unwrap();
        let at = "2026-11-24T21:03:00Z".parse().unwrap();
        let text = "P".to_owned();
        let kinds = [
            (FormTarget::Note(record), "Note(\"p-4f7k9q2m8x\")"),
            (
                FormTarget::Status {
                    people: vec![record],
                    status: Status::Missing,
                },
                "Status(\n        people: [\n            \"p-4f7k9q2m8x\",\n        ],\n        status: \"Missing\",\n    )",
            ),
            (FormTarget::AddEntry(record), "AddEntry(\"p-4f7k9q2m8x\")"),
            (FormTarget::Add(Kind::Place), "Add(\"places\")"),
            (
                FormTarget::AddSource {
                    person: record,
                    entry: 2,
                    is: "2022".to_owned(),
                },
                "AddSource(\n        person: \"p-4f7k9q2m8x\",\n        entry: 2,\n        is: \"2022\",\n    )",
            ),
            (
                FormTarget::Set {
                    record,
                    text: text.clone(),
                    within: FieldPath::root(),
                },
                "Set(\n        record: \"p-4f7k9q2m8x\",\n        text: \"P\",\n        within: \"\",\n    )",
            ),
            (
                FormTarget::AddItem {
                    record,
                    list: StatementList::Counts,
                    count: 3,
                },
                "AddItem(\n        record: \"p-4f7k9q2m8x\",\n        list: \"counts\",\n    )",
            ),
            (
                FormTarget::Cite {
                    record,
                    text: text.clone(),
                    within: "history[1]".parse().unwrap(),
                },
                "Cite(\n        record: \"p-4f7k9q2m8x\",\n        text: \"P\",\n        within: \"history[1]\",\n    )",
            ),
            (
                FormTarget::Withdraw {
                    record,
                    text,
                    within: "relations[0]".parse().unwrap(),
                },
                "Withdraw(\n        record: \"p-4f7k9q2m8x\",\n        text: \"P\",\n        within: \"relations[0]\",\n    )",
            ),
        ];
        for (is_for, told) in kinds {
            let draft = Draft {
                title: "x".to_owned(),
                is_for,
                typed: vec![("when".to_owned(), "2022".to_owned())],
                at: 1,
            };
            assert_eq!(
                write(&draft, at).unwrap(),
                format!(
                    "Draft(\n    at: \"2026-11-24T21:03:00Z\",\n    title: \"x\",\n    is_for: {told},\n    \
                     typed: [\n        (\"when\", \"2022\"),\n    ],\n    row: 1,\n)\n"
                )
            );
        }
    }

    #[test]
    fn a_draft_about_what_is_no_id_is_told() {
        let text =
            "Draft(at: \"2026-11-24T21:03:00Z\", title: \"x\", is_for: Note(\"he\"), typed: [])";
        let flaw = read(text).unwrap_err().flaw;
        assert_eq!(
            flaw,
            ReadFlaw::Expected {
                what: Expectation::RecordId,
                found: "the string \"he\"".to_owned()
            }
        );
    }
}
