//! Every path, link and type that a document names exists.

use std::collections::{BTreeSet, HashSet};
use std::fs;

use crate::{documents, files, root, spans, text};

/// The documents that speak about the code.
fn about_the_code() -> Vec<String> {
    let mut found = files("docs/design", ".md");
    for path in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        if root().join(path).exists() {
            found.push(path.to_owned());
        }
    }
    found
}

/// Whether a text in backticks is a path of the project.
fn is_path(span: &str, tops: &BTreeSet<String>) -> bool {
    let plain = span
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "._/-".contains(letter));
    let first = span.split('/').next().unwrap_or_default();
    plain
        && span != "mod.rs"
        && (span.ends_with(".rs")
            || span.ends_with(".md")
            || (span.contains('/') && tops.contains(first)))
}

fn exists(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    [
        path.to_owned(),
        format!("src/{path}"),
        format!("src/{path}.rs"),
    ]
    .iter()
    .any(|path| root().join(path).exists())
}

#[test]
fn every_path_exists() {
    let mut tops = BTreeSet::new();
    for folder in [root(), root().join("src")] {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            // What is built is there or not, and what lies in `.git` is the clone's own.
            let name = entry.file_name();
            if entry.path().is_dir() && name != "target" && name != ".git" {
                tops.insert(name.into_string().unwrap());
            }
        }
    }
    let mut missing = Vec::new();
    let mut seen = 0;
    // What changed long ago may name what is gone.
    for document in documents().iter().filter(|name| *name != "CHANGELOG.md") {
        for span in spans(&text(document)) {
            if is_path(&span, &tops) {
                seen += 1;
                if !exists(&span) {
                    missing.push(format!("{document}: {span}"));
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} paths were found");
    assert!(missing.is_empty(), "no such file:\n{}", missing.join("\n"));
}

#[test]
fn every_link_leads_to_a_file() {
    let mut missing = Vec::new();
    for document in documents() {
        let folder = root().join(&document).parent().unwrap().to_owned();
        for target in text(&document).split("](").skip(1) {
            let target = target.split([')', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                missing.push(format!("{document}: {target}"));
            }
        }
    }
    assert!(missing.is_empty(), "no such file:\n{}", missing.join("\n"));
}

#[test]
fn every_type_stands_in_the_sources() {
    let mut words = HashSet::new();
    for file in files("src", ".rs") {
        for word in text(&file).split(|letter: char| !letter.is_alphanumeric() && letter != '_') {
            words.insert(word.to_owned());
        }
    }
    let mut missing = Vec::new();
    for document in about_the_code() {
        for span in spans(&text(&document)) {
            let parts: Vec<&str> = span.split("::").collect();
            let is_type = span.starts_with(|first: char| first.is_ascii_uppercase())
                && span.contains(|letter: char| letter.is_ascii_lowercase())
                && parts.iter().all(|part| {
                    !part.is_empty()
                        && part
                            .chars()
                            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
                });
            // `Terminal::clear` and `Block` are ratatui's; their type stands in the sources, too.
            let known = |part: &&str| words.contains(*part);
            if is_type && !parts.iter().all(known) {
                missing.push(format!("{document}: {span}"));
            }
        }
    }
    assert!(missing.is_empty(), "no such type:\n{}", missing.join("\n"));
}

#[test]
fn every_room_is_on_the_map() {
    let map = spans(&text("ARCHITECTURE.md"));
    let mut missing = Vec::new();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name != "lib.rs" && !map.contains(&format!("src/{name}")) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "not on the map: {missing:?}");
}

#[test]
fn what_must_be_short_is_short() {
    for (path, most) in [("ARCHITECTURE.md", 10_240), ("README.md", 14_336)] {
        let bytes = text(path).len();
        assert!(bytes <= most, "{path}: {bytes} bytes, the limit is {most}");
    }
}
