//! The full report: what the records say of people and cases, as a document: every sentence with its sources and grades, what
//! is disputed side by side, time lines, and the sources with the digests of their copies.
//!
//! As in what is read aloud, notes and people close to somebody are left out, and a source that must not be
//! named is not named.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive;
use crate::casebook::derive::dispute::Dispute;
use crate::casebook::derive::figure::over_time;
use crate::casebook::derive::step_due::steps_in_time;
use crate::casebook::derive::time_line::of_person;
use crate::record::case::Case;
use crate::record::citation::Citation;
use crate::record::id::RecordId;
use crate::record::person::{Person, Role};
use crate::text::catalogue::{label, say};
use crate::text::labels::{counts, date, label};
use crate::text::pages::attribution::{attribution, open_reports};
use crate::text::pages::read_aloud::{Spoken, read_aloud};
use crate::text::pages::submission::step_answer;
use crate::text::report::diagram::Diagram;
use crate::text::report::document::{
    Chapter, ChapterBlock, CitedSource, DocumentHead, NameList, PrintedTable, Prose,
    SourcedSentence,
};
use crate::text::report::public_report::by_status;
use crate::text::report::source_numbers::SourceNumbers;
use crate::text::safe::{Safe, display_safe};

/// The head of a document about these people, and about one case if that is asked for.
#[must_use]
pub fn full_head(
    book: &Book,
    people: &[RecordId],
    case: Option<RecordId>,
    today: Date,
) -> DocumentHead {
    let title = |id: RecordId| book.title_of(id).unwrap_or_default();
    let title = match (case, people) {
        (Some(case), _) => {
            let title = title(case);
            Prose::with_names(&say!(report_case { title }), &NameList::of([title]))
        }
        (None, [one]) => {
            let name = title(*one);
            Prose::with_names(&say!(report_dossier { name }), &NameList::of([name]))
        }
        (None, several) => Prose::plain(&say!(report_list {
            people: several.len()
        })),
    };
    DocumentHead::made(title, today, &say!(report_full_remark))
}

/// How so many people stand, as a chapter.
#[must_use]
pub fn full_overview(book: &Book, people: &[RecordId]) -> Option<Chapter> {
    let mut counted: BTreeMap<Safe, usize> = BTreeMap::new();
    for id in people {
        let row = book.people().row_of(*id);
        let status = row
            .and_then(|row| book.status(row))
            .map(label::status_of_several);
        let status = status.unwrap_or_else(|| say!(report_no_status));
        *counted.entry(status).or_default() += 1;
    }
    by_status(counted)
}

/// The chapters of a case: its facts, the figures that are reported, its people, what is disputed.
#[must_use]
pub fn case_chapters(book: &Book, id: RecordId, numbers: &mut SourceNumbers) -> Vec<Chapter> {
    let Some(case) = book.cases().get(id) else {
        return Vec::new();
    };
    let mut facts = vec![ChapterBlock::Table(case_facts(case))];
    if !case.summary.is_empty() {
        let summary: Vec<&str> = case.summary.lines().collect();
        let cited: Vec<&Citation> = case.sources.iter().collect();
        let sentence = Prose::name(&summary.join(" "));
        facts.push(ChapterBlock::Sentence(cited_sentence(
            sentence, &cited, book, numbers,
        )));
    }
    let mut chapters = vec![Chapter {
        heading: Prose::name(&case.title),
        blocks: facts,
    }];
    let figures = figures(case, book, numbers);
    if !figures.is_empty() {
        chapters.push(Chapter {
            heading: Prose::plain(&say!(report_figures)),
            blocks: figures,
        });
    }
    let people = book.people_of(case.id);
    let (close, people): (Vec<_>, Vec<_>) = people.partition(|(_, role)| is_close(role));
    if !people.is_empty() {
        chapters.push(case_people(&people, close.len(), book));
    }
    let disputes = disputes(book, id, numbers);
    if !disputes.is_empty() {
        chapters.push(Chapter {
            heading: Prose::plain(&say!(report_disputes)),
            blocks: disputes,
        });
    }
    chapters
}

