//! Where in its file a problem stands: from the field's path to line and column.

use std::collections::HashMap;

use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::ron_text::locate::locate;
use crate::ron_text::path::FieldPath;
use crate::ron_text::position::line_column;
use crate::storage::draft::read_text;
use crate::storage::fs::Fs;

/// Fills line and column of every problem with a record that has none; each file is read once.
pub fn pin_all(fs: &dyn Fs, problems: &mut [Problem]) {
    let mut texts: HashMap<RecordId, Option<String>> = HashMap::new();
    for problem in problems {
        let Some(record) = problem.record.filter(|_| problem.at.line == 0) else {
            continue;
        };
        let text = texts
            .entry(record)
            .or_insert_with(|| read_text(fs, record).ok().flatten());
        pin(text.as_deref().unwrap_or_default(), problem);
    }
}

/// Fills line and column of a problem in the record with this text.
///
/// A field that is not there is shown where it should be: at the nearest thing around it that is.
/// What cannot be found at all is shown at the beginning of the file.
pub fn pin(text: &str, problem: &mut Problem) {
    let mut path: Option<FieldPath> = problem.field.parse().ok();
    (problem.at.line, problem.at.column) = (1, 1);
    while let Some(here) = path.filter(|path| !path.is_root()) {
        if let Ok(Some(span)) = locate(text, &here) {
            (problem.at.line, problem.at.column) = line_column(text, span.start);
            return;
        }
        path = here.parent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::problem::{Location, Reason};

    fn place(field: &str) -> (usize, usize) {
        let mut problem = Problem {
            at: Location::file("people/p-1.ron"),
            record: None,
            field: field.to_owned(),
            reason: Reason::NoSource,
        };
        let text = "Person(\n    id: \"p-1\", name: \"Ж\",\n    history: [(when: \"x\")],\n)\n";
        pin(text, &mut problem);
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
        assert_eq!(place("no path at all"), (1, 1));
    }
}
