//! The documents against the program: what they name exists, and what they list is complete.
//!
//! Tables between `<!-- from the program: NAME -->` and `<!-- end -->` are made from the program.
//! `UPDATE_DOCS=1 cargo test --test documents` writes them again.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod documents {
    pub mod format;
    pub mod names;
    pub mod reference;
    pub mod rooms;
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the project.
fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with this ending, as paths from the project's root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut |path: &Path| {
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        if path.ends_with(ending) {
            found.push(path.to_owned());
        }
    });
    found.sort();
    found
}

fn collect(folder: &Path, each: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, each);
        } else {
            each(&path);
        }
    }
}

/// All documents for people, at the root and in `docs`.
fn documents() -> Vec<String> {
    let mut found = files("docs", ".md");
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// What stands between single backticks, outside of blocks of code.
fn spans(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut prose = String::new();
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            prose.push_str(line);
            prose.push(' ');
        }
    }
    for (number, span) in prose.split('`').enumerate() {
        if number % 2 == 1 {
            found.insert(span.to_owned());
        }
    }
    found
}
