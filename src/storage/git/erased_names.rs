//! The names of people who were erased, in records that came in: the other side may have written them into
//! another record, or not know yet.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::casebook::errors::failure::Failure;
use crate::casebook::external::sync_report::SyncReport;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::commit::pending_file::{read_text, view_of};
use crate::storage::digest::sha256;
use crate::storage::erase::blank_log::Subject;
use crate::storage::erase::erasures::{erased_among, erasures, person_erased};
use crate::storage::erase::group::namesakes;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::Git;
use crate::storage::git::path_in_git::{opened, path_in_git, record_at};
use crate::storage::log::line::LogLine;

/// Adds to the report those of the records that came in that name people who were erased, or are of such people. What they
/// were called is in git's history, for as long as nobody has taken it out there.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn tell_of_erased(
    fs: &dyn Fs,
    git: &Git,
    prefix: &str,
    report: &mut SyncReport,
) -> Result<(), Failure> {
    let records: BTreeSet<RecordId> = report.changed.iter().copied().collect();
    let known = erasures(fs).unwrap_or_default();
    if records.is_empty() || known.is_empty() {
        return Ok(());
    }
    let removed = removed(fs, git, &["HEAD"])?;
    // To compare a name takes time, and whoever was never removed was erased by nobody.
    let again = records.iter().filter(|id| removed.contains_key(id));
    let again = again.filter(|id| is_erased(fs, **id, &known)).copied();
    let ids: Vec<RecordId> = removed.keys().copied().collect();
    let mut texts: Vec<(RecordId, Vec<u8>)> = Vec::new();
    for id in &records {
        let bytes = fs.read_record(&id.relative_path()).ok().flatten();
        texts.push((*id, bytes.unwrap_or_default()));
    }
    let mut found = BTreeSet::new();
    let mut objects = git.objects()?;
    // Each person by themselves: the given name of one and the family name of another are nobody's name.
    for id in erased_among(fs, &ids) {
        let mut subject = Subject::of(BTreeSet::from([id]));
        for commit in removed.get(&id).into_iter().flatten() {
            let name = format!("{commit}^:{prefix}{}", path_in_git(fs, id));
            if let Some(bytes) = objects.read(&name)? {
                let bytes = opened(fs, id, bytes);
                subject.learn_from_record(id, &String::from_utf8_lossy(&bytes));
            }
        }
        found.extend(naming(fs, subject, &texts));
    }
    report.naming_erased = found.into_iter().collect();
    report.erased_again = again.collect();
    Ok(())
}

/// Whether a record is there that is of somebody whom these erasures erased.
fn is_erased(fs: &dyn Fs, id: RecordId, erasures: &[LogLine]) -> bool {
    let text = read_text(fs, id).ok().flatten();
    let loaded = text.and_then(|text| view_of(id, &text).ok());
    matches!(
        loaded.map(|loaded| loaded.record),
        Some(Record::Person(person)) if person_erased(erasures, &person).is_some()
    )
}

/// Those of these texts that name a person. Others who bear the name are looked for only if a text may mean the person.
fn naming(fs: &dyn Fs, subject: Subject, texts: &[(RecordId, Vec<u8>)]) -> Vec<RecordId> {
    let subject = subject.among(&[]);
    let names_them = |subject: &Subject, bytes: &[u8]| {
        subject.is_in(bytes) || subject.is_named_in(&String::from_utf8_lossy(bytes))
    };
    let mut may_name = texts.to_vec();
    may_name.retain(|(_, bytes)| names_them(&subject, bytes));
    if may_name.is_empty() {
        return Vec::new();
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    let subject = subject.among(&others);
    may_name.retain(|(_, bytes)| names_them(&subject, bytes));
    may_name.into_iter().map(|(id, _)| id).collect()
}

/// What of git's history has been asked about people who were erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryAsked {
    /// The commit up to which it was asked; `None` if it never was.
    pub up_to: Option<String>,
    /// The removals before it of people who were not erased then: the commit, and a mark by which the person is known
    /// to whoever has the history.
    pub open: Vec<(String, String)>,
}

