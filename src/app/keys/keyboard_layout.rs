//! Which Latin key lies in the place of a Cyrillic one, so that commands work on a Cyrillic layout.

/// The ЙЦУКЕН layouts of Russian, Ukrainian and Belarusian against the QWERTY keys in the same
/// places (GOST R 6.30.1; DSTU 4308 for Ukrainian). Lower case only; see [`latin`].
const PLACES: [(char, char); 37] = [
    ('й', 'q'),
    ('ц', 'w'),
    ('у', 'e'),
    ('к', 'r'),
    ('е', 't'),
    ('н', 'y'),
    ('г', 'u'),
    ('ш', 'i'),
    ('щ', 'o'),
    ('ў', 'o'),
    ('з', 'p'),
    ('х', '['),
    ('ъ', ']'),
    ('ї', ']'),
    ('ф', 'a'),
    ('ы', 's'),
    ('і', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('ж', ';'),
    ('э', '\''),
    ('є', '\''),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
    ('б', ','),
    ('ю', '.'),
    ('ё', '`'),
];

/// The characters that Shift gives on those Latin keys that are no letters.
const SHIFTED: [(char, char); 7] = [
    ('[', '{'),
    (']', '}'),
    (';', ':'),
    ('\'', '"'),
    (',', '<'),
    ('.', '>'),
    ('`', '~'),
];

/// The characters that a Russian layout gives on keys where a Latin one has the commands' signs.
/// They stand on a Latin layout as well, so they count only while a Cyrillic layout is in use.
const SIGNS: [(char, char); 4] = [('.', '/'), (',', '?'), ('"', '@'), ('№', '#')];

/// The Latin character on the key that gives this Cyrillic one; `None` for any other character.
#[must_use]
pub fn latin(character: char) -> Option<char> {
    let lower = character.to_lowercase().next()?;
    let (_, key) = PLACES.iter().find(|(cyrillic, _)| *cyrillic == lower)?;
    if lower == character {
        return Some(*key);
    }
    SHIFTED
        .iter()
        .find(|(plain, _)| plain == key)
        .map(|(_, shifted)| *shifted)
        .or_else(|| key.to_uppercase().next())
}

/// The sign on a Latin layout where a Cyrillic layout gives `character`.
#[must_use]
pub fn latin_sign(character: char) -> Option<char> {
    SIGNS
        .iter()
        .find(|(cyrillic, _)| *cyrillic == character)
        .map(|(_, latin)| *latin)
}

/// What the keyboard writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyboardLayout {
    /// Not known: no letter has been typed.
    #[default]
    Unknown,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
}

impl KeyboardLayout {
    /// The layout that a character comes from; `None` for one that both have.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        if latin(character).is_some() || character == '№' {
            Some(Self::Cyrillic)
        } else {
            character.is_ascii_alphabetic().then_some(Self::Latin)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_letter_has_its_key_on_the_russian_layout() {
        let reached: Vec<char> = PLACES.iter().map(|(_, latin)| *latin).collect();
        for letter in 'a'..='z' {
            assert!(reached.contains(&letter), "{letter}");
        }
    }

    #[test]
    fn the_place_decides_not_the_letter() {
        assert_eq!(latin('ы'), Some('s'));
        assert_eq!(latin('і'), Some('s'));
        assert_eq!(latin('Ы'), Some('S'));
        assert_eq!(latin('с'), Some('c'));
        assert_eq!(latin('Ж'), Some(':'));
        assert_eq!(latin('s'), None);
        assert_eq!(latin_sign('.'), Some('/'));
        assert_eq!(latin_sign('"'), Some('@'));
        assert_eq!(latin_sign('№'), Some('#'));
    }
}
