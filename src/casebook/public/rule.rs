//! The rule for what is public: whether a record may be shown to anybody. Only what is known to
//! allow it does: a word, a field or a date that this version cannot read leaves the record closed,
//! and is a finding of `check`.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::check::words::nearest;
use crate::casebook::errors::problem::Reason;
use crate::casebook::merge::most_protective::taken_by_care;
use crate::record::case::Case;
use crate::record::day_range::DayRange;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::person::{Consent, Person, Risk};
use crate::record::place::Place;
use crate::record::schema::fields;
use crate::record::source::Source;
use crate::record::unit::Unit;
use crate::ron_text::path::FieldPath;

/// A field of a record, of which something is shown to anybody. Does not compile where the table does not
/// say that it is public.
macro_rules! public {
    ($table:ident, $of:ident.$field:ident) => {{
        const {
            assert!($crate::record::field::is_public($table, stringify!($field)));
        }
        &$of.$field
    }};
}

pub(crate) use public;

/// Unknown top-level fields: their names and texts.
pub type Unknown = [(String, String)];

/// The fields that keep a record closed. A field that looks like one of them may be meant as one.
const PROTECTING: &[&str] = &[
    "risk",
    "consent",
    "name_status",
    "confidential",
    "merged_into",
    "public",
];

/// What the name of an unknown field that is meant to protect somebody may contain.
const PROTECTING_PARTS: &[&str] = &[
    "risk", "consent", "danger", "threat", "confid", "withh", "secret", "hidden", "embargo",
    "private", "protect", "public",
];

/// Whether the person's name and the rest of the open row may be shown.
#[must_use]
pub fn is_open(person: &Person, book: &Book, today: Date) -> bool {
    allows(person, book.unknown_fields(person.id), today)
        && book.aliases(person.id).into_iter().all(|id| {
            let joined = book.people().get(id);
            joined.is_none_or(|joined| is_decided(person, joined))
        })
}

/// Whether the record alone says that the person may be shown, without those that were joined to it.
#[must_use]
pub fn allows(person: &Person, unknown: &Unknown, today: Date) -> bool {
    let is_real = matches!(
        person.name_status,
        NameStatus::Published | NameStatus::Partial
    );
    is_real
        && person.risk.as_ref().is_none_or(|risk| is_calm(risk, today))
        && person
            .consent
            .as_ref()
            .is_some_and(|consent| agrees(consent, today))
        && !unknown.iter().any(|(name, _)| is_protecting(name))
}

/// Whether a risk is known, not high, and was looked at in time.
fn is_calm(risk: &Risk, today: Date) -> bool {
    let in_time =
        risk.review.is_empty() || risk.review.days().is_some_and(|days| days.earliest > today);
    !risk.has_unknown && matches!(risk.level.as_str(), "Low" | "Medium") && in_time
}

/// Whether a consent was given for the public and holds today.
fn agrees(consent: &Consent, today: Date) -> bool {
    let has_begun = consent.as_of.is_empty()
        || consent
            .as_of
            .days()
            .is_some_and(|days| days.earliest <= today);
    !consent.has_unknown
        && consent.given.as_str() == "Yes"
        && consent.scope.as_str() == "Public"
        && has_begun
}

/// What keeps a person from being told of to a court or committee, in confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentGap {
    /// Nothing is recorded of a consent.
    NotRecorded,
    /// It was not given, or nobody knows.
    NotGiven,
    /// It is for the work inside only, or of no known reach.
    OnlyInside,
    /// It begins on a day that has not come, or that does not read.
    NotYet,
    /// The record has a field that may limit it and that this version does not know.
    NotUnderstood,
    /// A record that was joined to this one is more careful, and nobody has decided.
    JoinedIsStricter,
}

/// Whether a person may be told of to a court or committee, in confidence: the person or the family agreed
/// to partners or to the public.
///
/// # Errors
///
/// [`ConsentGap`], the first reason why not.
pub fn may_be_submitted(person: &Person, book: &Book, today: Date) -> Result<(), ConsentGap> {
    let Some(consent) = &person.consent else {
        return Err(ConsentGap::NotRecorded);
    };
    let unknown = book.unknown_fields(person.id);
    let is_risk_unknown = person.risk.as_ref().is_some_and(|risk| risk.has_unknown);
    if consent.has_unknown || is_risk_unknown || unknown.iter().any(|(name, _)| is_protecting(name))
    {
        return Err(ConsentGap::NotUnderstood);
    }
    if consent.given.as_str() != "Yes" {
        return Err(ConsentGap::NotGiven);
    }
    if !matches!(consent.scope.as_str(), "Partners" | "Public") {
        return Err(ConsentGap::OnlyInside);
    }
    let begun = |days: DayRange| days.earliest <= today;
    if !consent.as_of.is_empty() && !consent.as_of.days().is_some_and(begun) {
        return Err(ConsentGap::NotYet);
    }
    let is_stricter = book.aliases(person.id).into_iter().any(|id| {
        let joined = book.people().get(id);
        joined.is_some_and(|joined| !is_decided(person, joined))
    });
    match is_stricter {
        true => Err(ConsentGap::JoinedIsStricter),
        false => Ok(()),
    }
}

