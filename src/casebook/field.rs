//! The fields that a person fills in: what each of them holds, how its text stands in a form, and
//! how what is typed there becomes RON text.

use crate::casebook::cited::CREDIBILITY;
use crate::casebook::holds::{Holds, Refusal, bare_word, linked};
use crate::casebook::listing::{list_text, shown_list};
use crate::record::case::{CaseKind, CaseState};
use crate::record::citation::Via;
use crate::record::date_refusal::DateRefusal;
use crate::record::entry::Contact;
use crate::record::grade::Reliability;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::person::Sex;
use crate::record::place::PlaceKind;
use crate::record::read::read_ron;
use crate::record::source::SourceKind;
use crate::record::when::When;
use crate::ron_text::quote::{quote, quote_block};

/// One field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's name, as it stands in the record.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// The lists of which the words are only the usual ones: any other may be typed as well.
const OPEN: &[&[&str]] = &[Via::WORDS, COUNTED, KINSHIP];

/// What figures mostly count.
const COUNTED: &[&str] = &[
    "Held",
    "Refused",
    "Returned",
    "Redeployed",
    "Transferred",
    "Missing",
    "Killed",
    "Convicted",
];

/// What people close to somebody mostly are.
const KINSHIP: &[&str] = &[
    "Mother",
    "Father",
    "Wife",
    "Husband",
    "Brother",
    "Sister",
    "Son",
    "Daughter",
    "Partner",
    "Grandmother",
    "Grandfather",
    "Uncle",
    "Aunt",
    "Cousin",
    "Relative",
    "Friend",
];

const fn field(name: &'static str, holds: Holds) -> Field {
    Field { name, holds }
}

const PERSON: &[Field] = &[
    field("name", Holds::Line),
    field("name_status", Holds::Word(NameStatus::WORDS)),
    field("other_names", Holds::Names),
    field("sex", Holds::Word(Sex::WORDS)),
    field("born", Holds::Date),
    field("home", Holds::Named(Kind::Place)),
    field("unit", Holds::Named(Kind::Unit)),
    field("rank", Holds::Line),
    field("cases", Holds::Parts),
    field("tags", Holds::Words),
];

const CASE: &[Field] = &[
    field("title", Holds::Line),
    field("kind", Holds::Word(CaseKind::WORDS)),
    field("state", Holds::Word(CaseState::WORDS)),
    field("place", Holds::Named(Kind::Place)),
    field("unit", Holds::Named(Kind::Unit)),
    field("started", Holds::Date),
    field("ended", Holds::Date),
    field("summary", Holds::Text),
    field("sources", Holds::Citations),
    field("tags", Holds::Words),
    field("public", Holds::Flag),
];

const SOURCE: &[Field] = &[
    field("title", Holds::Line),
    field("kind", Holds::Word(SourceKind::WORDS)),
    field("publisher", Holds::Line),
    field("author", Holds::Line),
    field("url", Holds::Line),
    field("language", Holds::Line),
    field("published", Holds::Date),
    field("retrieved", Holds::Date),
    field("reliability", Holds::Word(Reliability::WORDS)),
    field("derived_from", Holds::Links(Kind::Source)),
    field("confidential", Holds::Flag),
    field("tags", Holds::Words),
    field("public", Holds::Flag),
];

const PLACE: &[Field] = &[
    field("name", Holds::Line),
    field("other_names", Holds::Names),
    field("kind", Holds::Word(PlaceKind::WORDS)),
    field("parent", Holds::Link(Kind::Place)),
    field("public", Holds::Flag),
];

const UNIT: &[Field] = &[
    field("name", Holds::Line),
    field("other_names", Holds::Names),
    field("number", Holds::Line),
    field("parent", Holds::Link(Kind::Unit)),
    field("garrison", Holds::Named(Kind::Place)),
    field("public", Holds::Flag),
];

/// The fields of a saved query.
pub const SAVED: &[Field] = &[field("name", Holds::Line), field("query", Holds::Line)];

