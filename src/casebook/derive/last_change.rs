//! When a record was changed last, as far as the record itself tells.

use crate::record::person::Person;

/// When somebody last recorded an entry, wrote a note or looked at a person, in minutes since 1970; 0 if the record tells of
/// nothing.
#[must_use]
pub fn last_change(person: &Person) -> u32 {
    let entries = person.history.iter().map(|entry| entry.recorded.as_str());
    let notes = person.notes.iter().map(|note| note.at.as_str());
    let reviews = person.reviewed.iter().map(|review| review.at.as_str());
    last(entries.chain(notes).chain(reviews))
}

/// The last of these moments, such as `2026-11-22T10:00:00Z`, in minutes since 1970; 0 without any.
#[must_use]
pub fn last<'a>(times: impl Iterator<Item = &'a str>) -> u32 {
    times.map(minutes).max().unwrap_or(0)
}

fn minutes(time: &str) -> u32 {
    time.parse::<jiff::Timestamp>()
        .ok()
        .and_then(|time| u32::try_from(time.as_second() / 60).ok())
        .unwrap_or(0)
}
