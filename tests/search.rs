//! Finding people in a small workspace: what answers, in which order, and that the index keeps up.

#![allow(clippy::unwrap_used)]

use jiff::civil::{Date, date};
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::record::kind::Kind;
use lastseen::record::read::read_record;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::search::matching::find::{Hit, find, go_on};
use lastseen::search::matching::score_caches::Columns;
use lastseen::search::query::parse::parse;
use proptest::prelude::{Just, any, prop_oneof, proptest};

const TODAY: Date = date(2022, 8, 31);

const RECORDS: &[(Kind, &str)] = &[
    (
        Kind::Place,
        r#"Place(id: "l-luhansk", name: "Luhansk region", other_names: [(text: "Луганская область")])"#,
    ),
    (
        Kind::Place,
        r#"Place(id: "l-bryanka", name: "Bryanka", other_names: [(text: "Брянка")], parent: "l-luhansk")"#,
    ),
    (
        Kind::Unit,
        r#"Unit(id: "u-64", name: "64th brigade", number: "51460", other_names: [(text: "64-я бригада")])"#,
    ),
    (
        Kind::Source,
        r#"Source(id: "s-post", title: "Letters from the basement", publisher: "Verstka", published: "2022-07-28")"#,
    ),
    (
        Kind::Source,
        r#"Source(id: "s-echo", title: "What Verstka wrote", derived_from: ["s-post"])"#,
    ),
    (
        Kind::Case,
        r#"Case(id: "c-centre", title: "Detention centre in the mine", place: "Bryanka", summary: "Men held in garages", tags: ["refusal"])"#,
    ),
    (
        Kind::Person,
        r#"Person(id: "p-1", name: "Ilya Kaminsky", home: "Брянка", tags: ["abkhazia"],
        history: [(when: "2022-07-12", status: Detained, place: "Bryanka", contact: Direct, sources: [(source: "s-post")], recorded: "2022-08-01T10:00:00Z", by: "anna")])"#,
    ),
    (
        Kind::Person,
        r#"Person(id: "p-2", name: "Игорь Каминский", history: [
        (when: "2022-05", status: Detained, contact: Relayed, sources: [(source: "s-post")]),
        (when: "2022-08-20", status: Returned, place: "Rostov-na-Donu", contact: Direct, sources: [(source: "s-post"), (source: "s-echo")], recorded: "2022-08-30T10:00:00Z")])"#,
    ),
    (
        Kind::Person,
        r#"Person(id: "p-3", name: "Maksim Kochetkov", name_status: Changed, unit: "64th brigade", rank: "contract soldier",
        cases: [(case: "c-centre")], notes: [(text: "Knows Kaminsky from school", by: "boris")], risk: (level: High))"#,
    ),
    (
        Kind::Person,
        r#"Person(id: "p-4", name: "Artyom Gorshenin", other_names: [(text: "Maksim", kind: CallSign)],
        history: [(when: "2022-06", status: Missing, contact: None), (when: "2022-06", status: Hiding, sources: [(source: "s-post")], withdrawn: "mistaken")])"#,
    ),
    (Kind::Person, r#"Person(id: "p-5", name: "Захар Сахаров")"#),
];

fn book() -> Book {
    let mut book = Book::new("test", StatusKind::four());
    for (kind, text) in RECORDS {
        put(&mut book, *kind, text);
    }
    book.settle();
    book
}

fn put(book: &mut Book, kind: Kind, text: &str) {
    let record = read_record(kind, text).unwrap();
    book.put(Loaded {
        record,
        unknown: Vec::new(),
    });
}

fn hits(book: &Book, index: &Index, query: &str) -> Vec<Hit> {
    find(
        book,
        index,
        Kind::Person,
        &parse(query, TODAY).unwrap(),
        TODAY,
    )
}

/// The ids of what is found, best first, in one line.
fn ids(book: &Book, index: &Index, query: &str) -> String {
    let ids = hits(book, index, query)
        .into_iter()
        .map(|hit| book.people().row(hit.row).unwrap().id.as_str()[2..].to_owned());
    ids.collect::<Vec<_>>().join(" ")
}

/// The ids of what is found, whatever comes first.
fn sorted(book: &Book, index: &Index, query: &str) -> String {
    let found = ids(book, index, query);
    let mut found: Vec<&str> = found.split(' ').collect();
    found.sort_unstable();
    found.join(" ")
}

