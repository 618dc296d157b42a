//! Fuzzes what `checks/query.rs` says.
#![no_main]

#[path = "../checks/query.rs"]
mod query;

libfuzzer_sys::fuzz_target!(|text: &str| query::check(text));
