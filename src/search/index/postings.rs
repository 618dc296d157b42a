//! Who has a word or text: the way back from items to those that hold them.

use crate::search::index::vocabulary::{MatchQuality, NO_FIT};

/// For every item the numbers of its holders, each in ascending order.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    /// Where each item's holders begin in `holders`; one more than there are items.
    starts: Vec<u32>,
    holders: Vec<u32>,
}

impl Postings {
    /// Turns round what `pairs` tells: it calls its argument with every item and holder, in the
    /// order of the holders, and is asked twice.
    #[must_use]
    pub fn build(items: usize, pairs: impl Fn(&mut dyn FnMut(u32, u32))) -> Self {
        let mut starts = vec![0_u32; items + 1];
        pairs(&mut |item, _| starts[item as usize + 1] += 1);
        for item in 0..items {
            starts[item + 1] += starts[item];
        }
        let mut next = starts.clone();
        let mut holders = vec![0; starts[items] as usize];
        pairs(&mut |item, holder| {
            let slot = &mut next[item as usize];
            holders[*slot as usize] = holder;
            *slot += 1;
        });
        Self { starts, holders }
    }

    /// The holders of an item; none for an item that came later.
    #[must_use]
    pub fn of(&self, item: usize) -> &[u32] {
        match (self.starts.get(item), self.starts.get(item + 1)) {
            (Some(start), Some(end)) => &self.holders[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The items that fit at all, with their holders and how well they fit. Mostly few do, so they
    /// are passed over by the chunk.
    pub fn fitting(&self, fits: &[MatchQuality]) -> impl Iterator<Item = (&[u32], MatchQuality)> {
        fits.chunks(CHUNK)
            .enumerate()
            .filter(|(_, chunk)| chunk.iter().fold(NO_FIT, |any, fit| any | fit) != NO_FIT)
            .flat_map(|(number, chunk)| (number * CHUNK..).zip(chunk))
            .filter(|(_, fit)| **fit != NO_FIT)
            .map(|(item, fit)| (self.of(item), *fit))
    }

    /// How many holders the items that fit have, counted once for each item, and not further than
    /// just beyond `most`.
    #[must_use]
    pub fn count(&self, fits: &[MatchQuality], most: usize) -> usize {
        let mut count = 0;
        for (holders, _) in self.fitting(fits) {
            count += holders.len();
            if count > most {
                break;
            }
        }
        count
    }
}

/// How many items are passed over at once.
const CHUNK: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_lead_to_their_holders() {
        let held = [vec![0, 2], vec![], vec![2]];
        let postings = Postings::build(3, |pair| {
            for (holder, items) in (0..).zip(&held) {
                items.iter().for_each(|item| pair(*item, holder));
            }
        });
        assert_eq!(postings.of(0), [0]);
        assert_eq!(postings.of(1), [] as [u32; 0]);
        assert_eq!(postings.of(2), [0, 2]);
        assert_eq!(postings.of(7), [] as [u32; 0]);
        assert_eq!(postings.count(&[NO_FIT, NO_FIT, 1], 9), 2);
    }
}
