//! Every file says in its first line what it is for, every folder's `mod.rs` lists its files, and no file is left out of the
//! digest by which a snapshot is that of a build.

use std::collections::BTreeSet;

use crate::{files, text};

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = files("src", ".rs")
        .into_iter()
        .filter(|file| !text(file).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "no head line:\n{}", silent.join("\n"));
}

#[test]
fn every_folder_lists_its_files() {
    let sources = files("src", ".rs");
    let mut wrong = Vec::new();
    for file in sources.iter().filter(|file| file.ends_with("/mod.rs")) {
        let folder = file.trim_end_matches("mod.rs");
        let there: BTreeSet<String> = sources
            .iter()
            .filter_map(|other| other.strip_prefix(folder))
            .filter(|below| *below != "mod.rs")
            .filter_map(|below| match below.split_once('/') {
                Some((inner, "mod.rs")) => Some(inner.to_owned()),
                Some(_) => None,
                None => Some(below.trim_end_matches(".rs").to_owned()),
            })
            .collect();
        let listed: BTreeSet<String> = text(file)
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .filter_map(|line| line.strip_prefix("//! - `")?.split_once("`: "))
            .map(|(name, _)| name.to_owned())
            .collect();
        for name in there.symmetric_difference(&listed) {
            wrong.push(format!("{file}: - `{name}`: ..."));
        }
    }
    assert!(
        wrong.is_empty(),
        "missing from a list, or listed and not there:\n{}",
        wrong.join("\n")
    );
}

/// Another source may always mean another record, so that a snapshot of before does not count.
#[test]
fn every_source_is_in_the_digest_of_a_build() {
    let build = text("build.rs");
    let (_, after) = build.split_once("const LAYOUT: ").unwrap();
    let (list, _) = after
        .split_once(';')
        .and_then(|(_, list)| list.split_once("];"))
        .unwrap();
    let paths: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let is_in = |file: &str| {
        let mut begun = paths.iter().filter_map(|path| file.strip_prefix(path));
        begun.any(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let sources = files("src", ".rs");
    let left_out: Vec<&String> = sources.iter().filter(|file| !is_in(file)).collect();
    assert_eq!(left_out, [""; 0]);
    assert!(is_in("Cargo.lock"));
}
