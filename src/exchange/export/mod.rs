//! Records as files for others: tables, and the forms that other systems read.
//!
//! What is public is written from the types of `casebook/public` alone, which can hold nothing else.
//!
//! - `export_form`: the form of an export: the words by which it is asked for, and how its file ends.
//! - `ftm_writer`: entities of FollowTheMoney.
//! - `outgoing_person`: a person on the way out, in the fields that other systems know.
//! - `people_writer`: people in the forms of other systems.
//! - `pfif_writer`: the People Finder Interchange Format.
//! - `public_rows`: what may be shown of people, as the cells of a table and as objects of JSON.
//! - `table_writer`: a table that is written row by row: delimited text, JSON, or a workbook of Excel.
//! - `uwazi_writer`: the table that Uwazi imports.

pub mod export_form;
pub mod ftm_writer;
pub mod outgoing_person;
pub mod people_writer;
pub mod pfif_writer;
pub mod public_rows;
pub mod table_writer;
pub mod uwazi_writer;
