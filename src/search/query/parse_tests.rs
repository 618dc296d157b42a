//! What the parser makes of queries, right and wrong.

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::query_error::QueryReason;
use crate::record::kind::Kind;
use crate::record::read::read_record;
use crate::record::status::StatusKind;
use crate::search::query::parse::{MOST_WORDS, parse};
use crate::search::query::{Comparison, Test};
use jiff::civil::Date;
use jiff::civil::date;

const TODAY: Date = date(2022, 8, 1);

fn wrong(text: &str) -> (&str, QueryReason) {
    let error = parse(text, TODAY).unwrap_err();
    (&text[error.at], error.reason)
}

#[test]
fn a_term_knows_where_it_stands() {
    let query = parse("  -Иван  place:'penal colony' x", TODAY).unwrap();
    let terms: Vec<_> = query
        .terms
        .iter()
        .map(|term| (term.at.clone(), term.negated))
        .collect();
    assert_eq!(terms, [(2..11, true), (13..33, false), (34..35, false)]);
    assert!(parse("   ", TODAY).unwrap().is_empty());
}

#[test]
fn errors_point_at_the_place() {
    let word = |text: &str| text.to_owned();
    assert_eq!(
        wrong("a 'b c"),
        ("'", QueryReason::Unbalanced { quote: '\'' })
    );
    assert_eq!(
        wrong("a place:\"b"),
        ("\"", QueryReason::Unbalanced { quote: '"' })
    );
    assert_eq!(wrong("?!"), ("?!", QueryReason::NothingToFind));
    assert_eq!(wrong("— &"), ("—", QueryReason::NothingToFind));
    assert_eq!(wrong("a '—'"), ("—", QueryReason::NothingToFind));
    assert_eq!(wrong("a place:—"), ("—", QueryReason::NothingToFind));
    assert_eq!(wrong("-"), ("-", QueryReason::NothingToFind));
    assert_eq!(
        wrong("a plce:b"),
        (
            "plce",
            QueryReason::UnknownField {
                field: word("plce"),
                near: Some("place")
            }
        )
    );
    assert_eq!(
        wrong("http://x"),
        (
            "http",
            QueryReason::UnknownField {
                field: word("http"),
                near: None
            }
        )
    );
    assert_eq!(
        wrong("tag:"),
        ("tag:", QueryReason::EmptyValue { field: "tag" })
    );
    assert_eq!(
        wrong("tag:,"),
        ("tag:,", QueryReason::EmptyValue { field: "tag" })
    );
    for (empty, field) in [("status:,", "status"), ("-was:,,", "was"), ("is:,", "is")] {
        assert_eq!(wrong(empty), (empty, QueryReason::EmptyValue { field }));
    }
    assert_eq!(wrong("seen<2022,2023").0, "2022,2023");
    assert_eq!(wrong("is:disputed,dispute").0, "dispute");
    assert_eq!(wrong("id:p-1,--").0, "--");
    assert_eq!(
        wrong("tag<b"),
        ("tag<b", QueryReason::NotComparable { field: "tag" })
    );
    assert_eq!(
        wrong("since<12/07/2022"),
        (
            "12/07/2022",
            QueryReason::BadDate {
                text: word("12/07/2022")
            }
        )
    );
    assert_eq!(
        wrong("stale:soon"),
        ("soon", QueryReason::BadSpan { text: word("soon") })
    );
    assert_eq!(
        wrong("stale:99999999999y"),
        (
            "99999999999y",
            QueryReason::BadSpan {
                text: word("99999999999y")
            }
        )
    );
    assert_eq!(
        wrong("id:--"),
        ("--", QueryReason::BadId { text: word("--") })
    );
    let QueryReason::UnknownWord {
        field, near, known, ..
    } = wrong("is:dispute").1
    else {
        panic!();
    };
    assert_eq!((field, near, known.len()), ("is", Some("disputed"), 6));
    assert_eq!(
        wrong(&"ab ".repeat(5_000)).1,
        QueryReason::TooManyTerms { limit: MOST_WORDS }
    );
}

