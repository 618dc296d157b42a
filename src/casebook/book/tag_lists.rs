//! The tags of each kind of record, gathered once for many keys.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::casebook::book::table::Table;
use crate::record::case::Case;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::source::Source;

/// The tags of each kind of record.
#[derive(Clone, Debug)]
pub struct TagLists {
    people: Vec<String>,
    cases: Vec<String>,
    sources: Vec<String>,
}

impl TagLists {
    /// The tags of these records.
    pub fn new(people: &Table<Person>, cases: &Table<Case>, sources: &Table<Source>) -> Self {
        Self {
            people: distinct(people.iter().flat_map(|(_, one)| &one.tags)),
            cases: distinct(cases.iter().flat_map(|(_, one)| &one.tags)),
            sources: distinct(sources.iter().flat_map(|(_, one)| &one.tags)),
        }
    }

    /// Those of one kind.
    pub fn of(&self, kind: Kind) -> &[String] {
        match kind {
            Kind::Person => &self.people,
            Kind::Case => &self.cases,
            Kind::Source => &self.sources,
            Kind::Place | Kind::Unit => &[],
        }
    }
}

/// Each of some texts once, in order.
fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let found: HashSet<&String, RandomState> = texts.collect();
    let mut found: Vec<String> = found.into_iter().cloned().collect();
    found.sort();
    found
}
