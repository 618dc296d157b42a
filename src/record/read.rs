//! Reading a record's text into its typed view.

use borsh::{BorshDeserialize, BorshSerialize};
use ron::extensions::Extensions;
use ron::options::Options;
use serde::de::DeserializeOwned;

use crate::record::case::Case;
use crate::record::expectation::Expectation;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::place::Place;
use crate::record::source::Source;
use crate::record::unit::Unit;

/// A record of any kind.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub enum Record {
    /// A person.
    Person(Box<Person>),
    /// A case.
    Case(Box<Case>),
    /// A source.
    Source(Box<Source>),
    /// A place.
    Place(Box<Place>),
    /// A unit.
    Unit(Box<Unit>),
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Line, counted from 1; 0 if the text has no place to point at.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What does not fit.
    pub flaw: ReadFlaw,
}

/// What does not fit in a text that should be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFlaw {
    /// It is nested too deeply.
    TooDeep,
    /// Something else stands where a value of ours should.
    Expected {
        /// What should stand there.
        what: Expectation,
        /// What does, in the words of `serde`. They quote data.
        found: String,
    },
    /// A text that should be a time.
    NotATime {
        /// What is written.
        written: String,
    },
    /// A text that should be an id.
    NotAnId {
        /// What is written.
        written: String,
    },
    /// A text that should be the path of a field.
    NotAPath {
        /// What is written.
        written: String,
    },
    /// In the words of `ron`. They may quote data.
    Words(String),
}

impl From<ron::Error> for ReadFlaw {
    fn from(error: ron::Error) -> Self {
        match error {
            // The reader's own words are advice to whoever writes programs.
            ron::Error::ExceededRecursionLimit => Self::TooDeep,
            ron::Error::InvalidValueForType { expected, found } => {
                match Expectation::of_word(&expected) {
                    Some(what) => Self::Expected { what, found },
                    None => {
                        Self::Words(ron::Error::InvalidValueForType { expected, found }.to_string())
                    }
                }
            }
            other => Self::Words(other.to_string()),
        }
    }
}

/// The way in which every RON text of a workspace is read: nobody has to write `Some(...)`.
#[must_use]
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
}

/// The byte order mark, which some editors put at the start of a file and `ron` refuses.
pub const BOM: char = '\u{feff}';

/// Reads any RON text, with or without a byte order mark.
///
/// # Errors
///
/// [`ReadError`] with the place at which `ron` gave up.
pub fn read_ron<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    options().from_str(text).map_err(|error| {
        let (line, column) = past_space(text, error.span.start.line, error.span.start.col);
        ReadError {
            line,
            column,
            flaw: error.code.into(),
        }
    })
}

/// The place of the first character at or after a place that is no white space: where a value is
/// not as it must be, `ron` points at the space before it.
fn past_space(text: &str, line: usize, column: usize) -> (usize, usize) {
    let Some(row) = text.split('\n').nth(line.saturating_sub(1)) else {
        return (line, column);
    };
    let spaces = row
        .chars()
        .skip(column.saturating_sub(1))
        .take_while(|character| character.is_whitespace())
        .count();
    // If only space follows on the line, what is missing is missing there.
    if column + spaces > row.trim_end().chars().count() {
        return (line, column);
    }
    (line, column + spaces)
}

/// Reads a record of `kind`.
///
/// # Errors
///
/// [`ReadError`] with the place at which `ron` gave up.
pub fn read_record(kind: Kind, text: &str) -> Result<Record, ReadError> {
    Ok(match kind {
        Kind::Person => Record::Person(Box::new(read_ron(text)?)),
        Kind::Case => Record::Case(Box::new(read_ron(text)?)),
        Kind::Source => Record::Source(Box::new(read_ron(text)?)),
        Kind::Place => Record::Place(Box::new(read_ron(text)?)),
        Kind::Unit => Record::Unit(Box::new(read_ron(text)?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::citation::Via;
    use crate::record::entry::Contact;
    use crate::record::named::NameStatus;
    use crate::record::person::Role;
    use crate::record::status::Status;

    fn person(text: &str) -> Person {
        match read_record(Kind::Person, text).unwrap() {
            Record::Person(person) => *person,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_id_and_name_are_needed() {
        let person = person("Person(id: \"p-4f7k9q2m8x\", name: \"Иван\")");
        assert_eq!(person.name, "Иван");
        assert_eq!(person.name_status, NameStatus::Published);
        assert!(person.history.is_empty());
    }

    #[test]
    fn a_full_person_reads() {
        let person = person(
            r#"// Everything after the name is optional.
Person(
    id: "p-4f7k9q2m8x", name: "Maksim Kochetkov", name_status: Changed,
    other_names: [(text: "Максим Кочетков", kind: Native)],
    sex: Male, born: "2002~",
    ages: [(years: "20", as_of: "2022-07-31", sources: [(source: "s-9d2v6c1hkt")])],
    cases: [(case: "c-7m3x0w5rzn", role: Responsible)],
    history: [(
        when: "2022-07~", status: Detained, contact: None,
        sources: [(source: "s-9d2v6c1hkt", at: "paragraph 1", credibility: 3, via: Self)],
        withdrawn: "",
    ), (status: Hiding, contact: Relayed, sources: [(source: "s-...", via: Neighbour)])],
    relations: [(kind: Mother, at_risk: true)],
    risk: (level: High, reason: "named in the press", review: "2023-01-31"),
    consent: (given: Unknown, scope: Internal),
    claims: [(field: "rank", value: "private")],
    shoe_size: (left: 43, right: Some([1.10, "x"])),
)"#,
        );
        assert_eq!(person.history[0].status, Some(Status::Detained));
        assert_eq!(person.history[0].contact, Contact::None);
        assert_eq!(person.history[0].sources[0].via, Some(Via::OneSelf));
        assert_eq!(person.history[0].sources[0].credibility.0, 3);
        assert_eq!(
            person.history[1].status,
            Some(Status::Other("Hiding".to_owned()))
        );
        assert_eq!(person.history[1].sources[0].source.as_str(), "s-...");
        assert_eq!(
            person.history[1].sources[0].via,
            Some(Via::Other("Neighbour".to_owned()))
        );
        assert_eq!(person.cases[0].role, Role::Responsible);
        assert_eq!(person.relations[0].kind.as_str(), "Mother");
    }

    #[test]
    fn a_mistake_is_found_where_it_stands() {
        let error = read_record(
            Kind::Person,
            "\u{feff}Person(\r\n    id: \"p-4f7k9q2m8x\",\r\n    name: 17,\r\n)",
        )
        .unwrap_err();
        assert_eq!((error.line, error.column), (3, 11));
    }

    #[test]
    fn a_bomb_is_refused() {
        let text = format!(
            "Person(id: \"p-4f7k9q2m8x\", name: \"x\", bomb: {})",
            "[".repeat(100_000)
        );
        assert!(read_record(Kind::Person, &text).is_err());
    }
}
