//! Which script a word is in, and letters of another script that only look as if they belonged.

use crate::spelling::sound::{Heard, Sound};
use crate::spelling::{cyrillic, latin, marked};

/// Hears one word of lower-case letters, each with its byte offset, by the script that it is in.
pub fn hear(word: &mut [(char, u32)], heard: &mut Vec<Heard>) {
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

/// Hears one unfinished word in every way in which its letters may be heard once more letters follow.
#[must_use]
pub fn hear_open(word: &mut [(char, u32)]) -> Vec<Vec<Heard>> {
    hear_ways(word, latin::hear_open)
}

/// Hears one word in every way in which its letters may be meant.
#[must_use]
pub fn hear_all(word: &mut [(char, u32)]) -> Vec<Vec<Heard>> {
    hear_ways(word, latin::hear_all)
}

/// Hears a word of Latin letters in the ways that `latin` knows. In the other scripts a letter has one
/// sound, whatever follows and whoever writes.
fn hear_ways<L>(word: &mut [(char, u32)], latin: L) -> Vec<Vec<Heard>>
where
    L: FnOnce(&[(char, u32)]) -> Vec<Vec<Heard>>,
{
    let is_other = |letter: char| is_cyrillic(letter) || marked::greek(letter).is_some();
    unmix(word);
    if word.iter().any(|(letter, _)| is_other(*letter)) {
        let mut heard = Vec::new();
        hear(word, &mut heard);
        return vec![heard];
    }
    latin(word)
}

fn hear_cyrillic(word: &[(char, u32)], heard: &mut Vec<Heard>) {
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
            Some(_) if soft_g && letter == 'г' => heard.push(Heard {
                sound: Sound::Plain('h'),
                at,
            }),
            Some(sounds) => heard.extend(sounds.iter().map(|sound| Heard { sound: *sound, at })),
            None => latin::hear(&[(letter, at)], heard),
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
            latin.count(marked::cyrillic_twin(*letter).is_none());
        } else if is_cyrillic(*letter) {
            cyrillic.count(marked::latin_twin(*letter).is_none());
        } else if marked::greek(*letter).is_some() {
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
            marked::cyrillic_twin(*letter)
        } else {
            marked::latin_twin(*letter)
        };
        *letter = twin.unwrap_or(*letter);
    }
}

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
