//! The dossier of a person: where they stand, what they are known by, what became of them.

use jiff::civil::Date;

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::roots;
use crate::casebook::derive::own_value::{of_person, same_value};
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::{
    Standing, cited_by, contradictions, contradictions_left_out, ids, in_time,
};
use crate::record::citation::Citation;
use crate::record::entry::Entry;
use crate::record::id::Link;
use crate::record::kind::Kind;
use crate::record::person::{Person, Role};
use crate::text::catalogue::{all_of, label, listed, say};
use crate::text::errors::not_current::decides_nothing;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::caution::before_writing;
use crate::text::pages::derivation::reports;
use crate::text::pages::dossier_relations::{related_from_elsewhere, relations};
use crate::text::pages::dossier_steps::steps;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::pages::together::in_dossier;
use crate::text::safe::{Safe, display_safe};

/// Puts a person into words.
pub fn sections(person: &Person, book: &Book, today: Date, into: &mut Sections) {
    into.begin("");
    if let Some(caution) = before_writing(person, book, today) {
        into.line(SectionLine::new(label!(label_careful), caution.as_str()));
    }
    standing(person, book, today, into);
    identity(person, book, into);
    into.begin(label!(label_cases));
    into.lines(person.cases.iter().map(|part| {
        let line = SectionLine::new("", &fragments::linked(&part.case, book)).to(part.case.id());
        if part.role == Role::Affected {
            line
        } else {
            line.with_aside(label::word(part.role.as_str()).as_str())
        }
    }));
    into.begin(label!(label_history));
    for at in in_time(person, book.sources()).into_iter().rev() {
        if let Some(told) = person.history.get(at) {
            into.lines(entry(told, at, person, book));
        }
    }
    fragments::claims(&person.claims, book, into);
    into.begin(label!(label_sources));
    into.lines(sources(person, book));
    into.begin(label!(label_steps));
    into.lines(steps(person, book, today));
    into.begin(label!(label_relations));
    into.lines(relations(person, book));
    into.lines(related_from_elsewhere(person, book));
    in_dossier(person, book, today, into);
    risk_or_consent(person, into);
    fragments::notes(&person.notes, book, into);
    others(person, book, into);
}

/// What follows from the history.
fn standing(person: &Person, book: &Book, today: Date, into: &mut Sections) {
    let standing = book.standing_of(person.id);
    let entry_at = |at: Option<u32>| {
        let at = at? as usize;
        Some((at, person.history.get(at)?))
    };
    match entry_at(standing.current) {
        Some((at, current)) => {
            into.line(SectionLine {
                entry: Some(at),
                ..SectionLine::new(label!(label_status), &since(current))
                    .with_status(current.status.as_ref(), person)
            });
            if !current.place.is_empty() {
                let place = book.resolve(Kind::Place, &current.place);
                into.line(SectionLine::new(label!(label_place), &current.place).to(place));
            }
        }
        None => into.line(SectionLine::new(
            label!(label_status),
            label!(page_not_known),
        )),
    }
    into.line(match entry_at(standing.seen) {
        Some((at, seen)) => SectionLine {
            entry: Some(at),
            ..SectionLine::new(label!(label_last_seen), &last_seen(seen))
                .with_aside(&ago(seen, book, today))
        },
        None => SectionLine::new(label!(label_last_seen), &say!(queue_never)),
    });
    into.line(sources_of_status(person, standing, book));
    for (a, b) in contradictions(person) {
        let text = say!(page_against {
            one: told(person, &person.history[a], book),
            other: told(person, &person.history[b], book)
        });
        into.line(SectionLine {
            entry: Some(b),
            ..SectionLine::new(label!(label_disputed), &text)
        });
    }
    if let more @ 1.. = contradictions_left_out(person) {
        into.line(SectionLine::new(
            label!(label_disputed),
            &say!(page_at_least_entries { more }),
        ));
    }
    for (index, claim) in person.claims.iter().enumerate() {
        let kept = of_person(person, &claim.field);
        if kept.is_some_and(|kept| same_value(&claim.field, kept, &claim.value)) {
            continue;
        }
        let text = say!(page_others_say {
            field: label::field(&claim.field),
            value: &claim.value
        });
        into.line(SectionLine {
            item: Some(("claims", index)),
            ..SectionLine::new(label!(label_disputed), &text)
        });
    }
}

/// Who tells the present status: `2 sources, 1 independent`, with the best grade, and how many more the
/// record cites for other things. Of a person without a status it is everything that is cited.
fn sources_of_status(person: &Person, standing: Standing, book: &Book) -> SectionLine {
    let current = standing
        .current
        .and_then(|at| person.history.get(at as usize));
    let mut told = counts::sources(standing.sources, standing.independent);
    if let Some(more @ 1..) = standing.cited.checked_sub(standing.sources) {
        told = match standing.sources {
            0 => say!(page_none_but_elsewhere { more }),
            _ => say!(page_for_other_entries { before: told, more }),
        };
    }
    let cited: Vec<&Citation> = match current {
        Some(current) => current.sources.iter().collect(),
        None => {
            let counting = person.history.iter().filter(|one| !one.is_withdrawn());
            counting.flat_map(|entry| &entry.sources).collect()
        }
    };
    let best = cited
        .into_iter()
        .map(|citation| fragments::grade(citation, book))
        .min_by_key(|grade| (grade.reliability.clone(), grade.credibility));
    SectionLine::new(label!(label_sources), &told)
        .with_aside(&best.map(|grade| grade.to_string()).unwrap_or_default())
}

