//! What does not fit between logs, records and what was seen before, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casebook::errors::log_doubt::{ClockDoubt, Doubt, Witness};
use crate::text::labels::counts;
use crate::text::labels::date::day;
use crate::text::safe::{Safe, display_safe};

/// What does not fit, in one sentence without the file.
#[must_use]
pub fn doubt(doubt: &Doubt) -> Safe {
    let text = match doubt {
        Doubt::EndMissing { last, seen, by } => format!(
            "ends with change {last}, but {} change {seen}: its end was cut off, or an older copy was put in its place; \
             bring the whole log back",
            saw(by)
        ),
        Doubt::LogMissing { seen, by } => format!(
            "is not here, but {} {} of it: it was deleted; bring it back",
            saw(by),
            counts::of(usize::try_from(*seen).unwrap_or(usize::MAX), "change", "changes")
        ),
        Doubt::AllLogsMissing { logs, changes } => format!(
            "no log is here, but this machine has seen {} with {}: all were deleted; bring them back",
            counts::of(*logs, "log", "logs"),
            counts::of(usize::try_from(*changes).unwrap_or(usize::MAX), "change", "changes")
        ),
        Doubt::Rewritten { seen, by } => format!(
            "{} another change {seen} than the one that stands here: the log was replaced or written anew",
            saw(by)
        ),
        Doubt::EditedOutside { at, by } => format!(
            "is not as the last change left it ({}): edited by hand or by another program since, or that change is missing \
             in the log",
            made(*at, by)
        ),
        Doubt::MergedOutside => "was changed by two people who had not seen each other's change, and put together outside of \
             this program; nobody can tell whether more was edited then"
            .to_owned(),
        Doubt::OlderRecord { at, by } => format!(
            "an older copy was put back: the file is as it was at an earlier change ({}), and later changes are not in it",
            made(*at, by)
        ),
        Doubt::RecordMissing { at, by } => format!(
            "the file is gone, and no change removed it; the last one wrote it ({})",
            made(*at, by)
        ),
    };
    display_safe(&text)
}

/// What is wrong with a clock.
#[must_use]
pub fn clock(doubt: &ClockDoubt) -> String {
    let date = |at: &Timestamp| day(at.to_zoned_datetime(TimeZone::UTC).date());
    match doubt {
        ClockDoubt::CannotBe { now } => format!(
            "this machine's clock says {}, which cannot be: set the clock, or dates of today and times in the log are wrong",
            date(now)
        ),
        ClockDoubt::Behind { now, log, newest } => format!(
            "this machine's clock says {}, but {log} has changes of {}: set the clock, or that of the other machine if that one \
             is wrong",
            date(now),
            date(newest)
        ),
        ClockDoubt::Ahead { now, newest } => format!(
            "this machine's clock says {}, and the last change was made on {}: if years have not passed, set the clock",
            date(now),
            date(newest)
        ),
        ClockDoubt::LogCannotBe { log, at } => format!(
            "the last change in {log} has the date {}, which cannot be: the clock of that machine is wrong and must be set; the \
             order of changes does not go by it",
            date(at)
        ),
    }
}

fn saw(by: &Witness) -> String {
    match by {
        Witness::Log { log, seq } => {
            format!("the author of {log} had seen (in change {seq} there)")
        }
        Witness::ThisMachine => "this machine has seen".to_owned(),
    }
}

fn made(at: Timestamp, by: &str) -> String {
    format!("{by}, {}", day(at.to_zoned_datetime(TimeZone::UTC).date()))
}

/// What verifying cannot know, in sentences. `is_seen` says whether this machine has a note of the logs from
/// before.
#[must_use]
pub fn cannot_know(is_seen: bool) -> Vec<Safe> {
    let mut lines = vec![
        "not known: who sat at the keyboard under these names; whoever can write here can write under any name",
        "not known: whether lines were cut off before anybody else's log or this machine had seen them",
        "not known: whether all logs were replaced together with what this account has noted of them",
    ];
    if !is_seen {
        lines.push(
            "not known: whether the ends of logs were cut off before today, as this account has not seen them before; from now on \
             it keeps a note of them outside of the workspace",
        );
    }
    lines.into_iter().map(display_safe).collect()
}
