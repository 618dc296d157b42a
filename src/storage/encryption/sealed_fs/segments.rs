//! A file that grows, as sealed segments in a folder of its own: `GENERATION-OFFSET.age`, each with whole lines. The
//! offset is that of its first byte in the file, so the last segment alone tells how long the file is.
//!
//! An append rewrites the last segment, or begins one behind it, by one rename: all of it happens or nothing. A file that
//! is written whole gets a new generation, whose segment of offset 0 comes last: the highest generation that has one counts.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::storage::encryption::sealed_fs::sealed_file::{damaged, open_padded, seal_padded};
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::Fs;

/// From which size on a segment is left as it is and another one begun.
pub const SEGMENT: usize = 64 * 1024;

/// The permissions that a new segment has at most: those of a log in the clear.
const MOST_OPEN: u32 = 0o660;

/// The name of a segment that is being written.
const NEXT: &str = ".next";

/// The segment that was opened last: it is wanted again and again while a log is read from its end.
#[derive(Default)]
pub struct LastOpened(Mutex<Option<Opened>>);

/// A segment: its path, its sealed bytes, and what is in them.
type Opened = (String, Vec<u8>, Arc<Vec<u8>>);

/// A file that lies in segments.
pub struct Segments<'f> {
    /// The files below.
    pub fs: &'f dyn Fs,
    /// The key.
    pub key: &'f WorkspaceKey,
    /// The folder of the segments.
    pub folder: String,
    /// The segment that was opened last.
    pub last: &'f LastOpened,
}

/// The segments of a file that count, and what is in the last of them.
struct OpenedLast {
    generation: u64,
    offsets: Vec<u64>,
    content: Arc<Vec<u8>>,
}

impl OpenedLast {
    /// Where the last one begins.
    fn offset(&self) -> u64 {
        self.offsets.last().copied().unwrap_or(0)
    }
}

/// Which segments there are.
#[derive(Default)]
pub(super) struct FoundSegments {
    /// The generation that counts, with its offsets in order; none if the file is not there.
    pub(super) counts: Option<(u64, Vec<u64>)>,
    /// All segments.
    pub(super) all: BTreeSet<(u64, u64)>,
}

impl FoundSegments {
    fn newest(&self) -> u64 {
        self.all.last().map_or(0, |(generation, _)| *generation)
    }
}

