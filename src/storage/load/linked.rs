//! Some records with everything that they link to, without reading the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::load::read_one;

/// Beyond so many, reading everything with all processors is not much slower.
const MOST: usize = 500;

/// These records and all that can be reached from them by links, in the order of their ids. `None` if one of
/// them is not there or does not read, or if they are more than a few hundred: then everything must be
/// read to answer rightly.
#[must_use]
pub fn read_linked(fs: &dyn Fs, ids: &[RecordId]) -> Option<Vec<Loaded>> {
    let mut found: BTreeMap<RecordId, Loaded> = BTreeMap::new();
    let mut wanted: BTreeSet<RecordId> = ids.iter().copied().collect();
    while let Some(id) = wanted.pop_first() {
        if found.len() == MOST {
            return None;
        }
        let loaded = match read_one(fs, id) {
            Ok(Some(loaded)) => loaded,
            // A link that leads nowhere leads nowhere with all records, too.
            Ok(None) if !ids.contains(&id) => continue,
            Ok(None) | Err(_) => return None,
        };
        let further = targets(&loaded.record).into_iter();
        wanted.extend(further.filter(|id| !found.contains_key(id)));
        found.insert(id, loaded);
    }
    Some(found.into_values().collect())
}
