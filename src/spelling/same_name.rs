//! Whether two words may be spellings of one name, where somebody is written to and a key is too coarse.
//!
//! A key ([`crate::spelling::fold::key`]) is one for everything that some romanisation confuses, so
//! Шаров, Жаров, Саров and Заров have one key. Nobody who writes Cyrillic confuses them, and only some
//! romanisations confuse each pair. Here words of one script are compared by their letters, and words
//! of two scripts by what a Latin spelling can stand for.

use crate::spelling::fold::{each_word, fine, key};
use crate::spelling::prefixes::open_keys;

/// The words of a text in lower case, without apostrophes and marks that change no sound.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |letters, _| {
        words.push(letters.iter().map(|(letter, _)| *letter).collect());
    });
    // A word of signs without a sound of their own, such as a lone ъ, is no word of a name.
    words.retain(|word: &String| !key(word).is_empty());
    words
}

/// Whether two words, as [`words_of`] gives them, are one word in the same script, or one name in two
/// scripts: Артём and Артем, Иванова and Ivanova; not Иванов and Іванов, Zhukov and Schukow.
#[must_use]
pub fn same_letters(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (script(one), script(other)) {
        (Script::Cyrillic, Script::Cyrillic) => one.replace('ё', "е") == other.replace('ё', "е"),
        (Script::Latin, Script::Latin) => false,
        _ => same_word(one, other),
    }
}

/// Whether two words, as [`words_of`] gives them, may be spellings of one name.
///
/// | compared | by | one | two |
/// |---|---|---|---|
/// | Cyrillic and Cyrillic | letters, Ukrainian ones as the Russian ones | Сергій, Сергей | Шаров, Саров |
/// | Latin and Latin | sounds as they are written | Yulia, Julija | Zakharov, Sakharov |
/// | Latin and Cyrillic | what the Latin letters may stand for | Sacharow, Захаров | Zakharov, Сахаров |
#[must_use]
pub fn same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let folded = key(one);
    if folded.is_empty() || folded != key(other) {
        return false;
    }
    match (script(one), script(other)) {
        (Script::Cyrillic, Script::Cyrillic) => plain_cyrillic(one) == plain_cyrillic(other),
        (Script::Latin, Script::Cyrillic) => may_be(&fine(one), &fine(other)),
        (Script::Cyrillic, Script::Latin) => may_be(&fine(other), &fine(one)),
        _ => without_h(&fine(one)) == without_h(&fine(other)),
    }
}

