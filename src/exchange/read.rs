//! A file to its tables, whatever kind it is; and which rows of a sheet are a table with a header.

use serde::de::IgnoredAny;

use crate::casebook::change::encrypted_file::is_encrypted;
use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::decode::decode;
use crate::exchange::delimited::read_delimited;
use crate::exchange::json_table::{is_entity, objects, read_ftm, read_json};
use crate::exchange::ods::read_ods;
use crate::exchange::pfif::read_pfif;
use crate::exchange::table::SheetTable;
use crate::exchange::workbook::{COMPOUND, read_xls, read_xlsx};

/// The largest file that is read as a list.
pub const FILE_LIMIT: usize = 256 * 1024 * 1024;

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Delimited text.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// An old workbook of Excel.
    Xls,
    /// A spreadsheet in OpenDocument.
    Ods,
    /// A list of objects.
    Json,
    /// Entities of FollowTheMoney.
    Ftm,
    /// The People Finder Interchange Format.
    Pfif,
    /// The delimited text that Uwazi reads and writes.
    Uwazi,
}

impl FileKind {
    /// The word for it on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Json => "json",
            Self::Ftm => "ftm",
            Self::Pfif => "pfif",
            Self::Uwazi => "uwazi",
        }
    }

    /// The kind that a word means.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "csv" | "tsv" => Self::Csv,
            "xlsx" => Self::Xlsx,
            "xls" => Self::Xls,
            "ods" => Self::Ods,
            "json" => Self::Json,
            "ftm" => Self::Ftm,
            "pfif" => Self::Pfif,
            "uwazi" => Self::Uwazi,
            _ => return None,
        })
    }
}

/// How a file is to be read; what is left open is found out.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions<'o> {
    /// Its kind.
    pub kind: Option<FileKind>,
    /// Its encoding.
    pub encoding: Option<&'o str>,
    /// What stands between cells.
    pub separator: Option<u8>,
}

/// A file as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its sheets, also those without rows.
    pub tables: Vec<SheetTable>,
    /// Its kind.
    pub kind: FileKind,
    /// The encoding of a text.
    pub encoding: Option<&'static str>,
    /// Whether the encoding was guessed from the letters.
    pub is_guess: bool,
    /// What stands between the cells of delimited text.
    pub separator: Option<char>,
}

/// Reads a file.
///
/// # Errors
///
/// Any [`FileReadError`] but those of choosing a sheet or table.
pub fn read_file(bytes: &[u8], how: ReadOptions<'_>) -> Result<ReadFile, FileReadError> {
    if bytes.len() > FILE_LIMIT {
        return Err(FileReadError::TooLarge);
    }
    if bytes.is_empty() {
        return Err(FileReadError::Empty);
    }
    if is_encrypted(bytes) {
        return Err(FileReadError::Encrypted);
    }
    let book = |tables, kind| {
        Ok(ReadFile {
            tables,
            kind,
            encoding: None,
            is_guess: false,
            separator: None,
        })
    };
    let is_zip = bytes.starts_with(b"PK");
    match how.kind {
        Some(FileKind::Xlsx) => return book(read_xlsx(bytes)?, FileKind::Xlsx),
        Some(FileKind::Xls) => return book(read_xls(bytes)?, FileKind::Xls),
        Some(FileKind::Ods) => return book(read_ods(bytes)?, FileKind::Ods),
        None if is_zip && is_open_document(bytes) => return book(read_ods(bytes)?, FileKind::Ods),
        None if is_zip => return book(read_xlsx(bytes)?, FileKind::Xlsx),
        None if bytes.starts_with(COMPOUND) => {
            if has_password(bytes) {
                return Err(FileReadError::Password);
            }
            return book(read_xls(bytes)?, FileKind::Xls);
        }
        Some(kind) if is_zip || bytes.starts_with(COMPOUND) => {
            return Err(FileReadError::NotA { kind: kind.word() });
        }
        Some(_) | None => {}
    }
    let decoded = decode(bytes, how.encoding)?;
    let text = decoded.text.as_ref();
    let kind = how.kind.unwrap_or_else(|| kind_of_text(text));
    let mut separator = None;
    let table = match kind {
        FileKind::Json => read_json(text)?,
        FileKind::Ftm => read_ftm(text)?,
        FileKind::Pfif => read_pfif(text)?,
        FileKind::Csv | FileKind::Uwazi | FileKind::Xlsx | FileKind::Xls | FileKind::Ods => {
            let read = read_delimited(text, how.separator)?;
            separator = Some(read.separator);
            read.table
        }
    };
    Ok(ReadFile {
        tables: vec![table],
        kind,
        encoding: Some(decoded.encoding),
        is_guess: decoded.is_guess,
        separator,
    })
}

