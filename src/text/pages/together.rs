//! Who may have been held together, in words: each line with the entries, dates and sources behind it.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::place_flow::{PlaceFlow, place_history};
use crate::casebook::derive::stay::{Nearness, Overlap, Stay, town};
use crate::casebook::derive::together::{SharedStay, Together, crowd, has_returned, together};
use crate::casebook::public::rule::AskGap;
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::{Section, SectionLine, Sections};
use crate::text::safe::{Safe, display_safe};

/// The most people that a section lists.
const LISTED: usize = 200;

/// The most people that a section of a dossier lists.
const IN_DOSSIER: usize = 5;

/// The most people that are told of one move.
const MOVED: usize = 5;

/// The page of a person or a place; nothing of other records.
#[must_use]
pub fn together_page(book: &Book, id: RecordId, today: Date) -> Vec<Section> {
    let mut sections = Sections::default();
    match id.kind() {
        Kind::Person => {
            let found = together(id, book, today);
            if let Some(person) = book.people().get(id) {
                of_person(&found, person, book, LISTED, &mut sections);
            }
        }
        Kind::Place => of_place(id, book, &mut sections),
        Kind::Case | Kind::Source | Kind::Unit => {}
    }
    sections.finish()
}

/// The lines of it that a dossier of a person has.
pub fn in_dossier(person: &Person, book: &Book, today: Date, into: &mut Sections) {
    if let Some(count) = crowd(person, book) {
        into.begin(match has_returned(person, book) {
            true => label!(together_seen_by_person),
            false => label!(together_held),
        });
        into.line(SectionLine::new("", &say!(together_crowd { count })));
        return;
    }
    let found = together(person.id, book, today);
    of_person(&found, person, book, IN_DOSSIER, into);
}

fn of_person(found: &Together, person: &Person, book: &Book, most: usize, into: &mut Sections) {
    let is_back = has_returned(person, book);
    into.begin(match is_back {
        true => label!(together_seen_by_person),
        false => label!(together_held),
    });
    people(&found.held, book, most, into);
    into.begin(match is_back {
        true => label!(together_held_returned),
        false => label!(together_witnesses),
    });
    people(&found.witnesses, book, most, into);
    for (gap, count) in &found.not_named {
        let count = *count;
        let told = match gap {
            AskGap::Risk => say!(together_not_named_risk { count }),
            AskGap::Consent => say!(together_not_named_consent { count }),
        };
        into.line(SectionLine::new("", &told));
    }
    if most == LISTED {
        into.begin(label!(together_limits));
        for place in &found.unknown_places {
            into.line(SectionLine::new(
                "",
                &say!(together_unknown_place { place }),
            ));
        }
        if found.is_cut {
            into.line(SectionLine::new("", label!(together_cut)));
        }
    }
}

fn people(shared: &[SharedStay], book: &Book, most: usize, into: &mut Sections) {
    for one in shared.iter().take(most) {
        into.lines(shared_lines(one, book));
    }
    if let more @ 1.. = shared.len().saturating_sub(most) {
        into.line(SectionLine::new("", &say!(together_more { more })));
    }
}

/// Somebody who may have been there, too, and the two entries that say so.
fn shared_lines(shared: &SharedStay, book: &Book) -> Vec<SectionLine> {
    let other = shared.other.person;
    let row = book.people().row_of(other.id);
    let how = listed(&[nearness_told(shared, book), overlap_told(shared)]);
    let status = row.and_then(|row| book.status(row));
    let head = SectionLine::new("", &other.name).to(Some(other.id));
    let mut lines = vec![head.with_status(status, other)];
    lines.push(SectionLine::new("", &say!(together_may_have { how })).to(Some(other.id)));
    lines.push(evidence(&shared.own, book));
    lines.push(evidence(&shared.other, book));
    lines
}

/// How near two stays were.
#[must_use]
pub fn nearness_told(shared: &SharedStay, book: &Book) -> Safe {
    let place = fragments::linked(&Link::To(shared.own.place), book);
    match shared.nearness {
        Nearness::Facility => say!(together_facility { place }),
        Nearness::Place => say!(together_place { place }),
        Nearness::Town => {
            let town = town(shared.own.place, book).unwrap_or(shared.own.place);
            say!(together_town {
                town: fragments::linked(&Link::To(town), book)
            })
        }
    }
}

/// Whether their dates overlap, and when.
#[must_use]
pub fn overlap_told(shared: &SharedStay) -> Safe {
    let days = days_told(shared.days);
    match shared.overlap {
        Overlap::Certain => say!(together_certain { days }),
        Overlap::Possible => say!(together_possible { days }),
    }
}

