//! One word of a name, with everything by which it may be recognised.

use crate::spelling::alternatives::{other_keys_than, respelt};
use crate::spelling::common_words::translations;
use crate::spelling::distance::{is_vowel, may_be_alike, similarity};
use crate::spelling::fold::key;
use crate::spelling::given::{all_forms, full_form, full_form_of, is_patronymic};
use crate::spelling::national::other_forms;
use crate::spelling::near::{letters, telling};
use crate::spelling::neighbors::{in_latin, writes_no_vowels};

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
    /// The keys of what maps translate it to.
    translations: &'static [String],
    /// The key of what a place's adjective is made of.
    noun: Option<String>,
    /// Whether it is formed like a patronymic.
    is_patronymic: bool,
    /// Whether it is one letter, which may stand for a word.
    is_initial: bool,
    /// Whether it is in a script that writes no vowels.
    is_unvowelled: bool,
    /// Whether it stands in the name of a place or unit.
    is_of_place: bool,
}

/// Words that are less alike are two words.
pub const LEAST: f32 = 0.25;

/// The most words that are compared: more than any name has.
pub const MOST_WORDS: usize = 12;

/// How alike two forms of one given name are.
const SAME_NAME: f32 = 0.97;

/// How alike two words are if one of them has to be meant in another way.
const OTHERWISE: f32 = 0.96;

/// How alike a name is to one that is written without its vowels, if all consonants are the same.
const UNVOWELLED: f32 = 0.93;

/// How alike a place and its adjective are.
const ADJECTIVE: f32 = 0.9;

/// How alike an initial and a word are.
const INITIAL: f32 = 0.5;

/// What is left of the likeness of a patronymic and a word that is none.
const OTHER_SORT: f32 = 0.7;

impl NameWord {
    /// The words of a name as they are written, taken apart at hyphens as well.
    pub fn written(name: &str) -> impl Iterator<Item = &str> {
        let is_between = |letter: char| {
            letter.is_whitespace()
                || matches!(
                    letter,
                    '.' | ',' | '(' | ')' | '/' | '-' | '\u{2010}'..='\u{2015}'
                )
        };
        name.split(is_between).filter(|word| !word.is_empty())
    }

    /// The words of a name.
    #[must_use]
    pub fn all_of(name: &str) -> Vec<Self> {
        Self::written(name).filter_map(Self::of).collect()
    }

    /// Several words as one.
    #[must_use]
    pub fn joined(words: &[&Self]) -> Self {
        let all = |part: fn(&Self) -> &str, between: &str| {
            let parts: Vec<&str> = words.iter().map(|word| part(word)).collect();
            parts.join(between)
        };
        let key = all(|word| &word.key, "");
        Self {
            written: all(|word| &word.written, " ").into(),
            other_keys: Vec::new(),
            full_form: None,
            other_forms: &[],
            translations: if words.iter().all(|word| word.is_of_place) {
                translations(&key)
            } else {
                &[]
            },
            noun: None,
            is_patronymic: false,
            is_initial: false,
            is_unvowelled: words.iter().any(|word| word.is_unvowelled),
            is_of_place: words.iter().all(|word| word.is_of_place),
            key,
        }
    }

    /// Whether the word stands in the name of a place or unit, of which maps translate some words.
    #[must_use]
    pub const fn may_be_translated(&self) -> bool {
        self.is_of_place
    }

    /// Whether a key of so many letters is about as long as another one.
    #[must_use]
    pub const fn is_like_length(length: usize, other: usize) -> bool {
        length.abs_diff(other) * 4 <= length
    }

    /// The words of the name of a place or unit, of which an adjective may stand for the name: Самарский
    /// район, Самара.
    #[must_use]
    pub fn all_of_place(name: &str) -> Vec<Self> {
        Self::written(name).filter_map(Self::of_place).collect()
    }

    /// One word of the name of a place or unit; `None` for what has no letter or digit.
    #[must_use]
    pub fn of_place(written: &str) -> Option<Self> {
        let mut word = Self::of(written)?;
        word.noun = adjective_stem(&word.key).map(str::to_owned);
        word.translations = translations(&word.key);
        word.is_of_place = true;
        word.other_keys.extend(ordinals(&word.key));
        Some(word)
    }

    /// One word of a name; `None` for what has no letter or digit.
    #[must_use]
    pub fn of(written: &str) -> Option<Self> {
        let latin = in_latin(written);
        let mut key = key(&latin);
        let mut other_keys = other_keys_than(&key, &latin);
        key.retain(|letter| letter != ' ');
        if key.is_empty() {
            return None;
        }
        for other in respelt(&latin) {
            if other != key && !other_keys.contains(&other) {
                other_keys.push(other);
            }
        }
        Some(Self {
            written: written.into(),
            other_keys,
            full_form: full_form_of(&key, &latin),
            other_forms: other_forms(&key),
            translations: &[],
            noun: None,
            is_patronymic: is_patronymic(&key),
            is_initial: written
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                == 1,
            is_unvowelled: written.chars().any(writes_no_vowels),
            is_of_place: false,
            key,
        })
    }

