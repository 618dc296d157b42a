//! One line for everything that could not be done: what, where, and what to do about it.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::casebook::change::compose::ComposeError;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::SyncRefusal;
use crate::casebook::errors::failure::{Attempt, EditConflict, Failure, Later, Unattached};
use crate::casebook::errors::problem::Reason;
use crate::text::catalogue::say;
use crate::text::errors::cause::{cause, edit_error};
use crate::text::errors::encryption::encryption_error;
use crate::text::errors::problem;
use crate::text::errors::problem::reason_without_values;
use crate::text::labels::date::day;
use crate::text::log::external_changes::set_by;
use crate::text::pages::pair::judged_by;
use crate::text::safe::{Safe, display_safe};

/// What could not be done, in one line.
#[must_use]
pub fn failure(failure: &Failure) -> Safe {
    sentence(failure)
}

/// What could not be done, with one more line for every value that somebody else changed.
#[must_use]
pub fn lines(failure: &Failure) -> Vec<Safe> {
    let mut lines = vec![self::failure(failure)];
    if let Failure::Conflicts(conflicts) = failure {
        lines.extend(conflicts.iter().flat_map(|one| conflict_lines(one, None)));
    }
    if let Failure::BuiltOn(later) = failure {
        lines.extend(later.iter().map(later_line));
    }
    lines
}

/// What stands in the way of taking something back, in one line.
#[must_use]
pub fn later_line(later: &Later) -> Safe {
    let what = if later.field.is_root() {
        later.record.relative_path()
    } else {
        format!("{}: {}", later.record.relative_path(), later.field)
    };
    match &later.by {
        Some((who, at)) => {
            let at = at.strftime("%Y-%m-%d %H:%M UTC").to_string();
            say!(later_changed_by { what, who, at })
        }
        None => {
            say!(later_changed_outside { what })
        }
    }
}

/// How to get past a change that cannot be taken back; `None` if skipping it would not help.
#[must_use]
pub fn way_past(failure: &Failure) -> Option<Safe> {
    let belongs_to_the_change = matches!(
        failure,
        Failure::Conflicts(_)
            | Failure::JoinedMeanwhile { .. }
            | Failure::QueryChanged { .. }
            | Failure::Unsound { .. }
            | Failure::WouldDamage { .. }
            | Failure::WouldBeTooLarge { .. }
            | Failure::ErasureStands
            | Failure::Io {
                reason: Cause::LineTooLong { .. },
                ..
            }
    );
    belongs_to_the_change.then(|| say!(undo_skip_hint))
}

/// One field that somebody else changed, with their value, the one that was to be written, and the
/// one that the change started from. `title` is the record's name, if it is known.
#[must_use]
pub fn conflict_lines(conflict: &EditConflict, title: Option<&str>) -> Vec<Safe> {
    let record = title.map_or_else(|| conflict.record.relative_path(), str::to_owned);
    vec![
        if conflict.field.is_root() {
            say!(conflict_record { record })
        } else {
            say!(conflict_field {
                record,
                field: conflict.field.to_string()
            })
        },
        say!(conflict_theirs {
            value: or_nothing(conflict.found.as_deref())
        }),
        say!(conflict_set_by {
            by: set_by(conflict.by.as_ref())
        }),
        say!(conflict_yours {
            value: or_nothing(conflict.wanted.as_deref())
        }),
        say!(conflict_before {
            value: or_nothing(conflict.expected.as_deref())
        }),
    ]
}

/// Why an edit could not be composed; the record is as it was.
#[must_use]
pub fn compose_error(error: &ComposeError) -> Safe {
    let detail = match error {
        ComposeError::Edit(error) => edit_error(error),
        ComposeError::Splice(_) => say!(compose_splice),
    };
    say!(compose_failed { detail })
}

/// Why `lastseen.ron` cannot be read.
fn bad_head(place: &str, reason: &Reason) -> Safe {
    match reason {
        Reason::DoesNotParse(reason) | Reason::Unreadable(reason) => {
            say!(failure_bad_head { place, reason })
        }
        Reason::TooLarge { bytes, limit } => say!(failure_head_too_large {
            place,
            bytes: *bytes,
            limit: *limit
        }),
        Reason::NotAFile => say!(failure_head_no_file { place }),
        reason => say!(failure_head_refused {
            place,
            reason: problem::reason(reason)
        }),
    }
}

