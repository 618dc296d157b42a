//! Locates a problem in its file: from the field's path to line and column.

use std::collections::HashMap;
use std::path::Path;

use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::locate::find;
use crate::ron_text::node::Node;
use crate::ron_text::path::FieldPath;
use crate::ron_text::position::Lines;
use crate::ron_text::scan::scan;
use crate::storage::commit::pending_file::read_text;
use crate::storage::fs::Fs;

/// Fills line and column of every problem with a record, or with the head of the workspace, that
/// has none; each file is read once. What names no field is about the file as a whole.
pub fn pin_all(fs: &dyn Fs, problems: &mut [Problem]) {
    let mut by_record: HashMap<RecordId, Vec<&mut Problem>> = HashMap::new();
    let mut of_head = Vec::new();
    let has_no_line = |problem: &&mut Problem| problem.at.line == 0 && !problem.field.is_root();
    for problem in problems.iter_mut().filter(has_no_line) {
        match problem.record {
            Some(record) => by_record.entry(record).or_default().push(problem),
            None if problem.at.path == Path::new(FILE_NAME) => of_head.push(problem),
            None => {}
        }
    }
    if !of_head.is_empty() {
        let bytes = fs.read_record(FILE_NAME).ok().flatten();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        pin(&text.unwrap_or_default(), of_head);
    }
    for (record, problems) in by_record {
        let text = read_text(fs, record).ok().flatten().unwrap_or_default();
        pin(&text, problems);
    }
}

/// Fills line and column of problems in the record with this text.
///
/// A field that is not there is shown where it should be: at the nearest thing around it that is.
/// What cannot be found at all is shown at the beginning of the file.
pub fn pin<'p>(text: &str, problems: impl IntoIterator<Item = &'p mut Problem>) {
    // One tree for all of them: a record may have as many problems as entries.
    let root = scan(text).ok();
    let lines = Lines::of(text);
    for problem in problems {
        let mut start = root
            .as_ref()
            .and_then(|root| start_of(text, root, &problem.field))
            .unwrap_or(0);
        if let Reason::BadQuery(error) = &problem.reason {
            start += within_string(&text[start..], error.at.start);
        }
        (problem.at.line, problem.at.column) = lines.line_column(start);
    }
}

/// The offset of a field, or of the nearest thing around it; `None` if that is the whole record.
fn start_of(text: &str, root: &Node, field: &FieldPath) -> Option<usize> {
    let mut path = Some(field.clone());
    while let Some(here) = path.filter(|path| !path.is_root()) {
        if let Some(node) = find(text, root, here.steps()) {
            return Some(node.span.start);
        }
        path = here.parent();
    }
    None
}

/// How far behind its quotation mark the byte `at` of a string stands, the mark included; 0 where
/// the string has escapes, which make it longer in the file than it is.
fn within_string(text: &str, at: usize) -> usize {
    let before = text.strip_prefix('"').and_then(|inside| inside.get(..at));
    let plain = before.filter(|before| !before.contains(['\\', '"']));
    plain.map_or(0, |before| before.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::errors::problem::Location;

    fn place(field: &str) -> (usize, usize) {
        let mut problem = Problem {
            at: Location::file("people/p-1.ron"),
            record: None,
            field: field.parse().unwrap(),
            reason: Reason::NoSource,
        };
        let text = "Person(\n    id: \"p-1\", name: \"Ж\",\n    history: [(when: \"x\")],\n)\n";
        pin(text, [&mut problem]);
        (problem.at.line, problem.at.column)
    }

    #[test]
    fn a_problem_is_shown_where_its_field_stands() {
        assert_eq!(place("name"), (2, 22));
        assert_eq!(place("history[0].when"), (3, 22));
    }

    #[test]
    fn a_missing_field_is_shown_at_what_is_around_it() {
        assert_eq!(place("history[0].sources"), (3, 15));
        assert_eq!(place("history[7].when"), (3, 14));
        assert_eq!(place("rank"), (1, 1));
        assert_eq!(place(""), (1, 1));
    }

    #[test]
    fn thousands_of_problems_in_one_record_are_each_placed() {
        let entry = "        (when: \"2022-07\", status: Missing),\n";
        let count = 8_000;
        let text = format!(
            "Person(\n    history: [\n{}    ],\n)\n",
            entry.repeat(count)
        );
        let mut problems: Vec<Problem> = (0..count)
            .map(|index| Problem {
                at: Location::file("people/p-1.ron"),
                record: None,
                field: FieldPath::of("history").index(index).field("sources"),
                reason: Reason::NoSource,
            })
            .collect();
        pin(&text, &mut problems);
        for (index, problem) in problems.iter().enumerate() {
            assert_eq!((problem.at.line, problem.at.column), (index + 3, 9));
        }
    }
}