/// Whether a word may begin as `typed` does, in some spelling; both as [`words_of`] gives them.
#[must_use]
pub fn begins_word(typed: &str, word: &str) -> bool {
    if word.starts_with(typed) {
        return true;
    }
    if has_three_in_a_row(typed) {
        return false;
    }
    let (whole, folded) = (key(word), key(typed));
    if folded.is_empty() {
        return false;
    }
    let begins = whole.starts_with(&folded);
    let opens = || open_keys(typed).iter().any(|open| whole.starts_with(open));
    match (script(typed), script(word)) {
        (Script::Cyrillic, Script::Cyrillic) => {
            plain_cyrillic(word).starts_with(&plain_cyrillic(typed))
        }
        (Script::Latin, Script::Cyrillic) => {
            (begins || opens()) && may_begin(&fine(typed), &fine(word))
        }
        (Script::Cyrillic, Script::Latin) => {
            (begins || opens()) && may_begin(&fine(word), &fine(typed))
        }
        _ => {
            without_h(&fine(word)).starts_with(&without_h(&fine(typed)))
                || typed.chars().next() == word.chars().next() && opens()
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    /// Another one, or two at once.
    Other,
}

fn script(word: &str) -> Script {
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    let mut letters = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .peekable();
    match letters.peek() {
        None => Script::Other,
        Some(first) if is_cyrillic(*first) => {
            if letters.all(is_cyrillic) {
                Script::Cyrillic
            } else {
                Script::Other
            }
        }
        Some(_) => {
            if letters.all(|letter| matches!(letter, 'a'..='z' | '\u{c0}'..='\u{24f}')) {
                Script::Latin
            } else {
                Script::Other
            }
        }
    }
}

/// Three equal letters in a row are no spelling of anything: `zzz`.
fn has_three_in_a_row(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters
        .windows(3)
        .any(|three| three[0] == three[1] && three[1] == three[2] && three[0].is_alphabetic())
}

/// The letters of a Cyrillic word, without what Russian, Ukrainian and Belarusian write differently.
fn plain_cyrillic(word: &str) -> String {
    let is_hard_to_hear = |letter: char| matches!(letter, 'ь' | 'ъ' | 'и');
    let letters: Vec<char> = word
        .chars()
        .map(|letter| match letter {
            'ё' | 'э' | 'є' => 'е',
            'й' | 'і' | 'ї' | 'ы' => 'и',
            'ґ' => 'г',
            'ў' => 'в',
            other => other,
        })
        .collect();
    let mut plain = String::with_capacity(word.len());
    let mut is_soft = false;
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied();
        // Наталья is Наталия, and Ковальов is Ковалёв.
        let is_glide =
            at > 0 && is_hard_to_hear(letter) && matches!(next, Some('я' | 'ю' | 'е' | 'о'));
        if is_glide || matches!(letter, 'ь' | 'ъ') {
            is_soft = is_glide;
            continue;
        }
        let is_soft = std::mem::take(&mut is_soft) || plain.ends_with(['ж', 'ш', 'щ', 'ч']);
        let letter = if letter == 'о' && is_soft {
            'е'
        } else {
            letter
        };
        if !plain.ends_with(letter) || letter.is_numeric() {
            plain.push(letter);
        }
    }
    match plain.strip_suffix("еи") {
        Some(stem) if stem.chars().count() > 1 => format!("{stem}и"),
        _ => plain,
    }
}

/// г and х of Ukrainian and г of Russian are written with either.
fn without_h(fine: &str) -> String {
    sounds(fine)
        .map(|sound| if sound == "h" { "g" } else { sound })
        .collect()
}

/// The sounds of a fine key: `zh`, `sh`, `shch`, `ch`, `kh`, `ts` and single letters.
fn sounds(fine: &str) -> impl Iterator<Item = &str> {
    let mut rest = fine;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let several = ["shch", "zh", "sh", "ch", "kh", "ts"];
        let found = several.into_iter().find(|one| rest.starts_with(one));
        let (sound, after) = rest.split_at(found.map_or(first.len_utf8(), str::len));
        rest = after;
        Some(sound)
    })
}

/// Whether a Latin spelling can stand for a Cyrillic one; both as fine keys that have one coarse key.
fn may_be(latin: &str, cyrillic: &str) -> bool {
    latin == cyrillic
        || sounds(latin).count() == sounds(cyrillic).count()
            && sounds(latin)
                .zip(sounds(cyrillic))
                .all(|(one, other)| stands_for(one, other))
}

/// The same for beginnings, of which the last sound may become another one yet.
fn may_begin(latin: &str, cyrillic: &str) -> bool {
    let certain = sounds(latin).count().min(sounds(cyrillic).count());
    let certain = certain.saturating_sub(1).max(1);
    sounds(latin)
        .zip(sounds(cyrillic))
        .take(certain)
        .all(|(one, other)| {
            stands_for(one, other) || stands_for(one, other.get(..1).unwrap_or(other))
        })
}

