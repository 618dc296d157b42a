//! What a record is: the typed, read-only view of a record's text.
//!
//! The text in the file is the truth. Nothing here is ever serialised back; a change splices the
//! text (see `ron_text`) and the view is read again from what is then on disk.
//!
//! - `any_record`: what any record has, whichever its kind.
//! - `as_text`: values that stand in a file as one text, for serde's `with`.
//! - `case`: a case: what connects people.
//! - `citation`: which source says something, where in it, and how far it is to be believed there.
//! - `compact_vec`: reading lists without spare room.
//! - `date_input`: what people type for a date, as EDTF.
//! - `date_lexicon`: the words of dates in English, Russian and Ukrainian.
//! - `date_refusal`: why what was typed is no date.
//! - `day_range`: calendar days, and the interval of days that a vague date stands for.
//! - `edtf`: what of the Extended Date/Time Format `edtf_core` does not read.
//! - `edtf_date`: a vague date as it is written, with the days that it stands for.
//! - `entry`: one dated claim about what became of a person.
//! - `expectation`: what should stand in a text where something else stands.
//! - `field`: one row of the schema: a field, and what each part of the program does with it.
//! - `field_value`: what a field holds, read without knowing which field it is.
//! - `grade`: how far a source is trusted, and how far what it says.
//! - `id`: opaque record ids: a kind's letter, a dash, Crockford base-32 characters.
//! - `kind`: the five kinds of record, with the letter of their ids and the folder that they live in.
//! - `named`: the other names of a person, place or unit.
//! - `note`: remarks of the people who work with a record.
//! - `person`: a person.
//! - `place`: a place and its spellings.
//! - `read`: reading a record's text into its typed view.
//! - `relative_date`: dates that count from today, or are the latest of their kind.
//! - `relative_words`: the words of dates that count from today, in English, Russian and Ukrainian.
//! - `saved_query`: a query that somebody keeps under a name in `lastseen.ron`.
//! - `schema`: one row for each field of each kind of record and of each struct in one.
//! - `source`: a source: what a statement rests on.
//! - `status`: what is claimed to have become of a person.
//! - `step`: what was done for somebody, and the papers that say who somebody is.
//! - `unit`: a military unit and its spellings.
//! - `word`: words of a closed list that stay open.
//! - `workspace`: the head of a workspace: `lastseen.ron`.

pub mod any_record;
pub mod as_text;
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
pub mod expectation;
pub mod field;
pub mod field_value;
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
pub mod schema;
pub mod source;
pub mod status;
pub mod step;
pub mod unit;
pub mod word;
pub mod workspace;
