//! What is wrong with an import: a list, its map or a row, and what to do about it.

use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::{MapError, RowIssue, RowProblem};
use crate::text::catalogue::{listed, safes, say};
use crate::text::safe::Safe;

/// How many letters of a cell are told.
const TOLD: usize = 60;

/// Why a file could not be read as a list, in one line.
#[must_use]
pub fn read_error(error: &FileReadError) -> Safe {
    match error {
        FileReadError::Empty => say!(import_empty),
        FileReadError::TooLarge => say!(import_too_large),
        FileReadError::Bomb => say!(import_bomb),
        FileReadError::Password => say!(import_password),
        FileReadError::Malformed {
            line: Some(line),
            detail,
        } => say!(import_malformed_line {
            line: line.to_string(),
            detail
        }),
        FileReadError::Malformed { line: None, detail } => say!(import_malformed { detail }),
        FileReadError::UnclosedQuote { row } => say!(import_unclosed_quote {
            row: row.to_string()
        }),
        FileReadError::NoSuchEncoding { label } => say!(import_no_such_encoding { label }),
        FileReadError::NoSuchSeparator => say!(import_no_such_separator),
        FileReadError::NotInEncoding { encoding } => say!(import_not_in_encoding { encoding }),
        FileReadError::Entities => say!(import_entities),
        FileReadError::UnknownKind => say!(import_unknown_kind),
        FileReadError::NotA { kind } => say!(import_not_a { kind }),
        FileReadError::NoSuchSheet { wanted, sheets } => say!(import_no_such_sheet {
            wanted,
            sheets: listed(&safes(sheets))
        }),
        FileReadError::SeveralSheets { sheets } => {
            let sheet = |(name, rows): &(String, usize)| say!(import_sheet { name, rows: *rows });
            let sheets: Vec<Safe> = sheets.iter().map(sheet).collect();
            say!(import_several_sheets {
                sheets: listed(&sheets)
            })
        }
        FileReadError::SeveralTables { tables } => {
            let tables: Vec<Safe> = (1_usize..)
                .zip(tables)
                .map(|(number, (first, last))| {
                    say!(import_table {
                        number,
                        first: first.to_string(),
                        last: last.to_string()
                    })
                })
                .collect();
            say!(import_several_tables {
                tables: listed(&tables)
            })
        }
        FileReadError::NoSuchTable { tables } => say!(import_no_such_table { tables: *tables }),
        FileReadError::NoSuchHeader { row } => say!(import_no_such_header {
            row: row.to_string()
        }),
    }
}

/// Why a map cannot be used, in one line.
#[must_use]
pub fn map_error(error: &MapError) -> Safe {
    match error {
        MapError::NewerFormat { format } => say!(map_newer_format { format }),
        MapError::NoSuchColumn { from, columns } => say!(map_no_such_column {
            from,
            columns: listed(&safes(columns))
        }),
        MapError::NoNames => say!(map_no_names),
        MapError::NoSuchMeaning { from, meaning } => say!(map_no_such_meaning { from, meaning }),
        MapError::NoSuchWord { field, word } => say!(map_no_such_word { field, word }),
        MapError::Unproved {
            from,
            row,
            cell,
            day_first,
            month_first,
            cells,
        } => say!(map_unproved {
            from,
            row: row.to_string(),
            cell,
            day_first,
            month_first,
            cells
        }),
        MapError::BothOrders {
            from,
            day_first: (day_row, day_cell),
            month_first: (month_row, month_cell),
        } => say!(map_both_orders {
            from,
            day_row: day_row.to_string(),
            day_cell,
            month_row: month_row.to_string(),
            month_cell
        }),
        MapError::Uncertain { columns } => say!(map_uncertain {
            columns: listed(&safes(columns))
        }),
    }
}

/// What is told of a row, in one line, without the place.
#[must_use]
pub fn reason(what: &RowIssue) -> Safe {
    match what {
        RowIssue::NoName => say!(row_no_name),
        RowIssue::UnknownId => say!(row_unknown_id),
        RowIssue::NotARecord => say!(row_not_a_record),
        RowIssue::Differs => say!(row_differs),
        RowIssue::Erased => say!(row_erased),
        RowIssue::RemovalRequest => say!(row_removal_request),
        RowIssue::RefusedWord => say!(row_refused_word),
        RowIssue::TwoPeople => say!(row_two_people),
        RowIssue::Unreadable => say!(row_unreadable),
        RowIssue::Mojibake => say!(row_mojibake),
        RowIssue::TooManyCells { cells, header } => say!(row_too_many_cells { cells, header }),
        RowIssue::TooFewCells { cells, header } => say!(row_too_few_cells { cells, header }),
        RowIssue::KeyTwice { other } => say!(row_key_twice {
            other: other.to_string()
        }),
        RowIssue::SameRecord { other } => say!(row_same_record {
            other: other.to_string()
        }),
        RowIssue::LikelyRow { other } => say!(row_likely_row {
            other: other.to_string()
        }),
        RowIssue::Likely => say!(row_likely),
        RowIssue::SameRow { other } => say!(row_same_row {
            other: other.to_string()
        }),
        RowIssue::Total => say!(row_total),
        RowIssue::HeaderAgain => say!(row_header_again),
        RowIssue::NotAPerson => say!(row_not_a_person),
        RowIssue::NotADate => say!(row_not_a_date),
        RowIssue::NoYear => say!(row_no_year),
        RowIssue::NoSuchDay => say!(row_no_such_day),
        RowIssue::Implausible => say!(row_implausible),
        RowIssue::NotAnAge => say!(row_not_an_age),
        RowIssue::UnknownWord => say!(row_unknown_word),
        RowIssue::ErrorCell => say!(row_error_cell),
        RowIssue::FormulaCell => say!(row_formula_cell),
        RowIssue::MergedCell => say!(row_merged_cell),
        RowIssue::MixedScript => say!(row_mixed_script),
        RowIssue::Competing => say!(row_competing),
    }
}

/// A problem with its place: `row 14, B full_name: no name`.
#[must_use]
pub fn row_problem(problem: &RowProblem) -> Safe {
    let row = problem.row.to_string();
    let (column, header) = (&problem.column, &problem.header);
    let place = match (column.as_str(), header.as_str()) {
        ("", "") => say!(row_place { row }),
        (_, "") => say!(row_place_column { row, column }),
        ("", _) => say!(row_place_header { row, header }),
        (column, header) if column == header => say!(row_place_column { row, column }),
        (column, header) => say!(row_place_both {
            row,
            column,
            header
        }),
    };
    let why = reason(&problem.what);
    if problem.cell.is_empty() {
        return say!(row_problem { place, why });
    }
    let cell: String = problem.cell.chars().take(TOLD).collect();
    say!(row_problem_cell { place, cell, why })
}
