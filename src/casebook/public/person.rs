//! What may be shown of a person to anybody.

use crate::casebook::book::Book;
use crate::casebook::derive::standing::cited_by;
use crate::casebook::public::other::{Finest, PublishableTexts, coarse};
use crate::casebook::public::rule::public;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::schema::{ENTRY, PART, PERSON};
use crate::record::status::Status;

/// What may be shown of a person; there is no field for anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPerson {
    /// The record.
    pub id: RecordId,
    /// The name; `None` if it may not be shown.
    pub name: Option<String>,
    /// The status now, one of the workspace's.
    pub status: Option<Status>,
    /// The month, or year, since when (EDTF); empty if nothing is known.
    pub since: String,
    /// The month, or year, in which the person was last seen or heard from (EDTF); empty likewise.
    pub last_seen: String,
    /// The region; empty if it is not known or its record is not public.
    pub region: String,
    /// The name of the unit; empty likewise.
    pub unit: String,
    /// The titles of the public cases.
    pub cases: Vec<String>,
    /// The titles of the public sources.
    pub sources: Vec<String>,
    /// How many sources there are; `None` if even this may not be shown.
    pub source_count: Option<usize>,
}

impl PublicPerson {
    /// What may be shown of a person, who `is_open` or not.
    #[must_use]
    pub fn of(
        person: &Person,
        is_open: bool,
        book: &Book,
        shown: &mut PublishableTexts<'_>,
    ) -> Self {
        let standing = book.standing_of(person.id);
        let finest = match is_open {
            true => Finest::Month,
            false => Finest::Year,
        };
        let entry = |at: Option<u32>| public!(PERSON, person.history).get(at? as usize);
        let current = entry(standing.current);
        let status = current.and_then(|entry| public!(ENTRY, entry.status).clone());
        let mut public = Self {
            id: person.id,
            name: None,
            status: status.filter(|status| book.status_kind(status).is_some()),
            since: current.map_or(String::new(), |entry| {
                coarse(public!(ENTRY, entry.when), finest)
            }),
            last_seen: entry(standing.seen).map_or(String::new(), |entry| {
                coarse(public!(ENTRY, entry.when), finest)
            }),
            region: current.map_or(String::new(), |entry| {
                shown.region(public!(ENTRY, entry.place))
            }),
            unit: String::new(),
            cases: Vec::new(),
            sources: Vec::new(),
            source_count: None,
        };
        if is_open {
            let cited = cited_by(person);
            public.name = shown.name(public!(PERSON, person.name));
            let unit = book.resolve(Kind::Unit, public!(PERSON, person.unit));
            public.unit = unit.and_then(|id| shown.unit(id)).unwrap_or_default();
            let cases = public!(PERSON, person.cases).iter();
            let cases = cases.filter_map(|part| public!(PART, part.case).id());
            public.cases = cases.filter_map(|id| shown.case(id)).collect();
            public.sources = cited.iter().filter_map(|id| shown.source(*id)).collect();
            public.source_count = Some(cited.len());
        }
        public
    }
}