fn sentence(failure: &Failure) -> Safe {
    match failure {
        Failure::NoSuchFolder { path } => say!(failure_no_such_folder {
            path: path.display()
        }),
        Failure::NotAWorkspace { path } => say!(failure_not_a_workspace {
            path: path.display()
        }),
        Failure::BadHead {
            path,
            line,
            column,
            reason,
        } => bad_head(&place(path, *line, *column), reason),
        Failure::NewerFormat { path, format } => say!(failure_newer_format {
            path: path.display(),
            format
        }),
        Failure::InTheWay { path } => say!(failure_in_the_way {
            path: path.display()
        }),
        Failure::ReadOnly { path, reason } => say!(failure_read_only {
            path: path.display(),
            reason
        }),
        Failure::NoAccountState { path, reason } => say!(failure_no_account_state {
            folder: account_folder(path),
            reason
        }),
        Failure::Io {
            operation: FileOperation::DrawRandom,
            reason,
            ..
        } => say!(failure_no_random_number { reason }),
        Failure::Io {
            operation,
            path,
            reason,
        } => say!(failure_io {
            path: path.display(),
            operation: *operation,
            reason
        }),
        Failure::Encryption { place, why } => say!(failure_encryption {
            place,
            why: encryption_error(why)
        }),
        // Git has said it on the terminal.
        Failure::Git {
            command,
            reason: Cause::Words(words),
        } if words.is_empty() => say!(failure_git_told { command }),
        Failure::Git { command, reason } => say!(failure_git { command, reason }),
        Failure::SshKeygen { command, reason } => say!(failure_ssh_keygen { command, reason }),
        Failure::NoTerminal { reason } => say!(failure_no_terminal { reason }),
        Failure::Unfinished { path, reason } => say!(failure_unfinished {
            path: path.display(),
            reason
        }),
        Failure::HalfExchanged { path, reason } => say!(failure_half_exchanged {
            path: path.display(),
            reason
        }),
        Failure::Locked { path } => say!(failure_locked {
            path: path.display()
        }),
        Failure::FormChanged { path } => say!(failure_form_changed {
            path: path.display()
        }),
        Failure::Conflicts(conflicts) => match conflicts.as_slice() {
            [one] => say!(failure_conflict {
                record: one.record.relative_path()
            }),
            several => say!(failure_conflicts {
                count: several.len()
            }),
        },
        Failure::NotJoined { record } => {
            say!(failure_not_joined { record })
        }
        Failure::JudgedDifferent { kept, joined, by } => say!(failure_judged_different {
            joined,
            kept,
            judged_by: judged_by(by.as_ref())
        }),
        Failure::Sync(refusal) => match refusal {
            SyncRefusal::OtherForm => say!(failure_sync_other_form),
            SyncRefusal::OtherKey { key } => say!(failure_sync_other_key { key }),
            SyncRefusal::OldKey => say!(failure_sync_old_key),
            SyncRefusal::MisplacedRecord { path } => say!(sync_misplaced_record { path }),
            SyncRefusal::DamagedLog { path } => say!(sync_damaged_log { path }),
            SyncRefusal::LogRefused { path } => say!(sync_refused_log { path }),
            SyncRefusal::WouldLockOut { path } => say!(failure_sync_would_lock_out { path }),
            SyncRefusal::Undecided { path } => say!(command_sync_unmerged { path }),
            SyncRefusal::OneSided { path } => say!(failure_one_sided { path }),
            SyncRefusal::NotOneSided { path } => say!(failure_not_one_sided { path }),
            SyncRefusal::ErasedOneSided { record: id } => say!(failure_erased_one_sided { id }),
            SyncRefusal::NotPlain { path } => say!(failure_sync_not_plain { path }),
            SyncRefusal::StagedOutside => say!(failure_sync_staged_outside),
            SyncRefusal::ChangedMeanwhile { path } => say!(failure_sync_changed { path }),
            SyncRefusal::BundleInside => say!(failure_sync_bundle_inside),
            SyncRefusal::NoMarkers { path } => say!(failure_no_markers { path }),
            SyncRefusal::NotMergeable { path } => say!(failure_not_mergeable { path }),
            SyncRefusal::Forestalled => say!(failure_sync_forestalled),
            SyncRefusal::Unfinished { command } => say!(failure_sync_unfinished { command }),
            SyncRefusal::NoBranch => say!(failure_sync_no_branch),
            SyncRefusal::Unmerged { path } => say!(failure_sync_unmerged { path }),
        },
        Failure::AddedMeanwhile { record } => say!(failure_added_meanwhile { record }),
        Failure::JoinedMeanwhile { record, to } => say!(failure_joined_meanwhile { record, to }),
        Failure::JoinedLater { record, to, stands } => {
            say!(failure_joined_later { record, to, stands })
        }
        Failure::BuiltOn(later) => say!(failure_built_on {
            things: later.len()
        }),
        Failure::QueryChanged {
            name,
            found,
            wanted,
        } => {
            say!(failure_query_changed {
                name,
                theirs: or_nothing(found.as_deref()),
                yours: or_nothing(wanted.as_deref())
            })
        }
        Failure::NoSuchRecord { record } => say!(failure_no_such_record { record }),
        Failure::Unsound {
            path,
            line,
            column,
            reason,
        } => say!(failure_unsound {
            place: place(path, *line, *column),
            reason: match reason {
                Reason::DoesNotParse(why) | Reason::Unreadable(why) => cause(why),
                reason => problem::reason(&reason_without_values(reason)),
            }
        }),
        Failure::WouldDamage { path, field } => say!(failure_would_damage {
            path: path.display(),
            field: field.to_string()
        }),
        Failure::WouldBeTooLarge { path, bytes } => say!(failure_would_be_too_large {
            path: path.display(),
            bytes: *bytes
        }),
        Failure::ErasureStands => {
            say!(failure_erasure_stands)
        }
        Failure::DraftOfErased => {
            say!(failure_draft_of_erased)
        }
        Failure::WasErased { name, at, by } => say!(failure_was_erased {
            name,
            day: day(at.to_zoned_datetime(TimeZone::UTC).date()),
            by
        }),
        Failure::NotAttached { path, why } => say!(failure_not_attached {
            path: path.display(),
            why: unattached(why)
        }),
        Failure::NothingTo(attempt) => nothing_to(*attempt),
        Failure::BrokenLog { path, line, reason } => say!(failure_broken_log {
            place: place(path, *line, 0),
            reason
        }),
        Failure::EmptyChange => say!(failure_empty_change),
        Failure::NoSuchQueue { name } => say!(failure_no_such_queue { name }),
        Failure::BadQueue { path, reason } => say!(failure_bad_queue {
            path: path.display(),
            reason
        }),
        Failure::TakenByAnother { record, by } => match by {
            Some(by) => say!(failure_taken_by_another { record, by }),
            None => say!(failure_taken_by_somebody { record }),
        },
    }
}

