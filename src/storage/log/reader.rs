//! One log as text: its lines, each with its number, and what stands between them.

use std::collections::HashSet;

use crate::casebook::errors::cause::Cause;
use crate::ron_text::conflict_markers::is_marker;
use crate::storage::log::line::{LogLine, read_line};

/// What the bytes of a log say.
#[derive(Clone, Debug, Default)]
pub struct LogText {
    /// The lines that can be read, each with its number in the file, from 1.
    pub lines: Vec<(usize, LogLine)>,
    /// The numbers of lines that cannot be read, and why.
    pub unreadable: Vec<(usize, Cause)>,
    /// The numbers of lines right before which something cannot be read.
    pub after_gap: HashSet<usize>,
    /// The number of the first line that is the marker of a merge.
    pub markers: Option<usize>,
    /// The number of the last line, if it was cut off.
    pub torn: Option<usize>,
}

/// Whether a line that is whole has nothing in it, as some editors leave one at the end.
#[must_use]
pub fn is_blank(bytes: &[u8]) -> bool {
    bytes.ends_with(b"\n") && bytes.trim_ascii().is_empty()
}

/// Reads a log. The markers of a merge are passed over: the lines of both sides count.
#[must_use]
pub fn read_text(bytes: &[u8]) -> LogText {
    let mut text = LogText::default();
    let mut in_gap = false;
    let raw: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (index, bytes) in raw.iter().enumerate() {
        let at = index + 1;
        let is_last = at == raw.len();
        if is_marker(bytes) {
            text.markers.get_or_insert(at);
            continue;
        }
        if is_blank(bytes) {
            continue;
        }
        match read_line(bytes) {
            _ if is_last && !bytes.ends_with(b"\n") => text.torn = Some(at),
            Err(_) if is_last => text.torn = Some(at),
            Err(cause) => {
                in_gap = true;
                text.unreadable.push((at, cause));
            }
            Ok(line) => {
                if std::mem::take(&mut in_gap) {
                    text.after_gap.insert(at);
                }
                text.lines.push((at, line));
            }
        }
    }
    text
}
