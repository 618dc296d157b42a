//! What is wrong with an import: a list, its map or a row, and what to do about it.

use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::{MapError, RowIssue, RowProblem};
use crate::text::labels::counts::of;

/// Why a file could not be read as a list, in one line.
#[must_use]
pub fn read_error(error: &FileReadError) -> String {
    match error {
        FileReadError::Empty => "no rows: the file holds nothing that could be imported".to_owned(),
        FileReadError::TooLarge => "too large for a list; split it into several files".to_owned(),
        FileReadError::Bomb => {
            "it unpacks to far more than a list can be and is not read; save it anew".to_owned()
        }
        FileReadError::Password => {
            "protected by a password; save a copy without one and import that".to_owned()
        }
        FileReadError::Malformed { line, detail } => match line {
            Some(line) => format!("line {line}: cannot be read: {detail}"),
            None => format!("cannot be read: {detail}"),
        },
        FileReadError::UnclosedQuote { row } => {
            format!("row {row}: a quote that begins here is never closed; close it or take it out")
        }
        FileReadError::NoSuchEncoding { label } => {
            format!("{label}: unknown encoding; write for example utf-8, windows-1251 or utf-16le")
        }
        FileReadError::NoSuchSeparator => {
            "a separator is one character; write for example --separator ';' or --separator tab"
                .to_owned()
        }
        FileReadError::NotInEncoding { encoding } => {
            format!("the text is not {encoding}; leave out --encoding or name another one")
        }
        FileReadError::Entities => {
            "it defines entities, which are never expanded; save it without a DOCTYPE".to_owned()
        }
        FileReadError::UnknownKind => "unknown kind of file; name it with --as".to_owned(),
        FileReadError::NotA { kind } => {
            format!("it is no {kind}; leave out --as or name another kind")
        }
        FileReadError::NoSuchSheet { wanted, sheets } => {
            format!("{wanted}: no such sheet; there are: {}", sheets.join(", "))
        }
        FileReadError::SeveralSheets { sheets } => {
            let sheets: Vec<String> = sheets
                .iter()
                .map(|(name, rows)| format!("{name} ({})", of(*rows, "row", "rows")))
                .collect();
            format!(
                "several sheets have rows; choose one with --sheet: {}",
                sheets.join(", ")
            )
        }
        FileReadError::SeveralTables { tables } => {
            let tables: Vec<String> = (1..)
                .zip(tables)
                .map(|(number, (first, last))| format!("{number} (rows {first} to {last})"))
                .collect();
            format!(
                "several tables stand in the sheet; choose one with --table: {}",
                tables.join(", ")
            )
        }
        FileReadError::NoSuchTable { tables } => {
            format!(
                "no such table; the sheet has {}",
                of(*tables, "table", "tables")
            )
        }
        FileReadError::NoSuchHeader { row } => {
            format!("row {row} is blank or not there; --header names another")
        }
    }
}

/// Why a map cannot be used, in one line.
#[must_use]
pub fn map_error(error: &MapError) -> String {
    match error {
        MapError::NewerFormat { format } => {
            format!("the map has format {format}; a later version of lastseen wrote it")
        }
        MapError::NoSuchColumn { from, columns } => {
            format!("{from}: no such column; there are: {}", columns.join(", "))
        }
        MapError::NoNames => {
            "no column has names; say in the map which one is `to: Name`".to_owned()
        }
        MapError::NoSuchMeaning { from, meaning } => format!(
            "{from}: {meaning} is no meaning of a word there; write one of the words of records, Note or Nothing"
        ),
        MapError::NoSuchWord { field, word } => {
            format!("{field}: {word} is not understood in a map")
        }
        MapError::Unproved {
            from,
            row,
            cell,
            day_first,
            month_first,
            cells,
        } => format!(
            "{from}: row {row}: {cell} is {day_first} or {month_first}, and no date in the column tells which ({}); \
             state it with --dates day-first or --dates month-first",
            of(*cells, "such cell", "such cells")
        ),
        MapError::BothOrders {
            from,
            day_first: (day_row, day_cell),
            month_first: (month_row, month_cell),
        } => format!(
            "{from}: row {day_row}: {day_cell} has the day first and row {month_row}: {month_cell} the month; \
             mend the column or state the order with --dates"
        ),
        MapError::Uncertain { columns } => format!(
            "what these columns are for is not certain: {}; correct the map and give it with --map",
            columns.join(", ")
        ),
    }
}

/// What is told of a row, in one line, without the place.
#[must_use]
pub fn reason(what: &RowIssue) -> String {
    let text = match what {
        RowIssue::NoName => "no name",
        RowIssue::UnknownId => "no record has this id",
        RowIssue::NotARecord => "the text of the record cannot be read; export it anew",
        RowIssue::Differs => "the record is here and says something else; it stays as it is",
        RowIssue::Erased => "somebody of this name was erased; --anyway takes the row all the same",
        RowIssue::RemovalRequest => "the name asks for removal",
        RowIssue::RefusedWord => "the map refuses this name",
        RowIssue::TwoPeople => "two people in one cell; give each a row",
        RowIssue::Unreadable => {
            "characters that could not be read; state the encoding with --encoding"
        }
        RowIssue::Mojibake => "the text was read in a wrong encoding before; mend it in the source",
        RowIssue::TooManyCells { cells, header } => {
            return format!("{cells} cells below a header of {header}; mend the separators");
        }
        RowIssue::TooFewCells { cells, header } => {
            return format!(
                "{cells} cells below a header of {header}; the others are taken as blank"
            );
        }
        RowIssue::KeyTwice { other } => return format!("row {other} has the same id"),
        RowIssue::SameRecord { other } => return format!("row {other} is about the same record"),
        RowIssue::LikelyRow { other } => {
            return format!("row {other} is likely about the same person");
        }
        RowIssue::Likely => "likely recorded already",
        RowIssue::SameRow { other } => return format!("row {other} says exactly the same"),
        RowIssue::Total => "a row of totals",
        RowIssue::HeaderAgain => "the header again",
        RowIssue::NotAPerson => "not about a person",
        RowIssue::NotADate => "not understood as a date; kept as it is written",
        RowIssue::NoYear => "a date without a full year; kept as it is written",
        RowIssue::NoSuchDay => "there is no such day; kept as it is written",
        RowIssue::Implausible => "a date that cannot be; kept as it is written",
        RowIssue::NotAnAge => "no age; kept as a note",
        RowIssue::UnknownWord => "the map gives this word no meaning; kept as a note",
        RowIssue::ErrorCell => "the error of a formula; not taken",
        RowIssue::FormulaCell => {
            "a formula without a result; open and save the file in a spreadsheet program"
        }
        RowIssue::MergedCell => "covered by a merged cell; taken as blank",
        RowIssue::MixedScript => "a word has letters of two alphabets; taken as it is written",
        RowIssue::Competing => "the record says something else; added as a claim",
    };
    text.to_owned()
}

/// A problem with its place: `row 14, B full_name: no name`.
#[must_use]
pub fn row_problem(problem: &RowProblem) -> String {
    let mut place = format!("row {}", problem.row);
    if !problem.column.is_empty() {
        place.push_str(&format!(", {}", problem.column));
    }
    if !problem.header.is_empty() && problem.header != problem.column {
        place.push_str(&format!(" {}", problem.header));
    }
    let cell = if problem.cell.is_empty() {
        String::new()
    } else {
        let short: String = problem.cell.chars().take(60).collect();
        format!("{short}: ")
    };
    format!("{place}: {cell}{}", reason(&problem.what))
}
