//! The public export: what may be shown to anybody, chosen and written from types that can hold nothing else.

use std::borrow::Cow;
use std::io::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use crate::app::export::write_progress::WriteProgress;
use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::query_error::QueryError;
use crate::casebook::public::other::PublicCase;
use crate::casebook::public::person::PublicPerson;
use crate::casebook::public::view::{PublicRecord, PublicView};
use crate::exchange::export::export_form::ExportForm;
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::exchange::export::people_writer::{PeopleForm, write_people};
use crate::exchange::export::public_rows::{PUBLIC_HEADER, public_members, public_row};
use crate::exchange::export::table_writer::{JsonList, TableForm, TableWriter};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::query::public::{answers, understand_public};
use crate::search::resolve::looks_like_id;
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::public_report::{
    public_chapter, public_head, public_list, public_overview,
};

/// Where a record stands in an order that says nothing of it.
pub type OrderOf<'o> = dyn Fn(RecordId) -> String + 'o;

/// The query as it is meant: an id, or the beginning of one, of a person stands for that person.
#[must_use]
pub fn by_id(query: &str) -> Cow<'_, str> {
    let typed = query.trim();
    match looks_like_id(typed) && typed.starts_with(Kind::Person.letter()) {
        true => Cow::Owned(format!("id:{typed}")),
        false => Cow::Borrowed(query),
    }
}

/// The records in an order that says nothing of them.
pub fn ordered<'r>(
    records: impl Iterator<Item = &'r PublicRecord>,
    order: &OrderOf<'_>,
) -> Vec<&'r PublicRecord> {
    let mut records: Vec<&PublicRecord> = records.collect();
    records.sort_by_cached_key(|record| order(record.id()));
    records
}

/// The records of a kind that answer to a query, in an order that says nothing of them.
///
/// # Errors
///
/// [`QueryError`] if the query makes no sense or asks about something that is not public.
pub fn public_answer<'v>(
    view: &'v PublicView,
    text: &str,
    kind: Kind,
    order: &OrderOf<'_>,
    today: Date,
) -> Result<Vec<&'v PublicRecord>, QueryError> {
    let statuses = &view.statuses;
    let query = understand_public(text, kind, statuses, today)?;
    let found = view.listed(kind);
    let found = found.filter(|record| answers(&query, record, statuses));
    Ok(ordered(found, order))
}

/// The people of a case, as far as that may be shown.
#[must_use]
pub fn public_people_of<'v>(
    view: &'v PublicView,
    case: &PublicCase,
    order: &OrderOf<'_>,
) -> Vec<&'v PublicRecord> {
    let Some(title) = &case.title else {
        return Vec::new();
    };
    let is_of_case = |record: &&PublicRecord| matches!(record, PublicRecord::Person(person) if person.cases.contains(title));
    ordered(view.listed(Kind::Person).filter(is_of_case), order)
}

/// Those of the records that are people.
#[must_use]
pub fn people_among<'v>(records: &[&'v PublicRecord]) -> Vec<&'v PublicPerson> {
    let people = records.iter().map(|record| match record {
        PublicRecord::Person(person) => Some(person),
        _ => None,
    });
    people.flatten().collect()
}

/// An export of what may be shown to anybody.
pub struct PublicExport<'v> {
    /// The people who go out.
    pub people: &'v [&'v PublicPerson],
    /// The case that it is about.
    pub case: Option<&'v PublicCase>,
    /// In which form.
    pub form: ExportForm,
    /// Today.
    pub today: Date,
    /// The moment of the export.
    pub now: Timestamp,
}

impl PublicExport<'_> {
    /// Writes it, and gives the number of what was written.
    ///
    /// # Errors
    ///
    /// [`ExportFailure`] of writing.
    pub fn write(
        &self,
        to: &mut dyn Write,
        progress: &WriteProgress<'_>,
    ) -> Result<usize, ExportFailure> {
        let (people, case, now) = (self.people, self.case, self.now);
        progress.of(people.len());
        match self.form {
            ExportForm::Csv => table(people, TableForm::Csv, (to, progress))?,
            ExportForm::Xlsx => table(people, TableForm::Xlsx, (to, progress))?,
            ExportForm::Json => {
                let mut list = JsonList::begin(to)?;
                for person in people {
                    list.object(&Value::Object(public_members(person)))?;
                    progress.one();
                }
                list.finish()?;
            }
            ExportForm::Ftm => return others(people, PeopleForm::Ftm, now, (to, progress)),
            ExportForm::Pfif => return others(people, PeopleForm::Pfif, now, (to, progress)),
            ExportForm::Uwazi => return others(people, PeopleForm::Uwazi, now, (to, progress)),
            ExportForm::Html => document(
                people,
                case,
                (DocumentForm::Html, self.today),
                (to, progress),
            )?,
            ExportForm::Md => document(
                people,
                case,
                (DocumentForm::Markdown, self.today),
                (to, progress),
            )?,
        }
        Ok(people.len())
    }
}

fn others(
    people: &[&PublicPerson],
    form: PeopleForm,
    now: Timestamp,
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<usize, ExportFailure> {
    let people = people.iter().map(|person| {
        progress.one();
        OutgoingPerson::from(*person)
    });
    Ok(write_people(form, people, std::iter::empty(), now, to)?)
}

fn table(
    people: &[&PublicPerson],
    form: TableForm,
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<(), ExportFailure> {
    let header = PUBLIC_HEADER.map(str::to_owned).to_vec();
    let mut table = TableWriter::begin(form, header, to)?;
    for person in people {
        table.row(&public_row(person))?;
        progress.one();
    }
    Ok(table.finish()?)
}

/// How many people stand in one table of a document.
const TABLE_ROWS: usize = 500;

fn document(
    people: &[&PublicPerson],
    case: Option<&PublicCase>,
    (form, today): (DocumentForm, Date),
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<(), ExportFailure> {
    let head = public_head(people, case, today);
    let mut document = DocumentWriter::begin(form, &head, to)?;
    if let ([one], None) = (people, case) {
        document.chapter(&public_chapter(one))?;
        progress.one();
        return Ok(document.finish(&[])?);
    }
    for chapter in public_overview(people, case) {
        document.chapter(&chapter)?;
    }
    for (at, some) in people.chunks(TABLE_ROWS).enumerate() {
        document.chapter(&public_list(some, at * TABLE_ROWS + 1))?;
        for _ in some {
            progress.one();
        }
    }
    Ok(document.finish(&[])?)
}
