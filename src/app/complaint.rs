//! Why a query could not be understood, in a sentence.

use crate::search::query_error::{QueryError, QueryReason};
use crate::words::refusal::DATES;
use crate::words::safe::{Safe, display_safe};

/// What is wrong with a query and what may be meant, in one line.
#[must_use]
pub fn complaint(error: &QueryError) -> Safe {
    let meant = |near: Option<&str>| near.map(|near| format!("; {near}?")).unwrap_or_default();
    display_safe(&match &error.reason {
        QueryReason::Unbalanced { quote } => format!("the {quote} is never closed"),
        QueryReason::NothingToFind => "no letter or figure to look for".to_owned(),
        QueryReason::UnknownField { field, near } => {
            format!("{field}: is no field to ask for{}", meant(*near))
        }
        QueryReason::EmptyValue { field } => format!("{field}: what?"),
        QueryReason::NotComparable { field } => {
            format!("{field} is not compared; write {field}: and a word")
        }
        QueryReason::BadDate { text } => {
            format!("{text}: not understood as a date; write for example {DATES}")
        }
        QueryReason::BadSpan { text } => {
            format!("{text}: how long is that? write for example 30d, 2w, 3m, 1y")
        }
        QueryReason::BadId { text } => {
            format!("{text}: no id begins like this; write for example id:p-4f7")
        }
        QueryReason::UnknownWord {
            field,
            word,
            known,
            near,
        } => format!(
            "{field}:{word} is not known{}; there are {}",
            meant(*near),
            known.join(", ")
        ),
        QueryReason::UnknownStatus { word, known, near } => format!(
            "{word} is no status{}; there are {}",
            meant(near.as_deref()),
            known.join(", ")
        ),
        QueryReason::AmbiguousStatus { word, candidates } => {
            format!("{word} may be {}", candidates.join(" or "))
        }
        QueryReason::TooManyTerms { limit } => {
            format!("more than {limit} parts are not looked for at once")
        }
        QueryReason::NotYet { text } => format!("{text} cannot be asked for yet"),
    })
}
