//! What is inside a received folder, before anything in it is opened to be worked with: nothing is written,
//! nothing is run, and no link is followed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::storage::error::problem_of;
use crate::storage::fs::disk::Disk;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{EntryType, Fs};
use crate::storage::load::{Batch, load};
use crate::storage::log::file::LOGS;
use crate::storage::log::history::read_logs;
use crate::storage::workspace::manifest::read_head;

/// The folder of git.
const GIT: &str = ".git";

/// How deep folders are looked through.
const MOST_DEEP: usize = 16;

/// How many names are looked at in all.
const MOST_NAMES: usize = 2_000_000;

/// Files that may lie beside the head of a workspace.
const USUAL: &[&str] = &[FILE_NAME, ".gitattributes", ".gitignore"];

/// The words of git's settings that name a program which git runs.
const RUN_BY_GIT: &[&str] = &[
    "fsmonitor",
    "driver",
    "textconv",
    "sshcommand",
    "hookspath",
    "pager",
    "editor",
    "command",
    "helper",
    "clean",
    "smudge",
    "process",
    "gitproxy",
    "program",
    "askpass",
    "include",
    "path",
    "uploadpack",
    "receivepack",
];

/// What is inside a folder.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The title of the workspace; `None` if there is no head that can be read.
    pub title: Option<String>,
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
    /// What that would run: hooks, and settings that name programs.
    pub runs: Vec<String>,
}

/// Looks at everything in a folder.
///
/// # Errors
///
/// [`Failure::NoSuchFolder`].
pub fn inspect(root: &Path) -> Result<Inspection, Failure> {
    let disk = Disk::open(root).map_err(|_| Failure::NoSuchFolder {
        path: root.to_owned(),
    })?;
    let mut found = Inspection::default();
    match read_head(&disk) {
        Ok(head) => found.title = Some(head.title),
        Err(failure) => found.problems.push(problem_of(&disk, FILE_NAME, failure)),
    }
    let gathered = Mutex::new((BTreeMap::new(), Vec::new()));
    load(&disk, &|batch: Batch| {
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
    match read_logs(&disk) {
        Ok(read) => {
            let logs = read.logs.into_iter();
            found.logs = logs.map(|(log, lines)| (log, lines.len())).collect();
            found.problems.extend(read.problems);
        }
        Err(failure) => found.problems.push(problem_of(&disk, LOGS, failure)),
    }
    let mut left = MOST_NAMES;
    walk(&disk, "", MOST_DEEP, &mut left, &mut found);
    look_at_git(&disk, &mut found);
    Ok(found)
}

fn walk(fs: &dyn Fs, folder: &str, deep: usize, left: &mut usize, found: &mut Inspection) {
    let mut listed = fs.list(folder).unwrap_or_default();
    listed.sort_by(|one, other| one.name.cmp(&other.name));
    for entry in listed {
        if *left == 0 {
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
            EntryType::Folder if is_top && name == GIT => {}
            EntryType::Folder => {
                let is_known = !is_top
                    || Kind::of_folder(&name).is_some()
                    || [LOGS, "files", PRIVATE].contains(&&*name);
                if !is_known {
                    found.unknown.push(format!("{path}/"));
                }
                if deep > 0 {
                    walk(fs, &path, deep - 1, left, found);
                }
            }
            EntryType::File if path.starts_with(&format!("{PRIVATE}/")) => found.foreign.push(path),
            EntryType::File if is_top && !USUAL.contains(&&*name) => found.unknown.push(path),
            EntryType::File => {}
        }
    }
}

fn look_at_git(fs: &dyn Fs, found: &mut Inspection) {
    let Ok(listed) = fs.list(GIT) else {
        // A file of this name leads to a repository elsewhere.
        found.has_git = matches!(fs.length(GIT), Ok(Some(_)));
        return;
    };
    found.has_git = !listed.is_empty();
    for entry in fs.list(&format!("{GIT}/hooks")).unwrap_or_default() {
        let name = entry.name.to_string_lossy().into_owned();
        if !name.ends_with(".sample") {
            found.runs.push(format!("{GIT}/hooks/{name}"));
        }
    }
    let config = fs.read_record(&format!("{GIT}/config")).ok().flatten();
    let config = String::from_utf8_lossy(&config.unwrap_or_default()).into_owned();
    let mut is_alias = false;
    for line in config.lines().map(str::trim) {
        let lower = line.to_lowercase();
        if lower.starts_with('[') {
            is_alias = lower.starts_with("[alias");
        }
        let key = lower.split('=').next().unwrap_or_default();
        // A setting may stand behind its section on one line.
        let key = key.rsplit(']').next().unwrap_or_default().trim();
        let runs = lower.starts_with("[include") || RUN_BY_GIT.contains(&key);
        if runs || (is_alias && !key.is_empty()) {
            found.runs.push(format!("{GIT}/config: {line}"));
        }
    }
    found.runs.sort();
}