/// Whether somebody has a part in a case only because they are close to somebody else: such people are left out.
#[must_use]
pub fn is_close(role: &Role) -> bool {
    *role == Role::Relative
}

/// The chapter of one person.
#[must_use]
pub fn person_chapter(
    book: &Book,
    id: RecordId,
    today: Date,
    numbers: &mut SourceNumbers,
) -> Chapter {
    let Some(person) = book.people().get(id) else {
        return Chapter::default();
    };
    let names = names_of(person, book);
    let mut blocks = vec![ChapterBlock::Heading(say!(report_statements))];
    for spoken in read_aloud(book, id, today) {
        blocks.push(ChapterBlock::Sentence(statement(spoken, &names, numbers)));
    }
    // What lies ahead has not been done yet.
    let steps = steps_in_time(person).into_iter();
    let steps = steps.filter_map(|at| person.steps.get(at));
    let mut done = steps.filter(|step| !book.lies_ahead(&step.when)).peekable();
    if done.peek().is_some() {
        blocks.push(ChapterBlock::Heading(say!(report_steps)));
    }
    for step in done {
        let told = Prose::with_names(&step_answer(step), &names);
        let cited: Vec<&Citation> = step.sources.iter().collect();
        blocks.push(ChapterBlock::Sentence(cited_sentence(
            told, &cited, book, numbers,
        )));
    }
    let disputes = disputes(book, id, numbers);
    if !disputes.is_empty() {
        blocks.push(ChapterBlock::Heading(say!(report_disputes)));
        blocks.extend(disputes);
    }
    blocks.extend(time_line(person, book));
    Chapter {
        heading: Prose::name(&person.name),
        blocks,
    }
}

/// The names that stand in sentences about a person.
fn names_of(person: &Person, book: &Book) -> NameList {
    let others = person.other_names.iter().map(|name| name.text.as_str());
    let own = [
        person.name.as_str(),
        person.home.as_str(),
        person.unit.as_str(),
    ];
    let cases = person.cases.iter().filter_map(|part| part.case.id());
    let cases = cases.filter_map(|id| book.title_of(id));
    let entries = person.history.iter();
    let entries = entries.flat_map(|entry| [entry.place.as_str(), entry.custodian.as_str()]);
    NameList::of(own.into_iter().chain(others).chain(cases).chain(entries))
}

fn statement(spoken: Spoken, names: &NameList, numbers: &mut SourceNumbers) -> SourcedSentence {
    let sources = spoken.sources.into_iter().map(|one| CitedSource {
        number: one.source.map(|id| numbers.of(id)),
        told: one.told,
        grade: one.grade,
    });
    let sources: Vec<CitedSource> = sources.collect();
    SourcedSentence {
        sentence: Prose::with_names(&spoken.sentence, names),
        unsourced: spoken.unsourced.told().filter(|_| sources.is_empty()),
        sources,
        reports: spoken.reports,
        against: spoken.against,
    }
}

fn cited_sentence(
    sentence: Prose,
    cited: &[&Citation],
    book: &Book,
    numbers: &mut SourceNumbers,
) -> SourcedSentence {
    let sources = cited.iter().map(|one| {
        let told = attribution(one, book);
        CitedSource {
            number: told.source.map(|id| numbers.of(id)),
            told: told.told,
            grade: told.grade,
        }
    });
    let ids = cited.iter().filter_map(|one| one.source.id()).collect();
    let sources: Vec<CitedSource> = sources.collect();
    SourcedSentence {
        sentence,
        unsourced: sources.is_empty().then(|| label!(read_claim)),
        sources,
        reports: open_reports(&ids, book),
        against: Vec::new(),
    }
}

fn case_facts(case: &Case) -> PrintedTable {
    let kind = case.kind.as_ref().map(|kind| label::word(kind.as_str()));
    let facts = [
        (label!(label_kind), kind.unwrap_or_default()),
        (label!(label_place), display_safe(&case.place)),
        (label!(label_unit), display_safe(&case.unit)),
        (label!(label_started), date::display(&case.started)),
        (label!(label_ended), date::display(&case.ended)),
    ];
    let facts = facts.into_iter().filter(|(_, told)| !told.is_empty());
    let rows = facts.map(|(label, told)| {
        vec![
            Prose::plain(&display_safe(&label::capital(label))),
            Prose::name(told.as_str()),
        ]
    });
    PrintedTable {
        caption: say!(report_record { id: case.id }),
        head: heads([label!(report_fact), label!(report_told)]),
        rows: rows.collect(),
    }
}

