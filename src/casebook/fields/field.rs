//! The fields that a person fills in: what each of them holds, how its text stands in a form, and
//! how what is typed there becomes RON text.

use crate::casebook::change::list_change::{list_text, shown_list};
use crate::casebook::fields::refusal::{Refusal, bare_word, linked, listed_word, usual_word};
use crate::record::date_refusal::DateRefusal;
use crate::record::edtf_date::EdtfDate;
use crate::record::field::{Field, FieldType, OPEN_LISTS, form_fields, form_length};
use crate::record::kind::Kind;
use crate::record::read::read_ron;
use crate::record::schema;
use crate::ron_text::quote::{quote, quote_block};

/// The fields of a saved query.
pub const SAVED: &[Field] = &[
    Field::new("name", FieldType::Line),
    Field::new("query", FieldType::Line),
];

/// Makes the lists of what the forms show, of the tables of the schema.
macro_rules! forms {
    ($($(#[$meta:meta])* $visibility:vis $form:ident = $table:ident)+) => {
        $(
            $(#[$meta])*
            $visibility const $form: &[Field] =
                &form_fields::<{ form_length(schema::$table) }>(schema::$table);
        )+
    };
}

forms! {
    PERSON = PERSON
    CASE = CASE
    SOURCE = SOURCE
    PLACE = PLACE
    UNIT = UNIT
    /// The fields of one entry of a history, in the order of a form.
    pub ENTRY = ENTRY
    /// The fields of one citation, in the order of a form.
    pub CITATION = CITATION
    /// The fields of one age, in the order of a form.
    pub AGE = AGE
    /// The fields of one claim, in the order of a form.
    pub CLAIM = CLAIM
    /// The fields of one figure, in the order of a form.
    pub COUNT = COUNT
    /// The fields of one relation, in the order of a form.
    pub RELATION = RELATION
    /// The fields of one step, in the order of a form.
    pub STEP = STEP
    /// The fields of one document, in the order of a form.
    pub DOCUMENT = DOCUMENT
    /// The fields of a risk, in the order of a form.
    pub RISK = RISK
    /// The fields of a consent, in the order of a form.
    pub CONSENT = CONSENT
}

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
pub fn shown(holds: FieldType, value: &str) -> String {
    let read = match holds {
        FieldType::Line
        | FieldType::Text
        | FieldType::Date
        | FieldType::Named(_)
        | FieldType::Link(_) => read_ron::<String>(value).ok(),
        FieldType::Links(_)
        | FieldType::Words
        | FieldType::Names
        | FieldType::Parts
        | FieldType::Citations => shown_list(holds, value),
        FieldType::Flag => match value.trim() {
            "true" => Some("yes".to_owned()),
            "false" => Some("no".to_owned()),
            _ => None,
        },
        FieldType::Word(_)
        | FieldType::Status
        | FieldType::Number
        | FieldType::Decimal
        | FieldType::Id
        | FieldType::Struct
        | FieldType::Items => None,
    };
    read.unwrap_or_else(|| value.trim().to_owned())
}

/// The RON text for what is typed; `None` if nothing is, so that the field goes away.
///
/// Dates must have been understood before: only the format of the file is taken here.
///
/// # Errors
///
/// [`Refusal`] if it cannot stand in such a field.
pub fn value_text(holds: FieldType, typed: &str) -> Result<Option<String>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let text = match holds {
        FieldType::Line | FieldType::Named(_) => quote(typed),
        FieldType::Text => quote_block(typed),
        FieldType::Date => {
            if EdtfDate::new(typed).days().is_none() {
                return Err(Refusal::Date {
                    typed: typed.to_owned(),
                    why: DateRefusal::NotADate,
                });
            }
            quote(typed)
        }
        FieldType::Word(words) => word_of(typed, words)?.to_owned(),
        FieldType::Status => bare_word(typed)?.to_owned(),
        FieldType::Number => number(typed)?.to_string(),
        FieldType::Link(kind) => quote(linked(typed, kind)?.as_str()),
        FieldType::Links(_)
        | FieldType::Words
        | FieldType::Names
        | FieldType::Parts
        | FieldType::Citations => list_text(holds, typed)?,
        // No form shows these, and so nobody types them.
        FieldType::Decimal | FieldType::Id | FieldType::Struct | FieldType::Items => {
            return Err(Refusal::NoList {
                written: typed.to_owned(),
            });
        }
        FieldType::Flag => match typed.to_lowercase().as_str() {
            "yes" | "true" | "y" | "да" | "так" => "true".to_owned(),
            "no" | "false" | "n" | "нет" | "ні" => "false".to_owned(),
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
fn word_of<'t>(typed: &'t str, words: &'static [&'static str]) -> Result<&'t str, Refusal> {
    if OPEN_LISTS.contains(&words) {
        usual_word(typed, words)
    } else {
        listed_word(typed, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::citation::Via;
    use crate::record::grade::Reliability;
    use crate::record::named::NameStatus;
    use crate::record::person::Sex;

    fn text(holds: FieldType, typed: &str) -> String {
        value_text(holds, typed).unwrap().unwrap()
    }

    #[test]
    fn what_is_typed_becomes_ron_and_back() {
        for (holds, typed, ron) in [
            (FieldType::Line, "Анна \"Ж\"", r#""Анна \"Ж\"""#),
            (FieldType::Date, "2022-07~", "\"2022-07~\""),
            (FieldType::Word(Sex::WORDS), "Male", "Male"),
            (FieldType::Words, "a; b c", r#"["a", "b c"]"#),
            (
                FieldType::Names,
                "Максим (Native); Max",
                r#"[(text: "Максим", kind: Native), (text: "Max")]"#,
            ),
            (
                FieldType::Parts,
                "c-7m3x0w5rzn (Witness)",
                r#"[(case: "c-7m3x0w5rzn", role: Witness)]"#,
            ),
            (
                FieldType::Citations,
                "s-5k8y2e7gqd (paragraph 2); s-a",
                r#"[(source: "s-5k8y2e7gqd", at: "paragraph 2"), (source: "s-a")]"#,
            ),
            (
                FieldType::Links(Kind::Source),
                "s-a; s-b",
                r#"["s-a", "s-b"]"#,
            ),
            (FieldType::Flag, "yes", "true"),
            (FieldType::Number, "234", "234"),
        ] {
            assert_eq!(text(holds, typed), ron);
            assert_eq!(shown(holds, ron), typed);
        }
    }

    #[test]
    fn what_cannot_stand_is_refused() {
        for (holds, typed) in [
            (FieldType::Date, "July"),
            (FieldType::Word(Sex::WORDS), "two words"),
            (FieldType::Word(Via::WORDS), "two words"),
            (FieldType::Status, "(x: 1)"),
            (FieldType::Link(Kind::Place), "p-4f7k9q2m8x"),
            (FieldType::Parts, "Bryanka"),
            (FieldType::Flag, "perhaps"),
            (FieldType::Number, "-1"),
            (FieldType::Number, "many"),
        ] {
            assert!(value_text(holds, typed).is_err(), "{typed}");
        }
        assert_eq!(value_text(FieldType::Line, "  "), Ok(None));
    }

    #[test]
    fn a_word_is_one_of_its_list_unless_the_list_is_open() {
        assert_eq!(text(FieldType::Word(Reliability::WORDS), "b"), "B");
        assert_eq!(
            text(FieldType::Word(NameStatus::WORDS), "PARTIAL"),
            "Partial"
        );
        assert_eq!(text(FieldType::Word(Via::WORDS), "lawyer"), "Lawyer");
        assert_eq!(text(FieldType::Word(Via::WORDS), "Neighbour"), "Neighbour");
        assert_eq!(
            value_text(FieldType::Word(Sex::WORDS), "Mail"),
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
