//! Spreadsheets in OpenDocument. They are read as they come, because a few bytes of one may repeat a cell a
//! thousand million times.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::archive::{entry_text, open_archive};
use crate::exchange::table::{COLUMN_LIMIT, CellKind, SheetTable};
use crate::exchange::workbook::{CellText, Rows, iso_text, number_text};

/// The most rows of a sheet.
const ROW_LIMIT: u32 = 1_048_576;

/// The most times that a row which is not empty may be repeated.
const REPEAT_LIMIT: u32 = 1000;

/// Reads the sheets of an `.ods` file.
///
/// # Errors
///
/// [`FileReadError::Password`], [`FileReadError::Bomb`], [`FileReadError::TooLarge`], [`FileReadError::Malformed`].
pub fn read_ods(bytes: &[u8]) -> Result<Vec<SheetTable>, FileReadError> {
    let mut archive = open_archive(bytes)?;
    let manifest = entry_text(&mut archive, "META-INF/manifest.xml")?;
    if manifest.is_some_and(|text| text.contains("encryption-data")) {
        return Err(FileReadError::Password);
    }
    let Some(content) = entry_text(&mut archive, "content.xml")? else {
        return Err(FileReadError::NotA { kind: "ods" });
    };
    read_content(&content)
}

/// A cell that is being read.
struct Open {
    value: CellText,
    repeated: u32,
    spans: (u32, u32),
    paragraphs: String,
    lines: u32,
    is_covered: bool,
}

fn read_content(content: &str) -> Result<Vec<SheetTable>, FileReadError> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    let mut state = State::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| FileReadError::Malformed {
                line: None,
                detail: error.to_string(),
            })?;
        match event {
            Event::Start(start) => state.start(&start)?,
            Event::End(end) => state.end(end.name().as_ref())?,
            Event::Text(text) => state.add(&text.xml10_content()),
            Event::CData(text) => state.add(&text.xml10_content()),
            Event::GeneralRef(reference) => state.add(&entity(&reference)?),
            Event::DocType(_) => return Err(FileReadError::Entities),
            Event::Eof => return Ok(state.tables),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The text of a character reference or of one of the five entities of XML.
///
/// # Errors
///
/// [`FileReadError::Entities`] for any other.
pub fn entity(reference: &BytesRef<'_>) -> Result<String, FileReadError> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Ok(letter.to_string()),
        Ok(None) => resolve_predefined_entity(reference)
            .map(str::to_owned)
            .ok_or(FileReadError::Entities),
        Err(_) => Err(FileReadError::Entities),
    }
}

#[derive(Default)]
struct State {
    tables: Vec<SheetTable>,
    rows: Option<Rows>,
    row: u32,
    repeated: u32,
    line: Vec<(u32, u32, CellText)>,
    column: u32,
    cell: Option<Open>,
    in_paragraph: u32,
    in_note: u32,
}

