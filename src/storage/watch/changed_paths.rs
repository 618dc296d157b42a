//! What may have changed on disk since it was last read, found by comparing the stamps of all files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::storage::fs::Fs;
use crate::storage::load::copy_name::is_leftover;
use crate::storage::load::id_of;
use crate::storage::watch::stamp::Stamp;

/// What may have changed. Looking at something that has not changed does no harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedPaths {
    /// Records.
    pub records: BTreeSet<RecordId>,
    /// Files, relative to the workspace, whose names no record has.
    pub unrecognized: BTreeSet<String>,
    /// Whether `lastseen.ron` may have changed, or what may be written.
    pub head: bool,
    /// Whether the folders may have.
    pub folders: bool,
}

impl ChangedPaths {
    /// Whether there is nothing to look at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes a name in the folder of a kind in.
    pub fn add(&mut self, kind: Kind, name: &str) {
        match id_of(kind, name) {
            Ok(Some(id)) => {
                self.records.insert(id);
            }
            Ok(None) => {}
            Err(_) => {
                self.unrecognized
                    .insert(format!("{}/{name}", kind.folder()));
            }
        }
    }
}

/// The stamps of all files as they were when somebody last looked.
#[derive(Clone, Debug, Default)]
pub struct FileSnapshot {
    /// By record: its stamp, and the number of the sweep that saw it last.
    records: HashMap<RecordId, (Stamp, u32)>,
    others: BTreeMap<String, Stamp>,
    sweep: u32,
}

impl FileSnapshot {
    /// What is known after a load.
    #[must_use]
    pub fn of(stamps: Vec<(RecordId, Stamp)>) -> Self {
        let records = stamps
            .into_iter()
            .map(|(id, stamp)| (id, (stamp, 0)))
            .collect();
        Self {
            records,
            others: BTreeMap::new(),
            sweep: 0,
        }
    }

    /// Compares everything with what was known, and knows it from now on.
    ///
    /// A folder that cannot be listed makes no record suspicious: they stay known as they were.
    pub fn sweep(&mut self, fs: &dyn Fs) -> ChangedPaths {
        self.sweep = self.sweep.wrapping_add(1);
        let mut changed_paths = ChangedPaths::default();
        let mut others = BTreeMap::new();
        for kind in Kind::ALL {
            let folder = kind.folder();
            let Ok(stamps) = fs.stamps(folder) else {
                // Absent is a state like any other.
                others.insert(folder.to_owned(), 0);
                continue;
            };
            others.insert(folder.to_owned(), 1);
            for (name, stamp) in stamps {
                let name = name.to_string_lossy();
                match id_of(kind, &name) {
                    Ok(Some(id)) => {
                        let before = self.records.insert(id, (stamp, self.sweep));
                        if before.is_none_or(|(before, _)| before != stamp) {
                            changed_paths.records.insert(id);
                        }
                    }
                    Ok(None) => {}
                    Err(_) => {
                        others.insert(format!("{folder}/{name}"), stamp);
                    }
                }
            }
            let sweep = self.sweep;
            self.records.retain(|id, (_, seen)| {
                let gone = id.kind() == kind && *seen != sweep;
                if gone {
                    changed_paths.records.insert(*id);
                }
                !gone
            });
        }
        for (name, stamp) in fs.stamps("").unwrap_or_default() {
            let name = name.to_string_lossy();
            if name.ends_with(".ron") && !is_leftover(&name) {
                others.insert(name.into_owned(), stamp);
            }
        }
        self.compare(others, &mut changed_paths);
        changed_paths
    }

    /// Finds what of the files that are no records is another than it was.
    fn compare(&mut self, others: BTreeMap<String, Stamp>, changed_paths: &mut ChangedPaths) {
        let before = std::mem::replace(&mut self.others, others);
        let names: BTreeSet<&String> = before.keys().chain(self.others.keys()).collect();
        for name in names {
            if before.get(name) == self.others.get(name) {
                continue;
            }
            if name == FILE_NAME {
                changed_paths.head = true;
            } else if Kind::of_folder(name).is_some() {
                changed_paths.folders = true;
            } else {
                changed_paths.unrecognized.insert(name.clone());
            }
        }
    }
}
