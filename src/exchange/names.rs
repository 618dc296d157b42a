//! What may be wrong with a name in a cell: two people, letters of two scripts, text that was read wrongly.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};
use unicode_script::{Script, UnicodeScript};

use crate::casebook::errors::import_problem::RowIssue;

/// Whether two people stand in one cell: two names with a separator between them.
#[must_use]
pub fn is_two_people(text: &str) -> bool {
    let text = text.trim();
    for separator in [
        "\n", "\r", ";", " / ", "/", " & ", " + ", " and ", " и ", " та ", " і ", " y ", " et ",
        " و ",
    ] {
        let mut names = text.split(separator).filter(|part| is_name(part));
        if text.contains(separator) && names.nth(1).is_some() {
            return true;
        }
    }
    let has_two_words = |part: &str| part.split_whitespace().nth(1).is_some();
    let mut parts = text.split([',', '،']);
    text.contains([',', '،']) && parts.all(|part| is_name(part) && has_two_words(part))
}

/// Whether a text may be a name of its own: a word that is no initial.
fn is_name(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
    letters.nth(1).is_some()
}

/// Whether a word has letters of two scripts that look alike, as when somebody typed on two keyboards.
#[must_use]
pub fn has_mixed_script(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic())
        .any(|word| {
            let has = |script| word.chars().any(|letter| letter.script() == script);
            has(Script::Latin) && (has(Script::Cyrillic) || has(Script::Greek))
        })
}

/// Whether a text could not be read, or was read in the wrong encoding by somebody before.
#[must_use]
pub fn damage(text: &str) -> Option<RowIssue> {
    if text.contains(['\u{fffd}', '\0']) {
        return Some(RowIssue::Unreadable);
    }
    is_mojibake(text).then_some(RowIssue::Mojibake)
}

/// UTF-8 that was read as Latin 1, Windows 1252 or Windows 1251 has pairs that no language has.
fn is_mojibake(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let pairs = letters.windows(2).filter(|pair| match pair[0] {
        'Ð' | 'Ñ' | 'Ã' | 'Ø' | 'Ù' | 'Â' => {
            matches!(pair[1], '\u{80}'..='\u{bf}') || continues(pair[1], WINDOWS_1252)
        }
        // Ukrainian and Russian have these letters behind Р and С.
        'Р' | 'С' if matches!(pair[1], 'І' | 'і' | 'ё') => false,
        'Р' | 'С' => matches!(pair[1], '\u{a0}'..='\u{bf}') || continues(pair[1], WINDOWS_1251),
        _ => false,
    });
    let control = letters
        .iter()
        .any(|letter| matches!(letter, '\u{80}'..='\u{9f}'));
    control || pairs.count() >= 2
}

/// Whether an encoding reads the second byte of a letter of UTF-8, 80 to BF, as this letter.
fn continues(letter: char, encoding: &'static Encoding) -> bool {
    let mut bytes = [0; 4];
    let (read, _, is_other) = encoding.encode(letter.encode_utf8(&mut bytes));
    !is_other && matches!(*read, [0x80..=0xbf])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_in_a_cell_are_two_people() {
        for text in [
            "Anna Petrova; Ivan Petrov",
            "Anna Petrova\nIvan Petrov",
            "Anna Petrova\rIvan Petrov",
            "Анна и Иван Петровы",
            "Anna Petrova, Ivan Sidorov",
            "Петров / Сидоров",
        ] {
            assert!(is_two_people(text), "{text}");
        }
        for text in [
            "Petrova, Anna",
            "Anna Petrova",
            "Иванов И.И.",
            "Kyi Pe",
            "A/B",
        ] {
            assert!(!is_two_people(text), "{text}");
        }
    }

    #[test]
    fn damage_is_seen_and_languages_are_not_damage() {
        assert!(has_mixed_script("Петpов"));
        assert!(!has_mixed_script("Петров Petrov"));
        assert_eq!(damage("Ð\u{9f}ÐµÑ‚Ñ€Ð¾Ð²"), Some(RowIssue::Mojibake));
        assert_eq!(damage("РџРµС‚СЂРѕРІ"), Some(RowIssue::Mojibake));
        assert_eq!(damage("Pet\u{fffd}ov"), Some(RowIssue::Unreadable));
        assert_eq!(damage("a\0b"), Some(RowIssue::Unreadable));
        for text in [
            "Петров Пётр",
            "РОССИЯ",
            "Cañón Ñuñoa",
            "São Tomé",
            "Øystein",
            "Їжак Євген",
            "محمد",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }
}