fn heads<const N: usize>(labels: [&str; N]) -> Vec<Safe> {
    labels.map(display_safe).to_vec()
}

fn figures(case: &Case, book: &Book, numbers: &mut SourceNumbers) -> Vec<ChapterBlock> {
    let mut blocks = Vec::new();
    for (what, group) in over_time(case) {
        for (_, count) in group {
            let what = label::capital(label::word_of_several(what).as_str());
            let told = counts::reported(count);
            let told = match count.as_of.is_empty() {
                true => say!(report_figure { what, told }),
                false => say!(report_figure_as_of {
                    what,
                    told,
                    when: date::display(&count.as_of)
                }),
            };
            let cited: Vec<&Citation> = count.sources.iter().collect();
            blocks.push(ChapterBlock::Sentence(cited_sentence(
                Prose::plain(&told),
                &cited,
                book,
                numbers,
            )));
        }
    }
    blocks
}

fn case_people(people: &[(&Person, &Role)], close: usize, book: &Book) -> Chapter {
    let mut spans = Vec::new();
    let rows = people.iter().map(|(person, role)| {
        let standing = book.standing_of(person.id);
        let entry = |at: Option<u32>| person.history.get(at? as usize);
        let current = entry(standing.current);
        let status = current.and_then(|entry| entry.status.as_ref());
        let of_person = |status| label::status_of(status, person.sex.as_ref());
        let status = status.map(of_person).unwrap_or_default();
        let when = |at: Option<u32>| entry(at).map(|one| date::display(&one.when));
        let since = when(standing.current).unwrap_or_default();
        if let Some(days) = current.and_then(|entry| entry.when.days()) {
            spans.push((display_safe(&person.name), days, status.clone()));
        }
        vec![
            Prose::name(&person.name),
            Prose::plain(&label::word(role.as_str())),
            Prose::plain(&status),
            Prose::plain(&since),
            Prose::plain(&when(standing.seen).unwrap_or_default()),
        ]
    });
    let table = PrintedTable {
        caption: say!(report_people_of_case),
        rows: rows.collect(),
        head: heads([
            label!(report_name),
            label!(report_role),
            label!(report_status),
            label!(report_since),
            label!(report_last_seen),
        ]),
    };
    let drawn = Diagram::of_times(say!(report_time_line_of_all), &spans);
    let mut blocks = vec![match drawn {
        Some(drawn) => ChapterBlock::Drawn(drawn, table),
        None => ChapterBlock::Table(table),
    }];
    if close > 0 {
        blocks.push(ChapterBlock::Sentence(SourcedSentence {
            sentence: Prose::plain(&say!(report_close_left_out { close })),
            ..SourcedSentence::default()
        }));
    }
    Chapter {
        heading: Prose::plain(&say!(report_people_of_case)),
        blocks,
    }
}

