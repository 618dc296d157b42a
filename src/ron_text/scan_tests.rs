//! What reading a text must give, and where it must fail.

use super::node::Shape;
use super::scan::{ScanError, scan};

#[test]
fn a_struct_has_its_fields() {
    let text = "\u{feff}#![enable(implicit_some,)]#![ type = \"x]\" ] // c\nPerson /**/ ( a : [1, (2)] , r#b: {}, )// end";
    let node = scan(text).unwrap();
    assert_eq!(&text[node.span], "Person /**/ ( a : [1, (2)] , r#b: {}, )");
    let Shape::Struct {
        name: Some(name),
        inside,
        fields,
    } = node.shape
    else {
        panic!()
    };
    assert_eq!(&text[name], "Person");
    assert_eq!(&text[inside], " a : [1, (2)] , r#b: {}, ");
    assert_eq!(&text[fields[0].value.span.clone()], "[1, (2)]");
    assert_eq!(fields[0].comma.map(|comma| &text[comma..=comma]), Some(","));
    assert_eq!(&text[fields[1].name.clone()], "r#b");
}

#[test]
fn brackets_make_the_shape() {
    assert!(matches!(scan("()").unwrap().shape, Shape::Tuple { .. }));
    assert!(matches!(scan("(a)").unwrap().shape, Shape::Tuple { .. }));
    assert!(matches!(scan("(a,)").unwrap().shape, Shape::Tuple { .. }));
    assert!(matches!(scan("(a:1)").unwrap().shape, Shape::Struct { .. }));
    assert!(matches!(scan("[a]").unwrap().shape, Shape::List { .. }));
    assert!(matches!(
        scan("{\"a\": b}").unwrap().shape,
        Shape::Map { .. }
    ));
    assert!(matches!(scan("Some Some 5").unwrap().shape, Shape::Leaf));
}

#[test]
fn errors_say_where() {
    for (text, at) in [
        ("", 0),
        ("(a: 1 b: 2)", 6),
        ("(a: 1, 2)", 7),
        ("[1,,2]", 3),
        ("[1", 2),
        ("(a:", 3),
        ("(1]", 2),
        ("{1}", 2),
        ("1 2", 2),
        ("#!x", 0),
        ("#![enable(", 0),
        ("(a: \"x)", 4),
        (")", 0),
        ("(,)", 1),
        ("/* ", 0),
        ("Some", 4),
    ] {
        match scan(text) {
            Ok(_) => assert_eq!(text, "Some"),
            Err(error) => assert_eq!(error.at(), at, "{text}: {error:?}"),
        }
    }
}

#[test]
fn a_bomb_is_an_error() {
    for open in ["[", "(", "{", "(a:", "Some(", "Some ", "[[1],", "{1:"] {
        let error = scan(&open.repeat(1_000_000 / open.len())).unwrap_err();
        assert!(
            matches!(error, ScanError::TooDeep { .. }),
            "{open}: {error:?}"
        );
    }
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert!(scan(&deep).is_ok());
    let open_comments = "/*".repeat(500_000);
    assert_eq!(scan(&open_comments).unwrap_err().at(), 0);
}
