//! A log as a file: its end, its lines from the back, all of its lines, and one more line.

use std::io;

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::ron_text::conflict_markers::is_marker;
use crate::storage::error::about_line;
use crate::storage::fs::{DirEntry, Fs};
use crate::storage::load::copy_name::copy_of_log;
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::reader::is_blank;

/// The folder of the logs.
pub const LOGS: &str = "log";

/// Whether a file lies in the folder of logs, also as a segment of one.
#[must_use]
pub fn is_among_logs(path: &str) -> bool {
    let below = path.strip_prefix(LOGS);
    below.is_some_and(|below| below.starts_with('/'))
}

/// The lines of every log that can be read, by the path of the log.
pub type Logs = Vec<(String, Vec<LogLine>)>;

/// The most bytes that a log may have: those of about a million changes of one device. It is read
/// whole, so this bounds what a file that somebody put here can take of the memory.
pub const LOG_LIMIT: u64 = 1024 * 1024 * 1024;

/// The most bytes that a line may have: the text of every record that one change can touch.
pub const LINE_LIMIT: usize = 512 * 1024 * 1024;

/// How many bytes are read at a time from the back, at first; doubled for longer lines.
const BLOCK: u64 = 4 * 1024;

/// The logs of all hands, relative to the workspace, sorted; with copies that sync tools, merges and
/// editors left of them under other names, since a copy may have lines that the log lacks.
///
/// # Errors
///
/// The system's; a folder that is not there holds no logs.
pub fn all(fs: &dyn Fs) -> io::Result<Vec<String>> {
    let listed = match fs.list(LOGS) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        listed => listed?,
    };
    let mut logs: Vec<String> = listed
        .iter()
        .filter_map(|DirEntry { name, .. }| name.to_str())
        .filter(|name| !name.starts_with('.'))
        .filter(|name| {
            // A sync tool may leave a copy of a signature, too.
            name.ends_with(".log") || (!name.ends_with(".sig") && copy_of_log(name).is_some())
        })
        .map(|name| format!("{LOGS}/{name}"))
        .collect();
    logs.sort();
    Ok(logs)
}

/// The same without the copies that are known by their names.
///
/// # Errors
///
/// As [`all`].
pub fn originals(fs: &dyn Fs) -> io::Result<Vec<String>> {
    let mut logs = all(fs)?;
    logs.retain(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        copy_of_log(name).is_none()
    });
    Ok(logs)
}

/// Where a log ends, and what its next line follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The last line that can be read.
    pub last: Option<LogLine>,
    /// The size of the file in bytes.
    pub length: u64,
    /// How many of these bytes are worth keeping: all, but for a torn last line.
    pub sound: u64,
}

impl Tail {
    /// The number and the hash that the next line follows; those of no line in an empty log.
    #[must_use]
    pub fn end(&self) -> (u64, &str) {
        self.last
            .as_ref()
            .map_or((0, ""), |last| (last.seq, last.hash.as_str()))
    }
}

/// Looks at the end of a log without reading all of it. A log that is not there is empty.
///
/// # Errors
///
/// The system's.
pub fn tail(fs: &dyn Fs, path: &str) -> io::Result<Tail> {
    let mut lines = Backwards::new(fs, path)?;
    let length = lines.start;
    let mut sound = length;
    let mut is_last = true;
    while let Some(raw) = lines.line_before()? {
        // What is written next stands behind the markers of a merge, and in no side of it.
        if raw.is_ended() && (is_marker(&raw.bytes) || is_blank(&raw.bytes)) {
            is_last = false;
            continue;
        }
        let read = read_line(&raw.bytes);
        if is_last && (!raw.is_ended() || read.is_err()) {
            sound = raw.offset;
        }
        is_last = false;
        if let Ok(line) = read
            && raw.is_ended()
        {
            return Ok(Tail {
                last: Some(line),
                length,
                sound,
            });
        }
    }
    Ok(Tail {
        last: None,
        length,
        sound,
    })
}

/// That the last line of a log was cut off, with its place, as the reading of all logs tells it.
///
/// # Errors
///
/// The system's.
pub fn torn(fs: &dyn Fs, path: &str, tail: &Tail) -> io::Result<Option<Problem>> {
    if tail.sound == tail.length {
        return Ok(None);
    }
    // Only here is the number of the line worth reading the whole log.
    let before = fs.read_at(path, 0, usize::try_from(tail.sound).unwrap_or(usize::MAX))?;
    let index = before.iter().filter(|byte| **byte == b'\n').count();
    Ok(Some(about_line(path, index + 1, Reason::TornLogLine)))
}

/// Appends one line (with its line feed) after `tail`, and makes it durable: the commit point.
///
/// # Errors
///
/// The system's. A part of the line may have been written; see [`take_back`].
pub fn append(fs: &dyn Fs, path: &str, tail: &Tail, line: &str) -> io::Result<()> {
    if tail.sound < tail.length {
        fs.truncate(path, tail.sound)?;
    }
    fs.append(path, line.as_bytes())?;
    if tail.last.is_none() {
        // Whoever made the file or its folder may have been stopped before they were durable.
        fs.sync_folder(LOGS)?;
        fs.sync_folder("")?;
    }
    Ok(())
}

/// Takes away what was appended after `tail`, so that it never counts.
///
/// # Errors
///
/// The system's. The line may count then: whether it does is for recovery to see, and what it
/// needs for that must stay in the stage.
pub fn take_back(fs: &dyn Fs, path: &str, tail: &Tail) -> io::Result<()> {
    match fs.length(path)? {
        Some(length) if length > tail.sound => fs.truncate(path, tail.sound),
        Some(_) | None => Ok(()),
    }
}

