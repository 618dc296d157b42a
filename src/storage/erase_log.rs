//! Taking what a log says of one person out of its text. Pure.

use std::collections::BTreeSet;

use crate::casebook::change::ChangeId;
use crate::casebook::edit::Edit;
use crate::casebook::query_edit::QueryEdit;
use crate::record::id::RecordId;
use crate::record::read::{Record, read_ron};
use crate::record::workspace::FILE_NAME;
use crate::spelling::fold::key;
use crate::storage::draft::view_of;
use crate::storage::log_body::{BlankedLine, Body, FileChange};
use crate::storage::log_line::{LogLine, read_line, rewrite_line};

/// The shortest word of a name that gives a person away in the reason of a change of theirs.
const TELLING: usize = 3;

/// Whose values are to go, and by which signs they are known.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The record.
    pub id: RecordId,
    /// Every name that the person bears or, by the logs, ever bore, as written.
    pub names: BTreeSet<String>,
    /// The lines that an earlier erasure of the same person blanked, by log and number. Where an
    /// older copy of the log was put back, their reasons may name the person in a way that nobody
    /// can recognise any more.
    pub erased_before: BTreeSet<(String, u64)>,
}

/// A log without the values of the person.
#[derive(Clone, Debug, Default)]
pub struct Blanked {
    /// Its text.
    pub text: Vec<u8>,
    /// The lines that are not as they were.
    pub lines: Vec<BlankedLine>,
    /// The numbers of lines that cannot be read and name the person's id all the same.
    pub left: Vec<usize>,
}

impl Subject {
    /// A person, by what is in their record now.
    #[must_use]
    pub fn of(id: RecordId, text: Option<&str>) -> Self {
        let mut subject = Self {
            id,
            names: BTreeSet::new(),
            erased_before: BTreeSet::new(),
        };
        if let Some(text) = text {
            subject.learn_from_record(text);
        }
        subject
    }

    /// Learns the names that the lines of a log give the person.
    pub fn learn(&mut self, log: &[u8]) {
        for raw in log.split_inclusive(|byte| *byte == b'\n') {
            if !holds(raw, self.id) {
                continue;
            }
            let Ok(line) = read_line(raw) else { continue };
            let id = self.id;
            for edit in line.edits.iter().filter(|edit| edit.record() == id) {
                match edit {
                    Edit::Create { text, .. } | Edit::Remove { text, .. } => {
                        self.learn_from_record(text);
                    }
                    Edit::Set { path, old, new, .. } if path.to_string() == "name" => {
                        let values = [old, new].into_iter().flatten();
                        self.add(values.filter_map(|value| read_ron(value).ok()));
                    }
                    Edit::Set { .. } | Edit::Insert { .. } | Edit::Delete { .. } => {}
                }
            }
        }
    }

    fn learn_from_record(&mut self, text: &str) {
        if let Ok(loaded) = view_of(self.id, text)
            && let Record::Person(person) = loaded.record
        {
            let others = person.other_names.into_iter().map(|name| name.text);
            self.add(std::iter::once(person.name).chain(others));
        }
    }

    fn add(&mut self, names: impl Iterator<Item = String>) {
        self.names
            .extend(names.filter(|name| !name.trim().is_empty()));
    }

    /// Whether a text gives the person away: by the id or a whole name of several words; where the
    /// text is about the person anyway, by any word of a name.
    #[must_use]
    pub fn is_named_in(&self, text: &str, about_them: bool) -> bool {
        if text.contains(self.id.as_str()) {
            return true;
        }
        let words = key(text);
        let words: Vec<&str> = words.split(' ').collect();
        self.names.iter().any(|name| {
            let name = key(name);
            let name: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
            let backwards: Vec<&str> = name.iter().rev().copied().collect();
            let whole = name.len() > 1
                && words
                    .windows(name.len())
                    .any(|part| part == name || part == backwards);
            whole
                || (about_them
                    && name
                        .iter()
                        .any(|word| word.chars().count() >= TELLING && words.contains(word)))
        })
    }
}