/// The fields of one entry of a history, in the order of a form.
pub const ENTRY: &[Field] = &[
    field("when", Holds::Date),
    field("said", Holds::Line),
    field("status", Holds::Status),
    field("place", Holds::Named(Kind::Place)),
    field("custodian", Holds::Line),
    field("contact", Holds::Word(Contact::WORDS)),
    field("sources", Holds::Citations),
    field("note", Holds::Text),
];

/// The fields of one citation, in the order of a form.
pub const CITATION: &[Field] = &[
    field("source", Holds::Link(Kind::Source)),
    field("at", Holds::Line),
    field("credibility", Holds::Word(CREDIBILITY)),
    field("via", Holds::Word(Via::WORDS)),
    field("quote", Holds::Text),
];

/// The one field of a form that asks whether something is meant.
pub const ANSWER: &[Field] = &[field("answer", Holds::Line)];

/// The fields of one age, in the order of a form.
pub const AGE: &[Field] = &[
    field("years", Holds::Line),
    field("as_of", Holds::Date),
    field("sources", Holds::Citations),
];

/// The fields of one claim, in the order of a form.
pub const CLAIM: &[Field] = &[
    field("field", Holds::Line),
    field("value", Holds::Line),
    field("sources", Holds::Citations),
    field("note", Holds::Text),
];

/// The fields of one figure, in the order of a form.
pub const COUNT: &[Field] = &[
    field("what", Holds::Word(COUNTED)),
    field("min", Holds::Number),
    field("max", Holds::Number),
    field("said", Holds::Line),
    field("as_of", Holds::Date),
    field("sources", Holds::Citations),
    field("note", Holds::Text),
];

/// The fields of one relation, in the order of a form.
pub const RELATION: &[Field] = &[
    field("kind", Holds::Word(KINSHIP)),
    field("person", Holds::Link(Kind::Person)),
    field("at_risk", Holds::Flag),
    field("note", Holds::Text),
    field("sources", Holds::Citations),
];

/// The fields that a form shows for a record of this kind; the first is its name or title.
#[must_use]
pub const fn fields_of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Person => PERSON,
        Kind::Case => CASE,
        Kind::Source => SOURCE,
        Kind::Place => PLACE,
        Kind::Unit => UNIT,
    }
}

/// The text that stands in a form for a value as it stands in the file.
///
/// A value that is not of the expected shape stands as it is written.
#[must_use]
pub fn shown(holds: Holds, value: &str) -> String {
    let read = match holds {
        Holds::Line | Holds::Text | Holds::Date | Holds::Named(_) | Holds::Link(_) => {
            read_ron::<String>(value).ok()
        }
        Holds::Links(_) | Holds::Words | Holds::Names | Holds::Parts | Holds::Citations => {
            shown_list(holds, value)
        }
        Holds::Flag => match value.trim() {
            "true" => Some("yes".to_owned()),
            "false" => Some("no".to_owned()),
            _ => None,
        },
        Holds::Word(_) | Holds::Status | Holds::Number => None,
    };
    read.unwrap_or_else(|| value.trim().to_owned())
}

/// The RON text for what is typed; `None` where nothing is, so that the field goes away.
///
/// Dates must have been understood before: only the format of the file is taken here.
///
/// # Errors
///
/// [`Refusal`] where it cannot stand in such a field.
pub fn value_text(holds: Holds, typed: &str) -> Result<Option<String>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let text = match holds {
        Holds::Line | Holds::Named(_) => quote(typed),
        Holds::Text => quote_block(typed),
        Holds::Date => {
            if When::new(typed).days().is_none() {
                return Err(Refusal::Date {
                    typed: typed.to_owned(),
                    why: DateRefusal::NotADate,
                });
            }
            quote(typed)
        }
        Holds::Word(words) => listed_word(typed, words)?.to_owned(),
        Holds::Status => bare_word(typed)?.to_owned(),
        Holds::Number => number(typed)?.to_string(),
        Holds::Link(kind) => quote(linked(typed, kind)?.as_str()),
        Holds::Links(_) | Holds::Words | Holds::Names | Holds::Parts | Holds::Citations => {
            list_text(holds, typed)?
        }
        Holds::Flag => match typed.to_lowercase().as_str() {
            "yes" | "true" | "y" => "true".to_owned(),
            "no" | "false" | "n" => "false".to_owned(),
            _ => {
                return Err(Refusal::Flag {
                    typed: typed.to_owned(),
                });
            }
        },
    };
    Ok(Some(text))
}

