//! What the tests of a query that are no words need to know of a record, in a few bytes.

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::casebook::book::Book;
use crate::casebook::derive::last_change::{last, last_change};
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::derive::own_value::case_is_contradicted;
use crate::casebook::derive::present::ends_ahead;
use crate::casebook::derive::step_due::next_due;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::{Person, Role};
use crate::record::status::Status;
use crate::search::index::name_order::id;
use crate::search::query::{Derived, HasPart, RoleTerm};

/// Of one record: dates as [`number`] has them, flags, statuses by their place in a list of them.
#[derive(Clone, Copy, Debug, BorshSerialize, BorshDeserialize)]
pub struct Attributes {
    /// The record's id; `None` if the row is empty.
    pub id: Option<RecordId>,
    /// The status that a person has now: one more than its place; 0 for none.
    pub status: u16,
    /// The statuses that a person ever had, as bits; the last bit stands for all later ones.
    pub was: u64,
    /// The first and the last day on which the current status may have begun.
    pub since: Option<(i32, i32)>,
    /// The first and the last day on which the person was last seen or heard from.
    pub seen: Option<(i32, i32)>,
    /// The last day on which somebody looked at the person, UTC; [`NEVER`] if nobody did.
    pub reviewed: i32,
    /// The last day that was set for looking at the person's risk again.
    pub review_due: Option<i32>,
    /// The first and the last day on which the first answer is due that did not come yet.
    pub due: Option<(i32, i32)>,
    /// The last change that the record tells of, in minutes since 1970.
    pub changed: u32,
    /// The role for which alone a person has a record; `None` for those who are looked for.
    pub only_role: Option<OnlyRole>,
    /// The parts that a person has in cases, as bits.
    roles: u8,
    /// What is derived and which parts there are, as bits.
    flags: u32,
}

/// In the place of a day: never. It lies before every day.
pub const NEVER: i32 = i32::MIN;

/// The bit of [`Attributes::was`] that the sixty-fourth status and all later ones share.
pub const LAST_STATUS_BIT: u64 = 1 << 63;

impl Attributes {
    /// The attributes of an empty row.
    pub const ABSENT: Self = Self {
        id: None,
        status: 0,
        was: 0,
        since: None,
        seen: None,
        reviewed: NEVER,
        review_due: None,
        due: None,
        changed: 0,
        only_role: None,
        roles: 0,
        flags: 0,
    };

    /// The attributes of a record; `statuses` grows by those that it does not have.
    #[must_use]
    pub fn of(book: &Book, kind: Kind, row: u32, statuses: &mut Vec<Status>) -> Self {
        let mut found = Self {
            id: id(book, kind, row),
            ..Self::ABSENT
        };
        match kind {
            Kind::Person => match book.people().row(row) {
                // Another record stands for this one.
                Some(_) if found.id.is_none() => return Self::ABSENT,
                Some(person) => found.read_person(book, row, person, statuses),
                None => return Self::ABSENT,
            },
            Kind::Case => match book.cases().row(row) {
                Some(case) => {
                    let cited = !case.sources.is_empty()
                        || case.counts.iter().any(|count| !count.sources.is_empty())
                        || case.claims.iter().any(|claim| !claim.sources.is_empty());
                    let noted = case.claims.iter().any(|claim| !claim.note.is_empty());
                    found.set(derived(Derived::Disputed), case_is_contradicted(case));
                    found.set(derived(Derived::Unsourced), !cited);
                    found.set(derived(Derived::Unplaced), case.place.is_empty());
                    found.set(
                        part(HasPart::Note),
                        noted || !case.notes.is_empty() || !case.summary.is_empty(),
                    );
                    found.set(part(HasPart::Source), cited);
                    found.set(part(HasPart::Tag), !case.tags.is_empty());
                    found.set(part(HasPart::Claim), !case.claims.is_empty());
                    found.set(part(HasPart::Place), !case.place.is_empty());
                    found.set(part(HasPart::Unit), !case.unit.is_empty());
                    found.change(case.notes.iter().map(|note| note.at.as_str()));
                }
                None => return Self::ABSENT,
            },
            Kind::Source => match book.sources().row(row) {
                Some(source) => {
                    found.set(part(HasPart::Note), !source.notes.is_empty());
                    found.set(part(HasPart::Tag), !source.tags.is_empty());
                    found.set(part(HasPart::Source), !source.derived_from.is_empty());
                    found.change(source.notes.iter().map(|note| note.at.as_str()));
                }
                None => return Self::ABSENT,
            },
            Kind::Place => match book.places().row(row) {
                Some(place) => {
                    found.set(part(HasPart::Note), !place.notes.is_empty());
                    found.set(part(HasPart::OtherName), !place.other_names.is_empty());
                    found.change(place.notes.iter().map(|note| note.at.as_str()));
                }
                None => return Self::ABSENT,
            },
            Kind::Unit => match book.units().row(row) {
                Some(unit) => {
                    found.set(part(HasPart::Note), !unit.notes.is_empty());
                    found.set(part(HasPart::OtherName), !unit.other_names.is_empty());
                    found.set(part(HasPart::Place), !unit.garrison.is_empty());
                    found.change(unit.notes.iter().map(|note| note.at.as_str()));
                }
                None => return Self::ABSENT,
            },
        }
        found
    }

    /// Whether something derived is so.
    #[must_use]
    pub const fn is(&self, what: Derived) -> bool {
        self.flags & derived(what) != 0
    }

    /// Whether a part is there.
    #[must_use]
    pub const fn has(&self, what: HasPart) -> bool {
        self.flags & part(what) != 0
    }

