//! The user's settings: read from the system's configuration folder, never written.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use ron::extensions::Extensions;
use ron::options::Options;
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// Where the settings and the default workspace lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    config: PathBuf,
    data: PathBuf,
}

impl Paths {
    /// The folders that the system has for this user (on Linux below `$XDG_CONFIG_HOME` and
    /// `$XDG_DATA_HOME`); `None` if the user has no home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "lastseen")?;
        Some(Self::new(folders.config_dir(), folders.data_dir()))
    }

    /// Other folders: settings in `config`, the default workspace in `data`.
    #[must_use]
    pub fn new(config: &Path, data: &Path) -> Self {
        Self {
            config: config.to_owned(),
            data: data.to_owned(),
        }
    }

    /// The file of the settings.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.ron")
    }

    /// The file of the user's own keys.
    #[must_use]
    pub fn keys_file(&self) -> PathBuf {
        self.config.join("keys.ron")
    }

    /// The folder of the workspace that is taken where nobody names one.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Color {
    /// Where the output is a terminal that has it.
    #[default]
    #[serde(alias = "auto")]
    Auto,
    /// Always.
    #[serde(alias = "always")]
    Always,
    /// Never.
    #[serde(alias = "never")]
    Never,
}

/// What `config.ron` says: `Config(author: "anna", workspace: "/srv/refusals", ascii: true)`.
///
/// Every field may be missing. Unknown fields belong to other versions and are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Config {
    /// Under which name the user writes.
    pub author: Option<String>,
    /// The workspace that is opened where nobody names one.
    pub workspace: Option<PathBuf>,
    /// The code of the language that is spoken: `ru`.
    pub lang: Option<String>,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
    /// When to use colour.
    pub color: Color,
    /// How the screen looks: the name of a theme, or a map from its parts to their styles.
    pub theme: Option<ron::Value>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// After how many idle minutes a sealed workspace is locked; 0 for never.
    pub lock_after: Option<u64>,
    /// The file with the secret key that opens sealed workspaces, if nothing else is said.
    pub identity: Option<PathBuf>,
    /// Whether the line to the terminal is slow, so that records are drawn when the cursor rests.
    pub slow_line: bool,
}

/// Why a file of settings could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Line from 1; 0 if it is about the file as a whole.
    pub line: usize,
    /// Column in characters from 1; 0 if it is about the file as a whole.
    pub column: usize,
    /// What does not fit.
    pub flaw: SettingsFlaw,
}

/// Why settings or keys cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsFlaw {
    /// It is no plain file.
    NotAFile,
    /// It is larger than settings may be.
    OverLimit {
        /// The limit in bytes.
        limit: u64,
    },
    /// Something else stands where the keys should.
    NotKeys {
        /// What does, in the words of `serde`. They may quote the file.
        found: String,
    },
    /// In the reader's or the system's words. They may quote the file.
    Words(String),
}

impl Config {
    /// Reads the settings; without a file they are the defaults.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] if the file cannot be read or does not parse.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        Ok(read(path)?.unwrap_or_default())
    }
}

