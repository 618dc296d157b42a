//! A document as Markdown (CommonMark with tables). Nothing of a record is markup or a link in it.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::text::catalogue::label;
use crate::text::report::document::{
    Chapter, ChapterBlock, DocumentHead, PrintedTable, Prose, SourceRow, SourcedSentence,
};

/// A document on its way out, chapter by chapter.
pub struct MarkdownWriter<'w> {
    to: &'w mut dyn Write,
}

impl<'w> MarkdownWriter<'w> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(to: &'w mut dyn Write, head: &DocumentHead) -> io::Result<Self> {
        let mut text = format!("# {}\n", prose(&head.title));
        for remark in &head.remarks {
            put(&mut text, format_args!("\n> {}\n", prose(remark)));
        }
        to.write_all(text.as_bytes())?;
        Ok(Self { to })
    }

    /// Writes a chapter.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn chapter(&mut self, chapter: &Chapter) -> io::Result<()> {
        let mut text = format!("\n## {}\n", prose(&chapter.heading));
        for block in &chapter.blocks {
            match block {
                ChapterBlock::Heading(heading) => {
                    put(
                        &mut text,
                        format_args!("\n### {}\n", escaped(heading.as_str())),
                    );
                }
                ChapterBlock::Sentence(one) => statement(&mut text, one),
                ChapterBlock::Missing(told) => {
                    put(
                        &mut text,
                        format_args!("\n**{}**\n", escaped(told.as_str())),
                    );
                }
                ChapterBlock::Table(told) | ChapterBlock::Drawn(_, told) => table(&mut text, told),
            }
        }
        self.to.write_all(text.as_bytes())
    }

    /// Ends the document with the list of its sources.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self, sources: &[SourceRow]) -> io::Result<()> {
        let mut text = String::new();
        if !sources.is_empty() {
            put(
                &mut text,
                format_args!("\n## {}\n\n", label!(report_sources)),
            );
        }
        for (at, source) in sources.iter().enumerate() {
            let mut told = vec![prose(&source.title), prose(&source.publisher)];
            for more in [&source.published, &source.grade, &source.address] {
                told.push(escaped(more.as_str()));
            }
            told.extend(source.digests.iter().map(|one| format!("SHA-256 {one}")));
            told.retain(|one| !one.is_empty());
            put(&mut text, format_args!("{}. {}\n", at + 1, told.join(", ")));
        }
        self.to.write_all(text.as_bytes())
    }
}

fn put(into: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = into.write_fmt(text);
}

fn statement(into: &mut String, one: &SourcedSentence) {
    put(into, format_args!("\n{}\n", prose(&one.sentence)));
    let mut behind: Vec<String> = Vec::new();
    for source in &one.sources {
        let number = source.number.map(|number| format!(" \\[{number}\\]"));
        behind.push(format!(
            "{} **{}**{}",
            escaped(source.told.as_str()),
            escaped(source.grade.as_str()),
            number.unwrap_or_default()
        ));
    }
    if behind.is_empty() {
        behind.extend(one.unsourced.map(escaped));
    }
    if !one.reports.is_empty() {
        behind.push(escaped(one.reports.as_str()));
    }
    for against in &one.against {
        let told = escaped(against.as_str());
        behind.push(format!("**{}** {told}", label!(report_against)));
    }
    if !behind.is_empty() {
        into.push('\n');
    }
    for line in behind {
        put(into, format_args!("- {line}\n"));
    }
}

fn table(into: &mut String, table: &PrintedTable) {
    put(
        into,
        format_args!("\n{}\n\n", escaped(table.caption.as_str())),
    );
    let head: Vec<String> = table
        .head
        .iter()
        .map(|head| escaped(head.as_str()))
        .collect();
    put(
        into,
        format_args!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len())),
    );
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(prose).collect();
        put(into, format_args!("| {} |\n", cells.join(" | ")));
    }
}

fn prose(prose: &Prose) -> String {
    escaped(&prose.text())
}

/// A text of which nothing is markup: signs that may be stand behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_number = true;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let is_first = escaped.is_empty();
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' | '@' | '$' => true,
            // `http://` and `www.` are links in some readers.
            ':' => letters.peek() == Some(&'/'),
            '.' if escaped.to_ascii_lowercase().ends_with("www") => true,
            '-' | '+' | '=' => is_first,
            '.' | ')' => is_number && !is_first,
            _ => false,
        };
        is_number = is_number && c.is_ascii_digit();
        if is_sign {
            escaped.push('\\');
        }
        escaped.push(if c.is_whitespace() { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_record_is_markup_or_a_link() {
        for (text, written) in [
            (
                "<script>alert(1)</script>",
                "\\<script\\>alert(1)\\</script\\>",
            ),
            ("[a](javascript:x)", "\\[a\\](javascript:x)"),
            ("http://a.example", "http\\://a.example"),
            ("www.a.example", "www\\.a.example"),
            ("1. a", "1\\. a"),
            ("- a\n# b", "\\- a \\# b"),
            ("a | b", "a \\| b"),
            ("24 Feb 2022, B3", "24 Feb 2022, B3"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
