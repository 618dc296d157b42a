//! Lists of others: bytes to tables to edits, and records to bytes. Pure: no files, clocks or sentences.
//!
//! - `table`: rows of cells. `decode`, `delimited`: text and its encoding. `archive`, `workbook`, `ods`: spreadsheets.
//! - `json_table`, `pfif`: objects and people as tables. `read`: a file of any kind, its sheets and its header.

pub mod archive;
pub mod decode;
pub mod delimited;
pub mod json_table;
pub mod ods;
pub mod pfif;
pub mod read;
pub mod table;
pub mod workbook;
