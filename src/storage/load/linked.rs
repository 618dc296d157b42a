//! Some records with everything that they link to, without reading the others.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::fs::Fs;
use crate::storage::load::{id_of, read_in_parallel, read_one};

/// Beyond so many, reading everything with all processors is not much slower.
const MOST: usize = 500;

/// These records and all that can be reached from them by links, in the order of their ids. `None` if one of
/// them is not there or does not read, or if they are more than a few hundred: then everything must be
/// read to answer rightly.
#[must_use]
pub fn read_linked(fs: &dyn Fs, ids: &[RecordId]) -> Option<Vec<Loaded>> {
    read_linked_beside(fs, Vec::new(), ids)
}

/// As [`read_linked`], where these records are read already: they come along, with what they link to.
#[must_use]
pub fn read_linked_beside(
    fs: &dyn Fs,
    known: Vec<Loaded>,
    ids: &[RecordId],
) -> Option<Vec<Loaded>> {
    let mut found: BTreeMap<RecordId, Loaded> = BTreeMap::new();
    let mut wanted: BTreeSet<RecordId> = ids.iter().copied().collect();
    let asked = wanted.clone();
    for loaded in known {
        wanted.extend(targets(&loaded.record));
        found.insert(loaded.record.id(), loaded);
    }
    let most = found.len() + MOST;
    while let Some(id) = wanted.pop_first() {
        if found.contains_key(&id) {
            continue;
        }
        if found.len() == most {
            return None;
        }
        let loaded = match read_one(fs, id) {
            Ok(Some(loaded)) => loaded,
            // A link that leads nowhere leads nowhere with all records, too.
            Ok(None) if !asked.contains(&id) => continue,
            Ok(None) | Err(_) => return None,
        };
        let further = targets(&loaded.record).into_iter();
        wanted.extend(further.filter(|id| !found.contains_key(id)));
        found.insert(id, loaded);
    }
    Some(found.into_values().collect())
}

/// Those of these records that are there. `None` if one of them does not read, or if they are more than a few hundred.
#[must_use]
pub fn read_there(fs: &dyn Fs, ids: &BTreeSet<RecordId>) -> Option<Vec<Loaded>> {
    if ids.len() > MOST {
        return None;
    }
    let read = ids.iter().map(|id| read_one(fs, *id));
    let read: Result<Vec<Option<Loaded>>, _> = read.collect();
    Some(read.ok()?.into_iter().flatten().collect())
}

/// All records of a kind. `None` if a file among them does not read, or has a name that no record has.
#[must_use]
pub fn read_kind(fs: &dyn Fs, kind: Kind) -> Option<Vec<Loaded>> {
    let listed = match fs.list(kind.folder()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Some(Vec::new()),
        listed => listed.ok()?,
    };
    let names = listed.iter();
    let ids: Result<Vec<Option<RecordId>>, _> = names
        .map(|one| id_of(kind, &one.name.to_string_lossy()))
        .collect();
    let ids: Vec<RecordId> = ids.ok()?.into_iter().flatten().collect();
    read_in_parallel(fs, &ids)
}