impl Segments<'_> {
    pub(super) fn find(&self) -> io::Result<FoundSegments> {
        let listed = match self.fs.list(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(FoundSegments::default());
            }
            listed => listed?,
        };
        let names = listed.iter().filter_map(|entry| entry.name.to_str());
        let all: BTreeSet<(u64, u64)> = names.filter_map(read_name).collect();
        let counts = all.iter().rev().find(|(_, offset)| *offset == 0);
        let offsets = |generation: u64| {
            let own = all.range((generation, 0)..=(generation, u64::MAX));
            (generation, own.map(|(_, offset)| *offset).collect())
        };
        let counts = counts.map(|(generation, _)| offsets(*generation));
        Ok(FoundSegments { counts, all })
    }

    fn path(&self, generation: u64, offset: u64) -> String {
        format!("{}/{generation}-{offset:012}{ENDING}", self.folder)
    }

    /// Where the last segment lies, if there is any.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn last_path(&self) -> io::Result<Option<String>> {
        let counts = self.find()?.counts;
        Ok(counts.and_then(|(generation, offsets)| Some(self.path(generation, *offsets.last()?))))
    }

    /// Where all segments lie, those that do not count and one that was never put in its place included.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn paths(&self) -> io::Result<Vec<String>> {
        let all = self.find()?.all.into_iter();
        let next = format!("{}/{NEXT}", self.folder);
        let paths = all.map(|(generation, offset)| self.path(generation, offset));
        Ok(paths.chain(std::iter::once(next)).collect())
    }

    /// What else lies in the folder: what is no segment by its name, and what is one by its name alone.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn strays(&self) -> io::Result<Vec<String>> {
        let is_stray = |name: &&str| read_name(name).is_none() && *name != NEXT;
        let listed = self.fs.list(&self.folder)?;
        let names = listed.iter().filter_map(|entry| entry.name.to_str());
        let path = |name: &str| format!("{}/{name}", self.folder);
        let mut strays: Vec<String> = names.filter(is_stray).map(path).collect();
        if let Some((generation, offsets)) = self.find()?.counts
            && self
                .content(generation, *offsets.last().unwrap_or(&0))
                .is_err()
            && let Ok(own) = self.chain(generation, &offsets)
        {
            let others = offsets.iter().filter(|offset| !own.contains(offset));
            strays.extend(others.map(|offset| self.path(generation, *offset)));
        }
        Ok(strays)
    }

    /// The segments of which each begins where the one before it ends; the others are none. Only for where something
    /// does not fit, because each is opened.
    ///
    /// # Errors
    ///
    /// The system's; that one of them does not open, or that one is missing before one that opens.
    fn chain(&self, generation: u64, offsets: &[u64]) -> io::Result<Vec<u64>> {
        let mut own = vec![0];
        let mut end = self.content(generation, 0)?.len() as u64;
        while offsets.contains(&end) && own.last() != Some(&end) {
            own.push(end);
            end += self.content(generation, end)?.len() as u64;
        }
        let mut behind = offsets.iter().filter(|offset| **offset > end);
        match behind.any(|offset| self.content(generation, *offset).is_ok()) {
            true => Err(damaged()),
            false => Ok(own),
        }
    }

    /// The generation that counts and its segments, without what is one by its name alone; and what is in the last.
    fn opened_last(&self) -> io::Result<Option<OpenedLast>> {
        let Some((generation, offsets)) = self.find()?.counts else {
            return Ok(None);
        };
        let last = offsets.last().copied().unwrap_or(0);
        let (offsets, content) = match self.content(generation, last) {
            Ok(content) => (offsets, content),
            Err(error) if last == 0 => return Err(error),
            Err(_) => {
                let own = self.chain(generation, &offsets)?;
                let last = own.last().copied().unwrap_or(0);
                let content = self.content(generation, last)?;
                (own, content)
            }
        };
        Ok(Some(OpenedLast {
            generation,
            offsets,
            content,
        }))
    }

    pub(super) fn content(&self, generation: u64, offset: u64) -> io::Result<Arc<Vec<u8>>> {
        let path = self.path(generation, offset);
        let size = self.fs.length(&path)?.ok_or(io::ErrorKind::NotFound)?;
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let sealed = self.fs.read_at(&path, 0, size)?;
        let mut last = self.last.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, old, content)) = &*last
            && *of == path
            && *old == sealed
        {
            return Ok(Arc::clone(content));
        }
        let content = Arc::new(open_padded(self.key, &sealed)?);
        *last = Some((path, sealed, Arc::clone(&content)));
        Ok(content)
    }

    /// The size of the file; `None` if it is not there.
    ///
    /// # Errors
    ///
    /// The system's; that the last segment does not open.
    pub fn length(&self) -> io::Result<Option<u64>> {
        let last = self.opened_last()?;
        Ok(last.map(|last| last.offset() + last.content.len() as u64))
    }

    /// Up to `length` bytes from `from` on.
    ///
    /// # Errors
    ///
    /// The system's; that a segment does not open or is missing.
    pub fn read(&self, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let counts = self.find()?.counts;
        let (generation, offsets) = counts.ok_or(io::ErrorKind::NotFound)?;
        match self.read_of(generation, &offsets, from, length) {
            Err(error) if error.raw_os_error().is_none() && offsets.len() > 1 => {
                let own = self.chain(generation, &offsets)?;
                match own == offsets {
                    true => Err(error),
                    false => self.read_of(generation, &own, from, length),
                }
            }
            read => read,
        }
    }

    fn read_of(
        &self,
        generation: u64,
        offsets: &[u64],
        from: u64,
        length: usize,
    ) -> io::Result<Vec<u8>> {
        let to = from.saturating_add(length as u64);
        let mut bytes = Vec::new();
        for (at, offset) in offsets.iter().enumerate() {
            let next = offsets.get(at + 1).copied();
            if *offset >= to || next.is_some_and(|next| next <= from) {
                continue;
            }
            let content = self.content(generation, *offset)?;
            let end = offset + content.len() as u64;
            if next.is_some_and(|next| next != end) {
                return Err(damaged());
            }
            let within = |place: u64| {
                let place = place.clamp(*offset, end) - offset;
                usize::try_from(place).unwrap_or(usize::MAX)
            };
            bytes.extend_from_slice(&content[within(from)..within(to)]);
        }
        Ok(bytes)
    }

    /// Adds to the end of the file, which is made if it is not there.
    ///
    /// # Errors
    ///
    /// The system's; nothing was added then.
    pub fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let Some(opened) = self.opened_last()? else {
            let newest = self.find()?.newest();
            self.fs.make_folder(&self.folder)?;
            return self.write(newest + 1, 0, None, bytes);
        };
        let last = opened.offset();
        let OpenedLast {
            generation,
            content,
            ..
        } = opened;
        let is_full = content.ends_with(b"\n") && content.len() + bytes.len() > SEGMENT;
        let like = self.path(generation, last);
        if is_full {
            let offset = last + content.len() as u64;
            return self.write(generation, offset, Some(&like), bytes);
        }
        let whole = [content.as_slice(), bytes].concat();
        self.write(generation, last, Some(&like), &whole)
    }

    /// Puts a segment in its place, durably.
    fn write(
        &self,
        generation: u64,
        offset: u64,
        like: Option<&str>,
        content: &[u8],
    ) -> io::Result<()> {
        let next = format!("{}/{NEXT}", self.folder);
        // One of this name is left of a process that was killed.
        self.drop_file(&next)?;
        let sealed = seal_padded(self.key, content)?;
        match like {
            Some(like) => self.fs.stage(&next, Some(like), &sealed)?,
            // As a log in the clear: its folder says whether the group has it, and nobody else does.
            None => self
                .fs
                .stage_at_most(&next, &self.folder, &sealed, MOST_OPEN)?,
        }
        self.fs.rename(&next, &self.path(generation, offset))?;
        self.fs.sync_folder(&self.folder)
    }

    fn drop_file(&self, path: &str) -> io::Result<()> {
        match self.fs.unlink(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Cuts the file off after `length` bytes.
    ///
    /// # Errors
    ///
    /// The system's; a part may have been cut off.
    pub fn truncate(&self, length: u64) -> io::Result<()> {
        let opened = self.opened_last()?.ok_or(io::ErrorKind::NotFound)?;
        let OpenedLast {
            generation,
            offsets,
            ..
        } = opened;
        let (kept, gone): (Vec<u64>, Vec<u64>) = offsets
            .into_iter()
            .partition(|offset| *offset == 0 || *offset < length);
        for offset in gone.iter().rev() {
            self.fs.unlink(&self.path(generation, *offset))?;
            // In whatever order a power cut leaves them: no segment without the one before it.
            self.fs.sync_folder(&self.folder)?;
        }
        let last = kept.last().copied().unwrap_or(0);
        let content = self.content(generation, last)?;
        let left = usize::try_from(length.saturating_sub(last)).unwrap_or(usize::MAX);
        if left >= content.len() {
            return Ok(());
        }
        let like = self.path(generation, last);
        self.write(generation, last, Some(&like), &content[..left])
    }

    /// Makes the file these bytes, whatever it was.
    ///
    /// # Errors
    ///
    /// The system's; the file is as it was then, unless only the old one could not be removed.
    pub fn replace(&self, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        self.fs.make_folder(&self.folder)?;
        let found = self.find()?;
        let generation = found.newest() + 1;
        let old = self.last_path()?;
        let like = old.as_deref().or(like);
        for (offset, part) in parts(bytes).into_iter().rev() {
            self.write(generation, offset, like, part)?;
        }
        let kept = self.with_other_lines(found.counts.map_or(0, |(counts, _)| counts), bytes)?;
        self.drop_files(found.all.difference(&kept).copied().collect())
    }

    /// Removes the file.
    ///
    /// # Errors
    ///
    /// The system's; `NotFound` if it is not there.
    pub fn remove(&self) -> io::Result<()> {
        let FoundSegments { counts, mut all } = self.find()?;
        let (generation, _) = counts.ok_or(io::ErrorKind::NotFound)?;
        // An older generation must not count again.
        let own = all.split_off(&(generation, 0));
        self.drop_files(all)?;
        self.fs.unlink(&self.path(generation, 0))?;
        self.fs.sync_folder(&self.folder)?;
        self.drop_files(own)
    }

    /// Makes durable which segments there are, and removes those of before the file was last written whole, which
    /// somebody may have been stopped at.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn settle(&self) -> io::Result<()> {
        let FoundSegments { counts, mut all } = self.find()?;
        self.fs.sync_folder(&self.folder)?;
        let Some((generation, _)) = counts else {
            return Ok(());
        };
        all.split_off(&(generation, 0));
        if all.is_empty() {
            return Ok(());
        }
        let length = self.length()?.unwrap_or(0);
        let whole = self.read(0, usize::try_from(length).unwrap_or(usize::MAX))?;
        let kept = self.with_other_lines(generation, &whole)?;
        self.drop_files(all.difference(&kept).copied().collect())
    }

    /// Removes segments that do not count, those with which a file begins first.
    fn drop_files(&self, segments: BTreeSet<(u64, u64)>) -> io::Result<()> {
        if segments.is_empty() {
            return Ok(());
        }
        let (begin, rest): (Vec<_>, Vec<_>) = segments.into_iter().partition(|(_, at)| *at == 0);
        for (generation, offset) in begin.into_iter().chain(rest) {
            self.drop_file(&self.path(generation, offset))?;
        }
        self.fs.sync_folder(&self.folder)
    }

    /// Makes durable what somebody else wrote.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn resync(&self) -> io::Result<()> {
        let last = self.opened_last()?.ok_or(io::ErrorKind::NotFound)?;
        let path = self.path(last.generation, last.offset());
        self.fs.resync(&path, 0)?;
        self.fs.sync_folder(&self.folder)
    }
}

