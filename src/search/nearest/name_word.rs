//! One word of a name, with everything by which it may be recognised.

use crate::spelling::alternatives::other_keys;
use crate::spelling::common_words::translations;
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
    /// The key of what a place's adjective is made of.
    noun: Option<String>,
    /// Whether it is formed like a patronymic.
    is_patronymic: bool,
    /// Whether it is one letter, which may stand for a word.
    is_initial: bool,
}

/// How alike two forms of one given name are.
const SAME_NAME: f32 = 0.97;

/// How alike two words are if one of them has to be meant in another way.
const OTHERWISE: f32 = 0.96;

/// How alike a place and its adjective are.
const ADJECTIVE: f32 = 0.9;

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
            noun: None,
            is_patronymic: false,
            is_initial: false,
        }
    }

    /// Whether another word has about as many letters.
    #[must_use]
    pub fn is_like_length(&self, other: &Self) -> bool {
        self.key.len().abs_diff(other.key.len()) * 4 <= self.key.len()
    }

    /// The same as the words of a place or unit, of which an adjective may stand for the name: Самарский
    /// район, Самара.
    #[must_use]
    pub fn all_of_place(name: &str) -> Vec<Self> {
        let mut words = Self::all_of(name);
        for word in &mut words {
            word.noun = adjective_stem(&word.key).map(str::to_owned);
        }
        words
    }

    /// `None` for what has no letter or digit.
    fn of(written: &str) -> Option<Self> {
        let latin = in_latin(written);
        let key = key(&latin).replace(' ', "");
        if key.is_empty() {
            return None;
        }
        let mut other_keys = other_keys(&latin);
        other_keys.extend(respelt(&latin).filter(|other| *other != key));
        Some(Self {
            written: written.into(),
            other_keys,
            full_form: full_form(&key),
            other_forms: other_forms(&key),
            noun: None,
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
        let alike = other.noun_is(&self.key).fold(alike, f32::max);
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
        let alike = read.fold(similarity(&self.key, key, least), f32::max);
        self.noun_is(key).fold(alike, f32::max)
    }

    /// How alike a noun and that of an adjective are; nothing if there is none.
    fn noun_is(&self, key: &str) -> impl Iterator<Item = f32> {
        let bare = key.trim_end_matches(['a', 'e', 'i', 'o']);
        let noun = self.noun.iter().filter(|_| adjective_stem(key).is_none());
        let alike = noun.map(|noun| similarity(noun, bare, 0.0) * ADJECTIVE);
        alike.collect::<Vec<_>>().into_iter()
    }

    /// The keys of the same given name in other languages, and of its full and short forms.
    #[must_use]
    pub fn form_keys(&self) -> Vec<String> {
        let forms = self.full_form.map(all_forms).unwrap_or_default();
        let others = self.other_forms.iter().chain(translations(&self.key));
        forms.into_iter().chain(others.cloned()).collect()
    }

    fn is_form_of(&self, key: &str) -> bool {
        let mut others = self.other_forms.iter().chain(translations(&self.key));
        others.any(|form| form == key)
            || self.full_form.is_some() && full_form(key) == self.full_form
    }

    /// The keys that are to be held against those of others.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let others = self.other_keys.iter().map(String::as_str);
        std::iter::once(self.key.as_str()).chain(others)
    }
}

/// The keys of a word if the letters in it stand for what they do elsewhere: `dj` and an English `J` for дж,
/// `ck` for к, `uu` for a long у.
fn respelt(latin: &str) -> impl Iterator<Item = String> {
    let plain = latin.to_lowercase().replace("ck", "k").replace("uu", "u");
    let with_j = match plain.strip_prefix('j') {
        Some(rest) => format!("dzh{rest}"),
        None => plain.replace("dj", "dzh"),
    };
    [plain, with_j]
        .into_iter()
        .map(|word| key(&word).replace(' ', ""))
}

/// The stem of the adjective of a place; `None` for another word.
fn adjective_stem(key: &str) -> Option<&str> {
    const ENDINGS: [&str; 7] = ["skogo", "skoe", "skoi", "skii", "ska", "ski", "ske"];
    let stem = ENDINGS
        .into_iter()
        .find_map(|ending| key.strip_suffix(ending))?;
    (stem.len() > 2).then_some(stem)
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
            ("Djamil", "Джамиль"),
            ("Jamil", "Джамиль"),
            ("Jackson", "Джексон"),
            ("Xenia", "Ксения"),
            ("Volha", "Ольга"),
            ("Aliaksandr", "Олександр"),
            ("Ivanovas", "Иванов"),
            ("Ivanovs", "Иванов"),
            ("Ваня", "Иван"),
            ("Мікалаевіч", "Николаевич"),
            ("Михайлівна", "Михайловна"),
            ("Н\u{415}красов", "Hекрасов"),
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
    fn a_place_and_its_adjective_are_alike() {
        let word = |text: &str| NameWord::all_of_place(text).remove(0);
        for (one, other) in [
            ("Самарский", "Самара"),
            ("Pavlovskiy", "Павлово"),
            ("Северная", "North"),
        ] {
            let alike = word(one).like(&word(other));
            assert!(alike > 0.7, "{one} {other} {alike}");
            assert!(word(other).like(&word(one)) > 0.7, "{other} {one}");
        }
        assert!(like("Павловский", "Павлова") < 0.7);
    }

    #[test]
    fn an_initial_stands_for_a_word() {
        assert!(like("А.", "Александр") > 0.4);
        assert!(like("А.", "Пётр") < 0.01);
    }
}
