//! Folding a name to a key that all its spellings share.
//!
//! `Брянка`, `Bryanka`, `Brjanka` and `brianka` have one key, and so have `Щербаков`,
//! `Shcherbakov` and `Schtscherbakow`. Case, accents, apostrophes, punctuation and soft signs fall;
//! words are separated by one space, also if a hyphen stood, because people leave it out.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::spelling::collapse::{Precision, collapse};
use crate::spelling::phonemes::{Phonemes, Sound};
use crate::spelling::script::transcribe;
use crate::spelling::{cyrillic, diacritics};

/// The key of a name: what all its spellings share. Empty if the name has no letter or digit.
#[must_use]
pub fn key(name: &str) -> String {
    fold(name, Precision::Coarse).0
}

/// The key of a name, and for each byte of it the byte offset in `text` of the character that it
/// comes from; so the part `a..b` of the key is the part `map[a]..map[b]` of the text, and ends
/// with the text where `b` is the length of the key.
#[must_use]
pub fn key_with_map(text: &str) -> (String, Vec<u32>) {
    fold(text, Precision::Coarse)
}

/// A finer key, in which letters that no Russian or Ukrainian would confuse stay apart; it also
/// reads well, as `sergi zakharov`, and sorts as an English reader expects.
#[must_use]
pub fn fine(name: &str) -> String {
    fold(name, Precision::Fine).0
}

/// The key of a word if its `ch` is meant in the other way, where that differs: English `Ch` is ч,
/// German and Polish `Ch` is х, and a short word such as `Cherson` does not show whose it is. A word
/// with х or `kh` has the other key, too, because the name that it looks for may be spelt with `ch`.
#[must_use]
pub fn other_key(word: &str) -> Option<String> {
    let mut is_swapped = false;
    let other = fold_with(word, Precision::Coarse, |phonemes| {
        is_swapped |= swap(phonemes);
    });
    (is_swapped && other.0 != key(word)).then_some(other.0)
}

/// Takes ч for х; or, in a word without ч, х for ч. Whether there was any.
fn swap(phonemes: &mut [Phonemes]) -> bool {
    let (from, to) = match phonemes.iter().any(|phonemes| phonemes.sound == Sound::Ch) {
        true => (Sound::Ch, Sound::Kh),
        false => (Sound::Kh, Sound::Ch),
    };
    let mut is_swapped = false;
    for phonemes in phonemes {
        if phonemes.sound == from {
            phonemes.sound = to;
            is_swapped = true;
        }
    }
    is_swapped
}

fn fold(text: &str, grain: Precision) -> (String, Vec<u32>) {
    fold_with(text, grain, |_| {})
}

/// Folds a text; `change` may change the sounds of each word first.
fn fold_with(
    text: &str,
    grain: Precision,
    mut change: impl FnMut(&mut [Phonemes]),
) -> (String, Vec<u32>) {
    let mut key = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len());
    let mut phonemes: Vec<Phonemes> = Vec::new();
    each_word(text, |word, gap| {
        phonemes.clear();
        transcribe(word, &mut phonemes);
        change(&mut phonemes);
        let before = key.len();
        if before > 0 {
            key.push(' ');
            map.push(gap);
        }
        let start = key.len();
        collapse(&phonemes, grain, &mut key, &mut map);
        // A word of signs without a sound of their own, such as a lone ъ, leaves no trace.
        if key.len() == start {
            key.truncate(before);
            map.truncate(before);
        }
    });
    (key, map)
}

/// Calls `visit` with the lower-case letters of each word of a text, each with its byte offset, and
/// the offset of the sign that parts the word from the one before.
pub fn each_word(text: &str, mut visit: impl FnMut(&mut [(char, u32)], u32)) {
    let mut word: Vec<(char, u32)> = Vec::new();
    let mut gap = 0;
    let mut close = |word: &mut Vec<(char, u32)>, gap: u32| {
        if !word.is_empty() {
            visit(word, gap);
            word.clear();
        }
    };
    for (at, letter) in text.char_indices() {
        // Offsets are 32 bits to keep maps small; nothing that is shown is longer than 4 GiB.
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if is_silent(letter) {
            // The primes that scholars write for ь would count as letters.
        } else if is_combining_mark(letter) {
            if let Some(last) = word.last_mut() {
                last.0 = joined(last.0, letter);
            }
        } else if letter.is_alphanumeric() {
            push_letter(letter, at, &mut word);
        } else {
            close(&mut word, gap);
            gap = at;
        }
    }
    close(&mut word, gap);
}