/// What is in a file of which these are the segments, by their names.
///
/// # Errors
///
/// That one of them does not open or is missing.
pub fn joined(key: &WorkspaceKey, segments: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
    let named = segments.iter();
    let named = named.filter_map(|(name, sealed)| Some((read_name(name)?, sealed)));
    let all: BTreeMap<(u64, u64), &Vec<u8>> = named.collect();
    let counts = all.keys().rev().find(|(_, offset)| *offset == 0);
    let generation = counts.ok_or_else(damaged)?.0;
    let mut whole = Vec::new();
    for ((_, offset), sealed) in all.range((generation, 0)..=(generation, u64::MAX)) {
        if *offset != whole.len() as u64 {
            return Err(damaged());
        }
        whole.extend(open_padded(key, sealed)?);
    }
    Ok(whole)
}

/// In which order files of segments are put in place, so that whoever looks meanwhile sees the old file or the new one,
/// or a part of the new one that ends where a segment does: what is larger comes later. `is_new` says whether the
/// generation is.
#[must_use]
pub fn order_of(name: &str, is_new: bool, is_removed: bool) -> (bool, i128) {
    let offset = read_name(name).map_or(0, |(_, offset)| i128::from(offset));
    let offset = match is_new && !is_removed {
        true => -offset,
        false => offset,
    };
    (is_removed, offset)
}

