//! Writing a string as a RON literal that is safe to show and pleasant to read in a diff.

use std::borrow::Cow;
use std::fmt::Write;

use super::cursor::Cursor;
use super::layout::newline_at;
use super::lex::TokenKind;

/// `s` as a RON string literal in double quotes.
///
/// What could deceive a reader or a terminal is escaped: control characters, bidi controls,
/// invisible characters, line and paragraph separators, the BOM, the soft hyphen and tag
/// characters. The joiners ZWJ and ZWNJ stay, because scripts need them, and so do ordinary letters
/// of every script and combining marks.
#[must_use]
pub fn quote(s: &str) -> String {
    let mut out = String::with_capacity(s.len() + 2);
    out.push('"');
    for c in s.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a String cannot fail, so there is no error to pass on.
            c if is_escaped(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `s` as a raw string `r#"..."#` with its lines as they are, when it has several lines and no
/// character that must be escaped; otherwise the same as [`quote`].
///
/// Text with `\r` is quoted, since an editor or git may change line endings inside a raw string.
#[must_use]
pub fn quote_block(s: &str) -> String {
    let needs_escape = |c: char| is_escaped(c) && !matches!(c, '\n' | '\t');
    if !s.contains('\n') || s.contains(needs_escape) {
        return quote(s);
    }
    let hashes = "#".repeat(longest_closer(s) + 1);
    format!("r{hashes}\"{s}\"{hashes}")
}

/// `value`, a piece of RON, as it may go into `text`: where the lines of the text end with CRLF,
/// strings that hold bare line feeds as they are become quoted ones that stand for the same.
///
/// Editors and git make all the line ends of a file alike, and would change what such a string says.
#[must_use]
pub fn fit_line_ends<'v>(text: &str, value: &'v str) -> Cow<'v, str> {
    if newline_at(text, 0) != "\r\n" {
        return Cow::Borrowed(value);
    }
    let mut out = String::new();
    let mut done = 0;
    let mut cursor = Cursor::new(value);
    // What has no tokens from some place on is left as it is, for others to refuse.
    while let Ok(Some(token)) = cursor.pass() {
        let literal = &value[token.span.clone()];
        // Byte strings do not read as text and stay.
        if token.kind == TokenKind::Text
            && has_bare_line_feed(literal)
            && let Ok(meant) = ron::from_str::<String>(literal)
        {
            out.push_str(&value[done..token.span.start]);
            out.push_str(&quote(&meant));
            done = token.span.end;
        }
    }
    if done == 0 {
        return Cow::Borrowed(value);
    }
    out.push_str(&value[done..]);
    Cow::Owned(out)
}

fn has_bare_line_feed(text: &str) -> bool {
    text.match_indices('\n')
        .any(|(at, _)| !text[..at].ends_with('\r'))
}

/// How many hashes the longest run of them right after a quote has.
fn longest_closer(s: &str) -> usize {
    s.split('"')
        .skip(1)
        .map(|after| after.bytes().take_while(|byte| *byte == b'#').count())
        .max()
        .unwrap_or(0)
}

/// Whether a character stands as an escape, so that somebody who reads the file sees that it is there.
/// The joiners stay: in some scripts and in emoji they belong to what is written.
fn is_escaped(c: char) -> bool {
    c.is_control() || (is_hidden(c) && !matches!(c, '\u{200c}' | '\u{200d}'))
}

/// Whether a character shows nothing of its own, or changes the order of what is around it.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            // Soft hyphen, grapheme joiner, Arabic letter mark, Hangul and Khmer fillers.
            | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{3164}' | '\u{ffa0}'
            // Zero-width characters and directional marks.
            | '\u{200b}'..='\u{200f}'
            // Line and paragraph separator, embeddings and overrides.
            | '\u{2028}'..='\u{202e}'
            // Word joiner, invisible operators, isolates, deprecated controls.
            | '\u{2060}'..='\u{206f}'
            // Byte order mark, interlinear annotation, noncharacters.
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            // Tags and the variation selectors of the supplement, which can carry hidden text.
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{fit_line_ends, quote, quote_block};

    #[test]
    fn letters_stay_and_hidden_characters_show() {
        assert_eq!(
            quote("Артём \"é\" e\u{301} \\"),
            "\"Артём \\\"é\\\" e\u{301} \\\\\""
        );
        assert_eq!(quote("a\nb\tc\r\u{1b}\0"), r#""a\nb\tc\r\u{1b}\u{0}""#);
        assert_eq!(
            quote("\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}"),
            r#""\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}""#
        );
        assert_eq!(
            quote("\u{2028}\u{85}\u{e0041}"),
            r#""\u{2028}\u{85}\u{e0041}""#
        );
        assert_eq!(
            quote("\u{200c}\u{200d}👩\u{200d}🚀"),
            "\"\u{200c}\u{200d}👩\u{200d}🚀\""
        );
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(quote_block("one"), "\"one\"");
        assert_eq!(quote_block("one\ntwo \\ \"q\""), "r#\"one\ntwo \\ \"q\"\"#");
        assert_eq!(quote_block("a\n\"# \"## x"), "r###\"a\n\"# \"## x\"###");
        assert_eq!(quote_block("a\r\nb"), r#""a\r\nb""#);
        assert_eq!(quote_block("a\n\u{202e}"), r#""a\n\u{202e}""#);
    }

    #[test]
    fn line_feeds_in_strings_are_escaped_where_lines_end_with_crlf() {
        let item = "(\n  a: r#\"one\ntwo \"q\"\"#, // r\"\n\n  b: \"x\ny\", c: r\"s\r\nt\", d: br\"u\nv\",\n)";
        assert_eq!(fit_line_ends("(\n)\r\n", item), item);
        assert_eq!(
            fit_line_ends("(\r\n)\n", item),
            "(\n  a: \"one\\ntwo \\\"q\\\"\", // r\"\n\n  b: \"x\\ny\", c: r\"s\r\nt\", d: br\"u\nv\",\n)"
        );
        assert_eq!(fit_line_ends("\r\n", "r\"a\nb"), "r\"a\nb");
    }

    #[test]
    fn ron_reads_back_what_was_written() {
        let all: String = ('\0'..='\u{3000}')
            .chain('\u{fe00}'..='\u{ffff}')
            .chain('\u{e0000}'..='\u{e00ff}')
            .collect();
        for text in [all.as_str(), "", "\n", "\"", "\"#\n", "a\n\"####b", "\\\n"] {
            assert_eq!(ron::from_str::<String>(&quote(text)).unwrap(), text);
            assert_eq!(ron::from_str::<String>(&quote_block(text)).unwrap(), text);
        }
    }
}
