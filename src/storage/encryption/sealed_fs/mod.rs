//! The files of a sealed workspace: an `Fs` over another one. Above it stand the paths and bytes of a workspace as they
//! always were; below it lie `age` files that the workspace's key opens.
//!
//! - `files_below`: where its files lie on the disk, and what is in their bytes.
//! - `hidden_name`: the names of files that say something.
//! - `older_segments`: segments from before a file was last written whole.
//! - `padding`: what hides the size of a file.
//! - `sealed_file`: one `age` file: sealing, opening, reading a part of it.
//! - `sealed_path`: where a file lies below, and the closed list of what lies in the clear.
//! - `segments`: a file that grows, in segments.
//! - `streaming`: sealing what is not whole in memory.
//! - `whole_file`: the bytes of a whole file, above and below.

mod files_below;
mod hidden_name;
mod older_segments;
mod padding;
mod sealed_file;
pub mod sealed_path;
pub mod segments;
mod streaming;
mod whole_file;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::casebook::errors::problem::Reason;
use crate::storage::encryption::sealed_fs::sealed_file::{
    damaged, length_of, open_stream, read_part,
};
use crate::storage::encryption::sealed_fs::sealed_path::{
    FileLayout, PUBLIC, layout_of, name_above, unplaced,
};
use crate::storage::encryption::sealed_fs::segments::{LastOpened, Segments};
use crate::storage::encryption::sealed_fs::streaming::{
    SealedScratch, SealingReader, UnpaddingReader,
};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::{
    DirEntry, EntryType, FileToStage, Fs, LockGuard, MIGRATION_PLAN, Moment, RECORD_LIMIT,
    SealedFiles, Swept,
};
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::account_state::AccountState;

/// How much larger a sealed record may be than what is in it.
const GROWTH: u64 = 128 * 1024;

/// The most bytes of the file with the public key that are read.
const PUBLIC_LIMIT: usize = 1024;

/// The files of a sealed workspace.
pub struct SealedFs {
    below: Arc<dyn Fs>,
    key: WorkspaceKey,
    last: LastOpened,
}

impl SealedFs {
    /// The workspace whose files lie in `below`, sealed with this key.
    #[must_use]
    pub fn new(below: Arc<dyn Fs>, key: WorkspaceKey) -> Self {
        Self {
            below,
            key,
            last: LastOpened::default(),
        }
    }

    fn at(&self, path: &str) -> io::Result<String> {
        self.path_below(path)
    }

    fn segments(&self, path: &str) -> io::Result<Segments<'_>> {
        Ok(Segments {
            fs: &*self.below,
            key: &self.key,
            folder: self.at(path)?,
            last: &self.last,
        })
    }

    /// The file whose permissions another one is to have.
    fn like(&self, path: &str) -> io::Result<Option<String>> {
        match layout_of(path) {
            FileLayout::Segments => self.segments(path)?.last_path(),
            _ => self.at(path).map(Some),
        }
    }

    /// Whether the file of this path lies in the segments of this folder below. One under another key has no name here.
    fn is_in_segments(&self, path: &str, below: &DirEntry) -> bool {
        let is_revealed = self
            .at(path)
            .is_ok_and(|at| at.rsplit('/').next() == below.name.to_str());
        below.sort == EntryType::Folder && layout_of(path) == FileLayout::Segments && is_revealed
    }

    fn above(&self, folder: &str, name: &OsString, sort: EntryType) -> Option<OsString> {
        let name = name.to_str()?;
        name_above(self.key.names(), folder, name, sort).map(OsString::from)
    }
}

impl Fs for SealedFs {
    fn root(&self) -> &Path {
        self.below.root()
    }

    fn account(&self) -> &AccountState {
        self.below.account()
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let mut listed = Vec::new();
        for DirEntry { name: below, sort } in self.below.list(folder)? {
            let Some(name) = self.above(folder, &below, sort) else {
                continue;
            };
            let path = format!("{folder}/{}", name.to_string_lossy());
            let entry = DirEntry { name: below, sort };
            let is_segments = self.is_in_segments(&path, &entry);
            if is_segments && self.segments(&path)?.last_path()?.is_none() {
                continue;
            }
            let sort = if is_segments { EntryType::File } else { sort };
            listed.push(DirEntry { name, sort });
        }
        Ok(listed)
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        Ok(self
            .read_within(path, RECORD_LIMIT)?
            .map(|(bytes, _)| bytes))
    }

    fn read_stamped(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        self.read_within(path, RECORD_LIMIT)
    }

    fn stamp(&self, path: &str) -> Result<Option<Stamp>, Reason> {
        let at = self.at(path);
        self.below
            .stamp(&at.map_err(|error| Reason::Unreadable(error.into()))?)
    }