/// OpenDocument has the name of its kind, uncompressed, as its first entry.
fn is_open_document(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(128)];
    let kind = b"application/vnd.oasis.opendocument";
    head.windows(kind.len()).any(|part| part == kind)
}

/// A new workbook with a password is a compound file whose directory has this name in UTF-16.
fn has_password(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn kind_of_text(text: &str) -> FileKind {
    let start = text.trim_start();
    if start.starts_with(['[', '{']) {
        if let Ok(objects) = objects(text) {
            return if objects.iter().all(is_entity) {
                FileKind::Ftm
            } else {
                FileKind::Json
            };
        }
        // Broken JSON is to be told as such; a cell that begins with a bracket is none.
        let is_list =
            start.starts_with('[') && start[1..].trim_start().starts_with(['{', '[', ']']);
        let is_whole = || serde_json::from_str::<IgnoredAny>(start).is_ok();
        if start.starts_with("{\"") || is_list || is_whole() {
            return FileKind::Json;
        }
    }
    if start.starts_with("<?xml") || start.starts_with("<pfif") || start.starts_with("<!DOCTYPE") {
        return FileKind::Pfif;
    }
    let first = start.lines().next().unwrap_or_default();
    if start.starts_with('<') && first.contains("pfif") {
        return FileKind::Pfif;
    }
    FileKind::Csv
}

/// The sheet that is meant: by name or number, or the only one that has rows.
///
/// # Errors
///
/// [`FileReadError::NoSuchSheet`], [`FileReadError::SeveralSheets`], [`FileReadError::Empty`].
pub fn place_of_sheet(tables: &[SheetTable], wanted: Option<&str>) -> Result<usize, FileReadError> {
    let full = |table: &SheetTable| (0..table.len()).any(|row| !table.is_blank(row));
    if let Some(wanted) = wanted {
        let by_name = tables.iter().position(|table| table.name == wanted);
        let number = wanted.parse::<usize>().ok();
        let by_number = number.and_then(|number| number.checked_sub(1));
        let place = by_name.or(by_number.filter(|place| *place < tables.len()));
        return place.ok_or_else(|| FileReadError::NoSuchSheet {
            wanted: wanted.to_owned(),
            sheets: tables.iter().map(|table| table.name.clone()).collect(),
        });
    }
    let with_rows: Vec<usize> = (0..tables.len())
        .filter(|place| full(&tables[*place]))
        .collect();
    match with_rows.as_slice() {
        [] => Err(FileReadError::Empty),
        [only] => Ok(*only),
        several => Err(FileReadError::SeveralSheets {
            sheets: several
                .iter()
                .map(|place| (tables[*place].name.clone(), tables[*place].len()))
                .collect(),
        }),
    }
}

/// Where a table stands in its sheet: places of rows, not their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The header; `None` if there is none.
    pub header: Option<usize>,
    /// The first row below it.
    pub first: usize,
    /// The row after the last.
    pub end: usize,
}

/// What the user says of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// The row with this number.
    Row(u32),
    /// There is none.
    None,
}

/// The least cells that a header has, unless there is one column altogether.
const HEADER_CELLS: usize = 2;

/// How far down a header is looked for.
const HEADER_SEARCHED: usize = 50;

