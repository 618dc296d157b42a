//! What does not go together in one person's record, or between two that were joined.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::check::values::is_before;
use crate::casebook::derive::standing::in_time;
use crate::casebook::duplicates::years::{birth_by_age, birth_years, years_of};
use crate::casebook::errors::problem::Reason;
use crate::casebook::public::rule::incomplete;
use crate::record::entry::Entry;
use crate::record::id::Link;
use crate::record::person::{Person, Role};
use crate::record::status::Status;
use crate::ron_text::path::FieldPath;

/// How many years an age and a birth may be apart: people round, and birthdays come in between.
const ROUNDED: i16 = 1;

/// How old nobody grows, in years.
const OLDEST: i16 = 120;

/// Everything that does not go together, each with its field.
#[must_use]
pub fn people(person: &Person, book: &Book, today: Date) -> Vec<(FieldPath, Reason)> {
    let mut found = Vec::new();
    found.extend(joined_though_different(person, book));
    if let Some(reason) = joined(person, book) {
        found.push((FieldPath::of("merged_into"), reason));
        return found;
    }
    if person.merged_into != Link::Nowhere {
        return found;
    }
    birth(person, today, &mut found);
    ages(person, &mut found);
    let affected = person
        .cases
        .iter()
        .position(|part| part.role == Role::Affected);
    let stands = |entry: &Entry| !entry.is_withdrawn();
    if let Some(at) = affected.filter(|_| !person.history.iter().any(stands)) {
        found.push((FieldPath::of("cases").index(at), Reason::NoEntry));
    }
    before_birth(person, &mut found);
    unordered(person, &mut found);
    older_sources(person, book, &mut found);
    order(person, book, &mut found);
    statuses(person, book, &mut found);
    for (at, relation) in person.relations.iter().enumerate() {
        if relation.kind.as_str().is_empty() && !relation.is_withdrawn() {
            found.push((
                FieldPath::of("relations").index(at).field("kind"),
                Reason::NoKinship,
            ));
        }
        let of_person = relation.person.id();
        if of_person.is_some_and(|id| book.stands_for(id) == person.id) && !relation.is_withdrawn()
        {
            found.push((
                FieldPath::of("relations").index(at).field("person"),
                Reason::NamesItself,
            ));
        }
    }
    let review = person.risk.as_ref().and_then(|risk| risk.review.days());
    // A month or year that has begun is due: from then on the risk may be another one.
    if review.is_some_and(|days| days.earliest <= today) {
        found.push((FieldPath::of("risk").field("review"), Reason::ReviewDue));
    }
    found.extend(incomplete(person));
    found
}

/// What a record says of two people who are one by now.
fn joined_though_different(person: &Person, book: &Book) -> Vec<(FieldPath, Reason)> {
    let links = person.distinct_from.iter().enumerate();
    links
        .filter_map(|(at, link)| Some((at, link.id()?)))
        .filter(|(_, other)| *other != person.id && book.people().get(*other).is_some())
        .filter(|(_, other)| book.stands_for(*other) == book.stands_for(person.id))
        .map(|(at, other)| {
            let field = FieldPath::of("distinct_from").index(at);
            (field, Reason::JoinedThoughDifferent { other })
        })
        .collect()
}

/// A record that was joined to one that was itself joined, or in a circle.
fn joined(person: &Person, book: &Book) -> Option<Reason> {
    let to = book.people().get(person.merged_into.id()?)?;
    // That a record names itself is found where links are.
    if to.id == person.id || to.merged_into.id()? == to.id {
        return None;
    }
    Some(match book.stands_for(person.id) == person.id {
        true => Reason::CircularJoin,
        false => Reason::JoinedToJoined {
            stands: book.stands_for(person.id),
        },
    })
}

/// A birth longer ago than anybody lives.
fn birth(person: &Person, today: Date, found: &mut Vec<(FieldPath, Reason)>) {
    let is_too_early = person
        .born
        .days()
        .is_some_and(|days| days.latest.year() < today.year().saturating_sub(OLDEST));
    if is_too_early {
        let written = person.born.as_str().to_owned();
        found.push((FieldPath::of("born"), Reason::BornTooEarly { written }));
    }
}

/// Entries that claim something and have no date. A `when` that is no date is found where dates are.
fn unordered(person: &Person, found: &mut Vec<(FieldPath, Reason)>) {
    for (at, entry) in person.history.iter().enumerate() {
        let claims = entry.status.is_some() || entry.contact.is_sign_of_life();
        if claims && entry.when.is_empty() && !entry.is_withdrawn() {
            found.push((
                FieldPath::of("history").index(at).field("when"),
                Reason::NoOrder,
            ));
        }
    }
}

/// Sources that were published before what they are cited for.
fn older_sources(person: &Person, book: &Book, found: &mut Vec<(FieldPath, Reason)>) {
    for (at, entry) in person.history.iter().enumerate() {
        let Some(days) = entry.when.days().filter(|_| !entry.is_withdrawn()) else {
            continue;
        };
        for (place, citation) in entry.sources.iter().enumerate() {
            let source = citation.source.id().and_then(|id| book.sources().get(id));
            let Some(source) = source else { continue };
            if source
                .published
                .days()
                .is_some_and(|published| is_before(published, days))
            {
                let published = source.published.as_str().to_owned();
                found.push((
                    FieldPath::of("history")
                        .index(at)
                        .field("sources")
                        .index(place)
                        .field("source"),
                    Reason::SourceBefore { published },
                ));
            }
        }
    }
}

