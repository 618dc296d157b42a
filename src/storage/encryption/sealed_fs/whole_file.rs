//! A whole file of a sealed workspace: its bytes as they are above, and as they lie below.

use std::io;

use crate::casebook::errors::cause::Cause;
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::sealed_fs::sealed_path::{FileLayout, layout_of, unplaced};
use crate::storage::fs::disk::READ_LIMIT;
use crate::storage::fs::{SealedFiles, folder_of};

impl SealedFs {
    /// All of a file; `None` if it is not there.
    pub(super) fn whole(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let at = self.at(path)?;
        let layout = layout_of(path);
        let length = match layout {
            FileLayout::Segments => self.segments(path)?.length()?,
            _ => self.below.length(&at)?,
        };
        let Some(length) = length else {
            return Ok(None);
        };
        if length > READ_LIMIT {
            let cause = Cause::TooLarge {
                bytes: length,
                limit: READ_LIMIT,
            };
            return Err(cause.into_io(io::ErrorKind::InvalidData));
        }
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let bytes = match layout {
            FileLayout::Segments => self.segments(path)?.read(0, length)?,
            _ => self.below.read_at(&at, 0, length)?,
        };
        self.open_bytes(path, &bytes).map(Some)
    }

    /// Puts bytes in the place of a file that is one file below, whole or not at all.
    pub(super) fn replace(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let at = self.at(path)?;
        let next = unplaced(&self.key, path);
        // One of this name is left of a process that was killed.
        match self.below.unlink(&next) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let sealed = self.seal_bytes(path, bytes)?;
        self.below.stage(&next, Some(&at), &sealed)?;
        self.below.rename(&next, &at)?;
        self.below.sync_folder(folder_of(path))
    }
}
