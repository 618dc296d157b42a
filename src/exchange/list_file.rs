//! The file with a list as it was read, the settings by which it is read, and where the list stands in it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::MapError;
use crate::exchange::columns::{PlaceContext, PlacedColumns, place_columns};
use crate::exchange::edition::Origin;
use crate::exchange::guard::without_guards;
use crate::exchange::guess::{Guess, column_names, guess, guessed_map, is_header};
use crate::exchange::guessed_calendar::guessed_calendar;
use crate::exchange::map::{ColumnTarget, DateOrder, Import};
use crate::exchange::own::{is_own, own_columns};
use crate::exchange::read::{
    Block, FileKind, Header, ReadFile, ReadOptions, find_block, place_of_sheet, read_file,
};
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::status::StatusKind;

/// What is said of a list before it is read; what is left open is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSettings {
    /// The kind of the file.
    pub kind: Option<FileKind>,
    /// Its encoding.
    pub encoding: String,
    /// What stands between cells: a character, or `tab`.
    pub separator: String,
    /// The sheet, by name or number.
    pub sheet: String,
    /// The header.
    pub header: Option<Header>,
    /// Which table of the sheet, counted from 1.
    pub table: Option<usize>,
    /// The order of the parts of dates.
    pub order: Option<DateOrder>,
    /// The case that new people are put into.
    pub case: Option<RecordId>,
    /// What each column is for; it is guessed if there is none.
    pub map: Option<Import>,
}

impl ImportSettings {
    /// Takes from the map what is left open.
    pub fn take_from_map(&mut self) {
        let Some(map) = &self.map else {
            return;
        };
        for (own, stated) in [
            (&mut self.encoding, &map.encoding),
            (&mut self.separator, &map.separator),
            (&mut self.sheet, &map.sheet),
        ] {
            if own.is_empty() {
                own.clone_from(stated);
            }
        }
        self.header = self.header.or(match map.header {
            None => None,
            Some(0) => Some(Header::None),
            Some(row) => Some(Header::Row(row)),
        });
    }

    fn separator(&self) -> Result<Option<u8>, FileReadError> {
        match self.separator.as_str() {
            "" => Ok(None),
            "tab" | "\\t" => Ok(Some(b'\t')),
            text => match text.as_bytes() {
                [separator] => Ok(Some(*separator)),
                _ => Err(FileReadError::NoSuchSeparator),
            },
        }
    }

    fn how(&self) -> ReadHow {
        (self.kind, self.encoding.clone(), self.separator.clone())
    }
}

/// What decides how bytes are read: their kind, encoding and separator.
type ReadHow = (Option<FileKind>, String, String);

/// A file as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct ListFile {
    how: ReadHow,
    /// The file.
    pub origin: Origin,
    /// The bytes that were read.
    pub bytes: Arc<Vec<u8>>,
    /// Its sheets, also those without rows.
    pub tables: Vec<SheetTable>,
    /// Its kind.
    pub kind: FileKind,
    /// The encoding of a text.
    pub encoding: Option<&'static str>,
    /// What stands between the cells of delimited text.
    pub separator: Option<char>,
}

