//! What an edit must make of hand-written layouts, literally.

use super::edit::{EditError, delete_item, insert_item, remove_field, set_field};
use super::path::FieldPath;
use super::scan::{ScanError, WantedToken};
use super::splice::{Splice, apply};

pub fn path(text: &str) -> FieldPath {
    text.parse().unwrap()
}

pub fn done(text: &str, splices: Result<Vec<Splice>, EditError>) -> String {
    apply(text, &splices.unwrap()).unwrap()
}

fn set(text: &str, at: &str, value: &str) -> String {
    done(text, set_field(text, &path(at), value))
}

/// Adds a field, checks the result, removes it again and checks that every byte is back.
fn field_there_and_back(text: &str, at: &str, value: &str, expected: &str) {
    let after = set(text, at, value);
    assert_eq!(after, expected);
    assert_eq!(done(&after, remove_field(&after, &path(at))), text);
}

#[test]
fn a_value_is_replaced_byte_for_byte() {
    let text = "\u{feff}P(\r\n  id : \"x\" , // \"id\"\r\n  h: [ (w: 1), ],\r\n)";
    assert_eq!(set(text, "id", "\"y\""), text.replace("\"x\"", "\"y\""));
    assert_eq!(
        set(text, "h[0].w", " 2 /* c */"),
        text.replace("w: 1", "w: 2")
    );
    assert_eq!(set(text, "h[0]", "()"), text.replace("(w: 1)", "()"));
    assert_eq!(set("1 // c", "", "2"), "2 // c");
}

#[test]
fn a_field_is_added_on_its_own_line() {
    field_there_and_back(
        "P(\n    a: 1,\n)\n",
        "b",
        "2",
        "P(\n    a: 1,\n    b: 2,\n)\n",
    );
    field_there_and_back(
        "P(\n\ta: 1 // c\n)",
        "b",
        "2",
        "P(\n\ta: 1, // c\n\tb: 2\n)",
    );
    field_there_and_back(
        "(\r\n  a: 1,\r\n)",
        "b",
        "2",
        "(\r\n  a: 1,\r\n  b: 2,\r\n)",
    );
    // The last fields share a line, and a comment stands below them.
    field_there_and_back(
        "(\n    a: 1,\n    b: 2, c: 3, // three\n    // end\n)",
        "d",
        "4",
        "(\n    a: 1,\n    b: 2, c: 3, // three\n    d: 4,\n    // end\n)",
    );
    field_there_and_back("(a: 1,\n b: 2)", "c", "3", "(a: 1,\n b: 2,\n c: 3)");
    field_there_and_back(
        "(a: 1,\n b: 2, /* two */)",
        "c",
        "3",
        "(a: 1,\n b: 2, /* two */\n c: 3,)",
    );
    field_there_and_back(
        "(\n  a: (\n  ),\n)",
        "r#r-1",
        "3",
        "(\n  a: (\n  ),\n  r#r-1: 3,\n)",
    );
}

#[test]
fn a_field_is_added_inline() {
    field_there_and_back("(a: 1)", "b", "2", "(a: 1, b: 2)");
    field_there_and_back("( a: 1, )", "b", "2", "( a: 1, b: 2, )");
    field_there_and_back("( a: 1 )", "b", "2", "( a: 1, b: 2 )");
    field_there_and_back("(a: 1 /* c */)", "b", "2", "(a: 1, /* c */ b: 2)");
    field_there_and_back("P()", "b", "2", "P(b: 2)");
    field_there_and_back("P( )", "b", "2", "P(b: 2 )");
    field_there_and_back("(a: Some((x: 1)))", "a.y", "2", "(a: Some((x: 1, y: 2)))");
    field_there_and_back(
        "(h: [\n    (a: 1),\n])",
        "h[0].b",
        "2",
        "(h: [\n    (a: 1, b: 2),\n])",
    );
}

