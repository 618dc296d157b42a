//! Whether the attached copies are what the records say: lost, altered, or named by nobody.

use std::collections::BTreeMap;

use crate::casebook::book::Book;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;
use crate::storage::attachments::attach::{
    FILES, copy_path, digest_in_path, digest_of, is_digest, stem,
};
use crate::storage::error::about_file;
use crate::storage::fs::{EntryType, Fs};

/// Looks at every copy that a source names, every photo of a person, and at everything in the folder of copies. Reads all
/// copies whole.
#[must_use]
pub fn verify_copies(fs: &dyn Fs, book: &Book) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut there: BTreeMap<String, EntryType> = match fs.list(FILES) {
        Ok(listed) => listed
            .into_iter()
            .map(|one| (format!("{FILES}/{}", one.name.to_string_lossy()), one.sort))
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
        Err(error) => {
            return vec![about_file(FILES, Reason::UnreadableFolder(error.into()))];
        }
    };
    let mut named = BTreeMap::new();
    for (_, source) in book.sources().iter() {
        for (index, file) in source.files.iter().enumerate() {
            let problem = |reason| of_source(source.id, index, reason);
            if !is_digest(&file.sha256) {
                let written = file.sha256.clone();
                found.push(problem(Reason::NotADigest { written }));
                continue;
            }
            let wanted = copy_path(&file.sha256, &file.name);
            // Whoever renamed a file only lost its ending.
            let copy = if there.contains_key(&wanted) {
                wanted
            } else {
                let same = |path: &&String| stem(path) == file.sha256;
                there.keys().find(same).cloned().unwrap_or(wanted)
            };
            let state = *named
                .entry(copy.clone())
                .or_insert_with(|| look(fs, &copy, &file.sha256, there.get(&copy).copied()));
            match state {
                State::Whole(bytes) if file.bytes == 0 || bytes == file.bytes => {}
                State::Whole(_) | State::Altered => {
                    found.push(problem(Reason::CopyAltered { copy }));
                }
                State::Lost => found.push(problem(Reason::CopyLost { copy })),
            }
        }
    }
    for (_, person) in book.people().iter() {
        if person.photo.is_empty() {
            continue;
        }
        let problem = |reason| Problem {
            at: Location::file(person.id.relative_path()),
            record: Some(person.id),
            field: FieldPath::of("photo"),
            reason,
        };
        let copy = person.photo.clone();
        let Some(sha256) = digest_in_path(&copy).map(str::to_owned) else {
            found.push(problem(Reason::NotADigest { written: copy }));
            continue;
        };
        let state = *named
            .entry(copy.clone())
            .or_insert_with(|| look(fs, &copy, &sha256, there.get(&copy).copied()));
        match state {
            State::Whole(_) => {}
            State::Altered => found.push(problem(Reason::CopyAltered { copy })),
            State::Lost => found.push(problem(Reason::CopyLost { copy })),
        }
    }
    for copy in named.keys() {
        there.remove(copy);
    }
    let left = there
        .into_keys()
        .filter(|path| !stem(path).starts_with('.'));
    found.extend(left.map(|path| about_file(&path, Reason::CopyUnnamed)));
    found
}

#[derive(Clone, Copy)]
enum State {
    Whole(u64),
    Altered,
    Lost,
}

fn look(fs: &dyn Fs, copy: &str, sha256: &str, sort: Option<EntryType>) -> State {
    match sort {
        None => State::Lost,
        // A link or folder in the place of a copy is not what was attached.
        Some(EntryType::Folder | EntryType::Other) => State::Altered,
        Some(EntryType::File) => match (digest_of(fs, copy), fs.length(copy)) {
            (Ok(digest), Ok(Some(bytes))) if digest == sha256 => State::Whole(bytes),
            _ => State::Altered,
        },
    }
}

fn of_source(record: RecordId, index: usize, reason: Reason) -> Problem {
    Problem {
        at: Location::file(record.relative_path()),
        record: Some(record),
        field: FieldPath::of("files").index(index),
        reason,
    }
}
