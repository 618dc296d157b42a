//! Why what was typed cannot stand in a field.

use crate::casebook::fields::refusal::Refusal;
use crate::record::date_refusal::DateRefusal;
use crate::text::catalogue::{label, listed, one_of, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::labels::typed_word::typable;
use crate::text::safe::Safe;

/// Why what was typed cannot stand in a field, and what can.
#[must_use]
pub fn refusal(refusal: &Refusal) -> Safe {
    match refusal {
        Refusal::Date { typed, why } => not_a_date(typed, why),
        Refusal::Word { typed } => say!(refusal_word { typed }),
        Refusal::UnknownWord { typed, words } => {
            say!(refusal_unknown_word {
                typed,
                words: listed(&typable(words.iter().copied()))
            })
        }
        Refusal::UnknownStatus { typed, known } => say!(refusal_unknown_status {
            typed,
            known: one_of(&typable(known.iter().map(String::as_str)))
        }),
        Refusal::Link { typed, kind } => say!(refusal_link { typed, kind: *kind }),
        Refusal::Number { typed } => say!(refusal_number { typed }),
        Refusal::Flag { typed } => say!(refusal_flag { typed }),
        Refusal::Empty { field } => say!(refusal_empty {
            field: label::field(field)
        }),
        Refusal::Twice { typed } => say!(refusal_twice { typed }),
        Refusal::NoList { .. } => {
            say!(refusal_no_list)
        }
        Refusal::NoSuchField { typed } => say!(refusal_no_such_field { typed }),
    }
}

fn not_a_date(typed: &str, why: &DateRefusal) -> Safe {
    match why {
        DateRefusal::NotADate => {
            say!(refusal_date_typed {
                typed,
                examples: label!(refusal_date_examples)
            })
        }
        _ => say!(typed_and_why {
            typed,
            why: short_refusal(why)
        }),
    }
}

/// Why a date is refused and what to write, without what was typed.
#[must_use]
pub fn short_refusal(why: &DateRefusal) -> Safe {
    match why {
        DateRefusal::NotADate => say!(refusal_date),
        DateRefusal::NoSuchDay => {
            say!(refusal_no_such_day)
        }
        DateRefusal::Ambiguous { readings } => match readings.as_slice() {
            [one] => say!(refusal_two_digits {
                date: one.to_string(),
                meaning: date::day(*one)
            }),
            several => {
                let each: Vec<Safe> = several
                    .iter()
                    .map(|one| {
                        say!(refusal_one_reading {
                            date: one.to_string(),
                            meaning: date::day(*one)
                        })
                    })
                    .collect();
                let all: Vec<String> = several.iter().map(ToString::to_string).collect();
                say!(refusal_ambiguous {
                    readings: one_of(&each),
                    all: all.join(",")
                })
            }
        },
        DateRefusal::NoYear => say!(refusal_no_year),
        DateRefusal::Ahead { date: Some(date) } => say!(refusal_ahead_dated { date: date.clone() }),
        DateRefusal::Ahead { date: None } => {
            say!(refusal_ahead)
        }
        DateRefusal::OutOfRange => say!(refusal_out_of_range),
        DateRefusal::EndsFirst => {
            say!(refusal_ends_first)
        }
    }
}

/// What is said of a date that lies in the future, where it is typed.
#[must_use]
pub fn in_future(date: &Safe) -> Safe {
    say!(refusal_date_ahead { date })
}

/// What is said of an interval that ends in the future, where it is typed.
#[must_use]
pub fn ends_in_future(date: &Safe) -> Safe {
    say!(refusal_date_ends_ahead { date })
}
