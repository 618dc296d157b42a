//! What other programs left behind, in words: copies and markers beside and in the files.

use std::path::Path;

use crate::casebook::erase::left_behind::{Difference, LeftBy, MergeSide};
use crate::record::id::RecordId;
use crate::text::labels::counts;
use crate::text::pages::fragments::shortened;

/// How many letters of a value are told.
const TOLD: usize = 60;

/// How many fields are told with their values.
const FIELDS: usize = 3;

/// The program, as it stands after "left by".
#[must_use]
pub fn left_by(by: LeftBy) -> &'static str {
    match by {
        LeftBy::Syncthing => "Syncthing",
        LeftBy::Dropbox => "Dropbox",
        LeftBy::Nextcloud => "Nextcloud or ownCloud",
        LeftBy::SyncOrFileManager => "a sync tool or a file manager",
        LeftBy::Git => "git or a merge tool",
        LeftBy::Patch => "patch",
        LeftBy::Unknown => "another program",
    }
}

/// That a merge left its markers in a file.
#[must_use]
pub fn merge_conflict(last_line: usize, sides: &[MergeSide; 2]) -> String {
    let side = |side: &MergeSide, other: &str| {
        let name = if side.name.is_empty() {
            other
        } else {
            &side.name
        };
        let lines = if side.lines.is_empty() {
            "nothing".to_owned()
        } else {
            shortened(side.lines.trim_end_matches(','), TOLD)
        };
        format!("{name}: {lines}")
    };
    if sides.iter().all(|side| side.lines.is_empty()) {
        return format!(
            "conflict markers left by a merge, up to line {last_line}; `lastseen check` and `lastseen show ID` tell both sides; keep \
             what is right of both and delete the marker lines"
        );
    }
    format!(
        "conflict markers left by a merge, up to line {last_line}; the two sides are: {}; and {}; keep what is right of both \
         and delete the marker lines",
        side(&sides[0], "the one"),
        side(&sides[1], "the other")
    )
}

/// That a file is a copy of a record, and in what they differ.
#[must_use]
pub fn copy_of_record(
    of: RecordId,
    by: LeftBy,
    is_there: bool,
    differs: Option<&[Difference]>,
) -> String {
    let left = left_by(by);
    if !is_there {
        return format!(
            "a copy of {of} left by {left}, and {of} itself is not here: this may be its only version; look into it, and \
             name it {of}.ron if it is right"
        );
    }
    match differs {
        None => format!(
            "a copy of {of} left by {left}; look at both, take over into {of}.ron what is right, and remove the copy then"
        ),
        Some([]) => {
            format!("a copy of {of} left by {left} that says the same; the copy may be removed")
        }
        Some(fields) => {
            let told: Vec<String> = fields.iter().take(FIELDS).map(difference).collect();
            let more = match fields.len().saturating_sub(FIELDS) {
                0 => String::new(),
                more => format!("; and {}", counts::of(more, "more field", "more fields")),
            };
            format!(
                "a copy of {of} left by {left}; they differ: {}{more}; take over what is right into {of}.ron, and remove the \
                 copy then",
                told.join("; ")
            )
        }
    }
}

fn difference(one: &Difference) -> String {
    let value = |value: &Option<String>| {
        value.as_ref().map_or_else(
            || "nothing".to_owned(),
            |value| {
                shortened(
                    &value.split_whitespace().collect::<Vec<_>>().join(" "),
                    TOLD,
                )
            },
        )
    };
    format!(
        "{}: {} in the record, {} in the copy",
        one.field,
        value(&one.one),
        value(&one.other)
    )
}

/// That a file is a copy of a log, and whether it has lines of its own.
#[must_use]
pub fn copy_of_log(of: &Path, by: LeftBy, only_here: usize) -> String {
    let (of, left) = (of.display(), left_by(by));
    match only_here {
        0 => format!(
            "a copy of {of} left by {left}; no change counts twice, and the copy may be removed"
        ),
        only => {
            let changes = counts::of(only, "change", "changes");
            format!(
                "a copy of {of} left by {left}, with {changes} that {of} lacks; they are read and count: keep the copy"
            )
        }
    }
}
