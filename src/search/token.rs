//! Taking the text of a query apart into its terms.

use std::ops::Range;

use crate::casebook::query_error::{QueryError, QueryReason};

/// One term as it stands in the text, not yet understood. Ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// All of it, with the minus sign and the quotes.
    pub at: Range<usize>,
    /// Whether a minus sign stands before it.
    pub negated: bool,
    /// The letters before the sign, and the sign: `:`, `=`, `<`, `<=`, `>` or `>=`.
    pub field: Option<(Range<usize>, Range<usize>)>,
    /// What follows, without its quotes.
    pub value: Range<usize>,
    /// Whether the value stands in quotes.
    pub quoted: bool,
}

/// Takes a query apart. Terms are separated by white space; a quote opens only at the start of a
/// value, so that the apostrophe of `Стаття'н` or `O'Neil` needs no care, and it closes where white
/// space or the end follows.
///
/// # Errors
///
/// [`QueryReason::Unbalanced`] at a quote that does not close.
pub fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(start) = next(text, at, |letter| !is_space(letter)) {
        let token = token(text, start)?;
        at = token.at.end;
        tokens.push(token);
    }
    Ok(tokens)
}

fn token(text: &str, start: usize) -> Result<Token, QueryError> {
    let after_minus = match text[start..].strip_prefix('-') {
        Some(rest) if rest.starts_with(|letter: char| !is_space(letter)) => start + 1,
        _ => start,
    };
    let field = field(text, after_minus);
    let begin = field.as_ref().map_or(after_minus, |(_, sign)| sign.end);
    let opening = text[begin..].chars().next().and_then(quote);
    let (value, end, quoted) = match opening {
        Some((open, close)) => {
            let inside = begin + open.len_utf8();
            let stop = closing(text, inside, close).ok_or(QueryError {
                at: begin..inside,
                reason: QueryReason::Unbalanced { quote: open },
            })?;
            (inside..stop, stop + close.len_utf8(), true)
        }
        None => {
            let end = next(text, begin, is_space).unwrap_or(text.len());
            (begin..end, end, false)
        }
    };
    Ok(Token {
        at: start..end,
        negated: after_minus > start,
        field,
        value,
        quoted,
    })
}

/// The letters `a-z` and the sign that a field term begins with.
fn field(text: &str, start: usize) -> Option<(Range<usize>, Range<usize>)> {
    let length = text[start..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
        .count();
    let name_end = start + length;
    let rest = text.get(name_end..)?;
    let sign = ["<=", ">=", "<", ">", ":", "="]
        .into_iter()
        .find(|sign| rest.starts_with(sign))?;
    (length > 0).then(|| (start..name_end, name_end..name_end + sign.len()))
}

/// The closing mark of an opening one.
const fn quote(letter: char) -> Option<(char, char)> {
    Some(match letter {
        '"' => ('"', '"'),
        '\'' => ('\'', '\''),
        '“' => ('“', '”'),
        '„' => ('„', '“'),
        '«' => ('«', '»'),
        _ => return None,
    })
}

/// Where the closing mark stands: the first one that white space or the end follows.
fn closing(text: &str, from: usize, close: char) -> Option<usize> {
    text[from..]
        .match_indices(close)
        .map(|(at, mark)| (from + at, from + at + mark.len()))
        .find(|(_, after)| text[*after..].chars().next().is_none_or(is_space))
        .map(|(at, _)| at)
}

fn next(text: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    text[from..].find(wanted).map(|at| from + at)
}

/// White space, of which people paste many kinds.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}
