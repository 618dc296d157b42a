//! Why a query could not be understood, and what to write instead.

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::text::catalogue::{all_of, label, listed, safes, say};
use crate::text::safe::{Safe, display_safe};

/// Why a query could not be understood, in one line.
#[must_use]
pub fn query_error(error: &QueryError) -> Safe {
    sentence(&error.reason)
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

fn sentence(reason: &QueryReason) -> Safe {
    match reason {
        QueryReason::Unbalanced { quote } => say!(query_unbalanced { quote }),
        QueryReason::NothingToFind => say!(query_nothing_to_find),
        QueryReason::UnknownField { field, near } => match near {
            Some(near) => say!(query_unknown_field_near { field, near }),
            None => say!(query_unknown_field { field }),
        },
        QueryReason::EmptyValue { field } => say!(query_empty_value { field }),
        QueryReason::NotComparable { field } => {
            say!(query_not_comparable { field })
        }
        QueryReason::BadDate { text } => {
            say!(query_bad_date {
                text,
                examples: label!(refusal_date_examples)
            })
        }
        QueryReason::BadSpan { text } => {
            say!(query_bad_span { text })
        }
        QueryReason::BadId { text } => {
            say!(query_bad_id { text })
        }
        QueryReason::UnknownWord {
            field,
            word,
            known,
            near,
        } => match near {
            Some(near) => say!(query_unknown_word_near { field, word, near }),
            None => say!(query_unknown_word {
                field,
                word,
                words: listed(&safes(known))
            }),
        },
        QueryReason::UnknownStatus { word, known, near } => match near {
            Some(near) => say!(query_unknown_status_near { word, near }),
            None => say!(query_unknown_status {
                word,
                statuses: listed(&safes(known))
            }),
        },
        QueryReason::AmbiguousStatus { word, candidates } => {
            say!(query_ambiguous_status {
                word,
                candidates: listed(&safes(candidates))
            })
        }
        QueryReason::OfOtherKind { asked, kind, kinds } => {
            let kinds: Vec<Safe> = kinds
                .iter()
                .map(|kind| say!(kinds_of { kind: *kind }))
                .collect();
            say!(query_other_kind {
                asked,
                kind: *kind,
                kinds: all_of(&kinds)
            })
        }
        QueryReason::NotPublic { asked } => say!(query_not_public { asked }),
        QueryReason::TooManyTerms { limit } => {
            say!(query_too_many_terms { limit })
        }
        QueryReason::UnknownSaved { name, known } if known.is_empty() => {
            say!(query_none_saved { name })
        }
        QueryReason::UnknownSaved { name, known } => say!(query_unknown_saved {
            name,
            names: quoted(known)
        }),
        QueryReason::AmbiguousSaved { name, candidates } => {
            say!(query_ambiguous_saved {
                name,
                names: quoted(candidates)
            })
        }
        QueryReason::SavedCircle { name } => {
            say!(query_saved_circle { name })
        }
        QueryReason::TooManySaved { limit } => {
            say!(query_too_many_saved { limit })
        }
        QueryReason::SavedOfOtherKind { name, kind, wanted } => {
            say!(query_saved_other_kind {
                name,
                kind,
                wanted: *wanted
            })
        }
        QueryReason::SavedBroken { name, reason } => {
            say!(query_saved_broken {
                name,
                reason: sentence(reason)
            })
        }
    }
}

/// Names between quotation marks, as they are typed behind `saved:`.
fn quoted(names: &[String]) -> Safe {
    let names: Vec<Safe> = names.iter().map(|name| say!(quoted { name })).collect();
    listed(&names)
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
