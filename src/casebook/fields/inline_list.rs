//! An inline list: several things in one line of text, as parts behind semicolons, each perhaps
//! with something in brackets; a sign that belongs to a part stands behind a backslash.

/// The parts of a text that lists several things, split at its semicolons, as they are typed: a
/// semicolon or bracket that belongs to a part stands behind a backslash.
pub fn parts(typed: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(typed);
    std::iter::from_fn(move || {
        let text = rest?;
        match plain_position(text, ';') {
            Some(at) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
}

/// Splits `text (word)` into its two halves; the whole is the text where it has no such end.
#[must_use]
pub fn split_word(part: &str) -> (&str, Option<&str>) {
    part.strip_suffix(')')
        .and_then(|rest| {
            let at = plain_position(rest, '(')?;
            Some((&rest[..at], &rest[at + 1..]))
        })
        .map_or((part, None), |(text, word)| {
            (text.trim(), Some(word.trim()))
        })
}

/// A text with something in brackets behind it.
#[must_use]
pub fn with_word(text: &str, word: Option<&str>) -> String {
    word.map_or_else(|| text.to_owned(), |word| format!("{text} ({word})"))
}

/// The first place of a sign that no backslash stands before.
#[must_use]
pub fn plain_position(text: &str, sign: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        if character == sign && !escaped {
            return Some(at);
        }
        escaped = character == '\\' && !escaped;
    }
    None
}

/// A text as it stands among several in a form.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, ';' | '(' | '\\') {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

/// The text that stands among several in a form.
#[must_use]
pub fn unescaped(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    let mut characters = part.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => characters.next().unwrap_or('\\'),
            other => other,
        });
    }
    text
}
