//! A query that was typed while the keyboard was set to the other layout.

/// The keys of a keyboard as Latin, Russian and Ukrainian layouts have them.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const UKRAINIAN: &str = "йцукенгшщзхїфівапролджєячсмитьбю'";

/// What the keys would have written in the other layouts: `rjxtnrjd` is `кочетков`, `шмфт` is `ivan`. Empty for a
/// text without letters.
#[must_use]
pub fn in_other_layouts(typed: &str) -> Vec<String> {
    let is_letter = |letter: char| letter.is_alphabetic();
    if !typed.chars().any(is_letter) {
        return Vec::new();
    }
    let is_latin = typed.chars().any(|letter| letter.is_ascii_alphabetic());
    let is_cyrillic = typed
        .chars()
        .any(|letter| matches!(letter, '\u{400}'..='\u{4ff}'));
    let pairs: &[(&str, &str)] = match (is_latin, is_cyrillic) {
        (true, false) => &[(LATIN, RUSSIAN), (LATIN, UKRAINIAN)],
        (false, true) => &[(RUSSIAN, LATIN), (UKRAINIAN, LATIN)],
        _ => return Vec::new(),
    };
    let mut texts: Vec<String> = Vec::new();
    for (from, to) in pairs {
        let key = |letter: char| {
            let at = from.chars().position(|key| key == letter);
            at.and_then(|at| to.chars().nth(at)).unwrap_or(letter)
        };
        let lower = typed.chars().flat_map(char::to_lowercase);
        let text: String = lower.map(key).collect();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_read_in_the_other_layouts() {
        for (typed, meant) in [
            ("rjxtnrjd", "кочетков"),
            ("Jktyf", "олена"),
            ("csxjd", "сычов"),
            ("csxjd", "січов"),
            ("шмфт", "ivan"),
        ] {
            let texts = in_other_layouts(typed);
            assert!(texts.iter().any(|text| text == meant), "{typed} {texts:?}");
        }
        assert_eq!(in_other_layouts("'slfy"), ["эыдан", "єідан"]);
        assert!(in_other_layouts("22179").is_empty());
        assert!(in_other_layouts("Ivan Кочетков").is_empty());
    }
}
