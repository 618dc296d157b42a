//! The synchronisation of two clones: what is here is committed, what is there is fetched and merged, and the
//! result goes there. Each step can be taken again: whoever is interrupted runs it once more.
//!
//! Git merges in its own objects, each record once, by the driver of this program; the merged files are put
//! in place one by one, and the records that both sides changed as a change in the log like any other, so
//! that undo takes it back. Only what git cannot merge is left to it in the workspace, with its markers.

use std::collections::BTreeSet;

use crate::casebook::erase::reach::ErasureRequest;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::external::sync_report::{SyncReport, SyncStep};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::commit::begin;
use crate::storage::erase::erase;
use crate::storage::fs::Fs;
use crate::storage::git::erased_names::tell_of_erased;
use crate::storage::git::erased_there::{
    blanked_people, erase_what_came, erased_here, erased_there, logs_of, own_logs,
};
use crate::storage::git::installed_git::Git;
use crate::storage::git::interrupted::Running;
use crate::storage::git::kept_lines::{kept_lines, put_kept};
use crate::storage::git::merge_line::{MergedRecord, merge_id, write_merge_line};
use crate::storage::git::path_in_git::{all_but_submodules, opened, record_at};
use crate::storage::git::put_tree::{TreeChange, note_submodules, put_files, tree_changes};
use crate::storage::git::settled_merge::{SEALED_MESSAGE, SettledMerge};
use crate::storage::git::setup::SAME_BYTES;
use crate::storage::git::setup::{CommitHook, set_up};
use crate::storage::git::synchronisation::{ErasedThere, Sides, Sync, SyncFront, SyncTexts};
use crate::storage::git::transfer::{Sending, SyncTarget, Transfer, is_inside};
use crate::storage::git::unfinished::{nothing_unmerged, settled_branch};
use crate::storage::git::unmerged_files::unmerged_files;
use crate::storage::log::file::LOGS;
use crate::storage::log::merged_blanks::vouch_for_merged_blanks;
use crate::storage::workspace::author_device::AuthorDevice;

/// How often a send that somebody else forestalled is tried again.
const TRIES: usize = 3;

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
    erased: ErasedThere,
    texts: &SyncTexts<'_>,
    front: SyncFront<'_>,
) -> Result<SyncReport, Failure> {
    if let SyncTarget::Bundle(bundle) = target {
        if is_inside(&bundle.file, fs.root()) {
            return Err(Failure::Sync(SyncRefusal::BundleInside));
        }
        bundle.check()?;
    }
    let git = match front.has_terminal {
        true => Git::at(fs.root()),
        false => Git::without_terminal(fs.root()),
    };
    let branch = settled_branch(fs, &git)?;
    let _running = Running::begin(fs, &git, &branch)?;
    set_up(fs, CommitHook::None)?;
    let sync = Sync {
        fs,
        author_device,
        prefix: git.answer(&["rev-parse", "--show-prefix"])?,
        git,
        erased,
        texts,
        tell: front.tell,
    };
    let transfer = Transfer {
        git: &sync.git,
        target,
    };
    let mut report = SyncReport::default();
    for _ in 0..TRIES {
        if !sync.meet(&transfer, &branch, &mut report)? {
            return Ok(report);
        }
        tell_of_erased(fs, &sync.git, &sync.prefix, &mut report)?;
        (front.tell)(SyncStep::Sending);
        match transfer.send(&branch)? {
            Sending::Forestalled => {}
            sent => {
                report.is_sent = sent == Sending::Sent;
                return Ok(report);
            }
        }
    }
    Err(Failure::Sync(SyncRefusal::Forestalled))
}

