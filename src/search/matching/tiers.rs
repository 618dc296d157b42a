//! From how well words fit to the rank of a record.

use std::sync::Arc;

use crate::search::index::row_token::RowToken;
use crate::search::index::vocabulary::{DIALECT, INSIDE, MatchQuality, OPEN, START, WHOLE};
use crate::search::matching::rank::{Rank, Tier};
use crate::search::matching::score_cache::ScoreCache;
use crate::search::matching::word_matcher::WordScore;

/// The rank of a record that answers to the only word of a query so.
#[must_use]
pub fn rank_of_level(level: WordScore) -> Rank {
    rank_of(tier(level.best()), level)
}

/// The rank of a record whose worst word fits so, and whose only word among the names answers so.
#[must_use]
pub fn rank_of(whole: Tier, level: WordScore) -> Rank {
    let tier = match whole {
        Tier::Words if level.in_names() >= START => {
            if level.is_alone() {
                Tier::ExactName
            } else if level.is_first() {
                Tier::NameStart
            } else {
                Tier::NameWords
            }
        }
        Tier::Words | Tier::OpenWords if level.in_names() >= OPEN => Tier::OpenName,
        other => other,
    };
    Rank::new(tier, level.weak() > level.strong())
}

/// What a record answers on the whole, its names left aside.
#[must_use]
pub const fn tier(worst: MatchQuality) -> Tier {
    match worst {
        DIALECT => Tier::Dialect,
        INSIDE => Tier::Inside,
        OPEN => Tier::OpenWords,
        _ => Tier::Words,
    }
}

/// How well the best of the names answers, where every word begins a word of some name.
#[must_use]
pub fn best_name(names: &[RowToken], words: &[Arc<ScoreCache>]) -> Tier {
    let fit = |token: &RowToken, word: &ScoreCache| word.words[token.number() as usize];
    let mut best = Tier::NameWords;
    let mut rest = names;
    while !rest.is_empty() {
        let length = rest[1..]
            .iter()
            .position(|token| token.is_first())
            .map_or(rest.len(), |next| next + 1);
        let (name, after) = rest.split_at(length);
        rest = after;
        let is_whole = |word: &Arc<ScoreCache>| name.iter().any(|token| fit(token, word) == WHOLE);
        let are_whole = words.iter().all(is_whole);
        if name.len() == words.len() && are_whole {
            return Tier::ExactName;
        }
        let mut pairs = name.iter().zip(words).enumerate();
        let starts = name.len() >= words.len()
            && pairs.all(|(place, (token, word))| {
                let last = place + 1 == words.len();
                fit(token, word) >= if last { START } else { WHOLE }
            });
        if starts || are_whole && words.len() > 1 {
            best = Tier::NameStart;
        }
    }
    best
}
