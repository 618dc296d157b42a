//! The logs that git has in a commit. Of a sealed workspace each is a folder of segments, and git cannot merge what is
//! in them: the lines of both sides are put together here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::commit::begin;
use crate::storage::commit::staged::authenticated_path;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, STAGE};
use crate::storage::fs::{Fs, SealedFiles, folder_of};
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::merge_driver::merged_logs;
use crate::storage::git::put_tree::{TreeChange, make_folder, put_files};
use crate::storage::log::body::FileChange;
use crate::storage::log::file::{LOGS, all, read_whole};
use crate::storage::log::line::read_line;
use crate::storage::random::change_id;
use crate::storage::signature::log_signature::{is_signature, merge_signatures};
use crate::storage::workspace::author_device::log_path;

/// A log, or the signatures of one, as a commit has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogInGit {
    /// The files of git that it is made of, each with its object.
    pub objects: BTreeMap<String, String>,
    /// What is in it; `None` if it does not open.
    pub bytes: Option<Vec<u8>>,
}

/// The logs of a commit, by their paths in the workspace.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn logs_in_git(
    fs: &dyn Fs,
    git: &Git,
    objects: &mut ObjectReader,
    commit: &str,
) -> Result<BTreeMap<String, LogInGit>, Failure> {
    let listed = git.answer(&["ls-tree", "-r", "-z", commit, "--", &format!("{LOGS}/")])?;
    let mut logs: BTreeMap<String, LogInGit> = BTreeMap::new();
    // git-ls-tree(1), "OUTPUT FORMAT": `mode type object`, a tab and the path.
    for (head, path) in listed.split('\0').filter_map(|one| one.split_once('\t')) {
        let fields: Vec<&str> = head.split(' ').collect();
        let ["100644" | "100755", "blob", object] = fields[..] else {
            continue;
        };
        let log = match fs.sealed() {
            Some(sealed) => sealed.file_of_segments(folder_of(path)),
            None => (folder_of(path) == LOGS).then(|| path.to_owned()),
        };
        if let Some(log) = log {
            let files = &mut logs.entry(log).or_default().objects;
            files.insert(path.to_owned(), object.to_owned());
        }
    }
    for log in logs.values_mut() {
        let mut files = BTreeMap::new();
        for (path, object) in &log.objects {
            let name = path.rsplit('/').next().unwrap_or(path).to_owned();
            files.extend(objects.read(object)?.map(|bytes| (name, bytes)));
        }
        log.bytes = match fs.sealed() {
            Some(sealed) => sealed.open_segments(&files).ok(),
            None => files.into_values().next(),
        };
    }
    Ok(logs)
}

/// How two versions of the sealed logs come together.
#[derive(Debug, Default)]
pub struct LogsMerged {
    /// The files that become those of the other side.
    pub taken: Vec<TreeChange>,
    /// What has lines of both, by its path in the workspace.
    pub both: Vec<(String, Vec<u8>)>,
    /// The logs of which the other side has taken lines out: they stay.
    pub kept: Vec<String>,
    /// What does not open on our side.
    pub unread: Vec<String>,
    /// What does not open on the other side, or holds lines of another log there: ours stays.
    pub refused: Vec<String>,
}

/// Brings the logs of two commits together. `base` is a commit that both come from, if there is any.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn merge_logs_in_git(
    sealed: &dyn SealedFiles,
    git: &Git,
    objects: &mut ObjectReader,
    (base, ours, theirs): (Option<&str>, &str, &str),
) -> Result<LogsMerged, Failure> {
    let mut here = logs_in_git(sealed, git, objects, ours)?;
    let there = logs_in_git(sealed, git, objects, theirs)?;
    let before = logs_before(sealed, git, objects, (base, ours), &here)?;
    let mut merged = LogsMerged::default();
    let is_lost = |path: &str, their: Option<&LogInGit>| is_lost(&before, path, their);
    for (path, their) in there {
        let our = here.remove(&path).unwrap_or_default();
        if our.objects == their.objects {
            continue;
        }
        let is_new = our.objects.is_empty();
        let Some(old) = our.bytes.or_else(|| is_new.then(Vec::new)) else {
            merged.unread.push(path);
            continue;
        };
        let is_own = |new: &&Vec<u8>| is_new || only_own_lines(&path, &old, new);
        let Some(new) = their.bytes.as_ref().filter(is_own) else {
            merged.refused.push(path);
            continue;
        };
        let base = before.get(&path).map(|log| &log.objects);
        if is_signature(&path) && base == Some(&their.objects) {
            // Signed here since; the one before is spent.
            continue;
        }
        let is_ours_before = is_signature(&path) && base == Some(&our.objects);
        let lines = match is_ours_before {
            true => new.clone(),
            false => merged_lines(&path, &old, new),
        };
        if lines != *new && is_lost(&path, Some(&their)) {
            merged.kept.push(path.clone());
        }
        let (new, their) = (new.clone(), &their.objects);
        // Of the same text, sealed twice, both sides choose the same.
        let is_theirs = lines == new && (lines != old || *their > our.objects);
        if is_theirs {
            let paths: BTreeSet<&String> = our.objects.keys().chain(their.keys()).collect();
            let changes = paths.into_iter().map(|path| TreeChange {
                path: path.clone(),
                before: our.objects.get(path).cloned(),
                object: their.get(path).cloned(),
                is_plain: true,
                is_submodule: false,
            });
            let changes = changes.filter(|change| change.before != change.object);
            merged.taken.extend(changes);
        } else if lines != old {
            merged.both.push((path, lines));
        }
    }
    let gone = here.into_keys().filter(|path| is_lost(path, None));
    merged.kept.extend(gone);
    Ok(merged)
}

