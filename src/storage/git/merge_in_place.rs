//! A merge in the workspace by git itself, if something in it is for people to decide: what git cannot merge
//! stands in its place with git's markers, until somebody takes them out.

use std::collections::BTreeMap;

use crate::casebook::erase::reach::ErasureRequest;
use crate::casebook::errors::failure::Failure;
use crate::casebook::external::sync_report::SyncReport;
use crate::record::id::RecordId;
use crate::ron_text::conflict_markers::conflict_by_lines;
use crate::storage::erase::erase_held;
use crate::storage::git::erased_there::erase_what_came;
use crate::storage::git::kept_lines::bring_back_lines;
use crate::storage::git::merge_line::{MergedRecord, is_logged, merge_id, write_merge_line};
use crate::storage::git::one_sided::one_sided;
use crate::storage::git::setup::SAME_BYTES;
use crate::storage::git::synchronisation::{ErasedThere, Sides, Sync};
use crate::storage::git::unmerged_files::unmerged_below;
use crate::storage::log::merged_blanks::vouch_for_merged_blanks;

impl Sync<'_> {
    /// Lets git merge in the workspace: what it cannot merge stands there with its markers.
    pub(super) fn merge_in_place(
        &self,
        sides: &Sides<'_>,
        is_merging: bool,
        report: &mut SyncReport,
    ) -> Result<bool, Failure> {
        if !is_merging {
            let driver = self.noting_driver()?;
            let arguments = [
                "-c",
                "merge.renames=false",
                "-c",
                &driver,
                "merge",
                "-X",
                SAME_BYTES,
                "--no-commit",
                "--no-ff",
                "--quiet",
                sides.theirs,
            ];
            let done = self.git.run(&arguments)?;
            if !done.is_done() && !self.is(&["rev-parse", "-q", "--verify", "MERGE_HEAD"])? {
                // Unrelated histories, or a file of somebody's in the way.
                self.git.answer(&arguments)?;
            }
        }
        let merged = match self.fs.sealed() {
            Some(sealed) => self.settle_in_place(sealed, sides, report)?,
            None => {
                self.decide_unmerged(&sides.erased_here, report)?;
                let logs = bring_back_lines(self.fs, &self.git, &sides.ours)?;
                report.kept_lines.extend(logs);
                BTreeMap::new()
            }
        };
        let stays = |id: &RecordId| report.kept.contains(id) || report.to_erase.contains(id);
        let removed = std::mem::take(&mut report.removed).into_iter();
        report.removed = removed.filter(|id| !stays(id)).collect();
        erase_what_came(self.fs, self.author_device, &sides.erased_here)?;
        vouch_for_merged_blanks(self.fs, self.author_device)?;
        let id = merge_id(&sides.ours, sides.theirs);
        if !is_logged(self.fs, self.author_device, &id)? {
            let mut objects = self.git.objects()?;
            let mut records = Vec::new();
            for id in sides.here.intersection(&sides.there).copied() {
                let merged = self.fs.read_record(&id.relative_path()).ok().flatten();
                let ours = self.read_at(&mut objects, "HEAD", id)?;
                records.extend(MergedRecord::of(id, ours, merged));
            }
            write_merge_line(self.fs, self.author_device, id, records)?;
        }
        self.sign();
        self.report_merged(sides, &merged, report);
        if report.open_paths().next().is_some() || !report.to_erase.is_empty() {
            return Ok(false);
        }
        self.stage_all(Some(sides.theirs))?;
        let message = self.merge_message();
        self.git
            .answer(&["commit", "--quiet", "--no-verify", "-m", message])?;
        Ok(true)
    }

    /// The files that git could not merge: a record that is on one side only stays unless it was erased
    /// here; one whose markers somebody has taken out is decided.
    fn decide_unmerged(&self, erased: &[RecordId], report: &mut SyncReport) -> Result<(), Failure> {
        let waiting = self.changed_and_erased();
        for file in unmerged_below(&self.git, ".")? {
            let id = RecordId::of_path(&file.path);
            if id.is_some_and(|id| erased.contains(&id)) {
                self.git
                    .answer(&["rm", "--quiet", "--force", "--", &file.path])?;
                continue;
            }
            if file.is_on_both_sides() {
                let open = match self.how_left(&file.path) {
                    LeftByGit::WithMarkers => Some(&mut report.undecided),
                    LeftByGit::Unmerged => Some(&mut report.unmerged),
                    LeftByGit::Decided => None,
                };
                if let Some(open) = open {
                    open.push(file.path);
                    continue;
                }
            }
            let one_sided = file.one_sided("");
            if let Some(id) = one_sided.filter(|id| waiting.contains(id)) {
                self.ask_or_erase(id, &file.path, report)?;
                continue;
            }
            report.kept.extend(one_sided.filter(|id| self.is_here(*id)));
            let log = file.log_gone_there("").map(str::to_owned);
            report.kept_lines.extend(log);
            self.git.answer(&["add", "--all", "--", &file.path])?;
        }
        Ok(())
    }

    /// The people whom one side erased and the other one changed, of what git left unmerged.
    pub(super) fn changed_and_erased(&self) -> Vec<RecordId> {
        let found = one_sided(self.fs, self.author_device).into_iter();
        let erased = found.filter(|one| one.erased.is_some());
        erased.map(|one| one.record).collect()
    }

    /// Asks about such a person, or erases them here as well and tells git of their file.
    pub(super) fn ask_or_erase(
        &self,
        person: RecordId,
        path: &str,
        report: &mut SyncReport,
    ) -> Result<(), Failure> {
        if self.erased == ErasedThere::Ask {
            report.to_erase.push(person);
            return Ok(());
        }
        let request = ErasureRequest {
            person: Some(person),
            ..ErasureRequest::default()
        };
        erase_held(self.fs, self.author_device, &request)?;
        report.erased.push(person);
        self.git.answer(&["add", "--all", "--", path]).map(|_| ())
    }

    /// How a file is that git could not merge. Markers may stand within a string. Git writes none into a file in which a
    /// byte is zero, and of one that is not read nobody can tell: with those, people say to git that they have decided.
    fn how_left(&self, path: &str) -> LeftByGit {
        let Ok(bytes) = self.fs.read_record(path) else {
            return LeftByGit::Unmerged;
        };
        let bytes = bytes.unwrap_or_default();
        if memchr::memchr(0, &bytes).is_some() {
            return LeftByGit::Unmerged;
        }
        match conflict_by_lines(&String::from_utf8_lossy(&bytes)) {
            Some(_) => LeftByGit::WithMarkers,
            None => LeftByGit::Decided,
        }
    }
}

/// How a file is that both sides changed and git could not merge.
enum LeftByGit {
    /// Both versions stand in it between markers.
    WithMarkers,
    /// Our version stands there, as it was.
    Unmerged,
    /// Somebody has taken the markers out.
    Decided,
}
