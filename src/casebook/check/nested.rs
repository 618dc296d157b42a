//! Field names inside the items of a record that are probably slips of the pen: `wen` in an entry.
//!
//! The typed view passes over what it does not know, and a book keeps only the unknown fields at
//! the top of a record; so this looks at the text itself.

use crate::casebook::check::words::nearest;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::field::{Field, field_named};
use crate::record::id::RecordId;
use crate::record::schema::fields;
use crate::ron_text::locate::{find, unwrapped};
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::path::FieldPath;
use crate::ron_text::scan::scan;

/// Looks through the items of a record, by its text as it stands in the file. As at the top of a
/// record, a name that resembles no known one is kept without a word.
#[must_use]
pub fn nested_fields(id: RecordId, text: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    // What does not scan has been found when the record was loaded.
    if let Ok(root) = scan(text) {
        let record = Record { id, text };
        let nested = fields(id.kind()).iter().filter(|one| !one.items.is_empty());
        let (lists, structs): (Vec<&Field>, Vec<&Field>) =
            nested.partition(|one| one.holds.is_list());
        for list in lists {
            let path = FieldPath::root().field(list.name);
            record.items(&root, &path, list.items, &mut found);
        }
        for one in structs {
            record.protecting(&root, one, &mut found);
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
    fn protecting(&self, around: &Node, protection: &Field, found: &mut Vec<Problem>) {
        let known = protection.items;
        let path = FieldPath::root().field(protection.name);
        let Some(node) = find(self.text, around, path.steps()) else {
            return;
        };
        let Shape::Struct { fields, .. } = &unwrapped(self.text, node).shape else {
            return;
        };
        for field in fields {
            let name = bare_name(&self.text[field.name.clone()]);
            if field_named(known, name).is_none() {
                let meant = nearest(name, known.iter().map(|field| field.name));
                found.push(Problem {
                    at: Location::file(self.id.relative_path()),
                    record: Some(self.id),
                    field: path.field(name),
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
        known: &'static [Field],
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
                .filter(|name| field_named(known, name).is_none());
            for name in names {
                if let Some(meant) = nearest(name, known.iter().map(|field| field.name)) {
                    found.push(Problem {
                        at: Location::file(self.id.relative_path()),
                        record: Some(self.id),
                        field: path.field(name),
                        reason: Reason::UnknownField { meant: Some(meant) },
                    });
                }
            }
            for inner in known.iter().filter(|field| !field.items.is_empty()) {
                self.items(item, &path.field(inner.name), inner.items, found);
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