/// The logs of the commit that both sides come from, if there is any; `here` are ours.
fn logs_before(
    sealed: &dyn SealedFiles,
    git: &Git,
    objects: &mut ObjectReader,
    (base, ours): (Option<&str>, &str),
    here: &BTreeMap<String, LogInGit>,
) -> Result<BTreeMap<String, LogInGit>, Failure> {
    match base {
        Some(base) if base != ours => logs_in_git(sealed, git, objects, base),
        Some(_) => Ok(here.clone()),
        None => Ok(BTreeMap::new()),
    }
}

/// Whether the other side took lines out of a log that was there before.
fn is_lost(before: &BTreeMap<String, LogInGit>, path: &str, their: Option<&LogInGit>) -> bool {
    let before = before.get(path).filter(|_| !is_signature(path));
    before.is_some_and(|before| lacks_lines(before, their))
}

/// Whether lines that were in a log are no longer in their version of it. What an erasure left of a line is a line.
fn lacks_lines(before: &LogInGit, their: Option<&LogInGit>) -> bool {
    if their.is_some_and(|their| their.objects == before.objects) {
        return false;
    }
    let bytes = |log: Option<&LogInGit>| log.and_then(|log| log.bytes.clone()).unwrap_or_default();
    has_more(&bytes(Some(before)), &bytes(their))
}

/// Whether each line that a version of a log has more than ours is a line of that log. Whoever can write to what the
/// clones share needs no key to put the parts of one log in the place of another's.
fn only_own_lines(path: &str, ours: &[u8], new: &[u8]) -> bool {
    if is_signature(path) || new.starts_with(ours) && ours.len() == new.len() {
        return true;
    }
    let known = line_hashes(ours);
    let lines = new
        .split(|byte| *byte == b'\n')
        .filter_map(|raw| read_line(raw).ok());
    let mut others = lines.filter(|line| log_path(&line.author, &line.device) != path);
    others.all(|line| known.contains(&line.hash))
}

/// Whether a log has lines that the other one does not have.
pub(super) fn has_more(ours: &[u8], theirs: &[u8]) -> bool {
    let theirs = line_hashes(theirs);
    line_hashes(ours).iter().any(|hash| !theirs.contains(hash))
}

/// The hashes of the lines of a log.
pub(super) fn line_hashes(log: &[u8]) -> HashSet<String> {
    let lines = log.split(|byte| *byte == b'\n');
    let lines = lines.filter_map(|raw| read_line(raw).ok());
    lines.map(|line| line.hash).collect()
}

/// Brings the logs of two commits together in the workspace, into which git has put the segments of both sides beside
/// each other; gives those that do not open on our side, those of the other side that do not count, and those of which it took
/// lines out. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`] if something cannot be read or written; taken up again, it goes on.
pub fn settle_logs(
    sealed: &dyn SealedFiles,
    git: &Git,
    objects: &mut ObjectReader,
    (base, ours, theirs): (Option<&str>, &str, &str),
) -> Result<LogsMerged, Failure> {
    let mut here = logs_in_git(sealed, git, objects, ours)?;
    let there = logs_in_git(sealed, git, objects, theirs)?;
    let before = logs_before(sealed, git, objects, (base, ours), &here)?;
    let mut settled = LogsMerged::default();
    for (path, their) in there {
        let our = here.remove(&path).unwrap_or_default();
        let is_new = our.objects.is_empty();
        let Some(committed) = our.bytes.clone().or_else(|| is_new.then(Vec::new)) else {
            settled.unread.push(path);
            continue;
        };
        let is_own = |new: &Vec<u8>| is_new || only_own_lines(&path, &committed, new);
        let Some(new) = their.bytes.clone().filter(is_own) else {
            // Git has put their segments beside ours, or in their place.
            put_segments(sealed, git, objects, &path, &our.objects)?;
            settled.refused.push(path);
            continue;
        };
        // Somebody may have gone on working.
        let now = read_whole(sealed, &path).ok().flatten().unwrap_or_default();
        let lines = merged_lines(&path, &merged_lines(&path, &committed, &now), &new);
        let target = match (lines == new, lines == committed) {
            (true, true) => std::cmp::max(&our.objects, &their.objects),
            (true, false) => &their.objects,
            (false, _) => &our.objects,
        };
        put_segments(sealed, git, objects, &path, target)?;
        if lines != new && lines != committed {
            replace_log(sealed, &path, &lines)?;
        }
        if lines != new && is_lost(&before, &path, Some(&their)) {
            settled.kept.push(path);
        }
    }
    // Git has taken away what the other side took away.
    for (path, our) in here {
        let now = read_whole(sealed, &path).ok().flatten().unwrap_or_default();
        if now.is_empty() {
            put_segments(sealed, git, objects, &path, &our.objects)?;
        }
        if is_lost(&before, &path, None) {
            settled.kept.push(path);
        }
    }
    stage_logs(sealed, git)?;
    Ok(settled)
}

