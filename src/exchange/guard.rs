//! Cells that a spreadsheet would run. They get an apostrophe before they are written into delimited text, and lose
//! it when our own files come back.

use std::borrow::Cow;

use crate::exchange::table::{CellKind, SheetTable, TooMany};

/// What stands before a cell that a spreadsheet would run.
const GUARD: char = '\'';

/// How the headers of our own columns begin.
pub const OWN: &str = "lastseen ";

/// A column of our own, as a header.
macro_rules! own_column {
    ($name:literal) => {
        concat!("lastseen ", $name)
    };
}
pub(crate) use own_column;

/// Whether a spreadsheet would take a cell for a formula.
#[must_use]
pub fn is_run(cell: &str) -> bool {
    // Spreadsheets of East Asia run the wide signs as well.
    let signs = [
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff0b}', '\u{ff0d}', '\u{ff1d}', '\u{ff20}',
    ];
    cell.starts_with(signs)
}

/// Whether a cell would be run if apostrophes were taken off it.
fn hides_a_formula(cell: &str) -> bool {
    is_run(cell.trim_start_matches(GUARD))
}

/// A cell as it goes into delimited text.
#[must_use]
pub fn guarded(cell: &str) -> String {
    // One more in front of those that stand there, so that taking one off gives the cell back.
    if hides_a_formula(cell) {
        format!("{GUARD}{cell}")
    } else {
        cell.to_owned()
    }
}

/// A cell as it goes into a form in which nothing is run: only what looks guarded gets one more, since every
/// form loses one when it comes back.
#[must_use]
pub fn kept(cell: &str) -> Cow<'_, str> {
    match cell.starts_with(GUARD) {
        true => Cow::Owned(guarded(cell)),
        false => Cow::Borrowed(cell),
    }
}

/// A cell as it was before it was guarded.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD)
        .filter(|rest| hides_a_formula(rest))
        .unwrap_or(cell)
}

/// A table of ours without guards; any other as it is.
///
/// # Errors
///
/// [`TooMany`], as the table was.
pub fn without_guards(table: SheetTable) -> Result<SheetTable, TooMany> {
    let is_ours = table.cells(0).any(|cell| cell.text.starts_with(OWN));
    if !is_ours {
        return Ok(table);
    }
    let mut plain = SheetTable::new(&table.name);
    for row in 0..table.len() {
        plain.begin_row(table.number(row))?;
        for cell in table.cells(row) {
            match cell.kind {
                CellKind::Text => plain.push(unguarded(cell.text), cell.kind)?,
                kind => plain.push(cell.text, kind)?,
            }
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_run_is_guarded_and_comes_back() {
        for cell in [
            "=1",
            "+7 900",
            "-",
            "@a",
            "\tTab",
            "'quoted",
            "Anna",
            "",
            "'=x",
            "''=x",
            "\n=1",
            "\u{ff1d}1",
        ] {
            let written = guarded(cell);
            assert!(!is_run(&written), "{cell}");
            assert_eq!(unguarded(&written), cell);
        }
        assert_eq!(guarded("'quoted"), "'quoted");
    }
}
