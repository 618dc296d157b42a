//! The public report: what may be shown to anybody, as a document. It comes from the types of `casebook/public`, which have no
//! fields for anything else.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::casebook::public::other::PublicCase;
use crate::casebook::public::person::PublicPerson;
use crate::casebook::public::view::PublicRecord;
use crate::record::edtf_date::EdtfDate;
use crate::text::catalogue::{label, say};
use crate::text::labels::{counts, date, label};
use crate::text::pages::public::{lines, nobody};
use crate::text::report::diagram::Diagram;
use crate::text::report::document::{Chapter, ChapterBlock, DocumentHead, PrintedTable, Prose};
use crate::text::safe::{Safe, display_safe};

/// The head of a document about these people, and about one case if that is asked for.
#[must_use]
pub fn public_head(
    people: &[&PublicPerson],
    case: Option<&PublicCase>,
    today: Date,
) -> DocumentHead {
    let title = match (case, people) {
        (Some(case), _) => Prose::name(case.title.as_deref().unwrap_or(label!(public_withheld))),
        (None, [one]) => Prose::name(one.name.as_deref().unwrap_or(nobody())),
        (None, several) => Prose::plain(&say!(report_list {
            people: several.len()
        })),
    };
    let fields = label!(public_left_out);
    DocumentHead::made(title, today, &say!(report_public_remark { fields }))
}

/// The chapters in front of the people: of the case, and how the people stand.
#[must_use]
pub fn public_overview(people: &[&PublicPerson], case: Option<&PublicCase>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    if let Some(case) = case {
        let record = PublicRecord::Case(case.clone());
        chapters.push(Chapter {
            heading: Prose::plain(&display_safe(label!(report_facts))),
            blocks: vec![ChapterBlock::Table(facts(&record))],
        });
    }
    let mut counted: BTreeMap<Safe, usize> = BTreeMap::new();
    for person in people {
        let status = person.status.as_ref().map(label::status_of_several);
        let status = status.unwrap_or_else(|| say!(report_no_status));
        *counted.entry(status).or_default() += 1;
    }
    chapters.extend(by_status(counted));
    chapters
}

/// How many people have which status, as a chapter with bars.
#[must_use]
pub fn by_status(counted: BTreeMap<Safe, usize>) -> Option<Chapter> {
    let amounts: Vec<(Safe, usize)> = counted.into_iter().collect();
    let title = display_safe(label!(report_by_status));
    let drawn = Diagram::of_amounts(title.clone(), &amounts)?;
    let rows = amounts.iter().map(|(status, count)| {
        let count = counts::grouped(u64::try_from(*count).unwrap_or(u64::MAX));
        vec![Prose::plain(status), Prose::plain(&display_safe(&count))]
    });
    let table = PrintedTable {
        caption: title.clone(),
        head: [label!(report_status), label!(report_people)]
            .map(display_safe)
            .to_vec(),
        rows: rows.collect(),
    };
    Some(Chapter {
        heading: Prose::plain(&title),
        blocks: vec![ChapterBlock::Drawn(drawn, table)],
    })
}

/// The chapter of one person.
#[must_use]
pub fn public_chapter(person: &PublicPerson) -> Chapter {
    let name = person.name.as_deref().unwrap_or(nobody());
    let record = PublicRecord::Person(person.clone());
    let mut blocks = vec![ChapterBlock::Table(facts(&record))];
    let mut spans = Vec::new();
    let mut rows = Vec::new();
    for (label, when) in [
        (label!(report_since), &person.since),
        (label!(report_last_seen), &person.last_seen),
    ] {
        let when = EdtfDate::new(when);
        if let Some(days) = when.days() {
            let told = date::display(&when);
            spans.push((display_safe(label), days, told.clone()));
            rows.push(vec![
                Prose::plain(&display_safe(label)),
                Prose::plain(&told),
            ]);
        }
    }
    let title = say!(report_time_line { name });
    if let Some(drawn) = Diagram::of_times(title.clone(), &spans) {
        let head = [label!(report_what), label!(report_when)];
        let table = PrintedTable {
            caption: title,
            head: head.map(display_safe).to_vec(),
            rows,
        };
        blocks.push(ChapterBlock::Drawn(drawn, table));
    }
    Chapter {
        heading: Prose::name(name),
        blocks,
    }
}

/// A part of a list of people, each one row; `first` is the number of the first.
#[must_use]
pub fn public_list(people: &[&PublicPerson], first: usize) -> Chapter {
    let head = [
        label!(report_name),
        label!(report_status),
        label!(report_since),
        label!(report_last_seen),
        label!(report_region),
        label!(report_unit),
        label!(report_cases),
        label!(report_sources),
        label!(report_id),
    ];
    let rows = people.iter().map(|person| {
        let record = PublicRecord::Person((*person).clone());
        let mut cells: Vec<Prose> = lines(&record)
            .iter()
            .map(|(_, text)| Prose::name(text))
            .collect();
        cells.push(Prose::plain(&display_safe(person.id.as_str())));
        cells
    });
    let title = say!(report_people_from_to {
        first,
        last: first + people.len().saturating_sub(1)
    });
    Chapter {
        heading: Prose::plain(&title),
        blocks: vec![ChapterBlock::Table(PrintedTable {
            caption: title,
            head: head.map(display_safe).to_vec(),
            rows: rows.collect(),
        })],
    }
}

fn facts(record: &PublicRecord) -> PrintedTable {
    let id = display_safe(record.id().as_str());
    let lines = lines(record)
        .into_iter()
        .filter(|(_, text)| !text.is_empty());
    let rows = lines.map(|(label, text)| {
        vec![
            Prose::plain(&display_safe(&label::capital(label))),
            Prose::name(&text),
        ]
    });
    PrintedTable {
        caption: say!(report_record { id }),
        head: [label!(report_fact), label!(report_told)]
            .map(display_safe)
            .to_vec(),
        rows: rows.collect(),
    }
}
