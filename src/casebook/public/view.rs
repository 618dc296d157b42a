//! Everything of a book that may be shown to anybody.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::public::hidden_names::{HiddenNames, NamesOf};
use crate::casebook::public::other::{
    PublicCase, PublicPlace, PublicSource, PublicUnit, PublishableTexts,
};
use crate::casebook::public::person::PublicPerson;
use crate::casebook::public::rule::is_open;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::{Status, StatusKind};

/// What may be shown of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicRecord {
    /// A person.
    Person(PublicPerson),
    /// A case.
    Case(PublicCase),
    /// A source.
    Source(PublicSource),
    /// A place.
    Place(PublicPlace),
    /// A unit.
    Unit(PublicUnit),
}

/// Where a public text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicField {
    /// The name or title of the record itself.
    Name,
    /// The region.
    Region,
    /// The unit.
    Unit,
    /// The title of a case.
    Case,
    /// The title of a source, or who published one.
    Source,
}

impl PublicRecord {
    /// The record.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        match self {
            Self::Person(person) => person.id,
            Self::Case(case) => case.id,
            Self::Source(source) => source.id,
            Self::Place(place) => place.id,
            Self::Unit(unit) => unit.id,
        }
    }

    /// What it is called; `None` if that may not be shown.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Person(person) => person.name.as_deref(),
            Self::Case(case) => case.title.as_deref(),
            Self::Source(source) => source.title.as_deref(),
            Self::Place(place) => place.name.as_deref(),
            Self::Unit(unit) => unit.name.as_deref(),
        }
    }

    /// The texts that are shown, each with its field.
    #[must_use]
    pub fn texts(&self) -> Vec<(PublicField, &str)> {
        let name = self.name().map(|name| (PublicField::Name, name));
        let mut texts: Vec<(PublicField, &str)> = name.into_iter().collect();
        match self {
            Self::Person(person) => {
                texts.push((PublicField::Region, &person.region));
                texts.push((PublicField::Unit, &person.unit));
                texts.extend(
                    person
                        .cases
                        .iter()
                        .map(|one| (PublicField::Case, one.as_str())),
                );
                let sources = person.sources.iter();
                texts.extend(sources.map(|one| (PublicField::Source, one.as_str())));
            }
            Self::Case(case) => texts.push((PublicField::Region, &case.region)),
            Self::Source(source) => {
                texts.extend(
                    source
                        .title
                        .iter()
                        .map(|one| (PublicField::Source, one.as_str())),
                );
                texts.push((PublicField::Source, &source.publisher));
            }
            Self::Place(place) => texts.push((PublicField::Region, &place.region)),
            Self::Unit(unit) => {
                texts.extend(
                    unit.name
                        .iter()
                        .map(|one| (PublicField::Unit, one.as_str())),
                );
            }
        }
        texts.retain(|(_, text)| !text.is_empty());
        texts
    }

    /// The status that is shown.
    #[must_use]
    pub const fn status(&self) -> Option<&Status> {
        match self {
            Self::Person(person) => person.status.as_ref(),
            Self::Case(_) | Self::Source(_) | Self::Place(_) | Self::Unit(_) => None,
        }
    }
}

/// Everything of a book that may be shown: a command under `--public` sees nothing else.
#[derive(Clone, Debug, Default)]
pub struct PublicView {
    records: Vec<PublicRecord>,
    joined: HashMap<RecordId, RecordId>,
    /// People who have a record for their role alone, and are not looked for.
    unlisted: HashSet<RecordId>,
    /// The statuses of the workspace.
    pub statuses: Vec<StatusKind>,
}

