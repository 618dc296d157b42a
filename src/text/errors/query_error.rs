//! Why a query could not be understood, and what to write instead.

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::text::errors::refusal::DATES;
use crate::text::labels::label::plural;
use crate::text::safe::{Safe, display_safe};

/// Why a query could not be understood, in one line.
#[must_use]
pub fn query_error(error: &QueryError) -> Safe {
    display_safe(&sentence(&error.reason))
}

/// The query with a line of `^` under the part that is at fault, to be shown below each other.
#[must_use]
pub fn pointed_at(query: &str, error: &QueryError) -> [Safe; 2] {
    let shown = |range: &str| display_safe(range).into_string();
    let before = shown(query.get(..error.at.start).unwrap_or(query));
    let fault = shown(query.get(error.at.clone()).unwrap_or_default());
    let marks = "^".repeat(columns(&fault).max(1));
    [
        display_safe(query),
        display_safe(&format!("{}{marks}", " ".repeat(columns(&before)))),
    ]
}

fn columns(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn sentence(reason: &QueryReason) -> String {
    match reason {
        QueryReason::Unbalanced { quote } => format!("the {quote} is never closed"),
        QueryReason::NothingToFind => "there is no letter or figure to look for".to_owned(),
        QueryReason::UnknownField { field, near } => match near {
            Some(near) => format!("{field}: there is no such field; did you mean {near}?"),
            None => format!(
                "{field}: there is no such field; to look for a text with a colon, put it in quotes"
            ),
        },
        QueryReason::EmptyValue { field } => format!("nothing follows {field}"),
        QueryReason::NotComparable { field } => {
            format!("{field} is not compared; write {field}: and what to look for")
        }
        QueryReason::BadDate { text } => {
            format!("{text}: not understood as a date; write for example {DATES}")
        }
        QueryReason::BadSpan { text } => {
            format!("{text}: not understood as a time; write for example 30d, 6w, 3m or 1y")
        }
        QueryReason::BadId { text } => {
            format!("{text}: no id begins so; ids look like p-4f7k9q2m8x")
        }
        QueryReason::UnknownWord {
            field,
            word,
            known,
            near,
        } => match near {
            Some(near) => format!("{field}:{word}: did you mean {near}?"),
            None => format!(
                "{field}:{word}: not known; {field}: knows {}",
                known.join(", ")
            ),
        },
        QueryReason::UnknownStatus { word, known, near } => match near {
            Some(near) => format!("{word}: there is no such status; did you mean {near}?"),
            None => format!(
                "{word}: there is no such status; there are {}",
                known.join(", ")
            ),
        },
        QueryReason::AmbiguousStatus { word, candidates } => {
            format!("{word}: which of {}?", candidates.join(", "))
        }
        QueryReason::OfOtherKind { asked, kind, kinds } => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| plural(*kind)).collect();
            let (of, asked_of) = (plural(*kind), and(&kinds));
            format!("{asked} says nothing of {of}; it is asked of {asked_of}")
        }
        QueryReason::NotPublic { asked } => format!(
            "{asked} asks about what is not public; with --public a query knows plain words, status:, since, seen, name:, unit:, case:, source: and id:"
        ),
        QueryReason::TooManyTerms { limit } => {
            format!("too many words; at most {limit} are looked for at once")
        }
        QueryReason::UnknownSaved { name, known } if known.is_empty() => {
            format!("{name}: no query is saved yet; F on the screen saves the one that is shown")
        }
        QueryReason::UnknownSaved { name, known } => format!(
            "{name}: no query is saved under this name; there are {}",
            quoted(known)
        ),
        QueryReason::AmbiguousSaved { name, candidates } => {
            format!("{name}: which of {}?", quoted(candidates))
        }
        QueryReason::SavedCircle { name } => {
            format!("the saved query \"{name}\" rests on itself")
        }
        QueryReason::TooManySaved { limit } => {
            format!("too many saved queries within each other; at most {limit} are put together")
        }
        QueryReason::SavedOfOtherKind { name, kind, wanted } => {
            format!("the saved query \"{name}\" looks for records of kind {kind}, not {wanted}")
        }
        QueryReason::SavedBroken { name, reason } => {
            format!("the saved query \"{name}\": {}", sentence(reason))
        }
    }
}

/// Words as they stand in a sentence.
fn and(words: &[&str]) -> String {
    match words {
        [words @ .., last] if !words.is_empty() => format!("{} and {last}", words.join(", ")),
        _ => words.concat(),
    }
}

/// Names between quotation marks, as they are typed behind `saved:`.
fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_at_fault_is_pointed_at() {
        let error = QueryError {
            at: 9..14,
            reason: QueryReason::BadSpan {
                text: "a\u{1b}".to_owned(),
            },
        };
        let [query, marks] = pointed_at("Иван stale", &error);
        assert_eq!(query.as_str(), "Иван stale");
        assert_eq!(marks.as_str(), "     ^^^^^");
        assert!(
            query_error(&error)
                .as_str()
                .starts_with("a␛: not understood")
        );
    }
}