/// `since about Jul 2022`; what is already an interval stands as it is.
#[must_use]
pub fn since(entry: &Entry) -> Safe {
    let when = date::display(&entry.when);
    if when.is_empty() {
        return display_safe(&entry.said);
    }
    // An interval says itself from when to when it was so.
    if entry.when.days().is_none() || entry.when.as_str().contains('/') {
        return when;
    }
    say!(page_since { when })
}

/// `3 Aug 2022, relayed`: when somebody was seen or heard from, and how word of it came.
#[must_use]
pub fn last_seen(entry: &Entry) -> Safe {
    let when = date::display(&entry.when);
    let contact = label::contact(&entry.contact);
    match (when.is_empty(), entry.said.is_empty()) {
        (false, _) => say!(list_comma {
            first: when,
            last: contact
        }),
        (true, false) => say!(list_comma {
            first: &entry.said,
            last: contact
        }),
        (true, true) => say!(page_at_time_not { contact }),
    }
}

/// How long ago the person was last seen, counted from the last day that is known.
#[must_use]
pub fn ago(entry: &Entry, book: &Book, today: Date) -> Safe {
    last_known_day(&entry.when, book.present())
        .map(|day| date::ago(day, today))
        .unwrap_or_default()
}

/// One side of a contradiction: `detained (about Jul 2022, Verstka)`.
fn told(person: &Person, entry: &Entry, book: &Book) -> Safe {
    let mut by = vec![date::display(&entry.when)];
    let mut told = BTreeSet::new();
    for id in entry.sources.iter().filter_map(|one| one.source.id()) {
        if !told.insert(id) {
            continue;
        }
        // A source without a publisher goes by its title, which may be a whole sentence.
        let name = fragments::source_name(id, book);
        by.push(display_safe(&fragments::shortened(&name, LONGEST_NAME)));
    }
    let of_person = |status| label::status_of(status, person.sex.as_ref());
    let status = entry.status.as_ref().map(of_person);
    say!(page_status_by {
        status: status.unwrap_or_default(),
        by: listed(&by)
    })
}

/// The most characters of a source's name in a contradiction, where two sides share a line.
const LONGEST_NAME: usize = 24;

/// What the person is known by.
fn identity(person: &Person, book: &Book, into: &mut Sections) {
    into.field(
        label!(label_name_is),
        label::name_status(&person.name_status).as_str(),
    );
    into.field(
        label!(label_other_names),
        &fragments::other_names(&person.other_names),
    );
    if let Some(sex) = &person.sex {
        into.field(label!(label_sex), label::word(sex.as_str()).as_str());
    }
    into.field(label!(label_born), date::display(&person.born).as_str());
    for (index, age) in person.ages.iter().enumerate() {
        let mut text = display_safe(&age.years);
        if !age.as_of.is_empty() {
            text = say!(page_as_of {
                before: text,
                date: date::display(&age.as_of)
            });
        }
        let mut line = SectionLine::new(label!(label_age), &text);
        line.item = Some(("ages", index));
        into.line(match fragments::best(&age.sources, book) {
            Some(best) => line
                .to(best.source.id())
                .with_aside(&fragments::graded_place(best, book)),
            None => line,
        });
    }
    into.field(label!(label_citizenship), &person.citizenship);
    for (index, document) in person.documents.iter().enumerate() {
        let number = &document.number;
        let text = match &document.kind {
            Some(kind) => say!(page_document {
                kind: label::word_term(kind.as_str()),
                number
            }),
            None => display_safe(number),
        };
        let mut line = SectionLine::new(label!(label_document), &text);
        line.item = Some(("documents", index));
        into.line(line);
    }
    into.field(label!(label_marks), &person.marks.join("; "));
    into.field(label!(label_photo), &person.photo);
    for (field, text, kind) in [
        ("home", &person.home, Kind::Place),
        ("unit", &person.unit, Kind::Unit),
    ] {
        if !text.is_empty() {
            let label = label::field(field);
            into.line(SectionLine::new(&label, text).to(book.resolve(kind, text)));
        }
    }
    into.field(label!(label_rank), &person.rank);
    into.field(label!(label_tags), &person.tags.join(", "));
}

