//! The bounds of what a list may say: when a date is plausible, and how long a record may be.

use crate::record::edtf_date::EdtfDate;

/// The most bytes of a record's text: a file that is larger is refused when it is loaded.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// Whether a date lies within its bounds: not before `after`, not after `until`; both in EDTF or empty.
#[must_use]
pub fn is_plausible(edtf: &str, after: &str, until: &str) -> bool {
    let Some(days) = EdtfDate::new(edtf).days() else {
        return false;
    };
    let after = EdtfDate::new(after).days().map(|days| days.earliest);
    let until = EdtfDate::new(until).days().map(|days| days.latest);
    after.is_none_or(|after| days.latest >= after)
        && until.is_none_or(|until| days.earliest <= until)
}

/// Whether a text can bound dates.
#[must_use]
pub fn is_bound(text: &str) -> bool {
    EdtfDate::new(text).days().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_plausible_within_its_bounds() {
        assert!(is_plausible("2022-07-12", "", "2023"));
        assert!(!is_plausible("2922-07-12", "", "2026-11-27"));
        assert!(!is_plausible("1022", "1900", ""));
        assert!(is_plausible("2022-07-12/..", "", "2023"));
    }
}
