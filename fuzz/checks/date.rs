//! Any text as a date: what is understood is a date in the format and is understood as itself, and
//! nothing that a terminal would obey comes out in words.

use jiff::civil::Date;
use lastseen::record::date_input::{read_date, understand};
use lastseen::record::edtf_date::EdtfDate;
use lastseen::text::labels::date::{display, short};

/// Panics if the program is wrong about it.
pub fn check(text: &str) {
    for today in [
        Date::constant(2026, 11, 22),
        Date::constant(2024, 2, 29),
        Date::MIN,
        Date::MAX,
    ] {
        for date in [understand(text, today), read_date(text, today).ok()]
            .into_iter()
            .flatten()
        {
            assert!(EdtfDate::new(&date).days().is_some(), "{date:?} is no date");
            assert_eq!(understand(&date, today).as_ref(), Some(&date));
        }
    }
    let when = EdtfDate::new(text);
    assert_eq!(when.as_str(), text);
    for shown in [display(&when), short(&when)] {
        assert!(!shown.as_str().contains(char::is_control), "{shown:?}");
    }
}
