//! Workbooks of Excel, the new and the old kind: each sheet a table.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, Xls, XlsError, Xlsx, XlsxError,
};

use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::archive::{entry_text, open_archive};
use crate::exchange::table::{CellKind, SheetTable};

/// The first bytes of a compound file: an old workbook, or a new one that is encrypted.
pub const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The largest old workbook; its reader holds several copies.
const OLD_LIMIT: usize = 64 * 1024 * 1024;

/// Reads the sheets of an `.xlsx` workbook.
///
/// # Errors
///
/// [`FileReadError::Password`], [`FileReadError::Bomb`], [`FileReadError::TooLarge`], [`FileReadError::Malformed`].
pub fn read_xlsx(bytes: &[u8]) -> Result<Vec<SheetTable>, FileReadError> {
    if bytes.starts_with(COMPOUND) {
        return Err(FileReadError::Password);
    }
    let mut archive = open_archive(bytes)?;
    let about = entry_text(&mut archive, "xl/workbook.xml")?.unwrap_or_default();
    let is_from_1904 = counts_from_1904(&about);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_error(&error))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut tables = Vec::new();
    for name in sheets {
        let merged = book
            .merge_cells_by_sheet_name(&name)
            .map_err(|error| xlsx_error(&error))?;
        let mut rows = Rows::new(&name, &merged);
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(xlsx_error(&error)),
        };
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|error| xlsx_error(&error))?
        {
            let value = match cell.value {
                DataRef::SharedString(text) => CellText::text(text),
                DataRef::String(text) => CellText::text(&text),
                DataRef::Empty if cell.formula.is_some() => {
                    CellText(String::new(), CellKind::Formula)
                }
                other => CellText::of(&other.into()),
            };
            rows.put(cell.pos, &value)?;
        }
        let mut table = rows.finish()?;
        table.is_from_1904 = is_from_1904;
        tables.push(table);
    }
    Ok(tables)
}

/// Whether a workbook says that its days are counted from 1904. The reader knows it of cells that are formatted as
/// dates; a date may stand there as a number as well.
fn counts_from_1904(about: &str) -> bool {
    let said = about.split("date1904").nth(1).unwrap_or_default();
    let value = said.trim_start().strip_prefix('=').unwrap_or_default();
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    value.starts_with("1") || value.starts_with("true") || value.starts_with("on")
}

/// Reads the sheets of an `.xls` workbook.
///
/// # Errors
///
/// As [`read_xlsx`].
pub fn read_xls(bytes: &[u8]) -> Result<Vec<SheetTable>, FileReadError> {
    if bytes.len() > OLD_LIMIT {
        return Err(FileReadError::TooLarge);
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| xls_error(&error))?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut rows = Rows::new(&name, &merged);
        let range = book
            .worksheet_range(&name)
            .map_err(|error| xls_error(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let position = (top + row as u32, left + column as u32);
            rows.put(position, &CellText::of(value))?;
        }
        tables.push(rows.finish()?);
    }
    Ok(tables)
}

/// The most cells that merged ones may cover and be told of.
const COVERED_LIMIT: u64 = 100_000;

/// A table that is filled cell by cell, in the order of rows.
pub struct Rows {
    table: SheetTable,
    /// The cells that merged ones cover.
    covered: BTreeSet<(u32, u32)>,
    row: Option<u32>,
}

impl Rows {
    /// An empty table; `merged` are the areas of its merged cells.
    #[must_use]
    pub fn new(name: &str, merged: &[Dimensions]) -> Self {
        let mut covered = BTreeSet::new();
        for area in merged {
            // Nobody merges so much; a file that says so is not worth the memory.
            if area.len() + covered.len() as u64 > COVERED_LIMIT {
                break;
            }
            for row in area.start.0..=area.end.0 {
                covered.extend((area.start.1..=area.end.1).map(|column| (row, column)));
            }
            covered.remove(&area.start);
        }
        Self {
            table: SheetTable::new(name),
            covered,
            row: None,
        }
    }

