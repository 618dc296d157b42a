//! Delimited text: CSV, TSV and their relatives, one table.

use csv::{ReaderBuilder, StringRecord};

use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::table::{CellKind, SheetTable, TooMany};

/// The separators that are looked for, the likeliest first.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// How many rows are looked at to find the separator.
const SNIFFED: usize = 60;

/// A table and how it was separated.
#[derive(Debug, PartialEq, Eq)]
pub struct Delimited {
    /// The rows.
    pub table: SheetTable,
    /// What stands between cells.
    pub separator: char,
}

impl From<TooMany> for FileReadError {
    fn from(_: TooMany) -> Self {
        Self::TooLarge
    }
}

/// Reads a text whose cells are separated by `separator`, or else by what most evenly separates its first rows.
///
/// # Errors
///
/// [`FileReadError::Empty`], [`FileReadError::UnclosedQuote`], [`FileReadError::TooLarge`].
pub fn read_delimited(text: &str, separator: Option<u8>) -> Result<Delimited, FileReadError> {
    let (stated, body, mut row) = stated_separator(text);
    let separator = separator.or(stated).unwrap_or_else(|| sniff(body));
    let mut table = SheetTable::new("");
    let mut reader = reader(body, separator);
    let mut record = StringRecord::new();
    let mut previous = 0;
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| FileReadError::Malformed {
                line: error.position().map(csv::Position::line),
                detail: error.to_string(),
            })?;
        let end = usize::try_from(reader.position().byte()).unwrap_or(body.len());
        let raw = &body.as_bytes()[previous..end.min(body.len())];
        let joined = previous > 0 && body.as_bytes()[previous - 1] == b'\r';
        if !more {
            break;
        }
        row += blank_lines(raw, joined) + 1;
        previous = end.min(body.len());
        table.begin_row(row)?;
        for cell in &record {
            table.push(cell, CellKind::Text)?;
        }
        if previous == body.len() && ends_in_quotes(raw, separator) {
            return Err(FileReadError::UnclosedQuote { row });
        }
    }
    if table.is_empty() {
        return Err(FileReadError::Empty);
    }
    Ok(Delimited {
        table,
        separator: char::from(separator),
    })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that a first line `sep=;` states, as Excel writes it; the rest; and how many rows that took.
fn stated_separator(text: &str) -> (Option<u8>, &str, u32) {
    let Some(rest) = text
        .strip_prefix("sep=")
        .or_else(|| text.strip_prefix("SEP="))
    else {
        return (None, text, 0);
    };
    let line = rest.find(['\r', '\n']).unwrap_or(rest.len());
    match &rest.as_bytes()[..line] {
        [separator] => {
            let body = rest[line..].strip_prefix('\r').unwrap_or(&rest[line..]);
            (Some(*separator), body.strip_prefix('\n').unwrap_or(body), 1)
        }
        _ => (None, text, 0),
    }
}

/// How many blank lines stand before a record; `joined` if the `\r` of the line before was read already.
fn blank_lines(raw: &[u8], joined: bool) -> u32 {
    let mut rest = raw;
    if joined {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
            _ => return lines,
        };
        lines += 1;
    }
}

/// Whether a record ends inside of a quoted cell, by the same rules as the reader's.
fn ends_in_quotes(raw: &[u8], separator: u8) -> bool {
    let mut quoted = false;
    let mut at_start = true;
    let mut bytes = raw.iter().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if *byte == b'"' {
                quoted = bytes.next_if_eq(&&b'"').is_some();
            }
        } else if *byte == b'"' && at_start {
            quoted = true;
            at_start = false;
        } else {
            at_start = *byte == separator || matches!(byte, b'\r' | b'\n');
        }
    }
    quoted
}

fn sniff(text: &str) -> u8 {
    let mut best = (0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let mut widths: Vec<usize> = Vec::new();
        let mut record = StringRecord::new();
        let mut reader = reader(text, separator);
        while widths.len() < SNIFFED && reader.read_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let mut common = widths.clone();
        common.sort_unstable();
        let runs = common.chunk_by(|one, other| one == other);
        let run = runs
            .filter(|run| run[0] > 1)
            .max_by_key(|run| (run.len(), run[0]));
        // How many rows agree counts for more than how many cells they have.
        let score = run.map_or(0, |run| {
            run.len() * 1000 / widths.len() * 100 + run[0].min(99)
        });
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let table = read_delimited(text, None).unwrap().table;
        (0..table.len())
            .map(|row| {
                let cells = table.cells(row).map(|cell| cell.text.to_owned());
                (table.number(row), cells.collect())
            })
            .collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,2", "\"x", "y\",3", "", "", "4,5", ""].join(end);
            assert_eq!(
                rows(&text),
                [
                    row(1, &["a", "b"]),
                    row(3, &["1", "2"]),
                    row(4, &[&format!("x{end}y"), "3"]),
                    row(7, &["4", "5"]),
                ],
                "{end:?}"
            );
        }
        assert_eq!(rows("\n\n\na,b\n1,2\n")[0], row(4, &["a", "b"]));
    }

    #[test]
    fn quotes_zeros_and_ragged_rows_stay_as_they_are() {
        assert_eq!(
            rows("a,b\n1,\"ha \"\"ha\"\" ha\"\n007,\n1,2,3\n4\n"),
            [
                row(1, &["a", "b"]),
                row(2, &["1", "ha \"ha\" ha"]),
                row(3, &["007", ""]),
                row(4, &["1", "2", "3"]),
                row(5, &["4"]),
            ]
        );
    }

    #[test]
    fn the_separator_is_the_one_that_divides_the_rows_evenly() {
        for (text, separator) in [
            ("a,b\n1,2\n", ','),
            ("name;place\nOne, A.;x\nTwo, B.;y\n", ';'),
            ("a\tb\n1\t2\n", '\t'),
            ("a|b\n1|2\n", '|'),
            ("value\n01\n002\n", ','),
            ("sep=;\nx;1,5\ny;2,5\n", ';'),
        ] {
            assert_eq!(
                read_delimited(text, None).unwrap().separator,
                separator,
                "{text}"
            );
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_refused_with_its_row() {
        for text in ["a,b\n1,\"never closed\n2,3\n4,5\n", "a,b\n1,2\n3,\"x"] {
            let row = if text.contains('x') { 3 } else { 2 };
            assert_eq!(
                read_delimited(text, None),
                Err(FileReadError::UnclosedQuote { row }),
                "{text}"
            );
        }
        // An inch sign inside of a cell opens nothing.
        assert_eq!(rows("a,b\n5\" gun,x\n").len(), 2);
    }

    #[test]
    fn nothing_is_no_table() {
        for text in ["", "\n", "\r\n\r\n"] {
            assert_eq!(
                read_delimited(text, None),
                Err(FileReadError::Empty),
                "{text:?}"
            );
        }
    }
}