impl ListFile {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`FileReadError`].
    pub fn read(
        origin: Origin,
        bytes: Arc<Vec<u8>>,
        settings: &ImportSettings,
    ) -> Result<Self, FileReadError> {
        let encoding = settings.encoding.as_str();
        let ReadFile {
            tables,
            kind,
            encoding,
            separator,
            ..
        } = read_file(
            &bytes,
            ReadOptions {
                kind: settings.kind,
                encoding: (!encoding.is_empty()).then_some(encoding),
                separator: settings.separator()?,
            },
        )?;
        let tables = tables.into_iter().map(without_guards);
        let tables: Result<Vec<SheetTable>, _> = tables.collect();
        Ok(Self {
            how: settings.how(),
            origin,
            bytes,
            tables: tables.map_err(|_| FileReadError::TooLarge)?,
            kind,
            encoding,
            separator,
        })
    }

    /// Whether the bytes were read as somebody wants them to be.
    #[must_use]
    pub fn was_read_by(&self, settings: &ImportSettings) -> bool {
        self.how == settings.how()
    }

    /// Where the list stands in the file.
    ///
    /// # Errors
    ///
    /// [`FileReadError`] if somebody has to say which sheet, table or header is meant.
    pub fn find_list(&self, settings: &ImportSettings) -> Result<ListPlace, FileReadError> {
        let sheet = settings.sheet.as_str();
        let sheet = place_of_sheet(&self.tables, (!sheet.is_empty()).then_some(sheet))?;
        let block = find_block(
            &self.tables[sheet],
            settings.header,
            settings.table,
            &is_header,
        )?;
        Ok(ListPlace { sheet, block })
    }

    /// The table of a list.
    #[must_use]
    pub fn table(&self, place: &ListPlace) -> &SheetTable {
        &self.tables[place.sheet]
    }

    /// Whether a list is one of our own tables, with the texts of records.
    #[must_use]
    pub fn is_own(&self, place: &ListPlace) -> bool {
        is_own(&column_names(self.table(place), &place.block))
    }

    /// What each column is for: by the map that was given, or guessed.
    #[must_use]
    pub fn map(
        &self,
        place: &ListPlace,
        settings: &ImportSettings,
        statuses: &[StatusKind],
    ) -> (Import, Vec<Guess>) {
        let guesses = guess(self.table(place), &place.block, self.kind, statuses);
        let title = stem(&self.origin.name);
        let map = settings.map.clone();
        let mut map = map.unwrap_or_else(|| {
            let names = column_names(self.table(place), &place.block);
            let mut map = guessed_map(&guesses, title);
            map.calendar = guessed_calendar(self.table(place), &place.block, &names, &map);
            map
        });
        if map.source.title.is_empty() {
            title.clone_into(&mut map.source.title);
        }
        name_keys(&mut map);
        (map, guesses)
    }

    /// Sets a map against the table.
    ///
    /// # Errors
    ///
    /// All that is wrong with the map, and every column whose dates have two readings.
    pub fn place_columns(
        &self,
        place: &ListPlace,
        map: &Import,
        order: Option<&DateOrder>,
        (statuses, today): (&[StatusKind], Date),
    ) -> Result<PlacedColumns, Vec<MapError>> {
        let table = self.table(place);
        if self.is_own(place) {
            let names = column_names(table, &place.block);
            return Ok(own_columns(names, self.separator.is_some()));
        }
        let context = PlaceContext {
            order,
            statuses,
            is_delimited: self.separator.is_some(),
            kind: self.kind,
            today,
        };
        place_columns(map, table, &place.block, &context)
    }
}

/// Where a list stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPlace {
    /// The sheet, counted from 0.
    pub sheet: usize,
    /// Its rows.
    pub block: Block,
}

/// The name of a file without its ending.
#[must_use]
pub fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".age").unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Gives keys of which nobody says whose they are the title of the list.
pub fn name_keys(map: &mut Import) {
    let title = map.source.title.clone();
    for column in &mut map.columns {
        if let ColumnTarget::Key { of } = &mut column.to
            && of.is_empty()
        {
            of.clone_from(&title);
        }
    }
}

/// Gives the list another title. Ids that are its own stay so.
pub fn call_list(map: &mut Import, title: &str) {
    let before = std::mem::replace(&mut map.source.title, title.to_owned());
    for column in &mut map.columns {
        if let ColumnTarget::Key { of } = &mut column.to
            && *of == before
        {
            title.clone_into(of);
        }
    }
}

/// The source that is called like the list and is no edition of anything.
#[must_use]
pub fn list_called(book: &Book, title: &str) -> Option<RecordId> {
    let sources = book.sources().iter().map(|(_, source)| source);
    let mut called =
        sources.filter(|source| source.title == title && source.derived_from.is_empty());
    called.next().map(|source| source.id)
}
