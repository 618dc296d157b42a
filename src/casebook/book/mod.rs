//! Everything that is loaded, with its back-links and the standing of every person.
//!
//! - `aliases`: records that were joined to another one, which stands for them from then on.
//! - `back_links`: back-links: who points at a record.
//! - `changes`: records that come into the book, change and go.
//! - `gazetteer`: which place or unit a text names, by any of its spellings.
//! - `loaded`: one record file as it was read: the typed view, and what the view does not show.
//! - `mentions`: which records name a place or unit, by the text that stands in them.
//! - `pairs`: the pairs of people who may be one, as a part of the book that follows its changes.
//! - `source_twins`: sources that nobody tells apart by who published them and when.
//! - `standings`: the standing of every person, kept up to date as people and sources change and days pass.
//! - `table`: the records of one kind, in rows that keep their number.
//! - `tag_lists`: the tags of each kind of record.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::casebook::book::back_links::BackLinks;
use crate::casebook::book::gazetteer::Gazetteer;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::book::mentions::PlaceMentions;
use crate::casebook::book::source_twins::SourceTwins;
use crate::casebook::book::table::{AnyTable, Table};
use crate::casebook::book::tag_lists::TagLists;
use crate::casebook::check::cycles::{Chains, circular};
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::derive::standing::Standing;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::record::any_record::AnyRecord;
use crate::record::case::Case;
use crate::record::field_value::StructRef;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::{Person, Role};
use crate::record::place::Place;
use crate::record::saved_query::SavedQuery;
use crate::record::source::Source;
use crate::record::status::{Status, StatusKind};
use crate::record::unit::Unit;
use crate::record::workspace::WorkspaceHead;

mod aliases;
pub mod back_links;
mod changes;
pub mod gazetteer;
pub mod loaded;
pub mod mentions;
mod pairs;
mod source_twins;
mod standings;
pub mod table;
mod tag_lists;

/// Everything that is loaded.
#[derive(Clone, Debug)]
pub struct Book {
    /// The title of the workspace.
    pub title: String,
    /// All statuses of the workspace, the four first.
    pub statuses: Vec<StatusKind>,
    /// The queries that are kept under a name, in the order of `lastseen.ron`.
    pub queries: Vec<SavedQuery>,
    people: Table<Person>,
    cases: Table<Case>,
    sources: Table<Source>,
    places: Table<Place>,
    units: Table<Unit>,
    standings: Vec<Standing>,
    back_links: BackLinks,
    gazetteer: Gazetteer,
    mentions: PlaceMentions,
    twins: SourceTwins,
    unknown: HashMap<RecordId, Vec<(String, String)>>,
    duplicate_index: Option<Box<DuplicateIndex>>,
    joined: BTreeSet<RecordId>,
    version: u64,
    circular: OnceLock<HashSet<RecordId>>,
    tags: OnceLock<TagLists>,
    clock: Option<Date>,
    present: Date,
    recorded_elsewhere: Vec<Date>,
}

/// The most saved queries that are looked at.
pub const MOST_QUERIES: usize = 1_000;

/// The saved queries of a workspace; of more than [`MOST_QUERIES`] one more, which tells that there are.
#[must_use]
pub fn queries_of(head: &WorkspaceHead) -> Vec<SavedQuery> {
    let queries = head.queries.iter().take(MOST_QUERIES + 1);
    queries.cloned().collect()
}

impl Book {
    /// An empty book.
    #[must_use]
    pub fn new(title: &str, statuses: Vec<StatusKind>) -> Self {
        Self {
            title: title.to_owned(),
            statuses,
            queries: Vec::new(),
            people: Table::default(),
            cases: Table::default(),
            sources: Table::default(),
            places: Table::default(),
            units: Table::default(),
            standings: Vec::new(),
            back_links: BackLinks::default(),
            gazetteer: Gazetteer::default(),
            mentions: PlaceMentions::default(),
            twins: SourceTwins::default(),
            unknown: HashMap::new(),
            duplicate_index: None,
            joined: BTreeSet::new(),
            version: 0,
            circular: OnceLock::new(),
            tags: OnceLock::new(),
            clock: None,
            present: Date::MAX,
            recorded_elsewhere: Vec::new(),
        }
    }

    /// An empty book of a workspace.
    #[must_use]
    pub fn of_head(head: &WorkspaceHead) -> Self {
        Self {
            queries: queries_of(head),
            ..Self::new(&head.title, head.all_statuses())
        }
    }

