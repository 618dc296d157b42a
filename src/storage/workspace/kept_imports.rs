//! What is kept of imports whose held rows are not all decided: one file for each list, for its author alone.

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::attachments::attach::copy_path;
use crate::storage::digest::sha256 as digest_of_bytes;
use crate::storage::error::failed;
use crate::storage::fs::lock::{acquire_as_opened, make_private_folder};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::authenticated_text::{append_mac, strip_mac};
use crate::storage::workspace::author_device::AuthorDevice;

/// The folder of what is kept.
const IMPORTS: &str = ".lastseen/imports";

/// The purpose of the MAC of an import, with the author behind it.
const PURPOSE: &str = "import of";

/// The most bytes of it that are read.
const LIMIT: usize = 1024 * 1024;

/// How many letters of the list's SHA-256 tell the files apart.
const DIGEST: usize = 16;

impl Workspace {
    fn kept_purpose(&self) -> String {
        format!("{PURPOSE} {}", self.author_device().author)
    }

    /// The path of what is kept of the list with this SHA-256.
    fn kept_path(&self, sha256: &str, ending: &str) -> String {
        let digest: String = sha256
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(DIGEST)
            .collect();
        let AuthorDevice { author, device, .. } = self.author_device();
        format!("{IMPORTS}/{author}-{device}-{digest}.{ending}")
    }

    /// Keeps something of the import of a list in the place of what was kept before.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn keep_import(&self, sha256: &str, text: &str) -> Result<(), Failure> {
        self.keep(&self.kept_path(sha256, "json"), text)
    }

    /// Keeps how a list was read, under the digest of its headers.
    ///
    /// # Errors
    ///
    /// As [`Workspace::keep_import`].
    pub fn keep_map(&self, headers: &str, text: &str) -> Result<(), Failure> {
        self.keep(&self.kept_path(headers, "map"), text)
    }

    /// How this author has read a list with headers of this digest; `None` if there was none.
    #[must_use]
    pub fn kept_map(&self, headers: &str) -> Option<String> {
        self.read_kept(&self.kept_path(headers, "map"))
    }

    fn keep(&self, path: &str, text: &str) -> Result<(), Failure> {
        self.writable()?;
        let fs = self.fs();
        let _held = acquire_as_opened(fs)?;
        make_private_folder(fs, IMPORTS)?;
        let new = format!("{path}.new");
        let text = append_mac(fs.account(), &self.kept_purpose(), text)?;
        // What a crash left is in the way.
        let _ = fs.unlink(&new);
        fs.stage_private(&new, text.as_bytes())
            .map_err(|error| failed(fs, FileOperation::Write, &new, &error))?;
        fs.rename(&new, path)
            .map_err(|error| failed(fs, FileOperation::Rename, path, &error))?;
        fs.sync_folder(IMPORTS)
            .map_err(|error| failed(fs, FileOperation::Sync, IMPORTS, &error))
    }

    /// What this author kept of the import of a list; `None` if nothing was, or somebody else wrote it.
    #[must_use]
    pub fn kept_import(&self, sha256: &str) -> Option<String> {
        self.read_kept(&self.kept_path(sha256, "json"))
    }

    /// What this author kept of all imports.
    #[must_use]
    pub fn kept_imports(&self) -> Vec<String> {
        let listed = self.fs().list(IMPORTS).unwrap_or_default();
        let paths = listed.iter().map(|entry| entry.name.to_string_lossy());
        let paths = paths.filter(|name| name.ends_with(".json"));
        paths
            .filter_map(|name| self.read_kept(&format!("{IMPORTS}/{name}")))
            .collect()
    }

    fn read_kept(&self, path: &str) -> Option<String> {
        let bytes = self.fs().read_at(path, 0, LIMIT).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let text = strip_mac(self.fs().account(), &self.kept_purpose(), &text);
        text.map(str::to_owned)
    }

    /// The bytes of an attached copy, if it is whole.
    #[must_use]
    pub fn attached_copy(&self, sha256: &str, name: &str, limit: usize) -> Option<Vec<u8>> {
        let path = copy_path(sha256, name);
        let bytes = self.fs().read_at(&path, 0, limit).ok()?;
        (digest_of_bytes(&bytes) == sha256).then_some(bytes)
    }
}
