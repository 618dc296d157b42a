//! The lines of a hand from the newest to the oldest, each checked: what undo walks through.

use std::collections::{HashMap, HashSet};
use std::vec::IntoIter;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::ron_text::conflict_markers::is_marker;
use crate::storage::clock::latest_credible;
use crate::storage::erase::erasures::{is_theirs, vouching};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::file::{Backwards, LOGS, RawLine, read_whole};
use crate::storage::log::heads::value_in;
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::order::order_of;
use crate::storage::log::reader::read_text;
use crate::storage::workspace::author_device::AuthorDevice;

/// How many bytes at the end of a log are looked at for lines of two clones.
const LOOKED_AT: u64 = 256 * 1024;

/// Where a line stands.
#[derive(Clone, Debug)]
pub enum LinePosition {
    /// In a log, from this byte on.
    Byte(String, u64),
    /// In a log, in the line with this number.
    Line(String, usize),
}

/// The lines of a hand, from the newest to the oldest.
///
/// One log is read from its end. If the hand has several, or the last lines of its log come from two
/// clones, all are read, since the last line of a file need not be the newest then.
pub enum OwnLines<'a> {
    /// One log, from its end.
    FromEnd(FromEnd<'a>),
    /// Several, in order.
    InOrder(InOrder<'a>),
}

impl<'a> OwnLines<'a> {
    /// Begins with the newest line.
    ///
    /// # Errors
    ///
    /// The system's, as a [`Failure`].
    pub fn new(fs: &'a dyn Fs, author_device: &AuthorDevice) -> Result<Self, Failure> {
        let own = author_device.log_path();
        let mut logs = Vec::new();
        // Of two lines of one second, that of this clone is the newer one: its log comes last.
        for log in author_device.log_paths().into_iter().rev() {
            let length = fs.length(&log);
            if length.map_err(|error| failed(fs, FileOperation::Read, &log, &error))? > Some(0) {
                logs.push(log);
            }
        }
        if logs.len() > 1 || has_branches(fs, &own)? {
            return Ok(Self::InOrder(InOrder::new(fs, &logs)?));
        }
        let log = logs.pop().unwrap_or(own);
        Ok(Self::FromEnd(FromEnd::new(fs, log)?))
    }

    /// The line before, and where it stands.
    ///
    /// # Errors
    ///
    /// [`Failure::BrokenLog`] if it cannot be trusted, and the system's.
    pub fn line_before(&mut self) -> Result<Option<(LogLine, LinePosition)>, Failure> {
        match self {
            Self::FromEnd(lines) => lines.line_before(),
            Self::InOrder(lines) => lines.line_before(),
        }
    }
}

/// That a log cannot be trusted at this place.
#[must_use]
pub fn broken(fs: &dyn Fs, place: &LinePosition, reason: LogFlaw) -> Failure {
    let (log, line) = match place {
        LinePosition::Byte(log, offset) => (log, number_at(fs, log, *offset)),
        LinePosition::Line(log, line) => (log, *line),
    };
    Failure::BrokenLog {
        path: fs.root().join(log),
        line,
        reason,
    }
}

/// Whether the last lines of a log do not follow each other one by one.
fn has_branches(fs: &dyn Fs, log: &str) -> Result<bool, Failure> {
    let io = |error: std::io::Error| failed(fs, FileOperation::Read, log, &error);
    let length = fs.length(log).map_err(io)?.unwrap_or(0);
    let from = length.saturating_sub(LOOKED_AT);
    let size = usize::try_from(length - from).unwrap_or(usize::MAX);
    let bytes = if size == 0 {
        Vec::new()
    } else {
        fs.read_at(log, from, size).map_err(io)?
    };
    let mut hashes = HashSet::new();
    let mut before: Option<&[u8]> = None;
    for line in bytes.split(|byte| *byte == b'\n') {
        let (Some(prev), Some(hash)) = (value_in(line, b",prev:\""), value_in(line, b",hash:\""))
        else {
            if is_marker(line) {
                return Ok(true);
            }
            continue;
        };
        if before.is_some_and(|before| before != prev && hashes.contains(prev)) {
            return Ok(true);
        }
        if let Some(before) = before.replace(hash) {
            hashes.insert(before);
        }
    }
    Ok(false)
}

/// One log from its end. Each line is checked against itself and against those after it.
pub struct FromEnd<'a> {
    fs: &'a dyn Fs,
    log: String,
    lines: Backwards<'a>,
    /// The lines that those after must follow and that have not come yet.
    expected: HashSet<String>,
    /// All lines of the log, once two of its lines do not follow each other.
    all: Option<HashSet<String>>,
    is_last: bool,
}

impl<'a> FromEnd<'a> {
    fn new(fs: &'a dyn Fs, log: String) -> Result<Self, Failure> {
        let lines = Backwards::new(fs, &log)
            .map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
        Ok(Self {
            fs,
            log,
            lines,
            expected: HashSet::new(),
            all: None,
            is_last: true,
        })
    }

