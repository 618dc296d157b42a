//! Hints for fields and words: what belongs into a field, and what a word means that may stand there.

use crate::record::field::{Field, FieldType};
use crate::text::catalogue::term;

/// What belongs into a field of what is described: a person, an entry, a list of statements.
#[must_use]
pub fn field_hint(of: &str, field: &Field) -> Option<&'static str> {
    let name = field.name;
    term(&format!("hint_{of}_{name}"), None)
        .or_else(|| term(&format!("hint_{name}"), None))
        .or_else(|| term(&format!("hint_type_{}", type_word(field.holds)), None))
}

/// What a word means that may stand in a field; `None` if it says so itself.
#[must_use]
pub fn word_meaning(field: &str, word: &str) -> Option<&'static str> {
    term(&format!("meaning_{field}_{word}"), None)
}

const fn type_word(holds: FieldType) -> &'static str {
    match holds {
        FieldType::Date => "date",
        FieldType::Number => "number",
        FieldType::Flag => "flag",
        FieldType::Word(_) | FieldType::Status => "word",
        FieldType::Text => "text",
        FieldType::Link(_) | FieldType::Named(_) => "record",
        FieldType::Links(_) | FieldType::Parts | FieldType::Citations => "records",
        FieldType::Words | FieldType::Names => "several",
        FieldType::Line
        | FieldType::Decimal
        | FieldType::Id
        | FieldType::Struct
        | FieldType::Items => "line",
    }
}

#[cfg(test)]
mod tests {
    /// A form has 60 columns beside its labels.
    #[test]
    fn hints_fit_their_line() {
        let terms = include_str!("../en/terms.ftl");
        let mut count = 0;
        for line in terms.lines() {
            let Some((key, told)) = line.split_once(" = ") else {
                continue;
            };
            if key.starts_with("hint_") || key.starts_with("meaning_") {
                let word = key.rsplit('_').next().unwrap_or_default();
                let before = if key.starts_with("meaning_") {
                    word.len() + 2
                } else {
                    0
                };
                assert!(told.chars().count() + before <= 60, "{line}");
                count += 1;
            }
        }
        assert!(count > 100);
    }
}