#[test]
fn what_is_found_and_in_which_order() {
    let book = book();
    let index = Index::build(&book);
    let mut wrong = Vec::new();
    for (query, found) in [
        // Nothing asked: everybody by name, across scripts.
        ("", "4 2 1 3 5"),
        // Exact names and word starts in names before what stands in notes; p-2 was changed last.
        ("kaminsky", "2 1 3"),
        ("каминский", "2 1 3"),
        ("Kaminskyy", "2 1 3"),
        ("ilya kaminskij", "1"),
        ("каминский илья", "1"),
        ("kam", "2 1 3"),
        // A changed name and a call sign are weak.
        ("maksim", "4 3"),
        ("gorshnin", "4"),
        // The last letters of an unfinished word may still become other sounds; what the letters
        // already say, as in `brigade`, comes first.
        ("bry", "3 1"),
        ("place:bry", "1 3"),
        ("arty", "4"),
        ("k", "2 1 3 4"),
        ("kochtkv", "3"),
        ("zakharov", "5"),
        ("sergey", ""),
        // Places by any spelling, and everything below them; homes, entries, cases.
        ("place:luhansk", "1 3"),
        ("place:Брянка", "1 3"),
        ("place:bryanka,rostov", "2 1 3"),
        ("place:rostov-na-donu", "2"),
        ("rostov na donu", "2"),
        ("unit:51460", "3"),
        ("case:mine", "3"),
        ("source:letters", "2 1 4"),
        ("source:verstka", "2 1 4"),
        ("source:s-post", "2 1 4"),
        ("case:c-cen", "3"),
        ("verstka", "2"),
        ("tag:abkhazia", "1"),
        ("name:kaminsky", "2 1"),
        ("note:school", "3"),
        ("by:anna", "1"),
        ("by:boris", "3"),
        ("boris", ""),
        ("-kaminsky", "4 5"),
        ("'ilya kaminsky'", "1"),
        ("\"Kaminsky Ilya\"", ""),
        ("'kamin'", ""),
        ("note:\"from school\"", "3"),
        ("-'from school' kaminsky", "2 1"),
        ("status:detained", "1"),
        ("status:DET", "1"),
        ("status:returned,missing", "2 4"),
        ("-status:any", "3 5"),
        ("status:none", "3 5"),
        ("was:detained", "2 1"),
        ("was:hiding", ""),
        ("since<2022-08", "1 4"),
        ("since>=2022-07-12", "2 1"),
        ("since:2022-06", "4"),
        ("since>2022-07", "2"),
        ("since<=2022-07-12", "1 4"),
        ("seen>=yesterday", ""),
        ("seen>=2022-08-20", "2"),
        ("seen<aug_2022", "1"),
        ("seen:never", "4 3 5"),
        ("stale:30d", "1 4 3 5"),
        ("stale:1y", "4 3 5"),
        ("is:disputed", ""),
        ("is:unsourced", "4 3 5"),
        ("is:single-source", "2 1"),
        ("is:unplaced", "4 3 5"),
        ("has:note", "3"),
        ("has:risk", "3"),
        ("has:alias", "4"),
        ("id:p-4", "4"),
        ("id:p", "2 1 4 3 5"),
    ] {
        let now = ids(&book, &index, query);
        if now != found {
            wrong.push(format!("{query}: {now:?}, not {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_was_looked_at_and_when() {
    let mut book = Book::new("test", StatusKind::four());
    for text in [
        r#"Person(id: "p-1", name: "A", reviewed: [(at: "2022-08-30T10:00:00Z", by: "anna"), (at: "2022-06-01T10:00:00Z", by: "boris")])"#,
        r#"Person(id: "p-2", name: "B", reviewed: [(at: "2022-08-01T10:00:00Z", by: "anna")], risk: (level: High, review: "2022-08"))"#,
        r#"Person(id: "p-3", name: "C", reviewed: [(at: "2022-07-15", by: "anna")], risk: (level: High, review: "2022-09"))"#,
        r#"Person(id: "p-4", name: "D", history: [(status: Missing, recorded: "2022-08-29T10:00:00Z")])"#,
        r#"Person(id: "p-5", name: "E", reviewed: [(at: "some day", by: "anna")], risk: (level: Low, review: "2022-08-30"))"#,
    ] {
        put(&mut book, Kind::Person, text);
    }
    put(&mut book, Kind::Case, r#"Case(id: "c-1", title: "F")"#);
    let index = Index::build(&book);
    for (query, found) in [
        // 30 days before the last of August is the first of August.
        ("reviewed<30d", "2 3 4 5"),
        ("reviewed<31d", "3 4 5"),
        ("-reviewed<30d", "1"),
        ("reviewed>30d", "1"),
        ("reviewed:30d", "1"),
        ("reviewed>=31d", "1 2"),
        ("reviewed:never", "4 5"),
        ("reviewed>=2022-08-01", "1 2"),
        ("reviewed<2022-08", "3 4 5"),
        ("reviewed:2022-08-01", "2"),
        ("reviewed:2022", "1 2 3"),
        ("changed>=7d", "1 4"),
        ("changed:never", "3 5"),
        ("is:review-due", "2 5"),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
    let query = parse("reviewed:never", TODAY).unwrap();
    assert_eq!(find(&book, &index, Kind::Case, &query, TODAY), []);
}

#[test]
fn other_kinds_are_found_too() {
    let book = book();
    let index = Index::build(&book);
    for (kind, query, count) in [
        (Kind::Case, "detention", 1),
        (Kind::Case, "garages", 1),
        (Kind::Case, "place:луганск", 1),
        (Kind::Case, "tag:refusal", 1),
        (Kind::Source, "verstka", 2),
        (Kind::Place, "брянка", 1),
        (Kind::Place, "", 2),
        (Kind::Unit, "бригада", 1),
    ] {
        let query = parse(query, TODAY).unwrap();
        assert_eq!(
            find(&book, &index, kind, &query, TODAY).len(),
            count,
            "{query:?}"
        );
    }
}

#[test]
fn the_index_keeps_up_with_the_book() {
    let mut book = book();
    let mut index = Index::build(&book);
    let changes = [
        (
            Kind::Person,
            r#"Person(id: "p-6", name: "Aaron Aaronov", home: "Bryanka")"#,
        ),
        (Kind::Person, r#"Person(id: "p-1", name: "Yuri Zotov")"#),
        (
            Kind::Place,
            r#"Place(id: "l-luhansk", name: "Voroshilovgrad")"#,
        ),
        (
            Kind::Case,
            r#"Case(id: "c-centre", title: "Camp", place: "Perevalsk")"#,
        ),
        (
            Kind::Source,
            r#"Source(id: "s-echo", title: "Second witness")"#,
        ),
    ];
    for (kind, text) in changes {
        put(&mut book, kind, text);
        let id = read_record(kind, text).unwrap().id();
        index.put(&book, id);
    }
    let gone = "p-5".parse().unwrap();
    book.take(gone);
    index.remove(&book, gone);
    let fresh = Index::build(&book);
    for query in [
        "",
        "a",
        "kaminsky",
        "place:luhansk",
        "place:ворошиловград",
        "perevalsk",
        "camp",
        "mine",
        "second",
        "is:single-source",
        "status:any",
        "zakharov",
        "zotov",
        "id:p",
        "aaron",
        "has:source",
    ] {
        assert_eq!(
            hits(&book, &index, query),
            hits(&book, &fresh, query),
            "{query}"
        );
    }
    assert_eq!(ids(&book, &index, ""), "6 4 2 3 1");
    assert_eq!(ids(&book, &index, "place:voroshilovgrad"), "6");
    assert_eq!(ids(&book, &index, "is:single-source"), "");
}

/// A book of people alone, each with what stands behind the id.
fn people(of: &[&str]) -> Book {
    let mut book = Book::new("test", StatusKind::four());
    for (number, rest) in (1..).zip(of) {
        let text = format!("Person(id: \"p-{number}\", {rest})");
        put(&mut book, Kind::Person, &text);
    }
    book.settle();
    book
}

#[test]
fn a_note_does_not_hide_who_is_called_nearly_so() {
    let mut book = people(&[
        r#"name: "Ilya Kaminsky", home: "Київ""#,
        r#"name: "Petr Petrov", unit: "Kamensk regiment""#,
    ]);
    let mut index = Index::build(&book);
    let check = |book: &Book, index: &Index, wanted: &[(&str, &str)]| {
        for (query, found) in wanted {
            assert_eq!(ids(book, index, query), *found, "{query}");
        }
    };
    let before = [
        ("name:kamensky", "1"),
        ("kamensky", "1 2"),
        ("place:kiev", "1"),
        ("kiev", "1"),
    ];
    check(&book, &index, &before);
    // Somebody notes something about somebody else, of whom alone the very words are true.
    let text = r#"Person(id: "p-3", name: "Anna", notes: [(text: "Asked for Kamensky street in Kiev.", by: "Kiev")], tags: ["kamensky"])"#;
    put(&mut book, Kind::Person, text);
    let after = [
        ("name:kamensky", "1"),
        ("kamensky", "3 1 2"),
        ("place:kiev", "1"),
        ("kiev", "3 1"),
        ("note:kamensky", "3"),
        ("tag:kamensky", "3"),
        ("tag:kaminsky", ""),
    ];
    index.put(&book, "p-3".parse().unwrap());
    check(&book, &index, &after);
    check(&book, &Index::build(&book), &after);
    // A name or place of just these letters comes first and hides nobody.
    let text = r#"Person(id: "p-3", name: "Anna Kamensky", home: "Kiev")"#;
    put(&mut book, Kind::Person, text);
    index.put(&book, "p-3".parse().unwrap());
    check(
        &book,
        &index,
        &[
            ("name:kamensky", "3 1"),
            ("place:kiev", "3 1"),
            ("kiev", "3 1"),
        ],
    );
    book.take("p-3".parse().unwrap());
    index.remove(&book, "p-3".parse().unwrap());
    check(&book, &index, &before);
}

#[test]
fn the_very_name_of_somebody_comes_first_and_hides_nobody() {
    let book = people(&[
        r#"name: "Ivan Petrov""#,
        r#"name: "Anna", home: "Ivon""#,
        r#"name: "Ivon Ilin""#,
    ]);
    let index = Index::build(&book);
    for (query, found) in [("ivan", "1 3 2"), ("place:ivan", "2"), ("name:ivan", "1 3")] {
        assert_eq!(ids(&book, &index, query), found, "{query}");
    }
}

#[test]
fn a_title_does_not_hide_a_place() {
    let mut book = people(&[r#"name: "A", home: "Київ""#]);
    put(
        &mut book,
        Kind::Source,
        r#"Source(id: "s-1", title: "Letters from Kiev")"#,
    );
    put(
        &mut book,
        Kind::Person,
        r#"Person(id: "p-2", name: "B", history: [(sources: [(source: "s-1")])])"#,
    );
    book.settle();
    assert_eq!(ids(&book, &Index::build(&book), "kiev"), "2 1");
}

#[test]
fn who_was_joined_stands_alone_as_long_as_the_other_record_is_away() {
    let kept = r#"Person(id: "p-1", name: "Ivan Petrov")"#;
    let first = r#"Person(id: "p-2", name: "Ivan Petrow", merged_into: "p-1")"#;
    let second = r#"Person(id: "p-3", name: "Iwan", merged_into: "p-2")"#;
    let mut book = Book::new("test", StatusKind::four());
    for text in [kept, first, second, r#"Person(id: "p-4", name: "Olga")"#] {
        put(&mut book, Kind::Person, text);
    }
    book.settle();
    let mut index = Index::build(&book);
    let check = |book: &Book, index: &Index, all: &str, ivan: &str| {
        for index in [index, &Index::build(book)] {
            assert_eq!(ids(book, index, ""), all);
            assert_eq!(ids(book, index, "ivan"), ivan);
            assert_eq!(ids(book, index, "-ivan"), "4");
        }
    };
    let id = |text: &str| read_record(Kind::Person, text).unwrap().id();
    check(&book, &index, "1 4", "1");
    for (text, all, ivan) in [(kept, "2 4", "2"), (first, "3 4", "3")] {
        book.take(id(text));
        index.remove(&book, id(text));
        check(&book, &index, all, ivan);
    }
    for (text, all, ivan) in [(first, "2 4", "2"), (kept, "1 4", "1")] {
        put(&mut book, Kind::Person, text);
        index.put(&book, id(text));
        check(&book, &index, all, ivan);
    }
}

#[test]
fn a_phrase_is_found_across_lines_and_however_its_letters_are_made() {
    let book = people(&[
        "name: \"Арте\u{308}м\", notes: [(text: \"in a penal\\n  colony\")]",
        "name: \"Артём\", notes: [(text: \"a penal\u{a0}colony\")]",
        "name: \"B\", notes: [(text: \"penal reform of the colony\")], home: \"Penal  colony 5\"",
    ]);
    let index = Index::build(&book);
    for (query, found) in [
        ("note:\"penal colony\"", "1 2"),
        ("\"penal colony\"", "1 2 3"),
        ("place:\"penal\u{a0}colony 5\"", "3"),
        ("\"артём\"", "1 2"),
        ("name:\"арте\u{308}м\"", "1 2"),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
}

#[test]
fn an_open_end_is_no_sighting() {
    let book = people(&[
        r#"name: "A", history: [(when: "2022-07/..", status: Missing, contact: Direct)]"#,
        r#"name: "B", history: [(when: "../2022-05", status: Missing, contact: Direct)]"#,
        r#"name: "C", history: [(when: "2022-06/2022-07", status: Missing, contact: Direct)]"#,
        r#"name: "D", history: [(status: Missing, contact: Direct)]"#,
    ]);
    let index = Index::build(&book);
    for (field, day, found) in [
        ("seen", "2025", ""),
        ("since", "2030", ""),
        ("since", "1990", ""),
        ("seen", "1990", ""),
        ("seen", "2022-07-01", "1 3"),
        ("since", "2022-07-01", "1 3"),
        ("seen", "2022-05", "2"),
    ] {
        let query = format!("{field}:{day}");
        assert_eq!(sorted(&book, &index, &query), found, "{query}");
    }
    for (query, found) in [
        ("seen>=2022-07", "1 3"),
        ("seen<2022-06", "2"),
        ("seen>2022-07-01", "3"),
        ("seen>=2025", ""),
        ("since>=2022-07", "1"),
        ("since<2022-06", "2"),
        ("since<1990", ""),
        ("since>=2030", ""),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
}

#[test]
fn never_and_once_together() {
    let book = people(&[
        r#"name: "A", history: [(when: "2022", status: Detained), (when: "2023", status: Missing)]"#,
        r#"name: "B""#,
        r#"name: "C", history: [(status: Returned)]"#,
    ]);
    let index = Index::build(&book);
    for (query, found) in [
        ("was:none", "2"),
        ("was:none,none", "2"),
        ("was:none,detained", "1 2"),
        ("was:detained,returned", "1 3"),
        ("was:redeployed", ""),
        ("was:any", "1 3"),
        ("was:none,any", "1 2 3"),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
}

#[test]
fn what_was_withdrawn_is_found_by_its_words_alone() {
    let book = people(&[
        r#"name: "A", history: [(when: "2022", status: Detained, place: "Bryanka", custodian: "Guards", note: "in a basement", withdrawn: "it was his brother", by: "anna")],
            relations: [(kind: Mother, note: "reached by telephone"), (kind: Wife, note: "moved abroad", withdrawn: "not married")]"#,
    ]);
    let index = Index::build(&book);
    for (query, found) in [
        ("bryanka", "1"),
        ("basement", "1"),
        ("guards", "1"),
        ("'his brother'", "1"),
        ("abroad", "1"),
        ("\"not married\"", "1"),
        ("by:anna", "1"),
        ("place:bryanka", ""),
        ("note:basement", ""),
        ("note:brother", ""),
        ("note:abroad", ""),
        ("has:place", ""),
        ("has:note", ""),
        ("was:detained", ""),
        ("note:telephone", "1"),
        ("telephone", "1"),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
}

#[test]
fn what_others_claim_of_a_case_is_searched() {
    let mut book = Book::new("test", StatusKind::four());
    for (kind, text) in [
        (
            Kind::Source,
            r#"Source(id: "s-1", title: "Letters", publisher: "Verstka")"#,
        ),
        (
            Kind::Case,
            r#"Case(id: "c-1", title: "Camp", claims: [(field: "place", value: "Perevalsk", note: "by telephone", sources: [(source: "s-1")])])"#,
        ),
        (Kind::Case, r#"Case(id: "c-2", title: "Mine")"#),
        (
            Kind::Place,
            r#"Place(id: "l-1", name: "Bryanka", notes: [(at: "2022-08-30T10:00:00Z", text: "x")])"#,
        ),
        (
            Kind::Unit,
            r#"Unit(id: "u-1", name: "64", notes: [(at: "2022-08-30T10:00:00Z", text: "x")])"#,
        ),
    ] {
        put(&mut book, kind, text);
    }
    book.settle();
    let index = Index::build(&book);
    let count = |kind, query: &str| {
        let query = parse(query, TODAY).unwrap();
        find(&book, &index, kind, &query, TODAY).len()
    };
    for (query, found) in [
        ("perevalsk", 1),
        ("note:telephone", 1),
        ("source:verstka", 1),
        ("source:letters", 1),
        ("is:unsourced", 1),
        ("has:source", 1),
        ("has:note", 1),
    ] {
        assert_eq!(count(Kind::Case, query), found, "{query}");
    }
    for kind in [Kind::Place, Kind::Unit] {
        assert_eq!(count(kind, "changed>=7d"), 1, "{kind:?}");
        assert_eq!(count(kind, "changed:never"), 0, "{kind:?}");
    }
}

#[test]
fn lists_with_commas_and_quotes_find_what_their_parts_find() {
    let book = people(&[
        r#"name: "A", home: "Rostov-on-Don", notes: [(text: "x")]"#,
        r#"name: "B", home: "Bryanka", risk: (level: High)"#,
        r#"name: "C", home: "Don, near Rostov", history: [(status: Hiding)]"#,
    ]);
    let index = Index::build(&book);
    for (query, found) in [
        ("place:\"Rostov-on-Don\",Bryanka", "1 2"),
        ("place:Bryanka,\"rostov-on-don\"", "1 2"),
        ("-place:\"Rostov-on-Don\",Bryanka", "3"),
        ("place:\"near Rostov\",\"on don\"", "3"),
        ("has:note,risk", "1 2"),
        ("-has:note,risk", "3"),
        ("id:p-1,p-3", "1 3"),
        ("is:disputed,unsourced", "1 2 3"),
        ("status:hiding", "3"),
    ] {
        assert_eq!(sorted(&book, &index, query), found, "{query}");
    }
}

#[test]
fn the_nation_of_a_spelling_decides_among_equal_keys() {
    let book = people(&[
        r#"name: "Луганск""#,
        r#"name: "Луганськ""#,
        r#"name: "Харьков""#,
    ]);
    let index = Index::build(&book);
    for (query, found) in [
        ("Luhansk", "2 1"),
        ("Lugansk", "1 2"),
        ("Луганськ", "2 1"),
        ("Луганск", "1 2"),
        ("Xarkov", "3"),
        ("name:xarkiv", "3"),
    ] {
        assert_eq!(ids(&book, &index, query), found, "{query}");
    }
}

#[test]
fn strange_queries_are_answered() {
    let book = book();
    let index = Index::build(&book);
    let long = "к".repeat(10_000);
    let marks = format!("a{}", "\u{301}".repeat(10_000));
    for query in [
        long.as_str(),
        &marks,
        "محمد علي",
        "שלום",
        "李明",
        "\u{202e}\u{200f}ivan",
        "🙂a",
    ] {
        let _ = hits(&book, &index, query);
    }
    let words = "ab ".repeat(5_000);
    assert!(parse(&words, TODAY).is_err());
}

proptest! {
    #[test]
    fn a_letter_more_finds_what_a_whole_search_finds(
        letters in "[a-zа-яё' -]{1,12}",
        filter in prop_oneof![Just(""), Just("status:detained "), Just("-maksim "), Just("place:bryanka ")],
    ) {
        let mut book = book();
        // Narrowing is worth it only if few of many are left.
        for number in 0..60 {
            put(&mut book, Kind::Person, &format!("Person(id: \"p-x{number}\", name: \"Qqv {number}\")"));
        }
        let index = Index::build(&book);
        let mut columns = Columns::default();
        for (end, letter) in letters.char_indices() {
            let typed = format!("{filter}{}", &letters[..end + letter.len_utf8()]);
            let Ok(query) = parse(&typed, TODAY) else {
                continue;
            };
            let whole = find(&book, &index, Kind::Person, &query, TODAY);
            let narrowed = go_on(
                (&book, &index),
                Kind::Person,
                &query,
                TODAY,
                &columns,
                CancelToken::NEVER,
            )
            .unwrap();
            assert_eq!(narrowed.hits().collect::<Vec<_>>(), whole, "{typed}");
            columns = narrowed.columns;
        }
    }

    #[test]
    fn no_query_panics(text in any::<String>()) {
        let book = book();
        let index = Index::build(&book);
        match parse(&text, TODAY) {
            Ok(query) => {
                let _ = find(&book, &index, Kind::Person, &query, TODAY);
            }
            Err(error) => {
                assert!(text.get(error.at.clone()).is_some(), "{error:?}");
            }
        }
    }
}
