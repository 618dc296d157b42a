//! Prefixes: the keys of a word that is still being typed.
//!
//! The last letters of a word that is not finished may stand for other sounds once more letters
//! follow: `bry` is `bri`, but `bryanka` is `branka`; `k` is `k`, but `kharkiv` begins with `g`. So
//! an unfinished word is folded under everything that may follow and that makes a difference, and
//! what comes of its own letters is kept. What holds by construction, and what the tests check: the
//! key of every word in one script begins with the key or an open key of each of its beginnings.

use crate::spelling::collapse::{Precision, collapse};
use crate::spelling::fold::{key, name_letters};
use crate::spelling::phonemes::{Phonemes, Sound};
use crate::spelling::script::hear_open;

/// What may follow a word: a vowel, which swallows a glide before it, or a consonant, which keeps
/// the end of the word from being evened out. All other sounds do as the consonant does.
const FOLLOWING: [Sound; 5] = [
    Sound::Plain('n'),
    Sound::Plain('a'),
    Sound::Plain('e'),
    Sound::Plain('o'),
    Sound::Plain('u'),
];

/// What of [`FOLLOWING`] makes a difference behind these sounds.
fn following(phonemes: &[Phonemes]) -> &'static [Sound] {
    let is_open = |last: &Phonemes| {
        last.sound.is_sibilant()
            || matches!(last.sound, Sound::Soft | Sound::Plain('i' | 's' | 'z'))
    };
    if phonemes.last().is_some_and(is_open) {
        &FOLLOWING
    } else {
        &FOLLOWING[..1]
    }
}

/// What the key of a word that begins with these letters may begin with, other than with their own
/// [`key`]; no open key begins with another or with the key. Empty for what is no name.
#[must_use]
pub fn open_keys(word: &str) -> Vec<String> {
    let Some(mut letters) = name_letters(word) else {
        return Vec::new();
    };
    let mut keys = Vec::new();
    for mut phonemes in hear_open(&mut letters) {
        for sound in following(&phonemes) {
            phonemes.push(Phonemes {
                sound: *sound,
                at: BEYOND,
            });
            keys.push(own_part(&phonemes));
            phonemes.pop();
        }
    }
    // At the end of a word `ei` is `i`, so of `sergei` the beginning `serge` has to find `sergi`.
    let evened: Vec<String> = keys
        .iter()
        .filter_map(|key| Some(format!("{}i", key.strip_suffix('e')?)))
        .collect();
    keys.extend(evened);
    shortest(keys, &key(word))
}

/// The offset of sounds that do not come from the letters that were typed.
const BEYOND: u32 = u32::MAX;

/// The part of the key that comes from the letters that were typed.
fn own_part(phonemes: &[Phonemes]) -> String {
    let (mut key, mut map) = (String::new(), Vec::new());
    collapse(phonemes, Precision::Coarse, &mut key, &mut map);
    let own = map.iter().take_while(|at| **at != BEYOND).count();
    key.truncate(own);
    key
}

/// The keys without those that begin with another key or with `plain`, and so find nothing new.
fn shortest(mut keys: Vec<String>, plain: &str) -> Vec<String> {
    keys.retain(|key| !key.is_empty() && (plain.is_empty() || !key.starts_with(plain)));
    // In this order, a key stands after the keys that it begins with, the nearest kept one included.
    keys.sort_unstable();
    keys.dedup_by(|next, kept| next.starts_with(kept.as_str()));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    #[test]
    fn an_unfinished_word_has_the_keys_of_what_may_follow() {
        for (typed, keys) in [
            ("bry", &["bra", "bre", "bru"][..]),
            ("arty", &["arta", "arte", "artu"]),
            ("бри", &["bra", "bre", "bru"]),
            ("бр", &[]),
            ("ivan", &[]),
            ("k", &["g"]),
            ("shc", &["s"]),
            ("ch", &["g", "s"]),
            ("sergey", &["serge"]),
            ("серге", &["sergi"]),
            ("sergu", &["serg"]),
            ("op", &["of"]),
            ("two words", &[]),
            ("", &[]),
        ] {
            assert_eq!(open_keys(typed), keys, "{typed}");
        }
        assert!(open_keys(&"k".repeat(10_000)).is_empty());
    }

    /// Which beginning of a word has no key that the key of the word begins with.
    fn lost(word: &str) -> Option<&str> {
        let whole = key(word);
        let ends = word
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        ends.map(|end| &word[..end]).find(|typed| {
            let open = open_keys(typed);
            !whole.starts_with(&key(typed)) && !open.iter().any(|key| whole.starts_with(key))
        })
    }

    #[test]
    fn no_beginning_is_lost_where_an_n_would_have_decided() {
        assert!(open_keys("wzjzy").contains(&"vtsisu".to_owned()));
        assert_eq!(lost("wzjzyu"), None);
    }

    proptest! {
        #[test]
        fn the_key_of_a_word_begins_with_a_key_of_each_of_its_beginnings(
            latin in "[acdefghijkostuvwyzčšëâ]{1,9}",
            english in "[a-z]{1,12}",
            parts in "(sch|tsch|ch|sh|zh|kh|ts|szcz|cz|sz|tch|ou|j|ya|ie|ei|zew|enko|uk|ow|gu|ff|y|i|e|a){1,5}",
            cyrillic in "[а-яёіїєґ]{1,10}",
        ) {
            for word in [&latin, &english, &parts, &cyrillic] {
                assert_eq!(lost(word), None, "{word}");
            }
        }
    }
}