/// The letters of a text that may be one word of a name, as [`each_word`] gives them. `None` for
/// several words, and for one that is longer than any name: nobody waits for what else it may mean.
#[must_use]
pub fn name_letters(text: &str) -> Option<Vec<(char, u32)>> {
    const LONGEST: usize = 64;
    let mut words = Vec::new();
    each_word(text, |letters, _| words.push(letters.to_vec()));
    let word = words.pop()?;
    (words.is_empty() && word.len() <= LONGEST).then_some(word)
}

/// A letter in lower case and in its parts, accents left out if they change nothing.
fn push_letter(letter: char, at: u32, word: &mut Vec<(char, u32)>) {
    for lower in letter.to_lowercase() {
        if lower.is_ascii()
            || diacritics::sounds_of(lower).is_some()
            || diacritics::is_slavic(lower)
            || cyrillic::sounds_of(lower).is_some()
        {
            word.push((lower, at));
        } else if is_combining_mark(lower) {
            // `İ` in lower case is an i with a dot above.
        } else {
            decompose_compatible(lower, |part| {
                if part.is_alphanumeric() && !is_combining_mark(part) {
                    word.extend(part.to_lowercase().map(|part| (part, at)));
                }
            });
        }
    }
}

/// A letter with a combining mark: `и` and a breve are `й`, `s` and a caron `š`; a mark that
/// changes no sound is dropped.
fn joined(base: char, mark: char) -> char {
    if let Some(letter) = cyrillic::with_mark(base, mark) {
        return letter;
    }
    unicode_normalization::char::compose(base, mark)
        .filter(|letter| diacritics::sounds_of(*letter).is_some() || diacritics::is_slavic(*letter))
        .unwrap_or(base)
}