    /// Puts a value at a row and column, counted from 0. A cell that a merged one covers is empty.
    ///
    /// # Errors
    ///
    /// [`FileReadError::TooLarge`]; [`FileReadError::Malformed`] if a row comes after a later one.
    pub fn put(
        &mut self,
        (row, column): (u32, u32),
        value: &CellText,
    ) -> Result<(), FileReadError> {
        if value.0.is_empty() && value.1 == CellKind::Text {
            return Ok(());
        }
        // What came too late would be lost.
        if let Some(last) = self.row.filter(|last| *last > row) {
            return Err(FileReadError::RowsOutOfOrder {
                row: row + 1,
                before: last + 1,
            });
        }
        if self.row != Some(row) {
            self.end_row()?;
            self.row = Some(row);
            self.table.begin_row(row + 1)?;
        }
        self.cover(row, column)?;
        if self.covered.contains(&(row, column)) {
            self.table.push_at(column as usize, "", CellKind::Merged)?;
        } else {
            self.table.push_at(column as usize, &value.0, value.1)?;
        }
        Ok(())
    }

    /// The table, complete.
    ///
    /// # Errors
    ///
    /// [`FileReadError::TooLarge`].
    pub fn finish(mut self) -> Result<SheetTable, FileReadError> {
        self.end_row()?;
        Ok(self.table)
    }

    fn end_row(&mut self) -> Result<(), FileReadError> {
        self.row.map_or(Ok(()), |row| self.cover(row, u32::MAX))
    }

    /// Marks the covered cells of a row that lie before a column.
    fn cover(&mut self, row: u32, before: u32) -> Result<(), FileReadError> {
        for (_, column) in self.covered.range((row, 0)..(row, before)) {
            self.table.push_at(*column as usize, "", CellKind::Merged)?;
        }
        Ok(())
    }
}

/// The value of a cell, as text.
pub struct CellText(pub String, pub CellKind);

impl CellText {
    fn text(text: &str) -> Self {
        Self(text.to_owned(), CellKind::Text)
    }

    fn of(data: &Data) -> Self {
        match data {
            Data::Int(number) => Self(number.to_string(), CellKind::Number),
            Data::Float(number) => Self(number_text(*number), CellKind::Number),
            Data::String(text) => Self::text(text),
            Data::Bool(flag) => Self(flag.to_string().to_uppercase(), CellKind::Flag),
            Data::DateTime(date) => Self::date(*date),
            Data::DateTimeIso(text) => Self(iso_text(text), CellKind::Date),
            Data::DurationIso(text) => Self(text.clone(), CellKind::Text),
            Data::Error(error) => Self(error.to_string(), CellKind::Error),
            Data::Empty => Self(String::new(), CellKind::Text),
        }
    }

    fn date(date: ExcelDateTime) -> Self {
        let serial = date.as_f64();
        if date.is_duration() || !(1.0..2_958_466.0).contains(&serial) {
            // A time of day or a span is no date.
            return Self(number_text(serial), CellKind::Number);
        }
        let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
        let text = if (hour, minute, second) == (0, 0, 0) {
            format!("{year:04}-{month:02}-{day:02}")
        } else {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        };
        Self(text, CellKind::Date)
    }
}

/// A date in ISO 8601 without a time that says nothing.
#[must_use]
pub fn iso_text(text: &str) -> String {
    let text = text.trim_end_matches('Z');
    let zero = text
        .split_once('T')
        .is_some_and(|(_, time)| time.bytes().all(|b| matches!(b, b'0' | b':' | b'.')));
    if zero {
        text.split('T').next().unwrap_or_default().to_owned()
    } else {
        text.to_owned()
    }
}

/// The shortest text that means a number.
#[must_use]
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        format!("{number}")
    }
}

fn xlsx_error(error: &XlsxError) -> FileReadError {
    match error {
        XlsxError::Password => FileReadError::Password,
        other => FileReadError::Malformed {
            line: None,
            detail: other.to_string(),
        },
    }
}

