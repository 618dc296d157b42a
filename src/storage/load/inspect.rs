//! What is inside a received folder, before anything in it is opened to be worked with: nothing is written,
//! nothing is run, and no link is followed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::storage::attachments::attach::ATTACHING;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::{has_keys, open_keys, told_as_sealed};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::sealed_fs::sealed_path::{ENDING, KEYS};
use crate::storage::error::problem_of;
use crate::storage::fs::disk::Disk;
use crate::storage::fs::lock::{IGNORE, LOCK, PRIVATE};
use crate::storage::fs::{EntryType, Fs};
use crate::storage::load::inspect_git::{GIT, is_repository, shared_parts, suspicious_git};
use crate::storage::load::{Batch, load};
use crate::storage::log::file::LOGS;
use crate::storage::log::history::read_logs;
use crate::storage::signature::allowed_signers::SIGNERS;
use crate::storage::workspace::clone_identity::CLONE;
use crate::storage::workspace::manifest::read_head;

/// How deep folders are looked through.
const MOST_DEEP: usize = 16;

/// How many names are looked at in all.
const MOST_NAMES: usize = 2_000_000;

/// Files that may lie beside the head of a workspace.
const USUAL: &[&str] = &[FILE_NAME, ".gitattributes", ".gitignore", SIGNERS];

/// What this program leaves in the private folder of each workspace, and what tells of nobody.
const HARMLESS: &[&str] = &[IGNORE, LOCK, ATTACHING, CLONE];

/// What is inside a folder.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The title of the workspace; `None` if there is no head that can be read.
    pub title: Option<String>,
    /// Whether there is a head at all.
    pub has_head: bool,
    /// How many records of each kind can be read.
    pub records: BTreeMap<Kind, usize>,
    /// What is wrong with its files and logs.
    pub problems: Vec<Problem>,
    /// Links, pipes and devices.
    pub links: Vec<String>,
    /// Files and folders that no workspace has.
    pub unknown: Vec<String>,
    /// What lies in the private folder: plans and half-done work of another account.
    pub foreign: Vec<String>,
    /// The logs, with how many changes each tells of.
    pub logs: Vec<(String, usize)>,
    /// Whether a repository of git lies in it.
    pub has_git: bool,
    /// Whether there is more than was looked at.
    pub is_cut: bool,
    /// What of that may run a program or lead out of the folder: hooks, settings, other repositories.
    pub runs: Vec<String>,
}

/// Looks at everything in a folder. A sealed workspace is opened in memory; `keys` is asked for what opens it.
///
/// # Errors
///
/// [`Failure::NoSuchFolder`], and those of [`open_keys`].
pub fn inspect(
    root: &Path,
    keys: impl FnOnce() -> Result<Identities, Failure>,
) -> Result<Inspection, Failure> {
    let raw = Disk::open(root).map_err(|_| Failure::NoSuchFolder {
        path: root.to_owned(),
    })?;
    let raw = Arc::new(raw);
    let disk: Arc<dyn Fs> = match has_keys(&*raw)? {
        true => {
            let key = open_keys(&*raw, &keys()?)?;
            let below: Arc<dyn Fs> = Arc::clone(&raw) as Arc<dyn Fs>;
            Arc::new(SealedFs::new(below, key))
        }
        false => Arc::clone(&raw) as Arc<dyn Fs>,
    };
    let disk = &*disk;
    let mut found = Inspection {
        has_head: !matches!(disk.length(FILE_NAME), Ok(None)),
        ..Inspection::default()
    };
    match read_head(disk).map_err(|failure| told_as_sealed(disk, failure)) {
        Err(failure @ Failure::Encryption { .. }) => return Err(failure),
        Ok(head) => found.title = Some(head.title),
        Err(failure) if found.has_head => {
            found.problems.push(problem_of(disk, FILE_NAME, failure));
        }
        Err(_) => {}
    }
    let gathered = Mutex::new((BTreeMap::new(), Vec::new()));
    load(disk, &|batch: Batch| {
        let mut gathered = gathered.lock().unwrap_or_else(PoisonError::into_inner);
        for loaded in &batch.records {
            *gathered.0.entry(loaded.record.id().kind()).or_default() += 1;
        }
        gathered.1.extend(batch.problems);
    });
    let (records, problems) = gathered
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    found.records = records;
    found.problems.extend(problems);
    found.problems.sort_by(|a, b| a.at.cmp(&b.at));
    match read_logs(disk) {
        Ok(read) => {
            let logs = read.logs.into_iter();
            found.logs = logs.map(|(log, lines)| (log, lines.len())).collect();
            found.problems.extend(read.problems);
        }
        Err(failure) => found.problems.push(problem_of(disk, LOGS, failure)),
    }
    let mut left = MOST_NAMES;
    walk(&*raw, "", MOST_DEEP, &mut left, &mut found);
    if disk.is_sealed() {
        let is_usual = |path: &str| USUAL.contains(&path.strip_suffix(ENDING).unwrap_or(path));
        found
            .unknown
            .retain(|path| !is_usual(path) && path.trim_end_matches('/') != KEYS);
    }
    if is_repository(&*raw, "") {
        found.runs.push("./".to_owned());
        found.runs.extend(shared_parts(&*raw, ""));
    }
    match raw.list(GIT) {
        Ok(listed) => {
            found.has_git = !listed.is_empty();
            found.runs.extend(suspicious_git(&*raw));
        }
        Err(_) if matches!(raw.length(GIT), Ok(None)) => {}
        // A file or link of this name leads to a repository elsewhere.
        Err(_) => {
            found.has_git = true;
            found.runs.push(GIT.to_owned());
        }
    }
    found.runs.sort();
    Ok(found)
}

fn walk(fs: &dyn Fs, folder: &str, deep: usize, left: &mut usize, found: &mut Inspection) {
    let mut listed = fs.list(folder).unwrap_or_default();
    listed.sort_by(|one, other| one.name.cmp(&other.name));
    for entry in listed {
        if *left == 0 {
            found.is_cut = true;
            return;
        }
        *left -= 1;
        let name = entry.name.to_string_lossy().into_owned();
        let path = match folder {
            "" => name.clone(),
            _ => format!("{folder}/{name}"),
        };
        let is_top = folder.is_empty();
        match entry.sort {
            EntryType::Other => found.links.push(path),
            EntryType::Folder => {
                let is_git =
                    folder == GIT || folder.starts_with(".git/") || (is_top && name == GIT);
                if !is_git && (name.eq_ignore_ascii_case(GIT) || is_repository(fs, &path)) {
                    found.runs.push(format!("{path}/"));
                    found.runs.extend(shared_parts(fs, &path));
                }
                let is_known = !is_top
                    || Kind::of_folder(&name).is_some()
                    || [LOGS, "files", PRIVATE, GIT].contains(&&*name);
                if !is_known {
                    found.unknown.push(format!("{path}/"));
                }
                match deep {
                    0 => found.is_cut = true,
                    _ => walk(fs, &path, deep - 1, left, found),
                }
            }
            EntryType::File if path.starts_with(&format!("{PRIVATE}/")) => {
                if !HARMLESS.contains(&&*path) {
                    found.foreign.push(path);
                }
            }
            EntryType::File if !is_top && name == GIT => found.runs.push(path),
            EntryType::File if is_top && name != GIT && !USUAL.contains(&&*name) => {
                found.unknown.push(path);
            }
            EntryType::File => {}
        }
    }
}
