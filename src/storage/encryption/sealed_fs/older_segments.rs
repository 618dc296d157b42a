//! Older segments of a file: what lies beside it from before it was last written whole. A merge of git puts it there.

use std::collections::{BTreeSet, HashSet};
use std::io;

use crate::storage::encryption::sealed_fs::segments::{FoundSegments, Segments};
use crate::storage::log::line::hash_in;

impl Segments<'_> {
    /// What is in the segments of generations before the one that counts, as far as they open: a merge of git may have put
    /// them there, and they may have lines of their own.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn older(&self) -> io::Result<Vec<Vec<u8>>> {
        let FoundSegments { counts, all } = self.find()?;
        let counts = counts.map_or(0, |(counts, _)| counts);
        let before = all.range(..(counts, 0));
        let contents = before.filter_map(|(generation, offset)| {
            let content = self.content(*generation, *offset).ok()?;
            Some(content.to_vec())
        });
        Ok(contents.collect())
    }

    /// The segments of generations before `counts` that have lines which are not in `whole`.
    pub(super) fn with_other_lines(
        &self,
        counts: u64,
        whole: &[u8],
    ) -> io::Result<BTreeSet<(u64, u64)>> {
        let mut all = self.find()?.all;
        all.split_off(&(counts, 0));
        if all.is_empty() {
            return Ok(all);
        }
        let known: HashSet<&[u8]> = hashes(whole).collect();
        // One that does not open has nothing that anybody could read.
        all.retain(|(generation, offset)| {
            let content = self.content(*generation, *offset);
            content.is_ok_and(|content| hashes(&content).any(|hash| !known.contains(hash)))
        });
        Ok(all)
    }
}

/// The hashes of the lines of a log; what has none is no log.
fn hashes(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = content.split_inclusive(|byte| *byte == b'\n');
    lines.filter_map(|line| line.ends_with(b"\n").then(|| hash_in(line))?)
}
