//! Warnings on standard error and in answers: how a date was read, dates in the future, and doubts about
//! the clock, when logs, records and this machine do not agree.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::casebook::errors::log_doubt::Doubt;
use crate::cli::command_context::CommandContext;
use crate::cli::output::out::tell;
use crate::record::date_input::understand;
use crate::record::edtf_date::EdtfDate;
use crate::text::catalogue::say;
use crate::text::errors::refusal::{ends_in_future, in_future};
use crate::text::labels::date;
use crate::text::log::log_doubt::doubt as told;
use crate::text::safe::{Safe, display_safe};

/// Says how a date is read of which the year or the day was not typed.
pub fn tell_reading(typed: &str, read: &str, today: Date) {
    if understand(typed, today).is_none() {
        let words = date::display(&EdtfDate::new(read));
        tell(&say!(command_read_as {
            typed: typed.trim(),
            read,
            words
        }));
    }
}

/// Warns of a date that was written and lies in the future; `so` says what follows from it.
pub fn warn_of_future(context: &CommandContext, written: &str, so: &str) {
    let when = EdtfDate::new(written);
    let present = context.book.present();
    let words = date::display(&when);
    let text = if lies_ahead(&when, present) {
        say!(command_future_date_and_so {
            in_future: in_future(&words),
            so
        })
    } else if ends_ahead(&when, present) {
        ends_in_future(&words)
    } else {
        return;
    };
    tell(&display_safe(&text));
}

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
