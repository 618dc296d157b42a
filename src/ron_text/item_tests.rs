//! What adding and deleting items must make of hand-written layouts, literally.

use super::edit::{delete_item, insert_item};
use super::edit_tests::{done, path};

fn inserted(text: &str, at: &str, index: usize, value: &str) -> String {
    done(text, insert_item(text, &path(at), index, value))
}

/// Inserts, checks the result, deletes again and checks that every byte is back.
fn there_and_back(text: &str, at: &str, index: usize, value: &str, expected: &str) {
    let after = inserted(text, at, index, value);
    assert_eq!(after, expected);
    assert_eq!(done(&after, delete_item(&after, &path(at), index)), text);
}

#[test]
fn an_item_is_added_last() {
    there_and_back("[\n    1,\n]", "", 1, "2", "[\n    1,\n    2,\n]");
    // A last item without a comma: its line is touched only by the comma.
    there_and_back(
        "(h: [\n    1 // one ]\n])",
        "h",
        1,
        "2",
        "(h: [\n    1, // one ]\n    2\n])",
    );
    there_and_back("[1, 2]", "", 2, "3", "[1, 2, 3]");
    there_and_back("[1, 2,]", "", 2, "3", "[1, 2, 3,]");
    there_and_back("[1, 2 // two\n]", "", 2, "3", "[1, 2, // two\n    3\n]");
    there_and_back("[\n    1, 2,\n]", "", 2, "3", "[\n    1, 2,\n    3,\n]");
    there_and_back("[\n    1]", "", 1, "2", "[\n    1,\n    2]");
    there_and_back("([1], 2)", "[0]", 1, "2", "([1, 2], 2)");
    there_and_back(
        "[\r\n\t1\r\n]\r\n",
        "",
        1,
        "(\n\ta: \"x\n  y\",\n)",
        "[\r\n\t1,\r\n\t(\r\n\t\ta: \"x\n  y\",\r\n\t)\r\n]\r\n",
    );
}

#[test]
fn an_item_is_added_before_another() {
    there_and_back("[\n    1,\n]", "", 0, "0", "[\n    0,\n    1,\n]");
    there_and_back("[1, 2]", "", 0, "0", "[0, 1, 2]");
    there_and_back("[1, 2]", "", 1, "9", "[1, 9, 2]");
    // A comment above an item stays right above it; one behind an item stays behind it.
    there_and_back(
        "(h: [ // all\n    // first\n    1, // one\n    // second\n    2,\n])",
        "h",
        1,
        "9",
        "(h: [ // all\n    // first\n    1, // one\n    9,\n    // second\n    2,\n])",
    );
    there_and_back(
        "[ // all\n    // first\n    1]",
        "",
        0,
        "0",
        "[ // all\n    0,\n    // first\n    1]",
    );
}

#[test]
fn an_empty_list_opens_when_it_must() {
    let text = "(\n    a: [],\n)";
    there_and_back(text, "a", 0, "\"x\"", "(\n    a: [\"x\"],\n)");
    there_and_back(text, "a", 0, "(x: 1)", "(\n    a: [(x: 1)],\n)");
    there_and_back(
        text,
        "a",
        0,
        "(x: 1, y: 2)",
        "(\n    a: [\n        (x: 1, y: 2),\n    ],\n)",
    );
    there_and_back(
        text,
        "a",
        0,
        "(\n    x: 1,\n)",
        "(\n    a: [\n        (\n            x: 1,\n        ),\n    ],\n)",
    );
    there_and_back(
        "(b: 1, a: [])",
        "a",
        0,
        "(x: 1, y: 2)",
        "(b: 1, a: [(x: 1, y: 2)])",
    );
    there_and_back(
        "(a: [ // none\n])",
        "a",
        0,
        "1",
        "(a: [ // none\n    1,\n])",
    );
    there_and_back("(a: [ /* none */ ])", "a", 0, "1", "(a: [ /* none */ 1 ])");
}

#[test]
fn an_absent_list_is_added() {
    assert_eq!(
        inserted("(\n  a: 1,\n)", "b", 0, "\"x\""),
        "(\n  a: 1,\n  b: [\"x\"],\n)"
    );
    assert_eq!(
        inserted("(\n  a: 1\n)", "b", 0, "(x: 1, y: 2)"),
        "(\n  a: 1,\n  b: [\n    (x: 1, y: 2),\n  ]\n)"
    );
    assert_eq!(
        inserted("(a: 1)", "b", 0, "(x: 1, y: 2)"),
        "(a: 1, b: [(x: 1, y: 2)])"
    );
}

#[test]
fn a_deleted_item_can_be_put_back() {
    let text = "(\n    h: [\n        (\n            a: 1,\n        ),\n        (a: 2,\n         b: 3),\n    ],\n)";
    for index in 0..2 {
        let list = path("h");
        let value = super::locate::value_at(text, &list.index(index))
            .unwrap()
            .unwrap();
        let without = done(text, delete_item(text, &list, index));
        assert_eq!(inserted(&without, "h", index, value), text);
    }
}
