//! What is said on standard error about dates that were typed: how they are read, and that they lie in
//! the future.

use jiff::civil::Date;

use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::cli::command_context::CommandContext;
use crate::cli::output::out::tell;
use crate::record::date_input::understand;
use crate::record::edtf_date::EdtfDate;
use crate::text::errors::refusal::{AHEAD, ENDS_AHEAD};
use crate::text::labels::date;
use crate::text::safe::display_safe;

/// Says how a date is read of which the year or the day was not typed.
pub fn tell_reading(typed: &str, read: &str, today: Date) {
    if understand(typed, today).is_none() {
        let words = date::display(&EdtfDate::new(read));
        tell(&display_safe(&format!(
            "{}: read as {read}, {words}",
            typed.trim()
        )));
    }
}

/// Warns of a date that was written and lies in the future; `so` says what follows from it.
pub fn warn_of_future(context: &CommandContext, written: &str, so: &str) {
    let when = EdtfDate::new(written);
    let present = context.book.present();
    let words = date::display(&when);
    let text = if lies_ahead(&when, present) {
        format!("{words} is {AHEAD} As long as it is, {so}")
    } else if ends_ahead(&when, present) {
        format!("{words} {ENDS_AHEAD}")
    } else {
        return;
    };
    tell(&display_safe(&text));
}
