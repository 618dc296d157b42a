//! A form: some fields of a record or entry, being filled in.
//!
//! - `already_recorded`: what is recorded already of what a form is about to add.
//! - `batch`: one change for all marked people.
//! - `caution`: the warning about the person that a form writes about.
//! - `choose`: choosing one of several: a status after `s`, a kind after `a`, an item of a list.
//! - `commit`: saving a filled-in form, after everything that has to be asked or shown first.
//! - `completion`: what a field of a form offers to choose from while one types.
//! - `field_hints`: what belongs into a field, in one line.
//! - `form_keys`: filling in a form.
//! - `form_question`: what is asked in one line before a form is written.
//! - `form_refusal`: why a form is not written, and in which of its fields.
//! - `form_of_target`: the form that a target has, as it is when nothing has been typed yet.
//! - `marked`: whom a change is for, where that is not simply the person in view.
//! - `naming`: a place or unit in a spelling that no record has: what it may be.
//! - `new_record`: records that are made of what is typed in a field that holds records.
//! - `new_record_choice`: from a form that names new records to the change that creates them.
//! - `note_keys`: writing a note.
//! - `open`: opening the form that a record's text was read for.
//! - `opening`: what a record's text is read for.
//! - `page_answer`: the answer to the question at the foot of a page.
//! - `page_question`: the question at the foot of a page: what was read is done, or nothing is.
//! - `paths`: which files a path may become that is being typed.
//! - `picker`: a list to choose from with a search line: all commands, the help, the sources.
//! - `picker_keys`: choosing or making a record for a field of a form.
//! - `question`: asks whether to join two records although somebody decided that they are two people.
//! - `repeated`: what is repeated of the last status change, for somebody else.
//! - `spelled`: what somebody has said of places and units in new spellings.
//! - `submit`: from a filled-in form to the change that it makes.
//! - `text_input`: a text that is being typed, of one line or several, and what keys do to it.
//! - `values`: what the fields of a filled-in form say, each read once, as RON text.

pub mod already_recorded;
pub mod batch;
pub mod caution;
pub mod choose;
pub(in crate::app) mod commit;
pub mod completion;
pub mod field_hints;
pub(in crate::app) mod form_keys;
pub mod form_of_target;
pub mod form_question;
pub mod form_refusal;
pub mod marked;
pub mod naming;
pub mod new_record;
pub mod new_record_choice;
pub(in crate::app) mod note_keys;
pub(in crate::app) mod open;
pub mod opening;
pub mod page_answer;
pub mod page_question;
pub mod paths;
pub mod picker;
pub(in crate::app) mod picker_keys;
pub mod question;
pub mod repeated;
pub mod spelled;
pub mod submit;
pub mod text_input;
pub mod values;

use jiff::civil::Date;

use crate::app::form::completion::{Choices, IndexedBook, Offer, choices, plain, resolve, tags};
use crate::app::form::form_question::{FormDoubt, FormQuestion};
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::naming::Naming;
use crate::app::form::new_record::NewRecord;
use crate::app::form::paths::FoundPaths;
use crate::app::form::text_input::TextInput;
use crate::casebook::fields::field::{CLAIM, ENTRY};
use crate::casebook::fields::inline_list::{parts, split_word};
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::form_target::{FormTarget, ImportField};
use crate::record::date_input::read_date;
use crate::record::date_refusal::DateRefusal;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::schema::claimable;
use crate::record::status::Status;
use crate::ron_text::path::PathStep;
use crate::text::catalogue::say;
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
    pub title: Safe,
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
    /// What is asked before it is written.
    pub question: Option<FormQuestion>,
    /// What was asked already of what is typed now.
    pub sure: Vec<FormDoubt>,
    /// Which page of what would change for whom is seen, from 0: for many people it is longer than the
    /// screen. After the last page the first one comes again.
    pub preview_page: usize,
    /// How often it has met a conflict.
    pub tries: u8,
    /// The new records that placeholders stand for, in a form that is about to be written.
    pub making: Vec<NewRecord>,
    /// What the path may become that is typed, as far as it was looked up.
    pub paths: Option<FoundPaths>,
    /// The form beneath, which goes on, with all that is typed, when this one is done or left.
    pub under: Option<Box<Form>>,
}

