//! A table as it was read: rows of cells, in the memory of one text and five bytes a cell.

/// What kind of cell something stands in. Delimited text has text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text, or nothing.
    Text,
    /// A number; its text is the shortest that means it, `12345` and not `12345.0`.
    Number,
    /// A date of a spreadsheet; its text is `2021-01-01`, with `T10:00:00` if it has a time.
    Date,
    /// True or false.
    Flag,
    /// An error of a formula, such as `#DIV/0!`. It is no text that anybody wrote.
    Error,
    /// Covered by a merged cell; always empty.
    Merged,
    /// A formula without a stored result; always empty.
    Formula,
}

/// A cell with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetCell<'t> {
    /// What stands there, exactly.
    pub text: &'t str,
    /// What kind of cell it is.
    pub kind: CellKind,
}

impl SheetCell<'_> {
    /// Whether nothing but white space stands there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The cell beyond the end of a row.
const NOTHING: SheetCell<'static> = SheetCell {
    text: "",
    kind: CellKind::Text,
};

/// The most cells that a table may have.
pub const CELL_LIMIT: usize = 50_000_000;

/// The most columns that a table may have; spreadsheets have no more.
pub const COLUMN_LIMIT: usize = 16_384;

/// A table has more cells or text than anybody's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Start {
    number: u32,
    cell: u32,
}

/// One sheet, or one file of delimited text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetTable {
    /// The name of the sheet; empty for a file that has none.
    pub name: String,
    /// Whether the numbers of days are counted from 1904 instead of 1900.
    pub is_from_1904: bool,
    text: String,
    ends: Vec<u32>,
    kinds: Vec<CellKind>,
    rows: Vec<Start>,
}

impl SheetTable {
    /// An empty table.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Begins the row that has this number in the sheet, counted from 1.
    ///
    /// # Errors
    ///
    /// [`TooMany`].
    pub fn begin_row(&mut self, number: u32) -> Result<(), TooMany> {
        let cell = u32::try_from(self.ends.len()).map_err(|_| TooMany)?;
        self.rows.push(Start { number, cell });
        Ok(())
    }

    /// Adds a cell to the last row.
    ///
    /// # Errors
    ///
    /// [`TooMany`].
    pub fn push(&mut self, text: &str, kind: CellKind) -> Result<(), TooMany> {
        let width = self
            .rows
            .last()
            .map_or(0, |row| self.ends.len() - row.cell as usize);
        if self.ends.len() >= CELL_LIMIT || width >= COLUMN_LIMIT {
            return Err(TooMany);
        }
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| TooMany)?;
        self.ends.push(end);
        self.kinds.push(kind);
        Ok(())
    }

    /// Adds a cell in a column of the last row, with empty cells before it. A column that is there already
    /// is left as it is.
    ///
    /// # Errors
    ///
    /// [`TooMany`].
    pub fn push_at(&mut self, column: usize, text: &str, kind: CellKind) -> Result<(), TooMany> {
        let width = self
            .rows
            .last()
            .map_or(0, |row| self.ends.len() - row.cell as usize);
        if column < width {
            return Ok(());
        }
        for _ in width..column {
            self.push("", CellKind::Text)?;
        }
        self.push(text, kind)
    }

    /// How many rows were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number in the sheet of the row in place `row`.
    #[must_use]
    pub fn number(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.number)
    }

    /// How many cells a row has.
    #[must_use]
    pub fn width(&self, row: usize) -> usize {
        let (from, to) = self.bounds(row);
        to - from
    }

    /// The cell of a row in a column; empty beyond the end of the row.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> SheetCell<'_> {
        let (from, to) = self.bounds(row);
        let at = from + column;
        if at >= to {
            return NOTHING;
        }
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        SheetCell {
            text: &self.text[start..self.ends[at] as usize],
            kind: self.kinds[at],
        }
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = SheetCell<'_>> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    /// Whether a row has nothing but white space.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.cells(row).all(|cell| cell.is_blank())
    }

    fn bounds(&self, row: usize) -> (usize, usize) {
        let Some(start) = self.rows.get(row) else {
            return (0, 0);
        };
        let to = self
            .rows
            .get(row + 1)
            .map_or(self.ends.len(), |next| next.cell as usize);
        (start.cell as usize, to)
    }
}

/// The letter or letters of a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// The column that a letter or letters name, counted from 0.
#[must_use]
pub fn column_of_letter(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + usize::from(letter - b'A') + 1;
    }
    Some(column - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_where_they_were_put() {
        let mut table = SheetTable::new("");
        table.begin_row(1).unwrap();
        table.push("a", CellKind::Text).unwrap();
        table.push("", CellKind::Text).unwrap();
        table.begin_row(4).unwrap();
        table.push_at(2, "7", CellKind::Number).unwrap();
        assert_eq!(table.len(), 2);
        assert_eq!((table.number(0), table.number(1)), (1, 4));
        assert_eq!((table.width(0), table.width(1)), (2, 3));
        assert_eq!(table.cell(0, 0).text, "a");
        assert_eq!(table.cell(0, 5).text, "");
        assert_eq!(table.cell(1, 0).text, "");
        assert_eq!(
            (table.cell(1, 2).text, table.cell(1, 2).kind),
            ("7", CellKind::Number)
        );
        assert_eq!(table.cell(9, 0).text, "");
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (column, letter) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(column), letter);
            assert_eq!(column_of_letter(letter), Some(column));
        }
        assert_eq!(column_of_letter("name"), None);
        assert_eq!(column_of_letter("Ы"), None);
    }
}
