//! A person on the way out, in the fields that other systems know.

use crate::casebook::book::Book;
use crate::casebook::public::person::PublicPerson;
use crate::record::citation::Citation;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::named::{NameKind, OtherName};
use crate::record::person::{Person, Sex};
use crate::record::status::Status;

/// What another system learns of a person. Of somebody in a public export it has what [`PublicPerson`] has,
/// and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutgoingPerson {
    /// The id of the record.
    pub id: String,
    /// The name; `None` if it may not be shown.
    pub name: Option<String>,
    /// Other names that somebody is really called.
    pub other_names: Vec<String>,
    /// Names by which nobody can be told apart: nicknames and call signs.
    pub weak_names: Vec<String>,
    /// `male` or `female`.
    pub sex: Option<&'static str>,
    /// When the person was born.
    pub born: EdtfDate,
    /// Where the person comes from.
    pub home: String,
    /// The rank.
    pub rank: String,
    /// The unit.
    pub unit: String,
    /// The titles of the cases.
    pub cases: Vec<String>,
    /// The titles of the sources.
    pub sources: Vec<String>,
    /// What is told, the present status last.
    pub entries: Vec<OutgoingEntry>,
}

/// One dated claim on the way out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutgoingEntry {
    /// The status.
    pub status: Option<Status>,
    /// Since when, or when.
    pub when: EdtfDate,
    /// Where; of somebody in a public export the region.
    pub place: String,
    /// Whether somebody saw the person or heard from them then.
    pub is_sign_of_life: bool,
    /// Whether it gives the present status.
    pub is_current: bool,
    /// The sources that may be named.
    pub sources: Vec<RecordId>,
}

impl From<&PublicPerson> for OutgoingPerson {
    fn from(person: &PublicPerson) -> Self {
        let entry = OutgoingEntry {
            status: person.status.clone(),
            when: EdtfDate::new(&person.since),
            place: person.region.clone(),
            is_current: true,
            ..OutgoingEntry::default()
        };
        Self {
            id: person.id.to_string(),
            name: person.name.clone(),
            unit: person.unit.clone(),
            cases: person.cases.clone(),
            sources: person.sources.clone(),
            entries: person.status.iter().map(|_| entry.clone()).collect(),
            ..Self::default()
        }
    }
}

impl OutgoingPerson {
    /// Everything of a person that another system knows a field for. Withdrawn entries, and sources that must
    /// not be named, are left out.
    #[must_use]
    pub fn whole(person: &Person, book: &Book) -> Self {
        let is_weak = |name: &&OtherName| is_weak_kind(name.kind.as_ref());
        let (weak, other): (Vec<_>, Vec<_>) = person.other_names.iter().partition(is_weak);
        let texts =
            |names: Vec<&OtherName>| names.iter().map(|name| name.text.to_string()).collect();
        let title = |id: RecordId| book.title_of(id).map(str::to_owned);
        let current = book.standing_of(person.id).current;
        let mut sources: Vec<RecordId> = Vec::new();
        let mut entries: Vec<OutgoingEntry> = Vec::new();
        for (at, entry) in person.history.iter().enumerate() {
            if entry.is_withdrawn() {
                continue;
            }
            let cited = open_sources(&entry.sources, book);
            sources.extend(&cited);
            entries.push(OutgoingEntry {
                status: entry.status.clone(),
                when: entry.when.clone(),
                place: entry.place.to_string(),
                is_sign_of_life: entry.contact.is_sign_of_life(),
                is_current: current.is_some_and(|current| current as usize == at),
                sources: cited,
            });
        }
        entries.sort_by_key(|entry| entry.is_current);
        sources.sort_unstable();
        sources.dedup();
        Self {
            id: person.id.to_string(),
            name: Some(person.name.to_string()),
            other_names: texts(other),
            weak_names: texts(weak),
            sex: match person.sex {
                Some(Sex::Male) => Some("male"),
                Some(Sex::Female) => Some("female"),
                _ => None,
            },
            born: person.born.clone(),
            home: person.home.to_string(),
            rank: person.rank.to_string(),
            unit: person.unit.to_string(),
            cases: person
                .cases
                .iter()
                .filter_map(|part| title(part.case.id()?))
                .collect(),
            sources: sources.into_iter().filter_map(title).collect(),
            entries,
        }
    }
}

const fn is_weak_kind(kind: Option<&NameKind>) -> bool {
    matches!(kind, Some(NameKind::Nickname | NameKind::CallSign))
}

fn open_sources(cited: &[Citation], book: &Book) -> Vec<RecordId> {
    let ids = cited.iter().filter_map(|citation| citation.source.id());
    ids.filter(|id| {
        let source = book.sources().get(*id);
        source.is_some_and(|source| !source.confidential)
    })
    .collect()
}

/// A date in the form that systems know which have no EDTF: a year, month or day; `None` if it is less sure,
/// or a range.
#[must_use]
pub fn plain_date(when: &EdtfDate) -> Option<&str> {
    let text = when.as_str();
    let is_plain = text.split('-').enumerate().all(|(at, part)| {
        part.len() == [4, 2, 2].get(at).copied().unwrap_or(0)
            && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    // `2025-22` is summer.
    let is_month = text.get(5..7).is_none_or(|month| month <= "12");
    (is_plain && is_month && when.days().is_some()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_a_month_or_a_day_is_a_plain_date() {
        for text in ["2022", "2022-07", "2022-07-14"] {
            assert_eq!(plain_date(&EdtfDate::new(text)), Some(text));
        }
        for text in ["", "2022~", "2022-07-12/..", "202X", "2025-22", "soon"] {
            assert_eq!(plain_date(&EdtfDate::new(text)), None, "{text}");
        }
    }
}
