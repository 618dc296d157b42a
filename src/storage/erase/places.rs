//! Every place of a workspace that still names a person after an erasure, for somebody to rewrite.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use crate::casebook::erase::name_search::{Certainty, NameSpan};
use crate::casebook::erase::reach::NamedPlace;
use crate::ron_text::position::Lines;
use crate::storage::erase::blank_log::{Subject, is_whole};
use crate::storage::erase::plan::FILES;
use crate::storage::fs::lock::LOCK;
use crate::storage::fs::{DirEntry, EntryType, Fs, RECORD_LIMIT, folder_of};
use crate::storage::log::file::{LOGS, read_whole};
use crate::storage::snapshot::is_snapshot;

/// Folders that are none of ours: the history of other programs.
const FOREIGN: &[&str] = &[".git", ".hg", ".jj", ".svn"];

/// The most bytes of a file that is no log and is looked through.
const MOST: u64 = 16 * RECORD_LIMIT;

/// How many characters before and behind the words are quoted.
const AROUND: usize = 30;

/// What becomes of files: their new bytes; nothing for those that go away.
pub type Afters<'w> = BTreeMap<&'w str, Option<&'w [u8]>>;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The places, in the order of the files.
    pub places: Vec<NamedPlace>,
    /// Files and folders that could not be looked through.
    pub unread: Vec<String>,
}

/// Looks through every file of the workspace as it will be, names of files and folders included.
/// Attached files are looked through if they are texts.
#[must_use]
pub fn places(fs: &dyn Fs, subject: &Subject, afters: &Afters<'_>) -> Places {
    let mut found = Places::default();
    let unread = walk(fs, "", &mut |one, path| {
        let name = one.name.to_string_lossy();
        let is_ours = one.sort != EntryType::Folder || !FOREIGN.contains(&&*name);
        let is_gone = afters.get(path).is_some_and(Option::is_none);
        if !is_ours || is_gone || path == LOCK || is_snapshot(path) {
            return false;
        }
        // The name of a record or a copy is its id or its hash.
        let of_name = look_through(subject, &name);
        found
            .places
            .extend(of_name.into_iter().map(|one| NamedPlace {
                path: path.to_owned(),
                line: 0,
                column: 0,
                quote: name.to_string(),
                is_sure: one.certainty > Certainty::MayName,
            }));
        if one.sort == EntryType::File {
            in_file(fs, subject, afters, path.to_owned(), &mut found);
        }
        true
    });
    found.unread.extend(unread);
    found.places.sort();
    found.places.dedup();
    found.unread.sort();
    found
}

fn in_file(fs: &dyn Fs, subject: &Subject, afters: &Afters<'_>, path: String, found: &mut Places) {
    if let Some(Some(after)) = afters.get(path.as_str()) {
        return found.places.extend(in_text(subject, &path, after));
    }
    let is_attached = folder_of(&path) == FILES;
    let most = match folder_of(&path) {
        FILES => RECORD_LIMIT,
        LOGS => u64::MAX,
        _ => MOST,
    };
    match fs.length(&path) {
        Ok(Some(length)) if length > most => {
            if !is_attached {
                found.unread.push(path);
            }
        }
        Ok(None) => {}
        Ok(Some(_)) => match read_whole(fs, &path) {
            Ok(Some(bytes)) if is_attached && std::str::from_utf8(&bytes).is_err() => {}
            Ok(bytes) => found
                .places
                .extend(in_text(subject, &path, &bytes.unwrap_or_default())),
            Err(_) => found.unread.push(path),
        },
        Err(_) => found.unread.push(path),
    }
}

/// The places of one text.
fn in_text(subject: &Subject, path: &str, bytes: &[u8]) -> Vec<NamedPlace> {
    let text = String::from_utf8_lossy(bytes);
    let found = look_through(subject, &text);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = Lines::of(&text);
    let place = |one: NameSpan| {
        let (line, column) = lines.line_column(one.span.start);
        NamedPlace {
            path: path.to_owned(),
            line,
            column,
            quote: quote(&text, &one),
            is_sure: one.certainty > Certainty::MayName,
        }
    };
    found.into_iter().map(place).collect()
}

/// The names and the ids in a text.
fn look_through(subject: &Subject, text: &str) -> Vec<NameSpan> {
    let mut found = subject.search.find(text);
    for id in &subject.ids {
        let ids = text.match_indices(id.as_str());
        let ids = ids.filter(|(at, id)| is_whole(text.as_bytes(), *at, id.len()));
        let ids = ids.map(|(at, id)| NameSpan {
            span: at..at + id.len(),
            certainty: Certainty::Names,
        });
        found.extend(ids);
    }
    found.sort_by_key(|one| one.span.start);
    found
}

/// The words with some before and behind, on one line.
fn quote(text: &str, one: &NameSpan) -> String {
    let start = text[..one.span.start]
        .char_indices()
        .rev()
        .take(AROUND)
        .take_while(|(_, letter)| *letter != '\n')
        .last()
        .map_or(one.span.start, |(at, _)| at);
    let end = text[one.span.end..]
        .char_indices()
        .take(AROUND)
        .take_while(|(_, letter)| *letter != '\n')
        .last()
        .map_or(one.span.end, |(at, letter)| {
            one.span.end + at + letter.len_utf8()
        });
    let words: Vec<&str> = text[start..end].split_whitespace().collect();
    words.join(" ")
}

/// Calls `visit` with everything below `folder` and its path; what it answers of a folder says whether the
/// walk goes into it. Returns the folders that cannot be listed. What went away meanwhile is passed over.
pub fn walk(
    fs: &dyn Fs,
    folder: &str,
    visit: &mut dyn FnMut(&DirEntry, &str) -> bool,
) -> Vec<String> {
    let mut unread = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let listed = match fs.list(&folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(_) => {
                unread.push(folder);
                continue;
            }
        };
        for one in listed {
            let name = one.name.to_string_lossy();
            let path = match folder.as_str() {
                "" => name.to_string(),
                folder => format!("{folder}/{name}"),
            };
            if visit(&one, &path) && one.sort == EntryType::Folder {
                folders.push(path);
            }
        }
    }
    unread
}