    fn read_within(&self, path: &str, limit: u64) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        let unreadable = |error: io::Error| Reason::Unreadable(error.into());
        let at = self.at(path).map_err(unreadable)?;
        let read = match layout_of(path) {
            FileLayout::Segments => return Err(Reason::NotAFile),
            FileLayout::Clear => return self.below.read_within(&at, limit),
            FileLayout::Padded | FileLayout::Unpadded => {
                self.below.read_within(&at, limit + GROWTH)
            }
        };
        let (sealed, stamp) = match read {
            Ok(Some(read)) => read,
            Ok(None) => return Ok(None),
            Err(Reason::TooLarge { .. }) => {
                let length = self.length(path).map_err(unreadable)?;
                let bytes = length.unwrap_or(0);
                return Err(Reason::TooLarge { bytes, limit });
            }
            Err(reason) => return Err(reason),
        };
        let bytes = self.open_bytes(path, &sealed).map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            return Err(Reason::TooLarge {
                bytes: bytes.len() as u64,
                limit,
            });
        }
        Ok(Some((bytes, stamp)))
    }

    fn stamps(&self, folder: &str) -> io::Result<Vec<(OsString, Stamp)>> {
        let stamps = self.below.stamps(folder)?.into_iter();
        let above = |(name, stamp)| Some((self.above(folder, &name, EntryType::File)?, stamp));
        Ok(stamps.filter_map(above).collect())
    }

    fn sweep(&self, folder: &str) -> io::Result<Vec<Swept>> {
        let mut swept = self.below.sweep(folder)?;
        swept.retain_mut(|one| {
            let above = self.above(folder, &one.name, EntryType::File);
            above.map(|name| one.name = name).is_some()
        });
        Ok(swept)
    }

    fn moment(&self) -> Option<Moment> {
        self.below.moment()
    }

    fn scratch(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        let to = self.below.scratch(&self.at(path)?)?;
        Ok(Box::new(SealedScratch::new(&self.key, to)?))
    }

    fn is_remote(&self) -> bool {
        self.below.is_remote()
    }

    fn is_sealed(&self) -> bool {
        true
    }

    fn sealed(&self) -> Option<&dyn SealedFiles> {
        Some(self)
    }

    fn is_as_opened(&self) -> io::Result<bool> {
        if self.below.length(MIGRATION_PLAN)?.is_some() {
            return Ok(false);
        }
        let public = match self.below.read_at(PUBLIC, 0, PUBLIC_LIMIT) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            public => public?,
        };
        Ok(public.trim_ascii() == self.key.public_text().as_bytes())
    }

    fn lies_at(&self, path: &str) -> io::Result<Vec<String>> {
        match layout_of(path) {
            FileLayout::Segments => self.segments(path)?.paths(),
            _ => Ok(vec![self.at(path)?, unplaced(&self.key, path)]),
        }
    }

    fn strays(&self, path: &str) -> io::Result<Vec<String>> {
        match layout_of(path) {
            FileLayout::Segments => self.segments(path)?.strays(),
            _ => Ok(Vec::new()),
        }
    }

    fn told_name(&self, folder: &str, name: &str) -> Option<String> {
        name_above(self.key.names(), folder, name, EntryType::File)
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        let at = self.at(path)?;
        let length = match layout_of(path) {
            FileLayout::Clear => self.below.length(&at)?,
            FileLayout::Segments => self.segments(path)?.length()?,
            FileLayout::Unpadded => length_of(&*self.below, &at)?,
            FileLayout::Padded => match self.below.length(&at)? {
                None => None,
                Some(_) => {
                    let opened = open_stream(&*self.below, at, &self.key)?;
                    let mut reader = UnpaddingReader::new(opened);
                    Some(io::copy(&mut reader, &mut io::sink())?)
                }
            },
        };
        match length {
            // A folder has no ending.
            None if self.below.list(path).is_ok() => Ok(Some(0)),
            length => Ok(length),
        }
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let at = self.at(path)?;
        match layout_of(path) {
            FileLayout::Clear => self.below.read_at(&at, from, length),
            FileLayout::Segments => self.segments(path)?.read(from, length),
            FileLayout::Unpadded => read_part(&*self.below, &at, &self.key, from, length),
            FileLayout::Padded => {
                let bytes = self.whole(path)?.ok_or(io::ErrorKind::NotFound)?;
                let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
                let to = from.saturating_add(length).min(bytes.len());
                Ok(bytes[from..to].to_vec())
            }
        }
    }

    fn stream<'f>(&'f self, path: &str) -> io::Result<Option<Box<dyn Read + 'f>>> {
        let opened = || open_stream(&*self.below, self.at(path)?, &self.key);
        Ok(match layout_of(path) {
            FileLayout::Clear | FileLayout::Segments => None,
            FileLayout::Unpadded => Some(Box::new(opened()?)),
            FileLayout::Padded => Some(Box::new(UnpaddingReader::new(opened()?))),
        })
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        self.below.make_folder(path)
    }

    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        let like = match like {
            Some(like) => self.like(like)?,
            None => None,
        };
        if layout_of(path) == FileLayout::Segments {
            let segments = self.segments(path)?;
            if segments.last_path()?.is_some() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            return segments.replace(like.as_deref(), bytes);
        }
        let sealed = self.seal_bytes(path, bytes)?;
        self.below.stage(&self.at(path)?, like.as_deref(), &sealed)
    }

    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        let seal = |(at, file): (usize, &FileToStage<'_>)| {
            let like = file.like.map(|like| self.like(like)).transpose();
            let sealed = like.and_then(|like| {
                let path = self.at(file.path)?;
                Ok((
                    path,
                    like.flatten(),
                    self.seal_bytes(file.path, file.bytes)?,
                ))
            });
            sealed.map_err(|error| (at, error))
        };
        let sealed: Result<Vec<_>, _> = files.par_iter().enumerate().map(seal).collect();
        let sealed = sealed?;
        let below = sealed.iter().map(|(path, like, bytes)| FileToStage {
            path,
            like: like.as_deref(),
            bytes,
        });
        let below: Vec<_> = below.collect();
        self.below.stage_all(&below, tell)
    }

    fn stage_at_most(&self, path: &str, like: &str, bytes: &[u8], most: u32) -> io::Result<()> {
        if layout_of(path) == FileLayout::Segments {
            return self.stage(path, Some(like), bytes);
        }
        let (at, sealed) = (self.at(path)?, self.seal_bytes(path, bytes)?);
        match self.like(like)? {
            Some(like) => self.below.stage_at_most(&at, &like, &sealed, most),
            None => self.below.stage_private(&at, &sealed),
        }
    }

    fn stage_private(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if layout_of(path) == FileLayout::Segments {
            return self.stage(path, None, bytes);
        }
        let sealed = self.seal_bytes(path, bytes)?;
        self.below.stage_private(&self.at(path)?, &sealed)
    }

    fn stage_from(&self, path: &str, like: &str, most: u32, from: &mut dyn Read) -> io::Result<()> {
        let layout = layout_of(path);
        if matches!(layout, FileLayout::Clear | FileLayout::Segments) {
            // Of what is in the clear or in segments, nothing is large.
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes)?;
            return self.stage_at_most(path, like, &bytes, most);
        }
        let like = self.like(like)?.unwrap_or_default();
        let is_padded = layout == FileLayout::Padded;
        let mut sealed = SealingReader::new(&self.key, from, is_padded)?;
        self.below
            .stage_from(&self.at(path)?, &like, most, &mut sealed)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match layout_of(path) {
            FileLayout::Clear => self.below.append(&self.at(path)?, bytes),
            FileLayout::Segments => self.segments(path)?.append(bytes),
            FileLayout::Padded | FileLayout::Unpadded => {
                let mut all = self.whole(path)?.unwrap_or_default();
                all.extend_from_slice(bytes);
                self.replace(path, &all)
            }
        }
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        match layout_of(path) {
            FileLayout::Clear => self.below.truncate(&self.at(path)?, length),
            FileLayout::Segments => self.segments(path)?.truncate(length),
            FileLayout::Padded | FileLayout::Unpadded => {
                let mut all = self.whole(path)?.ok_or(io::ErrorKind::NotFound)?;
                all.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                self.replace(path, &all)
            }
        }
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        match layout_of(path) {
            FileLayout::Clear => self.below.resync(&self.at(path)?, from),
            FileLayout::Segments => self.segments(path)?.resync(),
            FileLayout::Padded | FileLayout::Unpadded => self.below.resync(&self.at(path)?, 0),
        }
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        if layout_of(&format!("{path}/x.facts")) == FileLayout::Segments {
            for entry in self.below.list(path)? {
                let name = self.above(path, &entry.name, entry.sort);
                let file = name.map(|name| format!("{path}/{}", name.to_string_lossy()));
                if let Some(file) = file.filter(|file| self.is_in_segments(file, &entry)) {
                    self.segments(&file)?.settle()?;
                }
            }
        }
        self.below.sync_folder(path)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (old, new) = (layout_of(from), layout_of(to));
        if old == new && new != FileLayout::Segments {
            return self.below.rename(&self.at(from)?, &self.at(to)?);
        }
        let bytes = self.whole(from)?.ok_or(io::ErrorKind::NotFound)?;
        if new == FileLayout::Segments {
            let like = self.like(from)?;
            self.segments(to)?.replace(like.as_deref(), &bytes)?;
        } else {
            self.replace(to, &bytes)?;
        }
        self.unlink(from)
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        match layout_of(path) {
            FileLayout::Segments => self.segments(path)?.remove(),
            _ => self.below.unlink(&self.at(path)?),
        }
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.below.refuses_writing(folder)
    }

    fn is_locked(&self, path: &str) -> bool {
        self.at(path).is_ok_and(|at| self.below.is_locked(&at))
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        match layout_of(path) {
            FileLayout::Clear => self.below.try_lock(&self.at(path)?),
            // A lock file holds nothing; one that is not in the list would be no lock above.
            _ => Err(damaged()),
        }
    }
}
