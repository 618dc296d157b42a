//! What is said on standard error about dates that were typed: how they are read, and that they lie in
//! the future.

use jiff::civil::Date;

use crate::casebook::present::{ends_ahead, lies_ahead};
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::record::friendly::understand;
use crate::record::when::When;
use crate::words::date;
use crate::words::refusal::{AHEAD, ENDS_AHEAD};
use crate::words::safe::display_safe;

/// Says how a date is read of which the year or the day was not typed.
pub fn tell_reading(typed: &str, read: &str, today: Date) {
    if understand(typed, today).is_none() {
        let words = date::display(&When::new(read));
        tell(&display_safe(&format!(
            "{}: read as {read}, {words}",
            typed.trim()
        )));
    }
}

/// Warns of a date that was written and lies in the future; `so` says what follows from it.
pub fn warn_of_future(desk: &Desk, written: &str, so: &str) {
    let when = When::new(written);
    let present = desk.book.present();
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
