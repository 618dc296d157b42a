//! What the fuzzer checks, over its seeds and what is left of them when they are cut, doubled or have a
//! bit turned: so that no change breaks it unseen. `fuzz/run` looks for more.

#![allow(clippy::unwrap_used)]

#[path = "../fuzz/checks/date.rs"]
mod date;
#[path = "../fuzz/checks/log_line.rs"]
mod log_line;
#[path = "../fuzz/checks/query.rs"]
mod query;
#[path = "../fuzz/checks/ron_text.rs"]
mod ron_text;

use std::fs;
use std::path::Path;

/// How many variants of one seed are tried at most.
const VARIANTS: usize = 24;

/// The seeds of a target, and variants of them.
fn inputs(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let mut inputs = vec![Vec::new()];
    for entry in fs::read_dir(folder).expect("the target has seeds") {
        let seed = fs::read(entry.expect("a seed").path()).expect("a seed");
        let step = (seed.len() / VARIANTS).max(1);
        for at in (0..seed.len()).step_by(step) {
            inputs.push(seed[..at].to_vec());
            inputs.push(seed[at..].to_vec());
            let mut turned = seed.clone();
            turned[at] ^= 1 << (at % 8);
            inputs.push(turned);
        }
        inputs.push(seed.repeat(2));
        inputs.push(seed);
    }
    assert!(inputs.len() > 20, "{target} has too few seeds");
    inputs
}

fn texts(target: &str) -> Vec<String> {
    let inputs = inputs(target).into_iter();
    inputs
        .filter_map(|bytes| String::from_utf8(bytes).ok())
        .collect()
}

#[test]
fn dates_are_understood_as_themselves() {
    texts("date").iter().for_each(|text| date::check(text));
}

#[test]
fn queries_are_understood_or_refused() {
    texts("query").iter().for_each(|text| query::check(text));
}

#[test]
fn edits_of_records_change_what_they_are_meant_to() {
    texts("ron_text")
        .iter()
        .for_each(|text| ron_text::check(text));
}

#[test]
fn no_line_of_a_log_does_harm() {
    inputs("log_line")
        .iter()
        .for_each(|bytes| log_line::check(bytes));
}
