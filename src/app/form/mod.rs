//! A form: some fields of a record or entry, being filled in.
//!
//! - `already_recorded`: what is recorded already of what a form is about to add.
//! - `batch`: one change for all marked people.
//! - `caution`: the warning about the person that a form writes about.
//! - `choose`: choosing one of several: a status after `s`, a kind after `a`, an item of a list.
//! - `commit`: saving a filled-in form, after everything that has to be asked or shown first.
//! - `completion`: what a field of a form offers to choose from while one types.
//! - `form_keys`: filling in a form.
//! - `form_of_target`: the form that a target has, as it is when nothing has been typed yet.
//! - `naming`: a place or unit in a spelling that no record has: what it may be.
//! - `new_record`: records that are made of what is typed in a field that holds records.
//! - `new_record_choice`: from a form that names new records to the change that creates them.
//! - `note_keys`: writing a note.
//! - `open`: opening the form that a record's text was read for.
//! - `opening`: what a record's text is read for.
//! - `picker`: a list to choose from with a search line: all commands, the help, the sources.
//! - `picker_keys`: choosing or making a record for a field of a form.
//! - `question`: asks whether to join two records although somebody decided that they are two people.
//! - `spelled`: what somebody has said of places and units in new spellings.
//! - `submit`: from a filled-in form to the change that it makes.
//! - `submit_query`: from the form of a saved query to the change that it makes.
//! - `text_input`: a text that is being typed, of one line or several, and what keys do to it.
//! - `values`: what the fields of a filled-in form say, each read once, as RON text.

pub mod already_recorded;
pub mod batch;
pub mod caution;
pub mod choose;
pub(in crate::app) mod commit;
pub mod completion;
pub(in crate::app) mod form_keys;
pub mod form_of_target;
pub mod naming;
pub mod new_record;
pub mod new_record_choice;
pub(in crate::app) mod note_keys;
pub(in crate::app) mod open;
pub mod opening;
pub mod picker;
pub(in crate::app) mod picker_keys;
pub mod question;

pub mod spelled;
pub mod submit;
pub mod submit_query;
pub mod text_input;
pub mod values;

use jiff::civil::Date;

use crate::app::form::completion::{Choices, IndexedBook, Offer, choices};
use crate::app::form::naming::Naming;
use crate::app::form::new_record::Made;
use crate::app::form::text_input::TextInput;
use crate::casebook::fields::field::ENTRY;
use crate::casebook::fields::inline_list::{parts, split_word};
use crate::casebook::form_target::FormTarget;
use crate::record::date_input::read_date;
use crate::record::date_refusal::DateRefusal;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::status::Status;
use crate::text::safe::Safe;

/// The one field of a withdrawal: its reason.
pub const WITHDRAWN: Field = Field::new("withdrawn", FieldType::Line);

/// The one field of an attachment: where the file lies.
const FILE: Field = Field::new("file", FieldType::Line);

/// The fields of a status change, in the order of the form.
const STATUS_FIELDS: [&str; 5] = ["when", "place", "sources", "contact", "note"];

/// One field, being filled in.
#[derive(Clone, Debug)]
pub struct FormRow {
    /// The field.
    pub field: Field,
    /// What is typed.
    pub input: TextInput,
    /// What stood there at first.
    pub before: String,
    /// What an empty field stands for, shown faintly.
    pub placeholder: String,
    /// What was said of a place or unit that is typed there, and the text that it was said of.
    pub naming: Option<(String, Naming)>,
    /// The texts that new records are made of when the form is written.
    pub made: Vec<String>,
}

impl FormRow {
    /// Whether a new record is to be made of the last part of what is typed.
    #[must_use]
    pub fn is_made(&self) -> bool {
        let text = self.input.text().trim();
        let last = match self.field.holds {
            FieldType::Link(_) => text,
            _ => parts(text).last().unwrap_or_default(),
        };
        let (name, _) = split_word(last);
        self.made.iter().any(|made| made == last || made == name)
    }
}

/// A form, being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub target: FormTarget,
    /// Its fields.
    pub rows: Vec<FormRow>,
    /// The field that is being typed in.
    pub at: usize,
    /// The choice that is highlighted among those that are offered.
    pub choice: Option<usize>,
    /// Why it could not be written.
    pub refused: Option<Safe>,
    /// Whether Esc was pressed once over something that was typed.
    pub leaving: bool,
    /// Whether it was shown what would change for whom; then it may be written.
    pub previewed: bool,
    /// Which page of that is seen, from 0: for many people it is longer than the screen. After the
    /// last page the first one comes again.
    pub preview_page: usize,
    /// Whether a date that is none was pointed out; then it is kept in words.
    pub words_meant: bool,
    /// How often it has met a conflict.
    pub tries: u8,
    /// The new records that placeholders stand for, in a form that is about to be written.
    pub making: Vec<Made>,
    /// The form beneath, which goes on, with all that is typed, when this one is done or left.
    pub under: Option<Box<Form>>,
}

