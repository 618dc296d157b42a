//! Taking what a log says of one person out of its text. Pure.

use std::collections::{BTreeSet, HashSet};

use crate::casebook::change::ChangeId;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::exported::Exported;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::change::recipient_name::RecipientName;
use crate::casebook::erase::name_search::NameSearch;
use crate::casebook::errors::cause::Cause;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::{Record, read_ron};
use crate::record::workspace::FILE_NAME;
use crate::spelling::fold::key;
use crate::storage::commit::pending_file::view_of;
use crate::storage::digest::sha256;
use crate::storage::log::body::{BlankedLine, Body, FileChange};
use crate::storage::log::line::{LogLine, read_line, rewrite_line};

/// The shortest word of a name that gives a person away in the reason of a change of theirs.
const TELLING: usize = 3;

/// Whose values are to go, and by which signs they are known.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The records of the person: one, or several that were joined.
    pub ids: BTreeSet<RecordId>,
    /// Every name that the person bears or, by the logs, ever bore, as written.
    pub names: BTreeSet<String>,
    /// The same, ready to be found in texts; see [`Subject::among`].
    pub search: NameSearch,
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
    /// The places of these lines in the file, from 1.
    pub numbers: Vec<usize>,
    /// The numbers of lines that cannot be read and name the person's id all the same.
    pub left: Vec<usize>,
    /// Whether a torn last line spoke of the person and is gone.
    pub torn: bool,
}

impl Subject {
    /// A person who has these records.
    #[must_use]
    pub fn of(ids: BTreeSet<RecordId>) -> Self {
        Self {
            ids,
            names: BTreeSet::new(),
            search: NameSearch::default(),
            erased_before: BTreeSet::new(),
        }
    }

    /// The same among other people with these names, once all names of the person are known.
    #[must_use]
    pub fn among(mut self, others: &[Vec<String>]) -> Self {
        self.search = NameSearch::new(self.names.iter().map(String::as_str), others);
        self
    }

    /// Learns the names that the lines of a log give the person.
    pub fn learn(&mut self, log: &[u8]) {
        for raw in log.split_inclusive(|byte| *byte == b'\n') {
            if !self.is_in(raw) {
                continue;
            }
            let Ok(line) = read_line(raw) else { continue };
            for edit in &line.edits {
                if !self.ids.contains(&edit.record()) {
                    continue;
                }
                match edit {
                    Edit::Create { record, text } | Edit::Remove { record, text } => {
                        self.learn_from_record(*record, text);
                    }
                    Edit::Set { path, old, new, .. } if path.is("name") => {
                        let values = [old, new].into_iter().flatten();
                        self.add(values.filter_map(|value| read_ron(value).ok()));
                    }
                    Edit::Set { .. } | Edit::Insert { .. } | Edit::Delete { .. } => {}
                }
            }
        }
    }

    /// Learns the names that the text of one of the records gives the person.
    pub fn learn_from_record(&mut self, id: RecordId, text: &str) {
        if let Ok(loaded) = view_of(id, text)
            && let Record::Person(person) = loaded.record
        {
            let others = person.other_names.into_iter().map(|name| name.text);
            let names = std::iter::once(person.name).chain(others);
            self.add(names.map(String::from));
        }
    }

