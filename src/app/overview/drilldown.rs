//! Drilldown: the lists behind the numbers of the overview that no query finds, such as status
//! changes.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::app::overview::line::{OverviewLine, Target};
use crate::app::overview::stats::{OverviewData, authors, name_of, people};
use crate::casebook::book::Book;
use crate::casebook::derive::recent_changes::{DAYS, RecordedChange};
use crate::casebook::derive::status_changes::{Month, StatusChange};
use crate::record::id::RecordId;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::log::change::{moment, names};
use crate::text::log::purpose::why;
use crate::text::log::value::named;
use crate::text::safe::Safe;

/// The lines of the list behind a number, its title first; `None` where it lies elsewhere.
#[must_use]
pub fn lines(
    known: &OverviewData,
    target: &Target,
    book: &Book,
    now: Timestamp,
) -> Option<Vec<OverviewLine>> {
    let recent_changes = known
        .recent_changes
        .as_ref()
        .and_then(|read| read.as_ref().ok());
    let (title, lines): (String, Vec<OverviewLine>) = match target {
        Target::Query(..) | Target::Facet(..) | Target::Record(_) => return None,
        Target::Months => (say!(screen_changes_by_month).into(), months(known, book)),
        Target::Month(month) => {
            let of_month = |change: &&StatusChange| change.month == *month;
            let lines: Vec<OverviewLine> = known
                .changes
                .iter()
                .filter(of_month)
                .map(|change| status_change(change, book))
                .collect();
            let when = month.map_or(say!(screen_without_month), |month| {
                say!(screen_in_month {
                    month: name_of(month)
                })
            });
            let told = say!(screen_newest_first {
                count: lines.len(),
                when
            });
            (told.into(), lines)
        }
        Target::Days(days) => {
            let made: Vec<OverviewLine> = recent_changes?
                .within(*days, now)
                .map(|made| change(made, None, book))
                .collect();
            (
                say!(screen_in_days {
                    count: made.len(),
                    days
                })
                .into(),
                made,
            )
        }
        Target::Authors => (
            say!(screen_authors { days: DAYS }).into(),
            authors(recent_changes?),
        ),
        Target::People => (
            say!(screen_people { days: DAYS }).into(),
            people(recent_changes?, book),
        ),
        Target::Author(author) => {
            let made = recent_changes?
                .made
                .iter()
                .filter(|made| made.author == *author);
            let lines: Vec<OverviewLine> = made.map(|made| change(made, None, book)).collect();
            (
                say!(screen_by_in_days {
                    count: lines.len(),
                    author,
                    days: DAYS
                })
                .into(),
                lines,
            )
        }
        Target::Changes(record) => {
            let made = recent_changes?.made.iter();
            let lines: Vec<OverviewLine> = made
                .filter(|made| made.records.contains(record))
                .map(|made| change(made, Some(*record), book))
                .collect();
            let name = named(*record, book);
            (
                say!(screen_of_in_days {
                    count: lines.len(),
                    name,
                    days: DAYS
                })
                .into(),
                lines,
            )
        }
    };
    let mut all = vec![OverviewLine::title(&title)];
    if lines.is_empty() {
        all.push(OverviewLine::title(label!(screen_no_changes)));
    }
    all.extend(lines);
    Some(all)
}

/// How many changes of each status.
type Statuses = BTreeMap<Safe, usize>;

/// Each month with the number of its changes and what they are, the newest first; what has no month
/// comes last.
fn months(known: &OverviewData, book: &Book) -> Vec<OverviewLine> {
    let mut counted: BTreeMap<Option<Month>, Statuses> = BTreeMap::new();
    for change in &known.changes {
        let short = label::status_short(&change.status, &book.statuses);
        let statuses = counted.entry(change.month).or_default();
        *statuses.entry(short).or_default() += 1;
    }
    let mut line = |month: Option<Month>, name: &str| {
        let statuses = counted.remove(&month).unwrap_or_default();
        of_month(month, name, &statuses)
    };
    let of_chart = known.months.iter().rev();
    let mut lines: Vec<OverviewLine> = of_chart
        .map(|(month, _)| line(Some(*month), &name_of(*month)))
        .collect();
    let vague = line(None, label!(screen_no_month));
    let most = known.months.iter().map(|(_, count)| *count).max();
    for line in &mut lines {
        line.most = most.unwrap_or(1).max(1);
    }
    if !counted.is_empty() {
        lines.push(OverviewLine::title(label!(screen_before_that)));
        lines.extend(
            counted.iter().rev().filter_map(|(month, statuses)| {
                Some(of_month(*month, &name_of((*month)?), statuses))
            }),
        );
    }
    if vague.count > Some(0) {
        lines.push(OverviewLine::title(label!(screen_dated_vaguely)));
        lines.push(vague);
    }
    lines
}

/// The changes of a month, with how many there are of each status.
fn of_month(month: Option<Month>, name: &str, statuses: &Statuses) -> OverviewLine {
    let mut by_status: Vec<(&Safe, &usize)> = statuses.iter().collect();
    by_status.sort_by(|(one, many), (other, more)| more.cmp(many).then(one.cmp(other)));
    let told: Vec<String> = by_status
        .iter()
        .map(|(short, count)| format!("{short} {count}"))
        .collect();
    OverviewLine {
        label: name.to_owned().into(),
        count: Some(statuses.values().sum()),
        aside: told.join("  ").into(),
        target: Some(Target::Month(month)),
        ..OverviewLine::default()
    }
}

/// One status that is claimed of somebody.
fn status_change(change: &StatusChange, book: &Book) -> OverviewLine {
    let person = book.people().get(change.person);
    let sex = person.and_then(|person| person.sex.as_ref());
    let entry = person.and_then(|person| person.history.get(change.entry));
    let when = entry.map_or_else(Safe::default, |entry| match date::display(&entry.when) {
        empty if empty.is_empty() => entry.said.as_str().into(),
        when => when,
    });
    let place = entry.map_or("", |entry| entry.place.as_str());
    let mut aside = vec![label::status_of(&change.status, sex), when, place.into()];
    aside.retain(|part| !part.is_empty());
    OverviewLine {
        label: named(change.person, book).into(),
        aside: listed(&aside),
        target: Some(Target::Record(change.person)),
        ..OverviewLine::default()
    }
}

/// One change of the log. It leads to the record that it is about, or the first of them.
fn change(made: &RecordedChange, of: Option<RecordId>, book: &Book) -> OverviewLine {
    let first = of.or_else(|| made.records.first().copied());
    // Most changes say themselves whom they are about.
    let says = first.is_some_and(|first| made.why.contains(&named(first, book)));
    OverviewLine {
        label: format!("{} {}", moment(made.at), made.author).into(),
        aside: if says || made.records.is_empty() {
            why(&made.why)
        } else {
            say!(screen_change_about {
                why: why(&made.why),
                names: names(&made.records, book)
            })
        },
        target: first.map(Target::Record),
        ..OverviewLine::default()
    }
}
