//! Taking a member out from between two brackets, with its comma and its line.

use std::ops::Range;

use super::layout::{line_start, space_after, space_before, starts_line};
use super::sequence::{Member, Sequence};
use super::splice::Splice;
use super::trivia::is_white;

/// The splices that take the member at `index` out; none when there is no such member.
///
/// They take back byte for byte what inserting it there has put in, for all layouts but these:
/// brackets with only white space between them come back as empty brackets.
#[must_use]
pub fn remove(text: &str, from: &Sequence, index: usize) -> Vec<Splice> {
    let Some(member) = from.members.get(index) else {
        return Vec::new();
    };
    let mut splices = Vec::new();
    // The last member has no comma, so that is the style here, and the new last one loses its own.
    if index + 1 == from.members.len()
        && member.comma.is_none()
        && let Some(comma) = from.before(index).and_then(|before| before.comma)
    {
        splices.push(comma..comma + 1);
    }
    splices.push(range(text, from, index, member));
    splices
        .into_iter()
        .map(|at| Splice {
            at,
            put: String::new(),
        })
        .collect()
}

/// The bytes of a member that go with it, except the comma of the member before.
fn range(text: &str, from: &Sequence, index: usize, member: &Member) -> Range<usize> {
    let (start, end) = (member.span.start, member.end());
    let last = index + 1 == from.members.len();
    let ahead = from.gap_before(text, index);
    let after = from.gap_before(text, index + 1);
    let first_on_line = starts_line(text, start) && ahead.line_break.is_some();
    if !first_on_line {
        return inline(text, from, index, member);
    }
    let line = line_start(text, start);
    let through = after.line_break.unwrap_or(after.comments_end);
    if from.members.len() == 1
        && is_blank(text, from.inside.start..line)
        && is_blank(text, through..from.inside.end)
    {
        return from.inside.clone();
    }
    if after.line_break.is_some() {
        line..through
    } else if !last {
        // The next member takes its place on the line.
        start..space_after(text, end)
    } else if ahead.line_comment {
        // The closing bracket is on this line; moving it up would put it into the comment.
        start..through
    } else {
        break_before(text, line)..through
    }
}

/// The bytes of a member that has others, or a bracket, before it on its line.
fn inline(text: &str, from: &Sequence, index: usize, member: &Member) -> Range<usize> {
    let (start, end) = (member.span.start, member.end());
    let after = from.gap_before(text, index + 1);
    let next_follows =
        index + 1 < from.members.len() && after.line_break.is_none() && !after.comment;
    if next_follows {
        start..space_after(text, end)
    } else {
        let floor = from.before(index).map_or(from.inside.start, Member::end);
        space_before(text, start, floor)..end
    }
}

fn is_blank(text: &str, range: Range<usize>) -> bool {
    text[range].chars().all(is_white)
}

/// Where the newline that ends right before `line` begins.
fn break_before(text: &str, line: usize) -> usize {
    let before = &text[..line];
    let content = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix('\n'));
    content.map_or(line, str::len)
}
