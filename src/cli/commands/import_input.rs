//! The input of an import: the file and the map that `lastseen import` is given, and why they may be refused.

use std::path::Path;
use std::sync::Arc;

use crate::casebook::change::encrypted_file::is_encrypted;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::MapError;
use crate::cli::import_args::{DatesWord, ImportArgs};
use crate::cli::output::cli_error::CliError;
use crate::exchange::list_file::ImportSettings;
use crate::exchange::map::{DateOrder, Import, read_map as parse_map};
use crate::exchange::read::{FILE_LIMIT, FileKind, Header};
use crate::storage::encryption::decrypt::decrypt;
use crate::storage::outside::{read_outside, read_standard_input};
use crate::text::catalogue::{label, say};
use crate::text::errors::import::{map_error, map_reason, read_error};

/// Reads a map.
///
/// # Errors
///
/// [`CliError::Usage`] if it is none.
fn read_map(path: &Path) -> Result<Import, CliError> {
    let bytes = read_outside(path, MAP_LIMIT)?;
    let place = path.display();
    if bytes.len() > MAP_LIMIT {
        let reason = say!(import_file_too_large);
        return Err(CliError::Usage(vec![say!(import_map_unreadable {
            place,
            reason
        })]));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        let reason = say!(import_map_not_utf8);
        CliError::Usage(vec![say!(import_map_unreadable { place, reason })])
    })?;
    parse_map(&text).map_err(|error| {
        CliError::Usage(vec![say!(import_map_unreadable {
            place: format!("{}:{}:{}", path.display(), error.line, error.column),
            reason: map_reason(&error.flaw)
        })])
    })
}

/// The list as it came, and what is read of it: the same, unless it is encrypted.
pub struct ImportInput {
    /// The bytes of the file, which may be kept with its source. An encrypted file stays encrypted.
    pub received: Arc<Vec<u8>>,
    /// The list.
    pub list: Arc<Vec<u8>>,
}

/// Reads the file, and decrypts it in memory if it is encrypted.
///
/// # Errors
///
/// [`CliError::Failure`] if it cannot be read or opened.
pub fn read_input(what: &ImportArgs) -> Result<ImportInput, CliError> {
    let bytes = if is_standard_input(&what.file) {
        read_standard_input(FILE_LIMIT)?
    } else {
        read_outside(&what.file, FILE_LIMIT)?
    };
    let received = Arc::new(bytes);
    if !is_encrypted(&received) || received.len() > FILE_LIMIT {
        let list = Arc::clone(&received);
        return Ok(ImportInput { received, list });
    }
    if what.held.is_some() {
        return Err(CliError::usage(label!(import_held_in_the_clear)));
    }
    let keys = what.identity.keys()?;
    let list = Arc::new(decrypt(&what.file, &received, &keys, FILE_LIMIT)?);
    Ok(ImportInput { received, list })
}

/// Whether the list comes in over standard input.
#[must_use]
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The largest map; it has headers and words, and no people.
const MAP_LIMIT: usize = 1024 * 1024;

/// What the command says of the list, and the map what the command leaves open.
///
/// # Errors
///
/// [`CliError::Usage`] if a word is none, or the map cannot be read.
pub fn settings_of(what: &ImportArgs) -> Result<ImportSettings, CliError> {
    let name = what.file.display().to_string();
    let map = what.map.as_deref().map(read_map).transpose()?;
    let kind = match &what.kind {
        Some(word) => {
            let kind = FileKind::of_word(word);
            Some(kind.ok_or_else(|| refused(&name, &FileReadError::UnknownKind))?)
        }
        None => None,
    };
    let mut settings = ImportSettings {
        kind,
        encoding: what.encoding.clone().unwrap_or_default(),
        separator: what.separator.clone().unwrap_or_default(),
        sheet: what.sheet.clone().unwrap_or_default(),
        header: header_of(what)?,
        table: what.table,
        order: what.dates.map(order_of),
        case: None,
        map,
    };
    settings.take_from_map();
    Ok(settings)
}

/// The header that the command states.
fn header_of(what: &ImportArgs) -> Result<Option<Header>, CliError> {
    match what.header.as_deref() {
        None => Ok(None),
        Some("none" | "0") => Ok(Some(Header::None)),
        Some(text) => match text.parse::<u32>() {
            Ok(row) => Ok(Some(Header::Row(row))),
            Err(_) => Err(CliError::Usage(vec![say!(import_bad_header { text })])),
        },
    }
}

/// The order that a word of the command line means.
fn order_of(word: DatesWord) -> DateOrder {
    match word {
        DatesWord::DayFirst => DateOrder::DayFirst,
        DatesWord::MonthFirst => DateOrder::MonthFirst,
        DatesWord::YearFirst => DateOrder::YearFirst,
    }
}

/// Why a file is refused: what the user can state is a matter of usage.
#[must_use]
pub fn refused(name: &str, error: &FileReadError) -> CliError {
    let line = say!(file_and_why {
        name,
        why: read_error(error)
    });
    match error {
        FileReadError::NoSuchEncoding { .. }
        | FileReadError::NoSuchSeparator
        | FileReadError::NotInEncoding { .. }
        | FileReadError::UnknownKind
        | FileReadError::NoSuchSheet { .. }
        | FileReadError::SeveralSheets { .. }
        | FileReadError::SeveralTables { .. }
        | FileReadError::NoSuchTable { .. }
        | FileReadError::NoSuchHeader { .. } => CliError::Usage(vec![line]),
        FileReadError::Empty
        | FileReadError::TooLarge
        | FileReadError::Bomb
        | FileReadError::Password
        | FileReadError::Encrypted
        | FileReadError::Malformed { .. }
        | FileReadError::NoObjects
        | FileReadError::Unclosed { .. }
        | FileReadError::RowsOutOfOrder { .. }
        | FileReadError::UnclosedQuote { .. }
        | FileReadError::Entities
        | FileReadError::NotA { .. } => CliError::Refused(vec![line]),
    }
}

/// Why a map cannot be used.
#[must_use]
pub fn map_errors(name: &str, errors: &[MapError]) -> CliError {
    let lines = errors.iter().map(|error| {
        say!(file_and_why {
            name,
            why: map_error(error)
        })
    });
    CliError::Usage(lines.collect())
}
