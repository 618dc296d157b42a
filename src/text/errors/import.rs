//! What is wrong with an import: a list, its map or a row, and what to do about it.

use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::{
    ImportCounts, MapError, Outcome, RowIssue, RowProblem,
};
use crate::record::read::ReadFlaw;
use crate::text::catalogue::{label, listed, one_of, safes, say};
use crate::text::errors::cause::cause;
use crate::text::safe::{Safe, display_safe};

/// What becomes of how many rows of a list, in one line.
#[must_use]
pub fn summary(name: &str, counts: &ImportCounts) -> Safe {
    say!(import_summary {
        name,
        rows: counts.rows,
        created: counts.of(Outcome::Created),
        updated: counts.of(Outcome::Updated),
        unchanged: counts.of(Outcome::Unchanged),
        held: counts.of(Outcome::Held),
        refused: counts.of(Outcome::Refused),
        left_out: counts.of(Outcome::LeftOut),
        blank: counts.blank
    })
}

/// What becomes of a row, as a title.
#[must_use]
pub fn outcome_title(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Created => label!(import_created),
        Outcome::Updated => label!(import_updated),
        Outcome::Unchanged => label!(import_unchanged),
        Outcome::Held => label!(import_held),
        Outcome::Refused => label!(import_refused),
        Outcome::LeftOut => label!(import_left_out),
    }
}

/// Why a file could not be read as a list, in one line.
#[must_use]
pub fn read_error(error: &FileReadError) -> Safe {
    match error {
        FileReadError::Empty => say!(import_file_empty),
        FileReadError::TooLarge => say!(import_file_too_large),
        FileReadError::Bomb => say!(import_file_bomb),
        FileReadError::Password => say!(import_file_password),
        FileReadError::Encrypted => say!(import_file_encrypted),
        FileReadError::Malformed { line, detail } => match line {
            Some(line) => say!(import_file_malformed_at {
                line: line.to_string(),
                detail
            }),
            None => say!(import_file_malformed { detail }),
        },
        FileReadError::NoObjects => say!(import_file_no_objects),
        FileReadError::Unclosed { path, line } => say!(import_file_unclosed {
            path,
            line: line.to_string()
        }),
        FileReadError::RowsOutOfOrder { row, before } => say!(import_file_rows_out_of_order {
            row: row.to_string(),
            before: before.to_string()
        }),
        FileReadError::UnclosedQuote { row } => say!(import_file_unclosed_quote {
            row: row.to_string()
        }),
        FileReadError::NoSuchEncoding { label } => say!(import_file_no_such_encoding { label }),
        FileReadError::NoSuchSeparator => say!(import_file_no_such_separator),
        FileReadError::NotInEncoding { encoding } => {
            say!(import_file_not_in_encoding { encoding })
        }
        FileReadError::Entities => say!(import_file_entities),
        FileReadError::UnknownKind => say!(import_file_unknown_kind),
        FileReadError::NotA { kind } => say!(import_file_not_a { kind }),
        FileReadError::NoSuchSheet { wanted, sheets } => say!(import_file_no_such_sheet {
            wanted,
            sheets: listed(&safes(sheets))
        }),
        FileReadError::SeveralSheets { sheets } => {
            let sheets: Vec<Safe> = sheets
                .iter()
                .map(|(name, rows)| say!(import_file_sheet_rows { name, rows }))
                .collect();
            say!(import_file_several_sheets {
                sheets: listed(&sheets)
            })
        }
        FileReadError::SeveralTables { tables } => {
            let tables: Vec<Safe> = (1_usize..)
                .zip(tables)
                .map(|(number, (first, last))| {
                    say!(import_file_table_rows {
                        number,
                        first: first.to_string(),
                        last: last.to_string()
                    })
                })
                .collect();
            say!(import_file_several_tables {
                tables: listed(&tables)
            })
        }
        FileReadError::NoSuchTable { tables } => say!(import_file_no_such_table { tables }),
        FileReadError::NoSuchHeader { row } => say!(import_file_no_such_header {
            row: row.to_string()
        }),
    }
}

/// Why the text of a map cannot be read, from the words of the library that reads it: what belongs there instead.
#[must_use]
pub fn map_reason(flaw: &ReadFlaw) -> Safe {
    let ReadFlaw::Words(reason) = flaw else {
        return cause(&flaw.clone().into());
    };
    let quoted: Vec<&str> = reason.split('`').skip(1).step_by(2).collect();
    let mut words = reason.split(' ');
    let about = (words.next(), words.next());
    if let Some(wanted) = reason.strip_prefix("Expected ") {
        return match wanted {
            _ if quoted == ["["] => say!(import_map_wants_list),
            _ if quoted == ["("] => say!(import_map_wants_brackets),
            "string" => say!(import_map_wants_text),
            "identifier" => say!(import_map_wants_word),
            "integer" => say!(import_map_wants_number),
            "comma" => say!(import_map_wants_comma),
            _ => display_safe(reason),
        };
    }
    match (about, quoted.as_slice()) {
        ((Some("Unexpected"), Some("variant")), [word, _, words @ ..]) => {
            say!(import_map_unknown_word {
                word,
                words: one_of(&safes(words))
            })
        }
        ((Some("Unexpected"), Some("field")), [field, _, fields @ ..]) => {
            say!(import_map_unknown_field {
                field,
                fields: listed(&safes(fields))
            })
        }
        ((Some("Unexpected"), Some("missing")), [field, ..]) => {
            say!(import_map_missing_field { field })
        }
        _ => display_safe(reason),
    }
}

