//! What does not fit between logs, records and what was seen before, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casebook::errors::log_doubt::{ClockDoubt, Doubt, Witness};
use crate::text::catalogue::say;
use crate::text::labels::date::day;
use crate::text::safe::Safe;

/// What does not fit, in one sentence without the file.
#[must_use]
pub fn doubt(doubt: &Doubt) -> Safe {
    match doubt {
        Doubt::EndMissing { last, seen, by } => match by {
            Witness::Log { log, seq } => say!(doubt_end_missing_log {
                last: last,
                seen: seen,
                log: log,
                seq: seq
            }),
            Witness::ThisMachine => say!(doubt_end_missing { last, seen }),
        },
        Doubt::LogMissing { seen, by } => match by {
            Witness::Log { log, seq } => say!(doubt_log_missing_log { seen, log, seq }),
            Witness::ThisMachine => say!(doubt_log_missing { seen }),
        },
        Doubt::AllLogsMissing { logs, changes } => say!(doubt_all_logs_missing { logs, changes }),
        Doubt::Rewritten { seen, by } => match by {
            Witness::Log { log, seq } => say!(doubt_rewritten_log { seen, log, seq }),
            Witness::ThisMachine => say!(doubt_rewritten { seen }),
        },
        Doubt::EditedOutside { at, by } => say!(doubt_edited_outside {
            by,
            day: utc_day(*at)
        }),
        Doubt::MergedOutside => say!(doubt_merged_outside),
        Doubt::OlderRecord { at, by } => say!(doubt_older_record {
            by,
            day: utc_day(*at)
        }),
        Doubt::RecordMissing { at, by } => say!(doubt_record_missing {
            by,
            day: utc_day(*at)
        }),
    }
}

/// What is wrong with a clock.
#[must_use]
pub fn clock(doubt: &ClockDoubt) -> Safe {
    match doubt {
        ClockDoubt::CannotBe { now } => say!(clock_cannot_be { now: utc_day(*now) }),
        ClockDoubt::Behind { now, log, newest } => say!(clock_behind {
            now: utc_day(*now),
            log: log,
            newest: utc_day(*newest)
        }),
        ClockDoubt::Ahead { now, newest } => say!(clock_ahead {
            now: utc_day(*now),
            newest: utc_day(*newest)
        }),
        ClockDoubt::LogCannotBe { log, at } => say!(clock_log_cannot_be {
            log,
            at: utc_day(*at)
        }),
    }
}

fn utc_day(at: Timestamp) -> Safe {
    day(at.to_zoned_datetime(TimeZone::UTC).date())
}

/// What verifying cannot know, in sentences. `is_seen` says whether this machine has a note of the logs from
/// before; of a sealed workspace none is kept.
#[must_use]
pub fn cannot_know(is_seen: bool, is_sealed: bool) -> Vec<Safe> {
    if is_sealed {
        return vec![say!(unknown_who_wrote), say!(unknown_cut_sealed)];
    }
    let mut lines = vec![
        say!(unknown_who_wrote),
        say!(unknown_cut_before_seen),
        say!(unknown_all_replaced),
    ];
    if !is_seen {
        lines.push(say!(unknown_cut_before_today));
    }
    lines
}
