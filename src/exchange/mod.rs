//! Lists of others: bytes to tables to edits, and records to bytes. Pure: no files, clocks or sentences.
//!
//! - `ages`: ages in the cells of lists.
//! - `archive`: a zip archive of bounded size: what it unpacks to is counted by unpacking it, never believed.
//! - `bounds`: the bounds of what a list may say: when a date is plausible, how long a record may be.
//! - `columns`: a map set against a table: where each column stands, in which order its dates are, what its words mean.
//! - `dates`: dates in the cells of lists. One column has one order of day and month; nothing is guessed, least of all a year.
//! - `dated_items`: the ages and entries that a new edition changes.
//! - `decode`: bytes to text: byte order marks, UTF-16 with and without them, and encodings of old spreadsheets.
//! - `delimited`: delimited text: CSV, TSV and their relatives, one table.
//! - `draft_text`: the draft that a row is, as the text of a record and of the items of its lists.
//! - `edition`: the editions of a list as sources: one a file, each derived from the list, so that two of them are one root.
//! - `export`: records as files for others.
//! - `found_date`: dates in a message, with their places.
//! - `guard`: cells that a spreadsheet would run. They get an apostrophe before they are written into delimited text, and lose
//! - `guessed_calendar`: the calendar of a list, guessed from its letters and years.
//! - `guess`: a map guessed from the headers and cells of a table. A guess says how sure it is; nobody uses it unseen.
//! - `held`: the rows that were not taken, as a table of their own with the reason, to be mended and imported again.
//! - `intake`: a pasted message to the draft of a person, each part with its place.
//! - `intake_words`: the words of pasted messages that tell what stands beside them.
//! - `json_table`: JSON as a table: a list of objects, one object a line, or entities of FollowTheMoney.
//! - `known_words`: known words of lists, in English, Russian, Ukrainian, Spanish, French, Arabic and Persian: what columns are
//! - `list_file`: the file with a list as it was read, the settings by which it is read, and where the list stands in it.
//! - `listed_rows`: the rows of a list as they are read.
//! - `map`: the map of a list: which column means what. It holds headers and words of lists, never cells of people.
//! - `matched_rows`: the rows of a list that are matched with records by what they say of themselves.
//! - `matching`: matching of rows with records, one to one: by our id, by the list's, by the row of the same file, by name and
//! - `message`: a message as it was read: its parts, the rest and the draft.
//! - `message_draft`: the draft of a pasted message against the records of a workspace.
//! - `names`: what may be wrong with a name in a cell: two people, letters of two scripts, text that was read wrongly.
//! - `ods`: spreadsheets in OpenDocument. They are read as they come, because a few bytes of one may repeat a cell a
//! - `own`: our own tables: every record with its whole text beside what a reader wants to see, and back.
//! - `pfif`: the People Finder Interchange Format: each person a row, each of its notes a group of columns.
//! - `plan`: what an import does: each row with what becomes of it, and one change. Preview and run are this one path.
//! - `plan_list`: the plan of a list against the records of a workspace: the one path of the screen and of the command.
//! - `preview`: the preview of an import: how the list was read, what its columns are for, and what would become of its rows.
//! - `proved_order`: which order of day and month the dates of a column prove.
//! - `read`: a file to its tables, whatever kind it is; and which rows of a sheet are a table with a header.
//! - `reports`: reports of an import for those who read it: each column, each word with its meaning.
//! - `rows`: a row to what it says of a person. What is not understood stays as it is written, and is told.
//! - `segments`: the pieces of a message, and the words in them.
//! - `solar_hijri`: days of the Solar Hijri calendar as days of ours.
//! - `table`: a table as it was read: rows of cells, in the memory of one text and five bytes a cell.
//! - `update`: what a row changes in a record that is there. A blank clears nothing; what somebody has changed since the last
//! - `workbook`: workbooks of Excel, the new and the old kind: each sheet a table.

pub mod ages;
pub mod archive;
pub mod bounds;
pub mod columns;
pub mod dated_items;
pub mod dates;
pub mod decode;
pub mod delimited;
pub mod draft_text;
pub mod edition;
pub mod export;
pub mod found_date;
pub mod guard;
pub mod guess;
pub mod guessed_calendar;
pub mod held;
pub mod intake;
pub mod intake_words;
pub mod json_table;
pub mod known_words;
pub mod list_file;
pub mod listed_rows;
pub mod map;
pub mod matched_rows;
pub mod matching;
pub mod message;
pub mod message_draft;
pub mod names;
pub mod ods;
pub mod own;
pub mod pfif;
pub mod plan;
pub mod plan_list;
pub mod preview;
pub mod proved_order;
pub mod read;
pub mod reports;
pub mod rows;
pub mod segments;
pub mod solar_hijri;
pub mod table;
pub mod update;
pub mod workbook;
