//! What other programs left behind, in words: copies and markers beside and in the files.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::casebook::erase::left_behind::{Difference, LeftBy, MergeSide};
use crate::casebook::external::one_sided::{ErasedBy, RemovedBy};
use crate::record::id::RecordId;
use crate::text::catalogue::{listed_apart, say};
use crate::text::labels::date::day;
use crate::text::pages::fragments::shortened;
use crate::text::safe::{Safe, display_safe};

/// How many letters of a value are told.
const TOLD: usize = 60;

/// How many fields are told with their values.
const FIELDS: usize = 3;

/// The program, as it stands after "left by".
#[must_use]
pub fn left_by(by: LeftBy) -> Safe {
    match by {
        LeftBy::Syncthing => say!(left_by_syncthing),
        LeftBy::Dropbox => say!(left_by_dropbox),
        LeftBy::Nextcloud => say!(left_by_nextcloud),
        LeftBy::SyncOrFileManager => say!(left_by_sync_or_file_manager),
        LeftBy::Git => say!(left_by_git),
        LeftBy::Patch => say!(left_by_patch),
        LeftBy::Unknown => say!(left_by_unknown),
    }
}

/// That a merge left its markers in a file.
#[must_use]
pub fn merge_conflict(last_line: usize, sides: &[MergeSide; 2]) -> Safe {
    let up_to = last_line.to_string();
    if sides.iter().all(|side| side.lines.is_empty()) {
        return say!(merge_conflict { line: up_to });
    }
    let lines = |side: &MergeSide| match side.lines.trim_end_matches(',') {
        "" => say!(value_none),
        lines => display_safe(&shortened(lines, TOLD)),
    };
    let name = |side: &MergeSide, other: Safe| match side.name.as_str() {
        "" => other,
        name => display_safe(name),
    };
    let [one, other] = sides;
    say!(merge_conflict_sides {
        line: up_to,
        name_one: name(one, say!(merge_side_one)),
        lines_one: lines(one),
        name_other: name(other, say!(merge_side_other)),
        lines_other: lines(other),
    })
}

/// That one side removed a record and the other one changed it, and what decides about it.
#[must_use]
pub fn one_sided(id: RecordId, removed: RemovedBy, erased: Option<&ErasedBy>) -> Safe {
    match (removed, erased) {
        (RemovedBy::Here, None) => say!(problem_removed_here { id }),
        (RemovedBy::There, None) => say!(problem_removed_there { id }),
        (RemovedBy::Here, Some(erased)) => {
            let (day, by) = (erased_on(erased), &erased.by);
            say!(problem_erased_here { id, day, by })
        }
        (RemovedBy::There, Some(erased)) => {
            let (day, by) = (erased_on(erased), &erased.by);
            say!(problem_erased_there { id, day, by })
        }
    }
}

/// The day of an erasure.
#[must_use]
pub fn erased_on(erased: &ErasedBy) -> Safe {
    day(erased.at.to_zoned_datetime(TimeZone::UTC).date())
}

/// That a file is a copy of a record, and in what they differ.
#[must_use]
pub fn copy_of_record(
    of: RecordId,
    by: LeftBy,
    is_there: bool,
    differs: Option<&[Difference]>,
) -> Safe {
    let left = left_by(by);
    if !is_there {
        return say!(copy_only_version { of, left });
    }
    match differs {
        None => say!(copy_unread { of, left }),
        Some([]) => {
            say!(copy_same { of, left })
        }
        Some(fields) => {
            let told: Vec<Safe> = fields.iter().take(FIELDS).map(difference).collect();
            let differences = listed_apart(&told);
            match fields.len().saturating_sub(FIELDS) {
                0 => say!(copy_differs {
                    of,
                    left,
                    differences
                }),
                more => say!(copy_differs_more {
                    of,
                    left,
                    differences,
                    more
                }),
            }
        }
    }
}

fn difference(one: &Difference) -> Safe {
    let value = |value: &Option<String>| {
        value.as_ref().map_or_else(
            || say!(value_none),
            |value| {
                let words: Vec<&str> = value.split_whitespace().collect();
                display_safe(&shortened(&words.join(" "), TOLD))
            },
        )
    };
    say!(copy_difference {
        field: &one.field,
        in_record: value(&one.one),
        in_copy: value(&one.other)
    })
}

/// That a file is a copy of a log, and whether it has lines of its own.
#[must_use]
pub fn copy_of_log(of: &Path, by: LeftBy, only_here: usize) -> Safe {
    let (of, left) = (display_safe(&of.display().to_string()), left_by(by));
    match only_here {
        0 => say!(copy_of_log { of, left }),
        only => {
            say!(copy_of_log_needed {
                of: of.clone(),
                left,
                changes: only
            })
        }
    }
}
