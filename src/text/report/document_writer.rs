//! A document that is written chapter by chapter, so that none need fit into memory.

use std::io::{self, Write};

use crate::text::report::document::{Chapter, DocumentHead, SourceRow};
use crate::text::report::html::HtmlWriter;
use crate::text::report::markdown::MarkdownWriter;

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// One HTML file.
    Html,
    /// Markdown.
    Markdown,
}

/// A document on its way out.
pub enum DocumentWriter<'w> {
    /// One HTML file.
    Html(HtmlWriter<'w>),
    /// Markdown.
    Markdown(MarkdownWriter<'w>),
}

impl<'w> DocumentWriter<'w> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(
        form: DocumentForm,
        head: &DocumentHead,
        to: &'w mut dyn Write,
    ) -> io::Result<Self> {
        Ok(match form {
            DocumentForm::Html => Self::Html(HtmlWriter::begin(to, head)?),
            DocumentForm::Markdown => Self::Markdown(MarkdownWriter::begin(to, head)?),
        })
    }

    /// Writes a chapter.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn chapter(&mut self, chapter: &Chapter) -> io::Result<()> {
        match self {
            Self::Html(html) => html.chapter(chapter),
            Self::Markdown(markdown) => markdown.chapter(chapter),
        }
    }

    /// Ends the document with the list of its sources.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self, sources: &[SourceRow]) -> io::Result<()> {
        match self {
            Self::Html(html) => html.finish(sources),
            Self::Markdown(markdown) => markdown.finish(sources),
        }
    }
}