impl PublicView {
    /// What may be shown of a book today, if so many files of people could not be read.
    #[must_use]
    pub fn of(book: &Book, today: Date, unread: usize) -> Self {
        let open: Vec<bool> = book
            .people()
            .iter()
            .map(|(_, person)| is_open(person, book, today))
            .collect();
        let is_named = open.contains(&true)
            || book.cases().iter().any(|(_, case)| case.public)
            || book.sources().iter().any(|(_, source)| source.public)
            || book.places().iter().any(|(_, place)| place.public)
            || book.units().iter().any(|(_, unit)| unit.public);
        let hidden = match is_named {
            true => {
                // All names at once are much; they are needed no longer than this.
                let people = book.people().iter().zip(&open);
                let names: Vec<NamesOf> = people
                    .map(|((_, person), is_open)| NamesOf::of(person, *is_open))
                    .collect();
                HiddenNames::of(&names, &|id| book.stands_for(id))
            }
            // No text goes out, so none need be compared.
            false => HiddenNames::default(),
        };
        let hidden = hidden.with_unread(unread);
        let mut shown = PublishableTexts::new(book, &hidden);
        let count = Kind::ALL.map(|kind| book.ids(kind).len());
        let mut records = Vec::with_capacity(count.iter().sum());
        for ((_, person), is_open) in book.people().iter().zip(&open) {
            if !book.is_joined(person) {
                let public = PublicPerson::of(person, *is_open, book, &mut shown);
                records.push(PublicRecord::Person(public));
            }
        }
        for (_, case) in book.cases().iter() {
            records.push(PublicRecord::Case(PublicCase::of(case, book, &mut shown)));
        }
        for (_, source) in book.sources().iter() {
            records.push(PublicRecord::Source(PublicSource::of(
                source, book, &mut shown,
            )));
        }
        for (_, place) in book.places().iter() {
            records.push(PublicRecord::Place(PublicPlace::of(place, &mut shown)));
        }
        for (_, unit) in book.units().iter() {
            records.push(PublicRecord::Unit(PublicUnit::of(unit, &mut shown)));
        }
        let joined = book.joined().map(|id| (id, book.stands_for(id)));
        Self {
            records,
            joined: joined.collect(),
            unlisted: book
                .people()
                .iter()
                .filter(|(row, _)| book.only_role(*row).is_some())
                .map(|(_, person)| person.id)
                .collect(),
            statuses: book.statuses.clone(),
        }
    }