fn nothing_to(attempt: Attempt) -> Safe {
    match attempt {
        Attempt::Undo => say!(failure_nothing_to_undo),
        Attempt::Redo => say!(failure_nothing_to_redo),
        Attempt::Erase => say!(failure_nothing_to_erase),
        Attempt::TakeBackDecision => say!(failure_no_decision_to_take_back),
    }
}

fn account_folder(path: &Path) -> Safe {
    if path.as_os_str().is_empty() {
        say!(home_folder)
    } else {
        display_safe(&path.display().to_string())
    }
}

fn unattached(why: &Unattached) -> Safe {
    match why {
        Unattached::Unreadable(reason) => say!(unattached_unreadable { reason }),
        Unattached::Symlink => say!(unattached_symlink),
        Unattached::NotAFile => say!(unattached_not_a_file),
        Unattached::NotAnImage => say!(unattached_not_an_image),
        Unattached::Empty => say!(unattached_empty),
        Unattached::TooLarge { bytes, limit } => say!(unattached_too_large {
            bytes: *bytes,
            limit: *limit
        }),
        Unattached::Already => say!(unattached_already),
    }
}

fn or_nothing(value: Option<&str>) -> Safe {
    value.map_or_else(|| say!(value_none), display_safe)
}

fn place(path: &Path, line: usize, column: usize) -> Safe {
    display_safe(&match (line, column) {
        (0, _) => path.display().to_string(),
        (line, 0) => format!("{}:{line}", path.display()),
        (line, column) => format!("{}:{line}:{column}", path.display()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_text::path::FieldPath;

    #[test]
    fn a_conflict_shows_both_values() {
        let failure = Failure::Conflicts(vec![EditConflict {
            record: "p-4f7".parse().unwrap(),
            field: FieldPath::of("rank"),
            expected: Some("\"private\"".to_owned()),
            found: Some("\"corporal\"".to_owned()),
            wanted: None,
            by: None,
        }]);
        let lines = lines(&failure);
        let lines: Vec<&str> = lines.iter().skip(1).map(Safe::as_str).collect();
        assert_eq!(
            lines,
            [
                "people/p-4f7.ron: rank",
                "  theirs: \"corporal\"",
                "          by hand or by another program; the log does not tell",
                "  yours:  nothing",
                "  before: \"private\"",
            ]
        );
    }

    #[test]
    fn a_failure_says_what_to_do() {
        let failure = Failure::NotAWorkspace {
            path: "/a\u{1b}b".into(),
        };
        assert_eq!(
            super::failure(&failure).as_str(),
            "/a␛b: no workspace, it has no lastseen.ron; make one with `lastseen init /a␛b`"
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_told_as_such_and_can_be_skipped() {
        let failure = Failure::Io {
            operation: FileOperation::WriteLine,
            path: "log/anna-desk.log".into(),
            reason: Cause::LineTooLong { limit: 536_870_912 },
        };
        assert_eq!(
            super::failure(&failure).as_str(),
            "log/anna-desk.log: could not write the line of the change: a line is longer than it may be; \
             the limit is 536,870,912 bytes"
        );
        assert!(way_past(&failure).is_some());
    }
}
