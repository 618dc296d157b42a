//! One line for everything that could not be done: what, where, and what to do about it.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::casebook::change::compose::ComposeError;
use crate::casebook::errors::conflict::EditConflict;
use crate::casebook::errors::failure::{Failure, Later, Unattached};
use crate::text::labels::counts;
use crate::text::labels::counts::grouped;
use crate::text::labels::date::day;
use crate::text::log::external_changes::set_by;
use crate::text::pages::pair::judged_by;
use crate::text::safe::{Safe, display_safe};

/// What could not be done, in one line.
#[must_use]
pub fn failure(failure: &Failure) -> Safe {
    display_safe(&sentence(failure))
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
    let what = if later.field.is_empty() {
        later.record.relative_path()
    } else {
        format!("{}: {}", later.record.relative_path(), later.field)
    };
    display_safe(&match &later.by {
        Some((who, at)) => format!(
            "{what} was changed by {who} at {}",
            at.strftime("%Y-%m-%d %H:%M UTC")
        ),
        None => {
            format!("{what} was changed outside of lastseen, or the change is erased from the log")
        }
    })
}

/// How to get past a change that cannot be taken back; `None` where skipping it would not help.
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
    );
    belongs_to_the_change.then(|| {
        display_safe(
            "to leave that change as it is and reach those before it: `lastseen undo --skip`",
        )
    })
}

/// One field that somebody else changed, with their value, the one that was to be written, and the
/// one that the change started from. `title` is the record's name, where it is known.
#[must_use]
pub fn conflict_lines(conflict: &EditConflict, title: Option<&str>) -> Vec<Safe> {
    let value = |value: &Option<String>| {
        value
            .as_deref()
            .map_or_else(|| "nothing".to_owned(), ToOwned::to_owned)
    };
    let field = if conflict.field.is_empty() {
        "the whole record"
    } else {
        &conflict.field
    };
    let record = title.map_or_else(|| conflict.record.relative_path(), str::to_owned);
    [
        format!("{record}: {field}"),
        format!("  theirs: {}", value(&conflict.found)),
        format!("          {}", set_by(conflict.by.as_ref())),
        format!("  yours:  {}", value(&conflict.wanted)),
        format!("  before: {}", value(&conflict.expected)),
    ]
    .iter()
    .map(|line| display_safe(line))
    .collect()
}

/// Why an edit could not be composed; the record is as it was.
#[must_use]
pub fn compose_error(error: &ComposeError) -> Safe {
    let detail = match error {
        ComposeError::Edit(error) => error.to_string(),
        ComposeError::Splice(_) => "the pieces do not fit together".to_owned(),
    };
    display_safe(&format!(
        "the record cannot be changed here: {detail}; try an editor"
    ))
}

fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::NoSuchFolder { path } => format!(
            "{}: no such folder; make a workspace there with `lastseen init {}`",
            path.display(),
            path.display()
        ),
        Failure::NotAWorkspace { path } => format!(
            "{}: no workspace, it has no lastseen.ron; make one with `lastseen init {}`",
            path.display(),
            path.display()
        ),
        Failure::BadHead {
            path,
            line,
            column,
            reason,
        } => format!("{}: cannot be read: {reason}", place(path, *line, *column)),
        Failure::NewerFormat { path, format } => format!(
            "{}: made by a later lastseen (format {format}); this one must be brought up to date",
            path.display()
        ),
        Failure::InTheWay { path } => format!(
            "{}: is in the way; choose an empty or a new folder",
            path.display()
        ),
        Failure::ReadOnly { path, reason } => format!(
            "{}: can be read but not written ({reason}); nothing was changed",
            path.display()
        ),
        Failure::NoAccountState { path, reason } => format!(
            "{}: this account's own folder, which is needed for writing, cannot be used ({reason}); \
             make it writable, or set XDG_STATE_HOME to a folder of your own outside of the workspace",
            if path.as_os_str().is_empty() {
                "the home folder".to_owned()
            } else {
                path.display().to_string()
            }
        ),
        Failure::Io {
            doing,
            path,
            reason,
        } => format!("{}: could not {doing}: {reason}", path.display()),
        Failure::Unfinished { path, reason } => format!(
            "{}: the disk failed ({reason}) when the change was in the log already; \
             your next change here finishes it",
            path.display()
        ),
        Failure::Locked { path } => format!(
            "{}: somebody else is writing; try again in a moment",
            path.display()
        ),
        Failure::Conflicts(conflicts) => match conflicts.as_slice() {
            [one] => format!(
                "{}: somebody else changed the same thing; nothing was written, look and try again",
                one.record.relative_path()
            ),
            several => format!(
                "somebody else changed the same {} things; nothing was written, look and try again",
                several.len()
            ),
        },
        Failure::NotJoined { record } => {
            format!("{record}: no change that still stands joined it to another record")
        }
        Failure::JudgedDifferent { kept, joined, by } => format!(
            "{joined} and {kept} were not joined: {}. If they are one person all the same: `lastseen join {kept} \
             {joined} --anyway`",
            judged_by(by.as_ref())
        ),
        Failure::JoinedMeanwhile { record, to } => format!(
            "{record} was joined to {to}, which stands for both; nothing was written: write to {to}, or take them \
             apart first: `lastseen unjoin {record}`"
        ),
        Failure::JoinedLater { record, to, stands } => format!(
            "{record} was joined to {to}, and {to} to {stands} after that; nothing was taken apart. First \
             `lastseen unjoin {to}`, then `lastseen unjoin {record}`, then `lastseen join {stands} {to}`"
        ),
        Failure::BuiltOn(later) => format!(
            "nothing was taken back, for {} was changed since: take that back first, or leave it with the \
             record that was kept: `lastseen unjoin --anyway`",
            counts::of(later.len(), "thing", "things")
        ),
        Failure::QueryChanged {
            name,
            found,
            wanted,
        } => {
            let value =
                |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
            format!(
                "lastseen.ron: somebody else changed \"{name}\" or keeps another query under that name; nothing was \
                 written · theirs: {} · yours: {}",
                value(found),
                value(wanted)
            )
        }
        Failure::NoSuchRecord { record } => format!("{record}: there is no such record"),
        Failure::Unsound {
            path,
            line,
            column,
            reason,
        } => format!(
            "{}: cannot be changed until it is mended: {reason}",
            place(path, *line, *column)
        ),
        Failure::WouldDamage { path, field } => format!(
            "{}: the change would damage `{field}`; nothing was written, change it in an editor",
            path.display()
        ),
        Failure::WouldBeTooLarge { path, bytes } => format!(
            "{}: would become too large for a record ({} bytes); nothing was written",
            path.display(),
            grouped(*bytes)
        ),
        Failure::ErasureStands => {
            "your last change erased a person, and that cannot be taken back: what was erased stands nowhere any more"
                .to_owned()
        }
        Failure::DraftOfErased => {
            "the person was erased meanwhile, and what is typed about them is kept nowhere".to_owned()
        }
        Failure::WasErased { name, at, by } => format!(
            "{name}: somebody of this name was erased on {} by {by}; nothing was written. If it is another person, or \
             they agree, add them with `lastseen add person ... --anyway`",
            day(at.to_zoned_datetime(TimeZone::UTC).date())
        ),
        Failure::NotAttached { path, why } => format!("{}: {}", path.display(), unattached(why)),
        Failure::NothingTo(what) => format!("there is nothing to {what}"),
        Failure::BrokenLog { path, line, reason } => format!(
            "{}: the log cannot be trusted: {reason}; see `lastseen log --verify`",
            place(path, *line, 0)
        ),
        Failure::EmptyChange => "that changes nothing".to_owned(),
        Failure::NoSuchQueue { name } => format!("{name}: there is no queue of this name any more"),
        Failure::BadQueue { path, reason } => format!(
            "{}: the queue cannot be read: {reason}; no record is touched by taking the file away",
            path.display()
        ),
        Failure::TakenByAnother { record, by } => {
            format!("{record}: nothing was written, {by} has taken this one over meanwhile")
        }
    }
}

fn unattached(why: &Unattached) -> String {
    match why {
        Unattached::Unreadable(reason) => format!("cannot be read: {reason}"),
        Unattached::Symlink => "is a symbolic link; name the file itself".to_owned(),
        Unattached::NotAFile => "is no plain file, so there is nothing to attach".to_owned(),
        Unattached::Empty => "is empty, so there is nothing to attach".to_owned(),
        Unattached::TooLarge { bytes, limit } => format!(
            "is too large to attach: {} bytes; the limit is {}",
            grouped(*bytes),
            grouped(*limit)
        ),
        Unattached::Already => "is attached to this source already".to_owned(),
    }
}

fn place(path: &Path, line: usize, column: usize) -> String {
    match (line, column) {
        (0, _) => path.display().to_string(),
        (line, 0) => format!("{}:{line}", path.display()),
        (line, column) => format!("{}:{line}:{column}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_shows_both_values() {
        let failure = Failure::Conflicts(vec![EditConflict {
            record: "p-4f7".parse().unwrap(),
            field: "rank".to_owned(),
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
}
