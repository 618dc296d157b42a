//! Any text: what `ron` accepts must be found at the same places, and an edit must change only what
//! it is meant to change.

use lastseen::ron_text::edit::{delete_item, insert_item, remove_field, set_field};
use lastseen::ron_text::locate::{count_items, field_names, locate, value_at};
use lastseen::ron_text::path::FieldPath;
use lastseen::ron_text::same::same_value;
use lastseen::ron_text::scan::scan;
use lastseen::ron_text::splice::{Splice, apply, reverse};
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

#[derive(Deserialize)]
struct P<'a> {
    #[serde(borrow, default)]
    a: Vec<&'a RawValue>,
    #[serde(borrow)]
    b: &'a RawValue,
}

/// Panics if the program is wrong about it.
pub fn check(text: &str) {
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES);
    if options.from_str::<&RawValue>(text).is_ok() {
        assert!(scan(text).is_ok(), "ron accepts what scan refuses");
    }
    if let Ok(record) = options.from_str::<P>(text) {
        same_place(text, &FieldPath::root().field("b"), record.b);
        for (index, raw) in record.a.iter().enumerate() {
            same_place(text, &FieldPath::root().field("a").index(index), raw);
        }
    }
    assert!(same_value(text, text));
    edits(text, "(x: 1,\n  y: \"z\")");
}

fn same_place(text: &str, path: &FieldPath, raw: &RawValue) {
    let expected = raw.trim().get_ron();
    let start = expected.as_ptr() as usize - text.as_ptr() as usize;
    let found = locate(text, path).expect("ron accepts it");
    assert_eq!(found, Some(start..start + expected.len()), "{path}");
}

/// Every field and list of the text is changed in every way.
fn edits(text: &str, value: &str) {
    let Ok(fields) = field_names(text) else {
        return;
    };
    let root = FieldPath::root();
    let new = root.field("brand_new");
    let names: Vec<String> = fields.iter().map(|(name, _)| (*name).to_owned()).collect();
    if let Ok(splices) = set_field(text, &new, value)
        && !names.iter().any(|name| name == "brand_new")
    {
        let after = changed(text, &splices);
        assert!(same_value(value_at(&after, &new).unwrap().unwrap(), value));
        others_kept(text, &after, "brand_new");
        let back = changed(&after, &remove_field(&after, &new).unwrap());
        // Empty brackets with white space in them come back without it; nothing else differs.
        assert!(
            back == text || names.is_empty(),
            "{text:?} {after:?} {back:?}"
        );
    }
    for name in names.iter().take(4) {
        let path = root.field(name);
        let after = changed(text, &set_field(text, &path, value).unwrap());
        assert_eq!(value_at(&after, &path).unwrap(), Some(value));
        others_kept(text, &after, name);
        items(text, &path, value);
        if names.iter().filter(|other| *other == name).count() == 1 {
            let after = changed(text, &remove_field(text, &path).unwrap());
            assert_eq!(value_at(&after, &path).unwrap(), None);
            others_kept(text, &after, name);
        }
    }
}

fn items(text: &str, list: &FieldPath, value: &str) {
    let Some(count) = count_items(text, list).unwrap() else {
        return;
    };
    for index in [0, count / 2, count] {
        let after = changed(text, &insert_item(text, list, index, value).unwrap());
        let item = value_at(&after, &list.index(index)).unwrap().unwrap();
        assert!(same_value(item, value));
        assert_eq!(count_items(&after, list).unwrap(), Some(count + 1));
        let back = changed(&after, &delete_item(&after, list, index).unwrap());
        assert!(back == text || count == 0, "{text:?} {after:?} {back:?}");
        if index < count {
            let after = changed(text, &delete_item(text, list, index).unwrap());
            assert_eq!(count_items(&after, list).unwrap(), Some(count - 1));
        }
    }
}

/// Applies the splices and checks that they can be taken back byte for byte.
fn changed(text: &str, splices: &[Splice]) -> String {
    let after = apply(text, splices).expect("edits give good splices");
    let back = apply(&after, &reverse(text, splices)).expect("and so does their reverse");
    assert_eq!(back, text);
    assert!(scan(&after).is_ok(), "{text:?} {after:?}");
    after
}

fn others_kept(before: &str, after: &str, changed: &str) {
    let fields = |text: &str| -> Vec<(String, String)> {
        let all = field_names(text).expect("it was read before");
        all.into_iter()
            .filter(|(name, _)| *name != changed)
            .map(|(name, span)| (name.to_owned(), text[span].to_owned()))
            .collect()
    };
    assert_eq!(fields(before), fields(after));
}