#[test]
fn a_time_since_somebody_looked_is_a_day() {
    assert_eq!(
        parse("reviewed<31d", TODAY).unwrap().terms[0].test,
        parse("reviewed<=2022-07-01", TODAY).unwrap().terms[0].test
    );
    assert_eq!(
        parse("changed:31d", TODAY).unwrap().terms[0].test,
        parse("changed>2022-07-01", TODAY).unwrap().terms[0].test
    );
    let bad = |text: &str| QueryReason::BadDate {
        text: text.to_owned(),
    };
    assert_eq!(wrong("reviewed<soon"), ("soon", bad("soon")));
    assert_eq!(wrong("reviewed<never"), ("never", bad("never")));
}

/// The tests of a query, without where they stand in it.
fn tests(text: &str) -> Vec<Test> {
    let query = parse(text, TODAY).unwrap();
    query.terms.into_iter().map(|term| term.test).collect()
}

#[test]
fn a_time_span_is_the_same_wherever_it_stands() {
    for (one, other) in [
        ("seen<30d", "seen<=2022-07-02"),
        ("seen>30d", "seen>2022-07-02"),
        ("seen:30d", "seen>2022-07-02"),
        ("since<1w", "since<=2022-07-25"),
        ("reviewed<30", "reviewed<30d"),
        ("stale:30", "stale:30d"),
        ("stale:\"30 days\"", "stale:30d"),
        ("stale:30_days", "stale:30d"),
        ("reviewed<\"2 Weeks\"", "reviewed<14d"),
        ("changed:1_month", "changed:30d"),
    ] {
        assert_eq!(tests(one), tests(other), "{one}");
    }
    // Four figures are a year, where there may be one.
    assert!(matches!(
        tests("seen<2022")[0],
        Test::Seen(Comparison::Before, _)
    ));
    assert_eq!(tests("stale:2022"), tests("stale:2022d"));
    assert!(matches!(
        wrong("stale:30_daze").1,
        QueryReason::BadSpan { .. }
    ));
}