/// Finds the header, and rows below it. `looks_like_header` says how many cells of a row are known as names of columns; a row that
/// has the most of them is the header, or else the first row that is as wide as the table.
///
/// # Errors
///
/// [`FileReadError::NoSuchHeader`], [`FileReadError::NoSuchTable`], [`FileReadError::SeveralTables`], [`FileReadError::Empty`].
pub fn find_block(
    table: &SheetTable,
    header: Option<Header>,
    wanted: Option<usize>,
    looks_like_header: &dyn Fn(&str) -> bool,
) -> Result<Block, FileReadError> {
    let block = block_of(table, header, wanted, looks_like_header)?;
    if (block.first..block.end).all(|row| table.is_blank(row)) {
        return Err(FileReadError::Empty);
    }
    Ok(block)
}

fn block_of(
    table: &SheetTable,
    header: Option<Header>,
    wanted: Option<usize>,
    looks_like_header: &dyn Fn(&str) -> bool,
) -> Result<Block, FileReadError> {
    if header == Some(Header::None) {
        let first = (0..table.len()).find(|row| !table.is_blank(*row));
        return Ok(Block {
            header: None,
            first: first.ok_or(FileReadError::Empty)?,
            end: table.len(),
        });
    }
    if let Some(Header::Row(number)) = header {
        let row = (0..table.len()).find(|row| table.number(*row) == number);
        let row = row.filter(|row| !table.is_blank(*row));
        let row = row.ok_or(FileReadError::NoSuchHeader { row: number })?;
        return Ok(Block {
            header: Some(row),
            first: row + 1,
            end: table.len(),
        });
    }
    let filled = |row: usize| table.cells(row).filter(|cell| !cell.is_blank()).count();
    let known = |row: usize| {
        table
            .cells(row)
            .filter(|cell| !cell.is_blank() && looks_like_header(cell.text))
            .count()
    };
    let widest = (0..table.len()).map(filled).max().unwrap_or(0);
    if widest == 0 {
        return Err(FileReadError::Empty);
    }
    let least = HEADER_CELLS.min(widest);
    let headers: Vec<usize> = (0..table.len())
        .filter(|row| known(*row) >= HEADER_CELLS && known(*row) * 2 >= filled(*row))
        .collect();
    let mut blocks: Vec<Block> = Vec::new();
    for (place, row) in headers.iter().enumerate() {
        // A second header counts only after a blank row: a name may look like the name of a column.
        let after_gap = *row == 0
            || table.is_blank(row - 1)
            || table.number(*row) > table.number(row - 1) + 1
            || filled(row - 1) < HEADER_CELLS;
        if place > 0 && !after_gap {
            continue;
        }
        if let Some(last) = blocks.last_mut() {
            last.end = *row;
        }
        blocks.push(Block {
            header: Some(*row),
            first: row + 1,
            end: table.len(),
        });
    }
    match (blocks.len(), wanted) {
        (count, Some(number)) if count > 1 || number > 1 => number
            .checked_sub(1)
            .and_then(|place| blocks.into_iter().nth(place))
            .ok_or(FileReadError::NoSuchTable { tables: count }),
        (0, _) => {
            let row = (0..table.len().min(HEADER_SEARCHED))
                .find(|row| filled(*row) >= least && filled(*row) * 2 >= widest)
                .ok_or(FileReadError::Empty)?;
            Ok(Block {
                header: Some(row),
                first: row + 1,
                end: table.len(),
            })
        }
        (1, _) => blocks.pop().ok_or(FileReadError::Empty),
        _ => Err(FileReadError::SeveralTables {
            tables: blocks
                .iter()
                .map(|block| {
                    let header = block.header.unwrap_or(block.first);
                    (table.number(header), table.number(block.end - 1))
                })
                .collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> SheetTable {
        read_file(text.as_bytes(), ReadOptions::default())
            .unwrap()
            .tables
            .remove(0)
    }

    fn is_known(text: &str) -> bool {
        matches!(text, "name" | "born" | "place")
    }

    fn header_of(text: &str) -> Result<(Option<u32>, usize), FileReadError> {
        let table = sheet(text);
        let block = find_block(&table, None, None, &is_known)?;
        let header = block.header.map(|row| table.number(row));
        Ok((header, block.end - block.first))
    }

    #[test]
    fn the_kind_of_a_file_is_found_out() {
        for (bytes, kind) in [
            (&b"a,b\n1,2\n"[..], FileKind::Csv),
            (b"[{\"a\": 1}]", FileKind::Json),
            (
                b"{\"schema\": \"Person\", \"properties\": {}}",
                FileKind::Ftm,
            ),
            (
                b"<pfif><person><full_name>A B</full_name></person></pfif>",
                FileKind::Pfif,
            ),
        ] {
            assert_eq!(read_file(bytes, ReadOptions::default()).unwrap().kind, kind);
        }
        assert_eq!(
            read_file(b"", ReadOptions::default()),
            Err(FileReadError::Empty)
        );
        assert_eq!(
            read_file(b"\xef\xbb\xbf", ReadOptions::default()),
            Err(FileReadError::Empty)
        );
        let how = ReadOptions {
            kind: Some(FileKind::Csv),
            ..ReadOptions::default()
        };
        assert_eq!(
            read_file(b"PK\x03\x04", how),
            Err(FileReadError::NotA { kind: "csv" })
        );
    }

    #[test]
    fn the_header_is_found_below_titles_and_blank_rows() {
        assert_eq!(header_of("name,born\nAnna,2001\n"), Ok((Some(1), 1)));
        assert_eq!(
            header_of("List of 2022,,\n\n,,\nname,born,place\nAnna,2001,Brod\n"),
            Ok((Some(4), 1))
        );
        assert_eq!(header_of("x,y,z\n1,2,3\n4,5,6\n"), Ok((Some(1), 2)));
        assert_eq!(header_of("value\n01\n"), Ok((Some(1), 1)));
        assert_eq!(header_of("name,born\n"), Err(FileReadError::Empty));
        assert_eq!(header_of("name,born\n,\n ,\n"), Err(FileReadError::Empty));
    }

    #[test]
    fn several_tables_are_asked_about() {
        let text = "name,born\nAnna,2001\n\nname,place\nPyotr,Brod\nIvan,Chita\n";
        assert_eq!(
            header_of(text),
            Err(FileReadError::SeveralTables {
                tables: vec![(1, 2), (4, 6)]
            })
        );
        let table = sheet(text);
        let block = find_block(&table, None, Some(2), &is_known).unwrap();
        assert_eq!((block.first, block.end), (3, 5));
        assert_eq!(
            find_block(&table, None, Some(3), &is_known),
            Err(FileReadError::NoSuchTable { tables: 2 })
        );
        let stated = find_block(&table, Some(Header::Row(4)), None, &is_known).unwrap();
        assert_eq!(stated.header, Some(2));
        let none = find_block(&table, Some(Header::None), None, &is_known).unwrap();
        assert_eq!((none.header, none.first), (None, 0));
    }

    #[test]
    fn a_sheet_is_chosen_by_name_number_or_by_being_the_only_one() {
        let named = |name: &str, full: bool| {
            let mut table = SheetTable::new(name);
            if full {
                table.begin_row(1).unwrap();
                table
                    .push("x", crate::exchange::table::CellKind::Text)
                    .unwrap();
            }
            table
        };
        let two = || vec![named("a", true), named("b", true), named("c", false)];
        assert_eq!(place_of_sheet(&two(), Some("b")), Ok(1));
        assert_eq!(place_of_sheet(&two(), Some("1")), Ok(0));
        assert!(matches!(
            place_of_sheet(&two(), Some("9")),
            Err(FileReadError::NoSuchSheet { .. })
        ));
        let several = FileReadError::SeveralSheets {
            sheets: vec![("a".to_owned(), 1), ("b".to_owned(), 1)],
        };
        assert_eq!(place_of_sheet(&two(), None), Err(several));
        assert_eq!(
            place_of_sheet(&[named("a", true), named("c", false)], None),
            Ok(0)
        );
        assert_eq!(
            place_of_sheet(&[named("c", false)], None),
            Err(FileReadError::Empty)
        );
    }
}
