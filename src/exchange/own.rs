//! Our own tables: every record with its whole text beside what a reader wants to see, and back.

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::{QueryEdit, status_text};
use crate::casebook::errors::import_problem::{Outcome, RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::guard::own_column;
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

/// The header of a table of records whose texts take so many cells at the most.
#[must_use]
pub fn record_header(parts: usize) -> Vec<String> {
    let mut header: Vec<String> = HEADER.iter().map(|&name| name.to_owned()).collect();
    header.extend((1..=parts.max(1)).map(record_column));
    header
}

/// The rows of the workspace's own statuses, which go first: records use them.
#[must_use]
pub fn status_rows(book: &Book) -> Vec<Vec<String>> {
    let own = book
        .statuses
        .iter()
        .filter(|status| !Status::FOUR.contains(&status.name));
    own.map(|status| {
        let mut row = vec![String::new(); HEADER.len()];
        STATUS_KIND.clone_into(&mut row[1]);
        status.name.as_str().clone_into(&mut row[2]);
        row.push(status_text(status));
        row
    })
    .collect()
}

/// A record with its text.
#[must_use]
pub fn record_row(book: &Book, id: RecordId, text: &str) -> Vec<String> {
    let mut row = seen(book, id);
    row.extend(pieces(text));
    row
}

/// How many cells a text takes.
#[must_use]
pub fn cells_for(text: &str) -> usize {
    // There are no more units of UTF-16 than bytes.
    match text.len() <= CELL_LIMIT {
        true => 1,
        false => pieces(text).len(),
    }
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
    row[6] = person.home.to_string();
    row[7] = person.unit.to_string();
    row[8] = person.rank.to_string();
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
        row[11] = entry.place.to_string();
    }
    row
}

/// The header of a table of entries.
pub const ENTRY_HEADER: [&str; 11] = [
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

/// The entries of a person, one a row.
#[must_use]
pub fn entry_rows(book: &Book, person: &Person) -> Vec<Vec<String>> {
    let rows = person.history.iter().map(|entry| {
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
        let status = entry.status.as_ref().map(Status::as_str);
        vec![
            person.id.to_string(),
            person.name.to_string(),
            entry.when.as_str().to_owned(),
            entry.said.clone(),
            status.unwrap_or_default().to_owned(),
            entry.place.to_string(),
            entry.custodian.clone(),
            entry.contact.as_str().to_owned(),
            entry.note.clone(),
            sources.join("\n"),
            entry.withdrawn.clone(),
        ]
    });
    rows.collect()
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
        is_from_1904: false,
        counts_blank_rows: false,
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
    use crate::exchange::export::table_writer::{TableForm, TableWriter};
    use crate::exchange::guard::without_guards;
    use crate::exchange::read::{ReadOptions, read_file};

    const NAMES: [&str; 17] = [
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
        "'=x",
        "a]]><b>&amp;\u{202e}",
        "bell\u{7}",
        "\u{ff1d}1",
    ];

    fn written(form: TableForm) -> Vec<u8> {
        let mut bytes = Vec::new();
        let header = ["lastseen id", "name"].map(str::to_owned).to_vec();
        let mut table = TableWriter::begin(form, header, &mut bytes).unwrap();
        for name in NAMES {
            table.row(&["p-1".to_owned(), name.to_owned()]).unwrap();
        }
        table.finish().unwrap();
        bytes
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
        for form in [TableForm::Csv, TableForm::Xlsx, TableForm::Json] {
            assert_eq!(names(&written(form)), NAMES, "{form:?}");
        }
    }

    #[test]
    fn no_cell_begins_with_what_a_spreadsheet_runs() {
        let text = String::from_utf8(written(TableForm::Csv)).unwrap();
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
        assert_eq!((cells_for(&text), cells_for("short")), (3, 1));
    }
}
