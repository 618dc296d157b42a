//! Logs that go on in several ways, with markers of merges and in copies: no line is lost, none counts twice.

use std::collections::BTreeSet;

use lastseen::casebook::change::{Change, ChangeId, ChangeKind};
use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::log::body::Body;
use lastseen::storage::log::line::{LogLine, write_line};
use lastseen::storage::log::own_lines::OwnLines;
use lastseen::storage::workspace::author_device::AuthorDevice;
use proptest::prelude::any;
use proptest::sample::Index;

use super::TestDisk;

const LOG: &str = "log/anna-laptop.log";
const COPY: &str = "log/anna-laptop.sync-conflict-20261127-101500-ABCDEFG.log";
const MARKERS: [&str; 4] = [
    "<<<<<<< HEAD\n",
    "||||||| 1a2b3c\n",
    "=======\n",
    ">>>>>>> origin/main\n",
];

/// A line after one of those before, or after none.
fn line(before: &[(String, LogLine)], after: Index) -> (String, LogLine) {
    let number = before.len();
    let parent = match after.index(number + 1) {
        0 => None,
        place => before.get(place - 1),
    };
    let change = Change {
        id: ChangeId(format!("{number:032x}")),
        change_kind: ChangeKind::Do,
        author: "anna".to_owned(),
        at: "2026-11-22T10:00:00Z".parse().unwrap(),
        why: "test".to_owned(),
        edits: Vec::new(),
        queries: Vec::new(),
    };
    let end = parent.map_or((0, ""), |(_, line)| (line.seq, line.hash.as_str()));
    write_line(&change, ("anna", "laptop"), &Body::default(), end, &[]).unwrap()
}

proptest::proptest! {
    #[test]
    fn no_line_of_a_tree_is_lost_or_counts_twice(
        parents in proptest::collection::vec(any::<Index>(), 1..16),
        places in proptest::collection::vec((0..3_usize, 0..5_usize), 16),
    ) {
        let mut lines: Vec<(String, LogLine)> = Vec::new();
        for parent in parents {
            let next = line(&lines, parent);
            lines.push(next);
        }
        let disk = TestDisk::in_memory();
        // Each line stands in the log, in the copy, or in both, and markers anywhere between.
        let (mut log, mut copy) = (String::new(), String::new());
        for ((text, _), (place, marker)) in lines.iter().zip(&places) {
            if *place != 1 {
                log.push_str(MARKERS.get(*marker).copied().unwrap_or_default());
                log.push_str(text);
            }
            if *place != 0 {
                copy.push_str(text);
            }
        }
        disk.put(LOG, &log);
        disk.put(COPY, &copy);
        let workspace = disk.open("anna");
        let (history, problems) = workspace.history().unwrap();
        let read: BTreeSet<&str> = history.iter().map(|line| line.hash.as_str()).collect();
        proptest::prop_assert_eq!(read.len(), history.len());
        proptest::prop_assert_eq!(read.len(), lines.len());
        for problem in problems {
            let told = matches!(
                problem.reason,
                Reason::LogConflictMarkers | Reason::CopyOfLog { .. }
            );
            proptest::prop_assert!(told, "{:?}", problem);
        }
        // What a line follows comes before it.
        for (at, line) in history.iter().enumerate() {
            let parent = history.iter().position(|one| one.hash == line.prev);
            proptest::prop_assert!(parent.is_none_or(|parent| parent < at));
        }
        // Undo walks through all of them as well, if none is missing.
        disk.put(LOG, lines.iter().map(|(text, _)| text.as_str()).collect::<String>());
        let mut own = OwnLines::new(&*disk.fs, &AuthorDevice::new("anna", "laptop")).unwrap();
        let mut walked = 0;
        while own.line_before().unwrap().is_some() {
            walked += 1;
        }
        proptest::prop_assert_eq!(walked, lines.len());
    }
}