/// Why a map cannot be used, in one line.
#[must_use]
pub fn map_error(error: &MapError) -> Safe {
    match error {
        MapError::NewerFormat { format } => say!(import_map_newer_format { format }),
        MapError::NoSuchColumn { from, columns } => say!(import_map_no_such_column {
            from,
            columns: listed(&safes(columns))
        }),
        MapError::ColumnTwice { from } => say!(import_map_column_twice { from }),
        MapError::NoNames => say!(import_map_no_names),
        MapError::NoSuchMeaning {
            from,
            meaning,
            meanings,
        } => say!(import_map_no_such_meaning {
            from,
            meaning,
            meanings: one_of(&safes(meanings))
        }),
        MapError::NoSuchWord { field, word, known } => say!(import_map_no_such_word {
            field,
            word,
            known: one_of(&safes(known))
        }),
        MapError::NoSuchDate { from, field, word } => {
            say!(import_map_no_such_date { from, field, word })
        }
        MapError::Unproved {
            from,
            row,
            cell,
            day_first,
            month_first,
            cells,
        } => say!(import_map_unproved {
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
        } => say!(import_map_both_orders {
            from,
            day_row: day_row.to_string(),
            day_cell,
            month_row: month_row.to_string(),
            month_cell
        }),
        MapError::Uncertain { columns } => say!(import_map_uncertain {
            columns: listed(&safes(columns))
        }),
        MapError::WithoutStatus { words } => say!(import_map_words_without_status {
            words: listed(&safes(words))
        }),
    }
}

/// What is told of a row, in one line, without the place.
#[must_use]
pub fn reason(what: &RowIssue) -> Safe {
    let text = match what {
        RowIssue::NoName => label!(import_row_no_name),
        RowIssue::UnknownId => label!(import_row_unknown_id),
        RowIssue::NotARecord => label!(import_row_not_a_record),
        RowIssue::Differs => label!(import_row_differs),
        RowIssue::TooLong => label!(import_row_too_long),
        RowIssue::RecordUnreadable => label!(import_row_record_unreadable),
        RowIssue::Erased => label!(import_row_erased),
        RowIssue::RemovalRequest => label!(import_row_removal_request),
        RowIssue::RefusedWord => label!(import_row_refused_word),
        RowIssue::TwoPeople => label!(import_row_two_people),
        RowIssue::Unreadable => label!(import_row_unreadable),
        RowIssue::Mojibake => label!(import_row_mojibake),
        RowIssue::TooManyCells { cells, header } => {
            return say!(import_row_too_many_cells { cells, header });
        }
        RowIssue::TooFewCells { cells, header } => {
            return say!(import_row_too_few_cells { cells, header });
        }
        RowIssue::KeyTwice { other } => {
            return say!(import_row_key_twice {
                other: other.to_string()
            });
        }
        RowIssue::SameRecord { other } => {
            return say!(import_row_same_record {
                other: other.to_string()
            });
        }
        RowIssue::LikelyRow { other } => {
            return say!(import_row_likely_row {
                other: other.to_string()
            });
        }
        RowIssue::Likely => label!(import_row_likely),
        RowIssue::SameRow { other } => {
            return say!(import_row_same_row {
                other: other.to_string()
            });
        }
        RowIssue::Total => label!(import_row_total),
        RowIssue::HeaderAgain => label!(import_row_header_again),
        RowIssue::NotAPerson => label!(import_row_not_a_person),
        RowIssue::NotADate => label!(import_row_not_a_date),
        RowIssue::NoYear => label!(import_row_no_year),
        RowIssue::NoSuchDay => label!(import_row_no_such_day),
        RowIssue::Implausible => label!(import_row_implausible),
        RowIssue::NotAnAge => label!(import_row_not_an_age),
        RowIssue::UnknownWord => label!(import_row_unknown_word),
        RowIssue::ErrorCell => label!(import_row_error_cell),
        RowIssue::FormulaCell => label!(import_row_formula_cell),
        RowIssue::MergedCell => label!(import_row_merged_cell),
        RowIssue::MixedScript => label!(import_row_mixed_script),
        RowIssue::Competing => label!(import_row_competing),
        RowIssue::EntryChanged => label!(import_row_entry_changed),
    };
    display_safe(text)
}

/// How much of a cell is told.
const CELL_TOLD: usize = 60;

/// A problem with its place: `row 14, B full_name: no name`.
#[must_use]
pub fn row_problem(problem: &RowProblem) -> Safe {
    let row = problem.row.to_string();
    let (column, header) = (&problem.column, &problem.header);
    let place = match (column.is_empty(), header.is_empty() || header == column) {
        (true, true) => say!(import_place_row { row }),
        (true, false) => say!(import_place_field { row, header }),
        (false, true) => say!(import_place_column { row, column }),
        (false, false) => say!(import_place_headed {
            row,
            column,
            header
        }),
    };
    let reason = reason(&problem.what);
    if problem.cell.is_empty() {
        return say!(import_problem { place, reason });
    }
    let cell: String = problem.cell.chars().take(CELL_TOLD).collect();
    say!(import_problem_cell {
        place,
        cell,
        reason
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_map_is_told_in_the_words_of_maps() {
        for (reason, told) in [
            ("Expected opening `[`", "a list in [ ] belongs here"),
            ("Expected identifier", "a word without quotes belongs here"),
            (
                "Unexpected variant named `Nam` in enum `ColumnTarget`, expected one of `Key`, `Name`, or `Leave` instead",
                "Nam is not one of Key, Name or Leave",
            ),
            (
                "Unexpected field named `when` in `Column`, expected one of `from` or `to` instead",
                "when is not a field here; there are from, to",
            ),
            (
                "Unexpected missing field named `to` in `Column`",
                "to is missing here",
            ),
            ("\u{1b}[31mother", "␛[31mother"),
        ] {
            let flaw = ReadFlaw::Words(reason.to_owned());
            assert_eq!(map_reason(&flaw).as_str(), told);
        }
    }
}