    /// The records of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &PublicRecord> {
        self.records
            .iter()
            .filter(move |one| one.id().kind() == kind)
    }

    /// The records of a kind that stand in a list: of people those who are looked for.
    pub fn listed(&self, kind: Kind) -> impl Iterator<Item = &PublicRecord> {
        self.of_kind(kind)
            .filter(|one| !self.unlisted.contains(&one.id()))
    }

    /// The records whose id begins like this, each once; a record that was joined to another one leads
    /// there.
    #[must_use]
    pub fn beginning(&self, prefix: &str) -> Vec<&PublicRecord> {
        let fits = |id: RecordId| id.as_str().starts_with(prefix);
        let joined = self.joined.iter().filter(|(id, _)| fits(**id));
        let kept: Vec<RecordId> = joined.map(|(_, kept)| *kept).collect();
        let records = self.records.iter();
        records
            .filter(|one| fits(one.id()) || kept.contains(&one.id()))
            .collect()
    }

    /// The record with this id, or the one that it was joined to.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&PublicRecord> {
        let kept = self.joined.iter().find(|(joined, _)| joined.as_str() == id);
        let id = kept.map_or(id, |(_, kept)| kept.as_str());
        self.records.iter().find(|one| one.id().as_str() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use jiff::civil::date;

    fn view(risk_or_consent: &str, others: &[&str]) -> PublicView {
        let mut book = Book::new("t", StatusKind::four());
        let person = format!(
            r#"Person(id: "p-1", name: "Maksim Kochetkov", home: "Omsk", unit: "64th brigade", {risk_or_consent}
               cases: [(case: "c-1"), (case: "c-2")], relations: [(kind: Mother, at_risk: true)],
               history: [(when: "2022-07-14", status: Detained, place: "Bryanka", custodian: "Wagner",
                          contact: Relayed, sources: [(source: "s-1"), (source: "s-2")], note: "cellar 3")],
               notes: [(text: "secret")])"#
        );
        let fixed = [
            person.as_str(),
            r#"Case(id: "c-1", title: "Bryanka centre", public: true)"#,
            r#"Case(id: "c-2", title: "Cellar of a house")"#,
            r#"Source(id: "s-1", title: "Open report", public: true)"#,
            r#"Source(id: "s-2", title: "A guard who talks", confidential: true, public: true)"#,
            r#"Place(id: "l-1", name: "Bryanka", kind: Settlement, parent: "l-2", public: true)"#,
            r#"Place(id: "l-2", name: "Luhansk region", kind: Region, public: true)"#,
            r#"Unit(id: "u-1", name: "64th brigade", public: true)"#,
        ];
        for text in fixed.iter().chain(others) {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            let path = id.relative_path();
            book.put(read_file(path.as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        PublicView::of(&book, date(2026, 11, 27), 0)
    }

    fn person(risk_or_consent: &str, others: &[&str]) -> PublicPerson {
        match view(risk_or_consent, others).get("p-1") {
            Some(PublicRecord::Person(person)) => person.clone(),
            other => panic!("{other:?}"),
        }
    }

    const OPEN: &str = "consent: (given: Yes, scope: Public),";

    #[test]
    fn everybody_who_is_not_open_looks_alike() {
        let closed = person("", &[]);
        assert_eq!(
            closed,
            PublicPerson {
                id: "p-1".parse().unwrap(),
                name: None,
                status: Some(Status::Detained),
                since: "2022".to_owned(),
                last_seen: "2022".to_owned(),
                region: "Luhansk region".to_owned(),
                unit: String::new(),
                cases: Vec::new(),
                sources: Vec::new(),
                source_count: None,
            }
        );
        for risk_or_consent in [
            "consent: (given: Unknown, scope: Public),",
            "consent: (given: Yes, scope: Partners),",
            "consent: (given: No, scope: Public),",
            "risk: (level: High), consent: (given: Yes, scope: Public),",
            "risk: (levle: High), consent: (given: Yes, scope: Public),",
            "name_status: Changed, consent: (given: Yes, scope: Public),",
        ] {
            assert_eq!(person(risk_or_consent, &[]), closed, "{risk_or_consent}");
        }
    }

    #[test]
    fn with_consent_only_public_records_are_named() {
        let open = person(OPEN, &[]);
        assert_eq!(open.name.as_deref(), Some("Maksim Kochetkov"));
        assert_eq!(open.since, "2022-07");
        assert_eq!(open.unit, "64th brigade");
        assert_eq!(open.cases, ["Bryanka centre"]);
        assert_eq!(open.sources, ["Open report"]);
        assert_eq!(open.source_count, Some(2));
        let free = person(OPEN, &[r#"Unit(id: "u-1", name: "64th brigade")"#]);
        assert_eq!(free.unit, "");
    }

    #[test]
    fn a_text_that_names_somebody_hidden_is_left_out_everywhere() {
        let hidden = [
            r#"Person(id: "p-2", name: "Oleg Bryanka")"#,
            r#"Person(id: "p-3", name: "Ivan", other_names: [(text: "Луганский")])"#,
            r#"Place(id: "l-2", name: "Luhanskiy krai", kind: Region, public: true)"#,
        ];
        let open = person(OPEN, &hidden);
        assert_eq!((open.cases.len(), open.region.as_str()), (0, ""));
        let view = view(OPEN, &hidden);
        let names: Vec<Option<&str>> = view.of_kind(Kind::Case).map(PublicRecord::name).collect();
        assert_eq!(names, [None, None]);
        // The same name twice may be one person twice.
        let twice = person(OPEN, &[r#"Person(id: "p-2", name: "Кочетков Максим")"#]);
        assert_eq!(twice.name, None);
    }

    #[test]
    fn a_joined_record_that_is_more_careful_closes_the_row_unless_somebody_decided() {
        let joined = r#"Person(id: "p-2", name: "Maksim Kochetkov", merged_into: "p-1", risk: (level: High))"#;
        assert_eq!(person(OPEN, &[joined]).name, None);
        let decided = format!(
            "{OPEN} risk: (level: Low), claims: [(field: \"risk\", value: \"(level: High)\")],"
        );
        assert!(person(&decided, &[joined]).name.is_some());
        let plain = r#"Person(id: "p-2", name: "Maksim Kochetkov", merged_into: "p-1")"#;
        assert!(person(OPEN, &[plain]).name.is_some());
        let free = r#"Person(id: "p-2", name: "A", history: [(when: "2022", status: Kochetkov)])"#;
        assert!(view("", &[free]).get("p-2").unwrap().status().is_none());
    }
}