fn xls_error(error: &XlsError) -> FileReadError {
    match error {
        XlsError::Password => FileReadError::Password,
        other => FileReadError::Malformed {
            line: None,
            detail: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime as Written, Format, Workbook};
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    use super::*;
    use crate::exchange::dates::{CellDate, DateStyle, read_cell_date};
    use crate::exchange::export::table_writer::{TableForm, TableWriter};

    fn sheet() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let date = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write(4, 0, "Name").unwrap();
        sheet.write(4, 1, "Key").unwrap();
        sheet.write(4, 2, "Seen").unwrap();
        sheet.write(5, 0, "Anna\rSidorova").unwrap();
        sheet.write(5, 1, 12345).unwrap();
        let seen = Written::from_ymd(2022, 7, 12).unwrap();
        sheet.write_with_format(5, 2, &seen, &date).unwrap();
        let late = seen.clone().and_hms(10, 30, 0).unwrap();
        sheet.write_with_format(6, 2, &late, &date).unwrap();
        sheet
            .merge_range(7, 0, 8, 0, "Pyotr", &Format::new())
            .unwrap();
        sheet.write(8, 1, 1.5).unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_are_what_the_sheet_shows() {
        let tables = read_xlsx(&sheet()).unwrap();
        let table = &tables[0];
        assert_eq!(table.number(0), 5);
        assert_eq!(table.cell(1, 0).text, "Anna\rSidorova");
        assert_eq!(
            (table.cell(1, 1).text, table.cell(1, 1).kind),
            ("12345", CellKind::Number)
        );
        assert_eq!(
            (table.cell(1, 2).text, table.cell(1, 2).kind),
            ("2022-07-12", CellKind::Date)
        );
        assert_eq!(table.cell(2, 2).text, "2022-07-12T10:30:00");
        assert_eq!(
            (table.cell(4, 0).text, table.cell(4, 0).kind),
            ("", CellKind::Merged)
        );
        assert_eq!(table.cell(4, 1).text, "1.5");
    }

    /// A workbook with its days counted from 1904.
    fn from_1904(bytes: &[u8]) -> Vec<u8> {
        let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut new = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..old.len() {
            let mut entry = old.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            let text = text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
            new.start_file(name, SimpleFileOptions::default()).unwrap();
            new.write_all(text.as_bytes()).unwrap();
        }
        new.finish().unwrap().into_inner()
    }

    #[test]
    fn the_epoch_of_the_workbook_counts() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let date = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write(0, 0, "Seen").unwrap();
        sheet.write_with_format(1, 0, 42_735, &date).unwrap();
        sheet.write_with_format(2, 0, 44_197, &date).unwrap();
        sheet.write(3, 0, 42_735).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let days = |bytes: &[u8]| {
            let table = read_xlsx(bytes).unwrap().remove(0);
            let style = DateStyle {
                is_from_1904: table.is_from_1904,
                ..DateStyle::default()
            };
            let day = |row| match read_cell_date(table.cell(row, 0), style) {
                CellDate::Is(day) => day,
                other => format!("{other:?}"),
            };
            (1..4).map(day).collect::<Vec<_>>()
        };
        assert_eq!(days(&bytes), ["2016-12-31", "2021-01-01", "2016-12-31"]);
        assert_eq!(
            days(&from_1904(&bytes)),
            ["2021-01-01", "2025-01-02", "2021-01-01"]
        );
    }

    /// What comes back of one cell that our own workbook has.
    fn sent_and_read(cell: &str) -> String {
        let mut bytes = Vec::new();
        let header = vec!["a".to_owned(), "b".to_owned()];
        let mut table = TableWriter::begin(TableForm::Xlsx, header, &mut bytes).unwrap();
        table.row(&["x".to_owned(), cell.to_owned()]).unwrap();
        table.finish().unwrap();
        let tables = read_xlsx(&bytes).unwrap();
        tables[0].cell(1, 1).text.to_owned()
    }

    #[test]
    fn what_looks_escaped_is_read_once() {
        for cell in [
            "_x0041_",
            "_x005F_x0041_",
            "a_x000D_b",
            "_x005f_x005F__x005F_",
            "\r\u{1b}\n\t_x_x00",
            "__x0041__",
            "_xD83D__xDCF7_ \u{1f4f7}",
        ] {
            assert_eq!(sent_and_read(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "([ -~\\u{1}-\\u{1f}\\u{fffe}é\u{1f4f7}]|_|x|0|_x00[0-9A-Fa-f]{2}_){1,24}") {
            // A line that begins like a formula is the table's own business.
            prop_assume!(!cell.starts_with('\''));
            prop_assert_eq!(sent_and_read(&cell), cell);
        }
    }

    #[test]
    fn an_encrypted_workbook_is_told_as_such() {
        assert_eq!(read_xlsx(COMPOUND), Err(FileReadError::Password));
    }
}