    /// Whether an id of the person stands somewhere in some bytes.
    #[must_use]
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        self.ids.iter().any(|id| holds(bytes, *id))
    }

    /// Learns more names.
    pub fn add(&mut self, names: impl Iterator<Item = String>) {
        self.names
            .extend(names.filter(|name| !name.trim().is_empty()));
    }

    /// Whether a text gives the person away: by an id, or a name in any form that nobody else bears.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        self.is_in(text.as_bytes()) || self.search.tells(text)
    }

    /// Whether a query may look for the person: also by the beginning of a word of a name, or of an id.
    #[must_use]
    pub fn is_sought_in(&self, query: &str) -> bool {
        if self.is_hinted_at_in(query) {
            return true;
        }
        // `lidias` is a form of `lidia`, and `march` the beginning of `marchenko`.
        let begins = |one: &str, other: &str| {
            let shorter = one.len().min(other.len());
            shorter >= TELLING && (one.starts_with(other) || other.starts_with(one))
        };
        let folded = key(query);
        let by_name = self.names.iter().any(|name| {
            let name = key(name);
            let mut words = folded.split(' ');
            words.any(|word| name.split(' ').any(|whole| begins(whole, word)))
        });
        let mut parts = query.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        by_name || parts.any(|part| self.ids.iter().any(|id| begins(id.as_str(), part)))
    }

    /// Whether a text that is about the person gives them away: also by any word of a name.
    #[must_use]
    pub fn is_hinted_at_in(&self, text: &str) -> bool {
        if self.is_named_in(text) {
            return true;
        }
        let words = key(text);
        let words: Vec<&str> = words.split(' ').collect();
        self.names.iter().any(|name| {
            let name = key(name);
            name.split(' ')
                .any(|word| word.chars().count() >= TELLING && words.contains(&word))
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
) -> Result<Blanked, Cause> {
    let mut blanked = Blanked {
        text: Vec::with_capacity(text.len()),
        ..Blanked::default()
    };
    for (index, raw) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        // A torn last line never counted; one that speaks of the person goes as a whole.
        if !raw.ends_with(b"\n") && speaks_of(raw, subject) {
            blanked.torn = true;
            continue;
        }
        let Ok(line) = read_line(raw) else {
            if subject.is_in(raw) {
                blanked.left.push(index + 1);
            }
            blanked.text.extend_from_slice(raw);
            continue;
        };
        let is_back =
            line.blank.is_none() && subject.erased_before.contains(&(path.to_owned(), line.seq));
        let values = match is_back {
            true => Values::Back,
            false => Values::AsWritten,
        };
        match without(&line, subject, values) {
            None => blanked.text.extend_from_slice(raw),
            Some(body) => {
                let (text, digest) = rewrite_line(&line, &body, by)?;
                blanked.text.extend_from_slice(text.as_bytes());
                blanked.numbers.push(index + 1);
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

/// What the values of a line are that an erasure has not blanked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    AsWritten,
    /// An earlier erasure had blanked them, and they are there again.
    Back,
}

/// What is left of a line; `None` if it says nothing of the person.
fn without(line: &LogLine, subject: &Subject, values_are: Values) -> Option<Body> {
    let own: HashSet<String> = subject.ids.iter().map(RecordId::relative_path).collect();
    let about_them = |edit: &Edit| {
        subject.ids.contains(&edit.record())
            || values(edit).iter().any(|text| subject.is_named_in(text))
    };
    let (gone, edits): (Vec<&Edit>, Vec<&Edit>) =
        line.edits.iter().partition(|edit| about_them(edit));
    let of_gone: HashSet<String> = gone
        .iter()
        .map(|edit| edit.record().relative_path())
        .collect();
    let gone = gone.len();
    let edits: Vec<Edit> = edits.into_iter().cloned().collect();
    let files: Vec<FileChange> = line
        .files
        .iter()
        .map(|file| {
            if own.contains(&file.path) {
                return FileChange::default();
            }
            let tells = file
                .back
                .iter()
                .any(|patch| subject.is_named_in(&patch.put));
            // A patch may put back a part of a word only.
            let tells = tells || of_gone.contains(&file.path);
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
        !texts.any(|text| subject.is_named_in(text))
    };
    let queries: Vec<QueryEdit> = line.queries.iter().filter(names_nobody).cloned().collect();
    let mut files = files;
    if queries.len() < line.queries.len() {
        for file in files.iter_mut().filter(|file| file.path == FILE_NAME) {
            file.back.clear();
        }
    }
    let alone = gone > 0 && edits.is_empty() && line.erasure.is_none();
    let is_told = match gone {
        0 => subject.is_named_in(&line.why),
        _ => subject.is_hinted_at_in(&line.why),
    };
    let why = match Exported::read(&line.why) {
        Some(exported) => without_query(exported, subject, values_are).to_text(),
        None if alone || values_are == Values::Back || is_told => String::new(),
        None => line.why.clone(),
    };
    if gone == 0
        && values_are == Values::AsWritten
        && files == line.files
        && why == line.why
        && queries == line.queries
    {
        return None;
    }
    Some(Body {
        why,
        edits,
        queries,
        files,
        blanked: line.blanked + gone,
        erasure: line.erasure.clone(),
        // That of the whole body goes with its values.
        salt: String::new(),
        left: line.left.clone(),
        vouched: line.vouched.clone(),
    })
}

/// An export without the query and the recipient, if they tell of the person; what went out stays known by its
/// digest.
fn without_query(mut exported: Exported, subject: &Subject, values_are: Values) -> Exported {
    let goes = |typed: &str| values_are == Values::Back || subject.is_sought_in(typed);
    if goes(&exported.query) {
        exported.query.clear();
    }
    if goes(exported.recipient.as_str()) {
        exported.recipient = RecipientName::default();
    }
    exported
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

/// The digests of the records among files that are changed, so that verifying the log does not take them
/// for edited by hand. Which records they are must not be known: somebody who is erased stood in them.
#[must_use]
pub fn record_digests<'f>(files: impl Iterator<Item = (&'f str, Option<&'f [u8]>)>) -> Vec<String> {
    let is_record = |path: &str| {
        let folder = path.split_once('/').map(|(folder, _)| folder);
        folder.is_some_and(|folder| Kind::of_folder(folder).is_some())
    };
    let mut digests: Vec<String> = files
        .filter(|(path, _)| is_record(path))
        .filter_map(|(_, after)| after.map(sha256))
        .collect();
    digests.sort_unstable();
    digests
}

/// Whether a line that may be torn speaks of the person.
fn speaks_of(raw: &[u8], subject: &Subject) -> bool {
    subject.is_in(raw)
        || read_line(raw).is_ok_and(|line| without(&line, subject, Values::AsWritten).is_some())
        || subject.is_named_in(&String::from_utf8_lossy(raw))
}

/// Whether the id stands somewhere in some bytes, and not as a part of a longer one.
#[must_use]
pub fn holds(bytes: &[u8], id: RecordId) -> bool {
    let id = id.as_str().as_bytes();
    memchr::memmem::find_iter(bytes, id).any(|at| is_whole(bytes, at, id.len()))
}

/// Whether what stands at a place is no part of a longer word.
#[must_use]
pub fn is_whole(bytes: &[u8], at: usize, length: usize) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    !is_part(before) && !is_part(bytes.get(at + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_gives_a_person_away_by_a_whole_name() {
        let text = "Person(id: \"p-1\", name: \"Максим Кочетков\", other_names: [(text: \"Max\")])";
        let id = "p-1".parse().unwrap();
        let mut subject = Subject::of(BTreeSet::from([id]));
        subject.learn_from_record(id, text);
        let subject = subject.among(&[]);
        for (why, about_them, named) in [
            ("call with Kochetkov, Maksim", false, true),
            ("brother of Максим Кочетков: note", false, true),
            ("see p-1", false, true),
            ("Maksim called", false, false),
            ("Maksim called", true, true),
            ("max and 3 more: Missing", true, true),
            ("4 people: Missing", true, false),
        ] {
            let found = match about_them {
                true => subject.is_hinted_at_in(why),
                false => subject.is_named_in(why),
            };
            assert_eq!(found, named, "{why}");
        }
    }
}
