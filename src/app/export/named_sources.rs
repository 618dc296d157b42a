//! Sources that a document would give away: every text of it is looked through for the names of those that must not be
//! named, because what people write into a note is as they wrote it.

use crate::app::export::full_export::FullExport;
use crate::casebook::book::Book;
use crate::casebook::public::confidential_names::ConfidentialNames;
use crate::casebook::submission::form_item::FilledForm;
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::record::person::Person;
use crate::text::catalogue::say;
use crate::text::report::document::{Chapter, SourceRow};
use crate::text::report::form_report::form_chapters;
use crate::text::report::full_report::{case_chapters, person_chapter};
use crate::text::report::source_numbers::SourceNumbers;
use crate::text::safe::Safe;

/// The most texts that are told; one is enough to look at all of them.
const MOST: usize = 5;

/// How much of a text is told.
const EXCERPT: usize = 160;

/// The texts that may give a source away, as they are told to whoever writes the document.
struct NamedSources<'b> {
    book: &'b Book,
    names: ConfidentialNames,
    found: Vec<Safe>,
    more: usize,
}

impl<'b> NamedSources<'b> {
    fn new(book: &'b Book) -> Option<Self> {
        let names = ConfidentialNames::of(book);
        (!names.is_empty()).then(|| Self {
            book,
            names,
            found: Vec::new(),
            more: 0,
        })
    }

    fn text(&mut self, text: &str, own: &[&str]) {
        let Some(source) = self.names.find(text, own) else {
            return;
        };
        if self.found.len() == MOST {
            self.more += 1;
            return;
        }
        let excerpt: String = text.chars().take(EXCERPT).collect();
        self.found.push(say!(export_names_source {
            text: excerpt,
            title: self.book.title_of(source).unwrap_or_default(),
            id: source
        }));
    }

    fn chapter(&mut self, chapter: &Chapter, own: &[&str]) {
        for text in chapter.texts() {
            self.text(&text, own);
        }
    }

    fn sources(&mut self, rows: &[SourceRow]) {
        for row in rows {
            let told = [row.title.text(), row.publisher.text()];
            for text in told.iter().map(String::as_str).chain([&*row.address]) {
                self.text(text, &[]);
            }
        }
    }

    /// What is told; nothing if no text gives a source away.
    fn told(self) -> Vec<Safe> {
        let mut told = self.found;
        if self.more > 0 {
            told.push(say!(export_names_more { more: self.more }));
        }
        told
    }
}

fn names_of(person: &Person) -> Vec<&str> {
    let others = person.other_names.iter().map(|name| name.text.as_str());
    others.chain([person.name.as_str()]).collect()
}

/// The texts of an export that may give away a source that must not be named. A table has all records whole, and
/// nothing is looked for there.
#[must_use]
pub fn named_in_export(export: &FullExport<'_>) -> Vec<Safe> {
    let Some(mut found) = NamedSources::new(export.book) else {
        return Vec::new();
    };
    let book = export.book;
    let people = || export.people.iter().filter_map(|id| book.people().get(*id));
    if export.is_document() {
        let mut numbers = SourceNumbers::default();
        if let Some(case) = export.case {
            let own: Vec<&str> = people().flat_map(names_of).collect();
            for chapter in case_chapters(book, case, &mut numbers) {
                found.chapter(&chapter, &own);
            }
        }
        for person in people() {
            let chapter = person_chapter(book, person.id, export.today, &mut numbers);
            found.chapter(&chapter, &names_of(person));
        }
        found.sources(&numbers.rows(book));
    } else if export.is_for_others() {
        for person in people() {
            let own = names_of(person);
            let out = OutgoingPerson::whole(person, book);
            let texts = [&out.home, &out.rank, &out.unit].into_iter();
            let titles = out.cases.iter().chain(&out.sources);
            let places = out.entries.iter().map(|entry| &entry.place);
            for text in texts.chain(titles).chain(places) {
                found.text(text, &own);
            }
        }
    }
    found.told()
}

/// The texts of a form that may give away a source that must not be named.
#[must_use]
pub fn named_in_form(form: &FilledForm<'_>, book: &Book) -> Vec<Safe> {
    let Some(mut found) = NamedSources::new(book) else {
        return Vec::new();
    };
    let own = names_of(form.person);
    let mut numbers = SourceNumbers::default();
    for chapter in form_chapters(form, book, &mut numbers) {
        found.chapter(&chapter, &own);
    }
    found.sources(&numbers.rows(book));
    found.told()
}
