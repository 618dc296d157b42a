//! The sources of a migration: the files that it takes over, and in which state they were. What somebody saves by hand
//! meanwhile has another state, and is taken over once more.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::migration::tree::Tree;
use crate::storage::watch::stamp::{Stamp, stamp_of};

/// The files on disk that make up one, each with its state; none for one that is not there.
type States = Vec<(String, Option<Stamp>)>;

/// In which state the files were that a migration takes over.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, States>,
    /// The head and the key files of a sealed workspace: nobody takes them over.
    keys: States,
}

/// What has become of the sources since they were looked at.
#[derive(Debug, Default)]
pub struct ChangedSources {
    /// Those that are others now, or new.
    pub changed: Vec<String>,
    /// Those that are gone.
    pub gone: Vec<String>,
}

impl Sources {
    /// Looks at the files of a tree of `from`, and at the key files, as they lie in `below`.
    ///
    /// # Errors
    ///
    /// [`Failure`] if that cannot be seen.
    pub fn look(
        below: &dyn Fs,
        from: &dyn Fs,
        tree: &Tree,
        keys: &BTreeSet<String>,
    ) -> Result<Self, Failure> {
        let mut files = BTreeMap::new();
        for path in &tree.files {
            let lie = from
                .lies_at(path)
                .map_err(|error| failed(from, FileOperation::LookFor, path, &error))?;
            files.insert(path.clone(), states(below, lie));
        }
        let head = from.is_sealed().then(|| FILE_NAME.to_owned());
        let keys = states(below, keys.iter().cloned().chain(head));
        Ok(Self { files, keys })
    }

    /// What is different in `now`.
    ///
    /// # Errors
    ///
    /// [`Cause::ChangedWhileRead`] of a key file: who may read what was written would be another matter.
    pub fn changed(&self, below: &dyn Fs, now: &Self) -> Result<ChangedSources, Failure> {
        let other = self
            .keys
            .iter()
            .zip(&now.keys)
            .find(|(one, two)| one != two);
        if let Some(((path, _), _)) = other {
            let changed = Cause::ChangedWhileRead.into_io(std::io::ErrorKind::InvalidData);
            return Err(failed(below, FileOperation::Read, path, &changed));
        }
        let is_other = |(path, states): &(&String, &States)| self.files.get(*path) != Some(states);
        let changed = now.files.iter().filter(is_other);
        let is_gone = |path: &&String| !now.files.contains_key(*path);
        Ok(ChangedSources {
            changed: changed.map(|(path, _)| path.clone()).collect(),
            gone: self.files.keys().filter(is_gone).cloned().collect(),
        })
    }
}

impl ChangedSources {
    /// Whether all is as it was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty()
    }

    /// The first of them.
    #[must_use]
    pub fn first(&self) -> Option<&String> {
        self.changed.first().or(self.gone.first())
    }
}

fn states(fs: &dyn Fs, paths: impl IntoIterator<Item = String>) -> States {
    let state = |path: String| {
        // What cannot be looked at has a state, too.
        let stamp = fs.stamp(&path).unwrap_or_else(|_| Some(stamp_of(&[])));
        (path, stamp)
    };
    paths.into_iter().map(state).collect()
}
