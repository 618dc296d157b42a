//! Which letters the words of a record begin with and hold: what answers to a query of one letter,
//! to which nearly every record answers somehow, without looking at a single word.

/// Letters `a` to `z` as a set of 26 bits; other letters and digits are left out.
pub type Letters = u32;

/// The letters of one record's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowLetters {
    /// What its names begin with.
    pub name_first: Letters,
    /// What the words of its names begin with.
    pub name_start: Letters,
    /// What stands in its names.
    pub name_inside: Letters,
    /// What the words of its other texts begin with, as far as a query without a field looks in
    /// them.
    pub text_start: Letters,
    /// What stands in these.
    pub text_inside: Letters,
    /// Whether a name is weak or has a word of one letter, so that letters do not tell all of it.
    pub needs_names: bool,
}

/// What a word begins with and what stands in it.
#[must_use]
pub fn of_word(word: &str) -> (Letters, Letters) {
    let mut bytes = word.bytes();
    let start = bytes.next().map_or(0, bit);
    (start, bytes.fold(start, |set, byte| set | bit(byte)))
}

/// The letters of a key; `None` if it has others than `a` to `z`.
#[must_use]
pub fn of_key(key: &str) -> Option<Letters> {
    key.bytes()
        .all(|byte| byte.is_ascii_lowercase())
        .then(|| of_word(key).1)
}

const fn bit(byte: u8) -> Letters {
    if byte.is_ascii_lowercase() {
        1 << (byte - b'a')
    } else {
        0
    }
}