/// All bytes of a file, however many; `None` if there is no such file.
///
/// # Errors
///
/// The system's.
pub fn read_whole(fs: &dyn Fs, path: &str) -> io::Result<Option<Vec<u8>>> {
    let Some(length) = fs.length(path)? else {
        return Ok(None);
    };
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    fs.read_at(path, 0, length).map(Some)
}

/// How much of a log is in memory at once while it is read part by part; more only for a longer line.
const PART: usize = 1024 * 1024;

/// Hands over a file part by part, each of whole lines, however large the file is; what stands behind its last line feed
/// comes last. A file that is not there has no parts.
///
/// # Errors
///
/// The system's, and what [`is_no_log`] tells of a file that is larger than any that is read whole: it may be without
/// end and without a line feed.
pub fn each_part(fs: &dyn Fs, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let Some(length) = fs.length(path)? else {
        return Ok(());
    };
    if length > LOG_LIMIT {
        let cause = Cause::TooLarge {
            bytes: length,
            limit: LOG_LIMIT,
        };
        return Err(cause.into_io(io::ErrorKind::InvalidData));
    }
    let mut read = |from: u64| {
        let left = usize::try_from(length - from).unwrap_or(usize::MAX);
        fs.read_at(path, from, left.min(PART))
    };
    parts_of_lines(length, &mut read, take)
}

/// The parts of whole lines of what is read from each place on.
fn parts_of_lines(
    length: u64,
    read: &mut dyn FnMut(u64) -> io::Result<Vec<u8>>,
    take: &mut dyn FnMut(&[u8]),
) -> io::Result<()> {
    let mut begun = Vec::new();
    let mut from = 0;
    while from < length {
        let bytes = read(from)?;
        if bytes.is_empty() {
            // Somebody has cut it off meanwhile.
            break;
        }
        from += bytes.len() as u64;
        let whole = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
        if whole > 0 && begun.is_empty() {
            take(&bytes[..whole]);
        } else if whole > 0 {
            begun.extend_from_slice(&bytes[..whole]);
            take(&begun);
            begun.clear();
        }
        begun.extend_from_slice(&bytes[whole..]);
    }
    if !begun.is_empty() {
        take(&begun);
    }
    Ok(())
}

/// Whether an error says that something is no log: a link, a pipe, or far too large. What cannot be a
/// log holds no line.
#[must_use]
pub fn is_no_log(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
    )
}

/// A line as it lies in the file.
pub struct RawLine {
    /// Where it begins, in bytes.
    pub offset: u64,
    /// Its bytes, with its line feed if it has one.
    pub bytes: Vec<u8>,
}

impl RawLine {
    /// Whether the line has its line feed.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.bytes.ends_with(b"\n")
    }
}

/// The lines of a log from the last to the first, read as they are asked for.
pub struct Backwards<'a> {
    fs: &'a dyn Fs,
    path: String,
    /// What has been read and not yet given out; it begins at `start`.
    buffer: Vec<u8>,
    start: u64,
}

impl<'a> Backwards<'a> {
    /// Begins at the end of the log at `path`.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn new(fs: &'a dyn Fs, path: &str) -> io::Result<Self> {
        let start = fs.length(path)?.unwrap_or(0);
        if start > LOG_LIMIT {
            let cause = Cause::TooLarge {
                bytes: start,
                limit: LOG_LIMIT,
            };
            return Err(cause.into_io(io::ErrorKind::InvalidData));
        }
        Ok(Self {
            fs,
            path: path.to_owned(),
            buffer: Vec::new(),
            start,
        })
    }

    /// The next line towards the beginning.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn line_before(&mut self) -> io::Result<Option<RawLine>> {
        loop {
            let before_end = self.buffer.len().saturating_sub(1);
            if let Some(end) = self.buffer[..before_end].iter().rposition(|b| *b == b'\n') {
                let bytes = self.buffer.split_off(end + 1);
                let offset = self.start + self.buffer.len() as u64;
                return Ok(Some(RawLine { offset, bytes }));
            }
            if self.start == 0 {
                let bytes = std::mem::take(&mut self.buffer);
                let line = RawLine { offset: 0, bytes };
                return Ok((!line.bytes.is_empty()).then_some(line));
            }
            if self.buffer.len() > LINE_LIMIT {
                let cause = Cause::LineTooLong {
                    limit: LINE_LIMIT as u64,
                };
                return Err(cause.into_io(io::ErrorKind::InvalidData));
            }
            let step = BLOCK.max(self.buffer.len() as u64).min(self.start);
            self.start -= step;
            let mut block = self.fs.read_at(
                &self.path,
                self.start,
                usize::try_from(step).unwrap_or(usize::MAX),
            )?;
            block.append(&mut self.buffer);
            self.buffer = block;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_read_at_once_the_parts_are_whole_lines() {
        let text = b"one\ntwo two\n\na line that is longer than what is read at once\nend";
        for portion in 1..=text.len() {
            let mut read = |from: u64| {
                let from = usize::try_from(from).unwrap();
                Ok(text[from..text.len().min(from + portion)].to_vec())
            };
            let mut parts: Vec<Vec<u8>> = Vec::new();
            let mut take = |part: &[u8]| parts.push(part.to_vec());
            parts_of_lines(text.len() as u64, &mut read, &mut take).unwrap();
            assert_eq!(parts.concat(), text);
            let (last, whole) = parts.split_last().unwrap();
            assert!(whole.iter().all(|part| part.ends_with(b"\n")), "{portion}");
            assert!(last.ends_with(b"end"), "{portion}");
        }
    }
}
