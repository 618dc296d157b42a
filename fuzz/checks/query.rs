//! Any text as a query: it is understood or refused at a place that it has, and a search for what was
//! understood finds each record at most once.

use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::Date;
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::read_file;
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::matching::find::find;
use lastseen::search::query::parse::parse;
use lastseen::text::errors::query_error::{pointed_at, query_error};

const RECORDS: [(&str, &str); 5] = [
    (
        "p-1",
        "Person(id: \"p-1\", name: \"Maksim Kochetkov\", other_names: [(text: \"Максим Кочетков\")], unit: \"64th\", tags: [\"x\"],
            history: [(when: \"2022-07~\", status: Detained, place: \"Bryanka\", contact: Relayed, sources: [(source: \"s-1\")], note: \"basement\")])",
    ),
    ("p-2", "Person(id: \"p-2\", name: \"Артём Ё\u{301}жиков\", notes: [(at: \"2022\", by: \"anna\", text: \"note\")])"),
    ("c-1", "Case(id: \"c-1\", title: \"Bryanka detention centre\", place: \"Bryanka\")"),
    ("s-1", "Source(id: \"s-1\", title: \"Verstka\", published: \"2022-07-28\")"),
    ("l-1", "Place(id: \"l-1\", name: \"Брянка\", other_names: [(text: \"Brianka\")])"),
];

fn today() -> Date {
    Date::constant(2026, 11, 22)
}

fn book() -> &'static (Book, Index) {
    static BOOK: OnceLock<(Book, Index)> = OnceLock::new();
    BOOK.get_or_init(|| {
        let mut book = Book::new("Test", StatusKind::four());
        for (id, text) in RECORDS {
            let id: RecordId = id.parse().unwrap();
            book.put(read_file(Path::new("x"), id.kind(), id, text).unwrap());
        }
        book.settle();
        let index = Index::build(&book);
        (book, index)
    })
}

/// Panics if the program is wrong about it.
pub fn check(text: &str) {
    match parse(text, today()) {
        Err(error) => {
            assert!(text.get(error.at.clone()).is_some(), "{error:?}");
            assert!(!query_error(&error).as_str().is_empty());
            let _ = pointed_at(text, &error);
        }
        Ok(query) => {
            let (book, index) = book();
            for kind in Kind::ALL {
                let hits = find(book, index, kind, &query, today());
                let rows: HashSet<u32> = hits.iter().map(|hit| hit.row).collect();
                assert_eq!(rows.len(), hits.len(), "a record is found twice");
            }
        }
    }
}
