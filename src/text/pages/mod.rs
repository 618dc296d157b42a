//! Records, evidence and questions in words.
//!
//! - `attribution`: who says something, as one reads it aloud.
//! - `caution`: what somebody who is about to write or show something of a person has to know first.
//! - `charts`: what is drawn with signs beside a line: spans of time, amounts, the marks of a time line.
//! - `derivation`: how many reports there are and what they go back to: `3 reports, 1 root: Verstka`.
//! - `disputed`: what sources contradict each other in, each side with who says so, how sure, and when.
//! - `dossier`: a whole record in words, with everything that is derived.
//! - `dossier_case`: a case in words: what it is, who is in it, and which figures are reported.
//! - `dossier_person`: a person in words: where they stand, what they are known by, what became of them.
//! - `dossier_relations`: who is close to a person, in words.
//! - `dossier_source`: a source in words: who says it, how far they are trusted, what they repeat.
//! - `dossier_steps`: what was done for a person, what came of it, what is due.
//! - `dossier_whereabouts`: places and units in words: their names, what they belong to, and which records name them.
//! - `drafts`: half-typed forms and notes, in one line.
//! - `entry_page`: one entry of a history in full.
//! - `erasure`: the erasure of a person in words: what goes, what stays, and what nobody here can reach.
//! - `figures`: the figures that sources report of a case, over time, as a table with bars.
//! - `fragments`: what records of several kinds have in common, put into words.
//! - `message`: a pasted message as it was read, put into words.
//! - `pair`: why two records may be about one person, put into words.
//! - `public`: what may be shown to anybody, put into words.
//! - `read_aloud`: a person's dossier in sentences that can be read aloud, each with who says so.
//! - `section`: the shape of a record that is put into words: sections of labelled lines.
//! - `source_page`: what rests on a source, statement by statement.
//! - `submission`: a form for a court or committee, as plain text and as Markdown.
//! - `summary`: what was decided, as a text that can be pasted into a report.
//! - `sync_report`: the report of a synchronisation in words.
//! - `time_line`: the time line of a person or case in words.
//! - `together`: who may have been held together, each line with the entries behind it.
//! - `triage`: a queue in words: what was decided, what is open about somebody.
//! - `unjoin`: taking two joined records apart again, in words.

pub mod attribution;
pub mod caution;
pub mod charts;
pub mod derivation;
pub mod disputed;
pub mod dossier;
pub mod dossier_case;
pub mod dossier_person;
pub mod dossier_relations;
pub mod dossier_source;
pub mod dossier_steps;
pub mod dossier_whereabouts;
pub mod drafts;
pub mod entry_page;
pub mod erasure;
pub mod figures;
pub mod fragments;
pub mod message;
pub mod pair;
pub mod public;
pub mod read_aloud;
pub mod section;
pub mod source_page;
pub mod submission;
pub mod summary;
pub mod sync_report;
pub mod time_line;
pub mod together;
pub mod triage;
pub mod unjoin;