#[test]
fn a_field_is_removed_with_its_line() {
    let gone = |text: &str, at: &str| done(text, remove_field(text, &path(at)));
    assert_eq!(
        gone("(\n  // above\n  a: 1, // c\n  b: 2,\n)", "a"),
        "(\n  // above\n  b: 2,\n)"
    );
    assert_eq!(gone("(\n  a: 1,\n  b: 2 // c\n)", "b"), "(\n  a: 1\n)");
    assert_eq!(
        gone("(\n  a: 1, b: 2, c: 3,\n)", "a"),
        "(\n  b: 2, c: 3,\n)"
    );
    assert_eq!(
        gone("(\n  a: 1, b: 2, c: 3,\n)", "b"),
        "(\n  a: 1, c: 3,\n)"
    );
    assert_eq!(
        gone("(\n  a: 1, b: 2, c: 3,\n)", "c"),
        "(\n  a: 1, b: 2,\n)"
    );
    assert_eq!(
        gone("(\n  a: 1, b: 2, // b\n  c: 3,\n)", "b"),
        "(\n  a: 1, // b\n  c: 3,\n)"
    );
    assert_eq!(gone("(a: [\n1\n], b: 2)", "a"), "(b: 2)");
    assert_eq!(gone("(a: 1, // c\n b: 2)", "b"), "(a: 1 // c\n )");
    assert_eq!(gone("(\n  a: 1,\n)", "a"), "()");
    assert_eq!(gone("(a: 1,)", "a"), "()");
}

#[test]
fn what_cannot_be_done_says_why() {
    let text = "(a: 1, h: [1], t: (1, 2))";
    let set = |at: &str, value: &str| set_field(text, &path(at), value).unwrap_err();
    assert!(matches!(set("a", "1, b: 2"), EditError::Value(_)));
    assert!(matches!(
        set("a", "#![enable(implicit_some)] 1"),
        EditError::Value(_)
    ));
    assert!(matches!(set("a", "1 /*"), EditError::Value(_)));
    assert_eq!(
        set("a", ""),
        EditError::Value(ScanError::UnexpectedEnd {
            at: 0,
            wanted: WantedToken::Value
        })
    );
    assert_eq!(set("x.y", "1"), EditError::NoSuchParent { path: path("x") });
    assert_eq!(
        set("a.y", "1"),
        EditError::NotAStruct {
            path: path("a"),
            at: 4
        }
    );
    assert_eq!(
        set("t.y", "1"),
        EditError::NotAStruct {
            path: path("t"),
            at: 18
        }
    );
    assert_eq!(
        set("h[1]", "1"),
        EditError::IndexOutOfRange {
            path: path("h"),
            index: 1,
            len: 1,
            at: 10
        }
    );
    assert_eq!(
        set("a[1]", "1"),
        EditError::NotAList {
            path: path("a"),
            at: 4
        }
    );
    assert_eq!(
        set("\"a b\"", "1"),
        EditError::BadName { name: "a b".into() }
    );
    let insert = |at: &str, index| insert_item(text, &path(at), index, "1").unwrap_err();
    assert_eq!(
        insert("h", 2),
        EditError::IndexOutOfRange {
            path: path("h"),
            index: 2,
            len: 1,
            at: 10
        }
    );
    assert_eq!(
        insert("new", 1),
        EditError::IndexOutOfRange {
            path: path("new"),
            index: 1,
            len: 0,
            at: 0
        }
    );
    assert_eq!(
        insert("t", 0),
        EditError::NotAList {
            path: path("t"),
            at: 18
        }
    );
    assert_eq!(
        insert("h[3]", 0),
        EditError::NoSuchParent { path: path("h[3]") }
    );
    assert_eq!(
        remove_field(text, &path("x")),
        Err(EditError::NoSuchField { path: path("x") })
    );
    assert_eq!(
        remove_field(text, &path("h[0]")),
        Err(EditError::NotAField { path: path("h[0]") })
    );
    assert_eq!(
        remove_field(text, &path("")),
        Err(EditError::NotAField { path: path("") })
    );
    assert_eq!(
        delete_item(text, &path("x"), 0),
        Err(EditError::NoSuchParent { path: path("x") })
    );
    assert!(matches!(
        delete_item("(", &path("x"), 0),
        Err(EditError::Scan(_))
    ));
}