    /// Whether another source has the same publisher, or author, and date, so that only the title tells the
    /// two apart.
    #[must_use]
    pub fn has_twin(&self, source: RecordId) -> bool {
        let found = self.sources.get(source);
        found.is_some_and(|source| self.twins.has_twin(source))
    }

    /// How often a record in it has changed. Another book may be at the same number.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The people.
    #[must_use]
    pub fn people(&self) -> &Table<Person> {
        &self.people
    }

    /// The cases.
    #[must_use]
    pub fn cases(&self) -> &Table<Case> {
        &self.cases
    }

    /// The sources.
    #[must_use]
    pub fn sources(&self) -> &Table<Source> {
        &self.sources
    }

    /// The places.
    #[must_use]
    pub fn places(&self) -> &Table<Place> {
        &self.places
    }

    /// The units.
    #[must_use]
    pub fn units(&self) -> &Table<Unit> {
        &self.units
    }

    /// The records of a kind.
    #[must_use]
    pub fn table(&self, kind: Kind) -> &dyn AnyTable {
        match kind {
            Kind::Person => &self.people,
            Kind::Case => &self.cases,
            Kind::Source => &self.sources,
            Kind::Place => &self.places,
            Kind::Unit => &self.units,
        }
    }

    fn table_mut(&mut self, kind: Kind) -> &mut dyn AnyTable {
        match kind {
            Kind::Person => &mut self.people,
            Kind::Case => &mut self.cases,
            Kind::Source => &mut self.sources,
            Kind::Place => &mut self.places,
            Kind::Unit => &mut self.units,
        }
    }

    /// The record with this id, of whichever kind.
    #[must_use]
    pub fn any(&self, id: RecordId) -> Option<&dyn AnyRecord> {
        self.table(id.kind()).any(id)
    }