    fn line_before(&mut self) -> Result<Option<(LogLine, LinePosition)>, Failure> {
        while let Some(raw) = self.raw_before()? {
            if raw.is_ended() && is_marker(&raw.bytes) {
                continue;
            }
            let read = read_line(&raw.bytes);
            // A torn last line never counted.
            let is_torn = self.is_last && (!raw.is_ended() || read.is_err());
            let is_last = std::mem::replace(&mut self.is_last, false);
            if is_torn {
                continue;
            }
            let place = LinePosition::Byte(self.log.clone(), raw.offset);
            let line = read.map_err(|cause| broken(self.fs, &place, LogFlaw::Unreadable(cause)))?;
            sound(self.fs, &self.log, &line, &place)?;
            let follows = self.expected.remove(&line.hash);
            if !follows && !is_last && !self.expected.is_empty() && !self.is_whole()? {
                return Err(broken(self.fs, &place, LogFlaw::NotFollowed));
            }
            if !line.prev.is_empty() {
                self.expected.insert(line.prev.clone());
            }
            return Ok(Some((line, place)));
        }
        Ok(None)
    }

    fn raw_before(&mut self) -> Result<Option<RawLine>, Failure> {
        let raw = self.lines.line_before();
        raw.map_err(|error| failed(self.fs, FileOperation::Read, &self.log, &error))
    }

    /// Whether every line that is followed stands in the log: it has branches then, and no gap.
    fn is_whole(&mut self) -> Result<bool, Failure> {
        let all = match &mut self.all {
            Some(all) => all,
            none => {
                let bytes = read_whole(self.fs, &self.log)
                    .map_err(|error| failed(self.fs, FileOperation::Read, &self.log, &error))?;
                let lines = read_text(&bytes.unwrap_or_default()).lines.into_iter();
                none.insert(lines.map(|(_, line)| line.hash).collect())
            }
        };
        Ok(self.expected.iter().all(|hash| all.contains(hash)))
    }
}

/// The lines of several logs in the order in which they were made.
pub struct InOrder<'a> {
    fs: &'a dyn Fs,
    lines: IntoIter<(LogLine, LinePosition, String)>,
    all: HashSet<String>,
    /// Where nobody can tell what came before.
    gap: Option<LinePosition>,
}

impl<'a> InOrder<'a> {
    fn new(fs: &'a dyn Fs, logs: &[String]) -> Result<Self, Failure> {
        let mut lines = Vec::new();
        let mut places = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for log in logs {
            let bytes = read_whole(fs, log)
                .map_err(|error| failed(fs, FileOperation::Read, log, &error))?;
            for (at, line) in read_text(&bytes.unwrap_or_default()).lines {
                if let std::collections::hash_map::Entry::Vacant(entry) =
                    known.entry(line.hash.clone())
                {
                    entry.insert(lines.len());
                    lines.push(line);
                    places.push((LinePosition::Line(log.clone(), at), log.clone()));
                }
            }
        }
        let order = order_of(&lines.iter().collect::<Vec<_>>(), latest_credible());
        let mut all: Vec<Option<(LogLine, LinePosition, String)>> = lines
            .into_iter()
            .zip(places)
            .map(|(line, (place, log))| Some((line, place, log)))
            .collect();
        let newest_first: Vec<(LogLine, LinePosition, String)> = order
            .into_iter()
            .rev()
            .filter_map(|(at, _)| all.get_mut(at).and_then(Option::take))
            .collect();
        Ok(Self {
            fs,
            lines: newest_first.into_iter(),
            all: known.into_keys().collect(),
            gap: None,
        })
    }

    fn line_before(&mut self) -> Result<Option<(LogLine, LinePosition)>, Failure> {
        if let Some(gap) = self.gap.take() {
            return Err(broken(self.fs, &gap, LogFlaw::NothingBefore));
        }
        let Some((line, place, log)) = self.lines.next() else {
            return Ok(None);
        };
        sound(self.fs, &log, &line, &place)?;
        if !line.prev.is_empty() && !self.all.contains(&line.prev) {
            self.gap = Some(place.clone());
        }
        Ok(Some((line, place)))
    }
}

/// That a line is as it was written, or as an erasure left it.
fn sound(fs: &dyn Fs, log: &str, line: &LogLine, place: &LinePosition) -> Result<(), Failure> {
    if let Some(flaw) = line.flaw() {
        return Err(broken(fs, place, flaw));
    }
    if line.blank.is_some() {
        let known = vouching(fs).map_err(|error| failed(fs, FileOperation::Read, LOGS, &error))?;
        if !is_theirs(&known, log, line) {
            return Err(broken(fs, place, LogFlaw::ErasedByNobody));
        }
    }
    Ok(())
}

/// The number of the line that begins at `offset`. Only a message needs it, so it is counted only
/// then; 0 if the log cannot be read.
fn number_at(fs: &dyn Fs, log: &str, offset: u64) -> usize {
    let length = usize::try_from(offset).unwrap_or(usize::MAX);
    fs.read_at(log, 0, length).map_or(0, |bytes| {
        bytes.iter().filter(|byte| **byte == b'\n').count() + 1
    })
}
