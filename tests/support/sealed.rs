//! A sealed workspace with its key, and whether words of it lie on the disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use lastseen::storage::encryption::sealed_fs::SealedFs;
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::fs::{Fs, SealedFiles};

use super::run::Run;
use super::workspace::TestWorkspace;

/// A sealed workspace; its key lies in the home, and the environment names it.
pub struct SealedWorkspace {
    pub workspace: TestWorkspace,
    /// The public key of who can open it.
    pub public: String,
}

impl SealedWorkspace {
    /// A new one with this title.
    pub fn new(title: &str) -> Self {
        let workspace = TestWorkspace::without_workspace();
        let (path, public) = new_key(&workspace, "my-key.txt");
        let init = ["init", "workspace", "--sealed", "--encrypt-to", &public];
        workspace
            .run(&[&init[..], &["--title", title]].concat())
            .done();
        Self::with_key(workspace, &path, public)
    }

    /// A workspace of these files, sealed afterwards.
    pub fn of(files: &[(&str, &[u8])]) -> Self {
        let workspace = TestWorkspace::with(files);
        let (path, public) = new_key(&workspace, "my-key.txt");
        let run = workspace.run(&["seal", "--member", "Anna", &public, "--yes"]);
        assert_eq!(run.code, 0, "{}", run.err);
        Self::with_key(workspace, &path, public)
    }

    fn with_key(workspace: TestWorkspace, key: &Path, public: String) -> Self {
        let temporary = workspace.home().join("tmp");
        fs::create_dir(&temporary).unwrap();
        Self {
            workspace: workspace
                .variable("LASTSEEN_IDENTITY", key.to_str().unwrap())
                .variable("TMPDIR", temporary.to_str().unwrap()),
            public,
        }
    }

    /// Runs a command that has to succeed without a word on standard error.
    #[track_caller]
    pub fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        let told = (run.code, run.err.as_str());
        assert_eq!(told, (0, ""), "{arguments:?}: {}", run.out);
        run.out
    }

    /// Runs a command.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.workspace.run(arguments)
    }

    /// Adds a person of this name, and gives the id.
    pub fn add_person(&self, name: &str) -> String {
        let out = self.done(&["add", "person", &format!("name={name}")]);
        out.trim().to_owned()
    }

    /// Asserts that none of these words stands in the name or the bytes of a file below the home, which holds the
    /// workspace, the settings, the state and the temporary files.
    #[track_caller]
    pub fn assert_silent(&self, words: &[&str]) {
        assert_eq!(files_with(self.workspace.home(), words), [""; 0]);
    }
}

/// The key of the workspace in a folder, which a member's key opens.
pub fn workspace_key(workspace: &Path, member: &Path) -> Identity {
    let member: Identity = fs::read_to_string(member).unwrap().trim().parse().unwrap();
    let text = opened(&workspace.join("keys/workspace.age"), &member);
    let key = text
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-"));
    key.unwrap().parse().unwrap()
}

/// What is in a sealed file, without its padding.
pub fn opened(file: &Path, key: &Identity) -> String {
    let text = age::decrypt(key, &fs::read(file).unwrap()).unwrap();
    String::from_utf8(text).unwrap().trim_end().to_owned() + "\n"
}

/// Replaces a text in a sealed file, as an editor does.
pub fn edit_sealed(file: &Path, key: &Identity, from: &str, to: &str) {
    let text = String::from_utf8(age::decrypt(key, &fs::read(file).unwrap()).unwrap()).unwrap();
    assert!(text.contains(from), "{text}");
    let text = text.replacen(from, to, 1);
    fs::write(
        file,
        age::encrypt(&key.to_public(), text.as_bytes()).unwrap(),
    )
    .unwrap();
}

/// The files of a workspace's folder, as the program sees them; `None` if the folder is none that is sealed.
fn sealed_files(folder: &Path, member: &Path) -> Option<SealedFs> {
    if !folder.join("keys/workspace.age").exists() {
        return None;
    }
    let key = workspace_key(folder, member).to_string();
    let key = WorkspaceKey::from_text(key.expose_secret()).unwrap();
    let below = Disk::open(folder).unwrap();
    Some(SealedFs::new(Arc::new(below), key))
}

/// What a path names in a folder that is sealed, if that is a file of it: none of its folders, and nothing of git.
fn file_above<'p>(folder: &Path, path: &'p str) -> Option<&'p str> {
    let path = path.trim_end_matches('/');
    let is_folder = folder.join(path).is_dir() || path == ".lastseen";
    let is_outside = path.is_empty() || path.starts_with(".git/") || path.starts_with("keys/");
    (!is_folder && !is_outside).then_some(path)
}

/// Where a file lies on the disk.
pub fn lies_at(folder: &Path, member: &Path, path: &str) -> PathBuf {
    let below = file_above(folder, path).and_then(|path| {
        let files = sealed_files(folder, member)?;
        files.path_below(path).ok()
    });
    folder.join(below.as_deref().unwrap_or(path))
}

/// Seals a file into its place, as an editor that opens and seals files saves it.
pub fn write_sealed(folder: &Path, member: &Path, path: &str, bytes: &[u8]) {
    let files = sealed_files(folder, member);
    match (file_above(folder, path), files) {
        (Some(path), Some(files)) => {
            let _ = files.unlink(path);
            files.stage(path, None, bytes).unwrap();
        }
        _ => fs::write(folder.join(path), bytes).unwrap(),
    }
}

/// What is in a file.
pub fn read_opened(folder: &Path, member: &Path, path: &str) -> Vec<u8> {
    let files = sealed_files(folder, member);
    match (file_above(folder, path), files) {
        (Some(path), Some(files)) => {
            let length = files
                .length(path)
                .unwrap()
                .unwrap_or_else(|| panic!("{path}"));
            files.read_at(path, 0, length.try_into().unwrap()).unwrap()
        }
        _ => fs::read(folder.join(path)).unwrap(),
    }
}

/// The names of what lies in a folder of a folder that is sealed, as the program sees them.
pub fn names_above(folder: &Path, member: &Path, below: &str) -> Option<Vec<String>> {
    let listed = sealed_files(folder, member)?.list(below).unwrap();
    let names = listed
        .into_iter()
        .map(|entry| entry.name.into_string().unwrap());
    Some(names.collect())
}

/// Makes a key in the home, and gives where it lies and its public key.
pub fn new_key(workspace: &TestWorkspace, name: &str) -> (PathBuf, String) {
    let key = Identity::generate();
    let path = workspace.home().join(name);
    fs::write(&path, key.to_string().expose_secret()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    (path, key.to_public().to_string())
}

/// The files below a folder in whose names or bytes one of the words stands.
pub fn files_with(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = if path.is_dir() {
            found.extend(files_with(&path, words));
            Vec::new()
        } else {
            fs::read(&path).unwrap_or_default()
        };
        let text = format!("{name}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        let spoken = words
            .iter()
            .filter(|word| text.contains(&word.to_lowercase()));
        found.extend(spoken.map(|word| format!("{}: {word}", path.display())));
    }
    found
}
