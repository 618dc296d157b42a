//! Why what was typed cannot stand in a field.

use crate::casebook::fields::refusal::Refusal;
use crate::record::date_refusal::DateRefusal;
use crate::text::labels::date;
use crate::text::labels::label::plural;
use crate::text::safe::{Safe, display_safe};

/// Dates that are understood, to be shown where one was not.
pub const DATES: &str =
    "2022-07-12, 12 jul 2022, july 2022, summer 2022, about july 2022, yesterday";

/// Why what was typed cannot stand in a field, and what can.
#[must_use]
pub fn refusal(refusal: &Refusal) -> Safe {
    display_safe(&match refusal {
        Refusal::Date { typed, why } => not_a_date(typed, why),
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

fn not_a_date(typed: &str, why: &DateRefusal) -> String {
    match why {
        DateRefusal::NotADate => {
            format!("{typed}: not understood as a date; write for example {DATES}")
        }
        _ => format!("{typed}: {}", short_refusal(why)),
    }
}

/// Why a date is refused and what to write, without what was typed.
#[must_use]
pub fn short_refusal(why: &DateRefusal) -> String {
    match why {
        DateRefusal::NotADate => "not understood as a date".to_owned(),
        DateRefusal::NoSuchDay => {
            "the calendar has no such day; write the month alone if the day is not known".to_owned()
        }
        DateRefusal::Ambiguous { readings } => match readings.as_slice() {
            [one] => format!(
                "the year has two digits; write {one} for {}",
                date::day(*one)
            ),
            several => {
                let each: Vec<String> = several
                    .iter()
                    .map(|one| format!("{one} for {}", date::day(*one)))
                    .collect();
                let all: Vec<String> = several.iter().map(ToString::to_string).collect();
                format!(
                    "may be more than one day; write {}, or [{}] if nobody knows",
                    each.join(" or "),
                    all.join(",")
                )
            }
        },
        DateRefusal::NoYear => "which year? write for example 12 jul 2022 or july 2022".to_owned(),
        DateRefusal::Ahead { date: Some(date) } => format!(
            "it has not come yet; write a day that was, such as yesterday, or {date} if a time to come \
             is meant"
        ),
        DateRefusal::Ahead { date: None } => {
            "it has not come yet; write a day that was, such as yesterday".to_owned()
        }
        DateRefusal::OutOfRange => "beyond the calendar; write a year of four digits".to_owned(),
        DateRefusal::EndsFirst => {
            "it ends before it begins; write the earlier date first".to_owned()
        }
    }
}

/// What is said of a date that lies in the future, where it is typed.
pub const AHEAD: &str = "in the future: is the year right?";

/// What is said of an interval that ends in the future, where it is typed.
pub const ENDS_AHEAD: &str = "ends in the future: is the year right?";
