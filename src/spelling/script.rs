//! Which script a word is in, and letters of another script that only look as if they belonged.

use unicode_normalization::UnicodeNormalization;
use unicode_script::Script as UnicodeScript;

use crate::spelling::phonemes::{Phonemes, Sound};
use crate::spelling::{cyrillic, diacritics, latin};

/// Hears one word of lower-case letters, each with its byte offset, by the script that it is in.
pub fn transcribe(word: &mut [(char, u32)], phonemes: &mut Vec<Phonemes>) {
    unmix(word);
    if word.iter().any(|(letter, _)| is_cyrillic(*letter)) {
        hear_cyrillic(word, phonemes);
    } else if word
        .iter()
        .any(|(letter, _)| diacritics::greek(*letter).is_some())
    {
        let sounds = word.iter().filter_map(|(letter, at)| {
            Some(diacritics::greek(*letter)?.iter().map(|sound| Phonemes {
                sound: *sound,
                at: *at,
            }))
        });
        phonemes.extend(sounds.flatten());
    } else {
        latin::transcribe(word, phonemes);
    }
}

/// Hears one unfinished word in every way in which its letters may be heard once more letters follow.
#[must_use]
pub fn hear_open(word: &mut [(char, u32)]) -> Vec<Vec<Phonemes>> {
    hear_ways(word, latin::hear_open)
}

/// Hears one word in every way in which its letters may be meant.
#[must_use]
pub fn hear_all(word: &mut [(char, u32)]) -> Vec<Vec<Phonemes>> {
    hear_ways(word, latin::hear_all)
}

/// Hears a word of Latin letters in the ways that `latin` knows. In the other scripts a letter has one
/// sound, whatever follows and whoever writes.
fn hear_ways<L>(word: &mut [(char, u32)], latin: L) -> Vec<Vec<Phonemes>>
where
    L: FnOnce(&[(char, u32)]) -> Vec<Vec<Phonemes>>,
{
    let is_other = |letter: char| is_cyrillic(letter) || diacritics::greek(letter).is_some();
    unmix(word);
    if word.iter().any(|(letter, _)| is_other(*letter)) {
        let mut phonemes = Vec::new();
        transcribe(word, &mut phonemes);
        return vec![phonemes];
    }
    latin(word)
}

/// A word in which digits stand for letters that they look like, with these letters: `Gorshen1n`,
/// `К0четков`. `None` if it has no digit between letters.
#[must_use]
pub fn letters_for_digits(word: &str) -> Option<String> {
    let bare = word.trim_matches(|letter: char| letter.is_ascii_digit());
    if !bare.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let in_cyrillic = bare.chars().any(is_cyrillic);
    let letters = bare.chars().map(|letter| match (letter, in_cyrillic) {
        ('0', false) => 'o',
        ('1', false) => 'i',
        ('3', false) => 'e',
        ('4', false) => 'a',
        ('5', false) => 's',
        ('0', true) => 'о',
        ('1', true) => 'і',
        ('3', true) => 'з',
        ('4', true) => 'ч',
        ('6', true) => 'б',
        _ => letter,
    });
    Some(letters.collect())
}

/// A word of Latin letters without their marks, as whoever has no such keyboard writes it: `Zolc` for
/// `Żółć`. `None` if it has none.
#[must_use]
pub fn without_marks(word: &str) -> Option<String> {
    let mut plain = String::new();
    let mut is_marked = false;
    for letter in word.chars() {
        let base = match letter {
            'ł' => 'l',
            'Ł' => 'L',
            'đ' => 'd',
            'Đ' => 'D',
            'ø' => 'o',
            'Ø' => 'O',
            letter => std::iter::once(letter).nfd().next().unwrap_or(letter),
        };
        is_marked |= base.is_ascii() && base != letter;
        plain.push(base);
    }
    (is_marked && plain.is_ascii()).then_some(plain)
}

fn hear_cyrillic(word: &[(char, u32)], phonemes: &mut Vec<Phonemes>) {
    let soft_g = cyrillic::has_soft_g(word);
    let mut rest = word;
    while let Some((&(letter, at), after)) = rest.split_first() {
        rest = after;
        let mut letter = letter;
        if let Some((&(second, _), after)) = after.split_first()
            && cyrillic::is_shch(letter, second)
        {
            letter = 'щ';
            rest = after;
        }
        match cyrillic::sounds_of(letter) {
            Some(_) if soft_g && letter == 'г' => phonemes.push(Phonemes {
                sound: Sound::Plain('h'),
                at,
            }),
            Some(sounds) => {
                phonemes.extend(sounds.iter().map(|sound| Phonemes { sound: *sound, at }));
            }
            None => latin::transcribe(&[(letter, at)], phonemes),
        }
    }
}

