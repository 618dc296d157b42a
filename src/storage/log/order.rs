//! The order of all changes: what was made on top of what first, what the clocks said second.
//!
//! A clock may be years off. A line comes after the line that it follows and after the lines that its
//! author had seen, whatever its time says; if nothing else decides, a time counts only if it can be.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use jiff::Timestamp;

use crate::storage::log::file::Logs;
use crate::storage::log::head::short;
use crate::storage::log::line::LogLine;

/// The lines of all logs, oldest first. A time after `latest` is not believed.
#[must_use]
pub fn in_order(logs: Logs, latest: Timestamp) -> Vec<LogLine> {
    let lines: Vec<LogLine> = logs.into_iter().flat_map(|(_, lines)| lines).collect();
    let order = order_of(&lines.iter().collect::<Vec<_>>(), latest);
    let mut taken: Vec<Option<LogLine>> = lines.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|(at, _)| taken.get_mut(at).and_then(Option::take))
        .collect()
}

/// The order of lines that come log by log: the place of each, oldest first, with the time at which it
/// was made as far as that can be believed.
#[must_use]
pub fn order_of(lines: &[&LogLine], latest: Timestamp) -> Vec<(usize, Timestamp)> {
    let by_hash: HashMap<&str, usize> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (short(&line.hash), at))
        .collect();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    let mut waits: Vec<usize> = vec![0; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        // Where the line before is missing, the place in the file says the same.
        let before = by_hash.get(short(&line.prev)).copied().or_else(|| {
            let before = at.checked_sub(1)?;
            (!line.prev.is_empty() && lines[before].author == line.author).then_some(before)
        });
        let seen = line.heads.iter();
        let seen = seen.filter_map(|head| by_hash.get(short(&head.hash)).copied());
        for before in before
            .into_iter()
            .chain(seen)
            .filter(|before| *before != at)
        {
            next[before].push(at);
            waits[at] += 1;
        }
    }
    let mut times: Vec<Option<Timestamp>> = vec![None; lines.len()];
    let believed = |at: usize, floor: Option<Timestamp>| {
        let own = Some(lines[at].at).filter(|own| *own <= latest);
        own.max(floor)
    };
    let mut ready: BinaryHeap<Reverse<(Timestamp, &str, usize)>> = BinaryHeap::new();
    let key = |at: usize, time: Option<Timestamp>| {
        Reverse((
            time.unwrap_or(Timestamp::MIN),
            lines[at].author.as_str(),
            at,
        ))
    };
    for at in (0..lines.len()).filter(|at| waits[*at] == 0) {
        times[at] = believed(at, None);
        ready.push(key(at, times[at]));
    }
    let mut order = Vec::with_capacity(lines.len());
    let mut is_done = vec![false; lines.len()];
    while let Some(Reverse((time, _, at))) = ready.pop() {
        is_done[at] = true;
        order.push((at, time));
        for after in std::mem::take(&mut next[at]) {
            times[after] = times[after].max(times[at]);
            waits[after] -= 1;
            if waits[after] == 0 {
                times[after] = believed(after, times[after]);
                ready.push(key(after, times[after]));
            }
        }
    }
    // Lines that were tampered with may follow each other in a circle.
    order.extend(
        (0..lines.len())
            .filter(|at| !is_done[*at])
            .map(|at| (at, lines[at].at.min(latest))),
    );
    order
}
