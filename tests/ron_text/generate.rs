//! Records in every layout that people and `ron` can think of, and damaged ones.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

/// White space and comments that may stand between any two tokens.
pub fn trivia() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(String::new()),
        4 => Just(" ".to_owned()),
        2 => Just("\n    ".to_owned()),
        2 => Just("\r\n\t".to_owned()),
        1 => Just(" // note ) ] , \" '\n  ".to_owned()),
        1 => Just("/* a /* ( */ \" */".to_owned()),
        1 => Just("\u{2028}\u{200e}\u{85}\u{b}".to_owned()),
        1 => Just("\n\n// комментарий\r\n".to_owned()),
    ]
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\"\"".to_owned()),
        Just("\"a\\\"b)\\\\\"".to_owned()),
        Just("\"Мария e\u{301} \\u{1f600}\"".to_owned()),
        Just("\"two\nlines\\\n   joined\"".to_owned()),
        Just("r#\"raw \"q\" // )\"#".to_owned()),
        Just("r\"\\\"".to_owned()),
        Just("b\"bytes\\x00\"".to_owned()),
        Just("br#\"\"b\"#".to_owned()),
        Just("'\\''".to_owned()),
        Just("'''".to_owned()),
        Just("'я'".to_owned()),
        Just("b'('".to_owned()),
        Just("-0x1F_i16".to_owned()),
        Just("1_000u32".to_owned()),
        Just("-1.5e-3".to_owned()),
        Just("+inf".to_owned()),
        Just("NaNf32".to_owned()),
        Just("1..=5".to_owned()),
        Just("..".to_owned()),
        Just("0..b'a'".to_owned()),
        Just("inf..2".to_owned()),
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("Detained".to_owned()),
        Just("r#Unit-1.5".to_owned()),
        Just("()".to_owned()),
        Just("Some 5".to_owned()),
        Just("Some\"x\"".to_owned()),
    ]
}

/// A value in any layout.
pub fn value() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec((trivia(), inner.clone(), trivia()), 0..3);
        (several, 0..5_usize, any::<bool>(), trivia()).prop_map(|(items, kind, comma, gap)| {
            let (open, label, close) = [
                ("[", "", "]"),
                ("(", "", ")"),
                ("Name (", "", ")"),
                ("(", "k:", ")"),
                ("{", "\"k\" :", "}"),
            ][kind];
            let mut parts: Vec<String> = Vec::new();
            for (place, (before, item, after)) in items.iter().enumerate() {
                let label = if label == "k:" {
                    format!("k{place}:")
                } else {
                    label.to_owned()
                };
                parts.push(format!("{before}{label}{item}{after}"));
            }
            let last = if comma && !parts.is_empty() { "," } else { "" };
            format!("{open}{}{last}{gap}{close}", parts.join(","))
        })
    })
}

/// A whole record in any layout, with the parts around its fields.
pub fn record() -> impl Strategy<Value = String> {
    let head = prop_oneof![
        Just(String::new()),
        Just("// top (\n".to_owned()),
        Just("#![enable(implicit_some)]\n".to_owned()),
        Just("#! [ enable ( implicit_some , unwrap_variant_newtypes, ) ] /* x */".to_owned()),
    ];
    let name = prop_oneof![Just(""), Just("P"), Just("P /* c */ ")];
    let history = prop::collection::vec((trivia(), value(), trivia()), 0..4);
    let fields = (value(), value(), history, value());
    let order = Just(vec![0, 1, 2, 3, 4]).prop_shuffle();
    (
        head,
        name,
        fields,
        order,
        prop::collection::vec(trivia(), 16),
        any::<bool>(),
    )
        .prop_map(
            |(head, name, (id, title, history, extra), order, gaps, comma)| {
                let items: Vec<_> = history
                    .iter()
                    .map(|(a, item, b)| format!("{a}{item}{b}"))
                    .collect();
                let list = format!("[{}]", items.join(","));
                let all = [
                    format!("id{}:{}{id}", gaps[0], gaps[1]),
                    format!("name{}:{}{title}", gaps[2], gaps[3]),
                    format!("history{}:{}{list}", gaps[4], gaps[5]),
                    format!("r#r-1.x{}:{}{extra}", gaps[6], gaps[7]),
                    format!("имя: {extra}"),
                ];
                let mut out = format!("{head}{name}(");
                for (place, field) in order.iter().enumerate() {
                    let last = place + 1 == order.len();
                    let comma = if last && !comma { "" } else { "," };
                    out.push_str(&format!(
                        "{}{}{}{comma}",
                        gaps[8 + place],
                        all[*field],
                        gaps[13 - place % 3]
                    ));
                }
                out.push_str(&gaps[14]);
                out.push(')');
                out.push_str(&gaps[15]);
                out
            },
        )
}

/// A record with one to three bytes of it deleted, doubled or replaced, still UTF-8.
pub fn mutated() -> impl Strategy<Value = String> {
    let place = (
        any::<prop::sample::Index>(),
        0..3_u8,
        prop::sample::select("()[]{},:'\"\\/*#rb-.\n S_я".chars().collect::<Vec<_>>()),
    );
    (record(), prop::collection::vec(place, 1..4)).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, kind, c) in changes {
            if chars.is_empty() {
                break;
            }
            let at = index.index(chars.len());
            match kind {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, c),
                _ => chars[at] = c,
            }
        }
        chars.into_iter().collect()
    })
}
