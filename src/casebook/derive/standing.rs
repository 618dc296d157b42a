//! What follows from a person's history: the current status, last seen, disputed, corroboration.
//!
//! Nothing of this is ever stored in a workspace's files.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

use crate::casebook::book::table::Table;
use crate::casebook::derive::corroboration::independent;
use crate::casebook::derive::own_value::person_is_contradicted;
use crate::casebook::derive::present::lies_ahead;
use crate::record::citation::{Citation, Via};
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::source::Source;
use crate::record::status::Status;

/// What follows from a person's history. Entries are named by their place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Standing {
    /// The entry that gives the status that the person has now.
    pub current: Option<u32>,
    /// The newest entry in which somebody saw or heard from the person.
    pub seen: Option<u32>,
    /// Whether sources contradict each other about the person.
    pub disputed: bool,
    /// How many sources the entry cites that gives the present status; of a person without a status, how
    /// many the record cites.
    pub sources: u16,
    /// How many of them are independent of each other.
    pub independent: u16,
    /// How many sources the whole record cites.
    pub cited: u16,
    /// How many of those are independent of each other.
    pub cited_independent: u16,
}

/// Works out the standing of a person. An entry that lies after the `present` day has not happened
/// yet and gives neither the status nor the last sign of life; one without a day that can be ordered
/// gives them only if no other entry does.
#[must_use]
pub fn stand(person: &Person, sources: &Table<Source>, present: Date) -> Standing {
    let newest = |counts: &dyn Fn(&Entry) -> bool| {
        person
            .history
            .iter()
            .enumerate()
            .filter(|(_, entry)| !entry.is_withdrawn() && counts(entry))
            .filter(|(_, entry)| !lies_ahead(&entry.when, present))
            .max_by(|(_, a), (_, b)| by_time(a, b, sources))
            .and_then(|(at, _)| u32::try_from(at).ok())
    };
    let cited = cited_by(person);
    let cited_independent = saturating(independent(&cited, sources));
    let current = newest(&|entry| entry.status.is_some());
    // What other entries cite says nothing of who tells the present status.
    let given_by = current.and_then(|at| person.history.get(at as usize));
    let of_status = given_by.map(|entry| ids(&entry.sources));
    let (count, independent) = match &of_status {
        Some(own) if *own != cited => (own.len(), saturating(independent(own, sources))),
        _ => (cited.len(), cited_independent),
    };
    Standing {
        current,
        seen: newest(&|entry| entry.contact.is_sign_of_life()),
        disputed: person_is_contradicted(person) || contradicts_itself(person),
        sources: saturating(count),
        independent,
        cited: saturating(cited.len()),
        cited_independent,
    }
}

/// The order of entries in time: by the earliest day, then the latest day, then the newest
/// publication among the sources, then the moment of recording; never by the place in the list.
#[must_use]
pub fn by_time(a: &Entry, b: &Entry, sources: &Table<Source>) -> Ordering {
    let key = |entry: &Entry| {
        // An entry without a date says nothing of when it was so; it must not win over one that
        // does, so an unknown date sorts first at both ends.
        entry
            .when
            .days()
            .map_or((Date::MIN, Date::MIN), |days| (days.earliest, days.latest))
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| published(&a.sources, sources).cmp(&published(&b.sources, sources)))
        .then_with(|| a.recorded.cmp(&b.recorded))
}

/// The places of the history's entries in the order of time, oldest first, withdrawn ones too.
#[must_use]
pub fn in_time(person: &Person, sources: &Table<Source>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..person.history.len()).collect();
    order.sort_by(|a, b| by_time(&person.history[*a], &person.history[*b], sources));
    order
}

/// The most pairs of entries of one person that are told to contradict each other. The number of pairs
/// grows by the square of the entries, and nobody reads more.
pub const MOST_PAIRS: usize = 1_000;

/// Of fewer entries all pairs are looked at without being sorted.
const FEW: usize = 16;