    /// Whether a person has such a part in some case.
    #[must_use]
    pub const fn plays(&self, role: RoleTerm) -> bool {
        match role {
            RoleTerm::Any => self.roles != 0,
            RoleTerm::None => self.roles == 0,
            role => self.roles & bit(role) != 0,
        }
    }

    fn read_person(&mut self, book: &Book, row: u32, person: &Person, statuses: &mut Vec<Status>) {
        let standing = book.standing(row);
        let entry = |at: Option<u32>| person.history.get(at? as usize);
        let days = |at| known_ends(&entry(at)?.when, book.present());
        let current = entry(standing.current);
        self.status = current
            .and_then(|entry| entry.status.as_ref())
            .map_or(0, |status| place_of(status, statuses) + 1);
        self.only_role = OnlyRole::of(person, self.status != 0);
        for part in &person.cases {
            self.roles |= bit(match part.role {
                Role::Affected => RoleTerm::Affected,
                Role::Responsible => RoleTerm::Responsible,
                Role::Witness => RoleTerm::Witness,
                Role::Relative => RoleTerm::Relative,
                Role::Advocate => RoleTerm::Advocate,
                Role::Other(_) => RoleTerm::Any,
            });
        }
        let counting = || {
            person
                .history
                .iter()
                .filter(|entry| !entry.is_withdrawn() && !book.lies_ahead(&entry.when))
        };
        for status in counting().filter_map(|entry| entry.status.as_ref()) {
            self.was |= 1 << place_of(status, statuses).min(63);
        }
        self.since = days(standing.current);
        self.seen = days(standing.seen);
        self.reviewed = person
            .reviewed
            .iter()
            .filter_map(|review| day_of(&review.at))
            .map(number)
            .max()
            .unwrap_or(NEVER);
        self.review_due = person
            .risk
            .as_ref()
            .and_then(|risk| risk.review.days())
            .map(|days| number(days.earliest));
        self.due = next_due(person).map(|(_, days)| (number(days.earliest), number(days.latest)));
        self.set(derived(Derived::Disputed), standing.disputed);
        self.set(derived(Derived::Unsourced), standing.sources == 0);
        self.set(derived(Derived::SingleSource), standing.independent == 1);
        let unplaced = current.is_none_or(|entry| entry.place.is_empty());
        self.set(derived(Derived::Unplaced), unplaced);
        let noted = counting().any(|entry| !entry.note.is_empty());
        let placed = counting().any(|entry| !entry.place.is_empty());
        for (what, there) in [
            (HasPart::Note, noted || !person.notes.is_empty()),
            (HasPart::Source, standing.cited > 0),
            (HasPart::Risk, person.risk.is_some()),
            (HasPart::Tag, !person.tags.is_empty()),
            (HasPart::Claim, !person.claims.is_empty()),
            (HasPart::Case, !person.cases.is_empty()),
            (HasPart::Place, placed || !person.home.is_empty()),
            (HasPart::Unit, !person.unit.is_empty()),
            (HasPart::Consent, person.consent.is_some()),
            (HasPart::Relation, person.close().next().is_some()),
            (HasPart::Born, !person.born.is_empty()),
            (HasPart::OtherName, !person.other_names.is_empty()),
            (HasPart::Status, current.is_some()),
            (HasPart::Step, !person.steps.is_empty()),
        ] {
            self.set(part(what), there);
        }
        self.changed = last_change(person);
    }

    fn set(&mut self, flag: u32, there: bool) {
        if there {
            self.flags |= flag;
        }
    }

    fn change<'a>(&mut self, times: impl Iterator<Item = &'a str>) {
        self.changed = last(times);
    }
}

/// The first and the last day of a date, as [`number`] has them. Of an open end nobody knows more
/// than the other one, which is then both: whoever was seen in July and perhaps later was seen in
/// July. So with an end in the future. `None` if both are open.
fn known_ends(when: &EdtfDate, present: Date) -> Option<(i32, i32)> {
    let days = when.days()?;
    let open = days.latest == Date::MAX || ends_ahead(when, present);
    let (from, to) = (number(days.earliest), number(days.latest));
    match (days.earliest == Date::MIN, open) {
        (true, true) => None,
        (true, false) => Some((to, to)),
        (false, true) => Some((from, from)),
        (false, false) => Some((from, to)),
    }
}

/// A day as a number that sorts as days do; not all numbers are days.
#[must_use]
pub fn number(day: Date) -> i32 {
    (i32::from(day.year()) * 16 + i32::from(day.month())) * 32 + i32::from(day.day())
}

/// The day of a moment such as `2026-11-22T10:00:00Z`, or of a day alone, as people write it by
/// hand.
fn day_of(written: &str) -> Option<Date> {
    match written.parse::<jiff::Timestamp>() {
        Ok(moment) => Some(Offset::UTC.to_datetime(moment).date()),
        Err(_) => written.parse().ok(),
    }
}

fn place_of(status: &Status, statuses: &mut Vec<Status>) -> u16 {
    let at = statuses
        .iter()
        .position(|known| known == status)
        .unwrap_or_else(|| {
            statuses.push(status.clone());
            statuses.len() - 1
        });
    u16::try_from(at).unwrap_or(u16::MAX - 1)
}

const fn bit(role: RoleTerm) -> u8 {
    1 << role as u8
}

const fn derived(what: Derived) -> u32 {
    1 << what as u32
}

const fn part(what: HasPart) -> u32 {
    1 << (8 + what as u32)
}
