//! A workspace on a real disk or on a simulated one, for tests that must hold on both.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lastseen::storage::encryption::sealed_fs::SealedFs;
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::Fs;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;
use tempfile::TempDir;

use super::simulated_disk::{InMemoryFs, SpecialFile, is_sealed_run};

/// An empty workspace on one of the filesystems.
pub struct TestDisk {
    /// Its files.
    pub fs: Arc<dyn Fs>,
    /// The simulated disk, if it is one.
    pub memory: Option<InMemoryFs>,
    /// The folder on the real disk, if it is one.
    pub folder: Option<TempDir>,
    /// Whether what lies in that folder is not what the workspace sees.
    pub is_sealed: bool,
}

impl TestDisk {
    /// An empty workspace in a temporary folder.
    pub fn on_disk() -> Self {
        if is_sealed_run() {
            return Self::sealed_on_disk();
        }
        let folder = tempfile::tempdir().unwrap();
        let fs = Arc::new(Disk::open(folder.path()).unwrap());
        init(&*fs, "Refusals").unwrap();
        Self {
            fs,
            memory: None,
            folder: Some(folder),
            is_sealed: false,
        }
    }

    /// Where a file of the workspace lies on the real disk.
    pub fn place_of(&self, path: &str) -> PathBuf {
        let below = match self.fs.sealed() {
            Some(sealed) => sealed.path_below(path).unwrap(),
            None => path.to_owned(),
        };
        self.fs.root().join(below)
    }

    /// An empty workspace on a simulated disk.
    pub fn in_memory() -> Self {
        Self::on(InMemoryFs::new(Path::new("/memory")))
    }

    /// An empty sealed workspace in a temporary folder.
    pub fn sealed_on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(Disk::open(folder.path()).unwrap());
        let key = WorkspaceKey::generate();
        std::fs::create_dir(folder.path().join("keys")).unwrap();
        std::fs::write(folder.path().join("keys/workspace.pub"), key.public_text()).unwrap();
        let fs = Arc::new(SealedFs::new(disk, key));
        init(&*fs, "Refusals").unwrap();
        Self {
            fs,
            memory: None,
            folder: Some(folder),
            is_sealed: true,
        }
    }

    /// An empty sealed workspace on a simulated disk.
    pub fn sealed_in_memory() -> Self {
        Self::on(InMemoryFs::sealed(Path::new("/memory")))
    }

    fn on(memory: InMemoryFs) -> Self {
        init(&memory, "Refusals").unwrap();
        Self {
            fs: Arc::new(memory.clone()),
            memory: Some(memory),
            folder: None,
            is_sealed: false,
        }
    }

    /// Writes a file, as another program would.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        if self.is_sealed {
            let mut folder = String::new();
            for part in path
                .split('/')
                .rev()
                .skip(1)
                .collect::<Vec<_>>()
                .iter()
                .rev()
            {
                folder = format!("{folder}/{part}")
                    .trim_start_matches('/')
                    .to_owned();
                self.fs.make_folder(&folder).unwrap();
            }
            let _ = self.fs.unlink(path);
            return self.fs.stage(path, None, bytes).unwrap();
        }
        match (&self.memory, &self.folder) {
            (Some(memory), _) => memory.put(path, SpecialFile::File(bytes.to_vec())),
            (_, Some(folder)) => {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
            (None, None) => unreachable!(),
        }
    }

    /// The text of a file, if it is there.
    pub fn get(&self, path: &str) -> Option<String> {
        if self.is_sealed {
            let length = self.fs.length(path).unwrap()?;
            let bytes = self.fs.read_at(path, 0, length.try_into().unwrap());
            // A folder is no file.
            return Some(String::from_utf8(bytes.ok()?).unwrap());
        }
        let bytes = match (&self.memory, &self.folder) {
            (Some(memory), _) => match memory.get(path) {
                Some(SpecialFile::File(bytes)) => Some(bytes),
                _ => None,
            },
            (_, Some(folder)) => std::fs::read(folder.path().join(path)).ok(),
            (None, None) => unreachable!(),
        };
        bytes.map(|bytes| String::from_utf8(bytes).unwrap())
    }

    /// The person's file.
    pub fn person(&self) -> String {
        self.get("people/p-4f7k9q2m8x.ron").unwrap()
    }

    /// Writes the file of the person.
    pub fn put_person(&self, text: &str) {
        self.put("people/p-4f7k9q2m8x.ron", text);
    }

    /// Opens the workspace as somebody, who finds nothing wrong.
    pub fn open(&self, author: &str) -> Workspace {
        let (workspace, problems) =
            Workspace::open_on(self.fs.clone(), AuthorDevice::new(author, "laptop")).unwrap();
        assert_eq!(problems, []);
        workspace
    }

    /// The names in a folder, in order.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .fs
            .list(folder)
            .unwrap_or_default()
            .into_iter()
            .map(|listed| listed.name.into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}