/// The most pairs of entries of one person that are compared.
const MOST_COMPARED: usize = 1_000_000;

/// Pairs of entries, by their places, that cannot both be right: neither is withdrawn, their dates
/// overlap, their statuses differ, and nobody told both of them: they come from different sources, or from
/// different people within one source (`via`), as a wife and a commander in one report.
/// At most [`MOST_PAIRS`].
pub fn contradictions(person: &Person) -> impl Iterator<Item = (usize, usize)> {
    let mut said = statements(person);
    said.sort_by_key(|one| (one.days.earliest, one.at));
    let mut pairs: Vec<(usize, usize)> = overlapping(&said)
        .filter(|(one, other)| one.contradicts(other))
        .map(|(one, other)| (one.at.min(other.at), one.at.max(other.at)))
        .take(MOST_PAIRS)
        .collect();
    pairs.sort_unstable();
    pairs.into_iter()
}

/// How many pairs there are beyond those of [`contradictions`]; of very many, at least so many.
#[must_use]
pub fn contradictions_left_out(person: &Person) -> usize {
    let mut said = statements(person);
    said.sort_by_key(|one| (one.days.earliest, one.at));
    overlapping(&said)
        .filter(|(one, other)| one.contradicts(other))
        .skip(MOST_PAIRS)
        .count()
}

/// The entries, by their places, that contradict one of them.
#[must_use]
pub fn contradicting(person: &Person, index: usize) -> Vec<usize> {
    let said = statements(person);
    let Some(one) = said.iter().find(|one| one.at == index) else {
        return Vec::new();
    };
    said.iter()
        .filter(|other| one.contradicts(other))
        .map(|other| other.at)
        .collect()
}

/// Whether there are [`contradictions`]. Asked for every person that is loaded, so entries that say
/// the same are looked at once, and each only against those that begin before it ends.
fn contradicts_itself(person: &Person) -> bool {
    // Mostly no two entries differ in their status while their days overlap.
    let entries = person.history.iter().filter(|entry| !entry.is_withdrawn());
    let dated = entries.filter_map(|entry| Some((entry.when.days()?, entry.status.as_ref()?)));
    let dated: Vec<(DayRange, &Status)> = dated.collect();
    let differ = |(at, (days, status)): (usize, &(DayRange, &Status))| {
        let mut later = dated[at + 1..].iter();
        later.any(|(other, told)| told != status && days.overlaps(*other))
    };
    if dated.len() < FEW && !dated.iter().enumerate().any(differ) {
        return false;
    }
    let mut said = statements(person);
    said.sort_by(|a, b| a.key().cmp(&b.key()));
    said.dedup_by(|a, b| a.key() == b.key());
    overlapping(&said).any(|(one, other)| one.contradicts(other))
}

/// The pairs of statements, sorted by their earliest days, of which the second begins before the first
/// ends; at most [`MOST_COMPARED`].
fn overlapping<'s, 'p>(
    said: &'s [Statement<'p>],
) -> impl Iterator<Item = (&'s Statement<'p>, &'s Statement<'p>)> {
    said.iter()
        .enumerate()
        .flat_map(move |(at, one)| {
            said[at + 1..]
                .iter()
                .take_while(|other| other.days.earliest <= one.days.latest)
                .map(move |other| (one, other))
        })
        .take(MOST_COMPARED)
}

/// Who tells something: sources, each with the person in it who does.
type ToldBy<'p> = BTreeSet<(RecordId, Option<&'p Via>)>;

/// What an entry says that another may contradict.
struct Statement<'p> {
    /// The entry's place in the history.
    at: usize,
    days: DayRange,
    status: &'p Status,
    /// Who tells it: a source, and who in it.
    told_by: ToldBy<'p>,
}

impl Statement<'_> {
    fn key(&self) -> (Date, Date, &Status, &ToldBy<'_>) {
        let DayRange { earliest, latest } = self.days;
        (earliest, latest, self.status, &self.told_by)
    }

    fn contradicts(&self, other: &Self) -> bool {
        self.status != other.status
            && self.days.overlaps(other.days)
            && self.told_by.is_disjoint(&other.told_by)
    }
}

