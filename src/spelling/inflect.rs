//! Inflects names: the keys of a name in its grammatical cases and affectionate forms.
//!
//! Works on folded keys, so that one rule serves Cyrillic and every romanisation. It gives too many
//! forms rather than too few: they are compared with the words of a text, and a form that no language
//! has is in no text.

use std::collections::BTreeSet;

use crate::spelling::distance;
use crate::spelling::given::{all_forms, full_form};

/// What Russian, Ukrainian, Belarusian, Czech and Polish put behind the stem of a name, and the
/// English plural, as keys.
const ENDINGS: &[&str] = &[
    "", "a", "u", "i", "e", "o", "om", "em", "im", "oi", "ei", "ou", "eu", "ov", "ev", "am", "ami",
    "ag", "ovi", "evi", "ogo", "ego", "omu", "emu", "ig", "imi", "s", "es",
];

/// What makes a given name affectionate: `Maksimka`, `Artemchik`, `Pavlusha`.
const AFFECTIONATE: &[&str] = &[
    "k", "ka", "ik", "tsik", "ek", "ok", "usa", "asa", "uska", "enka", "etska", "otska", "ula",
    "una", "an", "on", "ets",
];

/// A form must be longer than this to be one that belongs to this name only.
const SHORTEST: usize = 2;

/// The keys of the cases of a folded word, the word itself included.
///
/// | ending | dropped | because |
/// |---|---|---|
/// | a vowel | the vowel | Никита, Никиты; Шевченко, Шевченком |
/// | `i` | the `i`, or `e` stands for it | Дмитрий, Дмитрия; Сергей, Сергея |
/// | `oi` | both | Толстой, Толстого |
/// | a vowel before the last consonant | that vowel | Павел, Павла; Кравець, Кравця |
/// | `i` before the last consonant | `o` or `e` stands for it | Федір, Федора |
/// | `g`, `k` at the end of the stem | `s`, `ts` stands for it | Ольга, Ользі |
#[must_use]
pub fn cases(word: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from([word.to_owned()]);
    for stem in stems(word) {
        for ending in ENDINGS {
            let form = evened(&format!("{stem}{ending}"));
            if form.chars().count() > SHORTEST {
                found.insert(form);
            }
        }
    }
    found
}

/// The keys of a given name in all national, short and affectionate forms, in all cases.
#[must_use]
pub fn given_forms(word: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::from([word.to_owned()]);
    if let Some(full) = full_form(word) {
        names.extend(all_forms(full));
    }
    let national: Vec<String> = names
        .iter()
        .flat_map(|name| crate::spelling::national::other_forms(name).iter().cloned())
        .collect();
    names.extend(national);
    let mut found = BTreeSet::new();
    for name in names {
        for stem in stems(&name) {
            for affectionate in AFFECTIONATE {
                found.extend(cases(&evened(&format!("{stem}{affectionate}"))));
            }
        }
        found.extend(cases(&name));
    }
    found
}

/// Whether a Latin letter is a vowel; `y` is none here.
#[must_use]
pub const fn is_vowel(letter: char) -> bool {
    letter.is_ascii() && distance::is_vowel(letter as u8)
}

/// What endings are put behind.
fn stems(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut stems = BTreeSet::from([word.to_owned()]);
    let Some(last) = letters.last().copied() else {
        return stems;
    };
    let without = |count: usize| letters[..letters.len() - count].iter().collect::<String>();
    if letters.len() > 2 && is_vowel(last) {
        stems.insert(without(1));
        if last == 'i' {
            stems.insert(format!("{}e", without(1)));
            if letters.len() > 3 && is_vowel(letters[letters.len() - 2]) {
                stems.insert(without(2));
            }
        }
    }
    // The last consonant may be written with two letters.
    let tail = if word.ends_with("ts") { 2 } else { 1 };
    if !is_vowel(last) && letters.len() > tail + 1 {
        let at = letters.len() - tail - 1;
        let end: String = letters[at + 1..].iter().collect();
        let begin: String = letters[..at].iter().collect();
        let swapped: &[&str] = match letters[at] {
            'e' => &["", "i"],
            'o' => &[""],
            'i' => &["o", "e", ""],
            _ => &[],
        };
        stems.extend(swapped.iter().map(|other| format!("{begin}{other}{end}")));
    }
    let softened: Vec<String> = stems
        .iter()
        .flat_map(|stem| {
            let other = |from: char, to: &str| Some(format!("{}{to}", stem.strip_suffix(from)?));
            [other('g', "s"), other('k', "ts")]
        })
        .flatten()
        .collect();
    stems.extend(softened);
    stems
}

