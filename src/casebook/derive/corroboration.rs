//! Corroboration: how many sources are independent of each other. Echoes of one report are one
//! confirmation.

use std::collections::BTreeSet;

use crate::casebook::book::table::Table;
use crate::record::id::{Link, RecordId};
use crate::record::source::Source;

/// The sources at the end of all `derived_from` paths from `source`: where its knowledge comes
/// from. A source that names no other is its own root; so is one whose paths lead only in a
/// circle, by the smallest id on the circle.
#[must_use]
pub fn roots(source: RecordId, sources: &Table<Source>) -> BTreeSet<RecordId> {
    let mut seen = BTreeSet::from([source]);
    let mut open = vec![source];
    let mut roots = BTreeSet::new();
    while let Some(id) = open.pop() {
        let parents: Vec<RecordId> = sources
            .get(id)
            .map(|record| record.derived_from.iter().filter_map(Link::id).collect())
            .unwrap_or_default();
        if parents.is_empty() {
            roots.insert(id);
        }
        for parent in parents {
            if seen.insert(parent) {
                open.push(parent);
            }
        }
    }
    if roots.is_empty() {
        roots.extend(seen.first());
    }
    roots
}

/// How many of the `cited` sources confirm each other independently.
///
/// Two sources that share a root are not independent. The count is the number of groups that are
/// left when all sources that share a root, directly or through others, are put together; so it
/// never exceeds the number of sources cited, and one source that draws on three others is one.
#[must_use]
pub fn independent(cited: &BTreeSet<RecordId>, sources: &Table<Source>) -> usize {
    // This is asked for everybody who is loaded, and most cite one source, or some that repeat nobody.
    let repeats = |id: &RecordId| {
        let source = sources.get(*id);
        source.is_some_and(|source| source.derived_from.iter().any(|from| from.id().is_some()))
    };
    if cited.len() < 2 || !cited.iter().any(repeats) {
        return cited.len();
    }
    origins(cited, sources).len()
}

/// What the `cited` sources go back to, one set for each group of sources that are not independent
/// of each other: the roots that all of a group have in common, or else all roots of the group.
///
/// Two reports that repeat each other's outlet and a third thing beside have that outlet in common,
/// and it is what the statement that both make rests on.
#[must_use]
pub fn origins(cited: &BTreeSet<RecordId>, sources: &Table<Source>) -> Vec<BTreeSet<RecordId>> {
    struct Group {
        all: BTreeSet<RecordId>,
        common: BTreeSet<RecordId>,
    }
    let mut groups: Vec<Group> = Vec::new();
    for id in cited {
        let own = roots(*id, sources);
        let mut group = Group {
            all: own.clone(),
            common: own,
        };
        groups.retain(|other| {
            let apart = other.all.is_disjoint(&group.all);
            if !apart {
                group.all.extend(&other.all);
                group.common.retain(|root| other.common.contains(root));
            }
            apart
        });
        groups.push(group);
    }
    groups
        .into_iter()
        .map(|group| {
            if group.common.is_empty() {
                group.all
            } else {
                group.common
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn table(derived: &[(&str, &[&str])]) -> Table<Source> {
        let mut table = Table::default();
        for (id, from) in derived {
            let source: Source = read_ron(&format!(
                "Source(id: {id:?}, title: \"t\", derived_from: {from:?})"
            ))
            .unwrap();
            table.put(source.id, Box::new(source));
        }
        table
    }

    fn ids(texts: &[&str]) -> BTreeSet<RecordId> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn echoes_of_one_report_are_one_confirmation() {
        let table = table(&[
            ("s-a", &[]),
            ("s-b", &["s-a"]),
            ("s-c", &["s-b", "s-d"]),
            ("s-d", &[]),
            ("s-e", &[]),
        ]);
        assert_eq!(independent(&ids(&["s-a", "s-b", "s-c"]), &table), 1);
        assert_eq!(independent(&ids(&["s-c"]), &table), 1);
        assert_eq!(independent(&ids(&["s-a", "s-d"]), &table), 2);
        assert_eq!(independent(&ids(&["s-a", "s-d", "s-c"]), &table), 1);
        assert_eq!(independent(&ids(&["s-b", "s-e"]), &table), 2);
        assert_eq!(independent(&ids(&["s-a", "s-d", "s-e"]), &table), 3);
        assert_eq!(independent(&ids(&["s-a", "s-gone"]), &table), 2);
        assert_eq!(independent(&ids(&[]), &table), 0);
        assert_eq!(roots("s-c".parse().unwrap(), &table), ids(&["s-a", "s-d"]));
    }

    #[test]
    fn a_circle_ends() {
        let table = table(&[("s-a", &["s-b"]), ("s-b", &["s-a"]), ("s-c", &["s-a"])]);
        assert_eq!(independent(&ids(&["s-a", "s-b", "s-c"]), &table), 1);
    }
}
