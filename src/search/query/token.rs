//! Taking the text of a query apart into its terms.

use std::ops::Range;

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::search::query::local_words;

/// One term as it stands in the text, not yet understood. Ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryToken {
    /// All of it, with the minus sign and the quotes.
    pub at: Range<usize>,
    /// Whether a minus sign stands before it.
    pub negated: bool,
    /// The letters before the sign, and the sign: `:`, `=`, `<`, `<=`, `>` or `>=`.
    pub field: Option<(Range<usize>, Range<usize>)>,
    /// What follows; without its quotes where it is one part in quotes.
    pub value: Range<usize>,
    /// The parts of what follows: one, or for a field as many as commas part. Empty ones, as while a
    /// list is typed, are left out.
    pub parts: Vec<ValuePart>,
}

/// A part of the value of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuePart {
    /// Where it stands, without its quotes.
    pub at: Range<usize>,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

/// Takes a query apart. Terms are separated by white space; a quote opens only at the start of a
/// value or of a part of it, so that the apostrophe of `Стаття'н` or `O'Neil` needs no care, and it
/// closes where white space or the end follows, or the comma of a list.
///
/// # Errors
///
/// [`QueryReason::Unbalanced`] at a quote that does not close.
pub fn tokens(text: &str) -> Result<Vec<QueryToken>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(start) = next(text, at, |letter| !is_space(letter)) {
        let token = token(text, start)?;
        at = token.at.end;
        tokens.push(token);
    }
    Ok(tokens)
}

fn token(text: &str, start: usize) -> Result<QueryToken, QueryError> {
    let after_minus = match text[start..].strip_prefix('-') {
        Some(rest) if rest.starts_with(|letter: char| !is_space(letter)) => start + 1,
        _ => start,
    };
    let field = field(text, after_minus);
    let begin = field.as_ref().map_or(after_minus, |(_, sign)| sign.end);
    let (value, parts, end) = value(text, begin, field.is_some())?;
    Ok(QueryToken {
        at: start..end,
        negated: after_minus > start,
        field,
        value,
        parts,
    })
}

/// The value that begins at a place, its parts, and where it ends. Only a field has a list of parts.
fn value(
    text: &str,
    begin: usize,
    is_list: bool,
) -> Result<(Range<usize>, Vec<ValuePart>, usize), QueryError> {
    let ends = |letter: char| is_space(letter) || is_list && letter == ',';
    let mut parts = Vec::new();
    let mut at = begin;
    loop {
        if let Some((open, closing_marks)) = text[at..].chars().next().and_then(quote) {
            let inside = at + open.len_utf8();
            let (stop, after) = closing(text, inside, closing_marks, ends).ok_or(QueryError {
                at: at..inside,
                reason: QueryReason::Unbalanced { quote: open },
            })?;
            parts.push(ValuePart {
                at: inside..stop,
                quoted: true,
            });
            at = after;
        } else {
            let end = next(text, at, ends).unwrap_or(text.len());
            if end > at {
                parts.push(ValuePart {
                    at: at..end,
                    quoted: false,
                });
            }
            at = end;
        }
        if !(is_list && text[at..].starts_with(',')) {
            break;
        }
        at += 1;
    }
    let whole = match parts.as_slice() {
        [only] if only.quoted => only.at.clone(),
        _ => begin..at,
    };
    Ok((whole, parts, at))
}

/// The name and the sign that a field term begins with: letters `a-z` in any case, `_` among them,
/// so that what was meant for a field is one, whether there is such a field or not. In other letters it is one
/// only if there is such a field: `имя:`, but not `Слово:` of a title.
fn field(text: &str, start: usize) -> Option<(Range<usize>, Range<usize>)> {
    let is_of_name = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '’' | '\'');
    let name_end = next(text, start, |letter| !is_of_name(letter)).unwrap_or(text.len());
    let name = &text[start..name_end];
    let is_english = name
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    if !is_english && local_words::field(name).is_none() {
        return None;
    }
    let rest = text.get(name_end..)?;
    let sign = ["<=", ">=", "<", ">", ":", "="]
        .into_iter()
        .find(|sign| rest.starts_with(sign))?;
    (name_end > start).then(|| (start..name_end, name_end..name_end + sign.len()))
}

/// An opening mark, and what may close it: Poles and the Dutch close `„` otherwise than Germans and
/// Russians do.
const fn quote(letter: char) -> Option<(char, &'static [char])> {
    let closing: &'static [char] = match letter {
        '"' => &['"'],
        '\'' => &['\''],
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        _ => return None,
    };
    Some((letter, closing))
}

/// Where the closing mark begins and ends: the first one behind which the part may end.
fn closing(
    text: &str,
    from: usize,
    marks: &[char],
    ends: impl Fn(char) -> bool,
) -> Option<(usize, usize)> {
    text[from..]
        .match_indices(marks)
        .map(|(at, mark)| (from + at, from + at + mark.len()))
        .find(|(_, after)| text[*after..].chars().next().is_none_or(&ends))
}

fn next(text: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    text[from..].find(wanted).map(|at| from + at)
}

/// White space, of which people paste many kinds.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}
