//! `docs/format.md` against the records that the program reads, and the stated Rust against `Cargo.toml`.

use std::collections::BTreeSet;

use crate::text;

/// All words of a document: fields and words of closed lists stand among them as they are.
fn words(document: &str) -> BTreeSet<String> {
    text(document)
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_format_names_every_field_and_word() {
    let specified = words("docs/format.md");
    let mut missing = Vec::new();
    let mut fields = 0;
    for name in [
        "case",
        "citation",
        "entry",
        "named",
        "note",
        "person",
        "place",
        "saved_query",
        "source",
        "status",
        "unit",
        "workspace",
    ] {
        let file = format!("src/record/{name}.rs");
        for line in text(&file).lines() {
            let field = line
                .strip_prefix("    pub ")
                .and_then(|rest| rest.split_once(": "))
                .map(|(field, _)| field)
                .filter(|field| !field.contains(' '));
            let word = line
                .split_once(" = \"")
                .and_then(|(_, rest)| rest.strip_suffix("\","));
            fields += usize::from(field.is_some());
            // What a reader noticed of a record is no field of it.
            for one in field
                .into_iter()
                .chain(word)
                .filter(|one| *one != "has_unknown")
            {
                if !specified.contains(one) {
                    missing.push(format!("{file}: {one}"));
                }
            }
        }
    }
    assert!(fields > 80, "only {fields} fields were found");
    assert!(missing.is_empty(), "not specified:\n{}", missing.join("\n"));
}

#[test]
fn the_stated_rust_is_that_of_the_package() {
    let package = text("Cargo.toml");
    let least = package
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \""))
        .map(|rest| rest.trim_end_matches('"'))
        .unwrap();
    let stated = format!("[Rust](https://rustup.rs) {least} or later");
    assert!(text("README.md").contains(&stated), "README.md: {stated}");
}
