//! How far apart two keys are, by what languages and romanisations do to a name.
//!
//! An edit distance whose edits cost what they tell: an `a` for an `o` tells next to nothing (akanne), a
//! `k` for an `m` nearly everything. What each edit costs stands in [`change`] and [`extra`].

/// Two keys whose edits cost more than this part of their length are no spellings of one name.
pub const FARTHEST: f32 = 0.45;

/// No name has a longer word; beyond it the effort would grow with the square.
const LONGEST: usize = 40;

/// How alike two keys of single words are, from 1 for the same to 0 for other names. What is less alike
/// than `least` may be told to be not alike at all, which takes less time.
#[must_use]
pub fn similarity(a: &str, b: &str, least: f32) -> f32 {
    if a == b {
        return 1.0;
    }
    if !a.is_ascii() || !b.is_ascii() {
        return plainly(a, b);
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let length = (a.len() + b.len()) as f32 / 2.0;
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > LONGEST {
        return 0.0;
    }
    if a.len().abs_diff(b.len()) as f32 * CHEAPEST > FARTHEST * length {
        return 0.0;
    }
    // Digits are numbers: the 64th is not the 65th.
    if a.iter().chain(b).any(u8::is_ascii_digit) {
        return 0.0;
    }
    // A short word has few letters to be known by, so each tells more.
    let shortness = 1.0 + 0.6 / length;
    let most = (1.0 - least) * FARTHEST * length / shortness;
    let cost = distance(a, b, most) * shortness;
    (1.0 - cost / length / FARTHEST).max(0.0)
}

/// The same for keys of letters that no table knows: each edit costs one.
fn plainly(a: &str, b: &str) -> f32 {
    let (la, lb) = (a.chars().count(), b.chars().count());
    let length = (la + lb) as f32 / 2.0;
    if length < 1.5 || la.max(lb) > LONGEST {
        return 0.0;
    }
    let cost = strsim::osa_distance(a, b) as f32;
    (1.0 - cost / length / FARTHEST).max(0.0)
}

/// What the cheapest letter costs that stands in one key only.
const CHEAPEST: f32 = 0.2;

/// The cost of the cheapest edits that make one key of the other, as soon as it is certain to be above
/// `most` anything above it.
#[must_use]
pub fn distance(a: &[u8], b: &[u8], most: f32) -> f32 {
    let mut rows = [[0.0_f32; LONGEST + 1]; 3];
    let [mut before, mut last, mut next] = [0, 1, 2];
    for (at, _) in b.iter().enumerate() {
        rows[last][at + 1] = rows[last][at] + extra(b, at);
    }
    for (i, one) in a.iter().enumerate() {
        rows[next][0] = rows[last][0] + extra(a, i);
        let mut least = rows[next][0];
        for (j, other) in b.iter().enumerate() {
            let here = (i, j) == (0, 0);
            let changed = rows[last][j] + change(*one, *other) * if here { FIRST } else { 1.0 };
            let mut cost = changed
                .min(rows[last][j + 1] + extra(a, i))
                .min(rows[next][j] + extra(b, j));
            if i > 0 && j > 0 && *one == b[j - 1] && a[i - 1] == *other && one != other {
                cost = cost.min(rows[before][j - 1] + SWAP);
            }
            rows[next][j + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return least;
        }
        (before, last, next) = (last, next, before);
    }
    rows[last][b.len()]
}

/// How much more a name begins with another letter than has it inside.
const FIRST: f32 = 1.4;

/// What two letters cost that have changed places.
const SWAP: f32 = 0.8;

/// The vowels of a key, as a set of 32 bits with one for each letter.
pub const VOWELS: u32 =
    1 << (b'a' & 31) | 1 << (b'e' & 31) | 1 << (b'i' & 31) | 1 << (b'o' & 31) | 1 << (b'u' & 31);

/// Whether a letter of a key is a vowel.
#[must_use]
pub const fn is_vowel(letter: u8) -> bool {
    letter.is_ascii_lowercase() && VOWELS >> (letter & 31) & 1 == 1
}

/// What it costs that one letter of a key stands for another.
///
/// | letters | cost | because |
/// |---|---|---|
/// | a and o, e and i, e and a, i and o | little | akanne; Київ; Бегун and Бягун; Рог and Ріг |
/// | u and v | little | ў: Паўлічэнка |
/// | g and k, d and t, b and p, v and f | half | how names are heard |
/// | s, t, d | half | ts, dz and the letters that they come from |
#[must_use]
const fn change(a: u8, b: u8) -> f32 {
    if a == b {
        return 0.0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    match (a, b) {
        (b'a', b'o') | (b'e', b'i') | (b'u', b'v') => 0.2,
        (b'a', b'e') => 0.25,
        (b'e' | b'i', b'o') => 0.35,
        _ if is_vowel(a) && is_vowel(b) => 0.5,
        (b'g', b'k')
        | (b'd' | b's', b't')
        | (b'b', b'p' | b'v')
        | (b'f', b'v' | b'p' | b't' | b'g')
        | (b'd' | b'k', b's')
        | (b'm', b'n') => 0.6,
        (b'l', b'r' | b'v') => 0.8,
        _ if is_vowel(a) != is_vowel(b) => 1.2,
        _ => 1.0,
    }
}

/// What it costs that a letter stands in one key only; least a vowel, the s of ts, dz and ks, an h between
/// vowels, and the s of a Baltic ending.
#[must_use]
fn extra(key: &[u8], at: usize) -> f32 {
    let before = at.checked_sub(1).map(|at| key[at]);
    let after = key.get(at + 1).copied();
    let between_vowels = before.is_none_or(is_vowel) && after.is_none_or(is_vowel);
    match key[at] {
        // A vowel at the end is mostly the one that makes a name a woman's.
        b'a' if after.is_none() => 0.6,
        letter if is_vowel(letter) && key.get(at + 1..) == Some(b"s") => 0.2,
        b'i' => 0.25,
        // Lithuanians and Latvians put an ending behind a name: Ivanovas, Ivanovs.
        b's' if after.is_none() => 0.35,
        letter if is_vowel(letter) => 0.4,
        b's' if matches!(before, Some(b'd' | b't' | b'k')) => 0.3,
        b'g' if between_vowels => 0.4,
        b'v' if before.is_none() || after.is_none() => 0.7,
        _ => 0.9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_languages_do_to_a_name_costs_little() {
        for (near, far) in [
            (("prakopuk", "prokopuk"), ("prakopuk", "pritopuk")),
            (
                ("paulitsenka", "pavlitsenko"),
                ("paulitsenka", "parlitsenko"),
            ),
            (("kiv", "kiev"), ("kiv", "kirv")),
            (("bagun", "begun"), ("bagun", "barun")),
        ] {
            let (near, far) = (
                similarity(near.0, near.1, 0.0),
                similarity(far.0, far.1, 0.0),
            );
            assert!(near > far, "{near} {far}");
            assert!(near > 0.7, "{near}");
        }
        assert!(similarity("ivanov", "petrov", 0.0) < 0.2);
    }

    #[test]
    fn numbers_and_endless_words_are_the_same_or_not() {
        assert!(similarity("22179", "22178", 0.0) < f32::EPSILON);
        assert!(similarity(&"a".repeat(10_000), &"a".repeat(9_999), 0.0) < f32::EPSILON);
        assert!(similarity("", "a", 0.0) < f32::EPSILON);
        assert!(similarity("მარია", "მარია", 0.0) > 0.99);
    }
}
