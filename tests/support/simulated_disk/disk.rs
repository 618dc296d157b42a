//! What a simulated disk holds: what programs see of it, and what a power cut would leave.
//!
//! Bytes become durable when their file is synced, names when their folder is. What is not durable
//! may be lost in any order; a file that gets another name has the old one or the new one, though,
//! and never none, as on every file system with a journal.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use lastseen::storage::fs::folder_of;

/// What becomes of everything that is not durable when the power goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerLoss {
    /// All of it was written in time.
    Nothing,
    /// None of it was.
    Everything,
    /// Some of it was, in any order, also parts of files: by chance, from this seed.
    Some(u64),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskName {
    /// A folder.
    Folder,
    /// The file with this number.
    File(usize),
}

/// A change of names that is not durable yet.
#[derive(Clone, Debug)]
pub enum NameChange {
    /// A new name.
    Make(String, DiskName),
    /// A file from one name to another, in place of whatever had that.
    Move(String, String),
    /// A name less.
    Remove(String),
}

/// A file, whatever its name.
#[derive(Clone, Debug)]
pub struct Content {
    /// What programs see.
    pub seen: Vec<u8>,
    /// What a power cut leaves.
    durable: Vec<u8>,
    /// Bytes that a failed sync has given up: Linux takes them for written and never writes them.
    lost: Vec<Range<usize>>,
}

/// Files and their names.
#[derive(Clone, Debug)]
pub struct SimulatedDisk {
    /// All files that ever were, by number.
    pub contents: Vec<Content>,
    /// The names as programs see them.
    pub names: BTreeMap<String, DiskName>,
    durable: BTreeMap<String, DiskName>,
    pending: Vec<NameChange>,
}

impl Default for SimulatedDisk {
    /// An empty folder, the root.
    fn default() -> Self {
        let names = BTreeMap::from([(String::new(), DiskName::Folder)]);
        Self {
            contents: Vec::new(),
            durable: names.clone(),
            names,
            pending: Vec::new(),
        }
    }
}

impl SimulatedDisk {
    /// A new file without a name.
    pub fn content(&mut self, bytes: Vec<u8>) -> DiskName {
        self.contents.push(Content {
            seen: bytes,
            durable: Vec::new(),
            lost: Vec::new(),
        });
        DiskName::File(self.contents.len() - 1)
    }

    /// Changes names, as programs see them at once.
    pub fn step(&mut self, step: NameChange) {
        apply(&mut self.names, &step);
        self.pending.push(step);
    }

    /// Makes the bytes of a file durable.
    pub fn sync_bytes(&mut self, number: usize) {
        let content = &mut self.contents[number];
        content.durable = content.writable();
    }

    /// Lets the sync of a file fail.
    pub fn fail_to_sync_bytes(&mut self, number: usize) {
        let content = &mut self.contents[number];
        let from = same(&content.seen, &content.durable);
        content.lost.push(from..content.seen.len());
    }

    /// Makes the names in a folder durable, and whatever these names had to go through before.
    pub fn sync_names(&mut self, folder: &str) {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        let mut taken = vec![false; self.pending.len()];
        for (step, taken) in self.pending.iter().zip(&mut taken).rev() {
            let own = step.paths();
            if own
                .iter()
                .any(|path| folder_of(path) == folder || paths.contains(*path))
            {
                *taken = true;
                paths.extend(own.into_iter().map(str::to_owned));
            }
        }
        let mut taken = taken.into_iter();
        let durable = &mut self.durable;
        self.pending.retain(|step| {
            let is_taken = taken.next().unwrap_or(false);
            if is_taken {
                apply(durable, step);
            }
            !is_taken
        });
    }

    /// Makes everything durable that programs see.
    pub fn settle(&mut self) {
        self.durable = self.names.clone();
        self.pending.clear();
        for content in &mut self.contents {
            content.durable = content.seen.clone();
            content.lost.clear();
        }
    }

