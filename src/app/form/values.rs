//! What the fields of a filled-in form say, as RON text. Each is read once.

use crate::app::core::state::State;
use crate::app::form::completion::{offers, settle};
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::{Form, FormRow};
use crate::casebook::change::compose::Written;
use crate::casebook::fields::field::{CITATION, value_text};
use crate::casebook::fields::inline_list::{parts, split_word, with_word};
use crate::casebook::fields::refusal::{Refusal, listed_word};
use crate::record::date_input::read_date;
use crate::record::date_refusal::DateRefusal;
use crate::record::field::FieldType;
use crate::record::named::NameKind;
use crate::record::status::Status;
use crate::ron_text::quote::quote;
use crate::text::labels::typed_word::typed_word;

/// What the fields of a form say.
pub struct FormValues {
    /// The form.
    pub form: Form,
    /// Of each field what is typed, with names settled into ids and dates into EDTF, or why that
    /// cannot be.
    pub says: Vec<Result<String, Refusal>>,
    /// The first field whose text names no one record, but for which there are choices.
    pub unsettled: Option<usize>,
}

impl FormValues {
    /// Reads the fields.
    #[must_use]
    pub fn read(form: Form, state: &State) -> Self {
        let says: Vec<_> = {
            let says = |row| says(&form, row, state);
            form.rows.iter().map(says).collect()
        };
        let mut rows = form.rows.iter().zip(&says);
        let unsettled = rows.position(|(row, says)| {
            let typed = row.input.text().trim();
            !typed.is_empty()
                && typed != row.before
                && says.is_err()
                && !offers(state.known(), row.field.holds, typed).is_empty()
        });
        Self {
            form,
            says,
            unsettled,
        }
    }

    /// The fields with what each says.
    pub fn rows(&self) -> impl Iterator<Item = (&FormRow, &Result<String, Refusal>)> {
        self.form.rows.iter().zip(&self.says)
    }

    /// What the field of this name says; nothing if there is none.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn of(&self, name: &str) -> Result<&str, FormRefusal> {
        match self.rows().find(|(row, _)| row.field.name == name) {
            Some((row, says)) => {
                (says.as_deref()).map_err(|error| FormRefusal::of(row.field.name, error))
            }
            None => Ok(""),
        }
    }

    /// The fields of the entry that the form describes. A date that is not understood is kept in
    /// `said`, never dropped and never guessed.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn entry_fields(&self, status: Option<&Status>) -> Result<Vec<Written>, FormRefusal> {
        let mut fields: Vec<Written> = Vec::new();
        for (row, says) in self.rows() {
            let typed = row.input.text().trim();
            match (row.field.holds, says) {
                (FieldType::Date, _) if typed.is_empty() => {
                    // An empty date stands for the day that is shown in its place.
                    if row.placeholder.is_empty() {
                        continue;
                    }
                    fields.push((row.field.name, quote(&row.placeholder)));
                }
                (FieldType::Date, Err(Refusal::Date { why, .. }))
                    if is_kept_in_words(why) && self.form.typed("said").is_empty() =>
                {
                    fields.push(("said", quote(typed)));
                }
                _ => fields.extend(value(row, says)?.map(|value| (row.field.name, value))),
            }
            if row.field.name == "when"
                && let Some(status) = status
            {
                fields.push(("status", status.as_str().to_owned()));
            }
        }
        Ok(fields)
    }

    /// The fields of the citation that the form describes among others.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn citation_fields(&self) -> Result<Vec<Written>, FormRefusal> {
        self.written_of(|name| CITATION.iter().any(|field| field.name == name))
    }

    /// The fields that have a value.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn written(&self) -> Result<Vec<Written>, FormRefusal> {
        self.written_of(|_| true)
    }

    fn written_of(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Written>, FormRefusal> {
        let mut fields = Vec::new();
        for (row, says) in self.rows().filter(|(row, _)| wanted(row.field.name)) {
            fields.extend(value(row, says)?.map(|value| (row.field.name, value)));
        }
        Ok(fields)
    }
}

/// The RON text of one field.
///
/// # Errors
///
/// Why it cannot be written.
pub fn value(row: &FormRow, says: &Result<String, Refusal>) -> Result<Option<String>, FormRefusal> {
    let value = match says {
        Ok(says) => value_text(row.field.holds, says),
        Err(error) => Err(error.clone()),
    };
    value.map_err(|error| FormRefusal::of(row.field.name, &error))
}

/// Whether what was typed for a date is kept in words: what can be mended where it is typed, such as
/// a date that may mean two days, is asked about instead.
#[must_use]
pub const fn is_kept_in_words(why: &DateRefusal) -> bool {
    matches!(why, DateRefusal::NotADate | DateRefusal::NoYear)
}

/// What is typed in a field, with names settled into ids and dates into EDTF.
fn says(form: &Form, row: &FormRow, state: &State) -> Result<String, Refusal> {
    let typed = row.input.text();
    let is_new = typed != row.before && !typed.trim().is_empty();
    if let Some(words) = form.words_of(row).filter(|_| is_new) {
        let own = typed_word(typed, words.iter().copied());
        return listed_word(own.unwrap_or(typed), words).map(str::to_owned);
    }
    match row.field.holds {
        FieldType::Status if is_new => {
            let word = word(row.field.holds, typed, state);
            let known = || state.book.statuses.iter().map(|kind| kind.name.as_str());
            if known().any(|known| known == word) {
                return Ok(word);
            }
            Err(Refusal::UnknownStatus {
                typed: word,
                known: known().map(str::to_owned).collect(),
            })
        }
        FieldType::Date if !typed.trim().is_empty() => {
            read_date(typed, state.clock.today).map_err(|why| Refusal::Date {
                typed: typed.trim().to_owned(),
                why,
            })
        }
        FieldType::Named(kind) if is_new => Ok(state.book.as_spelled(kind, typed).to_owned()),
        FieldType::Status | FieldType::Word(_) => Ok(word(row.field.holds, typed, state)),
        FieldType::Names if is_new => Ok(with_kinds(typed)),
        holds => settle(state.known(), holds, typed),
    }
}

/// Other names with the kind of each as records have it.
fn with_kinds(typed: &str) -> String {
    let each = parts(typed).map(|part| match split_word(part) {
        (name, Some(kind)) => {
            let own = typed_word(kind, NameKind::WORDS.iter().copied());
            with_word(name, Some(own.unwrap_or(kind)))
        }
        (name, None) => name.to_owned(),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// A word of a list as the list spells it, where it was typed in other letters.
fn word(holds: FieldType, typed: &str, state: &State) -> String {
    let typed = typed.trim();
    let same = |known: &&str| known.to_lowercase() == typed.to_lowercase();
    let words: Vec<&str> = match holds {
        FieldType::Word(words) => words.to_vec(),
        _ => state
            .book
            .statuses
            .iter()
            .map(|kind| kind.name.as_str())
            .collect(),
    };
    let known = words.iter().copied().find(same);
    let known = known.or_else(|| typed_word(typed, words));
    known.unwrap_or(typed).to_owned()
}
