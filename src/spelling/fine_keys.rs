//! The fine keys of many names, each word folded once: a hundred thousand people are called by few words.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::spelling::fold::fine;

/// How many words are remembered.
const MOST: usize = 1 << 16;

/// The words that have been folded, as they are written.
#[derive(Debug, Default)]
pub struct FineKeys {
    known: HashMap<Box<str>, Box<str>, RandomState>,
}

impl FineKeys {
    /// The key of a name, which is that of [`fine`].
    #[must_use]
    pub fn of(&mut self, name: &str) -> String {
        let mut whole = String::with_capacity(name.len() + name.len() / 4);
        // A space always parts words, so what stands between two can be folded by itself.
        for written in name.split(' ').filter(|written| !written.is_empty()) {
            let before = whole.len();
            if before > 0 {
                whole.push(' ');
            }
            match self.known.get(written) {
                Some(key) => whole.push_str(key),
                None => {
                    let key = fine(written);
                    whole.push_str(&key);
                    if self.known.len() < MOST {
                        self.known.insert(written.into(), key.into());
                    }
                }
            }
            if whole.len() == before + usize::from(before > 0) {
                whole.truncate(before);
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_same_key_word_by_word() {
        let mut keys = FineKeys::default();
        for name in [
            "Сергей Олегович Захаров",
            "Sergei  Zakharov ",
            " ъ Захаров ъ",
            "d'Arc, Jeanne-Marie\u{a0}Anne\tBo",
            "Мари\u{301}я \u{301}Иванова",
            "",
            "ъ",
            "Захаров Сергей Сергей",
        ] {
            for _ in 0..2 {
                assert_eq!(keys.of(name), fine(name), "{name:?}");
            }
        }
    }
}