impl Form {
    /// A form with these fields and what stands in them.
    #[must_use]
    pub fn new(
        title: String,
        target: FormTarget,
        fields: &[Field],
        values: &[(&str, String)],
    ) -> Self {
        let rows = fields
            .iter()
            .map(|field| {
                let before = values
                    .iter()
                    .find(|(name, _)| *name == field.name)
                    .map(|(_, value)| value.clone())
                    .unwrap_or_default();
                let input = match field.holds {
                    FieldType::Text => TextInput::lines(&before),
                    _ => TextInput::line(&before),
                };
                FormRow {
                    field: *field,
                    input,
                    before,
                    placeholder: String::new(),
                    naming: None,
                    made: Vec::new(),
                }
            })
            .collect();
        Self {
            title,
            target,
            rows,
            at: 0,
            choice: None,
            refused: None,
            leaving: false,
            previewed: false,
            preview_page: 0,
            words_meant: false,
            tries: 0,
            making: Vec::new(),
            under: None,
        }
    }

    /// The form for a new status: date (today where it is left empty), place and source, and what
    /// else one may know.
    #[must_use]
    pub fn status(
        title: String,
        people: Vec<RecordId>,
        status: Status,
        today: Date,
        values: &[(&str, String)],
    ) -> Self {
        let fields: Vec<Field> = STATUS_FIELDS
            .iter()
            .filter_map(|name| ENTRY.iter().find(|field| field.name == *name))
            .copied()
            .collect();
        let target = FormTarget::Status { people, status };
        Self::new(title, target, &fields, values).with_ghost("when", &today.to_string())
    }

    /// The form of a new entry for a person, who is called so; today where its date is left empty.
    #[must_use]
    pub fn new_entry(name: &str, person: RecordId, today: Date) -> Self {
        let title = format!("New entry for {name}");
        Self::new(title, FormTarget::AddEntry(person), ENTRY, &[])
            .with_ghost("when", &today.to_string())
    }

    /// The form that attaches a file to a source, which is called so.
    #[must_use]
    pub fn attach(name: &str, source: RecordId) -> Self {
        let title = format!("Attach · {name}");
        Self::new(title, FormTarget::Attach(source), &[FILE], &[])
            .with_ghost("file", "where it lies: ~/Downloads/page.pdf")
    }

    /// Sets what an empty field stands for.
    #[must_use]
    pub fn with_ghost(mut self, name: &str, placeholder: &str) -> Self {
        for row in &mut self.rows {
            if row.field.name == name {
                placeholder.clone_into(&mut row.placeholder);
            }
        }
        self
    }

    /// Puts the cursor into a field, where the form has it.
    pub fn go_to(&mut self, name: &str) {
        if let Some(at) = self.rows.iter().position(|row| row.field.name == name) {
            self.at = at;
        }
    }

    /// The field that is being typed in.
    #[must_use]
    pub fn row(&self) -> Option<&FormRow> {
        self.rows.get(self.at)
    }

    /// What is typed in a field.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.rows
            .iter()
            .find(|row| row.field.name == name)
            .map_or("", |row| row.input.text().trim())
    }

    /// Whether something was typed.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.rows.iter().any(|row| row.input.text() != row.before)
    }

    /// The choices that are offered for the field that is being typed in.
    #[must_use]
    pub fn offers(&self, known: IndexedBook) -> Vec<Offer> {
        self.choices(known).offers
    }

    /// The same with how many more there are.
    #[must_use]
    pub fn choices(&self, known: IndexedBook) -> Choices {
        self.row()
            .filter(|row| !row.is_made())
            .map(|row| choices(known, row.field.holds, row.input.text()))
            .unwrap_or_default()
    }

    /// Whether a value names a record that has no id yet.
    #[must_use]
    pub fn names_made(&self, value: &str) -> bool {
        let mut making = self.making.iter();
        making.any(|made| value.contains(made.placeholder.as_str()))
    }

    /// What a date that is typed is understood as, or why it is none; `None` where nothing is typed
    /// or the field holds no date.
    #[must_use]
    pub fn date(&self, row: &FormRow, today: Date) -> Option<Result<String, DateRefusal>> {
        let typed = row.input.text().trim();
        (row.field.holds == FieldType::Date && !typed.is_empty()).then(|| read_date(typed, today))
    }
}
