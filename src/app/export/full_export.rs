//! The full export: records whole, in every form, to whoever writes it.

use std::collections::BTreeSet;
use std::io::Write;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::export::write_progress::WriteProgress;
use crate::casebook::book::Book;
use crate::casebook::derive::standing::cited_by;
use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::failure::Failure;
use crate::exchange::export::export_form::ExportForm;
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::exchange::export::people_writer::{PeopleForm, write_people};
use crate::exchange::export::table_writer::{TableForm, TableWriter};
use crate::exchange::own::{
    ENTRY_HEADER, cells_for, entry_rows, record_header, record_row, status_rows,
};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::looks_like_id;
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::full_report::{
    case_chapters, full_head, full_overview, is_close, person_chapter,
};
use crate::text::report::source_numbers::SourceNumbers;

/// More cells than the text of a record can take.
const MOST_CELLS: usize = 64;

/// The text of a record as it is on disk.
pub type TextOf<'t> = dyn Fn(RecordId) -> Result<Option<String>, Failure> + 't;

/// Where an export goes, and who is told how far it is.
pub type To<'a, 'p> = (&'a mut dyn Write, &'a WriteProgress<'p>);

/// An export of records whole.
pub struct FullExport<'b> {
    /// All records.
    pub book: &'b Book,
    /// The texts of the records.
    pub text_of: &'b TextOf<'b>,
    /// The people who go out.
    pub people: &'b [RecordId],
    /// The case that it is about.
    pub case: Option<RecordId>,
    /// Whether these people are everybody: every other record goes out as well then.
    pub is_whole: bool,
    /// In which form.
    pub form: ExportForm,
    /// One row for each entry, instead of each record.
    pub entries: bool,
    /// Today.
    pub today: Date,
    /// The moment of the export.
    pub now: Timestamp,
}

impl FullExport<'_> {
    /// Whether it is something to read, which names no source that must not be named.
    #[must_use]
    pub const fn is_document(&self) -> bool {
        document_form(self.form).is_some()
    }

    /// Whether it is in the form of another system, which learns of no such source either.
    #[must_use]
    pub const fn is_for_others(&self) -> bool {
        people_form(self.form).is_some()
    }

    /// Writes it, and gives the number of what was written.
    ///
    /// # Errors
    ///
    /// [`ExportFailure`] of writing, and of reading the text of a record.
    pub fn write(
        &self,
        to: &mut dyn Write,
        progress: &WriteProgress<'_>,
    ) -> Result<usize, ExportFailure> {
        let Self {
            book,
            text_of,
            people,
            ..
        } = *self;
        if let Some(form) = document_form(self.form) {
            let form = (form, self.today);
            return dossiers(book, people, self.case, form, (to, progress));
        }
        if let Some(form) = people_form(self.form) {
            return others(book, people, (form, self.now), (to, progress));
        }
        let form = table_form(self.form);
        if self.entries {
            return entries(book, people, form, (to, progress));
        }
        let ids = match self.is_whole {
            true => {
                let ids = Kind::ALL.into_iter().flat_map(|kind| {
                    // However the files were read, two exports are the same bytes.
                    let mut ids = book.ids(kind);
                    ids.sort_unstable();
                    ids
                });
                ids.collect()
            }
            false => with_linked(book, text_of, people),
        };
        records(book, text_of, &ids, form, (to, progress))
    }
}

/// The people of a case who go out with it: whoever is only close to somebody else does not.
#[must_use]
pub fn people_of_case(book: &Book, case: RecordId) -> Vec<RecordId> {
    let people = book.people_of(case);
    let people = people.filter(|(_, role)| !is_close(role));
    people.map(|(person, _)| person.id).collect()
}

/// The case that is meant by its id, or the beginning of one.
#[must_use]
pub fn case_called(book: &Book, typed: &str) -> Option<RecordId> {
    let typed = typed.trim();
    if !looks_like_id(typed) || !typed.starts_with(Kind::Case.letter()) {
        return None;
    }
    let cases = book.ids(Kind::Case);
    let mut found = cases
        .into_iter()
        .filter(|id| id.as_str().starts_with(typed));
    let first = found.next()?;
    let is_whole = first.as_str() == typed;
    (is_whole || found.next().is_none()).then_some(first)
}

/// Writes the entries of people, one a row.
fn entries(
    book: &Book,
    people: &[RecordId],
    form: TableForm,
    (to, progress): To<'_, '_>,
) -> Result<usize, ExportFailure> {
    progress.of(people.len());
    let header = ENTRY_HEADER.map(str::to_owned).to_vec();
    let mut table = TableWriter::begin(form, header, to)?;
    let mut rows = 0;
    for id in people {
        for row in book
            .people()
            .get(*id)
            .map_or_else(Vec::new, |person| entry_rows(book, person))
        {
            table.row(&row)?;
            rows += 1;
        }
        progress.one();
    }
    table.finish()?;
    Ok(rows)
}