/// Signs inside a word that are no letters: apostrophes in all their shapes, primes for ь and ъ,
/// soft hyphens, joiners and marks of direction.
#[must_use]
pub const fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2ee}'
            | '\'' | '`' | '´' | '’' | '‘' | '‛' | '′' | '″' | '‵' | '"' | '“' | '”' | '«' | '»'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for spellings in [
            &[
                "Брянка",
                "brianka",
                "Brjanka",
                "bryanka",
                "БРЯНКА",
                "Bryanka",
            ][..],
            &[
                "каминский",
                "kaminskij",
                "Kaminskyy",
                "Kaminsky",
                "Kaminskiy",
                "Камінський",
                "Kamiński",
                "Kaminskii",
            ],
            &[
                "Артём",
                "Artyom",
                "Artem",
                "Артем",
                "Artiom",
                "Artjom",
                "Артe\u{308}м",
            ],
            &[
                "Луганськ",
                "Luhansk",
                "Lugansk",
                "Луганск",
                "Ługańsk",
                "Luhans’k",
            ],
            &[
                "Сергей",
                "Serhii",
                "Sergey",
                "Сергій",
                "Sergei",
                "Sergej",
                "Serguei",
                "Serhiy",
            ],
            &[
                "Юлия", "Yuliya", "Julia", "Iuliia", "Юлія", "Yulia", "Julija",
            ],
            &[
                "Щербаков",
                "Shcherbakov",
                "Scherbakow",
                "Schtscherbakow",
                "Ščerbakov",
                "Szczerbakow",
                "Chtcherbakov",
            ],
            &["Хабаровск", "Khabarovsk", "Chabarowsk", "Habarovsk"],
            &[
                "Жуков",
                "Zhukov",
                "Schukow",
                "Żukow",
                "Žukov",
                "Joukov",
                "Shukow",
            ],
            &["Цой", "Tsoi", "Tsoy", "Coj"],
            &["Ёлкин", "Yolkin", "Elkin", "Jolkin", "Ëlkin"],
            &[
                "Горбачёв",
                "Gorbachev",
                "Gorbachov",
                "Gorbatschow",
                "Gorbaczow",
                "Gorbatchev",
            ],
            &[
                "Донецк",
                "Donetsk",
                "Donezk",
                "Donieck",
                "Doneck",
                "Донецьк",
            ],
            &["Счастье", "Shchastye", "Schastye"],
            &["Чорнобиль", "Chernobyl", "Chornobyl"],
            &["Пушкин", "Pushkin", "Puschkin", "Puszkin", "Pouchkin"],
            &[
                "Шевченко",
                "Shevchenko",
                "Schewtschenko",
                "Szewczenko",
                "Chevtchenko",
            ],
            &[
                "Каминская",
                "Камінська",
                "Kaminska",
                "Kaminskaya",
                "Kaminskaja",
            ],
            &[
                "Северодонецк",
                "Сєвєродонецьк",
                "Siewierodonieck",
                "Severodonetsk",
                "Sievierodonetsk",
            ],
        ] {
            for spelling in spellings {
                assert_eq!(key(spelling), key(spellings[0]), "{spelling}");
            }
        }
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (a, b) in [
            ("Илья", "Оля"),
            ("Чита", "Чад"),
            ("Анна", "Инна"),
            ("Иван", "Иванов"),
            ("Ян", "Анна"),
        ] {
            assert_ne!(key(a), key(b));
        }
        assert_ne!(fine("Захаров"), fine("Сахаров"));
        assert_eq!(fine("Zakharov"), "zakharov");
        assert_eq!(fine("Luhansk"), fine("Луганськ"));
        assert_eq!(fine("Lugansk"), fine("Луганск"));
        assert_ne!(fine("Луганськ"), fine("Луганск"));
        assert_eq!(fine("Сергій"), "serhi");
        assert_eq!(fine("Ґалаґан"), "galagan");
    }

    #[test]
    fn tricks_and_other_scripts_fold() {
        // A Cyrillic о and а among Latin letters, a Latin o among Cyrillic ones, Greek letters.
        assert_eq!(key("M\u{43e}skv\u{430}"), key("Moskva"));
        assert_eq!(key("Мoсква"), key("Москва"));
        assert_eq!(key("Ρetrov"), key("Petrov"));
        assert_eq!(key("рetrоv"), key("petrov"));
        assert_eq!(key("Γιώργος"), key("Giorgos"));
        assert_eq!(key("محمد"), "محمد");
        assert_eq!(key("李明"), "李明");
        assert_eq!(key("Ivan\u{202e}ov"), key("Ivanov"));
        assert_eq!(key("Ｉｖａｎ"), "ivan");
    }

    #[test]
    fn words_and_signs() {
        assert_eq!(key("  Ростов-на-Дону! "), "rostov na donu");
        assert_eq!(key("O'Neil"), key("ONeil"));
        assert_eq!(key("Солов’яненко"), key("Соловьяненко"));
        assert_eq!(key("Слов\u{2bc}янськ"), key("Sloviansk"));
        assert_eq!(key("Permʹ"), key("Пермь"));
        assert_eq!(key("... -- ?!"), "");
        assert_eq!(key("ь ъ"), "");
        assert_eq!(key("22179"), "22179");
    }

    #[test]
    fn the_map_leads_back_to_the_letters() {
        let (key, map) = key_with_map("Щука, Юлия");
        assert_eq!(key, "suka ula");
        assert_eq!(map, [0, 2, 4, 6, 9, 10, 12, 14]);
        let (key, map) = key_with_map("e\u{301}te\u{301}");
        assert_eq!(key, "ete");
        assert_eq!(map, [0, 3, 4]);
        for text in ["", "ß", "İx", "ﬁ", "a\u{301}\u{302}", "日本", "🙂 x"] {
            let (key, map) = key_with_map(text);
            assert_eq!(key.len(), map.len(), "{text}");
            assert!(
                map.iter().all(|at| text.is_char_boundary(*at as usize)),
                "{text}"
            );
        }
    }

    #[test]
    fn an_ambiguous_word_has_another_key() {
        assert_eq!(other_key("Cherson"), Some(key("Херсон")));
        assert_eq!(other_key("Херсон"), Some(key("Cherson")));
        assert_eq!(other_key("Ivan"), None);
    }

    #[test]
    fn ten_thousand_marks_are_one_letter() {
        let marks = "\u{301}".repeat(10_000);
        assert_eq!(key(&format!("a{marks}b")), "ab");
        assert_eq!(key(&marks), "");
    }
}
