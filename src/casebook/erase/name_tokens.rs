//! The words of a text in which a name is looked for, as they are meant: escapes of RON decoded,
//! words that a line break or a soft hyphen parts put together again. Pure, and linear in the text.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The most bytes between two words that may belong to one name.
const WIDEST_GAP: usize = 40;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameToken {
    /// The word as it is meant, without a possessive `'s`.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// Whether its first letter is a capital.
    pub is_capital: bool,
    /// Whether it may belong to one name with the word before: nothing ends between them.
    pub follows: bool,
    /// Whether a full stop comes right after it.
    pub has_stop: bool,
}

impl NameToken {
    /// How many letters the word has.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.word
            .chars()
            .filter(|letter| !is_combining_mark(*letter))
            .count()
    }
}

/// The words of a text. Where a hyphen at the end of a line parts a word, its parts and the whole
/// word are given, the whole one after its parts.
#[must_use]
pub fn tokens(text: &str) -> Vec<NameToken> {
    let mut found: Vec<NameToken> = Vec::new();
    let mut word = String::new();
    let mut span = 0..0;
    let mut gap = Gap::default();
    let mut was_lower = false;
    let mut at = 0;
    while let Some((meant, length)) = next(text, at) {
        let end = at + length;
        match meant {
            Some(letter) if letter.is_alphanumeric() => {
                // ArtyomGorshenin
                if was_lower && letter.is_uppercase() {
                    close(&mut found, &mut word, &span, &gap);
                    gap = Gap::default();
                }
                if word.is_empty() {
                    span.start = at;
                }
                word.push(letter);
                span.end = end;
                was_lower = letter.is_lowercase();
            }
            Some(letter)
                if !word.is_empty() && (is_combining_mark(letter) || is_within(letter)) =>
            {
                word.push(letter);
                if is_combining_mark(letter) {
                    span.end = end;
                }
            }
            Some(letter) if is_invisible(letter) => {}
            meant => {
                if !word.is_empty() {
                    close(&mut found, &mut word, &span, &gap);
                    gap = Gap::default();
                }
                was_lower = false;
                let sign = meant.unwrap_or('\n');
                if let (Some(last), '.', true) = (found.last_mut(), sign, gap.is_empty()) {
                    last.has_stop = true;
                }
                gap.add(sign, length);
            }
        }
        at = end;
    }
    close(&mut found, &mut word, &span, &gap);
    found
}

/// What stands between two words.
#[derive(Default)]
struct Gap {
    bytes: usize,
    ends: bool,
    hyphen: bool,
    line: bool,
    other: bool,
}

impl Gap {
    fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    fn add(&mut self, sign: char, length: usize) {
        let first = self.bytes == 0;
        self.bytes += length;
        match sign {
            '-' | '‐' | '‑' if first => self.hyphen = true,
            '\n' | '\r' => self.line = true,
            sign if sign.is_whitespace() => {}
            // What a comment begins with on the next line.
            '/' | '*' => self.other |= !self.line,
            '.' | ',' | '_' | '-' | '‐' | '‑' | '+' | '\'' | '’' | '"' | '«' | '»' | '“' | '”'
            | '(' | ')' => {
                self.other = true;
            }
            _ => self.ends = true,
        }
    }
}

fn close(found: &mut Vec<NameToken>, word: &mut String, span: &Range<usize>, gap: &Gap) {
    if word.is_empty() {
        return;
    }
    let mut taken = std::mem::take(word);
    let bare = taken.trim_end_matches(is_within);
    let bare = ["'s", "’s", "ʼs", "`s", "'S", "’S"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending))
        .unwrap_or(bare);
    taken.truncate(bare.len());
    let part = NameToken {
        is_capital: taken.chars().next().is_some_and(char::is_uppercase),
        word: taken,
        span: span.clone(),
        follows: !found.is_empty() && !gap.ends && gap.bytes <= WIDEST_GAP,
        has_stop: false,
    };
    let whole = found
        .last()
        .filter(|_| gap.hyphen && gap.line && !gap.other && part.follows)
        .map(|before| NameToken {
            word: format!("{}{}", before.word, part.word),
            span: before.span.start..part.span.end,
            ..before.clone()
        });
    found.push(part);
    found.extend(whole);
}

/// Signs that stand within a word: apostrophes.
const fn is_within(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ' | '`' | '´' | '‘' | '′')
}

/// Soft hyphens, joiners and marks of direction.
const fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// The next sign of the text as it is meant, and how many bytes it takes; `None` for the sign where
/// it parts words. A record escapes its texts once, a log those of the records again, so any number
/// of backslashes is taken for one.
fn next(text: &str, at: usize) -> Option<(Option<char>, usize)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    if first != '\\' {
        return Some((Some(first), first.len_utf8()));
    }
    let behind = rest.trim_start_matches('\\');
    let slashes = rest.len() - behind.len();
    let Some(sign) = behind.chars().next() else {
        return Some((None, slashes));
    };
    let bytes = slashes + sign.len_utf8();
    let number = |digits: &str| {
        u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32)
    };
    Some(match sign {
        // `C:\new` loses a letter so, and no name begins after a single backslash in a record.
        'n' | 'r' | 't' | '0' => (None, bytes),
        'u' => {
            let digits = behind
                .strip_prefix("u{")
                .and_then(|digits| digits.split_once('}'));
            match digits.and_then(|(digits, _)| Some((number(digits)?, digits.len()))) {
                Some((letter, length)) => (Some(letter), slashes + length + "u{}".len()),
                None => (None, slashes),
            }
        }
        'x' => match behind.get(1..3).and_then(number) {
            Some(letter) => (Some(letter), slashes + "x00".len()),
            None => (None, slashes),
        },
        '"' | '\'' => (Some(sign), bytes),
        _ => (None, slashes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_meant() {
        for (text, words) in [
            ("Горшенин, Артём", &["Горшенин", "Артём"][..]),
            (r#""\u{413}оршенин\nArtyom's""#, &["Горшенин", "Artyom"]),
            (r#"\\\"Gorshenin\\\"\\nx"#, &["Gorshenin", "x"]),
            ("Горше\u{ad}нин", &["Горшенин"]),
            ("Горше-\n    // нин", &["Горше", "нин", "Горшенин"]),
            (
                "ArtyomGorshenin_2.jpg",
                &["Artyom", "Gorshenin", "2", "jpg"],
            ),
            ("Лук'яненко О'Нил’", &["Лук'яненко", "О'Нил"]),
        ] {
            let found: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
            assert_eq!(found, words, "{text}");
        }
        let found = tokens("А. Г.; Б");
        assert!(found[0].has_stop && found[1].follows && !found[2].follows);
    }
}
