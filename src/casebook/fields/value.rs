//! Every checkable statement of a record, with the path of the field that makes it.

use std::fmt;

use crate::casebook::fields::risk_or_consent::{GIVEN, LEVELS, SCOPES};
use crate::record::case::{Case, CaseKind, CaseState};
use crate::record::citation::{Citation, Claim};
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::{Contact, Entry};
use crate::record::grade::{Credibility, Reliability};
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::named::{NameKind, NameStatus, OtherName};
use crate::record::person::{Person, Role, Sex};
use crate::record::place::{Place, PlaceKind};
use crate::record::source::{Source, SourceKind};
use crate::record::status::Status;
use crate::record::unit::Unit;

/// One checkable statement.
#[derive(Clone, Copy, Debug)]
pub enum Value<'r> {
    /// A reference to a record of this kind.
    Link(&'r Link, Kind),
    /// A reference to another record of the same kind as this one, whose id comes with it.
    Other(&'r Link, RecordId),
    /// The name or title.
    Title(&'r str),
    /// A text in which names stand.
    Spelled(&'r str),
    /// A date.
    Date(&'r EdtfDate),
    /// A status.
    Status(&'r Status),
    /// A word of a closed list; empty where none is written.
    Word(&'r str, &'static [&'static str]),
    /// A credibility.
    Credibility(Credibility),
    /// A place or unit as the source has it.
    Named(&'r str, Kind),
    /// A whole entry of a history.
    Entry(&'r Entry),
    /// How far a source is trusted, where it is said.
    Graded(Option<&'r Reliability>),
    /// A range; its lower and its upper end.
    Range(Option<u64>, Option<u64>),
}

/// The path of a field, put into words only where there is something to say about it.
#[derive(Clone, Debug, Default)]
pub struct Trail(Vec<Step>);

#[derive(Clone, Copy, Debug)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl fmt::Display for Trail {
    /// Writes `history[1].when`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if at == 0 => write!(f, "{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Walks through records and hands every statement to a visitor.
pub struct Visitor<'f> {
    trail: Trail,
    visit: &'f mut dyn FnMut(&Trail, Value<'_>),
}

const RELATED: &[&str] = &["PartOf", "Follows", "Causes", "Parallel"];
const PRECISIONS: &[&str] = &["Exact", "Vicinity", "Locality"];

impl<'f> Visitor<'f> {
    /// A walk that hands every statement to `visit`.
    pub fn new(visit: &'f mut dyn FnMut(&Trail, Value<'_>)) -> Self {
        Self {
            trail: Trail::default(),
            visit,
        }
    }

    /// Walks through a person.
    pub fn person(&mut self, person: &Person) {
        self.at("name", Value::Title(&person.name));
        self.word(
            "name_status",
            person.name_status.as_str(),
            NameStatus::WORDS,
        );
        self.names(&person.other_names);
        if let Some(sex) = &person.sex {
            self.word("sex", sex.as_str(), Sex::WORDS);
        }
        self.date("born", &person.born);
        self.list("ages", &person.ages, |walk, age| {
            walk.date("as_of", &age.as_of);
            walk.citations(&age.sources);
        });
        self.named("home", &person.home, Kind::Place);
        self.named("unit", &person.unit, Kind::Unit);
        self.list("cases", &person.cases, |walk, part| {
            walk.required_link("case", &part.case, Kind::Case);
            walk.word("role", part.role.as_str(), Role::WORDS);
        });
        self.list("history", &person.history, Self::entry);
        self.list("relations", &person.relations, |walk, relation| {
            walk.link("person", &relation.person, Kind::Person);
            walk.citations(&relation.sources);
        });
        if let Some(risk) = &person.risk {
            self.within("risk", |walk| {
                walk.word("level", risk.level.as_str(), LEVELS);
                walk.date("review", &risk.review);
            });
        }
        if let Some(consent) = &person.consent {
            self.within("consent", |walk| {
                walk.word("given", consent.given.as_str(), GIVEN);
                walk.word("scope", consent.scope.as_str(), SCOPES);
                walk.date("as_of", &consent.as_of);
            });
        }
        self.claims(&person.claims);
        self.list("distinct_from", &person.distinct_from, |walk, link| {
            (walk.visit)(&walk.trail, Value::Other(link, person.id));
        });
        self.list("maybe_same", &person.maybe_same, |walk, link| {
            (walk.visit)(&walk.trail, Value::Other(link, person.id));
        });
        self.joined(person);
    }

    /// Says whom a person was joined to.
    pub fn joined(&mut self, person: &Person) {
        if person.merged_into != Link::Nowhere {
            self.at("merged_into", Value::Other(&person.merged_into, person.id));
        }
    }

    /// Walks through a case.
    pub fn case(&mut self, case: &Case) {
        self.at("title", Value::Title(&case.title));
        if let Some(kind) = &case.kind {
            self.word("kind", kind.as_str(), CaseKind::WORDS);
        }
        self.word("state", case.state.as_str(), CaseState::WORDS);
        self.named("place", &case.place, Kind::Place);
        self.named("unit", &case.unit, Kind::Unit);
        self.date("started", &case.started);
        self.date("ended", &case.ended);
        self.list("counts", &case.counts, |walk, count| {
            walk.at("max", Value::Range(count.min, count.max));
            walk.date("as_of", &count.as_of);
            walk.citations(&count.sources);
        });
        self.list("related", &case.related, |walk, related| {
            walk.required_link("case", &related.case, Kind::Case);
            walk.word("how", related.how.as_str(), RELATED);
        });
        self.citations(&case.sources);
        self.claims(&case.claims);
    }

    /// Walks through a source.
    pub fn source(&mut self, source: &Source) {
        self.at("title", Value::Title(&source.title));
        if let Some(kind) = &source.kind {
            self.word("kind", kind.as_str(), SourceKind::WORDS);
        }
        self.at("publisher", Value::Spelled(&source.publisher));
        self.at("author", Value::Spelled(&source.author));
        self.date("published", &source.published);
        self.date("retrieved", &source.retrieved);
        self.at("reliability", Value::Graded(source.reliability.as_ref()));
        self.links("derived_from", &source.derived_from, Kind::Source);
    }

    /// Walks through a place.
    pub fn place(&mut self, place: &Place) {
        self.at("name", Value::Title(&place.name));
        self.names(&place.other_names);
        if let Some(kind) = &place.kind {
            self.word("kind", kind.as_str(), PlaceKind::WORDS);
        }
        self.link("parent", &place.parent, Kind::Place);
        self.word("precision", place.precision.as_str(), PRECISIONS);
    }

    /// Walks through a unit.
    pub fn unit(&mut self, unit: &Unit) {
        self.at("name", Value::Title(&unit.name));
        self.names(&unit.other_names);
        self.link("parent", &unit.parent, Kind::Unit);
        self.named("garrison", &unit.garrison, Kind::Place);
    }

    fn entry(&mut self, entry: &Entry) {
        (self.visit)(&self.trail, Value::Entry(entry));
        self.date("when", &entry.when);
        if let Some(status) = &entry.status {
            self.at("status", Value::Status(status));
        }
        self.named("place", &entry.place, Kind::Place);
        if entry.contact != Contact::Unstated {
            self.word("contact", entry.contact.as_str(), Contact::WORDS);
        }
        self.citations(&entry.sources);
    }

    fn citations(&mut self, citations: &[Citation]) {
        self.list("sources", citations, |walk, citation| {
            walk.required_link("source", &citation.source, Kind::Source);
            walk.at("credibility", Value::Credibility(citation.credibility));
        });
    }

    fn claims(&mut self, claims: &[Claim]) {
        self.list("claims", claims, |walk, claim| {
            walk.citations(&claim.sources);
        });
    }

    fn names(&mut self, names: &[OtherName]) {
        self.list("other_names", names, |walk, name| {
            walk.at("text", Value::Spelled(&name.text));
            if let Some(kind) = &name.kind {
                walk.word("kind", kind.as_str(), NameKind::WORDS);
            }
        });
    }

    fn links(&mut self, field: &'static str, links: &[Link], kind: Kind) {
        self.within(field, |walk| {
            for (index, link) in links.iter().enumerate() {
                walk.step(Step::Index(index), |walk| {
                    (walk.visit)(&walk.trail, Value::Link(link, kind));
                });
            }
        });
    }

    /// A reference that may be left out.
    fn link(&mut self, field: &'static str, link: &Link, kind: Kind) {
        if *link != Link::Nowhere {
            self.required_link(field, link, kind);
        }
    }

    /// A reference without which its item says nothing.
    fn required_link(&mut self, field: &'static str, link: &Link, kind: Kind) {
        self.at(field, Value::Link(link, kind));
    }

    fn date(&mut self, field: &'static str, date: &EdtfDate) {
        if !date.is_empty() {
            self.at(field, Value::Date(date));
        }
    }

    fn word(&mut self, field: &'static str, word: &str, words: &'static [&'static str]) {
        if !word.is_empty() {
            self.at(field, Value::Word(word, words));
        }
    }

    fn named(&mut self, field: &'static str, text: &str, kind: Kind) {
        if !text.is_empty() {
            self.at(field, Value::Named(text, kind));
        }
    }

    fn at(&mut self, field: &'static str, atom: Value<'_>) {
        self.within(field, |walk| (walk.visit)(&walk.trail, atom));
    }

    fn list<T>(&mut self, field: &'static str, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.within(field, |walk| {
            for (index, item) in items.iter().enumerate() {
                walk.step(Step::Index(index), |walk| each(walk, item));
            }
        });
    }

    fn within(&mut self, field: &'static str, inside: impl FnOnce(&mut Self)) {
        self.step(Step::Field(field), inside);
    }

    fn step(&mut self, step: Step, inside: impl FnOnce(&mut Self)) {
        self.trail.0.push(step);
        inside(self);
        self.trail.0.pop();
    }
}
