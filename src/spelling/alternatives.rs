//! Alternatives: the other ways in which a word may be meant, where letters stand for one sound in
//! one system and for another sound in the next, in a word that does not show whose system it is
//! in.

use crate::spelling::collapse::{Precision, collapse};
use crate::spelling::fold::{key, name_letters, other_key};
use crate::spelling::phonemes::{Phonemes, Sound};
use crate::spelling::script::hear_all;

/// The keys that a word has if it is meant in another way than its letters make probable; without
/// its own [`key`]. Empty for what is no name.
///
/// | letters | may also be | because |
/// |---|---|---|
/// | `ch` | ч, х or ш | English, German and Polish, French: `Cherson`, `Chali` |
/// | `j` | й or ж | scholars and Germans, French: `Rjev` |
/// | `z`, `c` | з or ц, ц or к | Polish and English, German: `Zoja`, `Eric` |
/// | `ou au eu` before a consonant or at the end | `ов ав ев` | Belarusian passports write ў so: `Bykau`, `Tarasauna` |
/// | ц before е and и | т | Belarusian says and writes it so: `Ціханоўская` |
/// | `x` | х | scholars: `Xarkiv`, `Xerson`; else it is кс |
/// | `h` before a vowel, at the start or after another vowel | nothing | Russian leaves it out: `Sahakyan` is Саакян, `Hakobyan` Акопян |
#[must_use]
pub fn other_keys(word: &str) -> Vec<String> {
    other_keys_than(&key(word), word)
}

/// The same for a word whose own key is known already.
#[must_use]
pub fn other_keys_than(own: &str, word: &str) -> Vec<String> {
    let Some(mut letters) = name_letters(word) else {
        return Vec::new();
    };
    let mut ways = hear_all(&mut letters);
    if let Some(mut scholarly) = with_kh(&letters) {
        ways.extend(hear_all(&mut scholarly));
    }
    let softened: Vec<Vec<Phonemes>> = ways.iter().filter_map(|way| softened(way)).collect();
    ways.extend(softened);
    let mut keys: Vec<String> = ways.iter().map(|way| key_of(way)).collect();
    keys.extend(other_key(word));
    keys.retain(|key| !key.is_empty() && *key != own);
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The letters with `kh` for each `x`; `None` if there is none.
fn with_kh(letters: &[(char, u32)]) -> Option<Vec<(char, u32)>> {
    letters.iter().any(|(letter, _)| *letter == 'x').then(|| {
        let spelt = letters.iter().flat_map(|(letter, at)| match letter {
            'x' => vec![('k', *at), ('h', *at)],
            other => vec![(*other, *at)],
        });
        spelt.collect()
    })
}

fn key_of(phonemes: &[Phonemes]) -> String {
    let (mut key, mut map) = (String::new(), Vec::new());
    collapse(phonemes, Precision::Coarse, &mut key, &mut map);
    key
}

/// The word as Russians would have it: т for the ц of Belarusian, ў where passports have u, no h
/// before a vowel at the start or after another one. `None` if nothing differs.
fn softened(phonemes: &[Phonemes]) -> Option<Vec<Phonemes>> {
    let may_soften = |sound| matches!(sound, Sound::Ts | Sound::Plain('u' | 'h'));
    if !phonemes.iter().any(|one| may_soften(one.sound)) {
        return None;
    }
    let sound = |at: usize| phonemes.get(at).map(|phonemes| phonemes.sound);
    let is_vowel = |sound: Option<Sound>| {
        sound.is_some_and(|sound| sound.is_open_vowel() || sound == Sound::Plain('i'))
    };
    let mut out = Vec::with_capacity(phonemes.len());
    for (at, one) in phonemes.iter().enumerate() {
        let before = at.checked_sub(1).and_then(sound);
        let after = sound(at + 1);
        let sound = match one.sound {
            Sound::Ts if matches!(after, Some(Sound::Plain('e' | 'i'))) => Sound::Plain('t'),
            Sound::Plain('u') if is_vowel(before) && !is_vowel(after) => Sound::Plain('v'),
            Sound::Plain('h') if (at == 0 || is_vowel(before)) && is_vowel(after) => continue,
            other => other,
        };
        out.push(Phonemes { sound, at: one.at });
    }
    (out != phonemes).then_some(out)
}

/// The keys of a word if the letters in it stand for what they do elsewhere: `dj` and an English `J` for дж,
/// `ck` for к, `uu` for a long у, an `h` at the end behind a vowel for nothing, and the Arabic letters that
/// romanisations have two ways for: `q` for a g, `dh` for a d, `th` for a t.
#[must_use]
pub fn respelt(latin: &str) -> Vec<String> {
    let lower = latin.to_lowercase();
    let is_silent_h = lower.len() > 3 && (lower.ends_with("ah") || lower.ends_with("eh"));
    let is_plain = !(lower.contains("ck") || lower.contains("uu") || is_silent_h);
    let starts_with_j = lower.starts_with('j');
    let mut ways = Vec::new();
    if !is_plain || starts_with_j || lower.contains("dj") {
        let plain = lower.replace("ck", "k").replace("uu", "u");
        let plain = match is_silent_h {
            true => plain.trim_end_matches('h').to_owned(),
            false => plain,
        };
        let with_j = match plain.strip_prefix('j') {
            Some(rest) => format!("dzh{rest}"),
            None => plain.replace("dj", "dzh"),
        };
        ways.extend([plain, with_j]);
    }
    let arabic = ["q", "dh", "th"];
    if arabic.iter().any(|letters| lower.contains(letters)) {
        let plain = lower.replace("dh", "d").replace("th", "t");
        ways.insert(0, plain.replace('q', "g"));
    }
    let keys = ways.into_iter();
    keys.map(|word| key(&word).replace(' ', "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_meant_otherwise() {
        for (word, meant) in [
            ("Xarkov", "Харьков"),
            ("xerson", "Херсон"),
            ("Cherson", "Херсон"),
            ("Rjev", "Ржев"),
            ("Eric", "Ерик"),
            ("Sahakyan", "Саакян"),
            ("Zakharauna", "Захаравна"),
            ("Tarasauna", "Тарасавна"),
        ] {
            assert!(other_keys(word).contains(&key(meant)), "{word}");
        }
        assert!(other_keys("Ivan").is_empty());
        for (word, meant) in [
            ("Qadhafi", "Gadafi"),
            ("Qasimov", "Гасымов"),
            ("Thabit", "Tabit"),
        ] {
            assert!(respelt(word).contains(&key(meant)), "{word}");
        }
    }
}
