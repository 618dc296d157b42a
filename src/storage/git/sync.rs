//! The synchronisation of two clones: what is here is committed, what is there is fetched and merged, and the
//! result goes there. Each step can be taken again: whoever is interrupted runs it once more.
//!
//! A merge is a change in the log like any other: its line takes each record that both sides changed from our
//! version to the merged one, so that undo takes it back. Its id is made of the two commits, so that it
//! is written once, however often a merge is interrupted.

use std::collections::BTreeSet;
use std::fs::rename;
use std::path::{Path, PathBuf};

use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::resolution::FieldConflict;
use crate::casebook::merge::three_way::{Versions, merge};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::conflict_markers::conflict;
use crate::storage::clock::now;
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::{PendingFile, view_of};
use crate::storage::commit::publish::{CommitOptions, Reread, publish};
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::digest::sha256;
use crate::storage::erase::erasures::erased_among;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::{Git, answer_of};
use crate::storage::git::setup::{CommitHook, set_up};
use crate::storage::log::file::LOGS;
use crate::storage::log::own_lines::OwnLines;
use crate::storage::workspace::author_device::AuthorDevice;

/// With what a clone is synchronised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncTarget {
    /// A remote of git, by its name or address; `None` for the one that the branch follows, or `origin`.
    Remote(Option<String>),
    /// A bundle: a file that holds a repository, to be carried by hand.
    Bundle(PathBuf),
}

/// What a synchronisation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// How many changes of this clone's logs were committed.
    pub committed: usize,
    /// How many commits came in.
    pub received: usize,
    /// The records that both sides had changed, with what they changed in two ways.
    pub merged: Vec<(RecordId, Vec<FieldConflict>)>,
    /// The files that people must decide about: git left its markers in them.
    pub undecided: Vec<String>,
    /// The records that one side removed and the other one changed: they stay.
    pub kept: Vec<RecordId>,
    /// The people who were removed in the other clone.
    pub removed: Vec<RecordId>,
    /// Whether anything went to the other side.
    pub is_sent: bool,
}

/// The sentences that a synchronisation leaves behind.
pub struct SyncTexts<'t> {
    /// What stands with a value that does not count.
    pub remark: &'t str,
    /// The message of a commit with so many changes. It names nobody: what is erased later would stay in it.
    pub message: &'t dyn Fn(usize) -> String,
}

/// How often a send that somebody else forestalled is tried again.
const TRIES: usize = 3;

/// The most lines of this clone's log in which a merge is looked for.
const MOST_LINES: usize = 1_000;

/// Synchronises a clone. What people must decide is in the report; they edit the files and run it again.
///
/// # Errors
///
/// [`Failure::Git`] with what git says; [`Failure`] if something cannot be written. What was done until
/// then stays done.
pub fn synchronise(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    target: &SyncTarget,
    texts: &SyncTexts<'_>,
) -> Result<SyncReport, Failure> {
    let sync = Sync {
        fs,
        author_device,
        git: Git::at(fs.root()),
        texts,
    };
    set_up(fs, CommitHook::None)?;
    let branch = sync.git.answer(&["symbolic-ref", "--short", "HEAD"])?;
    let mut report = SyncReport::default();
    for _ in 0..TRIES {
        if !sync.meet(target, &branch, &mut report)? {
            return Ok(report);
        }
        if sync.send(target, &branch, &mut report)? {
            return Ok(report);
        }
    }
    Ok(report)
}

struct Sync<'a> {
    fs: &'a dyn Fs,
    author_device: &'a AuthorDevice,
    git: Git,
    texts: &'a SyncTexts<'a>,
}

