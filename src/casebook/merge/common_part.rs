//! What two versions of a text have in common: what both surely come from if nobody knows the version before.

use crate::casebook::merge::text_edit::{TextEdit, apply_edits};
use crate::casebook::merge::value_parts::{ValueParts, top_fields, written};
use crate::ron_text::conflict_markers::sides_of_width;
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::unordered_value;

/// How many signs git's markers have in a text, and in versions before a merge that git made of several.
const WIDTHS: [usize; 5] = [7, 9, 11, 13, 15];

/// The fields and the items of lists that both texts have alike; `None` if one of them is no RON.
#[must_use]
pub fn common_part(one: &str, other: &str) -> Option<String> {
    let (fields, others) = (top_fields(one).ok()?, top_fields(other).ok()?);
    let mut edits = Vec::new();
    for (name, value) in fields {
        let path = FieldPath::of(name);
        let there = others.iter().find(|(known, _)| *known == name);
        let there = there.map(|(_, value)| *value);
        if there.is_some_and(|there| unordered_value(there) == unordered_value(value)) {
            continue;
        }
        match (written(Some(value)), written(there)) {
            (ValueParts::List(items), ValueParts::List(others)) => {
                let mut left: Vec<String> = others.into_iter().map(unordered_value).collect();
                let mut gone = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let says = unordered_value(item);
                    match left.iter().position(|other| *other == says) {
                        Some(place) => drop(left.swap_remove(place)),
                        None => gone.push((index, (*item).to_owned())),
                    }
                }
                // From the end, so that the places of those before stay.
                edits.extend(
                    gone.into_iter()
                        .rev()
                        .map(|(index, item)| TextEdit::Delete {
                            list: path.clone(),
                            index,
                            item,
                        }),
                );
            }
            _ => edits.push(TextEdit::Set {
                path,
                old: Some(value.to_owned()),
                new: None,
            }),
        }
    }
    apply_edits(one, &edits).ok()
}

/// The version before a merge, of which nothing is known where a merge left its markers in it; `None` if it cannot be
/// read otherwise. `reads` says whether a text can be read.
#[must_use]
pub fn known_part(base: &str, reads: &dyn Fn(&str) -> bool) -> Option<String> {
    if reads(base) {
        return Some(base.to_owned());
    }
    let mut sides = WIDTHS.iter().find_map(|width| {
        let sides = sides_of_width(base, *width)?;
        let [one, other] = sides.map(|side| known_part(&side, reads));
        Some([one?, other?])
    })?;
    let other = std::mem::take(&mut sides[1]);
    common_part(&sides[0], &other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_text::scan::scan;

    #[test]
    fn what_differs_is_unknown() {
        let one = "P(\n    id: \"a\",\n    home: \"Omsk\", // where\n    names: [\"x\", \"y\", \"y\"],\n    risk: (level: 1),\n)\n";
        let other =
            "P(\n    id: \"a\",\n    names: [\"z\", \"y\", \"x\"],\n    risk: (level: 2),\n)\n";
        let common = common_part(one, other).unwrap();
        let fields = top_fields(&common).unwrap();
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["id", "names"]);
        assert_eq!(
            unordered_value(fields[1].1),
            unordered_value("[\"x\", \"y\"]")
        );
        assert_eq!(common_part(one, one).unwrap(), one);
        assert_eq!(common_part(one, "P("), None);
    }

    #[test]
    fn a_version_with_markers_is_known_outside_of_them() {
        let reads = |text: &str| scan(text).is_ok() && !text.contains("<<<");
        let base = "P(\n    id: \"a\",\n<<<<<<<<< one\n    home: \"Omsk\",\n=========\n    home: \"Tver\",\n>>>>>>>>> two\n    sex: Male,\n)\n";
        assert_eq!(
            known_part(base, &reads).unwrap(),
            "P(\n    id: \"a\",\n    sex: Male,\n)\n"
        );
        assert_eq!(known_part("P(a", &reads), None);
        assert_eq!(known_part("P()", &reads).unwrap(), "P()");
    }
}
