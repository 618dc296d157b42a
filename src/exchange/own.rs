//! Our own tables: every record with its whole text beside what a reader wants to see, and back.

use csv::WriterBuilder;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Map, Value};

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::{QueryEdit, status_text};
use crate::casebook::errors::import_problem::{Outcome, RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::guard::{guarded, own_column};
use crate::exchange::map::Import;
use crate::exchange::plan::{Given, ImportPlan, PlannedRow};
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::read::{Record, read_record, read_ron};
use crate::record::status::{Status, StatusKind};

/// The column with the text of a record. A text that is longer than a cell goes on in `lastseen record 2` and so on.
pub const RECORD: &str = own_column!("record");

/// The kind of a row that holds a status of the workspace.
const STATUS_KIND: &str = "status";

/// The most characters of a cell of Excel.
const CELL_LIMIT: usize = 32_000;

/// What a reader wants to see of a record, before its text.
const HEADER: [&str; 12] = [
    own_column!("id"),
    own_column!("kind"),
    "name",
    "other_names",
    "sex",
    "born",
    "home",
    "unit",
    "rank",
    "status",
    "when",
    "place",
];

/// A table that is written: a header and rows of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenTable {
    /// The header.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Records with their texts, one a row.
#[must_use]
pub fn records_table(book: &Book, records: &[(RecordId, String)]) -> WrittenTable {
    let mut rows = Vec::with_capacity(records.len());
    let mut parts = 1;
    // The workspace's own statuses go first: records use them.
    for status in &book.statuses {
        if !Status::FOUR.contains(&status.name) {
            let mut row = vec![String::new(); HEADER.len()];
            STATUS_KIND.clone_into(&mut row[1]);
            status.name.as_str().clone_into(&mut row[2]);
            row.push(status_text(status));
            rows.push(row);
        }
    }
    for (id, text) in records {
        let mut row = seen(book, *id);
        let pieces = pieces(text);
        parts = parts.max(pieces.len());
        row.extend(pieces);
        rows.push(row);
    }
    let mut header: Vec<String> = HEADER.iter().map(|&name| name.to_owned()).collect();
    header.extend((1..=parts).map(record_column));
    for row in &mut rows {
        row.resize(header.len(), String::new());
    }
    WrittenTable { header, rows }
}

fn record_column(part: usize) -> String {
    match part {
        1 => RECORD.to_owned(),
        part => format!("{RECORD} {part}"),
    }
}

/// The text in pieces that a cell can hold.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut count = 0;
    for letter in text.chars() {
        // Excel counts units of UTF-16.
        count += letter.len_utf16();
        if count > CELL_LIMIT {
            pieces.push(String::new());
            count = letter.len_utf16();
        }
        if let Some(last) = pieces.last_mut() {
            last.push(letter);
        }
    }
    pieces
}

fn seen(book: &Book, id: RecordId) -> Vec<String> {
    let mut row = vec![String::new(); HEADER.len()];
    id.as_str().clone_into(&mut row[0]);
    id.kind().word().clone_into(&mut row[1]);
    book.title_of(id)
        .unwrap_or_default()
        .clone_into(&mut row[2]);
    let Some(person) = book.people().get(id) else {
        return row;
    };
    let others: Vec<&str> = person
        .other_names
        .iter()
        .map(|name| name.text.as_str())
        .collect();
    row[3] = others.join("\n");
    row[4] = person
        .sex
        .as_ref()
        .map_or_else(String::new, |sex| sex.as_str().to_owned());
    row[5] = person.born.as_str().to_owned();
    row[6].clone_from(&person.home);
    row[7].clone_from(&person.unit);
    row[8].clone_from(&person.rank);
    let current = book
        .standing_of(id)
        .current
        .and_then(|at| person.history.get(at as usize));
    if let Some(entry) = current {
        row[9] = entry
            .status
            .as_ref()
            .map_or_else(String::new, |status| status.as_str().to_owned());
        row[10] = entry.when.as_str().to_owned();
        row[11].clone_from(&entry.place);
    }
    row
}