impl Sync<'_> {
    /// Commits, fetches and merges; whether everything is decided.
    fn meet(
        &self,
        target: &SyncTarget,
        branch: &str,
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        let is_merging = self.is(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])?;
        if !is_merging {
            {
                let (_held, _) = begin(self.fs)?;
                report.committed += self.commit_work()?;
            }
            if !self.fetch(target, branch)? {
                return Ok(true);
            }
        }
        // Nobody changes a record while git and the log are brought together.
        let (_held, _) = begin(self.fs)?;
        report.committed += if is_merging { 0 } else { self.commit_work()? };
        let theirs = if is_merging {
            "MERGE_HEAD"
        } else {
            "FETCH_HEAD"
        };
        let theirs = self.git.answer(&["rev-parse", theirs])?;
        if self.is(&["merge-base", "--is-ancestor", &theirs, "HEAD"])? {
            return Ok(true);
        }
        let range = format!("HEAD..{theirs}");
        let count = self.git.answer(&["rev-list", "--count", &range])?;
        report.received += count.parse::<usize>().unwrap_or(0);
        report.removed.extend(self.people(&[
            "diff",
            "--name-only",
            "--diff-filter=D",
            "HEAD",
            &theirs,
        ])?);
        if self.is(&["merge-base", "--is-ancestor", "HEAD", &theirs])? {
            self.git
                .answer(&["merge", "--quiet", "--ff-only", &theirs])?;
            return Ok(true);
        }
        self.merge(&theirs, is_merging, report)
    }

    fn merge(
        &self,
        theirs: &str,
        is_merging: bool,
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        let base = self.git.run(&["merge-base", "HEAD", theirs])?;
        let base = base.out.lines().next().unwrap_or_default().to_owned();
        report.removed.retain(|id| self.is_at(&base, *id));
        // Whom this clone erased is asked before their log comes in, which may still name them.
        let gone = self.people(&["diff", "--name-only", "--diff-filter=D", &base, "HEAD"])?;
        let erased = erased_among(self.fs, &gone);
        if !is_merging {
            let arguments = ["merge", "--no-commit", "--no-ff", "--quiet", theirs];
            let done = self.git.run(&arguments)?;
            if !done.is_done() && !self.is(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])? {
                // Unrelated histories, or a file of somebody's in the way.
                self.git.answer(&arguments)?;
            }
        }
        self.decide_unmerged(&erased, report)?;
        self.write_merge(&base, theirs, report)?;
        if !report.undecided.is_empty() {
            return Ok(false);
        }
        self.git.answer(&["add", "--all", "--", "."])?;
        self.git
            .answer(&["commit", "--quiet", "--no-verify", "--no-edit"])?;
        Ok(true)
    }

    /// The files that git could not merge: a record that is on one side only stays unless it was erased
    /// here; one whose markers somebody has taken out is decided.
    fn decide_unmerged(&self, erased: &[RecordId], report: &mut SyncReport) -> Result<(), Failure> {
        let listed = self
            .git
            .answer(&["ls-files", "--unmerged", "-z", "--", "."])?;
        let mut stages: Vec<(String, BTreeSet<char>)> = Vec::new();
        for entry in listed.split('\0') {
            let Some((state, path)) = entry.split_once('\t') else {
                continue;
            };
            let stage = state.chars().next_back().unwrap_or('0');
            match stages.last_mut().filter(|(last, _)| last == path) {
                Some((_, stages)) => {
                    stages.insert(stage);
                }
                None => stages.push((path.to_owned(), BTreeSet::from([stage]))),
            }
        }
        for (path, stages) in stages {
            let id = record_of(&path);
            if id.is_some_and(|id| erased.contains(&id)) {
                self.git
                    .answer(&["rm", "--quiet", "--force", "--", &path])?;
                continue;
            }
            let is_one_sided = !(stages.contains(&'2') && stages.contains(&'3'));
            if is_one_sided {
                report.kept.extend(id);
            } else if self.has_markers(&path) {
                report.undecided.push(path);
                continue;
            }
            self.git.answer(&["add", "--", &path])?;
        }
        Ok(())
    }

    fn has_markers(&self, path: &str) -> bool {
        let bytes = self.fs.read_record(path).ok().flatten();
        bytes.is_some_and(|bytes| conflict(&String::from_utf8_lossy(&bytes)).is_some())
    }

    /// Writes the records that both sides changed, and the line of the log that takes them from our version to
    /// the merged one.
    fn write_merge(
        &self,
        base: &str,
        theirs: &str,
        report: &mut SyncReport,
    ) -> Result<(), Failure> {
        let ours = self.git.answer(&["rev-parse", "HEAD"])?;
        let digest = sha256(format!("merge {ours} {theirs}").as_bytes());
        let id = ChangeId(digest.chars().take(32).collect());
        let here = self.records(&["diff", "--name-only", base, "HEAD"])?;
        let there = self.records(&["diff", "--name-only", base, theirs])?;
        let mut drafts = Vec::new();
        let mut edits = Vec::new();
        for record in here.intersection(&there).copied() {
            let texts = [base, "HEAD", theirs].map(|commit| self.text_at(commit, record));
            let [before, Some(our), Some(their)] = texts else {
                continue;
            };
            if view_of(record, &our).is_err() || view_of(record, &their).is_err() {
                continue;
            }
            let versions = Versions {
                kind: Some(record.kind()),
                base: before.as_deref(),
                ours: &our,
                theirs: &their,
            };
            let Ok(merge) = merge(versions, self.texts.remark) else {
                continue;
            };
            let mut draft = PendingFile::of_text(self.fs, record, our);
            let wanted: Vec<_> = merge
                .edits
                .into_iter()
                .map(|edit| edit.of(record))
                .collect();
            edits.extend(apply_edits(std::slice::from_mut(&mut draft), wanted)?);
            draft.carry_comments(before.as_deref(), &their);
            report.merged.push((record, merge.conflicts));
            drafts.push(draft);
        }
        if edits.is_empty() || self.is_logged(&id)? {
            return Ok(());
        }
        let change = Change {
            id,
            change_kind: ChangeKind::Do,
            author: self.author_device.author.clone(),
            at: now(),
            why: Purpose::Merged.into(),
            edits,
            queries: Vec::new(),
        };
        let options = CommitOptions {
            reread: Reread::Nothing,
            ..CommitOptions::TOUCHED
        };
        publish(self.fs, self.author_device, change, &drafts, None, options)?;
        Ok(())
    }

    fn is_logged(&self, id: &ChangeId) -> Result<bool, Failure> {
        let mut lines = OwnLines::new(self.fs, self.author_device)?;
        for _ in 0..MOST_LINES {
            match lines.line_before()? {
                Some((line, _)) if line.change == *id => return Ok(true),
                Some(_) => {}
                None => break,
            }
        }
        Ok(false)
    }

    /// Commits everything that is not committed yet, and says how many lines of logs it holds.
    fn commit_work(&self) -> Result<usize, Failure> {
        self.git.answer(&["add", "--all", "--", "."])?;
        if self.is(&["diff", "--cached", "--quiet", "--", "."])? {
            return Ok(0);
        }
        let counts = self
            .git
            .answer(&["diff", "--cached", "--numstat", "--", LOGS])?;
        let lines = counts.lines().filter_map(|line| line.split('\t').next());
        let changes: usize = lines.filter_map(|count| count.parse::<usize>().ok()).sum();
        let message = (self.texts.message)(changes);
        self.git.answer(&[
            "commit",
            "--quiet",
            "--no-verify",
            "-m",
            &message,
            "--",
            ".",
        ])?;
        Ok(changes)
    }

    /// Fetches; `false` if there is nothing on the other side yet.
    fn fetch(&self, target: &SyncTarget, branch: &str) -> Result<bool, Failure> {
        match target {
            SyncTarget::Remote(name) => {
                let remote = self.remote(name.as_deref(), branch)?;
                let there = self.git.run_openly(&[
                    "ls-remote",
                    "--exit-code",
                    "--heads",
                    &remote,
                    branch,
                ])?;
                if there.code == Some(2) {
                    return Ok(false);
                }
                self.git
                    .answer_openly(&["fetch", "--quiet", &remote, branch])?;
                Ok(true)
            }
            SyncTarget::Bundle(file) => {
                if !file.is_file() {
                    return Ok(false);
                }
                let file = file.to_string_lossy();
                self.git.answer(&["fetch", "--quiet", &file, branch])?;
                Ok(true)
            }
        }
    }

    /// Sends; `false` if somebody else sent something in the meantime.
    fn send(
        &self,
        target: &SyncTarget,
        branch: &str,
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        match target {
            SyncTarget::Remote(name) => {
                let remote = self.remote(name.as_deref(), branch)?;
                let refs = format!("HEAD:refs/heads/{branch}");
                let done = self
                    .git
                    .run_openly(&["push", "--porcelain", &remote, &refs])?;
                // git-push(1), "Output": `!` is a refused ref, `=` one that was up to date.
                let has = |flag: char| done.out.lines().any(|line| line.starts_with(flag));
                if !done.is_done() && has('!') {
                    return Ok(false);
                }
                let is_sent = !has('=');
                answer_of(&done, &["push"])?;
                report.is_sent |= is_sent;
                Ok(true)
            }
            SyncTarget::Bundle(file) => {
                let next = beside(file);
                let path = next.to_string_lossy().into_owned();
                self.git
                    .answer(&["bundle", "create", "--quiet", &path, branch])?;
                rename(&next, file).map_err(|error| Failure::Git {
                    command: "bundle".to_owned(),
                    reason: error.into(),
                })?;
                report.is_sent = true;
                Ok(true)
            }
        }
    }

    fn remote(&self, name: Option<&str>, branch: &str) -> Result<String, Failure> {
        if let Some(name) = name {
            return match name.starts_with('-') {
                // Git would take it for a flag.
                true => Err(Failure::Git {
                    command: "remote".to_owned(),
                    reason: Cause::Words(name.to_owned()),
                }),
                false => Ok(name.to_owned()),
            };
        }
        let key = format!("branch.{branch}.remote");
        let followed = self.git.run(&["config", "--get", &key])?;
        let followed = followed.out.trim();
        Ok(if followed.is_empty() {
            "origin"
        } else {
            followed
        }
        .to_owned())
    }

    fn is(&self, arguments: &[&str]) -> Result<bool, Failure> {
        Ok(self.git.run(arguments)?.is_done())
    }

    fn is_at(&self, commit: &str, record: RecordId) -> bool {
        self.text_at(commit, record).is_some()
    }

    fn text_at(&self, commit: &str, record: RecordId) -> Option<String> {
        let object = format!("{commit}:./{}", record.relative_path());
        let shown = self.git.run(&["show", &object]).ok()?;
        shown.is_done().then_some(shown.out)
    }

    /// The records among the paths that git lists.
    fn records(&self, arguments: &[&str]) -> Result<BTreeSet<RecordId>, Failure> {
        let mut arguments = arguments.to_vec();
        arguments.splice(1..1, ["--no-renames", "-z", "--relative"]);
        let listed = self.git.answer(&arguments)?;
        Ok(listed.split('\0').filter_map(record_of).collect())
    }

    fn people(&self, arguments: &[&str]) -> Result<Vec<RecordId>, Failure> {
        let records = self.records(arguments)?.into_iter();
        Ok(records.filter(|id| id.kind() == Kind::Person).collect())
    }
}

/// The record that lies at a path within the workspace.
fn record_of(path: &str) -> Option<RecordId> {
    let id: RecordId = path
        .rsplit('/')
        .next()?
        .strip_suffix(".ron")?
        .parse()
        .ok()?;
    (id.relative_path() == path).then_some(id)
}

/// The name under which the next version of a file is written.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}
