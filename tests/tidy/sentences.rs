//! Sentences live in the catalogues, `src/text/en/*.ftl`, and each of them is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{File, collect, only_tests, skipped, without_tests};

/// Values of JSON that are several words. Scripts compare them, so they are the same in every language.
const JSON_VALUES: &[(&str, &[&str])] = &[
    ("cli/commands/join.rs", &["taken apart"]),
    ("cli/commands/undo.rs", &["done again"]),
    (
        "cli/commands/public.rs",
        &[
            "other names",
            "birth and ages",
            "exact places and dates",
            "earlier entries",
            "risk and consent",
            "names without consent",
            "records that are not public",
        ],
    ),
];

/// Texts that are the same in every language, each behind its file: they stand in files on disk, or other
/// programs write them.
const STORED: &str = include_str!("stored_texts.txt");

#[test]
fn sentences_stand_in_the_catalogues() {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut files,
    );
    let tests = only_tests(&files);
    let found: Vec<String> = files
        .iter()
        .filter(|file| !tests.contains(&file.path))
        .flat_map(|file| {
            let sentence = |text| {
                format!(
                    "src/{}: a sentence belongs to src/text/en: {text}",
                    file.path
                )
            };
            told(file).into_iter().map(sentence).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn each_stored_text_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for line in STORED.lines() {
        let (path, text) = line.split_once(' ').unwrap();
        let file = fs::read_to_string(root.join(path)).unwrap();
        assert!(
            sentences(&file).iter().any(|found| found == text),
            "src/{path} has no text {text} any more, take it out of tests/tidy/stored_texts.txt"
        );
    }
}

fn is_stored(path: &str, text: &str) -> bool {
    STORED
        .lines()
        .any(|line| line.split_once(' ') == Some((path, text)))
}

/// The sentences of a file, without the values of JSON and what is stored somewhere.
fn told(file: &File) -> Vec<String> {
    let values = JSON_VALUES.iter().find(|(path, _)| *path == file.path);
    let values = values.map_or(&[][..], |(_, values)| *values);
    let mut found = sentences(&file.text);
    found.retain(|text| !values.contains(&text.trim_matches('"')) && !is_stored(&file.path, text));
    found
}

#[test]
fn each_message_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, "", &mut files);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for file in &files {
        for start in ["say!(", "label!(", "log_text!("] {
            for (at, _) in file.text.match_indices(start) {
                let rest = file.text[at + start.len()..].trim_start();
                let end = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                    .unwrap_or(rest.len());
                used.insert(rest[..end].to_owned());
            }
        }
        // Its rows name their messages.
        if file.path == "app/keys/key_table.rs" {
            let words = file
                .text
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            let ids = words.filter(|word| word.starts_with("key_") || word.starts_with("hint_"));
            used.extend(ids.map(str::to_owned));
        }
    }
    let mut unused = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root.join("text/en")).unwrap() {
        let path = entry.unwrap().path();
        // Terms are looked up by the word of the record, what a language is called by itself.
        if path.ends_with("terms.ftl") || path.ends_with("language.ftl") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let ids = text
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" ="));
        for (id, _) in ids {
            count += 1;
            if !used.contains(id) {
                unused.push(format!("{}: {id}", path.display()));
            }
        }
    }
    assert!(count > 50, "the catalogues were not found");
    assert!(unused.is_empty(), "\n{}\n", unused.join("\n"));
}

/// The texts of the code, outside of its tests, that are words one after the other.
fn sentences(text: &str) -> Vec<String> {
    let text = outside_of_tests(text);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let length = skipped(rest).unwrap_or(0);
        if length == 0 {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        if c == '"' && is_sentence(&rest[..length]) {
            found.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    found
}

/// The text as long as it is code of the program: unit tests stand at its end.
fn outside_of_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    without_tests(&text[..end])
}

/// Whether two words stand next to each other, what is put in left aside.
fn is_sentence(literal: &str) -> bool {
    let mut plain = String::new();
    let mut depth = 0_usize;
    let mut rest = literal.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek() == Some(&'\n') => {
                while rest.peek().is_some_and(|c| c.is_whitespace()) {
                    rest.next();
                }
            }
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = plain.split(' ').collect();
    words.windows(2).any(|pair| {
        let before = pair[0].trim_end_matches([',', ';', ':']);
        let letters = before
            .chars()
            .rev()
            .take_while(char::is_ascii_alphabetic)
            .count();
        letters >= 2 && pair[1].starts_with(|c: char| c.is_ascii_lowercase() || c == '`')
    })
}

#[test]
fn words_one_after_the_other_are_a_sentence() {
    for text in [
        r#"f("nothing is chosen")"#,
        "f(\"{name}: no such \\\n   field\")",
        r#"format!("saved: {} of them", x)"#,
    ] {
        assert_eq!(sentences(text).len(), 1, "{text}");
    }
    for text in [
        r#"f("other_names")"#,
        r#"// "not in the code""#,
        r#"format!("{name} {birth}")"#,
        "#[cfg(test)]\nmod tests { const A: &str = \"a test says\"; }",
    ] {
        assert!(sentences(text).is_empty(), "{text}");
    }
}
