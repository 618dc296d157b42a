//! What of a record may be shown to anybody: an allow-list that fails closed.
//!
//! | what | consent given, for the public, and no high risk | anything else |
//! |---|---|---|
//! | name | as recorded, where it is published or known in part | initials; nothing where the risk is high, consent was refused, or the name is changed or withheld |
//! | status | yes | yes |
//! | dates | the month | the month; the year where the risk is high |
//! | place | the region, where the places say which | the same |
//! | unit, cases | yes | no |
//! | sources | titles of those that are not confidential | how many |
//! | everything else | no | no |
//!
//! Everything else is: other names, sex, birth and age, home, rank, exact places and dates, custodians,
//! quotes and words, notes, claims, tags, relatives, the risk and the consent themselves.

use crate::casebook::book::Book;
use crate::casebook::standing::cited_by;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::person::Person;
use crate::record::place::PlaceKind;
use crate::record::status::Status;
use crate::record::when::When;

/// What may be shown of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Public {
    /// The name or initials; `None` where not even these may be shown.
    pub name: Option<String>,
    /// The status now.
    pub status: Option<Status>,
    /// The month, or year, since when (EDTF); empty where nothing is known.
    pub since: String,
    /// The month, or year, in which the person was last seen or heard from (EDTF); empty likewise.
    pub last_seen: String,
    /// The region; empty where it is not known.
    pub region: String,
    /// The unit; empty where it may not be shown.
    pub unit: String,
    /// The titles of the cases.
    pub cases: Vec<String>,
    /// The titles of the sources.
    pub sources: Vec<String>,
    /// How many sources there are.
    pub source_count: usize,
    /// What was left out and how much of it.
    pub left_out: Vec<(&'static str, usize)>,
}

/// How much may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Allowed {
    /// Consent was given, for the public, and the risk is not high.
    open: bool,
    /// Consent was not refused and the risk is not high.
    initials: bool,
    /// The risk is not high.
    months: bool,
}

/// What may be shown of a person to anybody.
#[must_use]
pub fn public(person: &Person, book: &Book) -> Public {
    let allowed = allowed(person);
    let standing = book.standing_of(person.id);
    let entry = |at: Option<u32>| person.history.get(at? as usize);
    let current = entry(standing.current);
    let coarse = |when: &When| coarse(when, allowed.months);
    let cited = cited_by(person);
    let sources: Vec<RecordId> = cited.iter().copied().collect();
    let shown = sources.iter().filter_map(|id| book.sources().get(*id));
    let shown = shown.filter(|source| allowed.open && !source.confidential);
    let cases = person.cases.iter().filter_map(|part| part.case.id());
    let mut public = Public {
        name: name(person, allowed),
        status: current.and_then(|entry| entry.status.clone()),
        since: current.map_or(String::new(), |entry| coarse(&entry.when)),
        last_seen: entry(standing.seen).map_or(String::new(), |entry| coarse(&entry.when)),
        region: current.map_or(String::new(), |entry| region(&entry.place, book)),
        source_count: sources.len(),
        sources: shown.map(|source| source.title.clone()).collect(),
        ..Public::default()
    };
    if allowed.open {
        public.unit.clone_from(&person.unit);
        public.cases = cases
            .filter_map(|id| book.title_of(id).map(str::to_owned))
            .collect();
    }
    public.left_out = left_out(person, &public, allowed);
    public
}

fn allowed(person: &Person) -> Allowed {
    let risk = person.risk.as_ref().map(|risk| risk.level.as_str());
    // A level that is not known may be the highest.
    let calm = matches!(risk, None | Some("" | "Low" | "Medium"));
    let consent = person.consent.as_ref();
    let given = consent.map_or("", |consent| consent.given.as_str());
    let scope = consent.map_or("", |consent| consent.scope.as_str());
    Allowed {
        open: calm && given == "Yes" && scope == "Public",
        initials: calm && matches!(given, "Yes" | "Unknown" | ""),
        months: calm,
    }
}

fn name(person: &Person, allowed: Allowed) -> Option<String> {
    let real = matches!(
        person.name_status,
        NameStatus::Published | NameStatus::Partial
    );
    if !real || !allowed.initials {
        return None;
    }
    if allowed.open {
        return Some(person.name.clone());
    }
    let words = person.name.split_whitespace();
    let initials = words.filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()));
    let initials: Vec<String> = initials.map(|letter| format!("{letter}.")).collect();
    (!initials.is_empty()).then(|| initials.join(" "))
}

/// The month of a date where it lies in one, or else the year, or the first and last year.
fn coarse(when: &When, months: bool) -> String {
    let Some(days) = when.days() else {
        return String::new();
    };
    let (from, to) = (days.earliest, days.latest);
    if from.year() < 1000 || to.year() > 9000 {
        return String::new();
    }
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) if months => format!("{}-{:02}", from.year(), from.month()),
        (true, _) => from.year().to_string(),
        (false, _) => format!("{}/{}", from.year(), to.year()),
    }
}

