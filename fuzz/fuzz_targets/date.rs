//! Fuzzes what `checks/date.rs` says.
#![no_main]

#[path = "../checks/date.rs"]
mod date;

libfuzzer_sys::fuzz_target!(|text: &str| date::check(text));
