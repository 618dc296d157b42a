//! The files of another workspace that come along with its records, and its saved queries.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::change::query_edit::QueryEdit;
use crate::record::read::Record;
use crate::record::saved_query::SavedQuery;
use crate::storage::attachments::attach::{
    FILE_LIMIT, FILES, copy_path, digest_in_path, is_digest, is_whole, stem,
};
use crate::storage::commit::pending_file::PendingFile;
use crate::storage::erase::blank_log::Subject;
use crate::storage::fs::{EntryType, Fs};
use crate::storage::workspace::manifest::read_head;

/// The copies that records name and that are not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherCopies {
    /// Those that are there and what they are called, by the path that they get here: their path there.
    pub brought: BTreeMap<String, String>,
    /// Those that are there no more, or not what they are called.
    pub lost: BTreeSet<String>,
}

impl OtherCopies {
    /// What the new texts of records name.
    #[must_use]
    pub fn of(here: &dyn Fs, there: &dyn Fs, drafts: &[PendingFile]) -> Self {
        let mut copies = Self::default();
        let mut names: Option<BTreeMap<String, String>> = None;
        for wanted in drafts.iter().flat_map(wanted) {
            let digest = stem(&wanted).to_owned();
            let is_known = copies.brought.contains_key(&wanted) || copies.lost.contains(&wanted);
            if is_known || is_whole(here, &wanted, &digest) {
                continue;
            }
            let names = names.get_or_insert_with(|| plain_files(there));
            let found = names.get(&digest).filter(|path| {
                let length = there.length(path).ok().flatten().unwrap_or(0);
                (1..=FILE_LIMIT).contains(&length) && is_whole(there, path, &digest)
            });
            match found {
                Some(path) => {
                    copies.brought.insert(wanted, path.clone());
                }
                None => {
                    copies.lost.insert(wanted);
                }
            }
        }
        copies
    }
}

/// The plain files among the copies of a workspace, by the digests that they are called after.
fn plain_files(there: &dyn Fs) -> BTreeMap<String, String> {
    let listed = there.list(FILES).unwrap_or_default().into_iter();
    let files = listed.filter(|entry| entry.sort == EntryType::File);
    let paths = files.map(|entry| format!("{FILES}/{}", entry.name.to_string_lossy()));
    let named = paths.filter(|path| is_digest(stem(path)));
    named.map(|path| (stem(&path).to_owned(), path)).collect()
}

/// Where the copies that a record names lie.
fn wanted(draft: &PendingFile) -> Vec<String> {
    match draft.view() {
        Ok(Some(loaded)) => match loaded.record {
            Record::Source(source) => {
                let files = source.files.iter();
                let named = files.filter(|file| is_digest(&file.sha256));
                named
                    .map(|file| copy_path(&file.sha256, &file.name))
                    .collect()
            }
            Record::Person(person) => {
                let photo = digest_in_path(&person.photo).map(|_| person.photo.clone());
                photo.into_iter().collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What becomes of the saved queries of another workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherQueries {
    /// Those that are added here.
    pub edits: Vec<QueryEdit>,
    /// Their names there and here; others if a query of that name is here already and asks for something else.
    pub brought: Vec<(String, String)>,
    /// The names of those that stay there: they were here once, or ask for somebody who was erased here.
    pub left: Vec<String>,
}

/// What decides whether a saved query comes along.
pub struct QueryRules<'r> {
    /// Whether the logs say that it was added there since both were one.
    pub is_added: &'r dyn Fn(&SavedQuery) -> bool,
    /// Whether it may have been here before.
    pub was_here: &'r dyn Fn(&SavedQuery) -> bool,
    /// Those who were erased here.
    pub erased: &'r [Subject],
}

impl OtherQueries {
    /// Looks at the saved queries of both.
    #[must_use]
    pub fn of(here: &dyn Fs, there: &dyn Fs, rules: &QueryRules<'_>) -> Self {
        let mut queries = Self::default();
        let (Ok(ours), Ok(theirs)) = (read_head(here), read_head(there)) else {
            return queries;
        };
        let mut known = ours.queries;
        for query in theirs.queries {
            let asks_alike = |one: &SavedQuery| {
                one.query == query.query
                    && one.kind == query.kind
                    && (one.name == query.name || first_name(&one.name) == query.name)
            };
            if known.iter().any(asks_alike) || query.name.is_empty() {
                continue;
            }
            let names = format!("{} {}", query.name, query.query);
            let mut erased = rules.erased.iter();
            let is_left = erased.any(|one| one.is_sought_in(&names))
                || (!(rules.is_added)(&query) && (rules.was_here)(&query));
            if is_left {
                queries.left.push(query.name);
                continue;
            }
            let is_free = |name: &String| known.iter().all(|one| one.name != *name);
            let others = (2..).map(|number| format!("{} ({number})", query.name));
            let mut all = std::iter::once(query.name.clone()).chain(others);
            let Some(name) = all.find(is_free) else {
                continue;
            };
            let new = SavedQuery {
                name: name.clone(),
                ..query.clone()
            };
            queries.edits.push(QueryEdit::between(None, Some(&new)));
            queries.brought.push((query.name, name));
            known.push(new);
        }
        queries
    }
}

/// A name without the number that a merge put behind it.
fn first_name(name: &str) -> &str {
    let Some((first, number)) = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("))
    else {
        return name;
    };
    match !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
        true => first,
        false => name,
    }
}
