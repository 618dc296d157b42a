//! The order of what is found.

/// How a record answers to the words of a query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The words are the whole of a name.
    ExactName = 0,
    /// A name begins with the words.
    NameStart = 1,
    /// Every word begins a word of the names.
    NameWords = 2,
    /// Every word begins a word of the names, some only if more letters follow it.
    OpenName = 3,
    /// Every word begins a word somewhere in the record.
    Words = 4,
    /// Every word begins a word somewhere in the record, some only if more letters follow it.
    OpenWords = 5,
    /// Some word stands inside another.
    Inside = 6,
    /// Some word differs in its vowels only, or in how an ambiguous letter is read.
    Dialect = 7,
    /// Some word has gaps.
    Gaps = 8,
    /// Some word is spelt nearly so.
    Near = 9,
}

/// The place of a hit among others, lower is better: first by [`Tier`], then real names before weak
/// ones, then how alike the letters are, then the last change, the newest first, then the name.
///
/// All of it is packed into one number so that a hundred thousand hits sort in a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u64);

/// How many bits the last change, in minutes since 1970, may have: enough until the year 2225.
const CHANGED_BITS: u32 = 27;
/// How many bits the place of the name may have: 67 million records.
const ORDER_BITS: u32 = 26;
/// How many bits the likeness has.
const ALIKE_BITS: u32 = 6;

impl Rank {
    /// A rank; `changed` is in minutes since 1970 (0 for never), `order` the place of the record's
    /// name among all names. The likeness is [`Rank::unlike`]'s to give.
    #[must_use]
    pub fn new(tier: Tier, weak: bool, changed: u32, order: u32) -> Self {
        let newest_first = mask(CHANGED_BITS) - u64::from(changed).min(mask(CHANGED_BITS));
        let order = u64::from(order).min(mask(ORDER_BITS));
        let lead = (tier as u64) << 1 | u64::from(weak);
        Self(lead << (ALIKE_BITS + CHANGED_BITS + ORDER_BITS) | newest_first << ORDER_BITS | order)
    }

    /// The same rank for a name whose letters are so unlike those that were typed: 0 (the same) to 63.
    #[must_use]
    pub fn unlike(self, unlike: u8) -> Self {
        let shift = CHANGED_BITS + ORDER_BITS;
        let unlike = u64::from(unlike).min(mask(ALIKE_BITS));
        Self(self.0 & !(mask(ALIKE_BITS) << shift) | unlike << shift)
    }

    /// How the record answers.
    #[must_use]
    pub const fn tier(self) -> Tier {
        match self.0 >> (1 + ALIKE_BITS + CHANGED_BITS + ORDER_BITS) {
            0 => Tier::ExactName,
            1 => Tier::NameStart,
            2 => Tier::NameWords,
            3 => Tier::OpenName,
            4 => Tier::Words,
            5 => Tier::OpenWords,
            6 => Tier::Inside,
            7 => Tier::Dialect,
            8 => Tier::Gaps,
            _ => Tier::Near,
        }
    }

    /// Whether only a nickname, a call sign or a changed name answers.
    #[must_use]
    pub const fn is_weak(self) -> bool {
        self.0 >> (ALIKE_BITS + CHANGED_BITS + ORDER_BITS) & 1 == 1
    }
}

const fn mask(bits: u32) -> u64 {
    (1 << bits) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tier_comes_first_then_weak_then_alike_then_change_then_name() {
        let ranks = [
            Rank::new(Tier::ExactName, false, 5, 9),
            Rank::new(Tier::NameWords, false, 9, 9).unlike(1),
            Rank::new(Tier::NameWords, false, 9, 1).unlike(2),
            Rank::new(Tier::NameWords, false, 8, 0).unlike(2),
            Rank::new(Tier::NameWords, false, 8, 3).unlike(2),
            Rank::new(Tier::NameWords, true, 9, 0),
            Rank::new(Tier::Near, false, u32::MAX, 0),
        ];
        assert!(ranks.is_sorted());
        assert_eq!(ranks[5].tier(), Tier::NameWords);
        assert!(ranks[5].is_weak());
        assert_eq!(ranks[6].tier(), Tier::Near);
    }
}
