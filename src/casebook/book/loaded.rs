//! One record file as it was read: the typed view, and what the view does not show.

use std::path::Path;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::field::field_named;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::{BOM, Record, read_record};
use crate::record::schema::fields;
use crate::ron_text::known::has_only;
use crate::ron_text::locate::field_names;
use crate::ron_text::path::FieldPath;

/// A record as it was read.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Loaded {
    /// The typed view.
    pub record: Record,
    /// Top-level fields that this version does not know, with their text, in the order of the
    /// file. Mostly empty.
    pub unknown: Vec<(String, String)>,
}

/// Reads the text of the file that lies at `path` (relative to the workspace), whose folder says
/// `kind` and whose name says `id`.
///
/// # Errors
///
/// A [`Problem`] with line and column, where the text is empty, does not parse, or has another id
/// inside than in its name.
pub fn read_file(path: &Path, kind: Kind, id: RecordId, text: &str) -> Result<Loaded, Problem> {
    let problem = |line, column, reason| Problem {
        at: Location {
            path: path.to_owned(),
            line,
            column,
        },
        record: Some(id),
        field: FieldPath::root(),
        reason,
    };
    let text = text.strip_prefix(BOM).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(problem(1, 1, Reason::Empty));
    }
    let record = read_record(kind, text).map_err(|error| {
        problem(
            error.line,
            error.column,
            Reason::DoesNotParse(error.flaw.into()),
        )
    })?;
    if record.id() != id {
        return Err(Problem {
            field: FieldPath::of("id"),
            ..problem(
                0,
                0,
                Reason::NameIsNotId {
                    inside: record.id(),
                },
            )
        });
    }
    let is_known = |name: &str| field_named(fields(kind), name).is_some();
    if has_only(text, is_known) {
        return Ok(Loaded {
            record,
            unknown: Vec::new(),
        });
    }
    let unknown = field_names(text)
        .map_err(|error| problem(0, 0, Reason::DoesNotParse(error.into())))?
        .into_iter()
        .filter(|(name, _)| !is_known(name))
        .map(|(name, span)| (name.to_owned(), text[span].to_owned()))
        .collect();
    Ok(Loaded { record, unknown })
}
