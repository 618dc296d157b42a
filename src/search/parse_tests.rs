//! What the parser makes of queries, right and wrong.

use crate::casebook::query_error::QueryReason;
use crate::record::status::StatusKind;
use crate::search::parse::{MOST_WORDS, parse};
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
    assert_eq!(wrong("a ?!"), ("?!", QueryReason::NothingToFind));
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
        wrong("id:x-4"),
        ("x-4", QueryReason::BadId { text: word("x-4") })
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

#[test]
fn statuses_are_checked_against_the_workspace() {
    let verify = |text| parse(text, TODAY).unwrap().verify(&StatusKind::four());
    assert_eq!(verify("status:DETAINED,miss was:any status:none"), Ok(()));
    let error = verify("x status:det,detaned").unwrap_err();
    assert_eq!(error.at, 13..20);
    assert_eq!(
        error.reason,
        QueryReason::UnknownStatus {
            word: "detaned".to_owned(),
            known: ["detained", "missing", "returned", "redeployed"]
                .map(str::to_owned)
                .into(),
            near: Some("detained".to_owned()),
        }
    );
    assert_eq!(
        verify("was:re").unwrap_err().reason,
        QueryReason::AmbiguousStatus {
            word: "re".to_owned(),
            candidates: vec!["returned".to_owned(), "redeployed".to_owned()],
        }
    );
}

#[test]
fn apostrophes_inside_words_are_no_quotes() {
    let query = parse("O'Neil слов'янськ 'a b'", TODAY).unwrap();
    assert_eq!(query.terms.len(), 3);
}
