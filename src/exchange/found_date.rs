//! Dates in a message, with their places.

use std::ops::Range;

use crate::exchange::dates::{CellDate, DateStyle, read_cell_date};
use crate::exchange::map::DateOrder;
use crate::exchange::segments::words_in;
use crate::exchange::table::{CellKind, SheetCell};

/// A date in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it stands.
    pub place: Range<usize>,
    /// What it is in EDTF; empty if it has two readings.
    pub value: String,
    /// The two readings, if it has two: with the day first and with the month first.
    pub readings: Option<(String, String)>,
}

/// The first date of a segment: the longest run of words that is one, of those that nothing else has taken.
#[must_use]
pub fn find_date(
    text: &str,
    segment: &Range<usize>,
    is_taken: impl Fn(&Range<usize>) -> bool,
) -> Option<FoundDate> {
    let words = words_in(text, segment);
    let order = DateOrder::DayFirst;
    for first in 0..words.len() {
        for count in (1..=3).rev() {
            let Some(last) = words.get(first + count - 1) else {
                continue;
            };
            let place = words[first].start..last.end;
            let whole =
                words[first].start..year_word(text, &words, first + count).unwrap_or(last.end);
            let written = &text[place.clone()];
            if is_taken(&place) || !written.chars().any(|letter| letter.is_ascii_digit()) {
                continue;
            }
            // With points, days come first in all three languages; with strokes they may not.
            let style = DateStyle {
                order: written.contains('.').then_some(&order),
                ..DateStyle::default()
            };
            let cell = SheetCell {
                text: written,
                kind: CellKind::Text,
            };
            match read_cell_date(cell, style) {
                CellDate::Is(value) => {
                    return Some(FoundDate {
                        place: whole,
                        value,
                        readings: None,
                    });
                }
                CellDate::Either {
                    day_first,
                    month_first,
                } => {
                    let readings = Some((day_first, month_first));
                    return Some(FoundDate {
                        place,
                        value: String::new(),
                        readings,
                    });
                }
                CellDate::NoYear | CellDate::NoSuchDay | CellDate::NotADate => {}
            }
        }
    }
    None
}

/// The end of the word for a year after a date: "14 марта 2024 г."
fn year_word(text: &str, words: &[Range<usize>], next: usize) -> Option<usize> {
    let word = words.get(next)?;
    let is_year = matches!(&text[word.clone()], "г" | "р" | "року" | "года");
    is_year.then_some(word.end)
}
