//! `lastseen export --public`: what may be shown to anybody. It gets no book, and what it writes comes
//! from types that can hold nothing else.

use std::io::Write;

use jiff::Timestamp;
use serde_json::Value;

use crate::casebook::change::exported::ExportScope;
use crate::casebook::public::other::PublicCase;
use crate::casebook::public::person::PublicPerson;
use crate::casebook::public::view::PublicRecord;
use crate::cli::args::Common;
use crate::cli::commands::export_delivery::{Delivery, WriteProgress, by_id, names_nobody};
use crate::cli::commands::list::query_text;
use crate::cli::commands::public::PublicDesk;
use crate::cli::export_args::{ExportArgs, ExportForm};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::exchange::export::people_writer::{PeopleForm, write_people};
use crate::exchange::export::public_rows::{PUBLIC_HEADER, public_members, public_row};
use crate::exchange::export::table_writer::{JsonList, TableForm, TableWriter};
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::text::catalogue::label;
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::public_report::{
    public_chapter, public_head, public_list, public_overview,
};

/// Exports what may be shown to anybody of the people who are looked for.
///
/// # Errors
///
/// [`CliError::Usage`] for a query about something that is not public, and whatever writing fails with.
pub fn export_public(common: &Common, what: &ExportArgs) -> Result<(), CliError> {
    if what.entries {
        return Err(CliError::usage(label!(export_entries_not_public)));
    }
    let query = query_text(&what.query)?;
    let (desk, log) =
        PublicDesk::open_to_export(common, |book| names_nobody(book, what.output.as_deref()))?;
    let mut out = Out::new(desk.out.style);
    let case = desk.case_called(&query);
    let mut people: Vec<&PublicPerson> = Vec::new();
    let found = match &case {
        Some(case) => desk.people_of(case),
        None => desk.asked(&by_id(&query), Kind::Person)?,
    };
    for record in found {
        if let PublicRecord::Person(person) = record {
            people.push(person);
        }
    }
    people.truncate(common.limit.unwrap_or(usize::MAX));
    let delivery = Delivery {
        what,
        common,
        scope: ExportScope::Public,
        query,
    };
    let (put, now) = (|exported| log.put(exported), clock::now());
    delivery.run(&mut out, &put, &mut |to, progress| {
        write((&people, case.as_ref()), (what.form, now), (to, progress))
    })?;
    desk.partial.map_or(Ok(()), Err)
}

fn write(
    (people, case): (&[&PublicPerson], Option<&PublicCase>),
    (form, now): (ExportForm, Timestamp),
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<usize, CliError> {
    progress.of(people.len());
    match form {
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
        ExportForm::Html => document(people, case, DocumentForm::Html, (to, progress))?,
        ExportForm::Md => document(people, case, DocumentForm::Markdown, (to, progress))?,
    }
    Ok(people.len())
}

fn others(
    people: &[&PublicPerson],
    form: PeopleForm,
    now: Timestamp,
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<usize, CliError> {
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
) -> Result<(), CliError> {
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
    form: DocumentForm,
    (to, progress): (&mut dyn Write, &WriteProgress<'_>),
) -> Result<(), CliError> {
    let head = public_head(people, case, clock::today());
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