/// Reads the user's own keys: pairs of an action's name and a key's text, in the order of the file.
/// Both `[("undo", "u"), ("redo", "Ctrl-r")]` and `{"undo": "u", "redo": "Ctrl-r"}` will do. Whether
/// there are such actions and keys is for the keymap to say. Without a file there are none.
///
/// # Errors
///
/// [`ConfigError`] if the file cannot be read or does not parse.
pub fn read_keys(path: &Path) -> Result<Vec<(String, String)>, ConfigError> {
    Ok(read(path)?.map(|Keys(keys)| keys).unwrap_or_default())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Option<T>, ConfigError> {
    let error = |line, column, flaw| ConfigError {
        path: path.to_owned(),
        line,
        column,
        flaw,
    };
    let text = match read_text(path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(None),
        Err(flaw) => return Err(error(0, 0, flaw)),
    };
    // As in records, nobody has to write `Some(...)`, and an editor may put a byte order mark.
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
        .from_str(text.strip_prefix('\u{feff}').unwrap_or(&text))
        .map(Some)
        .map_err(|wrong| {
            let at = wrong.span.start;
            let flaw = match wrong.code {
                ron::Error::InvalidValueForType { expected, found } if expected == KEYS => {
                    SettingsFlaw::NotKeys { found }
                }
                other => SettingsFlaw::Words(other.to_string()),
            };
            error(at.line, at.col, flaw)
        })
}

/// The most bytes that a file of settings may have; a larger one is none.
const SETTINGS_LIMIT: u64 = 1024 * 1024;

/// The text of a plain file, if there is one; a pipe does not make us wait.
fn read_text(path: &Path) -> Result<Option<String>, SettingsFlaw> {
    let words = |error: io::Error| SettingsFlaw::Words(error.to_string());
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(Errno::NOENT) => return Ok(None),
        Err(error) => return Err(words(error.into())),
    };
    if !file.metadata().map_err(words)?.is_file() {
        return Err(SettingsFlaw::NotAFile);
    }
    let mut text = String::new();
    file.take(SETTINGS_LIMIT + 1)
        .read_to_string(&mut text)
        .map_err(words)?;
    if text.len() as u64 > SETTINGS_LIMIT {
        return Err(SettingsFlaw::OverLimit {
            limit: SETTINGS_LIMIT,
        });
    }
    Ok(Some(text))
}

/// What `serde` is told to expect where keys should stand; people are told of it by `text`.
const KEYS: &str = "keys";

/// Pairs in the order in which they are written.
struct Keys(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(KEYS)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Keys, A::Error> {
        let mut keys = Vec::new();
        while let Some(pair) = seq.next_element()? {
            keys.push(pair);
        }
        Ok(Keys(keys))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Vec::new();
        while let Some(pair) = map.next_entry()? {
            keys.push(pair);
        }
        Ok(Keys(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.ron");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn without_a_file_there_are_defaults() {
        let missing = Path::new("/nonexistent/config.ron");
        assert_eq!(Config::read(missing), Ok(Config::default()));
        assert_eq!(read_keys(missing), Ok(Vec::new()));
    }

    #[test]
    fn settings_are_read_and_strange_ones_passed_over() {
        let (_folder, path) = file(
            "\u{feff}// mine\nConfig(author: \"Анна\", later: [1], color: Never, ascii: true)",
        );
        let config = Config::read(&path).unwrap();
        assert_eq!(config.author.as_deref(), Some("Анна"));
        assert_eq!(config.workspace, None);
        assert_eq!((config.color, config.ascii), (Color::Never, true));
        let (_folder, path) = file("(workspace: \"/srv/x\", color: always)");
        let config = Config::read(&path).unwrap();
        assert_eq!(config.workspace, Some(PathBuf::from("/srv/x")));
        assert_eq!(config.color, Color::Always);
    }

    #[test]
    fn a_mistake_is_found_where_it_stands() {
        let (_folder, path) = file("(\n    ascii: maybe,\n)");
        let error = Config::read(&path).unwrap_err();
        assert_eq!(error.line, 2);
        assert_eq!(error.path, path);
    }

    #[test]
    fn keys_keep_their_order() {
        let expected = vec![
            ("undo".to_owned(), "u".to_owned()),
            ("redo".to_owned(), "Ctrl-r".to_owned()),
        ];
        for text in [
            "[(\"undo\", \"u\"), (\"redo\", \"Ctrl-r\")]",
            "{\"undo\": \"u\", \"redo\": \"Ctrl-r\"}",
        ] {
            let (_folder, path) = file(text);
            assert_eq!(read_keys(&path).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn the_paths_can_be_chosen() {
        let paths = Paths::new(Path::new("/c"), Path::new("/d"));
        assert_eq!(paths.config_file(), Path::new("/c/config.ron"));
        assert_eq!(paths.keys_file(), Path::new("/c/keys.ron"));
        assert_eq!(paths.data_dir(), Path::new("/d"));
    }
}
