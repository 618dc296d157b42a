//! Fuzzes what `checks/ron_text.rs` says.
#![no_main]

#[path = "../checks/ron_text.rs"]
mod ron_text;

libfuzzer_sys::fuzz_target!(|text: &str| ron_text::check(text));
