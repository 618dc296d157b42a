//! Doubts about the clock, as they are printed: what does not fit between logs, records and this
//! machine.

use serde_json::{Value, json};

use crate::casebook::errors::log_doubt::Doubt;
use crate::text::log::log_doubt::doubt as told;
use crate::text::safe::{Safe, display_safe};

/// One doubt as a line.
#[must_use]
pub fn doubt_line(path: &str, doubt: &Doubt) -> Safe {
    display_safe(&format!("{path}: {}", told(doubt).as_str()))
}

/// One doubt as JSON.
#[must_use]
pub fn doubt_value((path, doubt): &(String, Doubt)) -> Value {
    let record = path
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".ron"));
    json!({
        "path": path, "line": 0, "column": 0, "record": record, "field": "",
        "reason": told(doubt).as_str(),
        "kind": doubt.word(),
    })
}
