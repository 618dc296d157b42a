//! Putting a member between two brackets, with the comma and the line that it needs there.

use std::ops::Range;

use super::layout::{
    has_lines, indent_at, indent_unit, line_start, newline_at, reindent, starts_line,
};
use super::scan::scan_value;
use super::sequence::{Member, Sequence};
use super::splice::Splice;

/// What becomes of empty brackets when the first member is put between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyBrackets {
    /// They stay on their line if the member has one line.
    StayOnLine,
    /// They open into lines.
    OpenIntoLines,
}

/// The splices that put `member` (text without a comma) before the one at `index`, or last when
/// there is none at `index`.
///
/// A member of several lines is moved to the indentation of its place.
#[must_use]
pub fn insert(
    text: &str,
    into: &Sequence,
    index: usize,
    member: &str,
    empty: EmptyBrackets,
) -> Vec<Splice> {
    match (into.members.get(index), into.members.last()) {
        (Some(next), _) => vec![before(text, into, index, next, member)],
        (None, Some(last)) => behind(text, into, last, member),
        (None, None) => vec![first(text, into, member, empty)],
    }
}

/// A list with one item, laid out for a field that has a line of its own or has not.
#[must_use]
pub fn list_of_one(text: &str, item: &str, own_line: bool) -> String {
    if !own_line || !wants_lines(item) {
        return format!("[{item}]");
    }
    let (indent, newline) = (indent_unit(text), newline_at(text, text.len()));
    format!(
        "[{newline}{indent}{},{newline}]",
        reindent(item, indent, newline)
    )
}

/// Whether a value reads better on lines of its own than inside `[...]`.
#[must_use]
pub fn wants_lines(value: &str) -> bool {
    let fields = scan_value(value)
        .ok()
        .and_then(|node| Sequence::of_fields(&node));
    has_lines(value) || fields.is_some_and(|fields| fields.members.len() > 1)
}

fn first(text: &str, into: &Sequence, member: &str, empty: EmptyBrackets) -> Splice {
    let Range { start, end } = into.inside.clone();
    let newline = newline_at(text, start);
    let own_line = into.closes_on_own_line(text);
    let close_indent = indent_at(text, if own_line { end } else { start });
    let indent = format!("{close_indent}{}", indent_unit(text));
    let comments = into.gap_before(text, 0);
    if own_line {
        // A comment that fills the empty brackets stays above the first member.
        let put = format!("{indent}{},{newline}", reindent(member, &indent, newline));
        return added(line_start(text, end), put);
    }
    if (empty == EmptyBrackets::OpenIntoLines || has_lines(member)) && !comments.comment {
        let moved = reindent(member, &indent, newline);
        let put = format!("{newline}{indent}{moved},{newline}{close_indent}");
        return Splice {
            at: start..end,
            put,
        };
    }
    let space = if comments.comment { " " } else { "" };
    added(
        comments.comments_end,
        format!("{space}{}", reindent(member, close_indent, newline)),
    )
}

fn before(text: &str, into: &Sequence, index: usize, next: &Member, member: &str) -> Splice {
    let at = next.span.start;
    let newline = newline_at(text, at);
    let indent = indent_at(text, at);
    let put = reindent(member, indent, newline);
    if !starts_line(text, at) {
        return added(at, format!("{put}, "));
    }
    // Comments on the lines above belong to the member below them, so the new one goes above
    // those, right after the line of the member before.
    let place = into.gap_before(text, index).line_break;
    added(
        place.unwrap_or_else(|| line_start(text, at)),
        format!("{indent}{put},{newline}"),
    )
}

fn behind(text: &str, into: &Sequence, last: &Member, member: &str) -> Vec<Splice> {
    let after = into.gap_before(text, into.members.len());
    let newline = newline_at(text, last.span.start);
    let comma = if last.comma.is_some() { "," } else { "" };
    let new = if let Some(place) = after.line_break {
        let indent = own_line_indent(text, into);
        added(
            place,
            format!(
                "{indent}{}{comma}{newline}",
                reindent(member, &indent, newline)
            ),
        )
    } else {
        let indent = indent_at(text, last.span.start);
        let gap = if starts_line(text, last.span.start) {
            format!("{newline}{indent}")
        } else {
            " ".to_owned()
        };
        added(
            after.comments_end,
            format!("{gap}{}{comma}", reindent(member, indent, newline)),
        )
    };
    if last.comma.is_some() {
        return vec![new];
    }
    // The comma goes right after the value, before a comment that follows it on the line.
    vec![added(last.span.end, ",".to_owned()), new]
}

/// The indentation of members that have a line of their own.
fn own_line_indent(text: &str, into: &Sequence) -> String {
    let first_on_line = into
        .members
        .iter()
        .rev()
        .find(|member| starts_line(text, member.span.start));
    match first_on_line {
        Some(member) => indent_at(text, member.span.start).to_owned(),
        None => format!(
            "{}{}",
            indent_at(text, into.inside.start),
            indent_unit(text)
        ),
    }
}

fn added(at: usize, put: String) -> Splice {
    Splice { at: at..at, put }
}