impl State {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), FileReadError> {
        match start.name().as_ref() {
            "table:table" => {
                let name = attribute(start, "table:name").unwrap_or_default();
                self.rows = Some(Rows::new(&name, &[]));
                self.row = 0;
            }
            "table:table-row" => {
                self.repeated = count(start, "table:number-rows-repeated");
                self.column = 0;
                self.line.clear();
            }
            name @ ("table:table-cell" | "table:covered-table-cell") => {
                self.cell = Some(Open {
                    value: typed_value(start),
                    repeated: count(start, "table:number-columns-repeated"),
                    spans: (
                        count(start, "table:number-columns-spanned"),
                        count(start, "table:number-rows-spanned"),
                    ),
                    paragraphs: String::new(),
                    lines: 0,
                    is_covered: name == "table:covered-table-cell",
                });
            }
            "text:p" | "text:h" => {
                self.in_paragraph += 1;
                if let Some(cell) = self.cell.as_mut().filter(|_| self.in_note == 0) {
                    cell.lines += 1;
                    if cell.lines > 1 {
                        cell.paragraphs.push('\n');
                    }
                }
            }
            "office:annotation" => self.in_note += 1,
            "text:s" => {
                for _ in 0..count(start, "text:c").min(1000) {
                    self.add(" ");
                }
            }
            "text:tab" => self.add("\t"),
            "text:line-break" => self.add("\n"),
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        if self.in_paragraph > 0
            && self.in_note == 0
            && let Some(cell) = self.cell.as_mut()
        {
            cell.paragraphs.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), FileReadError> {
        match name {
            "text:p" | "text:h" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            "office:annotation" => self.in_note = self.in_note.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "table:table-row" => self.end_row()?,
            "table:table" => {
                if let Some(rows) = self.rows.take() {
                    self.tables.push(rows.finish()?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), FileReadError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let Open {
            mut value,
            repeated,
            spans,
            paragraphs,
            is_covered,
            ..
        } = cell;
        if value.1 == CellKind::Text && value.0.is_empty() {
            value.0 = paragraphs;
        }
        if is_covered {
            value = CellText(String::new(), CellKind::Merged);
        } else if spans != (1, 1) && value.0.is_empty() {
            value = CellText(String::new(), CellKind::Text);
        }
        let is_empty = value.0.is_empty() && value.1 == CellKind::Text;
        if !is_empty {
            // An area that is covered to the end of the sheet says nothing.
            let taken = if is_covered {
                repeated.min(64)
            } else {
                repeated
            };
            if self.column + taken > COLUMN_LIMIT as u32 {
                return Err(FileReadError::TooLarge);
            }
            self.line.push((self.column, taken, value));
        }
        self.column = self.column.saturating_add(repeated);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), FileReadError> {
        let line = std::mem::take(&mut self.line);
        let says_something = line.iter().any(|(_, _, value)| value.1 != CellKind::Merged);
        if says_something {
            if self.repeated > REPEAT_LIMIT || self.row + self.repeated > ROW_LIMIT {
                return Err(FileReadError::TooLarge);
            }
            let Some(rows) = self.rows.as_mut() else {
                return Ok(());
            };
            for row in self.row..self.row + self.repeated {
                for (column, repeated, value) in &line {
                    for at in *column..*column + *repeated {
                        rows.put((row, at), value)?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.repeated);
        Ok(())
    }
}

/// What the attributes of a cell say that it holds; text is left to its paragraphs.
fn typed_value(start: &BytesStart<'_>) -> CellText {
    let formula = attribute(start, "table:formula").is_some();
    let number = attribute(start, "office:value").and_then(|text| text.parse::<f64>().ok());
    match (attribute(start, "office:value-type").as_deref(), number) {
        (Some("float" | "currency" | "percentage"), Some(number)) => {
            CellText(number_text(number), CellKind::Number)
        }
        (Some("date"), _) => {
            let text = attribute(start, "office:date-value").unwrap_or_default();
            CellText(iso_text(&text), CellKind::Date)
        }
        (Some("boolean"), _) => {
            let text = attribute(start, "office:boolean-value").unwrap_or_default();
            CellText(text.to_uppercase(), CellKind::Flag)
        }
        (Some("string"), _) => {
            let text = attribute(start, "office:string-value").unwrap_or_default();
            let kind = if formula && text.starts_with('#') {
                CellKind::Error
            } else {
                CellKind::Text
            };
            CellText(text, kind)
        }
        (None, _) if formula => CellText(String::new(), CellKind::Formula),
        _ => CellText(String::new(), CellKind::Text),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    let value = found.normalized_value(quick_xml::XmlVersion::Explicit1_0);
    value.ok().map(std::borrow::Cow::into_owned)
}

fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> Result<Vec<SheetTable>, FileReadError> {
        read_content(&format!(
            "<office:document-content><office:body><office:spreadsheet>\
             <table:table table:name=\"List\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>"
        ))
    }

    const ROW: &str = "<table:table-row>\
        <table:table-cell office:value-type=\"string\"><text:p>Anna<text:s/>&amp; <text:span>Co</text:span></text:p>\
        <text:p>second</text:p><office:annotation><text:p>aside</text:p></office:annotation></table:table-cell>\
        <table:table-cell office:value-type=\"float\" office:value=\"12345\"><text:p>12,345</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2022-07-12T00:00:00\"><text:p>12/07/22</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"1021\"/></table:table-row>";

    #[test]
    fn cells_are_read_by_their_values() {
        let tables = sheet(ROW).unwrap();
        assert_eq!(tables[0].name, "List");
        assert_eq!(tables[0].cell(0, 0).text, "Anna & Co\nsecond");
        assert_eq!(tables[0].cell(0, 1).text, "12345");
        assert_eq!(
            (tables[0].cell(0, 2).text, tables[0].cell(0, 2).kind),
            ("2022-07-12", CellKind::Date)
        );
        assert_eq!(tables[0].width(0), 3);
    }

    #[test]
    fn empty_repeats_cost_nothing_and_full_ones_are_refused() {
        let rows = format!(
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>{ROW}"
        );
        assert_eq!(sheet(&rows).unwrap()[0].number(0), 1_048_001);
        let bomb = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
            table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
        assert_eq!(sheet(bomb), Err(FileReadError::TooLarge));
    }

    #[test]
    fn a_covered_cell_is_blank_and_known_as_merged() {
        let rows = "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" \
            office:value-type=\"string\"><text:p>a</text:p></table:table-cell>\
            <table:covered-table-cell office:value-type=\"string\"><text:p>a</text:p></table:covered-table-cell>\
            <table:table-cell office:value-type=\"string\"><text:p>b</text:p></table:table-cell></table:table-row>";
        let tables = sheet(rows).unwrap();
        assert_eq!(tables[0].cell(0, 1).kind, CellKind::Merged);
        assert_eq!(tables[0].cell(0, 2).text, "b");
    }

    #[test]
    fn entities_of_the_document_are_never_expanded() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
        assert_eq!(read_content(bomb), Err(FileReadError::Entities));
        let rows = ROW.replace("&amp;", "&bomb;");
        assert_eq!(sheet(&rows), Err(FileReadError::Entities));
    }
}
