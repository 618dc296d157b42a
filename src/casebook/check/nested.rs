//! Field names inside the items of a record that are probably slips of the pen: `wen` in an entry.
//!
//! The typed view passes over what it does not know, and a book keeps only the unknown fields at
//! the top of a record; so this looks at the text itself.

use crate::casebook::check::words::nearest;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::{Consent, Risk};
use crate::ron_text::locate::{find, unwrapped};
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::path::FieldPath;
use crate::ron_text::scan::scan;

const CITATION: &[&str] = &["source", "at", "credibility", "via", "quote"];
const ENTRY: &[&str] = &[
    "when",
    "said",
    "status",
    "place",
    "custodian",
    "contact",
    "sources",
    "note",
    "by",
    "recorded",
    "withdrawn",
];
const COUNT: &[&str] = &["what", "min", "max", "said", "as_of", "sources", "note"];
const CLAIM: &[&str] = &["field", "value", "sources", "note"];
const AGE: &[&str] = &["years", "as_of", "sources"];
const RELATION: &[&str] = &["kind", "person", "at_risk", "note", "sources", "withdrawn"];
const NAME: &[&str] = &["text", "kind"];
const NOTE: &[&str] = &["at", "by", "text"];

/// The lists of a kind whose items have fields, with the fields that this version knows.
const fn lists(kind: Kind) -> &'static [(&'static str, &'static [&'static str])] {
    match kind {
        Kind::Person => &[
            ("other_names", NAME),
            ("ages", AGE),
            ("cases", &["case", "role"]),
            ("history", ENTRY),
            ("relations", RELATION),
            ("claims", CLAIM),
            ("notes", NOTE),
            ("reviewed", &["at", "by"]),
        ],
        Kind::Case => &[
            ("counts", COUNT),
            ("related", &["case", "how"]),
            ("sources", CITATION),
            ("claims", CLAIM),
            ("notes", NOTE),
        ],
        Kind::Source => &[("files", &["sha256", "name", "bytes"]), ("notes", NOTE)],
        Kind::Place | Kind::Unit => &[("other_names", NAME), ("notes", NOTE)],
    }
}

/// Looks through the items of a record, by its text as it stands in the file. As at the top of a
/// record, a name that resembles no known one is kept without a word.
#[must_use]
pub fn nested_fields(id: RecordId, text: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    // What does not scan has been found when the record was loaded.
    if let Ok(root) = scan(text) {
        let record = Record { id, text };
        for (list, known) in lists(id.kind()) {
            record.items(&root, &FieldPath::root().field(list), known, &mut found);
        }
        if id.kind() == Kind::Person {
            record.protecting(&root, "risk", Risk::FIELDS, &mut found);
            record.protecting(&root, "consent", Consent::FIELDS, &mut found);
        }
    }
    found
}

/// A record's text on the way through its tree, which is scanned once.
struct Record<'t> {
    id: RecordId,
    text: &'t str,
}

impl Record<'_> {
    /// Looks through a field that protects the person. Here every name that is not known is found: what
    /// it says may be that nothing is to be shown.
    fn protecting(
        &self,
        around: &Node,
        field: &str,
        known: &[&'static str],
        found: &mut Vec<Problem>,
    ) {
        let path = FieldPath::root().field(field);
        let Some(node) = find(self.text, around, path.steps()) else {
            return;
        };
        let Shape::Struct { fields, .. } = &unwrapped(self.text, node).shape else {
            return;
        };
        for field in fields {
            let name = bare_name(&self.text[field.name.clone()]);
            if !known.contains(&name) {
                let meant = nearest(name, known.iter().copied());
                found.push(Problem {
                    at: Location::file(self.id.relative_path()),
                    record: Some(self.id),
                    field: path.field(name).to_string(),
                    reason: Reason::UnknownProtection { meant },
                });
            }
        }
    }

    /// Looks through the items of the list whose path within `around` is the last step of `list`.
    fn items(
        &self,
        around: &Node,
        list: &FieldPath,
        known: &[&'static str],
        found: &mut Vec<Problem>,
    ) {
        let last = list.steps().last();
        let node = last.and_then(|step| find(self.text, around, std::slice::from_ref(step)));
        let Some(Shape::List { items, .. }) = node.map(|node| &unwrapped(self.text, node).shape)
        else {
            return;
        };
        for (index, item) in items.iter().enumerate() {
            let path = list.index(index);
            let item = unwrapped(self.text, &item.value);
            let Shape::Struct { fields, .. } = &item.shape else {
                continue;
            };
            let names = fields
                .iter()
                .map(|field| bare_name(&self.text[field.name.clone()]))
                .filter(|name| !known.contains(name));
            for name in names {
                if let Some(meant) = nearest(name, known.iter().copied()) {
                    found.push(Problem {
                        at: Location::file(self.id.relative_path()),
                        record: Some(self.id),
                        field: path.field(name).to_string(),
                        reason: Reason::UnknownField { meant: Some(meant) },
                    });
                }
            }
            if known.contains(&"sources") {
                self.items(item, &path.field("sources"), CITATION, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_inside_items_are_found() {
        let text = r#"Person(id: "p-1", name: "a", history: [
            (wen: "2022", status: Missing, hair: "red", sources: [(source: "s-1", qote: "1")]),
            (when: "2022"),
        ], notes: [(by: "a", txt: "b")])"#;
        let found: Vec<String> = nested_fields("p-1".parse().unwrap(), text)
            .into_iter()
            .map(|problem| format!("{} {:?}", problem.field, problem.reason))
            .collect();
        assert_eq!(
            found,
            [
                r#"history[0].wen UnknownField { meant: Some("when") }"#,
                r#"history[0].sources[0].qote UnknownField { meant: Some("quote") }"#,
                r#"notes[0].txt UnknownField { meant: Some("text") }"#,
            ]
        );
    }
}
