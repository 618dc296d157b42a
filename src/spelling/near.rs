//! Which keys are a slip of the finger or a dialect apart.

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

/// Whether two sets of [`letters`] may belong to keys within `reach` edits of each other.
#[must_use]
pub const fn may_be_near(a: u32, b: u32, reach: usize) -> bool {
    (a ^ b).count_ones() as usize <= 2 * reach
        && (a & !b).count_ones() as usize <= reach
        && (b & !a).count_ones() as usize <= reach
}