/// Ages that fit no year of birth.
fn ages(person: &Person, found: &mut Vec<(FieldPath, Reason)>) {
    for (at, age) in person.ages.iter().enumerate() {
        // An age may be told in words; only figures can be impossible.
        let has_figures = age.years.bytes().any(|byte| byte.is_ascii_digit());
        if has_figures && years_of(&age.years).is_none() {
            let written = age.years.clone();
            found.push((
                FieldPath::of("ages").index(at).field("years"),
                Reason::NotAnAge { written },
            ));
        }
    }
    let Some(born) = birth_years(person) else {
        ages_apart(person, found);
        return;
    };
    for (at, age) in person.ages.iter().enumerate() {
        let by_age = birth_by_age(person, age);
        if by_age.is_some_and(|years| years.apart(born) > ROUNDED) {
            let born = person.born.as_str().to_owned();
            found.push((
                FieldPath::of("ages").index(at).field("years"),
                Reason::AgeAgainstBirth { born },
            ));
        }
    }
}

/// Ages that do not fit the first one, if nothing is said of the birth.
fn ages_apart(person: &Person, found: &mut Vec<(FieldPath, Reason)>) {
    if !person.born.is_empty() {
        return;
    }
    let mut told = person
        .ages
        .iter()
        .enumerate()
        .filter(|(_, age)| !age.as_of.is_empty())
        .filter_map(|(at, age)| Some((at, age, birth_by_age(person, age)?)));
    let Some((_, first, born)) = told.next() else {
        return;
    };
    for (at, _, years) in told {
        if years.apart(born) > ROUNDED {
            let reason = Reason::AgeAgainstAge {
                years: first.years.clone(),
                as_of: first.as_of.as_str().to_owned(),
            };
            found.push((FieldPath::of("ages").index(at).field("years"), reason));
        }
    }
}

/// Entries that lie before the person was born.
fn before_birth(person: &Person, found: &mut Vec<(FieldPath, Reason)>) {
    let Some(born) = person.born.days() else {
        return;
    };
    for (at, entry) in person.history.iter().enumerate() {
        let before = entry
            .when
            .days()
            .is_some_and(|days| days.latest < born.earliest);
        if before && !entry.is_withdrawn() {
            let born = person.born.as_str().to_owned();
            found.push((
                FieldPath::of("history").index(at).field("when"),
                Reason::BeforeBirth { born },
            ));
        }
    }
}

/// Who came back or was sent back before anybody held them: the first thing that is told of the person
/// is an end, and a beginning comes only later.
fn order(person: &Person, book: &Book, found: &mut Vec<(FieldPath, Reason)>) {
    let told: Vec<(usize, &Entry)> = in_time(person, book.sources())
        .into_iter()
        .filter_map(|at| Some((at, person.history.get(at)?)))
        .filter(|(_, entry)| !entry.is_withdrawn() && entry.when.days().is_some())
        .filter(|(_, entry)| entry.status.is_some())
        .collect();
    let Some((first, end)) = told.first().copied() else {
        return;
    };
    let ends = matches!(end.status, Some(Status::Returned | Status::Redeployed));
    let held = |entry: &Entry| matches!(entry.status, Some(Status::Detained | Status::Missing));
    let before = |entry: &Entry| {
        let (Some(end), Some(entry)) = (end.when.days(), entry.when.days()) else {
            return false;
        };
        end.latest < entry.earliest
    };
    let beginning = told[1..].iter().find(|(_, entry)| held(entry));
    // Who was let go and is seized again is told of twice; whom only one source knows is a slip.
    if let Some((at, beginning)) = beginning.filter(|(_, entry)| ends && before(entry)) {
        let end_again = told.iter().any(|(place, entry)| {
            *place != first
                && !held(entry)
                && entry.when.days().is_some_and(|days| {
                    beginning
                        .when
                        .days()
                        .is_some_and(|begin| days.earliest >= begin.latest)
                })
        });
        if !end_again {
            found.push((
                FieldPath::of("history").index(first).field("when"),
                Reason::EndBeforeBeginning {
                    end: end
                        .status
                        .clone()
                        .map_or(String::new(), |status| status.lower()),
                    beginning: beginning
                        .status
                        .clone()
                        .map_or(String::new(), |status| status.lower()),
                    at: *at,
                },
            ));
        }
    }
}

/// Statuses all of whose sources are missing: nobody can look up who says so.
fn statuses(person: &Person, book: &Book, found: &mut Vec<(FieldPath, Reason)>) {
    for (at, entry) in person.history.iter().enumerate() {
        let known = |link: &Link| link.id().is_some_and(|id| book.sources().get(id).is_some());
        let lost = !entry.sources.is_empty() && !entry.sources.iter().any(|one| known(&one.source));
        if entry.status.is_some() && !entry.is_withdrawn() && lost {
            found.push((
                FieldPath::of("history").index(at).field("sources"),
                Reason::SourcesLost,
            ));
        }
    }
}