/// The entries of people, one a row.
#[must_use]
pub fn entries_table(book: &Book, people: &[RecordId]) -> WrittenTable {
    let header = [
        own_column!("id"),
        "name",
        "when",
        "said",
        "status",
        "place",
        "custodian",
        "contact",
        "note",
        "sources",
        "withdrawn",
    ];
    let mut rows = Vec::new();
    for person in people.iter().filter_map(|id| book.people().get(*id)) {
        for entry in &person.history {
            let sources = entry.sources.iter().map(|citation| {
                let title = citation.source.id().and_then(|id| book.title_of(id));
                let title = title.unwrap_or_else(|| citation.source.as_str());
                if citation.at.is_empty() {
                    title.to_owned()
                } else {
                    format!("{title}, {}", citation.at)
                }
            });
            let sources: Vec<String> = sources.collect();
            rows.push(vec![
                person.id.to_string(),
                person.name.clone(),
                entry.when.as_str().to_owned(),
                entry.said.clone(),
                entry
                    .status
                    .as_ref()
                    .map_or_else(String::new, |status| status.as_str().to_owned()),
                entry.place.clone(),
                entry.custodian.clone(),
                entry.contact.as_str().to_owned(),
                entry.note.clone(),
                sources.join("\n"),
                entry.withdrawn.clone(),
            ]);
        }
    }
    WrittenTable {
        header: header.iter().map(|&name| name.to_owned()).collect(),
        rows,
    }
}

/// The table as CSV. Cells that a spreadsheet would run are guarded.
#[must_use]
pub fn csv_text(table: &WrittenTable) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for row in std::iter::once(&table.header).chain(&table.rows) {
        // Memory takes whatever is written.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Excel takes text for UTF-8 only by its mark.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The table as a workbook in which every cell is text.
///
/// # Errors
///
/// If a sheet cannot hold it: more than 1,048,575 rows.
pub fn xlsx_bytes(table: &WrittenTable) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in std::iter::once(&table.header)
        .chain(&table.rows)
        .enumerate()
    {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        for (column, cell) in (0..).zip(row) {
            if !cell.is_empty() {
                sheet.write_string(number, column, cell)?;
            }
        }
    }
    book.save_to_buffer()
}

/// The table as a list of objects.
#[must_use]
pub fn json_text(table: &WrittenTable) -> String {
    let objects = table.rows.iter().map(|row| {
        let cells = table
            .header
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(name, cell)| (name.clone(), Value::String(cell.clone())));
        Value::Object(cells.collect::<Map<String, Value>>())
    });
    let mut text = Value::Array(objects.collect()).to_string();
    text.push('\n');
    text
}

/// Whether a table is one of ours, with the texts of records.
#[must_use]
pub fn is_own(names: &[String]) -> bool {
    names.iter().any(|name| name == RECORD)
}

/// Columns of which none is mapped, because the records themselves come.
#[must_use]
pub fn own_columns(names: Vec<String>, is_delimited: bool) -> PlacedColumns {
    PlacedColumns {
        placed: Vec::new(),
        headed: vec![true; names.len()],
        left: Vec::new(),
        width: names.len(),
        names,
        empty: Vec::new(),
        refuse: Vec::new(),
        zone: None,
        map: Import::default(),
        is_delimited,
        today: String::new(),
        schema: None,
    }
}

/// Plans the import of our own table: a record that is not there is made, one that is there stays.
#[must_use]
pub fn plan_own(given: &Given<'_>) -> ImportPlan {
    let (table, block) = (given.table, given.block);
    let mut plan = ImportPlan::empty();
    let mut made: Vec<(usize, Edit, Option<Person>)> = Vec::new();
    for place in block.first..block.end {
        if table.is_blank(place) {
            plan.blank += 1;
            continue;
        }
        let row = table.number(place);
        if own_cell(given, place, own_column!("kind")) == STATUS_KIND {
            let (outcome, told) = own_status(given, place, &mut plan.queries);
            let name = own_cell(given, place, "name");
            plan.problems
                .extend(told.map(|what| problem(row, name, what, Vec::new())));
            plan.rows.push(PlannedRow {
                place,
                row,
                outcome,
                record: None,
            });
            continue;
        }
        let (outcome, record) = match own_row(given, place) {
            Ok((id, text)) => {
                let there = (given.text_of)(id);
                match there {
                    None => {
                        let person = match read_record(id.kind(), &text) {
                            Ok(Record::Person(person)) => Some(*person),
                            _ => None,
                        };
                        made.push((plan.rows.len(), Edit::Create { record: id, text }, person));
                        (Outcome::Created, Some(id))
                    }
                    Some(there) if there == text => (Outcome::Unchanged, Some(id)),
                    Some(_) => {
                        plan.problems
                            .push(problem(row, id.as_str(), RowIssue::Differs, vec![id]));
                        (Outcome::Held, Some(id))
                    }
                }
            }
            Err(cell) => {
                plan.problems
                    .push(problem(row, &cell, RowIssue::NotARecord, Vec::new()));
                (Outcome::Refused, None)
            }
        };
        plan.rows.push(PlannedRow {
            place,
            row,
            outcome,
            record,
        });
    }
    let people: Vec<&Person> = made
        .iter()
        .filter_map(|(_, _, person)| person.as_ref())
        .collect();
    let mut erased = (given.erased)(&people).into_iter();
    for (at, edit, person) in made {
        if person.is_some() && erased.next().unwrap_or(false) {
            let row = &mut plan.rows[at];
            row.outcome = Outcome::Refused;
            plan.problems.push(problem(
                row.row,
                edit.record().as_str(),
                RowIssue::Erased,
                Vec::new(),
            ));
        } else {
            plan.edits.push(edit);
        }
    }
    plan.problems.sort_by_key(|problem| problem.row);
    plan
}

