//! Dossiers, case reports and public lists as a document to read and print.
//!
//! - `diagram`: what is drawn in a document: time lines and bars, each with the table that says the same.
//! - `document`: the parts of a document, whatever form it is written in.
//! - `document_writer`: a document that is written chapter by chapter.
//! - `form_report`: a form that a court or committee reads, as a document.
//! - `full_report`: what the records say of people and cases, every sentence with its sources.
//! - `html`: a document as one HTML file that loads nothing and runs nothing.
//! - `markdown`: a document as Markdown.
//! - `public_report`: what may be shown to anybody, as a document.
//! - `source_numbers`: the numbers of the sources that a document cites.

pub mod diagram;
pub mod document;
pub mod document_writer;
pub mod form_report;
pub mod full_report;
pub mod html;
pub mod markdown;
pub mod public_report;
pub mod source_numbers;
