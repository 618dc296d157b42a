//! Whether the lines of a log follow from each other.

use crate::storage::log_line::LogLine;

/// What is wrong with `line`, which follows `before`, in words; `None` where all is well.
///
/// `before` is `None` for the first line of a log. Where the line before could not be read, only
/// [`LogLine::flaw`] can be asked.
#[must_use]
pub fn flaw_after(before: Option<&LogLine>, line: &LogLine) -> Option<&'static str> {
    if let Some(flaw) = line.flaw() {
        return Some(flaw);
    }
    let (seq, hash) = before.map_or((0, ""), |before| (before.seq, before.hash.as_str()));
    if line.prev != hash {
        Some("it does not follow the line before: lines are missing or have been put in")
    } else if line.seq != seq + 1 {
        Some("its number does not follow the one before")
    } else {
        None
    }
}