#[test]
fn a_comma_means_or_and_each_part_may_stand_in_quotes() {
    let parts = |text: &str| match tests(text).remove(0) {
        Test::Text { any, .. } => any.into_iter().map(|of| (of.typed, of.exact)).collect(),
        _ => Vec::new(),
    };
    let part = |text: &str, exact: bool| (text.to_owned(), exact);
    for (text, wanted) in [
        (
            "place:\"Rostov-on-Don\",Bryanka",
            vec![part("Rostov-on-Don", true), part("Bryanka", false)],
        ),
        (
            "tag:a,'b, c',\"d\"",
            vec![part("a", false), part("b, c", true), part("d", true)],
        ),
        ("tag:\"a\",", vec![part("a", true)]),
        ("bryan,gorsh", vec![part("bryan,gorsh", false)]),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
    assert_eq!(parse("place:\"a b\",c d", TODAY).unwrap().terms.len(), 2);
    let any = |text: &str| match tests(text).remove(0) {
        Test::Any(tests) => tests,
        test => vec![test],
    };
    assert_eq!(
        any("is:disputed,unsourced"),
        [tests("is:disputed"), tests("is:unsourced")].concat()
    );
    assert_eq!(any("has:note,"), tests("has:note"));
    assert_eq!(
        any("id:p-1,P-2"),
        [tests("id:p-1"), tests("id:p-2")].concat()
    );
    assert_eq!(
        any("seen:never,2022-07"),
        [tests("seen:never"), tests("seen:2022-07")].concat()
    );
}

#[test]
fn marks_of_many_countries_are_quotes() {
    for quoted in ["„a b”", "„a b“", "“a b”", "«a b»", "'a b'", "\"a b\""] {
        let query = parse(quoted, TODAY).unwrap();
        assert_eq!(query.terms.len(), 1, "{quoted}");
        let Test::Text { any, .. } = &query.terms[0].test else {
            panic!();
        };
        assert_eq!((any[0].typed.as_str(), any[0].exact), ("a b", true));
    }
}

#[test]
fn a_sign_among_words_is_passed_over() {
    for (text, same) in [
        ("The Insider — camps", "The Insider camps"),
        ("Petr & Pavel", "Petr Pavel"),
        ("Petr / Pavel", "Petr Pavel"),
        ("🙂 bryanka", "bryanka"),
        ("a - b", "a b"),
        ("status:detained …", "status:detained"),
    ] {
        let count = |text| parse(text, TODAY).unwrap().terms.len();
        assert_eq!(count(text), count(same), "{text}");
    }
}

#[test]
fn statuses_are_checked_against_the_workspace() {
    let mut book = Book::new("test", StatusKind::four());
    let verify = |text, book: &Book| parse(text, TODAY).unwrap().verify(book);
    assert_eq!(
        verify("status:DETAINED,miss was:any status:none", &book),
        Ok(())
    );
    let unknown = |near: Option<&str>| QueryReason::UnknownStatus {
        word: "detaned".to_owned(),
        known: ["detained", "missing", "returned", "redeployed"]
            .map(str::to_owned)
            .into(),
        near: near.map(str::to_owned),
    };
    let error = verify("x status:det,detaned", &book).unwrap_err();
    assert_eq!(error.at, 13..20);
    assert_eq!(error.reason, unknown(Some("detained")));
    assert_eq!(
        verify("was:re", &book).unwrap_err().reason,
        QueryReason::AmbiguousStatus {
            word: "re".to_owned(),
            candidates: vec!["returned".to_owned(), "redeployed".to_owned()],
        }
    );
    // Nobody has declared these, but somebody has them.
    assert!(verify("status:hiding", &book).is_err());
    let text = r#"Person(id: "p-1", name: "A", history: [(status: Hiding), (status: Hidden, withdrawn: "x")])"#;
    book.put(Loaded {
        record: read_record(Kind::Person, text).unwrap(),
        unknown: Vec::new(),
    });
    assert_eq!(verify("status:hiding -was:HIDDEN,hidi", &book), Ok(()));
    assert_eq!(
        verify("status:hid", &book).unwrap_err().reason,
        QueryReason::AmbiguousStatus {
            word: "hid".to_owned(),
            candidates: vec!["hidden".to_owned(), "hiding".to_owned()],
        }
    );
}

#[test]
fn apostrophes_inside_words_are_no_quotes() {
    assert_eq!(parse("‘Abd ’a", TODAY).unwrap().terms.len(), 2);
    let query = parse("O'Neil слов'янськ 'a b'", TODAY).unwrap();
    assert_eq!(query.terms.len(), 3);
}

#[test]
fn a_time_span_of_what_is_due_lies_ahead() {
    let due = |text: &str| {
        let query = parse(text, TODAY).unwrap();
        match &query.terms[0].test {
            Test::Due(how, days) => format!("{how:?} {} {}", days.earliest, days.latest),
            test => format!("{test:?}"),
        }
    };
    for (text, meant) in [
        ("due<7d", "NotAfter 2022-08-08 2022-08-08"),
        ("due>1w", "After 2022-08-08 2022-08-08"),
        ("due:7", "Within 2022-08-01 2022-08-08"),
        ("due<2022-09", "Before 2022-09-01 2022-09-30"),
        ("due<=2022", "NotAfter 2022-01-01 2022-12-31"),
        ("due:OVERDUE", "Overdue"),
    ] {
        assert_eq!(due(text), meant, "{text}");
    }
    assert!(matches!(wrong("due:late").1, QueryReason::BadDate { .. }));
    assert!(matches!(
        wrong("due<overdue").1,
        QueryReason::BadDate { .. }
    ));
}