/// Equal letters in a row are one, and `ei` at the end is `i`, as in every key.
fn evened(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for letter in word.chars() {
        if !key.ends_with(letter) {
            key.push(letter);
        }
    }
    if key.len() > 3 && key.ends_with("ei") {
        key.truncate(key.len() - 2);
        key.push('i');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::fold::key;

    #[test]
    fn names_are_known_in_their_cases() {
        for (name, forms) in [
            (
                "Горшенин",
                &[
                    "Горшенина",
                    "Горшенину",
                    "Горшениным",
                    "Горшенине",
                    "Горшеніном",
                ][..],
            ),
            (
                "Gorshenin",
                &["Горшенины", "Горшениных", "Gorsheninym", "Gorshenins"],
            ),
            ("Горшенина", &["Горшениной", "Горшенину", "Горшеніній"]),
            (
                "Каминский",
                &[
                    "Каминского",
                    "Каминскому",
                    "Каминским",
                    "Каминском",
                    "Каминская",
                    "Каминской",
                ],
            ),
            ("Толстой", &["Толстого", "Толстому", "Толстым", "Толстом"]),
            (
                "Шевченко",
                &["Шевченка", "Шевченкові", "Шевченком", "Шевченку"],
            ),
            ("Кравець", &["Кравця", "Кравцю", "Кравцем"]),
            ("Ковальов", &["Ковальова", "Ковальовим", "Ковальову"]),
            ("Павел", &["Павла", "Павлу", "Павлом", "Павле"]),
            (
                "Сергей",
                &[
                    "Сергея",
                    "Сергею",
                    "Сергеем",
                    "Сергее",
                    "Сергія",
                    "Сергієві",
                ],
            ),
            ("Дмитрий", &["Дмитрия", "Дмитрию", "Дмитрием"]),
            ("Никита", &["Никиты", "Никите", "Никиту", "Никитой"]),
            ("Илья", &["Ильи", "Илье", "Илью", "Ильёй"]),
            ("Федір", &["Федора", "Федору", "Федором"]),
            ("Ольга", &["Ольги", "Ольге", "Ользі", "Ольгу"]),
        ] {
            let cases = cases(&key(name));
            for form in forms {
                assert!(
                    cases.contains(&key(form)),
                    "{name} {form}: {} {cases:?}",
                    key(form)
                );
            }
        }
        assert!(!cases(&key("Горшенин")).contains(&key("Горшенко")));
    }

    #[test]
    fn given_names_are_known_in_their_affectionate_forms() {
        for (name, forms) in [
            (
                "Артём",
                &[
                    "Тёма",
                    "Тёмой",
                    "Артёмка",
                    "Артёмке",
                    "Артёмчик",
                    "Artem",
                    "Artemom",
                ][..],
            ),
            (
                "Maksim",
                &["Макс", "Максу", "Максимка", "Максимку", "Максима", "Maksym"],
            ),
            (
                "Иван",
                &["Ваня", "Вани", "Ванечка", "Ванечке", "Ванюша", "Ивану"],
            ),
            ("Николай", &["Коля", "Колю", "Микола", "Миколи", "Николаем"]),
        ] {
            let known = given_forms(&key(name));
            for form in forms {
                assert!(known.contains(&key(form)), "{name} {form}: {}", key(form));
            }
        }
        assert!(!given_forms(&key("Артём")).contains(&key("Антон")));
    }
}