    /// How alike two words are, from 0 to 1; what is less alike than [`LEAST`] may be told to be not alike
    /// at all.
    #[must_use]
    pub fn like(&self, other: &Self) -> f32 {
        let mut alike = self.like_key(&other.key, LEAST);
        if alike >= OTHERWISE {
            return alike;
        }
        if self.full_form.is_some() && self.full_form == other.full_form {
            return SAME_NAME;
        }
        if other.other_keys.contains(&self.key) {
            return OTHERWISE;
        }
        if (self.is_unvowelled || other.is_unvowelled)
            && have_same_consonants(&self.key, &other.key)
        {
            return UNVOWELLED;
        }
        for (at, key) in other.other_keys.iter().enumerate() {
            if !other.may_be_read(at, &self.key, alike.max(LEAST)) {
                continue;
            }
            alike = alike.max(read_otherwise(&self.key, key, alike.max(LEAST)));
        }
        alike = alike.max(other.noun_is(&self.key));
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
        self.like_key_as(key, least, |_| true)
    }

    /// The same if only some of [`NameWord::keys`] can be alike, by their place.
    #[must_use]
    pub fn like_key_as(&self, key: &str, least: f32, can_be: impl Fn(usize) -> bool) -> f32 {
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
        let mut alike = if can_be(0) {
            similarity(&self.key, key, least)
        } else {
            0.0
        };
        for (at, other) in (1..).zip(&self.other_keys) {
            if can_be(at) && self.may_be_read(at - 1, key, alike.max(least)) {
                alike = alike.max(read_otherwise(other, key, alike.max(least)));
            }
        }
        alike.max(self.noun_is(key))
    }

    /// Whether one of the other keys may be more like a key than `known`, by the letters of both.
    fn may_be_read(&self, at: usize, key: &str, known: f32) -> bool {
        let other = &self.other_keys[at];
        let (mine, theirs) = (telling(letters(other)), telling(letters(key)));
        may_be_alike(mine, theirs, other.len() + key.len(), known)
    }

    /// How alike a noun and that of an adjective are; 0 if there is none.
    fn noun_is(&self, key: &str) -> f32 {
        match &self.noun {
            Some(noun) if adjective_stem(key).is_none() => {
                let bare = key.trim_end_matches(['a', 'e', 'i', 'o']);
                similarity(noun, bare, 0.0) * ADJECTIVE
            }
            _ => 0.0,
        }
    }

    /// The keys of the same given name in other languages, and of its full and short forms.
    #[must_use]
    pub fn form_keys(&self) -> Vec<String> {
        let forms = self.full_form.map(all_forms).unwrap_or_default();
        let others = self.other_forms.iter().chain(self.translations);
        forms.into_iter().chain(others.cloned()).collect()
    }

    fn is_form_of(&self, key: &str) -> bool {
        let mut others = self.other_forms.iter().chain(self.translations);
        others.any(|form| form == key)
            || self.full_form.is_some() && full_form(key) == self.full_form
    }

    /// The keys that are to be held against those of others, its own first.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let others = self.other_keys.iter().map(String::as_str);
        std::iter::once(self.key.as_str()).chain(others)
    }
}

/// How alike two keys are of which one is read in another way, if they are more alike than `known`.
fn read_otherwise(one: &str, other: &str, known: f32) -> f32 {
    const COST: f32 = 1.0 - OTHERWISE;
    similarity(one, other, known + COST) - COST
}

/// Whether two keys have the same consonants, at least two of them; v aside, which و is in one word and not in
/// another.
fn have_same_consonants(one: &str, other: &str) -> bool {
    let is_told = |letter: &u8| !is_vowel(*letter) && *letter != b'v';
    let (mine, theirs) = (one.bytes().filter(is_told), other.bytes().filter(is_told));
    mine.clone().count() > 1 && mine.eq(theirs)
}

/// The other keys of a number: 12 is 12th, and 12th is 12. Empty for another word.
fn ordinals(number: &str) -> Vec<String> {
    const ENDINGS: [&str; 4] = ["th", "st", "nd", "rd"];
    let figures = number.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    if figures.is_empty() || !figures.bytes().all(|letter| letter.is_ascii_digit()) {
        return Vec::new();
    }
    let mut keys: Vec<String> = ENDINGS
        .iter()
        .map(|ending| key(&format!("{figures}{ending}")))
        .collect();
    match figures == number {
        true => keys,
        false if keys.iter().any(|key| key == number) => {
            keys.retain(|key| key != number);
            keys.push(figures.to_owned());
            keys
        }
        false => Vec::new(),
    }
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