    /// The record of any kind with this id, to read its fields.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<StructRef<'_>> {
        Some(self.any(id)?.fields())
    }

    /// The name or title of any record.
    #[must_use]
    pub fn title_of(&self, id: RecordId) -> Option<&str> {
        Some(self.any(id)?.title())
    }

    /// What a record is called: its name or title, then its other names.
    pub fn names_of(&self, id: RecordId) -> impl Iterator<Item = &str> {
        self.any(id).into_iter().flat_map(|record| {
            let others = record.other_names().iter().map(|name| name.text.as_str());
            std::iter::once(record.title()).chain(others)
        })
    }

    /// Whether a record with this id is loaded.
    #[must_use]
    pub fn has(&self, id: RecordId) -> bool {
        self.any(id).is_some()
    }

    /// Whether the book has this record just as it was read.
    #[must_use]
    pub fn holds(&self, loaded: &Loaded) -> bool {
        let id = loaded.record.id();
        let same = self.record(id) == Some((&loaded.record).into());
        same && self.unknown_fields(id) == loaded.unknown
    }

    /// Whether this book and another have the same record under an id, or both none.
    #[must_use]
    pub fn agrees(&self, other: &Self, id: RecordId) -> bool {
        let same = self.record(id) == other.record(id);
        same && self.unknown_fields(id) == other.unknown_fields(id)
    }

    /// The ids of all records of a kind, in the order in which they came.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<RecordId> {
        self.table(kind).ids()
    }

    /// The ids that begin with `prefix`, at most `limit` of them.
    #[must_use]
    pub fn ids_beginning(&self, prefix: &str, limit: usize) -> Vec<RecordId> {
        Kind::ALL
            .into_iter()
            .filter(|kind| prefix.is_empty() || prefix.starts_with(kind.letter()))
            .flat_map(|kind| self.ids(kind))
            .filter(|id| id.as_str().starts_with(prefix))
            .take(limit)
            .collect()
    }

    /// The standing of a person: what follows from their history.
    #[must_use]
    pub fn standing(&self, row: u32) -> Standing {
        self.standings
            .get(row as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The standing of the person with this id.
    #[must_use]
    pub fn standing_of(&self, id: RecordId) -> Standing {
        self.people
            .row_of(id)
            .map(|row| self.standing(row))
            .unwrap_or_default()
    }

    /// The status that a person has now.
    #[must_use]
    pub fn status(&self, row: u32) -> Option<&Status> {
        let current = self.standing(row).current?;
        self.people
            .row(row)?
            .history
            .get(current as usize)?
            .status
            .as_ref()
    }

    /// The role for which alone a person has a record; `None` for those who are looked for.
    #[must_use]
    pub fn only_role(&self, row: u32) -> Option<OnlyRole> {
        OnlyRole::of(self.people.row(row)?, self.status(row).is_some())
    }

    /// How the workspace shows a status; `None` for one that it does not know.
    #[must_use]
    pub fn status_kind(&self, status: &Status) -> Option<&StatusKind> {
        self.statuses.iter().find(|kind| &kind.name == status)
    }

    /// Whether more than so many records point at `id`; it takes no longer than counting so many.
    #[must_use]
    pub fn is_pointed_at_by_more(&self, id: RecordId, most: usize) -> bool {
        self.back_links.to(id).nth(most).is_some()
    }

    /// The records that point at `id`, or at one that was joined to it, in the order of their ids.
    pub fn pointing_at(&self, id: RecordId) -> impl Iterator<Item = RecordId> {
        let aliases = self.aliases(id);
        let mut all: Vec<RecordId> = self
            .back_links
            .to(id)
            .chain(aliases.iter().flat_map(|alias| self.back_links.to(*alias)))
            .filter(|one| *one != id && !aliases.contains(one))
            .collect();
        if !aliases.is_empty() {
            all.sort_unstable();
            all.dedup();
        }
        all.into_iter()
    }

    /// The people of a case with their part in it, in the order of their ids.
    pub fn people_of(&self, case: RecordId) -> impl Iterator<Item = (&Person, &Role)> {
        self.pointing_at(case).filter_map(move |id| {
            let person = self.people.get(id)?;
            let part = person
                .cases
                .iter()
                .find(|part| part.case.id() == Some(case))?;
            Some((person, &part.role))
        })
    }

    /// The place or unit that a text names, by any of its spellings.
    #[must_use]
    pub fn resolve(&self, kind: Kind, text: &str) -> Option<RecordId> {
        self.gazetteer.find(kind, text)
    }

    /// A place or unit as its record spells it, if `text` only has other letters in small or capitals; else the text.
    #[must_use]
    pub fn as_spelled<'t>(&'t self, kind: Kind, text: &'t str) -> &'t str {
        let known = self.resolve(kind, text).into_iter();
        let mut names = known.flat_map(|id| self.names_of(id));
        let lower = text.trim().to_lowercase();
        let found = names.find(|name| name.to_lowercase() == lower);
        found.unwrap_or(text)
    }

    /// The records that name this place or unit in any of its spellings, in the order of their ids.
    #[must_use]
    pub fn naming(&self, id: RecordId) -> BTreeSet<RecordId> {
        self.gazetteer
            .keys_of(id)
            .flat_map(|key| self.mentions.by(id.kind(), key))
            .collect()
    }

    /// How many records name this place or unit.
    #[must_use]
    pub fn naming_count(&self, id: RecordId) -> usize {
        // Most go by one spelling, and then nothing need be gathered.
        match self.spellings(id).into_values().collect::<Vec<_>>()[..] {
            [] => 0,
            [count] => count,
            _ => self.naming(id).len(),
        }
    }

    /// The spellings in which records name this place or unit, each with how many records do.
    #[must_use]
    pub fn spellings(&self, id: RecordId) -> BTreeMap<&str, usize> {
        self.gazetteer
            .keys_of(id)
            .flat_map(|key| self.mentions.written(id.kind(), key))
            .collect()
    }

    /// The places or units that lie in this one, also through others, in the order of nearness; a
    /// circle of parents ends.
    #[must_use]
    pub fn below(&self, id: RecordId) -> Vec<RecordId> {
        let mut seen = BTreeSet::from([id]);
        let mut found = Vec::new();
        let mut next = 0;
        let mut around = id;
        loop {
            for child in self.pointing_at(around) {
                if child.kind() == id.kind() && seen.insert(child) {
                    found.push(child);
                }
            }
            let Some(further) = found.get(next) else {
                return found;
            };
            around = *further;
            next += 1;
        }
    }

    /// Whether a place, unit or source leads back to itself by way of others.
    #[must_use]
    pub fn is_circular(&self, id: RecordId) -> bool {
        let chains = Chains {
            places: &self.places,
            units: &self.units,
            sources: &self.sources,
        };
        let circular = self.circular.get_or_init(|| circular(chains));
        circular.contains(&id)
    }

    /// The tags of the records of a kind, each once, in order.
    #[must_use]
    pub fn tags(&self, kind: Kind) -> &[String] {
        let (people, cases, sources) = (&self.people, &self.cases, &self.sources);
        let lists = || TagLists::new(people, cases, sources);
        self.tags.get_or_init(lists).of(kind)
    }

    /// The top-level fields of a record that this version does not know, with their text.
    #[must_use]
    pub fn unknown_fields(&self, id: RecordId) -> &[(String, String)] {
        self.unknown.get(&id).map_or(&[], Vec::as_slice)
    }
}