/// Writes records with their texts, one a row; the workspace's own statuses first.
fn records(
    book: &Book,
    text_of: &TextOf<'_>,
    ids: &[RecordId],
    form: TableForm,
    (to, progress): To<'_, '_>,
) -> Result<usize, ExportFailure> {
    progress.of(ids.len());
    let mut cells = 1;
    if form != TableForm::Json {
        // How wide the table is must be known before its first row.
        for id in ids {
            cells = cells.max(text_of(*id)?.map_or(1, |text| cells_for(&text)));
        }
    }
    let header = record_header(match form {
        TableForm::Json => MOST_CELLS,
        TableForm::Csv | TableForm::Xlsx => cells,
    });
    let mut table = TableWriter::begin(form, header, to)?;
    let statuses = status_rows(book);
    for row in &statuses {
        table.row(row)?;
    }
    let mut rows = statuses.len();
    for id in ids {
        if let Some(text) = text_of(*id)? {
            table.row(&record_row(book, *id, &text))?;
            rows += 1;
        }
        progress.one();
    }
    table.finish()?;
    Ok(rows)
}

/// Writes people, and the sources that they cite and that may be named, in the form of another system.
fn others(
    book: &Book,
    people: &[RecordId],
    (form, now): (PeopleForm, Timestamp),
    (to, progress): To<'_, '_>,
) -> Result<usize, ExportFailure> {
    progress.of(people.len());
    let whole = |id: &RecordId| Some(OutgoingPerson::whole(book.people().get(*id)?, book));
    let cited: BTreeSet<RecordId> = people
        .iter()
        .filter_map(|id| book.people().get(*id))
        .flat_map(cited_by)
        .collect();
    let cited = cited.iter().filter_map(|id| book.sources().get(*id));
    let cited = cited.filter(|source| !source.confidential);
    let people = people.iter().filter_map(whole).inspect(|_| progress.one());
    Ok(write_people(form, people, cited, now, to)?)
}

/// Writes the dossiers of people, behind those of a case if one was asked for.
fn dossiers(
    book: &Book,
    people: &[RecordId],
    case: Option<RecordId>,
    (form, today): (DocumentForm, Date),
    (to, progress): To<'_, '_>,
) -> Result<usize, ExportFailure> {
    progress.of(people.len());
    let mut numbers = SourceNumbers::default();
    let head = full_head(book, people, case, today);
    let mut document = DocumentWriter::begin(form, &head, to)?;
    if let Some(case) = case {
        for chapter in case_chapters(book, case, &mut numbers) {
            document.chapter(&chapter)?;
        }
    }
    if people.len() > 1
        && let Some(chapter) = full_overview(book, people)
    {
        document.chapter(&chapter)?;
    }
    for id in people {
        document.chapter(&person_chapter(book, *id, today, &mut numbers))?;
        progress.one();
    }
    document.finish(&numbers.rows(book))?;
    Ok(people.len() + usize::from(case.is_some()))
}

const fn document_form(form: ExportForm) -> Option<DocumentForm> {
    match form {
        ExportForm::Html => Some(DocumentForm::Html),
        ExportForm::Md => Some(DocumentForm::Markdown),
        ExportForm::Csv
        | ExportForm::Xlsx
        | ExportForm::Json
        | ExportForm::Ftm
        | ExportForm::Pfif
        | ExportForm::Uwazi => None,
    }
}

const fn people_form(form: ExportForm) -> Option<PeopleForm> {
    match form {
        ExportForm::Ftm => Some(PeopleForm::Ftm),
        ExportForm::Pfif => Some(PeopleForm::Pfif),
        ExportForm::Uwazi => Some(PeopleForm::Uwazi),
        ExportForm::Csv
        | ExportForm::Xlsx
        | ExportForm::Json
        | ExportForm::Html
        | ExportForm::Md => None,
    }
}

const fn table_form(form: ExportForm) -> TableForm {
    match form {
        ExportForm::Csv
        | ExportForm::Ftm
        | ExportForm::Pfif
        | ExportForm::Uwazi
        | ExportForm::Html
        | ExportForm::Md => TableForm::Csv,
        ExportForm::Xlsx => TableForm::Xlsx,
        ExportForm::Json => TableForm::Json,
    }
}

/// People and everything that they link to, and what that links to.
fn with_linked(book: &Book, text_of: &TextOf<'_>, people: &[RecordId]) -> Vec<RecordId> {
    let mut found: BTreeSet<RecordId> = BTreeSet::new();
    let mut open: Vec<RecordId> = people.to_vec();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let text = text_of(id).ok().flatten().unwrap_or_default();
        let words = text
            .split('"')
            .filter_map(|word| word.parse::<RecordId>().ok());
        // People who are linked to are not asked for.
        open.extend(words.filter(|word| word.kind() != Kind::Person && book.has(*word)));
    }
    found.into_iter().collect()
}
