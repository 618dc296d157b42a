//! The likeness of two names: word by word, in any order.

/// What one word of a name counts for.
#[derive(Clone, Copy, Debug)]
pub struct WordWeight {
    /// What it tells of who somebody is, in bits.
    pub bits: f32,
    /// Whether it is formed like a patronymic, which most reports leave out.
    pub is_patronymic: bool,
}

/// How much of its weight a word costs that has no counterpart: one that was typed, and one that the
/// record has.
const TYPED: f32 = 0.2;
const TYPED_PATRONYMIC: f32 = 0.075;
const RECORDED: f32 = 0.125;
const RECORDED_PATRONYMIC: f32 = 0.05;

/// More words than this are not compared: their pairs would grow with the square.
pub const MOST_WORDS: usize = 24;

/// How two names agree.
#[derive(Clone, Debug, Default)]
pub struct NameAgreement {
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// For each typed word the place of its counterpart.
    pub counterparts: Vec<Option<usize>>,
}

/// How alike a typed name and a recorded one are; `alike` says how alike two of their words are.
#[must_use]
pub fn agreement(
    typed: &[WordWeight],
    recorded: &[WordWeight],
    alike: impl Fn(usize, usize) -> f32,
) -> NameAgreement {
    let recorded = &recorded[..recorded.len().min(MOST_WORDS)];
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (at, word) in typed.iter().enumerate() {
        for (place, other) in recorded.iter().enumerate() {
            let alike = alike(at, place);
            if alike > 0.0 {
                pairs.push((alike * word.bits.min(other.bits), at, place));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut counterparts = vec![None; typed.len()];
    let mut taken = [false; MOST_WORDS];
    let mut bits = 0.0;
    for (alike, at, place) in pairs {
        if counterparts[at].is_none() && !taken[place] {
            counterparts[at] = Some(place);
            taken[place] = true;
            bits += alike;
        }
    }
    let mut cost = 0.0;
    for (word, counterpart) in typed.iter().zip(&counterparts) {
        let part = if word.is_patronymic {
            TYPED_PATRONYMIC
        } else {
            TYPED
        };
        cost += if counterpart.is_none() {
            part * word.bits
        } else {
            0.0
        };
    }
    for (word, taken) in recorded.iter().zip(taken) {
        let part = if word.is_patronymic {
            RECORDED_PATRONYMIC
        } else {
            RECORDED
        };
        cost += if taken { 0.0 } else { part * word.bits };
    }
    let all: f32 = typed.iter().map(|word| word.bits).sum();
    NameAgreement {
        score: ((bits - cost) / all.max(1.0)).clamp(0.0, 1.0),
        counterparts,
    }
}