fn problem(row: u32, cell: &str, what: RowIssue, candidates: Vec<RecordId>) -> RowProblem {
    RowProblem {
        row,
        column: String::new(),
        header: String::new(),
        cell: cell.to_owned(),
        what,
        candidates,
    }
}

fn own_cell<'g>(given: &Given<'g>, place: usize, name: &str) -> &'g str {
    let column = given.columns.names.iter().position(|other| other == name);
    column.map_or("", |column| given.table.cell(place, column).text)
}

/// What becomes of a row with a status of the workspace that was exported.
fn own_status(
    given: &Given<'_>,
    place: usize,
    queries: &mut Vec<QueryEdit>,
) -> (Outcome, Option<RowIssue>) {
    let Ok(status) = read_ron::<StatusKind>(own_cell(given, place, RECORD)) else {
        return (Outcome::Refused, Some(RowIssue::NotARecord));
    };
    let mut known = given.book.statuses.iter();
    match known.find(|known| known.name == status.name) {
        Some(known) if *known == status => (Outcome::Unchanged, None),
        Some(_) => (Outcome::Held, Some(RowIssue::Differs)),
        None => {
            queries.push(QueryEdit::adding_status(&status));
            (Outcome::Created, None)
        }
    }
}

/// The record of a row and its text, if it is one; else what stands there.
fn own_row(given: &Given<'_>, place: usize) -> Result<(RecordId, String), String> {
    let cell = |name: &str| own_cell(given, place, name);
    let id = cell(own_column!("id"));
    let mut text = cell(RECORD).to_owned();
    for part in 2.. {
        let more = cell(&record_column(part));
        if more.is_empty() {
            break;
        }
        text.push_str(more);
    }
    // Spreadsheets make every line end the same.
    let refused = || id.to_owned();
    let id: RecordId = id.parse().map_err(|_| refused())?;
    match read_record(id.kind(), &text) {
        Ok(record) if record.id() == id => Ok((id, text)),
        _ => Err(id.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::guard::without_guards;
    use crate::exchange::read::{ReadOptions, read_file};

    const NAMES: [&str; 13] = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+7 900 000 00 00",
        "-",
        "@a",
        "\tTab",
        "'quoted",
        "Иванов; Иван",
        "O’Neil \"Shorty\"",
        "0007",
        "1E5",
        "TRUE",
        "مريم\u{200f}",
        "line\nbreak",
    ];

    fn table() -> WrittenTable {
        WrittenTable {
            header: vec!["lastseen id".to_owned(), "name".to_owned()],
            rows: NAMES
                .iter()
                .map(|&name| vec!["p-1".to_owned(), name.to_owned()])
                .collect(),
        }
    }

    fn names(bytes: &[u8]) -> Vec<String> {
        let read = read_file(bytes, ReadOptions::default()).unwrap();
        let table = without_guards(read.tables.into_iter().next().unwrap()).unwrap();
        let column = (0..table.width(0))
            .find(|column| table.cell(0, *column).text == "name")
            .unwrap();
        (1..table.len())
            .map(|row| table.cell(row, column).text.to_owned())
            .collect()
    }

    #[test]
    fn every_name_comes_back_as_it_was() {
        assert_eq!(names(csv_text(&table()).as_bytes()), NAMES);
        assert_eq!(names(&xlsx_bytes(&table()).unwrap()), NAMES);
        assert_eq!(names(json_text(&table()).as_bytes()), NAMES);
    }

    #[test]
    fn no_cell_begins_with_what_a_spreadsheet_runs() {
        let text = csv_text(&table());
        assert!(
            text.contains("'=HYPERLINK") && text.contains("p-1,'-\n"),
            "{text}"
        );
        assert!(!text.contains(",=") && !text.contains(",-\n"));
    }

    #[test]
    fn a_long_text_goes_on_in_the_next_cell() {
        let text = "ы".repeat(70_000);
        let pieces = pieces(&text);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces.concat(), text);
    }
}