impl Sync<'_> {
    /// Commits, fetches and merges; whether everything is decided.
    fn meet(
        &self,
        transfer: &Transfer<'_>,
        branch: &str,
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        let is_merging = self.is(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])?;
        if !is_merging {
            nothing_unmerged(&self.git)?;
            self.nothing_staged_outside()?;
            (self.tell)(SyncStep::Committing);
            {
                let (_held, _) = begin(self.fs)?;
                report.mended_logs.extend(self.mend_logs()?);
                report.kept_clear = self.clear_files()?;
                vouch_for_merged_blanks(self.fs, self.author_device)?;
                self.sign();
                report.committed += self.commit_work()?;
            }
            (self.tell)(SyncStep::Fetching);
            if !transfer.fetch(branch)? {
                return Ok(true);
            }
        }
        let theirs = if is_merging {
            "MERGE_HEAD"
        } else {
            "FETCH_HEAD"
        };
        let theirs = self.git.answer(&["rev-parse", theirs])?;
        self.must_have_our_form(&theirs)?;
        self.must_have_our_key(&theirs)?;
        self.must_have_a_head(&theirs)?;
        let logs_there = logs_of(self.fs, &self.git, &mut self.git.objects()?, &theirs)?;
        if !is_merging && !self.erase_as_there(&theirs, &logs_there, report)? {
            return Ok(false);
        }
        (self.tell)(SyncStep::Merging);
        // Nobody changes a record while git and the log are brought together.
        let (_held, _) = begin(self.fs)?;
        self.sign();
        report.committed += if is_merging { 0 } else { self.commit_work()? };
        if self.is(&["merge-base", "--is-ancestor", &theirs, "HEAD"])? {
            return Ok(true);
        }
        let range = format!("HEAD..{theirs}");
        let count = self.git.answer(&["rev-list", "--count", &range])?;
        report.received += count.parse::<usize>().unwrap_or(0);
        let sides = self.sides(&theirs, &logs_there)?;
        report.changed.extend(&sides.there);
        let gone = self.changed("HEAD", &theirs, "D")?;
        let mut gone: Vec<RecordId> = gone.intersection(&sides.there).copied().collect();
        gone.retain(|id| id.kind() == Kind::Person && !report.gone.contains(id));
        let is_decided = if !is_merging && self.merge_objects(&sides, report)? {
            true
        } else {
            if !is_merging {
                self.all_plain(&theirs)?;
            }
            self.merge_in_place(&sides, is_merging, report)?
        };
        // What this clone changed stays.
        gone.retain(|id| !self.is_here(*id) && !report.erased.contains(id));
        report.removed.extend(gone);
        Ok(is_decided)
    }

    fn sides<'t>(&self, theirs: &'t str, logs_there: &[Vec<u8>]) -> Result<Sides<'t>, Failure> {
        let ours = self.git.answer(&["rev-parse", "HEAD"])?;
        let mut sides = Sides {
            theirs,
            erased_here: Vec::new(),
            here: BTreeSet::new(),
            there: BTreeSet::new(),
            ours,
        };
        let mut gone = BTreeSet::new();
        for base in self.bases(theirs)? {
            sides.here.extend(self.changed(&base, "HEAD", "ACDMT")?);
            sides.there.extend(self.changed(&base, theirs, "ACDMT")?);
            gone.extend(self.changed(&base, "HEAD", "D")?);
        }
        let mut objects = self.git.objects()?;
        gone.extend(blanked_people(logs_there, &own_logs(self.fs)));
        // Asked before their log comes in, which may still name them.
        let gone: Vec<RecordId> = gone.into_iter().collect();
        let text_there = |id| self.read_at(&mut objects, theirs, id);
        sides.erased_here = erased_here(self.fs, &gone, text_there)?;
        Ok(sides)
    }

    /// Erases whom the other clone erased, if this clone's people agree; whether there is nobody left to ask
    /// about.
    fn erase_as_there(
        &self,
        theirs: &str,
        logs_there: &[Vec<u8>],
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        let mut removed = BTreeSet::new();
        let mut here = BTreeSet::new();
        for base in self.bases(theirs)? {
            removed.extend(self.changed(&base, theirs, "D")?);
            here.extend(self.changed(&base, "HEAD", "ACDMT")?);
        }
        let mut objects = self.git.objects()?;
        for id in blanked_people(&own_logs(self.fs), logs_there) {
            if self.read_at(&mut objects, theirs, id)?.is_none() {
                removed.insert(id);
            }
        }
        if removed.is_empty() {
            return Ok(true);
        }
        let found = erased_there(self.fs, logs_there, &removed, &here)?;
        report.gone.extend(found.without_more);
        match self.erased {
            ErasedThere::Ask => report.to_erase = found.with_more,
            ErasedThere::Erase => {
                for person in found.with_more {
                    let request = ErasureRequest {
                        person: Some(person),
                        ..ErasureRequest::default()
                    };
                    let done = match erase(self.fs, self.author_device, &request) {
                        // Erased with another record of the same person.
                        Err(Failure::NoSuchRecord { .. } | Failure::NothingTo(_)) => continue,
                        done => done?,
                    };
                    let gone = done.reread.into_iter().filter(|(_, now)| now.is_none());
                    let people = gone.filter(|(id, _)| id.kind() == Kind::Person);
                    report.erased.extend(people.map(|(id, _)| id));
                }
            }
        }
        Ok(report.to_erase.is_empty())
    }

    /// Merges in git's objects and puts the files in place; `false` if only people can decide, or git does
    /// not know how.
    fn merge_objects(&self, sides: &Sides<'_>, report: &mut SyncReport) -> Result<bool, Failure> {
        let theirs = sides.theirs;
        let is_ahead = self.is(&["merge-base", "--is-ancestor", "HEAD", theirs])?;
        let mut kept = Vec::new();
        let mut settled = SettledMerge::default();
        let tree = if is_ahead {
            if let Some(sealed) = self.fs.sealed()
                && !self.settle_logs(sealed, sides, &mut settled)?
            {
                return Ok(false);
            }
            self.git
                .answer(&["rev-parse", &format!("{theirs}^{{tree}}")])?
        } else {
            match self.merged_tree(sides, &mut kept, &mut settled)? {
                Some(tree) => tree,
                None => return Ok(false),
            }
        };
        let found = tree_changes(&self.git, &self.prefix, "HEAD", &tree)?;
        let mut changes = settled.without_settled(self.fs, found.inside);
        if found.has_outside || self.has_filters(&changes)? {
            return Ok(false);
        }
        changes.retain(|change| {
            !record_at(self.fs, &change.path).is_some_and(|id| sides.erased_here.contains(&id))
        });
        settled.let_go_of(&sides.erased_here);
        let (submodules, mut changes): (Vec<TreeChange>, Vec<TreeChange>) =
            changes.into_iter().partition(|change| change.is_submodule);
        let refused = changes.iter().filter(|change| !change.is_plain);
        report
            .refused
            .extend(refused.map(|change| change.path.clone()));
        let misplaced = self.take_misplaced(&mut changes)?;
        report.refused_records.extend(misplaced);
        let mut objects = self.git.objects()?;
        let kept_lines = kept_lines(&mut objects, &mut changes)?;
        let mut records = std::mem::take(&mut settled.records);
        let mut files = Vec::new();
        for change in changes {
            let both = record_at(self.fs, &change.path)
                .filter(|id| sides.here.contains(id) && sides.there.contains(id));
            let merged = match (both, &change.object) {
                (Some(id), Some(object)) if change.is_plain => {
                    let open = |bytes| opened(self.fs, id, bytes);
                    let merged = objects.read(object)?.map(open);
                    // By its name, git would read the list of all records for each.
                    let before = match &change.before {
                        Some(before) => objects.read(before)?.map(open),
                        None => None,
                    };
                    MergedRecord::of(id, before, merged)
                }
                _ => None,
            };
            match merged {
                Some(merged) => records.push(merged),
                None => files.push(change),
            }
        }
        settled.put(self.fs)?;
        put_kept(self.fs, &kept_lines)?;
        let kept_lines = kept_lines.into_iter().map(|log| log.path);
        report.kept_lines.extend(kept_lines);
        report.kept_lines.append(&mut settled.kept_lines);
        report.refused_logs.append(&mut settled.refused_logs);
        report.snapshots = put_files(self.fs, &mut objects, &files)?;
        erase_what_came(self.fs, self.author_device, &sides.erased_here)?;
        vouch_for_merged_blanks(self.fs, self.author_device)?;
        let id = merge_id(&sides.ours, theirs);
        write_merge_line(self.fs, self.author_device, id, records)?;
        kept.retain(|id| !sides.erased_here.contains(id) && self.is_here(*id));
        report.kept.extend(kept);
        self.report_merged(sides, &settled.conflicts, report);
        self.sign();
        self.commit_merge(sides, is_ahead, &submodules)?;
        Ok(true)
    }

    /// Whether git changes some of these files on their way to the disk, as git-crypt and LFS do: then git has to
    /// put them there.
    fn has_filters(&self, changes: &[TreeChange]) -> Result<bool, Failure> {
        for some in changes.chunks(200) {
            let mut arguments = vec!["check-attr", "-z", "filter", "--"];
            arguments.extend(some.iter().map(|change| change.path.as_str()));
            let told = self.git.answer(&arguments)?;
            // git-check-attr(1): path, attribute and value, each with a NUL behind it.
            let mut values = told.split('\0').skip(2).step_by(3);
            if values.any(|value| !matches!(value, "unspecified" | "unset" | "")) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Refuses what git would merge in the workspace if links or private files are among it.
    fn all_plain(&self, theirs: &str) -> Result<(), Failure> {
        let found = tree_changes(&self.git, &self.prefix, "HEAD", theirs)?;
        match found.inside.into_iter().find(|change| !change.is_plain) {
            Some(TreeChange { path, .. }) => Err(Failure::Sync(SyncRefusal::NotPlain { path })),
            None => Ok(()),
        }
    }

    /// Refuses to go on if something outside of the workspace is staged: it would be sent with the merge.
    fn nothing_staged_outside(&self) -> Result<(), Failure> {
        if self.prefix.is_empty() {
            return Ok(());
        }
        let inside = format!(":(exclude,top){}", self.prefix);
        match self.is(&["diff", "--cached", "--quiet", "--", ":/", &inside])? {
            true => Ok(()),
            false => Err(Failure::Sync(SyncRefusal::StagedOutside)),
        }
    }

    /// The tree that git merges without touching a file; `None` if it cannot. `kept` are the records that one
    /// side removed and the other one changed.
    fn merged_tree(
        &self,
        sides: &Sides<'_>,
        kept: &mut Vec<RecordId>,
        settled: &mut SettledMerge,
    ) -> Result<Option<String>, Failure> {
        let driver = self.noting_driver()?;
        let done = self.git.run(&[
            "-c",
            "merge.renames=false",
            "-c",
            &driver,
            "merge-tree",
            "--write-tree",
            "-X",
            SAME_BYTES,
            "-z",
            "--no-messages",
            "HEAD",
            sides.theirs,
        ])?;
        if !matches!(done.code, Some(0 | 1)) {
            return Ok(None);
        }
        // git-merge-tree(1), "Output": the tree, then `mode object stage`, a tab and the path.
        let mut parts = done.out.split('\0');
        let tree = parts.next().unwrap_or_default().to_owned();
        if let Some(sealed) = self.fs.sealed() {
            let is_settled = self.settle(sealed, sides, parts, kept, settled)?;
            return Ok(is_settled.then_some(tree));
        }
        for file in unmerged_files(parts) {
            match (
                file.one_sided(&self.prefix),
                file.log_gone_there(&self.prefix),
            ) {
                (Some(id), _) => kept.push(id),
                // Git's tree has our lines.
                (None, Some(log)) => settled.kept_lines.push(log.to_owned()),
                (None, None) => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    fn commit_merge(
        &self,
        sides: &Sides<'_>,
        is_ahead: bool,
        submodules: &[TreeChange],
    ) -> Result<(), Failure> {
        self.stage_all(Some(sides.theirs))?;
        note_submodules(&self.git, &self.prefix, submodules)?;
        let tree = self.git.answer(&["write-tree"])?;
        let theirs = sides.theirs;
        let of_theirs = self
            .git
            .answer(&["rev-parse", &format!("{theirs}^{{tree}}")])?;
        let commit = if is_ahead && tree == of_theirs {
            theirs.to_owned()
        } else {
            let (ours, message) = (&sides.ours, self.merge_message());
            let mut arguments = vec![
                "commit-tree",
                &tree,
                "-p",
                ours,
                "-p",
                theirs,
                "-m",
                message,
            ];
            // `git commit` follows this setting by itself.
            if self
                .git
                .run(&["config", "--type=bool", "--get", "commit.gpgSign"])?
                .out
                .trim()
                == "true"
            {
                arguments.push("-S");
            }
            self.git.answer(&arguments)?
        };
        self.git
            .answer(&["update-ref", "-m", "sync", "HEAD", &commit, &sides.ours])?;
        Ok(())
    }

    /// Commits everything that is not committed yet, and says how many lines of logs it holds.
    fn commit_work(&self) -> Result<usize, Failure> {
        self.stage_all(None)?;
        self.must_hold_own_records()?;
        if self.is(&["diff", "--cached", "--quiet", "--", "."])? {
            return Ok(0);
        }
        let (changes, message) = match self.fs.sealed() {
            Some(sealed) => (self.new_lines(sealed)?, SEALED_MESSAGE.to_owned()),
            None => {
                let changes = self.added_lines()?;
                (changes, (self.texts.message)(changes))
            }
        };
        let paths = all_but_submodules(self.fs, &self.git, &self.prefix);
        let mut commit = vec!["commit", "--quiet", "--no-verify", "-m", &message, "--"];
        commit.extend(paths.iter().map(String::as_str));
        self.git.answer(&commit)?;
        Ok(changes)
    }

    /// How many lines of logs are staged that are new.
    fn added_lines(&self) -> Result<usize, Failure> {
        let counts = self
            .git
            .answer(&["diff", "--cached", "--numstat", "--", LOGS])?;
        // The signatures lie beside the logs. Git quotes a name with other letters than Latin ones.
        let is_log = |line: &&str| line.trim_end_matches('"').ends_with(".log");
        let lines = counts.lines().filter(is_log);
        let lines = lines.filter_map(|line| line.split('\t').next());
        Ok(lines.filter_map(|count| count.parse::<usize>().ok()).sum())
    }
}