/// The entries that can contradict others: with a date, a status and a source, and not withdrawn.
fn statements(person: &Person) -> Vec<Statement<'_>> {
    let entries = person.history.iter().enumerate();
    entries
        .filter(|(_, entry)| !entry.is_withdrawn())
        .filter_map(|(at, entry)| {
            Some(Statement {
                at,
                days: entry.when.days()?,
                status: entry.status.as_ref()?,
                told_by: told_by(&entry.sources),
            })
        })
        .filter(|statement| !statement.told_by.is_empty())
        .collect()
}

/// Who tells something: each source with the person in it who does.
fn told_by(citations: &[Citation]) -> ToldBy<'_> {
    let told = citations.iter();
    told.filter_map(|one| Some((one.source.id()?, one.via.as_ref())))
        .collect()
}

/// The sources that a person's record cites, withdrawn entries left out.
#[must_use]
pub fn cited_by(person: &Person) -> BTreeSet<RecordId> {
    let history = person
        .history
        .iter()
        .filter(|entry| !entry.is_withdrawn())
        .flat_map(|entry| &entry.sources);
    let ages = person.ages.iter().flat_map(|age| &age.sources);
    let claims = person.claims.iter().flat_map(|claim| &claim.sources);
    ids(history.chain(ages).chain(claims))
}

/// The sources of some citations, each once.
pub fn ids<'a>(citations: impl IntoIterator<Item = &'a Citation>) -> BTreeSet<RecordId> {
    citations
        .into_iter()
        .filter_map(|citation| citation.source.id())
        .collect()
}

/// The last day on which the newest of the sources may have been published.
fn published(citations: &[Citation], sources: &Table<Source>) -> Date {
    citations
        .iter()
        .filter_map(|citation| sources.get(citation.source.id()?)?.published.days())
        .map(|days| days.latest)
        .max()
        .unwrap_or(Date::MIN)
}