    /// Lets the power go out and come back.
    pub fn lose(&mut self, loss: PowerLoss) {
        let mut chance = Chance::new(loss);
        let mut broken: BTreeSet<String> = BTreeSet::new();
        for step in std::mem::take(&mut self.pending) {
            let paths = step.paths();
            // What a step builds upon must have survived as well.
            if paths.iter().any(|path| broken.contains(*path)) || !chance.survives() {
                broken.extend(paths.into_iter().map(str::to_owned));
            } else {
                apply(&mut self.durable, &step);
            }
        }
        // What lies in a folder that is not there is not there either.
        let folders: BTreeSet<String> = self
            .durable
            .iter()
            .filter(|(_, entry)| **entry == DiskName::Folder)
            .map(|(path, _)| path.clone())
            .collect();
        let mut names = std::mem::take(&mut self.durable);
        names.retain(|path, _| {
            let mut around = folder_of(path);
            while !around.is_empty() && folders.contains(around) {
                around = folder_of(around);
            }
            around.is_empty()
        });
        self.names = names;
        for content in &mut self.contents {
            content.seen = chance.bytes(&content.durable, std::mem::take(&mut content.seen));
        }
        self.settle();
    }
}

impl Content {
    /// Changes the bytes from `from` on: what is new will be written, whatever was lost there before.
    pub fn replace_from(&mut self, from: usize, bytes: &[u8]) {
        self.seen.truncate(from);
        self.seen.extend_from_slice(bytes);
        for lost in &mut self.lost {
            lost.end = lost.end.min(from);
        }
        self.lost.retain(|lost| !lost.is_empty());
    }

    /// What a sync writes: everything but what is lost, in whose place the old bytes or zeros stay.
    fn writable(&self) -> Vec<u8> {
        let mut bytes = self.seen.clone();
        for lost in &self.lost {
            for at in lost.clone() {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = self.durable.get(at).copied().unwrap_or(0);
                }
            }
        }
        bytes
    }
}

impl NameChange {
    fn paths(&self) -> Vec<&str> {
        match self {
            Self::Make(path, _) | Self::Remove(path) => vec![path],
            Self::Move(from, to) => vec![from, to],
        }
    }
}

fn apply(names: &mut BTreeMap<String, DiskName>, step: &NameChange) {
    match step {
        NameChange::Make(path, entry) => {
            names.insert(path.clone(), *entry);
        }
        // What is moved or removed is there: a step is applied only after those it builds upon.
        NameChange::Move(from, to) => {
            if let Some(entry) = names.remove(from) {
                names.insert(to.clone(), entry);
            }
        }
        NameChange::Remove(path) => {
            names.remove(path);
        }
    }
}

/// Decides what survives.
struct Chance {
    loss: PowerLoss,
    seed: u64,
}

impl Chance {
    fn new(loss: PowerLoss) -> Self {
        let seed = match loss {
            PowerLoss::Some(seed) => seed,
            PowerLoss::Nothing | PowerLoss::Everything => 0,
        };
        Self { loss, seed }
    }

    /// SplitMix64 (Steele, Lea and Flood 2014): the same points fail the same way every time.
    fn next(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit as u64).max(1)).unwrap_or(0)
    }

    fn survives(&mut self) -> bool {
        match self.loss {
            PowerLoss::Nothing => true,
            PowerLoss::Everything => false,
            PowerLoss::Some(_) => self.next() & 1 == 0,
        }
    }

    /// What is left of a file.
    fn bytes(&mut self, durable: &[u8], seen: Vec<u8>) -> Vec<u8> {
        match self.loss {
            _ if durable == seen => seen,
            PowerLoss::Nothing => seen,
            PowerLoss::Everything => durable.to_vec(),
            PowerLoss::Some(_) => match self.below(4) {
                0 => durable.to_vec(),
                1 => seen,
                // The new size with only a part of the new bytes: the rest is zeros, or is cut off.
                torn => {
                    let from = same(&seen, durable);
                    let kept = from + self.below(seen.len() - from + 1);
                    let mut bytes = seen[..kept].to_vec();
                    if torn == 2 {
                        bytes.resize(seen.len(), 0);
                    }
                    bytes
                }
            },
        }
    }
}

/// How many bytes two files have in common at their beginning.
fn same(one: &[u8], other: &[u8]) -> usize {
    let pairs = one.iter().zip(other);
    pairs.take_while(|(one, other)| one == other).count()
}
