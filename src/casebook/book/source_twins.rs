//! Source twins: sources that nobody tells apart by who published them and when.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::record::source::Source;

/// How many sources there are of one publisher, or author, and date.
#[derive(Clone, Debug, Default)]
pub struct SourceTwins {
    counts: HashMap<(String, String), u32, RandomState>,
}

impl SourceTwins {
    /// Counts a source.
    pub fn add(&mut self, source: &Source) {
        if let Some(key) = key(source) {
            *self.counts.entry(key).or_default() += 1;
        }
    }

    /// Counts it no more.
    pub fn remove(&mut self, source: &Source) {
        let Some(key) = key(source) else {
            return;
        };
        if let Some(count) = self.counts.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(&key);
            }
        }
    }

    /// Whether another source has the same publisher, or author, and date.
    #[must_use]
    pub fn has_twin(&self, source: &Source) -> bool {
        key(source).is_some_and(|key| self.counts.get(&key).is_some_and(|count| *count > 1))
    }
}

/// What a source is called in few words, and its date; `None` if its title is all that it has.
fn key(source: &Source) -> Option<(String, String)> {
    let names = [&source.publisher, &source.author];
    let name = names.into_iter().find(|name| !name.is_empty())?;
    Some((name.clone(), source.published.as_str().to_owned()))
}