/// Whether a joined record says nothing more careful than the kept one, or somebody has decided that
/// the kept one counts: joining leaves the other value as a claim then.
fn is_decided(kept: &Person, joined: &Person) -> bool {
    let mut stricter = taken_by_care(kept, joined);
    if kept.risk.is_none() && joined.risk.is_some() {
        stricter.insert("risk".to_owned());
    }
    stricter
        .iter()
        .all(|field| kept.claims.iter().any(|claim| claim.field == *field))
}

/// Whether an unknown field may be meant to protect somebody.
fn is_protecting(name: &str) -> bool {
    let lower = name.to_lowercase();
    PROTECTING_PARTS.iter().any(|part| lower.contains(part))
        || nearest(name, PROTECTING.iter().copied()).is_some()
}

/// Why somebody who has returned must not be named as one who may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskGap {
    /// They are in danger, or their risk is not known or was not looked at in time.
    Risk,
    /// They did not agree, or nobody knows whether they did.
    Consent,
}

/// Whether somebody who has returned may be named, inside, as one who may be asked about others: they
/// agreed to anything at all, and their risk is not high.
///
/// # Errors
///
/// [`AskGap`] if not.
pub fn may_be_asked(person: &Person, book: &Book, today: Date) -> Result<(), AskGap> {
    if !person.risk.as_ref().is_none_or(|risk| is_calm(risk, today)) {
        return Err(AskGap::Risk);
    }
    let consent = person.consent.as_ref();
    let has_begun = |consent: &Consent| {
        let days = consent.as_of.days();
        consent.as_of.is_empty() || days.is_some_and(|days| days.earliest <= today)
    };
    let agreed = consent
        .is_some_and(|one| !one.has_unknown && one.given.as_str() == "Yes" && has_begun(one));
    let unknown = book.unknown_fields(person.id);
    let is_stricter = book.aliases(person.id).into_iter().any(|id| {
        let joined = book.people().get(id);
        joined.is_some_and(|joined| !is_decided(person, joined))
    });
    match agreed && !is_stricter && !unknown.iter().any(|(name, _)| is_protecting(name)) {
        true => Ok(()),
        false => Err(AskGap::Consent),
    }
}

/// Whether what a case is called may be shown.
#[must_use]
pub fn case_is_public(case: &Case, unknown: &Unknown) -> bool {
    case.public && !unknown.iter().any(|(name, _)| is_protecting(name))
}

/// Whether what a source is called may be shown.
#[must_use]
pub fn source_is_public(source: &Source, unknown: &Unknown) -> bool {
    source.public && !source.confidential && !unknown.iter().any(|(name, _)| is_protecting(name))
}

/// Whether what a place is called may be shown, so far as its kind allows.
#[must_use]
pub fn place_is_public(place: &Place, unknown: &Unknown) -> bool {
    place.public && !unknown.iter().any(|(name, _)| is_protecting(name))
}

/// Whether what a unit is called may be shown.
#[must_use]
pub fn unit_is_public(unit: &Unit, unknown: &Unknown) -> bool {
    unit.public && !unknown.iter().any(|(name, _)| is_protecting(name))
}

/// What is missing from a person's risk and consent, each with its field. Words and fields that are not
/// known, dates that do not read and those that lie in the future are found where all of them are.
#[must_use]
pub fn incomplete(person: &Person) -> Vec<(FieldPath, Reason)> {
    let mut found = Vec::new();
    let mut missing = |around: &str, field: &str| {
        let field = FieldPath::of(around).field(field);
        found.push((field, Reason::ProtectionIncomplete));
    };
    if let Some(risk) = &person.risk
        && risk.level.as_str().is_empty()
    {
        missing("risk", "level");
    }
    if let Some(consent) = &person.consent {
        if consent.given.as_str().is_empty() {
            missing("consent", "given");
        } else if consent.given.as_str() == "Yes" && consent.scope.as_str().is_empty() {
            missing("consent", "scope");
        }
    }
    found
}

