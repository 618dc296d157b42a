//! The time line of a person or case in words: all entries in one line, then each with its days.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::time_line::{Mark, Scale, Track, of_case, of_person};
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::charts::Charts;
use crate::text::pages::dossier_steps::steps_oldest_first;
use crate::text::pages::section::{Section, SectionLine, Sections};

/// The time line of a person or case; nothing for records that have none.
#[must_use]
pub fn time_line(book: &Book, id: RecordId, today: Date) -> Vec<Section> {
    let mut sections = Sections::default();
    match id.kind() {
        Kind::Person => {
            if let Some(track) = of_person(book, id) {
                person(&track, book, today, &mut sections);
            }
        }
        Kind::Case => case(book, id, &mut sections),
        Kind::Source | Kind::Place | Kind::Unit => {}
    }
    sections.finish()
}

fn person(track: &Track, book: &Book, today: Date, into: &mut Sections) {
    if let Some(scale) = Scale::over(track.marks.iter().map(|mark| mark.days)) {
        into.begin(label!(label_in_one_line));
        into.line(drawn("", Charts::Axis(scale)));
        into.line(in_one_line("", track, scale, book));
        into.begin(label!(label_one_by_one));
        let mut gaps = track.gaps.iter().peekable();
        for mark in &track.marks {
            while let Some(gap) = gaps.next_if(|gap| gap.to <= mark.days.earliest) {
                let days = DayRange {
                    earliest: gap.from,
                    latest: gap.to,
                };
                into.line(
                    drawn(label!(page_no_word), Charts::Silence(scale, days)).with_aside(&say!(
                        count_days {
                            count: length(gap.days())
                        }
                    )),
                );
            }
            into.line(entry(mark, track.person, scale));
        }
        into.line(silence(track, today));
    }
    into.begin(label!(label_steps));
    into.lines(steps_oldest_first(track.person, book, today));
    into.begin(label!(label_in_the_future_counts_for_nothing_yet));
    for index in &track.ahead {
        let entry = &track.person.history[*index];
        let when = date::display(&entry.when);
        into.line(off_the_line(track.person, *index, &when));
    }
    into.begin(label!(label_without_a_date));
    for index in &track.undated {
        let entry = &track.person.history[*index];
        into.line(off_the_line(track.person, *index, &entry.said));
    }
}

/// An entry that has no place on the line.
fn off_the_line(person: &Person, index: usize, label: &str) -> SectionLine {
    let entry = &person.history[index];
    SectionLine {
        entry: Some(index),
        withdrawn: entry.is_withdrawn(),
        ..SectionLine::new(label, &entry.place).with_status(entry.status.as_ref(), person)
    }
}

fn length(days: i32) -> usize {
    usize::try_from(days).unwrap_or(0)
}

fn drawn(label: &str, drawn: Charts) -> SectionLine {
    SectionLine {
        drawn: Some(drawn),
        ..SectionLine::new(label, "")
    }
}

/// All entries that count, in one line: the status, or a sign for one that settles nothing.
fn in_one_line(label: &str, track: &Track, scale: Scale, book: &Book) -> SectionLine {
    let counting = track.marks.iter().filter(|mark| !mark.entry.is_withdrawn());
    let marks = counting.map(|mark| {
        let short = mark.entry.status.as_ref().map_or_else(
            || "●".to_owned(),
            |status| label::status_short(status, &book.statuses).into_string(),
        );
        let seen = if mark.last_seen { "◆" } else { "" };
        (mark.days, format!("{short}{seen}"))
    });
    drawn(label, Charts::Marks(scale, marks.collect()))
}

fn entry(mark: &Mark, person: &Person, scale: Scale) -> SectionLine {
    let mut signs = Vec::new();
    if mark.current {
        signs.push(say!(page_now));
    }
    if mark.last_seen {
        signs.push(say!(page_last_seen));
    } else if mark.entry.contact.is_sign_of_life() {
        signs.push(say!(page_contact));
    } else if mark.entry.contact == crate::record::entry::Contact::None {
        signs.push(say!(page_no_contact));
    }
    if mark.entry.is_withdrawn() {
        signs = vec![say!(page_is_withdrawn)];
    }
    SectionLine {
        entry: Some(mark.index),
        withdrawn: mark.entry.is_withdrawn(),
        ..drawn(
            date::display(&mark.entry.when).as_str(),
            Charts::Span(scale, mark.days),
        )
        .with_aside(&listed(&signs))
        .with_status(mark.entry.status.as_ref(), person)
    }
}

/// How long nobody has seen or heard from the person.
fn silence(track: &Track, today: Date) -> SectionLine {
    let ever = track
        .marks
        .iter()
        .any(|mark| mark.entry.contact.is_sign_of_life() && !mark.entry.is_withdrawn());
    match track.silent_since {
        Some(day) => {
            let ago = date::ago(day, today);
            let told = say!(page_last_word {
                day: date::day(day)
            });
            SectionLine::new(label!(label_to_today), &told).with_aside(&ago)
        }
        None if ever => SectionLine::new(label!(label_to_today), label!(page_word_person_may)),
        None => SectionLine::new(label!(label_to_today), label!(page_nobody_tells_having)),
    }
}

fn case(book: &Book, id: RecordId, into: &mut Sections) {
    let tracks = of_case(book, id);
    let Some(case) = book.cases().get(id) else {
        return;
    };
    let own = [&case.started, &case.ended].map(EdtfDate::days);
    let figures = case.counts.iter().map(|count| count.as_of.days());
    let marks = tracks.iter().flat_map(|track| &track.marks);
    let all = marks.map(|mark| Some(mark.days)).chain(own).chain(figures);
    let Some(scale) = Scale::over(all.flatten()) else {
        return;
    };
    into.begin(label!(label_the_case));
    into.line(drawn("", Charts::Axis(scale)));
    for (field, when) in [("started", &case.started), ("ended", &case.ended)] {
        if let Some(days) = when.days() {
            into.line(
                drawn(&label::field(field), Charts::Span(scale, days))
                    .with_aside(date::short(when).as_str()),
            );
        }
    }
    for count in &case.counts {
        if let Some(days) = count.as_of.days() {
            let what = label::word_of_several(count.what.as_str());
            into.line(
                drawn(what.as_str(), Charts::Span(scale, days))
                    .with_aside(&counts::range(count.min, count.max)),
            );
        }
    }
    into.begin(label!(label_its_people_each_in_one_line));
    if !tracks.is_empty() {
        into.line(drawn("", Charts::Axis(scale)));
    }
    for track in &tracks {
        let mut line = if track.marks.is_empty() {
            SectionLine::new(&track.person.name, label!(page_no_entry_with))
        } else {
            in_one_line(&track.person.name, track, scale, book)
        };
        if let Some(seen) = track.marks.iter().find(|mark| mark.last_seen) {
            let when = date::short(&seen.entry.when);
            line = line.with_aside(&format!("◆ {when}"));
        }
        into.line(line.to(Some(track.person.id)));
    }
}
