//! A whole record in words, with everything that is derived.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::pages::dossier_case;
use crate::text::pages::dossier_person;
use crate::text::pages::dossier_source;
use crate::text::pages::dossier_whereabouts;
use crate::text::pages::fragments;
use crate::text::pages::section::{Section, Sections};

/// Puts a record into words; nothing if there is no such record. Sections without lines are left
/// out. `today` is what `3 months ago` counts from.
///
/// It takes time in proportion to the record's own links.
#[must_use]
pub fn dossier(book: &Book, id: RecordId, today: Date) -> Vec<Section> {
    let mut sections = Sections::default();
    if told(book, id, today, &mut sections).is_none() {
        return Vec::new();
    }
    fragments::file(id, book, &mut sections);
    sections.finish()
}

/// The head of a case or source, as [`dossier`] has it; nothing of other records.
#[must_use]
pub fn dossier_head(book: &Book, id: RecordId) -> Vec<Section> {
    let mut sections = Sections::default();
    if let Some(case) = book.cases().get(id) {
        dossier_case::head(case, book, &mut sections);
    } else if let Some(source) = book.sources().get(id) {
        dossier_source::head(source, &mut sections);
    }
    sections.finish()
}

fn told(book: &Book, id: RecordId, today: Date, sections: &mut Sections) -> Option<()> {
    match id.kind() {
        Kind::Person => {
            dossier_person::sections(book.people().get(id)?, book, today, sections);
        }
        Kind::Case => dossier_case::sections(book.cases().get(id)?, book, sections),
        Kind::Source => {
            dossier_source::sections(book.sources().get(id)?, book, sections);
        }
        Kind::Place => dossier_whereabouts::place(book.places().get(id)?, book, sections),
        Kind::Unit => dossier_whereabouts::unit(book.units().get(id)?, book, sections),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn book(files: &[&str]) -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in files {
            let id = text.split('"').nth(1).unwrap();
            let id: RecordId = id.parse().unwrap();
            let path = id.relative_path();
            book.put(read_file(path.as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        book
    }

    fn lines(book: &Book, id: &str) -> Vec<String> {
        let dossier = dossier(book, id.parse().unwrap(), jiff::civil::date(2022, 10, 31));
        dossier
            .iter()
            .flat_map(|section| section.lines.iter().map(move |line| (section.title, line)))
            .map(|(title, line)| {
                let status = line.status.as_ref().map_or("", |status| status.as_str());
                format!(
                    "{title}|{}|{status}|{}|{}",
                    line.label, line.text, line.aside
                )
            })
            .collect()
    }

    const PERSON: &str = r#"Person(id: "p-1", name: "Maksim", born: "2002~", other_names: [(text: "Макс", kind: Nickname)],
        cases: [(case: "c-1", role: Witness)],
        history: [
            (when: "2022-06", status: Missing, withdrawn: "a slip"),
            (when: "2022-07~", status: Detained, place: "Bryanka", contact: Relayed,
             sources: [(source: "s-2", at: "paragraph 1", credibility: 3), (source: "s-1")], note: "Why."),
            (when: "2022-07", status: Returned, sources: [(source: "s-3")]),
        ],
        relations: [(kind: Mother, at_risk: true)],
        claims: [(field: "rank", value: "private", sources: [(source: "s-1")])],
        hair: "red")"#;

    #[test]
    fn a_person_is_told_with_what_is_derived() {
        let book = book(&[
            PERSON,
            r#"Case(id: "c-1", title: "Bryanka centre")"#,
            r#"Source(id: "s-1", title: "One", publisher: "Verstka", reliability: C)"#,
            r#"Source(id: "s-2", title: "Two", reliability: B, published: "2022-07-31", derived_from: ["s-1"])"#,
            r#"Source(id: "s-3", title: "Three")"#,
        ]);
        let lines = lines(&book, "p-1");
        for expected in [
            "|status|Detained|since about Jul 2022|",
            "|last seen||about Jul 2022, relayed|3 months ago",
            "|place||Bryanka|",
            "|sources||2 sources, 1 independent (1 more for other entries)|B3",
            "|disputed||detained (about Jul 2022, Two, Verstka) against returned (Jul 2022, Three)|",
            "|disputed||rank: others say private|",
            "|born||about 2002|",
            "|also||Макс (nickname)|",
            "cases|||Bryanka centre|witness",
            "history|about Jul 2022|Detained|Bryanka|B3 ¶1",
            "history|||Why.|",
            "history|Jun 2022|Missing||",
            "history|||withdrawn: a slip|",
            "relations|||mother, at risk|",
            "others say|rank||private|C6",
            "sources|||Two, 31 Jul 2022, repeats Verstka|B",
            "not known to this version|hair||\"red\"|",
            "file|path||people/p-1.ron|",
        ] {
            assert!(
                lines.iter().any(|line| line == expected),
                "{expected}\n{lines:#?}"
            );
        }
    }

    #[test]
    fn a_case_holds_names_against_figures() {
        let book = book(&[
            PERSON,
            r#"Person(id: "p-2", name: "Ilya", cases: [(case: "c-1")])"#,
            r#"Case(id: "c-1", title: "Bryanka centre", kind: Facility, summary: "a\nb", counts: [
                (what: Held, min: 234, said: "at least 234", as_of: "2022-07-28", sources: [(source: "s-1", at: "paragraph 2")]),
                (what: Held, min: 200, sources: [(source: "s-2")]),
               ], related: [(case: "c-2", how: PartOf)])"#,
            r#"Case(id: "c-2", title: "Whole")"#,
            r#"Source(id: "s-1", title: "One", publisher: "Verstka", reliability: C)"#,
            r#"Source(id: "s-2", title: "Two", derived_from: ["s-1"])"#,
        ]);
        let told = lines(&book, "c-1");
        for expected in [
            "|people||1 of at least 234 known by name|",
            "summary|||a|",
            "figures|held||at least 234, 28 Jul 2022|C6 ¶2",
            "figures|||2 reports, 1 root: Verstka|",
            "people||Returned|Maksim|witness",
            "people|||Ilya|",
            "related|part of||Whole|",
        ] {
            assert!(
                told.iter().any(|line| line == expected),
                "{expected}\n{told:#?}"
            );
        }
        let whole = lines(&book, "c-2");
        assert!(
            whole
                .iter()
                .any(|line| line == "related|has part||Bryanka centre|"),
            "{whole:#?}"
        );
        let source = lines(&book, "s-1");
        for expected in [
            "|reliability||C, fairly reliable|",
            "repeated by|||Two|",
            "cited by|people||Maksim|",
            "cited by|cases||Bryanka centre|",
        ] {
            assert!(
                source.iter().any(|line| line == expected),
                "{expected}\n{source:#?}"
            );
        }
    }

    #[test]
    fn a_place_says_who_names_it() {
        let book = book(&[
            PERSON,
            r#"Place(id: "l-1", name: "Bryanka", parent: "l-2")"#,
            r#"Place(id: "l-2", name: "Luhansk")"#,
        ]);
        let place = lines(&book, "l-1");
        assert!(
            place.iter().any(|line| line == "|lies in||Luhansk|"),
            "{place:#?}"
        );
        for expected in [
            "written as|||Bryanka|1 record",
            "people||Returned|Maksim|~Jul 2022",
        ] {
            assert!(place.iter().any(|line| line == expected), "{place:#?}");
        }
        let above = lines(&book, "l-2");
        for expected in [
            "within it|||Bryanka|1 record",
            "people within it||Returned|Maksim|~Jul 2022",
        ] {
            assert!(above.iter().any(|line| line == expected), "{above:#?}");
        }
    }
}
