//! A table that is written row by row, so that no table need fit into memory: delimited text, a list of
//! objects in JSON, or a workbook of Excel in which every cell is text.

use std::fmt::Write as _;
use std::io::{self, Write};

use csv::WriterBuilder;
use serde_json::{Map, Value};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::exchange::guard::{guarded, kept};

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Delimited text, with a byte order mark: Excel takes text for UTF-8 only by it. Cells that a
    /// spreadsheet would run are guarded.
    Csv,
    /// A list of objects.
    Json,
    /// A workbook. It tells of nobody who made it and of no time.
    Xlsx,
}

/// The rows that a sheet of Excel has at the most.
const SHEET_ROWS: u32 = 1_048_576;

/// The parts of a workbook before its one sheet.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const SHEET: &str = "xl/worksheets/sheet1.xml";

const SHEET_BEGIN: &str =
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

const SHEET_END: &str = "</sheetData></worksheet>";

/// A table on its way out.
pub struct TableWriter<'w> {
    header: Vec<String>,
    to: Sink<'w>,
}

enum Sink<'w> {
    Csv(Box<csv::Writer<&'w mut dyn Write>>),
    Json(JsonList<'w>),
    Xlsx(Box<Sheet<'w>>),
}

impl<'w> TableWriter<'w> {
    /// Begins a table with this header.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(form: TableForm, header: Vec<String>, to: &'w mut dyn Write) -> io::Result<Self> {
        let to = match form {
            TableForm::Csv => {
                to.write_all("\u{feff}".as_bytes())?;
                let mut writer = WriterBuilder::new().from_writer(to);
                writer.write_record(header.iter().map(|cell| guarded(cell)))?;
                Sink::Csv(Box::new(writer))
            }
            TableForm::Json => Sink::Json(JsonList::begin(to)?),
            TableForm::Xlsx => {
                let mut sheet = Sheet::begin(to)?;
                sheet.row(&header)?;
                Sink::Xlsx(Box::new(sheet))
            }
        };
        Ok(Self { header, to })
    }

    /// Writes one row; cells that are missing at its end are empty.
    ///
    /// # Errors
    ///
    /// The system's; [`io::ErrorKind::FileTooLarge`] if a sheet cannot hold it.
    pub fn row(&mut self, row: &[String]) -> io::Result<()> {
        match &mut self.to {
            Sink::Csv(writer) => {
                let missing = self.header.len().saturating_sub(row.len());
                let cells = row.iter().map(|cell| guarded(cell));
                let cells = cells.chain(std::iter::repeat_n(String::new(), missing));
                writer.write_record(cells)?;
                Ok(())
            }
            Sink::Json(list) => {
                let cells = self.header.iter().zip(row);
                let cells = cells.filter(|(_, cell)| !cell.is_empty());
                let cells = cells
                    .map(|(name, cell)| (name.clone(), Value::String(kept(cell).into_owned())));
                list.object(&Value::Object(cells.collect::<Map<String, Value>>()))
            }
            Sink::Xlsx(sheet) => sheet.row(row),
        }
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self) -> io::Result<()> {
        match self.to {
            Sink::Csv(mut writer) => writer.flush(),
            Sink::Json(list) => list.finish(),
            Sink::Xlsx(sheet) => sheet.finish(),
        }
    }
}

/// A list of objects, one a line.
pub struct JsonList<'w> {
    to: &'w mut dyn Write,
    is_begun: bool,
}

impl<'w> JsonList<'w> {
    /// Begins the list.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(to: &'w mut dyn Write) -> io::Result<Self> {
        to.write_all(b"[")?;
        Ok(Self {
            to,
            is_begun: false,
        })
    }

    /// Writes one object.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn object(&mut self, object: &Value) -> io::Result<()> {
        let between = if self.is_begun { ",\n" } else { "\n" };
        self.is_begun = true;
        self.to.write_all(between.as_bytes())?;
        serde_json::to_writer(&mut *self.to, object)?;
        Ok(())
    }

    /// Ends the list.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self) -> io::Result<()> {
        self.to.write_all(b"\n]\n")
    }
}

/// The sheet of a workbook.
struct Sheet<'w> {
    to: ZipWriter<StreamWriter<&'w mut dyn Write>>,
    rows: u32,
    text: String,
}

impl<'w> Sheet<'w> {
    fn begin(to: &'w mut dyn Write) -> io::Result<Self> {
        let mut to = ZipWriter::new_stream(to);
        // Every part has the one time that says nothing.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, text) in PARTS {
            to.start_file(name, options)?;
            to.write_all(XML.as_bytes())?;
            to.write_all(text.as_bytes())?;
        }
        to.start_file(SHEET, options)?;
        to.write_all(XML.as_bytes())?;
        to.write_all(SHEET_BEGIN.as_bytes())?;
        Ok(Self {
            to,
            rows: 0,
            text: String::new(),
        })
    }

    fn row(&mut self, row: &[String]) -> io::Result<()> {
        self.rows += 1;
        if self.rows > SHEET_ROWS {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.clear();
        let number = self.rows;
        // Writing to a text cannot fail.
        let _ = write!(self.text, "<row r=\"{number}\">");
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let letters = letters(column);
            let _ = write!(
                self.text,
                "<c r=\"{letters}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            );
            put_text(&mut self.text, &kept(cell));
            self.text.push_str("</t></is></c>");
        }
        self.text.push_str("</row>");
        self.to.write_all(self.text.as_bytes())
    }

    fn finish(mut self) -> io::Result<()> {
        self.to.write_all(SHEET_END.as_bytes())?;
        self.to.finish()?;
        Ok(())
    }
}

/// What a column is called: A to Z, then AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Puts a text as Excel has it: what XML cannot hold as `_x001B_`, and whatever looks like that behind
/// `_x005F_`.
fn put_text(into: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\t' | '\n' => into.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(into, "_x{:04X}_", u32::from(c));
            }
            '_' if looks_escaped(&text[at..]) => into.push_str("_x005F_"),
            c => into.push(c),
        }
    }
}

fn looks_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 6
        && bytes[1] == b'x'
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_letters() {
        let named = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped_and_nothing_else_changes() {
        let mut text = String::new();
        put_text(&mut text, "a<b>&\u{1b}\r_x000D_ _x00 ]]>\u{202e}");
        assert_eq!(
            text,
            "a&lt;b&gt;&amp;_x001B__x000D__x005F_x000D_ _x00 ]]&gt;\u{202e}"
        );
    }

    #[test]
    fn a_workbook_tells_of_nobody_and_of_no_time() {
        let write = || {
            let mut bytes = Vec::new();
            let header = vec!["a".to_owned()];
            let mut table = TableWriter::begin(TableForm::Xlsx, header, &mut bytes).unwrap();
            table.row(&["b".to_owned()]).unwrap();
            table.finish().unwrap();
            bytes
        };
        assert_eq!(write(), write());
        let archive = zip::ZipArchive::new(io::Cursor::new(write())).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert!(
            !names.iter().any(|name| name.contains("docProps")),
            "{names:?}"
        );
    }
}
