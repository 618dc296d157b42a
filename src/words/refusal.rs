//! Why what was typed cannot stand in a field.

use crate::casebook::holds::Refusal;
use crate::words::label::plural;
use crate::words::safe::{Safe, display_safe};

/// Dates that are understood, to be shown where one was not.
pub const DATES: &str =
    "2022-07-12, 12 jul 2022, july 2022, summer 2022, about july 2022, yesterday";

/// Why what was typed cannot stand in a field, and what can.
#[must_use]
pub fn refusal(refusal: &Refusal) -> Safe {
    display_safe(&match refusal {
        Refusal::Date { typed } => not_a_date(typed),
        Refusal::Word { typed } => format!("{typed}: one bare word belongs here"),
        Refusal::UnknownWord { typed, words } => {
            format!(
                "{typed}: not a word for this field; it has {}",
                words.join(", ")
            )
        }
        Refusal::Link { typed, kind } => format!(
            "{typed}: not one of the {}; give the id of a {kind}",
            plural(*kind)
        ),
        Refusal::Number { typed } => format!("{typed}: a whole number belongs here"),
        Refusal::Flag { typed } => format!("{typed}: yes or no?"),
        Refusal::Empty { field } => format!("{field} must not be empty"),
        Refusal::Twice { typed } => format!("{typed}: stands there twice"),
        Refusal::NoList { .. } => {
            "this list is written in a way that a form cannot show: E opens the file".to_owned()
        }
        Refusal::NoSuchField { typed } => format!("{typed}: there is no such field"),
    })
}

fn not_a_date(typed: &str) -> String {
    format!("{typed}: not understood as a date; write for example {DATES}")
}