/// In a word of two scripts, the letters of one that only look like the other's become those of the
/// script that the word is in: the one of which it has a letter that the other lacks, or else the
/// one of which it has more letters.
fn unmix(word: &mut [(char, u32)]) {
    let (mut latin, mut cyrillic, mut greek) = (Script::default(), Script::default(), 0);
    for (letter, _) in word.iter() {
        if letter.is_ascii_alphabetic() {
            latin.count(diacritics::cyrillic_twin(*letter).is_none());
        } else if is_cyrillic(*letter) {
            cyrillic.count(diacritics::latin_twin(*letter).is_none());
        } else if diacritics::greek(*letter).is_some() {
            greek += 1;
        }
    }
    let mixed = latin.letters.min(cyrillic.letters) > 0
        || greek > 0 && latin.letters + cyrillic.letters > 0;
    if !mixed {
        return;
    }
    let is_cyrillic = match (latin.beyond_doubt, cyrillic.beyond_doubt) {
        (true, true) => return,
        (true, false) => false,
        (false, true) => true,
        (false, false) => cyrillic.letters > latin.letters,
    };
    for (letter, _) in word {
        let twin = if is_cyrillic {
            diacritics::cyrillic_twin(*letter)
        } else {
            diacritics::latin_twin(*letter)
        };
        *letter = twin.unwrap_or(*letter);
    }
}

/// A letter that does not belong to the script of its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The word as it is written.
    pub word: String,
    /// The first letter of the script of which the word has fewer letters.
    pub letter: char,
    /// Which letter of the word it is, from 1.
    pub at: usize,
    /// What the script of that letter is called.
    pub script: &'static str,
}

/// The first word of a text that is made of letters of two scripts that look alike: Latin, Cyrillic, Greek
/// and the like. Signs, digits and scripts that are written side by side in one word do not count.
#[must_use]
pub fn mixed(text: &str) -> Option<Mixed> {
    let is_between = |letter: char| {
        !letter.is_alphanumeric()
            && UnicodeScript::from(letter) != UnicodeScript::Inherited
            && !matches!(
                letter,
                '\'' | '’' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
            )
    };
    text.split(is_between).find_map(|word| {
        let of = |script: UnicodeScript| {
            let mut letters = word.chars().enumerate();
            let first = letters.find(|(_, letter)| UnicodeScript::from(*letter) == script);
            let count = word
                .chars()
                .filter(|letter| UnicodeScript::from(*letter) == script)
                .count();
            first.map(|(at, letter)| (count, at, letter, script.full_name()))
        };
        let mut found: Vec<_> = LOOK_ALIKE.into_iter().filter_map(of).collect();
        if found.len() < 2 {
            return None;
        }
        // Of equally many, the letters that come later are probably not meant.
        found.sort_by_key(|(count, at, ..)| (*count, std::cmp::Reverse(*at)));
        let (_, at, letter, script) = found.swap_remove(0);
        Some(Mixed {
            word: word.to_owned(),
            letter,
            at: at + 1,
            script,
        })
    })
}

/// The scripts whose letters are taken for each other's.
const LOOK_ALIKE: [UnicodeScript; 6] = [
    UnicodeScript::Latin,
    UnicodeScript::Cyrillic,
    UnicodeScript::Greek,
    UnicodeScript::Armenian,
    UnicodeScript::Georgian,
    UnicodeScript::Cherokee,
];

/// What a word has of one script.
#[derive(Default)]
struct Script {
    letters: usize,
    /// Whether one of the letters looks like none of the other script.
    beyond_doubt: bool,
}

impl Script {
    fn count(&mut self, beyond_doubt: bool) {
        self.letters += 1;
        self.beyond_doubt |= beyond_doubt;
    }
}

const fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_script_is_named() {
        for (text, word, letter, at, script) in [
            (
                "Maksim K\u{43e}chetkov",
                "K\u{43e}chetkov",
                '\u{43e}',
                2,
                "Cyrillic",
            ),
            ("Москвa", "Москвa", 'a', 6, "Latin"),
            ("Иван Пeтpoв-Водкин", "Пeтpoв", 'e', 2, "Latin"),
            ("\u{3a1}etrov", "\u{3a1}etrov", '\u{3a1}', 1, "Greek"),
            (
                "D\u{2019}\u{430}rtagnan",
                "D\u{2019}\u{430}rtagnan",
                '\u{430}',
                3,
                "Cyrillic",
            ),
        ] {
            let found = mixed(text).unwrap();
            let wanted = Mixed {
                word: word.to_owned(),
                letter,
                at,
                script,
            };
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn words_of_one_script_each_are_not_mixed() {
        for text in [
            "",
            "Ivan Петров",
            "Иван-Ivan",
            "в/ч 22179",
            "72Б3",
            "Артe\u{308}м".replace('e', "е").as_str(),
            "O'Neil",
            "Солов\u{2bc}яненко",
            "日本カナ",
            "Ｉｖａｎ",
            "محمد",
        ] {
            assert_eq!(mixed(text), None, "{text}");
        }
    }
}
