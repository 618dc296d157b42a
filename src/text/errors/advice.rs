//! What to do about findings that nothing can be opened for.

use crate::casebook::errors::problem::{Problem, Reason};
use crate::text::safe::display_safe;

/// What to do, in lines; empty for findings that lead to a field or a file.
#[must_use]
pub fn advice(problem: &Problem) -> Vec<String> {
    let path = problem.at.path.display();
    let lines: Vec<String> = match &problem.reason {
        Reason::Symlink => vec![
            "A change would put a file in the place of the link, and what it leads to would stay as it was.".to_owned(),
            format!("Put the file itself here: cp --remove-destination \"$(readlink -f '{path}')\" '{path}'"),
        ],
        Reason::NotAFile => vec![
            "A pipe, a device or a folder stands where a record should.".to_owned(),
            "Find out who put it there, and move it out of the workspace.".to_owned(),
        ],
        Reason::Gone => vec![
            "The file was there when it was last read, and what it said is still shown.".to_owned(),
            format!("If nobody meant to remove it, bring it back: git checkout -- '{path}'"),
            "`lastseen log` tells who removed what by this program; whoever did it by hand stands in no log.".to_owned(),
        ],
        Reason::NewerFormat { .. } => vec![
            "Somebody works here with a later version. Nothing is written as long as this one is older, so that it breaks nothing.".to_owned(),
            "Bring this one up to date.".to_owned(),
        ],
        Reason::Unreadable(_) | Reason::UnreadableFolder(_) => vec![
            "The system does not let this account read it.".to_owned(),
            format!("See who may: ls -l '{path}'"),
            "In a folder that several people share, all files belong to a group that may read and write them.".to_owned(),
        ],
        Reason::UnknownKind => vec![
            "Records lie in people, cases, sources, places and units, copies of sources in files.".to_owned(),
            "Move this one there, or out of the workspace.".to_owned(),
        ],
        Reason::CopyOfHead { .. } => vec![
            "Two versions of lastseen.ron, which holds the title, the statuses and the saved queries, were kept. Only lastseen.ron is read.".to_owned(),
            format!("See both: diff lastseen.ron '{path}'"),
            "Take over what is right in the copy, and remove the copy then.".to_owned(),
        ],
        Reason::CopyOfRecord { of, .. } => vec![
            "A sync tool, an editor or a merge could not put two versions together, and kept both. Only the record itself is read; \
             nothing is lost as long as both files are there."
                .to_owned(),
            format!("See both: diff '{}' '{path}'", of.relative_path()),
            "Take over into the record what is right in the copy, and remove the copy then.".to_owned(),
        ],
        Reason::ForeignPlan | Reason::ForeignChange { .. } => vec![
            "Somebody else's account was stopped while it wrote here, or the folder was made to look so. Nothing of it is \
             carried out."
                .to_owned(),
            "If you know who it was: their next change finishes it. The records are as they were before.".to_owned(),
            format!("If nobody does: look at it, then remove it: rm '{path}'"),
        ],
        Reason::UnloggedChange { .. } => vec![
            "Somebody else's change is not finished here, or its line of the log has not come yet. Nothing of it is \
             carried out and nothing is lost."
                .to_owned(),
            "If the folder is synchronised: wait until it has caught up.".to_owned(),
            format!("If nothing comes: look at it, then remove it: rm '{path}'"),
        ],
        Reason::ForeignWork => vec![
            "A draft under your name, or a queue, that this account did not write on this machine.".to_owned(),
            format!("Look at it: less '{path}'"),
            format!("Take over what is right, then remove it: rm '{path}'"),
        ],
        Reason::Interrupted => vec![
            "A change of yours is in the log and not yet in every file. Nothing is lost.".to_owned(),
            "The next change that you make here finishes it; nobody has to do anything.".to_owned(),
        ],
        Reason::OpenToAll { .. } => vec![
            "The names of people at risk stand in these files.".to_owned(),
        ],
        Reason::TornLogLine => vec![
            "The program was stopped, or the machine went off, while this line was being written. It was not on disk \
             yet, so the change never happened; all before it stands."
                .to_owned(),
            "The next change cuts the rest off. Nobody has to do anything.".to_owned(),
        ],
        Reason::BrokenLogLine { .. } => vec![
            "A line of the log is not as this program wrote it: edited by hand, damaged by the disk, or merged wrongly.".to_owned(),
            "Do not edit it; `lastseen log --verify` shows which lines hold. The records themselves are not touched by it.".to_owned(),
            format!("Bring the log back from a copy: git log -- '{path}'"),
        ],
        Reason::LogConflictMarkers => vec![
            "Two versions of this log were merged, and both had new lines. All of them are read and count, and work can go on.".to_owned(),
            "Delete the marker lines and nothing else. Never take one side alone: the changes of the other would be missing.".to_owned(),
            format!("sed -i '/^<<<<<<<\\|^|||||||\\|^=======\\|^>>>>>>>/d' '{path}'"),
        ],
        Reason::CopyOfLog { of, only_here: 0, .. } => vec![
            format!("Every line of it stands in {} as well, and no change is counted twice.", of.display()),
            format!("Remove the copy: rm '{path}'"),
        ],
        Reason::CopyOfLog { of, .. } => vec![
            format!("Some of its lines are missing in {}. They are read and count as long as the copy is there.", of.display()),
            format!("Keep the copy, or find out why the lines are missing: diff '{}' '{path}'", of.display()),
        ],
        Reason::LogNameDiffers { .. } => vec![
            "Each log is named after its author and device. This program never writes one under another name.".to_owned(),
            "Ask whoever added the file. Its lines are read and count.".to_owned(),
            format!("git log -- '{path}'"),
        ],
        Reason::ClockWrong(_) => vec![
            "What is entered as today, and the times in the log, come from the clock of the machine.".to_owned(),
            "See what it says: date. Set it in the settings of the system, or with: timedatectl set-ntp true".to_owned(),
        ],
        Reason::BlankedByNobody => vec![
            "Values are missing from this line as after an erasure, but no log tells of one.".to_owned(),
            "If another machine erased somebody, its log has not come here yet: fetch it. Else bring this one back.".to_owned(),
            format!("git log -- '{path}'"),
        ],
        Reason::ValuesAreBack => vec![
            "Somebody was erased from this log, and an older copy of it was put in its place.".to_owned(),
            "Erase the person again: :erase over the record, or lastseen erase ID.".to_owned(),
        ],
        Reason::CopyUnnamed => vec![
            "Its source was undone or removed, and no other names it. Redo brings such a link back.".to_owned(),
            format!("If it belongs to a source: 3, choose the source, @, and {path} as the file."),
            format!("If nobody needs it: rm '{path}'"),
        ],
        _ => Vec::new(),
    };
    lines
        .iter()
        .map(|line| display_safe(line).into_string())
        .collect()
}