/// `12 Jul 2022 to 19 Jul 2022`, or one day; an end that is open is left out.
fn days_told(days: DayRange) -> Safe {
    let day = |day: Date| (day != Date::MIN && day != Date::MAX).then(|| date::day(day));
    match (day(days.earliest), day(days.latest)) {
        (Some(from), Some(_)) if days.earliest == days.latest => from,
        (Some(from), Some(to)) => say!(together_days { from, to }),
        (Some(from), None) => say!(together_days_from { from }),
        (None, Some(to)) => say!(together_days_until { to }),
        (None, None) => say!(together_days_open),
    }
}

/// One stay: whose, what is claimed, where, when, and who says so.
fn evidence(stay: &Stay, book: &Book) -> SectionLine {
    let told = entry_told(stay.entry, stay.person, book);
    let name = &stay.person.name;
    let line = SectionLine::new("", &say!(together_evidence { name, told }));
    with_source(line, stay.entry, book)
}

fn with_source(line: SectionLine, entry: &Entry, book: &Book) -> SectionLine {
    match fragments::best(&entry.sources, book) {
        Some(best) => line
            .to(best.source.id())
            .with_aside(&fragments::graded_place(best, book)),
        None => line.with_aside(label!(together_no_source)),
    }
}

/// `detained, Cellar 7, 12 Jul 2022, The Lantern`.
fn entry_told(entry: &Entry, person: &Person, book: &Book) -> Safe {
    let mut parts: Vec<Safe> = entry
        .status
        .as_ref()
        .map(|status| label::status_of(status, person.sex.as_ref()))
        .into_iter()
        .collect();
    parts.push(display_safe(&entry.place));
    parts.push(date::display(&entry.when));
    parts.extend(
        fragments::best(&entry.sources, book).map(|best| fragments::cited(&best.source, book)),
    );
    parts.retain(|part| !part.is_empty());
    listed(&parts)
}

fn of_place(place: RecordId, book: &Book, into: &mut Sections) {
    let found = place_history(place, book);
    into.begin(label!(together_unaccounted));
    for stay in found.unaccounted.iter().take(LISTED) {
        into.lines(stay_lines(stay, book));
    }
    if let more @ 1.. = found.unaccounted.len().saturating_sub(LISTED) {
        into.line(SectionLine::new("", &say!(together_more { more })));
    }
    into.begin(label!(together_moves));
    for flow in &found.flows {
        into.lines(flow_lines(flow, book));
    }
    into.begin(label!(together_who_was_there));
    if found.people > 0 {
        let (people, entries) = (found.people, found.stays.len());
        into.line(SectionLine::new(
            "",
            &say!(together_people { people, entries }),
        ));
    }
    for stay in found.stays.iter().take(LISTED) {
        into.lines(stay_lines(stay, book));
    }
    if let more @ 1.. = found.stays.len().saturating_sub(LISTED) {
        into.line(SectionLine::new("", &say!(together_more_entries { more })));
    }
}

/// Somebody who was there, with the entry that says so.
fn stay_lines(stay: &Stay, book: &Book) -> [SectionLine; 2] {
    let row = book.people().row_of(stay.person.id);
    let status = row.and_then(|row| book.status(row));
    let head = SectionLine::new("", &stay.person.name).to(Some(stay.person.id));
    let head = head.with_status(status, stay.person);
    let told = entry_told(stay.entry, stay.person, book);
    let line = SectionLine::new("", &say!(together_entry { told }));
    [head, with_source(line, stay.entry, book)]
}

/// Moves from one place to another: how many people, when, and by which entries.
fn flow_lines(flow: &PlaceFlow, book: &Book) -> Vec<SectionLine> {
    let place = |id| fragments::linked(&Link::To(id), book);
    let people = flow.moves.len();
    let told = say!(together_flow {
        from: place(flow.from),
        to: place(flow.to),
        people,
        days: days_told(flow.days)
    });
    let mut lines = vec![SectionLine::new("", &told).to(Some(flow.to))];
    for one in flow.moves.iter().take(MOVED) {
        let (before, after) = (
            entry_told(one.before.1, one.person, book),
            entry_told(one.after.1, one.person, book),
        );
        let name = &one.person.name;
        let text = say!(together_move {
            name,
            before,
            after
        });
        lines.push(SectionLine::new("", &text).to(Some(one.person.id)));
    }
    if let more @ 1.. = people.saturating_sub(MOVED) {
        lines.push(SectionLine::new("", &say!(together_more { more })));
    }
    lines
}
