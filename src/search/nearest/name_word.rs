//! One word of a name, with everything by which it may be recognised.

use crate::spelling::alternatives::other_keys;
use crate::spelling::distance::similarity;
use crate::spelling::fold::key;
use crate::spelling::given::{all_forms, full_form, is_patronymic};
use crate::spelling::national::other_forms;
use crate::spelling::neighbors::in_latin;

/// One word of a name.
#[derive(Clone, Debug)]
pub struct NameWord {
    /// As it is written.
    pub written: Box<str>,
    /// Its key.
    pub key: String,
    /// Its keys if it is meant in another way than its letters make probable.
    other_keys: Vec<String>,
    /// The key of the full form of a given name.
    full_form: Option<&'static str>,
    /// The keys of the same name in other languages.
    other_forms: &'static [String],
    /// Whether it is formed like a patronymic.
    is_patronymic: bool,
    /// Whether it is one letter, which may stand for a word.
    is_initial: bool,
}

/// How alike two forms of one given name are.
const SAME_NAME: f32 = 0.97;

/// How alike two words are if one of them has to be meant in another way.
const OTHERWISE: f32 = 0.96;

/// How alike an initial and a word are.
const INITIAL: f32 = 0.5;

/// What is left of the likeness of a patronymic and a word that is none.
const OTHER_SORT: f32 = 0.7;

impl NameWord {
    /// The words of a name, taken apart at hyphens as well.
    #[must_use]
    pub fn all_of(name: &str) -> Vec<Self> {
        let is_between = |letter: char| {
            letter.is_whitespace()
                || matches!(
                    letter,
                    '.' | ',' | '(' | ')' | '/' | '-' | '\u{2010}'..='\u{2015}'
                )
        };
        name.split(is_between).filter_map(Self::of).collect()
    }

    /// Several words as one.
    #[must_use]
    pub fn joined(words: &[Self]) -> Self {
        let all = |part: fn(&Self) -> &str, between: &str| {
            let parts: Vec<&str> = words.iter().map(part).collect();
            parts.join(between)
        };
        Self {
            written: all(|word| &word.written, " ").into(),
            key: all(|word| &word.key, ""),
            other_keys: Vec::new(),
            full_form: None,
            other_forms: &[],
            is_patronymic: false,
            is_initial: false,
        }
    }

    /// Whether another word has about as many letters.
    #[must_use]
    pub fn is_like_length(&self, other: &Self) -> bool {
        self.key.len().abs_diff(other.key.len()) * 4 <= self.key.len()
    }

    /// `None` for what has no letter or digit.
    fn of(written: &str) -> Option<Self> {
        let latin = in_latin(written);
        let key = key(&latin).replace(' ', "");
        if key.is_empty() {
            return None;
        }
        Some(Self {
            written: written.into(),
            other_keys: other_keys(&latin),
            full_form: full_form(&key),
            other_forms: other_forms(&key),
            is_patronymic: is_patronymic(&key),
            is_initial: written
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                == 1,
            key,
        })
    }

    /// How alike two words are, from 0 to 1.
    #[must_use]
    pub fn like(&self, other: &Self) -> f32 {
        let known = self.like_key(&other.key, 0.0);
        if known >= OTHERWISE {
            return known;
        }
        if other.other_keys.contains(&self.key) {
            return OTHERWISE;
        }
        let others = other.other_keys.iter();
        let read = others.map(|key| similarity(&self.key, key, 0.0) - (1.0 - OTHERWISE));
        let alike = read.fold(known, f32::max);
        if self.is_patronymic == other.is_patronymic {
            alike
        } else {
            alike * OTHER_SORT
        }
    }

    /// How alike the word and a word are of which only the key is known; what is less alike than `least`
    /// may be told to be not alike at all.
    #[must_use]
    pub fn like_key(&self, key: &str, least: f32) -> f32 {
        if self.key == key {
            return 1.0;
        }
        if self.is_form_of(key) {
            return SAME_NAME;
        }
        if self.other_keys.iter().any(|other| other == key) {
            return OTHERWISE;
        }
        if self.is_initial || key.len() == 1 {
            let same = self.key.as_bytes().first() == key.as_bytes().first();
            return if same { INITIAL } else { 0.0 };
        }
        let others = self.other_keys.iter();
        let read = others.map(|other| similarity(other, key, least) - (1.0 - OTHERWISE));
        read.fold(similarity(&self.key, key, least), f32::max)
    }

    /// The keys of the same given name in other languages, and of its full and short forms.
    #[must_use]
    pub fn form_keys(&self) -> Vec<String> {
        let forms = self.full_form.map(all_forms).unwrap_or_default();
        forms
            .into_iter()
            .chain(self.other_forms.iter().cloned())
            .collect()
    }

    fn is_form_of(&self, key: &str) -> bool {
        self.other_forms.iter().any(|form| form == key)
            || self.full_form.is_some() && full_form(key) == self.full_form
    }

    /// The keys that are to be held against those of others.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let others = self.other_keys.iter().map(String::as_str);
        std::iter::once(self.key.as_str()).chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> f32 {
        let word = |text: &str| NameWord::all_of(text).remove(0);
        word(one).like(&word(other))
    }

    #[test]
    fn spellings_are_alike_and_other_names_are_not() {
        for (one, other) in [
            ("Пушкин", "Pushkin"),
            ("Чайковский", "Tchaikovsky"),
            ("Микола", "Nikolai"),
            ("Саша", "Александр"),
            ("Лукашэнка", "Лукашенко"),
            ("Цiханоўская", "Тихановская"),
        ] {
            assert!(like(one, other) > 0.8, "{one} {other} {}", like(one, other));
        }
        for (one, other) in [
            ("Пушкин", "Петров"),
            ("Лермонтов", "Гончаров"),
            ("Oleg", "Olga"),
        ] {
            assert!(like(one, other) < 0.5, "{one} {other} {}", like(one, other));
        }
    }

    #[test]
    fn an_initial_stands_for_a_word() {
        assert!(like("А.", "Александр") > 0.4);
        assert!(like("А.", "Пётр") < 0.01);
    }
}
