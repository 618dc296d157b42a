//! What a record is: the typed, read-only view of a record's text.
//!
//! The text in the file is the truth. Nothing here is ever serialised back; a change splices the
//! text (see `ron_text`) and the view is read again from what is then on disk.

pub mod calendar_words;
pub mod case;
pub mod citation;
pub mod date_refusal;
pub mod day;
pub mod edtf;
pub mod entry;
pub mod friendly;
pub mod grade;
pub mod id;
pub mod kind;
pub mod named;
pub mod near_date;
pub mod near_words;
pub mod note;
pub mod person;
pub mod place;
pub mod read;
pub mod saved_query;
pub mod source;
pub mod status;
pub mod tight;
pub mod unit;
pub mod when;
pub mod word;
pub mod workspace;