impl Form {
    /// A form with these fields and what stands in them.
    #[must_use]
    pub fn new(
        title: Safe,
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
            question: None,
            sure: Vec::new(),
            preview_page: 0,
            tries: 0,
            making: Vec::new(),
            paths: None,
            under: None,
        }
    }

    /// The form for a new status: date (today where it is left empty), place and source, and what
    /// else one may know.
    #[must_use]
    pub fn status(
        title: Safe,
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
        Self::new(title, target, &fields, values).with_placeholder("when", &today.to_string())
    }

    /// The form of a new entry for a person, who is called so; today where its date is left empty.
    #[must_use]
    pub fn new_entry(name: &str, person: RecordId, today: Date) -> Self {
        let title = say!(form_new_entry { name });
        Self::new(title, FormTarget::AddEntry(person), ENTRY, &[])
            .with_placeholder("when", &today.to_string())
    }

    /// The form that attaches a file to a source, which is called so.
    #[must_use]
    pub fn attach(name: &str, source: RecordId) -> Self {
        let title = say!(form_attach { name });
        Self::new(title, FormTarget::Attach(source), &[FILE], &[])
    }

    /// The form that asks something of a list before it is imported.
    #[must_use]
    pub fn import(field: ImportField, value: &str) -> Self {
        let (title, asked) = match field {
            ImportField::File => (say!(import_form_file), FILE),
            ImportField::Title => (
                say!(import_form_title),
                Field::new("title", FieldType::Line),
            ),
            ImportField::Case => (
                say!(import_form_case),
                Field::new("case", FieldType::Link(Kind::Case)),
            ),
            ImportField::Map => (say!(import_form_map), FILE),
            ImportField::SaveMap => (say!(import_form_save_map), FILE),
            ImportField::Message => (say!(intake_title), Field::new("message", FieldType::Text)),
        };
        let values = [(asked.name, value.to_owned())];
        Self::new(title, FormTarget::Import(field), &[asked], &values)
    }

    /// Sets what an empty field stands for.
    #[must_use]
    pub fn with_placeholder(mut self, name: &str, placeholder: &str) -> Self {
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

    /// Says why it is not written, with the cursor in the field that has to be mended.
    pub fn refuse(&mut self, refused: FormRefusal) {
        if let Some(field) = refused.field {
            self.go_to(field);
        }
        self.refused = Some(refused.sentence);
    }

    /// Takes note that something else is typed than what was refused or asked about.
    pub fn set_retyped(&mut self) {
        self.choice = None;
        self.leaving = false;
        self.refused = None;
        self.question = None;
        self.sure.retain(|doubt| *doubt == FormDoubt::ReportDate);
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
        let Some(row) = self.row().filter(|row| !row.is_made()) else {
            return Choices::default();
        };
        let typed = row.input.text().trim();
        if let Some(words) = self.words_of(row) {
            return plain(words.iter().copied(), typed, str::to_owned);
        }
        if let Some(found) = self.paths.as_ref().filter(|found| found.of == typed) {
            let offers = found.paths.iter().filter(|path| *path != typed);
            return Choices {
                offers: offers.map(|path| Offer::plain(path, path)).collect(),
                left_out: usize::from(found.more),
            };
        }
        if row.field.name == "when" && typed.is_empty() {
            return Choices {
                offers: self.dates(known, &row.placeholder),
                left_out: 0,
            };
        }
        if row.field.name == "tags" {
            return tags(known.0, self.kind(), row.input.text());
        }
        choices(known, row.field.holds, row.input.text())
    }

    /// The kind of the record that the form is about.
    fn kind(&self) -> Kind {
        match &self.target {
            FormTarget::Add(kind) => *kind,
            FormTarget::AddCited { .. } | FormTarget::AddSource { .. } => Kind::Source,
            FormTarget::Set { record, .. } => record.kind(),
            _ => Kind::Person,
        }
    }

    /// The dates that are offered for an entry: those of the reports that it cites, and today.
    fn dates(&self, known: IndexedBook, today: &str) -> Vec<Offer> {
        let mut offers = self.report_dates(known);
        if !offers.is_empty() && !today.is_empty() {
            let label = say!(form_today { date: today });
            offers.push(Offer::plain(today, label.as_str()));
        }
        offers
    }

    /// The dates of the reports that an entry cites, each once.
    #[must_use]
    pub fn report_dates(&self, known: IndexedBook) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for part in parts(self.typed("sources")) {
            let cited = resolve(known, Kind::Source, split_word(part).0);
            let Some(source) = cited.and_then(|id| known.0.sources().get(id)) else {
                continue;
            };
            let date = source.published.as_str();
            if source.published.days().is_none() || offers.iter().any(|offer| offer.text == date) {
                continue;
            }
            let label = say!(form_report_date {
                date,
                title: &source.title
            });
            offers.push(Offer::plain(date, label.as_str()));
        }
        offers
    }

    /// The words of a field of one line that takes no others: of a claim, the field that it is about.
    #[must_use]
    pub fn words_of(&self, row: &FormRow) -> Option<&'static [&'static str]> {
        let claims = StatementList::Claims.name();
        let record = match &self.target {
            FormTarget::AddItem { record, list, .. } if list.name() == claims => record,
            FormTarget::Set { record, within, .. }
                if within.steps().first() == Some(&PathStep::Field(claims.to_owned())) =>
            {
                record
            }
            _ => return None,
        };
        (row.field.name == CLAIM[0].name).then(|| claimable(record.kind()))
    }

    /// What a date that is typed is understood as, or why it is none; `None` if nothing is typed
    /// or the field holds no date.
    #[must_use]
    pub fn date(&self, row: &FormRow, today: Date) -> Option<Result<String, DateRefusal>> {
        let typed = row.input.text().trim();
        (row.field.holds == FieldType::Date && !typed.is_empty()).then(|| read_date(typed, today))
    }
}