/// The generation and the offset in the name of a segment.
fn read_name(name: &str) -> Option<(u64, u64)> {
    let (generation, offset) = name.strip_suffix(ENDING)?.split_once('-')?;
    let number = |text: &str| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    let found = (number(generation)?, number(offset)?);
    // A copy under a name that only looks like another one does not count.
    (format!("{}-{:012}{ENDING}", found.0, found.1) == name).then_some(found)
}

/// Whole lines of at most a segment's size, with their offsets; one line that is longer stays whole. There is at least
/// one part.
fn parts(bytes: &[u8]) -> Vec<(u64, &[u8])> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut end = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if end > from && end - from + line.len() > SEGMENT {
            parts.push((from as u64, &bytes[from..end]));
            from = end;
        }
        end += line.len();
    }
    parts.push((from as u64, &bytes[from..]));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_whole_lines() {
        assert_eq!(parts(b""), [(0, &b""[..])]);
        assert_eq!(parts(b"a\nb"), [(0, &b"a\nb"[..])]);
        let line = [vec![b'a'; 40_000], vec![b'\n']].concat();
        let three = line.repeat(3);
        let found = parts(&three);
        let offsets: Vec<u64> = found.iter().map(|(offset, _)| *offset).collect();
        assert_eq!(offsets, [0, 40_001, 80_002]);
        assert!(found.iter().all(|(_, part)| *part == line));
        let long = [vec![b'a'; 100_000], vec![b'\n', b'b', b'\n']].concat();
        assert_eq!(parts(&long)[1], (100_001, &b"b\n"[..]));
    }

    #[test]
    fn only_its_own_names_are_segments() {
        assert_eq!(read_name("1-000000000000.age"), Some((1, 0)));
        assert_eq!(read_name("12-000000065536.age"), Some((12, 65_536)));
        for name in [
            "1-0.age",
            "+1-000000000000.age",
            "1-000000000000",
            ".next",
            "1-000000000000 2.age",
        ] {
            assert_eq!(read_name(name), None, "{name}");
        }
    }
}