/// The region that a place lies in, by the records of places; empty where they do not say.
#[must_use]
pub fn region(place: &str, book: &Book) -> String {
    let mut at = book.resolve(Kind::Place, place);
    for _ in 0..16 {
        let Some(place) = at.and_then(|id| book.places().get(id)) else {
            break;
        };
        if matches!(place.kind, Some(PlaceKind::Region)) {
            return place.name.clone();
        }
        at = place.parent.id();
    }
    String::new()
}

fn left_out(person: &Person, public: &Public, allowed: Allowed) -> Vec<(&'static str, usize)> {
    let there = |text: &str| usize::from(!text.is_empty());
    let places = person
        .history
        .iter()
        .filter(|entry| !entry.place.is_empty());
    let noted = person.history.iter().filter(|entry| !entry.note.is_empty());
    [
        ("name", usize::from(!allowed.open || public.name.is_none())),
        ("other names", person.other_names.len()),
        (
            "birth and ages",
            person.ages.len() + there(person.born.as_str()),
        ),
        ("home", there(&person.home)),
        ("unit", there(&person.unit) - there(&public.unit)),
        ("rank", there(&person.rank)),
        (
            "cases",
            person.cases.len() - public.cases.len().min(person.cases.len()),
        ),
        ("entries", person.history.len().saturating_sub(1)),
        ("exact places", places.count()),
        ("relatives", person.close().count()),
        ("sources", public.source_count - public.sources.len()),
        ("claims", person.claims.len()),
        ("notes", person.notes.len() + noted.count()),
        ("tags", person.tags.len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::loaded::read_file;
    use crate::record::status::StatusKind;

    fn shown(care: &str) -> Public {
        let mut book = Book::new("t", StatusKind::four());
        let person = format!(
            r#"Person(id: "p-1", name: "Maksim Kochetkov", home: "Omsk", unit: "64th brigade", {care}
               cases: [(case: "c-1")], relations: [(kind: Mother, at_risk: true)],
               history: [(when: "2022-07-14", status: Detained, place: "Bryanka", custodian: "Wagner",
                          contact: Relayed, sources: [(source: "s-1"), (source: "s-2")], note: "cellar 3")],
               notes: [(text: "secret")])"#
        );
        for text in [
            person.as_str(),
            r#"Case(id: "c-1", title: "Bryanka centre")"#,
            r#"Source(id: "s-1", title: "Open report")"#,
            r#"Source(id: "s-2", title: "A guard who talks", confidential: true)"#,
            r#"Place(id: "l-1", name: "Bryanka", kind: Settlement, parent: "l-2")"#,
            r#"Place(id: "l-2", name: "Luhansk region", kind: Region)"#,
        ] {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            let path = id.relative_path();
            book.put(read_file(path.as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        public(book.people().get("p-1".parse().unwrap()).unwrap(), &book)
    }

    #[test]
    fn it_fails_closed() {
        for care in [
            "",
            "consent: (given: Unknown, scope: Public),",
            "consent: (given: Yes, scope: Partners),",
            "consent: (given: Yes, scope: Everybody),",
        ] {
            let public = shown(care);
            assert_eq!(public.name.as_deref(), Some("M. K."), "{care}");
            assert_eq!(public.since, "2022-07");
            assert_eq!(public.region, "Luhansk region");
            assert!(public.unit.is_empty() && public.cases.is_empty() && public.sources.is_empty());
            assert_eq!(public.source_count, 2);
        }
        for care in [
            "consent: (given: No, scope: Public),",
            "consent: (given: Perhaps, scope: Public),",
            "risk: (level: High), consent: (given: Yes, scope: Public),",
            "risk: (level: Extreme), consent: (given: Yes, scope: Public),",
            "name_status: Changed, consent: (given: Yes, scope: Public),",
        ] {
            assert_eq!(shown(care).name, None, "{care}");
        }
        let high = shown("risk: (level: High), consent: (given: Yes, scope: Public),");
        assert_eq!(high.since, "2022");
        assert!(high.unit.is_empty());
    }

    #[test]
    fn with_consent_more_is_shown_and_never_what_is_confidential() {
        let public = shown("consent: (given: Yes, scope: Public),");
        assert_eq!(public.name.as_deref(), Some("Maksim Kochetkov"));
        assert_eq!(public.unit, "64th brigade");
        assert_eq!(public.cases, ["Bryanka centre"]);
        assert_eq!(public.sources, ["Open report"]);
        assert_eq!(
            public.left_out,
            [
                ("home", 1),
                ("exact places", 1),
                ("relatives", 1),
                ("sources", 1),
                ("notes", 2)
            ]
        );
    }
}
