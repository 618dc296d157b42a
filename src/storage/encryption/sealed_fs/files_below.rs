//! The files below a sealed workspace: where they lie on the disk, and what is in their bytes, as git has them, too.

use std::collections::BTreeMap;
use std::io;

use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::sealed_fs::sealed_file::{open, open_padded, seal, seal_padded};
use crate::storage::encryption::sealed_fs::sealed_path::{
    FileLayout, below, layout_of, name_above,
};
use crate::storage::encryption::sealed_fs::segments::joined;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::{EntryType, Fs, SealedFiles};

impl SealedFiles for SealedFs {
    fn path_below(&self, path: &str) -> io::Result<String> {
        below(self.key.names(), path)
    }

    fn files_below(&self) -> &dyn Fs {
        &*self.below
    }

    fn key(&self) -> &WorkspaceKey {
        &self.key
    }

    fn file_of_segments(&self, folder: &str) -> Option<String> {
        let (around, name) = folder.rsplit_once('/')?;
        let name = name_above(self.key.names(), around, name, EntryType::Folder)?;
        let path = format!("{around}/{name}");
        let is_it = self.at(&path).is_ok_and(|below| below == folder);
        is_it.then_some(path)
    }

    fn open_segments(&self, segments: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
        joined(&self.key, segments)
    }

    fn older_parts(&self, path: &str) -> io::Result<Vec<Vec<u8>>> {
        match layout_of(path) {
            FileLayout::Segments => self.segments(path)?.older(),
            _ => Ok(Vec::new()),
        }
    }

    fn open_bytes(&self, path: &str, sealed: &[u8]) -> io::Result<Vec<u8>> {
        match layout_of(path) {
            FileLayout::Padded => open_padded(&self.key, sealed),
            FileLayout::Unpadded => open(&self.key, sealed),
            FileLayout::Clear | FileLayout::Segments => Ok(sealed.to_vec()),
        }
    }

    fn seal_bytes(&self, path: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match layout_of(path) {
            FileLayout::Clear => Ok(bytes.to_vec()),
            // It is not one file.
            FileLayout::Segments => Err(io::ErrorKind::IsADirectory.into()),
            FileLayout::Padded => seal_padded(&self.key, bytes),
            FileLayout::Unpadded => seal(&self.key, bytes),
        }
    }
}