/// Unknown top-level fields that may be meant to protect somebody and are not found as slips anyway.
pub fn protecting<'u>(
    unknown: &'u Unknown,
    kind: Kind,
) -> impl Iterator<Item = (FieldPath, Reason)> + 'u {
    let names = unknown.iter().map(|(name, _)| name);
    names
        .filter(move |name| {
            let known = fields(kind).iter().map(|field| field.name);
            is_protecting(name) && nearest(name, known).is_none()
        })
        .map(|name| {
            (
                FieldPath::of(name),
                Reason::UnknownProtection { meant: None },
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::casebook::check::nested::nested_fields;
    use crate::casebook::check::of_record;
    use crate::record::id::RecordId;
    use crate::record::status::StatusKind;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 27);
    const CONSENT: &str = "consent: (given: Yes, scope: Public)";

    /// Whether the person is open, and whether anything is found.
    fn judged(fields: &str) -> (bool, bool) {
        let id: RecordId = "p-1".parse().unwrap();
        let text = format!("Person(id: \"p-1\", name: \"Maksim Kochetkov\", {fields})");
        let loaded = read_file("x".as_ref(), Kind::Person, id, &text).unwrap();
        let mut book = Book::new("t", StatusKind::four());
        book.put(loaded.clone());
        book.settle();
        let found = of_record(&book, &loaded, TODAY).len() + nested_fields(id, &text).len();
        let person = book.people().get(id).unwrap();
        (is_open(person, &book, TODAY), found > 0)
    }

    #[test]
    fn only_what_is_known_to_allow_it_opens_a_row() {
        for fields in [
            "",
            "risk: (level: Low),",
            "risk: (level: Medium, reason: \"x\", review: \"2027-01\"),",
            "risk: None,",
            "shoe_size: 43,",
            "name_status: Partial,",
        ] {
            assert_eq!(
                judged(&format!("{fields}{CONSENT}")),
                (true, false),
                "{fields}"
            );
        }
        for consent in [
            "given: Yes, scope: Public, as_of: \"2026-11-27\"",
            "given: Yes, scope: Public, as_of: \"2022\"",
        ] {
            assert_eq!(
                judged(&format!("consent: ({consent})")),
                (true, false),
                "{consent}"
            );
        }
    }

    #[test]
    fn what_is_known_to_forbid_it_is_no_finding() {
        for fields in [
            "",
            "consent: None",
            "consent: (given: No, scope: Public)",
            "consent: (given: Unknown, scope: Public)",
            "consent: (given: Yes, scope: Internal)",
            "consent: (given: Yes, scope: Partners)",
            "risk: (level: High), consent: (given: Yes, scope: Public)",
            "name_status: Changed, consent: (given: Yes, scope: Public)",
            "name_status: Withheld, consent: (given: Yes, scope: Public)",
        ] {
            assert_eq!(judged(fields), (false, false), "{fields}");
        }
    }

    #[test]
    fn what_is_unknown_incomplete_or_over_closes_the_row_and_is_found() {
        for risk in [
            "levle: High",
            "Level: High",
            "LEVEL: Low",
            "level: Hihg",
            "level: high",
            "level: low",
            "level: LOW",
            "level: None",
            "level: Extreme",
            "",
            "reason: \"x\"",
            "level: Low, until: \"2027\"",
            "level: Low, review: \"2023-01-31\"",
            "level: Low, review: \"2026-11-27\"",
            "level: Low, review: \"2026\"",
            "level: Low, review: \"soon\"",
            "level: Low, review: \"../2023\"",
            "level: Low, secret: (a: [1])",
            "leveI: High",
            "lеvel: High",
        ] {
            assert_eq!(
                judged(&format!("risk: ({risk}), {CONSENT}")),
                (false, true),
                "{risk}"
            );
        }
        for consent in [
            "",
            "given: Yes",
            "scope: Public",
            "Given: Yes, scope: Public",
            "given: Yes, scoop: Public",
            "given: yes, scope: Public",
            "given: Yes, scope: public",
            "given: Yes, scope: Everybody",
            "given: Perhaps, scope: Public",
            "given: Yes, scope: Public, ended: \"2023\"",
            "given: Yes, scope: Public, until: \"2027-01\"",
            "given: Yes, scope: Public, withdrawn: \"asked\"",
            "given: Yes, scope: Public, withdrawn: true",
            "given: Yes, scope: Public, as_of: \"2199\"",
            "given: Yes, scope: Public, as_of: \"last year\"",
            "given: Withdrawn, scope: Public",
        ] {
            assert_eq!(
                judged(&format!("consent: ({consent})")),
                (false, true),
                "{consent}"
            );
        }
        for fields in [
            "Risk: (level: High),",
            "rsik: (level: High),",
            "risks: (level: High),",
            "risk_level: High,",
            "Consent: (given: No),",
            "consent_withdrawn: true,",
            "name_status: Publishd,",
            "namestatus: Withheld,",
            "confidential: true,",
            "in_danger: true,",
            "do_not_make_public: true,",
        ] {
            assert_eq!(
                judged(&format!("{fields} {CONSENT}")),
                (false, true),
                "{fields}"
            );
        }
    }
}
