//! The score caches of the last queries, kept for the next one.

use std::sync::Arc;

use crate::search::index::KindIndex;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::score_cache::{Asked, ScoreCache};

/// How many columns are kept: the words of a query, and a word on its way back letter by letter.
/// Each takes two bytes a record.
const KEPT: usize = 12;

/// The columns of the last queries over one index, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    kept: Vec<Arc<ScoreCache>>,
    /// The version of the index that they are about.
    version: u64,
}

impl Columns {
    /// Forgets all columns that are about another version of the index.
    pub fn keep_only(&mut self, version: u64) {
        if self.version != version {
            self.kept.clear();
            self.version = version;
        }
    }

    /// The column of a word, made where it is not kept. `None` if the search was stopped.
    #[must_use]
    pub fn of(
        &mut self,
        asked: Asked,
        index: &KindIndex,
        stop: CancelToken,
    ) -> Option<Arc<ScoreCache>> {
        let known = self.kept.iter().position(|column| column.asked == asked);
        let column = match known {
            Some(at) => self.kept.remove(at),
            None => {
                // The newest is mostly the one that has grown by a letter.
                let before = self.kept.last().map(Arc::as_ref);
                Arc::new(ScoreCache::of(asked, index, before, stop)?)
            }
        };
        self.kept.push(Arc::clone(&column));
        if self.kept.len() > KEPT {
            self.kept.remove(0);
        }
        Some(column)
    }
}
