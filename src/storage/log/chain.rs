//! Whether the lines of a log follow from each other.
//!
//! A log is a chain; where two clones went on from one line and were merged, it is a tree. Two lines
//! after one are no damage: both changes happened.

use std::collections::{HashMap, HashSet};

use crate::casebook::errors::log_flaw::LogFlaw;
use crate::storage::log::line::LogLine;

/// A line that continues a log beside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The number of the line in its file, from 1.
    pub at: usize,
    /// The number in the log of the line that both follow; 0 for the beginning.
    pub after: u64,
}

/// What the lines of one file say of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The lines that do not fit, by their numbers in the file, and why.
    pub flaws: Vec<(usize, LogFlaw)>,
    /// The lines that continue it beside others.
    pub branches: Vec<Branch>,
}

/// Looks at the lines of a file, each with its number in it. `after_gap` has the numbers of lines
/// before which something cannot be read, `elsewhere` the hashes of lines that a copy of the log has.
#[must_use]
pub fn check(
    lines: &[(usize, LogLine)],
    after_gap: &HashSet<usize>,
    elsewhere: &HashSet<String>,
) -> Chain {
    let mut chain = Chain::default();
    let all: HashSet<&str> = lines.iter().map(|(_, line)| line.hash.as_str()).collect();
    // The lines so far, with their numbers in the log, and which of them have been followed.
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let mut followed: HashMap<&str, &str> = HashMap::new();
    for (at, line) in lines {
        if numbers.contains_key(line.hash.as_str()) {
            // It stands here twice; it counts once.
            continue;
        }
        let before = if line.prev.is_empty() {
            Some(0)
        } else {
            numbers.get(line.prev.as_str()).copied()
        };
        let flaw = line.flaw().or(match before {
            Some(before) if line.seq != before + 1 => Some(LogFlaw::WrongNumber),
            Some(_) => None,
            None if after_gap.contains(at) || elsewhere.contains(&line.prev) => None,
            None if all.contains(line.prev.as_str()) => Some(LogFlaw::Moved),
            None => Some(LogFlaw::Gap),
        });
        match flaw {
            Some(flaw) => chain.flaws.push((*at, flaw)),
            None => {
                let first = *followed.entry(&line.prev).or_insert(&line.hash);
                if let Some(after) = before
                    && first != line.hash
                {
                    chain.branches.push(Branch { at: *at, after });
                }
            }
        }
        numbers.insert(&line.hash, line.seq);
    }
    chain
}
