//! A pasted message as it was read, put into words.

use crate::text::catalogue::{label, say};
use crate::text::safe::Safe;

/// What a part of a message is about, by its word.
#[must_use]
pub fn part_name(word: &str) -> &'static str {
    match word {
        "name" => label!(intake_name),
        "call_sign" => label!(intake_call_sign),
        "born" => label!(intake_born),
        "age" => label!(intake_age),
        "rank" => label!(intake_rank),
        "unit" => label!(intake_unit),
        "home" => label!(intake_home),
        "marks" => label!(intake_marks),
        "since" => label!(intake_since),
        "place" => label!(intake_place),
        _ => label!(intake_phone),
    }
}

/// A part of a message: what it is about and what is written, or the two readings of a date.
#[must_use]
pub fn part(word: &str, value: &str, readings: Option<&(String, String)>) -> Safe {
    let what = part_name(word);
    match readings {
        Some((day_first, month_first)) => say!(intake_two_readings {
            what,
            day_first,
            month_first
        }),
        None => say!(intake_part { what, value }),
    }
}