/// The text of a log without what its lines say of the person. Lines that cannot be read stay as
/// they are. `by` is the name of the change that erases.
///
/// # Errors
///
/// The writer's words.
pub fn blank_log(
    path: &str,
    text: &[u8],
    subject: &Subject,
    by: &ChangeId,
) -> Result<Blanked, String> {
    let mut blanked = Blanked {
        text: Vec::with_capacity(text.len()),
        ..Blanked::default()
    };
    for (index, raw) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let Ok(line) = read_line(raw) else {
            if holds(raw, subject.id) {
                blanked.left.push(index + 1);
            }
            blanked.text.extend_from_slice(raw);
            continue;
        };
        let again =
            line.blank.is_none() && subject.erased_before.contains(&(path.to_owned(), line.seq));
        match without(&line, subject, again) {
            None => blanked.text.extend_from_slice(raw),
            Some(body) => {
                let (text, digest) = rewrite_line(&line, &body, by)?;
                blanked.text.extend_from_slice(text.as_bytes());
                blanked.lines.push(BlankedLine {
                    log: path.to_owned(),
                    seq: line.seq,
                    // A line that somebody had tampered with is blanked as well, but nobody vouches
                    // for what is left of it: it goes on being reported.
                    digest: line.flaw().map_or(digest, |_| String::new()),
                });
            }
        }
    }
    Ok(blanked)
}

/// What is left of a line; `None` where it says nothing of the person. `again` says that it did, by
/// an earlier erasure.
fn without(line: &LogLine, subject: &Subject, again: bool) -> Option<Body> {
    let id = subject.id;
    let own_path = id.relative_path();
    let about_them = |edit: &Edit| {
        edit.record() == id || values(edit).iter().any(|text| text.contains(id.as_str()))
    };
    let edits: Vec<Edit> = line
        .edits
        .iter()
        .filter(|edit| !about_them(edit))
        .cloned()
        .collect();
    let gone = line.edits.len() - edits.len();
    let files: Vec<FileChange> = line
        .files
        .iter()
        .map(|file| {
            if file.path == own_path {
                return FileChange::default();
            }
            let tells = file
                .back
                .iter()
                .any(|patch| patch.put.contains(id.as_str()));
            FileChange {
                // Without its way back the file is changed back by the edits that are left.
                back: if tells { Vec::new() } else { file.back.clone() },
                ..file.clone()
            }
        })
        .collect();
    // A saved query may look for the person by name; so may what takes its file back.
    let names_nobody = |edit: &&QueryEdit| {
        let texts = [&edit.old, &edit.new];
        let mut texts = texts.into_iter().flatten();
        !texts.any(|text| subject.is_named_in(text, false))
    };
    let queries: Vec<QueryEdit> = line.queries.iter().filter(names_nobody).cloned().collect();
    let mut files = files;
    if queries.len() < line.queries.len() {
        for file in files.iter_mut().filter(|file| file.path == FILE_NAME) {
            file.back.clear();
        }
    }
    let alone = gone > 0 && edits.is_empty() && line.erasure.is_none();
    let why = if alone || again || subject.is_named_in(&line.why, gone > 0) {
        String::new()
    } else {
        line.why.clone()
    };
    if gone == 0 && !again && files == line.files && why == line.why && queries == line.queries {
        return None;
    }
    Some(Body {
        why,
        edits,
        queries,
        files,
        blanked: line.blanked + gone,
        erasure: line.erasure.clone(),
    })
}

/// The pieces of RON that an edit holds.
fn values(edit: &Edit) -> Vec<&str> {
    match edit {
        Edit::Create { text, .. } | Edit::Remove { text, .. } => vec![text],
        Edit::Set { old, new, .. } => [old, new]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect(),
        Edit::Insert { item, .. } | Edit::Delete { item, .. } => vec![item],
    }
}

/// Whether the id stands somewhere in some bytes.
#[must_use]
pub fn holds(bytes: &[u8], id: RecordId) -> bool {
    memchr::memmem::find(bytes, id.as_str().as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_gives_a_person_away_by_a_whole_name() {
        let text = "Person(id: \"p-1\", name: \"Максим Кочетков\", other_names: [(text: \"Max\")])";
        let subject = Subject::of("p-1".parse().unwrap(), Some(text));
        for (why, about_them, named) in [
            ("call with Kochetkov, Maksim", false, true),
            ("brother of Максим Кочетков: note", false, true),
            ("see p-1", false, true),
            ("Maksim called", false, false),
            ("Maksim called", true, true),
            ("max and 3 more: Missing", true, true),
            ("4 people: Missing", true, false),
        ] {
            assert_eq!(subject.is_named_in(why, about_them), named, "{why}");
        }
    }
}