/// What is disputed, the sides beside each other, each with who says so.
fn disputes(book: &Book, id: RecordId, numbers: &mut SourceNumbers) -> Vec<ChapterBlock> {
    let person = book.people().get(id);
    let history = person.map(|person| &person.history);
    let sex = person.and_then(|person| person.sex.as_ref());
    let of_person = |status| label::status_of(status, sex);
    let current = book.standing_of(id).current;
    let mut blocks = Vec::new();
    for dispute in derive::dispute::disputes(book, id) {
        let (field, sides) = match dispute {
            Dispute::Statuses(a, b) => {
                let entries = [a, b].map(|at| history.and_then(|history| history.get(at)));
                let counts = |at: usize| current.is_some_and(|current| current as usize == at);
                let sides = entries
                    .into_iter()
                    .flatten()
                    .zip([a, b])
                    .map(|(entry, at)| {
                        let status = entry.status.as_ref().map(of_person);
                        let when = date::display(&entry.when);
                        let told = [when.as_str(), &entry.place].join(" ");
                        Side {
                            value: status.unwrap_or_default(),
                            counts: counts(at),
                            told: display_safe(told.trim()),
                            cited: entry.sources.iter().collect(),
                        }
                    });
                (say!(disputed_status), sides.collect::<Vec<_>>())
            }
            Dispute::Field { field, sides } => {
                let sides = sides.into_iter().enumerate().map(|(at, side)| {
                    let value = match side.value.trim() {
                        "" => label!(value_nothing),
                        value => value,
                    };
                    let claims = side.claims.iter();
                    Side {
                        value: display_safe(value),
                        counts: at == 0,
                        told: Safe::default(),
                        cited: claims.flat_map(|claim| &claim.sources).collect(),
                    }
                });
                (label::field(field), sides.collect())
            }
        };
        blocks.push(ChapterBlock::Table(side_by_side(
            &field, &sides, book, numbers,
        )));
    }
    blocks
}

/// One side of a dispute.
struct Side<'b> {
    value: Safe,
    counts: bool,
    told: Safe,
    cited: Vec<&'b Citation>,
}

fn side_by_side(
    field: &Safe,
    sides: &[Side<'_>],
    book: &Book,
    numbers: &mut SourceNumbers,
) -> PrintedTable {
    let mut head = vec![display_safe(label!(report_side))];
    let mut goes_by = vec![Prose::plain(&say!(report_goes_by))];
    let mut told = vec![Prose::plain(&say!(report_what))];
    let mut said_by = vec![Prose::plain(&say!(report_said_by))];
    for side in sides {
        head.push(display_safe(&label::capital(side.value.as_str())));
        goes_by.push(Prose::plain(&display_safe(match side.counts {
            true => label!(report_yes),
            false => label!(report_no),
        })));
        told.push(Prose::name(side.told.as_str()));
        let sources = side.cited.iter().map(|one| {
            let told = attribution(one, book);
            match told.source.map(|id| numbers.of(id)) {
                Some(number) => format!("{} [{number}]", told.told),
                None => told.told.into_string(),
            }
        });
        let sources: Vec<String> = sources.collect();
        said_by.push(match sources.is_empty() {
            true => Prose::plain(&display_safe(label!(read_claim))),
            false => Prose::name(&sources.join("; ")),
        });
    }
    let mut rows = vec![goes_by, told, said_by];
    rows.retain(|row| row.iter().skip(1).any(|cell| !cell.is_empty()));
    PrintedTable {
        caption: say!(report_disputed { field }),
        head,
        rows,
    }
}

fn time_line(person: &Person, book: &Book) -> Option<ChapterBlock> {
    let track = of_person(book, person.id)?;
    let mut spans = Vec::new();
    let mut rows = Vec::new();
    for mark in &track.marks {
        let when = date::display(&mark.entry.when);
        let of_person = |status| label::status_of(status, person.sex.as_ref());
        let status = mark.entry.status.as_ref().map(of_person);
        let status = status.unwrap_or_default();
        let mut signs: Vec<&str> = Vec::new();
        if mark.entry.is_withdrawn() {
            signs.push(label!(report_is_withdrawn));
        } else {
            if mark.current {
                signs.push(label!(report_current));
            }
            if mark.last_seen {
                signs.push(label!(report_is_last_seen));
            }
            spans.push((when.clone(), mark.days, status.clone()));
        }
        rows.push(vec![
            Prose::plain(&when),
            Prose::plain(&status),
            Prose::name(&mark.entry.place),
            Prose::plain(&display_safe(&signs.join(", "))),
        ]);
    }
    let title = say!(report_time_line { name: &person.name });
    let table = PrintedTable {
        caption: title.clone(),
        head: heads([
            label!(report_when),
            label!(report_status),
            label!(report_where),
            label!(report_what),
        ]),
        rows,
    };
    Some(ChapterBlock::Drawn(
        Diagram::of_times(title, &spans)?,
        table,
    ))
}
