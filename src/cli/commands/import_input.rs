//! The input of an import: the file and the map that `lastseen import` is given, and why they may be refused.

use std::path::Path;

use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::MapError;
use crate::cli::import_args::{DatesWord, ImportArgs};
use crate::cli::output::cli_error::CliError;
use crate::exchange::map::{DateOrder, Import, read_map as parse_map};
use crate::exchange::read::{FileKind, Header, ReadFile, ReadOptions, read_file};
use crate::storage::outside::read_outside;
use crate::text::catalogue::say;
use crate::text::errors::import::{map_error, map_reason, read_error};

/// The name of a file without its ending.
#[must_use]
pub fn stem(name: &str) -> String {
    Path::new(name).file_stem().map_or_else(
        || name.to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

/// What a map says of a field, if it says anything.
#[must_use]
pub fn stated(map: Option<&Import>, field: impl Fn(&Import) -> &String) -> Option<String> {
    map.map(|map| field(map).clone())
        .filter(|text| !text.is_empty())
}

/// Reads a map.
///
/// # Errors
///
/// [`CliError::Usage`] if it is none.
pub fn read_map(path: &Path) -> Result<Import, CliError> {
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

/// The largest map; it has headers and words, and no people.
const MAP_LIMIT: usize = 1024 * 1024;

/// Reads the file as the command and the map say.
///
/// # Errors
///
/// [`FileReadError`].
pub fn read_as(
    bytes: &[u8],
    what: &ImportArgs,
    map: Option<&Import>,
) -> Result<ReadFile, FileReadError> {
    let kind = match &what.kind {
        Some(word) => Some(FileKind::of_word(word).ok_or(FileReadError::UnknownKind)?),
        None => None,
    };
    let encoding = what
        .encoding
        .clone()
        .or_else(|| stated(map, |map| &map.encoding));
    let separator = what
        .separator
        .clone()
        .or_else(|| stated(map, |map| &map.separator));
    let separator = match separator.as_deref() {
        None => None,
        Some("tab" | "\\t") => Some(b'\t'),
        Some(text) => match text.as_bytes() {
            [separator] => Some(*separator),
            _ => return Err(FileReadError::NoSuchSeparator),
        },
    };
    read_file(
        bytes,
        ReadOptions {
            kind,
            encoding: encoding.as_deref(),
            separator,
        },
    )
}

/// The header that the command or the map states.
///
/// # Errors
///
/// [`CliError::Usage`] if it is neither a number nor `none`.
pub fn header_of(what: &ImportArgs, map: Option<&Import>) -> Result<Option<Header>, CliError> {
    let number = match what.header.as_deref() {
        Some("none") => return Ok(Some(Header::None)),
        Some(text) => Some(
            text.parse::<u32>()
                .map_err(|_| CliError::Usage(vec![say!(import_bad_header { text })]))?,
        ),
        None => map.and_then(|map| map.header),
    };
    Ok(number.map(|row| {
        if row == 0 {
            Header::None
        } else {
            Header::Row(row)
        }
    }))
}

/// The order that a word of the command line means.
#[must_use]
pub fn order_of(word: DatesWord) -> DateOrder {
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
