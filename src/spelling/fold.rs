//! Folding a name to a key that all its spellings share.
//!
//! `Брянка`, `Bryanka`, `Brjanka` and `brianka` have one key, and so have `Щербаков`,
//! `Shcherbakov` and `Schtscherbakow`. Case, accents, apostrophes, punctuation and soft signs fall;
//! words are separated by one space, also where a hyphen stood, because people leave it out.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::spelling::collapse::{Grain, collapse};
use crate::spelling::sound::Heard;
use crate::spelling::{cyrillic, latin, marked};

/// The key of a name: what all its spellings share. Empty where the name has no letter or digit.
#[must_use]
pub fn key(name: &str) -> String {
    fold(name, Grain::Coarse).0
}

/// The key of a name, and for each byte of it the byte offset in `text` of the character that it
/// comes from; so the part `a..b` of the key is the part `map[a]..map[b]` of the text, and ends
/// with the text where `b` is the length of the key.
#[must_use]
pub fn key_with_map(text: &str) -> (String, Vec<u32>) {
    fold(text, Grain::Coarse)
}

/// A finer key, in which letters that no Russian or Ukrainian would confuse stay apart; it also
/// reads well, as `sergi zakharov`, and sorts as an English reader expects.
#[must_use]
pub fn fine(name: &str) -> String {
    fold(name, Grain::Fine).0
}

/// The key of a word that is still being typed, where it differs from its [`key`]: without a last
/// glide, which more letters may swallow. `Sergey` is `sergi`, but `Sergeyev` begins with `serge`.
#[must_use]
pub fn open_key(word: &str) -> Option<String> {
    let typed = word.trim_end();
    let last = typed.chars().next_back()?;
    if !matches!(
        last,
        'y' | 'i' | 'j' | 'й' | 'и' | 'і' | 'ї' | 'Y' | 'I' | 'J' | 'Й' | 'И' | 'І' | 'Ї'
    ) {
        return None;
    }
    let open = key(&typed[..typed.len() - last.len_utf8()]);
    open.ends_with(['a', 'e', 'o', 'u']).then_some(open)
}

fn fold(text: &str, grain: Grain) -> (String, Vec<u32>) {
    let mut key = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len());
    let mut word: Vec<(char, u32)> = Vec::new();
    let mut heard: Vec<Heard> = Vec::new();
    let mut gap = 0;
    let mut close = |word: &mut Vec<(char, u32)>, gap: u32| {
        if word.is_empty() {
            return;
        }
        heard.clear();
        hear(word, &mut heard);
        word.clear();
        let before = key.len();
        if before > 0 {
            key.push(' ');
            map.push(gap);
        }
        let start = key.len();
        collapse(&heard, grain, &mut key, &mut map);
        // A word of signs without a sound of their own, such as a lone ъ, leaves no trace.
        if key.len() == start {
            key.truncate(before);
            map.truncate(before);
        }
    };
    for (at, letter) in text.char_indices() {
        // Offsets are 32 bits to keep maps small; nothing that is shown is longer than 4 GiB.
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if is_combining_mark(letter) {
            if let Some(last) = word.last_mut() {
                last.0 = joined(last.0, letter);
            }
        } else if letter.is_alphanumeric() {
            push_letter(letter, at, &mut word);
        } else if !is_silent(letter) {
            if !word.is_empty() {
                close(&mut word, gap);
            }
            gap = at;
            continue;
        }
    }
    close(&mut word, gap);
    (key, map)
}

/// A letter in lower case and in its parts, accents left out where they change nothing.
fn push_letter(letter: char, at: u32, word: &mut Vec<(char, u32)>) {
    for lower in letter.to_lowercase() {
        if lower.is_ascii()
            || marked::sounds_of(lower).is_some()
            || marked::is_slavic(lower)
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
        .filter(|letter| marked::sounds_of(*letter).is_some() || marked::is_slavic(*letter))
        .unwrap_or(base)
}

/// Signs inside a word that are no letters: apostrophes in all their shapes, primes for ь and ъ,
/// soft hyphens, joiners and marks of direction.
const fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '’' | '‘' | '‛' | '′' | '″' | '‵' | '"' | '“' | '”' | '«' | '»'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// The sounds of one word, by the script that it is in.
fn hear(word: &mut [(char, u32)], heard: &mut Vec<Heard>) {
    unmix(word);
    if word.iter().any(|(letter, _)| is_cyrillic(*letter)) {
        hear_cyrillic(word, heard);
    } else if word
        .iter()
        .any(|(letter, _)| marked::greek(*letter).is_some())
    {
        let sounds = word.iter().filter_map(|(letter, at)| {
            Some(marked::greek(*letter)?.iter().map(|sound| Heard {
                sound: *sound,
                at: *at,
            }))
        });
        heard.extend(sounds.flatten());
    } else {
        latin::hear(word, heard);
    }
}

fn hear_cyrillic(word: &[(char, u32)], heard: &mut Vec<Heard>) {
    let mut rest = word;
    while let Some((&(letter, at), after)) = rest.split_first() {
        rest = after;
        let mut letter = letter;
        if let Some((&(second, _), after)) = after.split_first() {
            if cyrillic::is_shch(letter, second) {
                letter = 'щ';
                rest = after;
            }
        }
        match cyrillic::sounds_of(letter) {
            Some(sounds) => heard.extend(sounds.iter().map(|sound| Heard { sound: *sound, at })),
            None => latin::hear(&[(letter, at)], heard),
        }
    }
}

/// In a word of two scripts, the letters of one that only look like the other's become those: into
/// Latin where a letter is Latin beyond doubt, else into Cyrillic.
fn unmix(word: &mut [(char, u32)]) {
    let (mut latin, mut cyrillic, mut greek, mut plain_latin, mut plain_cyrillic) =
        (false, false, false, false, false);
    for (letter, _) in word.iter() {
        if letter.is_ascii_alphabetic() {
            latin = true;
            plain_latin |= marked::cyrillic_twin(*letter).is_none();
        } else if is_cyrillic(*letter) {
            cyrillic = true;
            plain_cyrillic |= marked::latin_twin(*letter).is_none();
        } else if marked::greek(*letter).is_some() {
            greek = true;
        }
    }
    if u8::from(latin) + u8::from(cyrillic) + u8::from(greek) < 2 {
        return;
    }
    let twin = if (plain_latin || !cyrillic) && !plain_cyrillic || !plain_cyrillic {
        marked::latin_twin
    } else {
        marked::cyrillic_twin
    };
    for (letter, _) in word {
        if let Some(same) = twin(*letter) {
            *letter = same;
        }
    }
}

const fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}')
}