/// One entry: its claim first, then all that is said with it.
fn entry(entry: &Entry, at: usize, person: &Person, book: &Book) -> Vec<SectionLine> {
    let best = fragments::best(&entry.sources, book);
    let when = date::display(&entry.when);
    let dated = if when.is_empty() {
        label!(page_no_date)
    } else {
        when.as_str()
    };
    let head = SectionLine::new(dated, &entry.place);
    let mut head = head.with_status(entry.status.as_ref(), person);
    if let Some(best) = best {
        head = head
            .to(best.source.id())
            .with_aside(&fragments::graded_place(best, book));
    }
    let mut lines = vec![head];
    let mut more = |text: &str| lines.extend(text.lines().map(|line| SectionLine::new("", line)));
    if let Some(note) = decides_nothing(entry, at, person, book) {
        more(&format!("! {note}"));
    }
    if !entry.said.is_empty() {
        more(&format!("“{}”", entry.said));
    }
    if !entry.custodian.is_empty() {
        more(&say!(page_held_by {
            custodian: &entry.custodian
        }));
    }
    more(label::contact(&entry.contact).as_str());
    more(&entry.note);
    if entry.is_withdrawn() {
        more(&say!(page_withdrawn {
            withdrawn: &entry.withdrawn
        }));
    }
    let cited = ids(&entry.sources);
    if cited.len() > 1 {
        lines.push(SectionLine::new("", &reports(&cited, book)));
    }
    lines.extend(fragments::citations("", &entry.sources, book));
    if !entry.by.is_empty() {
        let recorded = date::of_moment(&entry.recorded);
        lines.push(SectionLine::new(
            "",
            &say!(page_entered_by {
                by: &entry.by,
                recorded
            }),
        ));
    }
    for line in &mut lines {
        line.entry = Some(at);
        line.withdrawn = entry.is_withdrawn();
    }
    lines
}

/// The sources that the record cites, each once, with those that it repeats.
fn sources<'a>(person: &Person, book: &'a Book) -> impl Iterator<Item = SectionLine> + 'a {
    cited_by(person).into_iter().map(|id| {
        let Some(source) = book.sources().get(id) else {
            return SectionLine::new("", &fragments::source_name(id, book));
        };
        let mut text = fragments::source_name(id, book);
        if !source.published.is_empty() {
            text = say!(derivation_dated {
                source: text,
                date: date::display(&source.published)
            });
        }
        let origins: Vec<Safe> = roots(id, book.sources())
            .into_iter()
            .filter(|root| *root != id)
            .map(|root| fragments::source_name(root, book))
            .collect();
        if !origins.is_empty() {
            text = say!(page_repeats {
                before: text,
                origins: all_of(&origins)
            });
        }
        SectionLine::new("", &text)
            .to(Some(id))
            .with_aside(source.reliability().as_str())
    })
}

/// What danger there is, and what was agreed to.
fn risk_or_consent(person: &Person, into: &mut Sections) {
    into.begin(label!(label_care));
    if let Some(risk) = &person.risk {
        let mut text = label::word(risk.level.as_str());
        if !risk.reason.is_empty() {
            text = say!(list_comma {
                first: text,
                last: &risk.reason
            });
        }
        if !risk.review.is_empty() {
            text = say!(page_look_again {
                before: text,
                date: date::display(&risk.review)
            });
        }
        let mut line = SectionLine::new(label!(label_risk), &text);
        line.item = Some(("risk", 0));
        into.line(line);
    }
    if let Some(consent) = &person.consent {
        let words = [consent.given.as_str(), consent.scope.as_str()];
        let said = words.into_iter().filter(|word| !word.is_empty());
        let mut parts: Vec<Safe> = said.map(label::word).collect();
        if !consent.as_of.is_empty() {
            parts.push(say!(page_since {
                when: date::display(&consent.as_of)
            }));
        }
        let mut line = SectionLine::new(label!(label_consent), &listed(&parts));
        line.item = Some(("consent", 0));
        into.line(line);
    }
}

/// What the lines of records that were joined to this one are marked with.
pub const JOINED: &str = "joined";

/// What else the record says about itself.
fn others(person: &Person, book: &Book, into: &mut Sections) {
    into.begin(label!(label_record));
    for review in person.reviewed.iter().rev() {
        let text = say!(page_looked_by {
            date: date::of_moment(&review.at),
            by: &review.by
        });
        into.line(SectionLine::new(label!(label_looked_at), &text));
    }
    for (at, alias) in book.aliases(person.id).into_iter().enumerate() {
        let name = book.title_of(alias).unwrap_or_default();
        let mut line = SectionLine::new(label!(label_joined), name);
        line.item = Some((JOINED, at));
        into.line(line.with_aside(alias.as_str()));
    }
    for id in &person.ids {
        into.line(SectionLine::new(label!(label_id), &id.id).with_aside(&id.of));
    }
    for link in &person.distinct_from {
        into.line(
            SectionLine::new(label!(label_is_not), &fragments::linked(link, book)).to(link.id()),
        );
    }
    for link in &person.maybe_same {
        into.line(
            SectionLine::new(label!(label_may_be), &fragments::linked(link, book)).to(link.id()),
        );
    }
    if person.merged_into != Link::Nowhere {
        let to = &person.merged_into;
        into.line(
            SectionLine::new(label!(label_joined_to), &fragments::linked(to, book)).to(to.id()),
        );
    }
}