/// A whole number; thousands may be set apart.
fn number(typed: &str) -> Result<u64, Refusal> {
    let digits: String = typed
        .chars()
        .filter(|character| !matches!(character, ',' | ' ' | '_' | '\u{a0}' | '\u{202f}'))
        .collect();
    digits.parse().map_err(|_| Refusal::Number {
        typed: typed.to_owned(),
    })
}

/// The word as its list spells it. What a file holds may come from a later version and stays as it
/// is, but what somebody types now is a slip if the list does not have it.
fn listed_word<'t>(typed: &'t str, words: &'static [&'static str]) -> Result<&'t str, Refusal> {
    let wanted = typed.to_lowercase();
    if let Some(known) = words.iter().find(|word| word.to_lowercase() == wanted) {
        return Ok(known);
    }
    let word = bare_word(typed)?;
    if OPEN.contains(&words) {
        Ok(word)
    } else {
        Err(Refusal::UnknownWord {
            typed: typed.to_owned(),
            words,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(holds: Holds, typed: &str) -> String {
        value_text(holds, typed).unwrap().unwrap()
    }

    #[test]
    fn what_is_typed_becomes_ron_and_back() {
        for (holds, typed, ron) in [
            (Holds::Line, "Анна \"Ж\"", r#""Анна \"Ж\"""#),
            (Holds::Date, "2022-07~", "\"2022-07~\""),
            (Holds::Word(Sex::WORDS), "Male", "Male"),
            (Holds::Words, "a; b c", r#"["a", "b c"]"#),
            (
                Holds::Names,
                "Максим (Native); Max",
                r#"[(text: "Максим", kind: Native), (text: "Max")]"#,
            ),
            (
                Holds::Parts,
                "c-7m3x0w5rzn (Witness)",
                r#"[(case: "c-7m3x0w5rzn", role: Witness)]"#,
            ),
            (
                Holds::Citations,
                "s-5k8y2e7gqd (paragraph 2); s-a",
                r#"[(source: "s-5k8y2e7gqd", at: "paragraph 2"), (source: "s-a")]"#,
            ),
            (Holds::Links(Kind::Source), "s-a; s-b", r#"["s-a", "s-b"]"#),
            (Holds::Flag, "yes", "true"),
            (Holds::Number, "234", "234"),
        ] {
            assert_eq!(text(holds, typed), ron);
            assert_eq!(shown(holds, ron), typed);
        }
    }

    #[test]
    fn what_cannot_stand_is_refused() {
        for (holds, typed) in [
            (Holds::Date, "July"),
            (Holds::Word(Sex::WORDS), "two words"),
            (Holds::Word(Via::WORDS), "two words"),
            (Holds::Status, "(x: 1)"),
            (Holds::Link(Kind::Place), "p-4f7k9q2m8x"),
            (Holds::Parts, "Bryanka"),
            (Holds::Flag, "perhaps"),
            (Holds::Number, "-1"),
            (Holds::Number, "many"),
        ] {
            assert!(value_text(holds, typed).is_err(), "{typed}");
        }
        assert_eq!(value_text(Holds::Line, "  "), Ok(None));
    }

    #[test]
    fn a_word_is_one_of_its_list_unless_the_list_is_open() {
        assert_eq!(text(Holds::Word(Reliability::WORDS), "b"), "B");
        assert_eq!(text(Holds::Word(NameStatus::WORDS), "PARTIAL"), "Partial");
        assert_eq!(text(Holds::Word(Via::WORDS), "lawyer"), "Lawyer");
        assert_eq!(text(Holds::Word(Via::WORDS), "Neighbour"), "Neighbour");
        assert_eq!(
            value_text(Holds::Word(Sex::WORDS), "Mail"),
            Err(Refusal::UnknownWord {
                typed: "Mail".to_owned(),
                words: Sex::WORDS,
            })
        );
        // The digits of a credibility are such a list too.
        let credibility = CITATION[2].holds;
        assert_eq!(text(credibility, "6"), "6");
        assert!(value_text(credibility, "7").is_err());
    }
}