/// Whether a sound as some Latin spelling has it can stand for a Cyrillic one.
///
/// | Latin | may be | because |
/// |---|---|---|
/// | s | с, з | German: `Sacharow` |
/// | sh, shch | ш, ж, щ | German `sch` for ж, `Schukow`; people who leave out a letter |
/// | g, h | г, х | `Luhansk`; `Habarovsk` |
/// | ch | ч, х, ш | English, German and Polish, French |
/// | kh | х | |
fn stands_for(latin: &str, cyrillic: &str) -> bool {
    latin == cyrillic
        || matches!(
            (latin, cyrillic),
            ("s", "z")
                | ("sh" | "shch", "sh" | "zh" | "shch")
                | ("g" | "h", "g" | "h")
                | ("h", "kh")
                | ("ch", "kh" | "sh")
                | ("ts", "ch")
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        let mut words = words_of(text);
        assert_eq!(words.len(), 1, "{text}");
        words.remove(0)
    }

    #[test]
    fn spellings_of_one_name_are_one_word() {
        for (a, b) in [
            ("Артём", "Артем"),
            ("Артём", "Artyom"),
            ("Сергей", "Сергій"),
            ("Сергей", "Serhii"),
            ("Наталья", "Наталия"),
            ("Наталья", "Наталля"),
            ("Ковалёв", "Ковальов"),
            ("Горбачёв", "Горбачов"),
            ("Горбачёв", "Gorbachev"),
            ("Камінський", "Каминский"),
            ("Каминский", "Kaminsky"),
            ("Kaminskij", "Kaminsky"),
            ("Жуков", "Zhukov"),
            ("Жуков", "Schukow"),
            ("Захаров", "Zakharov"),
            ("Захаров", "Sacharow"),
            ("Щербаков", "Shcherbakov"),
            ("Щербаков", "Schtscherbakow"),
            ("Хабаровск", "Habarovsk"),
            ("Луганск", "Luhansk"),
            ("Luhansk", "Lugansk"),
            ("Кирилл", "Kiril"),
            ("Зоя", "Zoya"),
            ("Цой", "Tsoi"),
            ("Kochetkov", "K\u{43e}chetkov"),
        ] {
            assert!(same_word(&one(a), &one(b)), "{a} {b}");
            assert!(same_word(&one(b), &one(a)), "{b} {a}");
        }
    }

    #[test]
    fn other_names_are_other_words() {
        for (a, b) in [
            ("Иванов", "Иванова"),
            ("Иванов", "Ivanova"),
            ("Каминский", "Каминская"),
            ("Каминский", "Kaminska"),
            ("Зимин", "Zimina"),
            ("Шаров", "Саров"),
            ("Шаров", "Жаров"),
            ("Шаров", "Sarov"),
            ("Жаров", "Sharova"),
            ("Захаров", "Сахаров"),
            ("Сахаров", "Zakharov"),
            ("Zakharov", "Sakharov"),
            ("Цой", "Чой"),
            ("Коля", "Кола"),
            ("Саша", "Паша"),
            ("Глеб", "Хлеб"),
            ("Kharin", "Гарин"),
        ] {
            assert!(!same_word(&one(a), &one(b)), "{a} {b}");
            assert!(!same_word(&one(b), &one(a)), "{b} {a}");
        }
    }

    #[test]
    fn an_erasure_takes_letters_of_one_script_as_they_are() {
        assert!(same_letters(&one("Артём"), &one("АРТЕМ")));
        assert!(same_letters(&one("Иванова"), &one("Ivanova")));
        for (a, b) in [
            ("Мишкин", "Мышкин"),
            ("Zhukov", "Shukov"),
            ("Кирилл", "Кирил"),
        ] {
            assert!(!same_letters(&one(a), &one(b)), "{a} {b}");
        }
    }

    #[test]
    fn a_word_begins_as_it_is_typed() {
        for (typed, word) in [
            ("verst", "Verstka"),
            ("verst", "Вёрстка"),
            ("bry", "Брянка"),
            ("щер", "Shcherbakov"),
            ("m", "Максим"),
            ("м", "Maksim"),
            ("sch", "Жуков"),
            ("kaminskij", "Kaminsky"),
        ] {
            assert!(begins_word(&one(typed), &one(word)), "{typed} {word}");
        }
        for (typed, word) in [
            ("zzz", "Soldiers"),
            ("zzz", "Саша"),
            ("шар", "Саров"),
            ("call", "Recall"),
            ("mother", "Moth"),
            ("zak", "Сахаров"),
        ] {
            assert!(!begins_word(&one(typed), &one(word)), "{typed} {word}");
        }
        assert!(words_of("\u{301}\u{302}").is_empty());
        assert!(words_of("ъ -- !").is_empty());
    }
}