/// Stages the logs, if there are any.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn stage_logs(sealed: &dyn SealedFiles, git: &Git) -> Result<(), Failure> {
    if matches!(sealed.files_below().length(LOGS), Ok(None)) {
        return Ok(());
    }
    git.answer(&["add", "--all", "--force", "--", LOGS])
        .map(|_| ())
}

/// Takes the lines of logs in that a plain `git pull` has put beside a log which the other side wrote anew: an erasure
/// does that, and the author may have gone on meanwhile. What cannot be written now waits for the next time.
///
/// # Errors
///
/// [`Failure`] if something cannot be read or written.
pub fn take_in_older_parts(sealed: &dyn SealedFiles) -> Result<(), Failure> {
    let has_older = |path: &String| {
        let parts = sealed.older_parts(path);
        parts.is_ok_and(|parts| !parts.is_empty())
    };
    let logs = |sealed: &dyn SealedFiles| -> Vec<String> {
        let logs = all(sealed).unwrap_or_default().into_iter();
        logs.filter(has_older).collect()
    };
    if logs(sealed).is_empty() {
        return Ok(());
    }
    let (_held, _) = begin(sealed)?;
    for path in logs(sealed) {
        let told = |error: std::io::Error| failed(sealed, FileOperation::Read, &path, &error);
        let now = read_whole(sealed, &path).map_err(told)?.unwrap_or_default();
        let mut merged = now.clone();
        for part in sealed.older_parts(&path).map_err(told)? {
            let lines = part.split_inclusive(|byte| *byte == b'\n');
            let sound = |raw: &&[u8]| read_line(raw).is_ok_and(|line| line.flaw().is_none());
            let sound: Vec<&[u8]> = lines.filter(sound).collect();
            merged = merged_logs([&merged, &sound.concat()]);
        }
        if merged != now {
            replace_log(sealed, &path, &merged)?;
        }
    }
    Ok(())
}

/// What lies on the disk in the folder of a log.
pub(super) fn files_below(sealed: &dyn SealedFiles, path: &str) -> Result<Vec<String>, Failure> {
    let told = |error: std::io::Error| failed(sealed, FileOperation::List, path, &error);
    let folder = sealed.path_below(path).map_err(told)?;
    let listed = match sealed.files_below().list(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(told)?,
    };
    let names = listed.iter().filter_map(|entry| entry.name.to_str());
    Ok(names.map(|name| format!("{folder}/{name}")).collect())
}

/// Makes these objects the segments of a log, whatever lies there.
pub(super) fn put_segments(
    sealed: &dyn SealedFiles,
    git: &Git,
    objects: &mut ObjectReader,
    path: &str,
    target: &BTreeMap<String, String>,
) -> Result<(), Failure> {
    let there: BTreeSet<String> = files_below(sealed, path)?.into_iter().collect();
    let mut changes = Vec::new();
    for path in there.iter().chain(target.keys()).collect::<BTreeSet<_>>() {
        let before = match there.contains(path) {
            true => Some(git.answer(&["hash-object", "-w", "--no-filters", "--", path])?),
            false => None,
        };
        let object = target.get(path).cloned();
        if before != object {
            changes.push(TreeChange {
                path: path.clone(),
                before,
                object,
                is_plain: true,
                is_submodule: false,
            });
        }
    }
    put_files(sealed, objects, &changes).map(|_| ())
}

/// Writes a log whole, in place of the one that is there. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`] if it cannot be written; it is as it was then.
pub fn replace_log(fs: &dyn Fs, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    for folder in [PRIVATE, STAGE, LOGS] {
        make_folder(fs, folder)?;
    }
    let file = FileChange {
        path: path.to_owned(),
        before: ABSENT.to_owned(),
        after: sha256(bytes),
        back: Vec::new(),
    };
    let staged = authenticated_path(fs, &change_id()?, 0, &file)?;
    let is_there = fs.length(path).is_ok_and(|length| length.is_some());
    fs.stage(&staged, is_there.then_some(path), bytes)
        .and_then(|()| fs.rename(&staged, path))
        .and_then(|()| fs.sync_folder(LOGS))
        .map_err(|error| failed(fs, FileOperation::Write, path, &error))
}

/// The lines or the signatures of two versions.
fn merged_lines(path: &str, ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    if ours.is_empty() || ours == theirs {
        return theirs.to_vec();
    }
    if theirs.is_empty() {
        return ours.to_vec();
    }
    match is_signature(path) {
        true => merge_signatures(ours, theirs).into_bytes(),
        false => merged_logs([ours, theirs]),
    }
}
