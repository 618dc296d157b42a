//! The figures that sources report of a case, over time, as a table with bars, held against the
//! people who are known.

use crate::casebook::book::Book;
use crate::casebook::derive::figure::{figure, over_time};
use crate::casebook::derive::standing::ids;
use crate::record::case::Count;
use crate::record::id::RecordId;
use crate::text::catalogue::label;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::charts::Charts;
use crate::text::pages::derivation::reports;
use crate::text::pages::fragments;
use crate::text::pages::section::{Section, SectionLine, Sections};

/// The figures of a case; nothing if there is no such case.
#[must_use]
pub fn figures(book: &Book, id: RecordId) -> Vec<Section> {
    let mut sections = Sections::default();
    let Some(case) = book.cases().get(id) else {
        return Vec::new();
    };
    let known = figure(case, book);
    let most = case
        .counts
        .iter()
        .filter_map(|count| count.max.max(count.min))
        .chain([known.recorded])
        .max()
        .unwrap_or(0);
    sections.begin(label!(label_known));
    let amount = |value: u64| Some(Charts::Amount(Some(value), Some(value), most));
    for (label, value, told) in [
        (
            label!(figure_by_name),
            known.named,
            label!(figure_known_name),
        ),
        (
            label!(figure_on_record),
            known.recorded,
            label!(figure_with_record_their),
        ),
    ] {
        sections.line(SectionLine {
            drawn: amount(value),
            ..SectionLine::new(label, &counts::grouped(value)).with_aside(told)
        });
    }
    sections.line(SectionLine::new(
        "",
        &counts::named_against_reported(&known),
    ));
    sections.begin(label!(section_reported));
    for (what, group) in over_time(case) {
        let what = label::word_of_several(what).into_string();
        let mut cited = std::collections::BTreeSet::new();
        for (at, (index, count)) in group.into_iter().enumerate() {
            cited.extend(ids(&count.sources));
            let label = if at == 0 { what.as_str() } else { "" };
            sections.line(reported(label, index, count, most, book));
            let note = count.note.lines();
            sections.lines(note.map(|line| about(SectionLine::new("", line), index)));
        }
        let told = reports(&cited, book);
        if !told.is_empty() {
            sections.line(SectionLine::new("", &told));
        }
    }
    sections.finish()
}

/// A line that is about a figure of the case, by its place.
fn about(mut line: SectionLine, index: usize) -> SectionLine {
    line.item = Some(("counts", index));
    line
}

fn reported(label: &str, index: usize, count: &Count, most: u64, book: &Book) -> SectionLine {
    let mut text = date::short(&count.as_of).into_string();
    if !text.is_empty() {
        text.push_str("  ");
    }
    text.push_str(counts::reported(count).as_str());
    let known = count.min.is_some() || count.max.is_some();
    let line = about(
        SectionLine {
            drawn: Some(if known {
                Charts::Amount(count.min, count.max, most)
            } else {
                Charts::Amount(None, None, most)
            }),
            ..SectionLine::new(label, &text)
        },
        index,
    );
    match fragments::best(&count.sources, book) {
        Some(best) => line
            .to(best.source.id())
            .with_aside(&fragments::graded_place(best, book)),
        None => line,
    }
}
