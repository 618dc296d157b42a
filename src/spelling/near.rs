//! Which keys are a slip of the finger or a dialect apart.

use crate::spelling::distance::{VOWELS, is_vowel, similarity};

/// How many letters of two keys may differ for a word of this many letters: none below four, one
/// below seven, then two.
#[must_use]
pub const fn reach(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Whether two keys of single words are near spellings of each other, and how alike they are, from
/// 0 to 1 (Jaro-Winkler).
///
/// Near are words within [`reach`] insertions, deletions, substitutions and swaps of neighbours
/// (optimal string alignment).
#[must_use]
pub fn near(a: &str, b: &str) -> Option<f64> {
    let (letters_a, letters_b) = (a.chars().count(), b.chars().count());
    let reach = reach(letters_a.min(letters_b));
    if letters_a.abs_diff(letters_b) > reach || letters_a.max(letters_b) > LONGEST {
        return None;
    }
    (strsim::osa_distance(a, b) <= reach).then(|| alike(a, b))
}

/// Whether two keys of single words differ in their vowels only, as Russian and Ukrainian forms of a
/// name do: Киев and Київ, Днепр and Дніпро, Рог and Ріг. Both need two consonants, and both begin
/// with the same consonant or with a vowel.
#[must_use]
pub fn is_dialect(a: &str, b: &str) -> bool {
    let bones = |key: &str| key.bytes().filter(|byte| !is_vowel(*byte)).count();
    let vowels = |key: &str| key.len() - bones(key);
    let first = |key: &str| key.bytes().next().filter(|byte| !is_vowel(*byte));
    a.is_ascii()
        && b.is_ascii()
        && a.len().max(b.len()) <= LONGEST
        && first(a) == first(b)
        && bones(a) >= 2
        && vowels(a).abs_diff(vowels(b)) <= 2
        && a.bytes()
            .filter(|byte| !is_vowel(*byte))
            .eq(b.bytes().filter(|byte| !is_vowel(*byte)))
}

/// Whether two keys of single words are dialects of each other and so much alike that one may stand for
/// the other: Київ for Киев, but not Мирон for Марина.
#[must_use]
pub fn is_close_dialect(a: &str, b: &str) -> bool {
    is_dialect(a, b) && similarity(a, b, CLOSE) >= CLOSE
}

/// How alike close dialects are at least.
const CLOSE: f32 = 0.66;

/// Whether two sets of [`letters`] have the same consonants, which keys that [`is_dialect`] have.
#[must_use]
pub const fn may_be_dialect(a: u32, b: u32) -> bool {
    (a ^ b) & !VOWELS == 0
}

/// The letters of a set that tell names apart and are seldom written otherwise: no vowels, and none of those
/// that spellings put in their place or leave out.
#[must_use]
pub const fn telling(letters: u32) -> u32 {
    letters & !(VOWELS | 1 << (b'v' & 31) | 1 << (b'g' & 31) | 1 << (b's' & 31))
}

/// How alike two keys are, from 0 to 1 (Jaro-Winkler, which weighs the beginning of a name).
#[must_use]
pub fn alike(a: &str, b: &str) -> f64 {
    if a.len().max(b.len()) > 4 * LONGEST {
        return f64::from(u8::from(a == b));
    }
    strsim::jaro_winkler(a, b)
}

/// No name has a longer word; beyond it the effort would grow with the square.
const LONGEST: usize = 64;

/// Which letters a key has, as a set of 32 bits: two keys within `n` edits differ in at most `2n`
/// bits, so most words need not be compared.
#[must_use]
pub fn letters(key: &str) -> u32 {
    key.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_a_short_word_needs_all_its_letters() {
        assert!(near("kaminski", "kamenski").is_some());
        assert!(near("kaminski", "kaimnsk").is_some());
        assert!(near("gorlivka", "gorlovka").is_some());
        assert!(near("anna", "inna").is_some());
        assert!(near("ian", "iana").is_none());
        assert!(near("ivan", "ivanov").is_none());
        assert!(near(&"a".repeat(10_000), &"a".repeat(9_999)).is_none());
    }

    #[test]
    fn only_vowels_make_a_dialect() {
        for (a, b) in [
            ("kiev", "kiv"),
            ("dnepr", "dnipro"),
            ("rog", "rig"),
            ("snesnoe", "sniasne"),
        ] {
            assert!(is_dialect(a, b), "{a} {b}");
            assert!(may_be_dialect(letters(a), letters(b)), "{a} {b}");
        }
        for (a, b) in [
            ("kiev", "kiv"),
            ("dnepr", "dnipro"),
            ("prakapuk", "prokopuk"),
        ] {
            assert!(is_close_dialect(a, b), "{a} {b}");
        }
        assert!(!is_close_dialect("marina", "mirona"));
        for (a, b) in [
            ("ila", "ola"),
            ("sita", "sad"),
            ("ivan", "van"),
            ("oleg", "alegaiaio"),
        ] {
            assert!(!is_dialect(a, b), "{a} {b}");
        }
    }
}
