//! What a record is: the typed, read-only view of a record's text.
//!
//! The text in the file is the truth. Nothing here is ever serialised back; a change splices the
//! text (see `ron_text`) and the view is read again from what is then on disk.

pub mod case;
pub mod citation;
pub mod compact_vec;
pub mod date_input;
pub mod date_lexicon;
pub mod date_refusal;
pub mod day_range;
pub mod edtf;
pub mod edtf_date;
pub mod entry;
pub mod grade;
pub mod id;
pub mod kind;
pub mod named;
pub mod note;
pub mod person;
pub mod place;
pub mod read;
pub mod relative_date;
pub mod relative_words;
pub mod saved_query;
pub mod source;
pub mod status;
pub mod unit;
pub mod word;
pub mod workspace;
