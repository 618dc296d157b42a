//! Ages in the cells of lists: the years, a range of them, with or without a word.

/// An age that a row gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAge {
    /// The years.
    pub years: String,
    /// When it was so, in EDTF.
    pub as_of: String,
}

/// Arabic and Persian figures as those of ASCII.
#[must_use]
pub fn plain_digit(letter: char) -> char {
    match letter {
        '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10).unwrap_or(letter),
        '۰'..='۹' => char::from_digit(letter as u32 - '۰' as u32, 10).unwrap_or(letter),
        other => other,
    }
}

/// Whether a text is an age or a range of ages that somebody may have, with or without a word for years.
#[must_use]
pub fn is_age(text: &str) -> bool {
    let text = text.trim_start_matches(['~', '≈', '<', '>']).trim_start();
    let figures = text.trim_end_matches(|letter: char| {
        letter.is_alphabetic() || matches!(letter, ' ' | '.' | '?' | '~' | '+')
    });
    let mut ends = figures
        .split(['-', '–', '—'])
        .map(|end| end.trim().parse::<u8>());
    let is_possible = |end: &u8| *end <= 120;
    match (ends.next(), ends.next(), ends.next()) {
        (Some(Ok(one)), None, None) => is_possible(&one),
        (Some(Ok(one)), Some(Ok(other)), None) => one <= other && is_possible(&other),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_what_somebody_may_have() {
        for text in ["35", "35 лет", "~40", "35-45", "20+", "0"] {
            assert!(is_age(text), "{text}");
        }
        for text in ["-5", "922", "old", "", "45-35", "1-2-3"] {
            assert!(!is_age(text), "{text}");
        }
        assert_eq!("٣٥".chars().map(plain_digit).collect::<String>(), "35");
    }
}
