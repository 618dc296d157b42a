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
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > LONGEST || least >= 1.0 {
        return 0.0;
    }
    // What a likeness of nothing would cost.
    let farthest = FARTHEST * length;
    if a.len().abs_diff(b.len()) as f32 * CHEAPEST > farthest {
        return 0.0;
    }
    // Digits are numbers: the 64th is not the 65th.
    if a.iter().chain(b).any(u8::is_ascii_digit) {
        return 0.0;
    }
    // A short word has few letters to be known by, so each tells more.
    let shortness = 1.0 + 0.6 / length;
    let most = (1.0 - least) * farthest / shortness;
    let cost = distance(a, b, (most * ONE as f32) as Cost) as f32 / ONE as f32;
    (1.0 - cost * shortness / farthest).max(0.0)
}

/// Whether two keys may be so much alike, by how many letters both have together and by those that each has
/// of the letters that are [`telling`](crate::spelling::near::telling).
#[must_use]
pub fn may_be_alike(one: u32, other: u32, length: usize, least: f32) -> bool {
    let (only_one, only_other) = (one & !other, other & !one);
    let differing = only_one.count_ones().max(only_other.count_ones());
    // A consonant for another one costs the least of what can be done about it.
    CONSONANT * differing as f32 <= (1.0 - least) * FARTHEST / 2.0 * length as f32
}

/// What the cheapest change of a consonant costs that tells names apart.
pub const CONSONANT: f32 = 0.6;

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

/// What an edit costs, in hundredths of a letter for any other one.
type Cost = u32;

/// The cost of a letter for any other one.
const ONE: Cost = 100;

/// What the cheapest letter costs that stands in one key only.
const CHEAPEST: f32 = 0.2;

/// The cost of the cheapest edits that make one key of the other; anything above `most` if it is certain
/// to be above it. Both keys have at most [`LONGEST`] letters.
fn distance(a: &[u8], b: &[u8], most: Cost) -> Cost {
    let mut first: [Cost; COLUMNS] = [0; COLUMNS];
    let mut second: [Cost; COLUMNS] = [0; COLUMNS];
    let mut third: [Cost; COLUMNS] = [0; COLUMNS];
    let (mut before, mut last, mut next) = (&mut first, &mut second, &mut third);
    let mut extras: [Cost; COLUMNS] = [0; COLUMNS];
    let mut j = 0;
    while j < b.len() {
        extras[j] = extra(b, j);
        last[j + 1] = last[j] + extras[j];
        j += 1;
    }
    // Counted by hand: tests run these two loops a hundred million times without optimisation.
    let mut i = 0;
    while i < a.len() {
        let (one, extra_one) = (a[i], extra(a, i));
        next[0] = last[0] + extra_one;
        let mut least = next[0];
        j = 0;
        while j < b.len() {
            let other = b[j];
            let mut cost = last[j];
            if one != other {
                cost += change(one, other, i + j == 0);
                let swapped = i > 0 && j > 0 && one == b[j - 1] && a[i - 1] == other;
                if swapped && before[j - 1] + SWAP < cost {
                    cost = before[j - 1] + SWAP;
                }
            }
            if last[j + 1] + extra_one < cost {
                cost = last[j + 1] + extra_one;
            }
            if next[j] + extras[j] < cost {
                cost = next[j] + extras[j];
            }
            next[j + 1] = cost;
            if cost < least {
                least = cost;
            }
            j += 1;
        }
        if least > most {
            return least;
        }
        (before, last, next) = (last, next, before);
        i += 1;
    }
    last[b.len()]
}

/// How many columns the table of costs has.
const COLUMNS: usize = LONGEST + 1;

/// What two letters cost that have changed places.
const SWAP: Cost = 80;

/// The vowels of a key, as a set of 32 bits with one for each letter.
pub const VOWELS: u32 =
    1 << (b'a' & 31) | 1 << (b'e' & 31) | 1 << (b'i' & 31) | 1 << (b'o' & 31) | 1 << (b'u' & 31);

/// Whether a letter of a key is a vowel.
#[must_use]
pub const fn is_vowel(letter: u8) -> bool {
    letter.is_ascii_lowercase() && VOWELS >> (letter & 31) & 1 == 1
}

/// What it costs that one letter of a key stands for another one; more if the names begin with them.
fn change(a: u8, b: u8, is_first: bool) -> Cost {
    let cost = Cost::from(CHANGES[usize::from(a & 31)][usize::from(b & 31)]);
    if is_first { cost + cost * 2 / 5 } else { cost }
}

/// What [`cost_of`] says, by the letters.
const CHANGES: [[u8; 32]; 32] = {
    let mut costs = [[0; 32]; 32];
    let mut a = 0;
    while a < 32 {
        let mut b = 0;
        while b < 32 {
            costs[a as usize][b as usize] = cost_of(a | 0x60, b | 0x60);
            b += 1;
        }
        a += 1;
    }
    costs
};

/// What it costs that one letter of a key stands for another.
///
/// | letters | cost | because |
/// |---|---|---|
/// | a and o, e and i, e and a, i and o | little | akanne; Київ; Бегун and Бягун; Рог and Ріг |
/// | u and v | little | ў: Паўлічэнка |
/// | g and k, d and t, b and p, v and f | half | how names are heard |
/// | s, t, d | half | ts, dz and the letters that they come from |
#[must_use]
const fn cost_of(a: u8, b: u8) -> u8 {
    if a == b {
        return 0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    match (a, b) {
        (b'a', b'o') | (b'e', b'i') | (b'u', b'v') => 20,
        (b'a', b'e') => 25,
        (b'e' | b'i', b'o') => 35,
        _ if is_vowel(a) && is_vowel(b) => 50,
        (b'g', b'k')
        | (b'd' | b's', b't')
        | (b'b', b'p' | b'v')
        | (b'f', b'v' | b'p' | b't' | b'g')
        | (b'd' | b'k', b's')
        | (b'm', b'n') => 60,
        (b'l', b'r' | b'v') => 80,
        _ if is_vowel(a) != is_vowel(b) => 120,
        _ => 100,
    }
}

/// What it costs that a letter stands in one key only; least a vowel, the s of ts, dz and ks, an h between
/// vowels, and the s of a Baltic ending.
#[must_use]
fn extra(key: &[u8], at: usize) -> Cost {
    let letter = key[at];
    let is_last = at + 1 == key.len();
    if is_vowel(letter) {
        return match letter {
            // A vowel at the end is mostly the one that makes a name a woman's.
            b'a' if is_last => 60,
            _ if at + 2 == key.len() && key[at + 1] == b's' => 20,
            b'i' => 25,
            _ => 40,
        };
    }
    match letter {
        // Lithuanians and Latvians put an ending behind a name: Ivanovas, Ivanovs.
        b's' if is_last => 35,
        b's' if at > 0 && matches!(key[at - 1], b'd' | b't' | b'k') => 30,
        b'g' if (at == 0 || is_vowel(key[at - 1])) && (is_last || is_vowel(key[at + 1])) => 40,
        b'v' if at == 0 || is_last => 70,
        _ => 90,
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
