//! The names of people who were erased, in records that came in: the other side may have written them into
//! another record, or not know yet.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::commit::pending_file::view_of;
use crate::storage::erase::blank_log::Subject;
use crate::storage::erase::erasures::{erased_among, erasures, person_erased};
use crate::storage::erase::group::namesakes;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::Git;
use crate::storage::git::path_in_git::{opened, path_in_git, record_at};
use crate::storage::log::line::LogLine;

/// Those of these records whose text names somebody who was erased. What they were called is in git's history, for
/// as long as nobody has taken it out there.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn naming_erased(
    fs: &dyn Fs,
    git: &Git,
    prefix: &str,
    records: &BTreeSet<RecordId>,
) -> Result<Vec<RecordId>, Failure> {
    if records.is_empty() || erasures(fs).is_ok_and(|known| known.is_empty()) {
        return Ok(Vec::new());
    }
    let removed = removed(fs, git)?;
    let ids: Vec<RecordId> = removed.keys().copied().collect();
    let erased = erased_among(fs, &ids);
    let mut subject = Subject::of(erased.iter().copied().collect());
    let mut objects = git.objects()?;
    for (id, commits) in removed.iter().filter(|(id, _)| erased.contains(id)) {
        for commit in commits {
            let name = format!("{commit}^:{prefix}{}", path_in_git(fs, *id));
            if let Some(bytes) = objects.read(&name)? {
                let bytes = opened(fs, *id, bytes);
                subject.learn_from_record(*id, &String::from_utf8_lossy(&bytes));
            }
        }
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    let subject = subject.among(&others);
    let names_one = |id: &&RecordId| {
        let bytes = fs.read_record(&id.relative_path()).ok().flatten();
        let bytes = bytes.unwrap_or_default();
        subject.is_in(&bytes) || subject.is_named_in(&String::from_utf8_lossy(&bytes))
    };
    Ok(records.iter().filter(names_one).copied().collect())
}

/// The people whom these erasures erased, as git's history called them: what a plain `git pull` took away cannot say
/// any more what to look for.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn erased_in_history(fs: &dyn Fs, erasures: &[LogLine]) -> Result<Subject, Failure> {
    let git = Git::without_terminal(fs.root());
    let prefix = git.answer(&["rev-parse", "--show-prefix"])?;
    let mut objects = git.objects()?;
    let mut subject = Subject::of(BTreeSet::new());
    for (id, commits) in removed(fs, &git)? {
        if !matches!(fs.length(&id.relative_path()), Ok(None)) {
            continue;
        }
        for commit in commits {
            let name = format!("{commit}^:{prefix}{}", path_in_git(fs, id));
            let bytes = opened(fs, id, objects.read(&name)?.unwrap_or_default());
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(loaded) = view_of(id, &text)
                && let Record::Person(person) = loaded.record
                && person_erased(erasures, &person).is_some()
            {
                subject.ids.insert(id);
                subject.learn_from_record(id, &text);
            }
        }
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    Ok(subject.among(&others))
}

/// The people whose records commits removed, with these commits.
fn removed(fs: &dyn Fs, git: &Git) -> Result<BTreeMap<RecordId, Vec<String>>, Failure> {
    let listed = git.answer(&[
        "log",
        "--no-renames",
        "--diff-filter=D",
        "--name-only",
        "--relative",
        "--format=commit %H",
        "--",
        Kind::Person.folder(),
    ])?;
    let mut found: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
    let mut commit = "";
    for line in listed.lines() {
        match line.strip_prefix("commit ") {
            Some(name) => commit = name,
            None => {
                if let Some(id) = record_at(fs, line) {
                    found.entry(id).or_default().push(commit.to_owned());
                }
            }
        }
    }
    Ok(found)
}
