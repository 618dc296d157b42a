//! The texts that the logs of a workspace know, by which it is found what two workspaces come from.

use std::collections::{HashMap, HashSet};

use crate::casebook::change::ChangeId;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::saved_query::SavedQuery;
use crate::storage::commit::patch;
use crate::storage::digest::{ABSENT, of_file};
use crate::storage::fs::Fs;
use crate::storage::log::body::FileChange;
use crate::storage::log::history::logs;
use crate::storage::log::line::LogLine;

/// The texts that a log knows, and the changes of each record in the order of their times.
#[derive(Default)]
pub struct KnownTexts {
    known: HashMap<String, HashSet<String>>,
    /// The changes that the logs tell of.
    pub changes: HashSet<ChangeId>,
    lines: HashMap<String, Vec<(ChangeId, FileChange)>>,
    /// The saved queries that it tells of, each with the change.
    pub queries: Vec<(ChangeId, SavedQuery)>,
    /// How many erasures it tells of.
    pub erasures: usize,
}

impl KnownTexts {
    /// What all logs know.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a log cannot be read.
    pub fn of(fs: &dyn Fs) -> Result<Self, Failure> {
        let mut versions = Self::default();
        let (logs, _) = logs(fs)?;
        let mut lines: Vec<LogLine> = logs.into_iter().flat_map(|(_, lines)| lines).collect();
        lines.sort_by_key(|line| line.at);
        for line in lines {
            versions.changes.insert(line.change.clone());
            versions.erasures += usize::from(line.erasure.is_some());
            for (old, new) in line.queries.iter().map(QueryEdit::views) {
                let both = [old, new].into_iter().flatten();
                let named = both.map(|query| (line.change.clone(), query));
                versions.queries.extend(named);
            }
            for file in line.files {
                let known = versions.known.entry(file.path.clone()).or_default();
                known.insert(file.before.clone());
                known.insert(file.after.clone());
                let of_file = versions.lines.entry(file.path.clone()).or_default();
                of_file.push((line.change.clone(), file));
            }
        }
        Ok(versions)
    }

    /// Whether a record had the text of this digest once.
    #[must_use]
    pub fn knows(&self, id: RecordId, digest: &str) -> bool {
        let known = self.known.get(&id.relative_path());
        digest != ABSENT && known.is_some_and(|known| known.contains(digest))
    }

    /// Our text after the last change that the other one has, too; `None` if that is not known. It is found by the
    /// changes and not by the texts: after an undo ours is as it was before, and the other one has that text, but
    /// what was undone must not come back.
    #[must_use]
    pub fn base(&self, id: RecordId, ours: &str, theirs: &Self) -> Option<String> {
        let path = id.relative_path();
        let mut text = ours.to_owned();
        let lines = self.lines.get(&path).map_or(&[][..], Vec::as_slice);
        for (change, file) in lines.iter().rev() {
            if theirs.changes.contains(change) {
                break;
            }
            // What somebody changed by hand in between is told by no line.
            if of_file(Some(&text)) != file.after || file.before == ABSENT {
                return None;
            }
            text = patch::apply(&text, &file.back)?.0;
            if of_file(Some(&text)) != file.before {
                return None;
            }
        }
        theirs.knows(id, &of_file(Some(&text))).then_some(text)
    }
}
