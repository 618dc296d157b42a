//! What the fields of a filled-in form say, as RON text.

use crate::app::core::state::State;
use crate::app::form::completion::settle;
use crate::app::form::{Form, FormRow};
use crate::casebook::change::compose::Written;
use crate::casebook::fields::field::{CITATION, value_text};
use crate::casebook::fields::refusal::Refusal;
use crate::record::date_input::read_date;
use crate::record::date_refusal::DateRefusal;
use crate::record::field::FieldType;
use crate::record::status::Status;
use crate::ron_text::quote::quote;
use crate::text::errors::refusal::refusal;

/// The fields of the entry that a form describes. A date that is not understood is kept in `said`,
/// never dropped and never guessed.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn entry_fields(
    form: &Form,
    state: &State,
    status: Option<&Status>,
) -> Result<Vec<Written>, String> {
    let mut fields: Vec<Written> = Vec::new();
    for row in &form.rows {
        let typed = row.input.text().trim();
        match row.field.holds {
            FieldType::Date => {
                let typed = if typed.is_empty() {
                    row.placeholder.as_str()
                } else {
                    typed
                };
                if typed.is_empty() {
                    continue;
                }
                match read_date(typed, state.clock.today) {
                    Ok(date) => fields.push((row.field.name, quote(&date))),
                    Err(why) if is_kept_in_words(&why) && form.typed("said").is_empty() => {
                        fields.push(("said", quote(typed)));
                    }
                    Err(why) => {
                        return Err(refusal(&Refusal::Date {
                            typed: typed.to_owned(),
                            why,
                        })
                        .into_string());
                    }
                }
            }
            _ => {
                if let Some(value) = value(row, state)? {
                    fields.push((row.field.name, value));
                }
            }
        }
        if row.field.name == "when"
            && let Some(status) = status
        {
            fields.push(("status", status.as_str().to_owned()));
        }
    }
    Ok(fields)
}

/// Whether what was typed for a date is kept in words: what can be mended where it is typed, such as
/// a date that may mean two days, is asked about instead.
#[must_use]
pub const fn is_kept_in_words(why: &DateRefusal) -> bool {
    matches!(why, DateRefusal::NotADate | DateRefusal::NoYear)
}

/// The fields of the citation that a form describes among others.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn citation_fields(form: &Form, state: &State) -> Result<Vec<Written>, String> {
    let mut fields = Vec::new();
    for row in &form.rows {
        if CITATION.iter().any(|field| field.name == row.field.name)
            && let Some(value) = value(row, state)?
        {
            fields.push((row.field.name, value));
        }
    }
    Ok(fields)
}

/// The fields that have a value.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn written(form: &Form, state: &State) -> Result<Vec<Written>, String> {
    let mut fields = Vec::new();
    for row in &form.rows {
        if let Some(value) = value(row, state)? {
            fields.push((row.field.name, value));
        }
    }
    Ok(fields)
}

/// The RON text of one field.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn value(row: &FormRow, state: &State) -> Result<Option<String>, String> {
    let typed = row.input.text();
    let settled = match row.field.holds {
        FieldType::Date if !typed.trim().is_empty() => read_date(typed, state.clock.today)
            .map_err(|why| {
                refusal(&Refusal::Date {
                    typed: typed.trim().to_owned(),
                    why,
                })
                .into_string()
            })?,
        FieldType::Status | FieldType::Word(_) => word(row.field.holds, typed, state),
        holds => {
            settle(state.known(), holds, typed).map_err(|error| refusal(&error).into_string())?
        }
    };
    value_text(row.field.holds, &settled).map_err(|error| refusal(&error).into_string())
}

/// A word of a list as the list spells it, where it was typed in other letters.
fn word(holds: FieldType, typed: &str, state: &State) -> String {
    let typed = typed.trim();
    let same = |known: &&str| known.to_lowercase() == typed.to_lowercase();
    let known = match holds {
        FieldType::Word(words) => words.iter().copied().find(same),
        _ => state
            .book
            .statuses
            .iter()
            .map(|kind| kind.name.as_str())
            .find(same),
    };
    known.unwrap_or(typed).to_owned()
}
