//! The orders in which the people of a queue may come.

/// In which order people come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// Whoever has not been heard from for the longest time first.
    #[default]
    Unheard,
    /// Whoever the newest report speaks of first.
    Newest,
    /// Those whom sources contradict each other about first.
    Disputed,
    /// As the list has them.
    Listed,
}

impl Order {
    /// Every order, as the screen offers them.
    pub const ALL: [Self; 4] = [Self::Unheard, Self::Newest, Self::Disputed, Self::Listed];

    /// The word for the order in a queue's file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unheard => "Unheard",
            Self::Newest => "Newest",
            Self::Disputed => "Disputed",
            Self::Listed => "Listed",
        }
    }

    /// The order with this word; as listed for a word of a later version.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        let same = |order: &Self| order.word() == word;
        Self::ALL.into_iter().find(same).unwrap_or(Self::Listed)
    }
}
