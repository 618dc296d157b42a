//! What is said on standard error about dates in the future that were typed.

use crate::casebook::present::{ends_ahead, lies_ahead};
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::record::when::When;
use crate::words::date;
use crate::words::refusal::{AHEAD, ENDS_AHEAD};
use crate::words::safe::display_safe;

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
