//! The order of what is found.

/// How a record answers to the words of a query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The words are the whole of a name.
    ExactName = 0,
    /// A name begins with the words, or several words are words of one name.
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
}

impl Tier {
    /// All of them, the best first.
    const ALL: [Self; 8] = [
        Self::ExactName,
        Self::NameStart,
        Self::NameWords,
        Self::OpenName,
        Self::Words,
        Self::OpenWords,
        Self::Inside,
        Self::Dialect,
    ];
}

/// How well a hit answers, lower is better: first by [`Tier`], then real names before weak ones. Of
/// hits with the same rank, those whose letters are more alike come first, then those changed last,
/// then the name decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

/// How many ranks there are.
pub const RANKS: usize = 2 * Tier::ALL.len();

impl Rank {
    /// The rank of a hit by which a name of its own answers.
    #[must_use]
    pub const fn of(tier: Tier) -> Self {
        Self::new(tier, false)
    }

    /// The rank of a hit; `weak` where only a nickname, a call sign or a changed name answers.
    #[must_use]
    pub const fn new(tier: Tier, weak: bool) -> Self {
        Self((tier as u8) << 1 | weak as u8)
    }

    /// All ranks, the best first.
    pub fn all() -> impl Iterator<Item = Self> {
        let tiers = Tier::ALL.into_iter();
        tiers.flat_map(|tier| [Self::new(tier, false), Self::new(tier, true)])
    }

    /// The place of the rank among all, from 0.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// How the record answers.
    #[must_use]
    pub fn tier(self) -> Tier {
        Tier::ALL[usize::from(self.0 >> 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tier_comes_first_then_real_names() {
        let ranks: Vec<Rank> = Rank::all().collect();
        assert_eq!(ranks.len(), RANKS);
        assert!(ranks.is_sorted());
        assert_eq!(ranks[4].tier(), Tier::NameWords);
        assert_eq!(ranks[4], Rank::of(Tier::NameWords));
        assert_eq!(ranks[5], Rank::new(Tier::NameWords, true));
        assert_eq!(ranks[15].tier(), Tier::Dialect);
        assert!(
            (0..)
                .zip(&ranks)
                .all(|(number, rank)| rank.number() == number)
        );
    }
}
