//! The errors of an import: why a file with a list could not be read, as data.

/// Why a file could not be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileReadError {
    /// It has no rows.
    Empty,
    /// It has more cells, text or bytes than anybody's list.
    TooLarge,
    /// It unpacks to far more than it is.
    Bomb,
    /// It is protected by a password.
    Password,
    /// It is encrypted with `age`.
    Encrypted,
    /// Something in it cannot be read; in the words of the library, with the line if it is text.
    Malformed {
        /// The line, if it has lines.
        line: Option<u64>,
        /// What is wrong.
        detail: String,
    },
    /// It is JSON and holds no list of objects.
    NoObjects,
    /// An element of a document is never closed; the path to it.
    Unclosed {
        /// The elements, outermost first.
        path: String,
        /// The last line.
        line: u64,
    },
    /// A row stands behind one with a greater number.
    RowsOutOfOrder {
        /// The row.
        row: u32,
        /// The row before it.
        before: u32,
    },
    /// A quote that begins in this row is never closed.
    UnclosedQuote {
        /// The row in which it begins.
        row: u32,
    },
    /// The encoding that was named is none.
    NoSuchEncoding {
        /// What was named.
        label: String,
    },
    /// The separator that was named is no single character.
    NoSuchSeparator,
    /// The text is not in the encoding that was named.
    NotInEncoding {
        /// The encoding.
        encoding: &'static str,
    },
    /// It defines entities of its own, which are never expanded.
    Entities,
    /// The kind of the file is not known.
    UnknownKind,
    /// The file is another kind than was said.
    NotA {
        /// What was said.
        kind: &'static str,
    },
    /// There is no sheet of this name or number.
    NoSuchSheet {
        /// What was asked for.
        wanted: String,
        /// The sheets that have rows.
        sheets: Vec<String>,
    },
    /// Several sheets have rows, and nobody said which.
    SeveralSheets {
        /// The sheets, with the number of their rows.
        sheets: Vec<(String, usize)>,
    },
    /// Several tables stand in the sheet, and nobody said which.
    SeveralTables {
        /// The first and last row of each.
        tables: Vec<(u32, u32)>,
    },
    /// There is no such table in the sheet.
    NoSuchTable {
        /// How many there are.
        tables: usize,
    },
    /// There is no such row to be the header.
    NoSuchHeader {
        /// The row.
        row: u32,
    },
}