fn saturating(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn person(entries: &str) -> Person {
        read_ron(&format!(
            "Person(id: \"p-1\", name: \"a\", history: [{entries}])"
        ))
        .unwrap()
    }

    fn pairs(entries: &str) -> Vec<(usize, usize)> {
        let person = person(entries);
        let pairs: Vec<(usize, usize)> = contradictions(&person).collect();
        assert_eq!(contradicts_itself(&person), !pairs.is_empty(), "{entries}");
        pairs
    }

    #[test]
    fn entries_that_cannot_both_be_right_are_found_in_order() {
        let both = |a: &str, b: &str| pairs(&format!("({a}), ({b})"));
        let missing = r#"when: "2022-07", status: Missing, sources: [(source: "s-1")]"#;
        for (other, found) in [
            (
                r#"when: "2022-07-12", status: Detained, sources: [(source: "s-2")]"#,
                true,
            ),
            (
                r#"when: "2022-07-12", status: Missing, sources: [(source: "s-2")]"#,
                false,
            ),
            (
                r#"when: "2022-08-12", status: Detained, sources: [(source: "s-2")]"#,
                false,
            ),
            (
                r#"when: "2022-07-12", status: Detained, sources: [(source: "s-1")]"#,
                false,
            ),
            (
                r#"when: "2022-07-12", status: Detained, sources: [(source: "s-1", via: Official)]"#,
                true,
            ),
            (
                r#"when: "2022-07-12", status: Detained, sources: [(source: "s-1", at: "page 9")]"#,
                false,
            ),
            (
                r#"when: "2022-07-12", status: Missing, sources: [(source: "s-1", via: Official)]"#,
                false,
            ),
            (r#"when: "2022-07-12", status: Detained"#, false),
            (r#"status: Detained, sources: [(source: "s-2")]"#, false),
            (
                r#"when: "2022-07", status: Detained, sources: [(source: "s-2")], withdrawn: "x""#,
                false,
            ),
        ] {
            let wanted: &[(usize, usize)] = if found { &[(0, 1)] } else { &[] };
            assert_eq!(both(missing, other), wanted, "{other}");
            assert_eq!(both(other, missing), wanted, "{other}");
        }
        assert_eq!(
            pairs(
                r#"(when: "2022-07-12/..", status: Missing, sources: [(source: "s-1")]), (said: "x"),
                   (when: "2022-07", status: Detained, sources: [(source: "s-2")]),
                   (when: "2022-08", status: Returned, sources: [(source: "s-3")])"#
            ),
            [(0, 2), (0, 3)]
        );
    }

    #[test]
    fn the_sources_of_a_status_are_those_of_the_entry_that_gives_it() {
        let counts = |entries: &str| {
            let standing = stand(
                &person(entries),
                &Table::default(),
                jiff::civil::date(2026, 1, 1),
            );
            [
                standing.sources,
                standing.independent,
                standing.cited,
                standing.cited_independent,
            ]
        };
        let held =
            r#"(when: "2022-07", status: Detained, sources: [(source: "s-1"), (source: "s-2")])"#;
        for (entries, found) in [
            (String::new(), [0, 0, 0, 0]),
            (held.to_owned(), [2, 2, 2, 2]),
            (
                format!(r#"{held}, (when: "2022-08", status: Returned)"#),
                [0, 0, 2, 2],
            ),
            (
                format!(
                    r#"{held}, (when: "2022-08", status: Returned, sources: [(source: "s-3")])"#
                ),
                [1, 1, 3, 3],
            ),
            // An older entry, one that was withdrawn and one without a status change nothing.
            (
                format!(
                    r#"{held}, (when: "2022-06", status: Missing, sources: [(source: "s-3")]),
                       (when: "2022-09", contact: Direct, sources: [(source: "s-4")]),
                       (when: "2022-10", status: Returned, withdrawn: "x", sources: [(source: "s-5")])"#
                ),
                [2, 2, 4, 4],
            ),
            // Without a status it is everything that is cited.
            (
                r#"(when: "2022-09", contact: Direct, sources: [(source: "s-4")])"#.to_owned(),
                [1, 1, 1, 1],
            ),
        ] {
            assert_eq!(counts(&entries), found, "{entries}");
        }
    }

    #[test]
    fn a_long_history_has_its_standing() {
        // Half of them on days of their own, half all alike: neither is compared with all others.
        let mut entries = String::new();
        for at in 0..20_000 {
            let (year, status) = match at % 2 {
                0 => (1000 + at / 4, "Missing"),
                _ => (9000, ["Detained", "Missing"][at / 2 % 2]),
            };
            entries.push_str(&format!(
                "(when: \"{year}\", status: {status}, sources: [(source: \"s-1\")]),"
            ));
        }
        let person = person(&entries);
        let standing = stand(&person, &Table::default(), Date::MAX);
        assert!(!standing.disputed);
        assert_eq!(standing.sources, 1);
    }

    #[test]
    fn a_history_in_which_all_contradicts_is_told_up_to_a_limit() {
        // Every entry contradicts half of all others: 100 million pairs.
        let mut entries = String::new();
        for at in 0..20_000 {
            let status = ["Missing", "Detained"][at % 2];
            entries.push_str(&format!(
                "(when: \"2022/..\", status: {status}, sources: [(source: \"s-{}\")]),",
                at % 2 + 1
            ));
        }
        let person = person(&entries);
        let pairs: Vec<(usize, usize)> = contradictions(&person).collect();
        assert_eq!(pairs.len(), MOST_PAIRS);
        // Of the million pairs that are compared, half differ in their statuses.
        assert!(contradictions_left_out(&person) > 100_000);
        assert_eq!(pairs[0], (0, 1));
        assert!(contradicts_itself(&person));
        assert_eq!(contradicting(&person, 19_999).len(), 10_000);
        assert_eq!(contradicting(&person, 20_000), Vec::<usize>::new());
    }
}