/// How a removal is marked.
fn mark(commit: &str, id: RecordId) -> String {
    sha256(format!("{commit} {id}").as_bytes())
}

/// The people whom these erasures erased, as git's history called them: what a plain `git pull` took away cannot say
/// any more what to look for. Only what is new in the history is asked, and who was not erased `before`: to compare a
/// name costs 20 ms. Gives what has been asked then.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn erased_in_history(
    fs: &dyn Fs,
    erasures: &[LogLine],
    before: &HistoryAsked,
) -> Result<(Subject, HistoryAsked), Failure> {
    let git = Git::reader(fs.root());
    let prefix = git.answer(&["rev-parse", "--show-prefix"])?;
    let head = git.answer(&["rev-parse", "--verify", "HEAD"])?;
    let (new, open) = removed_since(fs, &git, &head, before)?;
    let is_gone = |id: &RecordId| matches!(fs.length(&id.relative_path()), Ok(None));
    // Whom the logs still name was erased by nobody since.
    let open_ids: Vec<RecordId> = open.keys().copied().filter(is_gone).collect();
    let unnamed = erased_among(fs, &open_ids);
    let mut objects = git.objects()?;
    let mut subject = Subject::of(BTreeSet::new());
    let mut left = Vec::new();
    for (id, commits) in new.iter().chain(&open) {
        let is_asked = is_gone(id) && (new.contains_key(id) || unnamed.contains(id));
        let mut is_erased = false;
        for commit in commits.iter().filter(|_| is_asked) {
            let name = format!("{commit}^:{prefix}{}", path_in_git(fs, *id));
            let bytes = opened(fs, *id, objects.read(&name)?.unwrap_or_default());
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(loaded) = view_of(*id, &text)
                && let Record::Person(person) = loaded.record
                && person_erased(erasures, &person).is_some()
            {
                is_erased = true;
                subject.ids.insert(*id);
                subject.learn_from_record(*id, &text);
            }
        }
        if !is_erased {
            let marked = |commit: &String| (commit.clone(), mark(commit, *id));
            left.extend(commits.iter().map(marked));
        }
    }
    let asked = HistoryAsked {
        up_to: Some(head),
        open: left,
    };
    if subject.names.is_empty() {
        return Ok((subject, asked));
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    Ok((subject.among(&others), asked))
}

/// People with the commits that removed their records.
type Removed = BTreeMap<RecordId, Vec<String>>;

/// The people who were removed since the history was asked, and those of before who are still open; all of them are new
/// if git does not have what was asked any more.
fn removed_since(
    fs: &dyn Fs,
    git: &Git,
    head: &str,
    before: &HistoryAsked,
) -> Result<(Removed, Removed), Failure> {
    if let Some(up_to) = &before.up_to
        && git
            .run(&["merge-base", "--is-ancestor", up_to, head])?
            .is_done()
    {
        let new = removed(fs, git, &[&format!("{up_to}..{head}")])?;
        if before.open.is_empty() {
            return Ok((new, Removed::new()));
        }
        let mut commits = vec!["--no-walk"];
        let names: BTreeSet<&str> = before.open.iter().map(|(commit, _)| &**commit).collect();
        commits.extend(names);
        if let Ok(mut open) = removed(fs, git, &commits) {
            let marks: HashSet<&str> = before.open.iter().map(|(_, mark)| &**mark).collect();
            for (id, commits) in &mut open {
                commits.retain(|commit| marks.contains(&*mark(commit, *id)));
            }
            open.retain(|id, commits| !commits.is_empty() && !new.contains_key(id));
            return Ok((new, open));
        }
    }
    Ok((removed(fs, git, &[head])?, Removed::new()))
}

/// The people whose records commits removed, with these commits.
fn removed(fs: &dyn Fs, git: &Git, commits: &[&str]) -> Result<Removed, Failure> {
    let mut arguments = vec![
        "log",
        "--no-renames",
        "--diff-filter=D",
        "--name-only",
        "--relative",
        "--format=commit %H",
    ];
    arguments.extend(commits);
    arguments.extend(["--", Kind::Person.folder()]);
    let listed = git.answer(&arguments)?;
    let mut found = Removed::new();
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
