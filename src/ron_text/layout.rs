//! The layout of a text: where its lines begin, how they are indented, how they end.

use super::lex::token;
use super::trivia::{PieceKind, is_white, piece};

/// The newline that the text uses before `at`, or after it when there is none before.
#[must_use]
pub fn newline_at(text: &str, at: usize) -> &'static str {
    let newline = text[..at].rfind('\n').or_else(|| text.find('\n'));
    match newline {
        Some(place) if text[..place].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The offset at which the line of `at` begins.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The white space that the line of `at` begins with.
#[must_use]
pub fn indent_at(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..at];
    let length = line.find(|c| !is_white(c)).unwrap_or(line.len());
    &line[..length]
}

/// Whether nothing but white space stands before `at` on its line.
#[must_use]
pub fn starts_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].chars().all(is_white)
}

/// One level of indentation as the text has it: the indentation of its first indented line, or
/// four spaces.
#[must_use]
pub fn indent_unit(text: &str) -> &str {
    text.lines()
        .map(|line| {
            let length = line.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(0);
            if line.starts_with('\t') {
                &line[..length.min(1)]
            } else {
                &line[..length]
            }
        })
        .find(|indent| !indent.is_empty())
        // A first line that is indented deeper than any level continues something.
        .filter(|indent| indent.len() <= 8)
        .unwrap_or("    ")
}

/// What stands between two tokens, as far as a change to the tokens must know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// The offset behind the first newline that is not inside a comment.
    pub line_break: Option<usize>,
    /// The end of the last comment, or of the first token when there is none.
    pub comments_end: usize,
    /// Whether one of the comments is `// ...`, which a newline must follow.
    pub line_comment: bool,
    /// Whether there is a comment at all.
    pub comment: bool,
}

/// Looks at the white space and comments from `from` up to `to`.
#[must_use]
pub fn gap(text: &str, from: usize, to: usize) -> Gap {
    let mut found = Gap {
        comments_end: from,
        ..Gap::default()
    };
    let mut at = from;
    // An error cannot come here, because the text has been scanned; it would end the gap.
    while at < to
        && let Ok(Some(next)) = piece(text, at)
    {
        if next.kind == PieceKind::White {
            let newline = text[next.span.clone()].find('\n');
            found.line_break = found.line_break.or(newline.map(|newline| at + newline + 1));
        } else {
            found.comment = true;
            found.line_comment |= next.kind == PieceKind::LineComment;
            found.comments_end = next.span.end;
        }
        at = next.span.end;
    }
    found
}

/// Where the white space on the same line before `at` begins, not before `floor`.
#[must_use]
pub fn space_before(text: &str, at: usize, floor: usize) -> usize {
    let before = &text[floor..at];
    floor
        + before
            .trim_end_matches(|c| is_white(c) && c != '\n' && c != '\r')
            .len()
}

/// Where the white space on the same line after `at` ends.
#[must_use]
pub fn space_after(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest
        .find(|c| !is_white(c) || c == '\n' || c == '\r')
        .unwrap_or(rest.len())
}

/// Whether `value` has a newline between its tokens, as opposed to inside a string or comment.
#[must_use]
pub fn has_lines(value: &str) -> bool {
    !code_breaks(value).is_empty()
}

/// `value` with its lines after the first moved so that they fit a first line indented by `indent`,
/// and with newlines as given. Lines inside strings and block comments stay as they are.
///
/// The value's own indentation is that of its last line when that is a closing bracket, else the
/// smallest; a value that is in place already (its hanging lines are a little deeper) is not moved.
#[must_use]
pub fn reindent(value: &str, indent: &str, newline: &str) -> String {
    let breaks = code_breaks(value);
    let Some(base) = own_indent(value, &breaks, indent) else {
        return value.to_owned();
    };
    let mut out = String::with_capacity(value.len() + breaks.len() * indent.len());
    let mut done = 0;
    for line in &breaks {
        out.push_str(&value[done..line.newline]);
        out.push_str(newline);
        let old = &value[line.start..line.content];
        if !line.blank {
            out.push_str(indent);
            out.extend(old.chars().skip(base));
        }
        done = line.content;
    }
    out.push_str(&value[done..]);
    out
}

/// A newline between tokens and the line after it.
struct CodeBreak {
    /// Where the newline (`\r\n` or `\n`) begins.
    newline: usize,
    /// Where the line after it begins.
    start: usize,
    /// Where that line's indentation ends.
    content: usize,
    /// Whether that line has nothing but white space.
    blank: bool,
}

fn own_indent(value: &str, breaks: &[CodeBreak], indent: &str) -> Option<usize> {
    let width = |line: &CodeBreak| value[line.start..line.content].chars().count();
    let last = breaks.last()?;
    if value[last.content..].starts_with([')', ']', '}']) {
        return Some(width(last));
    }
    let smallest = breaks.iter().filter(|line| !line.blank).map(width).min()?;
    let target = indent.chars().count();
    let hanging = smallest.checked_sub(target).is_some_and(|more| more < 4);
    Some(if hanging { target } else { smallest })
}

fn code_breaks(value: &str) -> Vec<CodeBreak> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < value.len() {
        match piece(value, at) {
            Ok(Some(next)) => {
                if next.kind == PieceKind::White {
                    breaks_in(value, at, next.span.end, &mut found);
                }
                at = next.span.end;
            }
            _ => match token(value, at) {
                Ok(Some(next)) => at = next.span.end,
                _ => break,
            },
        }
    }
    found
}

fn breaks_in(value: &str, from: usize, to: usize, found: &mut Vec<CodeBreak>) {
    for (offset, _) in value[from..to].match_indices('\n') {
        let newline = from + offset;
        let start = newline + 1;
        let content = space_after(value, start).min(to);
        found.push(CodeBreak {
            newline: if value[..newline].ends_with('\r') {
                newline - 1
            } else {
                newline
            },
            start,
            content,
            blank: value[content..].starts_with(['\n', '\r']),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{gap, indent_unit, newline_at, reindent, starts_line};

    #[test]
    fn newlines_and_indents_are_those_of_the_place() {
        let text = "a\r\n\tb\n  c";
        assert_eq!(newline_at(text, 4), "\r\n");
        assert_eq!(newline_at(text, 8), "\n");
        assert_eq!(newline_at("ab\r\n", 1), "\r\n");
        assert!(starts_line(text, 4));
        assert!(!starts_line(text, 1));
        assert_eq!(indent_unit(text), "\t");
        assert_eq!(indent_unit("(\n  a: 1)"), "  ");
        assert_eq!(indent_unit("(a: 1)"), "    ");
    }

    #[test]
    fn a_gap_knows_its_comments() {
        let text = ", /* a\n */ // b\n\n 1";
        let found = gap(text, 1, text.len() - 1);
        assert_eq!(found.line_break, Some(16));
        assert_eq!(found.comments_end, 15);
        assert!(found.comment && found.line_comment);
    }

    #[test]
    fn lines_move_but_strings_do_not() {
        let moved = reindent("(\n    a: \"x\n  y\",\n\n    /* c\n d */\n)", "  ", "\r\n");
        assert_eq!(
            moved,
            "(\r\n      a: \"x\n  y\",\r\n\r\n      /* c\n d */\r\n  )"
        );
        assert_eq!(reindent("(a,\n     b)", "    ", "\n"), "(a,\n     b)");
        assert_eq!(reindent("(a,\n     b)", "", "\n"), "(a,\nb)");
        assert_eq!(reindent("(\n  a\n )", "\t", "\n"), "(\n\t a\n\t)");
    }
}
