//! A document as one HTML file. It loads nothing and runs nothing: its policy forbids it, no link leads out of
//! it, and every text is escaped by `maud`.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::text::catalogue::label;
use crate::text::language::current;
use crate::text::report::diagram::{Diagram, LABELS, ROW, WIDTH};
use crate::text::report::document::{
    Chapter, ChapterBlock, DocumentHead, PrintedTable, Prose, Run, SourceRow, SourcedSentence,
    language_of,
};

/// What the file may do: have a style, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = include_str!("report.css");

/// A document on its way out, chapter by chapter.
pub struct HtmlWriter<'w> {
    to: &'w mut dyn Write,
}

impl<'w> HtmlWriter<'w> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(to: &'w mut dyn Write, head: &DocumentHead) -> io::Result<Self> {
        let title = head.title.0.iter().map(|run| match run {
            Run::Plain(text) | Run::Name(text) => text.as_str(),
        });
        let title = title.collect::<String>();
        let begun = html! {
            (DOCTYPE)
            (PreEscaped(format!("<html lang={}>\n", current().code())))
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            (PreEscaped("\n<body>\n"))
            header {
                h1 { (prose(&head.title)) }
                @for remark in &head.remarks { p.remark { (prose(remark)) } }
            }
            (PreEscaped("\n<main>\n"))
        };
        to.write_all(begun.into_string().as_bytes())?;
        Ok(Self { to })
    }

    /// Writes a chapter.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn chapter(&mut self, chapter: &Chapter) -> io::Result<()> {
        let written = html! {
            section {
                h2 { (prose(&chapter.heading)) }
                @for block in &chapter.blocks { (self::block(block)) }
            }
        };
        self.to.write_all(written.into_string().as_bytes())?;
        self.to.write_all(b"\n")
    }

    /// Ends the document with the list of its sources.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self, sources: &[SourceRow]) -> io::Result<()> {
        let written = html! {
            @if !sources.is_empty() {
                section {
                    h2 { (label!(report_sources)) }
                    ol.list {
                        @for (at, source) in sources.iter().enumerate() {
                            li id=(format!("source-{}", at + 1)) { (source_row(source)) }
                        }
                    }
                }
            }
            (PreEscaped("\n</main>\n</body>\n</html>\n"))
        };
        self.to.write_all(written.into_string().as_bytes())
    }
}

fn prose(prose: &Prose) -> Markup {
    html! {
        @for run in &prose.0 {
            @match run {
                Run::Plain(text) => (text),
                Run::Name(text) => bdi lang=[language_of(text)] { (text) },
            }
        }
    }
}

fn block(block: &ChapterBlock) -> Markup {
    match block {
        ChapterBlock::Heading(text) => html! { h3 { (text.as_str()) } },
        ChapterBlock::Sentence(one) => statement(one),
        ChapterBlock::Missing(text) => html! { p.missing { strong { (text.as_str()) } } },
        ChapterBlock::Table(one) => table(one),
        ChapterBlock::Drawn(drawn, told) => html! {
            figure {
                (diagram(drawn))
                (table(told))
            }
        },
    }
}

fn statement(one: &SourcedSentence) -> Markup {
    html! {
        div.statement {
            p { (prose(&one.sentence)) }
            @if one.sources.is_empty() {
                @if let Some(told) = one.unsourced { p.source { (told) } }
            } @else {
                ul.source {
                    @for source in &one.sources {
                        li {
                            bdi { (source.told.as_str()) }
                            " " strong.grade { (source.grade.as_str()) }
                            @if let Some(number) = source.number {
                                " " a href=(format!("#source-{number}")) { "[" (number) "]" }
                            }
                        }
                    }
                }
            }
            @if !one.reports.is_empty() { p.source { (one.reports.as_str()) } }
            @for against in &one.against {
                p.against { strong { (label!(report_against)) } " " bdi { (against.as_str()) } }
            }
        }
    }
}

fn table(table: &PrintedTable) -> Markup {
    html! {
        table {
            caption { (table.caption.as_str()) }
            thead { tr { @for head in &table.head { th scope="col" { (head.as_str()) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" { (prose(cell)) } }
                            @else { td { (prose(cell)) } }
                        }
                    }
                }
            }
        }
    }
}

fn diagram(drawn: &Diagram) -> Markup {
    let height = drawn.height();
    let base = |at: usize| i32::try_from(at).unwrap_or(0) * ROW;
    html! {
        svg role="img" viewBox=(format!("0 0 {WIDTH} {height}")) aria-label=(drawn.title.as_str()) {
            title { (drawn.title.as_str()) }
            @for (at, row) in drawn.rows.iter().enumerate() {
                text x=(LABELS - 8) y=(base(at) + 14) text-anchor="end" {
                    (shortened(row.label.as_str()))
                }
                rect.firm[row.is_firm] .vague[!row.is_firm] x=(row.from) y=(base(at) + 4)
                    width=(row.width) height=(ROW - 8) {}
                @let room = 7 * i32::try_from(row.told.as_str().chars().count()).unwrap_or(0);
                @let after = row.from + row.width + 4;
                @if after + room < WIDTH {
                    text x=(after) y=(base(at) + 14) { (row.told.as_str()) }
                } @else if room < row.width {
                    text.inside[row.is_firm] x=(row.from + 4) y=(base(at) + 14) {
                        (row.told.as_str())
                    }
                }
            }
            @for (place, tick) in &drawn.ticks {
                line x1=(place) x2=(place) y1="0" y2=(base(drawn.rows.len())) {}
                text x=(place) y=(base(drawn.rows.len()) + 14) { (tick) }
            }
        }
    }
}

/// The most letters of a label that have room.
const LABEL_LETTERS: usize = 28;

fn shortened(label: &str) -> String {
    match label.chars().count() > LABEL_LETTERS {
        true => label.chars().take(LABEL_LETTERS - 1).chain(['…']).collect(),
        false => label.to_owned(),
    }
}

fn source_row(source: &SourceRow) -> Markup {
    let language = Some(source.language.as_str()).filter(|language| is_language(language));
    html! {
        cite lang=[language] { (prose(&source.title)) }
        @if !source.publisher.is_empty() { ", " (prose(&source.publisher)) }
        @for told in [&source.published, &source.grade] {
            @if !told.is_empty() { ", " (told.as_str()) }
        }
        @if !source.address.is_empty() { br; span.address { (source.address.as_str()) } }
        @for digest in &source.digests { br; code { "SHA-256 " (digest) } }
    }
}

/// Whether a text has the form of a language of BCP 47.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
