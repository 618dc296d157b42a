//! Folding the sounds of one word to the letters of its key.

use crate::spelling::phonemes::{Phonemes, Sound};

/// How much is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Everything that some system of romanisation confuses is one: what keys are made of.
    Coarse,
    /// з and с, ж and ш, г and х, ц and ч stay apart: what brings equal keys into order.
    Fine,
}

/// Appends the letters of one word to `key`, and for each byte the offset of the letter that it
/// comes from to `map`.
///
/// The rules, each of which evens out one difference between systems:
///
/// | rule | because |
/// |---|---|
/// | a glide before a vowel falls: `ya ia ja` → `a`, `ye ie je` → `e`, `yu iu ju` → `u` | Юлия, Yuliya, Iuliia, Julia |
/// | a glide and o are `e`, and so is `ьо` | Артём, Artyom, Artem; Ковальов, Kovalyov, Kovalev |
/// | o after ж ш щ ч is `e` | Горбачёв, Gorbachev, Gorbachov; Чорнобиль, Chernobyl |
/// | й, ий, ый, ii, yy, y, i are one `i` | Каминский, Kaminskyy, Kaminskij, Kaminsky |
/// | `ei` at the end is `i` | Сергей, Serhii, Sergey |
/// | `dz` before e and i is `d` | Жодзіна is Жодино but for a vowel |
/// | ь and ъ fall | Луганськ, Luhansk |
/// | equal letters in a row are one | Кирилл, Kiril; Русская, Ruska |
pub fn collapse(phonemes: &[Phonemes], grain: Precision, key: &mut String, map: &mut Vec<u32>) {
    let start = key.len();
    let mut out = Out {
        key,
        map,
        start,
        last: None,
    };
    let mut next = 0;
    while let Some(&Phonemes { sound, at }) = phonemes.get(next) {
        let before = next.checked_sub(1).map(|before| phonemes[before].sound);
        next += 1;
        let follows = phonemes.get(next).map(|phonemes| phonemes.sound);
        match sound {
            Sound::Soft if follows != Some(Sound::Plain('o')) => {}
            Sound::Soft | Sound::Plain('i') => {
                while matches!(phonemes.get(next), Some(phonemes) if is_glide(phonemes.sound)) {
                    next += 1;
                }
                match phonemes.get(next).map(|phonemes| phonemes.sound) {
                    Some(Sound::Plain('o')) => {
                        out.push('e', at);
                        next += 1;
                    }
                    Some(open @ Sound::Plain(vowel)) if open.is_open_vowel() => {
                        out.push(vowel, at);
                        next += 1;
                    }
                    _ => out.push('i', at),
                }
            }
            Sound::Plain('z' | 's') if before == Some(Sound::Plain('d')) && is_soft(follows) => {}
            Sound::Plain(letter) => out.push(plain(letter, grain), at),
            sibilant => {
                for letter in spell(sibilant, grain).chars() {
                    out.push(letter, at);
                }
                if sibilant.is_sibilant() && follows == Some(Sound::Plain('o')) {
                    out.push('e', phonemes[next].at);
                    next += 1;
                }
            }
        }
    }
    out.end();
}

/// Where the letters go; a letter that repeats the one before it is swallowed.
struct Out<'a> {
    key: &'a mut String,
    map: &'a mut Vec<u32>,
    start: usize,
    last: Option<char>,
}

impl Out<'_> {
    fn push(&mut self, letter: char, at: u32) {
        if self.last == Some(letter) && !letter.is_numeric() {
            return;
        }
        self.last = Some(letter);
        self.key.push(letter);
        for _ in 0..letter.len_utf8() {
            self.map.push(at);
        }
    }

    /// Evens out the end of the word: Сергей is Serhii.
    fn end(&mut self) {
        let word = &self.key[self.start..];
        if word.len() > 3 && word.ends_with("ei") {
            let at = self.key.len() - 2;
            self.key.remove(at);
            self.map.remove(at);
        }
    }
}

/// Whether the sound is a vowel before which Belarusian makes дз of д.
const fn is_soft(sound: Option<Sound>) -> bool {
    matches!(sound, Some(Sound::Plain('e' | 'i')))
}

const fn is_glide(sound: Sound) -> bool {
    matches!(sound, Sound::Soft | Sound::Plain('i'))
}

const fn plain(letter: char, grain: Precision) -> char {
    match (letter, grain) {
        ('z', Precision::Coarse) => 's',
        ('h', Precision::Coarse) => 'g',
        _ => letter,
    }
}

const fn spell(sound: Sound, grain: Precision) -> &'static str {
    match (sound, grain) {
        (Sound::Zh | Sound::Sh | Sound::Shch, Precision::Coarse) => "s",
        (Sound::Ch | Sound::Ts, Precision::Coarse) => "ts",
        (Sound::Kh, Precision::Coarse) => "g",
        (Sound::Zh, Precision::Fine) => "zh",
        (Sound::Sh, Precision::Fine) => "sh",
        (Sound::Shch, Precision::Fine) => "shch",
        (Sound::Ch, Precision::Fine) => "ch",
        (Sound::Ts, Precision::Fine) => "ts",
        (Sound::Kh, Precision::Fine) => "kh",
        (Sound::Plain(_) | Sound::Soft, _) => "",
    }
}
