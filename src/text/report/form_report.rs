//! The form report: a form that a court or committee reads, as a document: each item with its answers, who says so and
//! how sure that is, what contradicts it, and what is missing.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::submission::form_item::{FilledForm, FormItem};
use crate::record::person::Person;
use crate::text::catalogue::{label, say};
use crate::text::pages::attribution::{Attribution, as_a_whole, attribution};
use crate::text::pages::submission::{
    answered, contradictions, is_own, item_heading, missing_label, remarks, title,
};
use crate::text::report::document::{
    Chapter, ChapterBlock, CitedSource, DocumentHead, NameList, Prose, SourcedSentence,
};
use crate::text::report::source_numbers::SourceNumbers;

/// The head of a form.
#[must_use]
pub fn form_head(form: &FilledForm<'_>, today: Date) -> DocumentHead {
    let names = names_of(form);
    let remarks = remarks(form, today);
    let remarks = remarks.iter().map(|told| Prose::with_names(told, &names));
    DocumentHead {
        title: Prose::plain(&title(form.kind).into()),
        remarks: remarks.collect(),
    }
}

/// The items of a form, a chapter each.
#[must_use]
pub fn form_chapters(
    form: &FilledForm<'_>,
    book: &Book,
    numbers: &mut SourceNumbers,
) -> Vec<Chapter> {
    let names = names_of(form);
    let items = form.items.iter().enumerate();
    let person = form.person;
    let chapters = items.map(|(at, item)| chapter(at + 1, item, person, &names, book, numbers));
    chapters.collect()
}

fn names_of(form: &FilledForm<'_>) -> NameList {
    let person = form.person;
    let own = [
        person.name.as_str(),
        person.home.as_str(),
        person.unit.as_str(),
    ];
    let entries = person.history.iter();
    let entries = entries.flat_map(|entry| [entry.place.as_str(), entry.custodian.as_str()]);
    let others = person.other_names.iter().map(|name| name.text.as_str());
    NameList::of(own.into_iter().chain(others).chain(entries))
}

fn chapter(
    number: usize,
    item: &FormItem<'_>,
    person: &Person,
    names: &NameList,
    book: &Book,
    numbers: &mut SourceNumbers,
) -> Chapter {
    let mut blocks = Vec::new();
    for answer in &item.answers {
        let mut cited = |one: Attribution| CitedSource {
            number: one.source.map(|id| numbers.of(id)),
            told: one.told,
            grade: one.grade,
        };
        let mut sources: Vec<CitedSource> = Vec::new();
        for citation in &answer.sources {
            sources.push(cited(attribution(citation, book)));
        }
        for id in &answer.whole_sources {
            let whole = as_a_whole(*id, book);
            let told = say!(submission_named_in { source: whole.told });
            sources.push(cited(Attribution { told, ..whole }));
        }
        let is_unsourced = sources.is_empty() && !is_own(item.element);
        blocks.push(ChapterBlock::Sentence(SourcedSentence {
            sentence: Prose::with_names(&answered(item.element, answer, person, book), names),
            sources,
            unsourced: is_unsourced.then(|| label!(submission_by_record)),
            against: contradictions(answer, person, book),
            ..SourcedSentence::default()
        }));
    }
    for gap in &item.missing {
        let what = missing_label(*gap);
        blocks.push(ChapterBlock::Missing(say!(submission_missing { what })));
    }
    Chapter {
        heading: Prose::plain(&item_heading(number, item)),
        blocks,
    }
}
