//! The report of a synchronisation in words.

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::external::sync_report::SyncReport;
use crate::casebook::merge::resolution::{ConflictOutcome, FieldConflict};
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::errors::problem::problem;
use crate::text::language::{Language, within};
use crate::text::safe::{Safe, display_safe};

/// What somebody should know of a synchronisation, with the record that it is about; what both sides changed
/// in two ways is told by [`conflict_line`].
#[must_use]
pub fn sync_lines(report: &SyncReport) -> Vec<(Option<RecordId>, Safe)> {
    let mut lines = Vec::new();
    let mut add = |ids: &[RecordId], told: fn(RecordId) -> Safe| {
        lines.extend(ids.iter().map(|id| (Some(*id), told(*id))));
    };
    add(&report.kept, |id| {
        let path = id.relative_path();
        say!(command_sync_kept { path })
    });
    add(&report.gone, |id| say!(command_sync_gone { id }));
    add(&report.removed, |id| say!(command_sync_removed { id }));
    add(&report.to_erase, |id| say!(command_sync_to_erase { id }));
    add(&report.erased, |id| say!(command_sync_erased { id }));
    for id in &report.naming_erased {
        let path = id.relative_path();
        lines.push((Some(*id), say!(sync_naming_erased { path })));
    }
    for id in &report.erased_again {
        let path = id.relative_path();
        lines.push((Some(*id), say!(sync_erased_again { path, id })));
    }
    for path in &report.refused {
        lines.push((None, say!(command_sync_refused { path })));
    }
    for path in &report.kept_lines {
        lines.push((None, say!(command_sync_kept_lines { path })));
    }
    for path in &report.refused_records {
        let id = RecordId::of_path(path.trim_end_matches(".age"));
        lines.push((id, say!(sync_refused_record { path })));
    }
    for path in &report.mended_logs {
        lines.push((None, say!(sync_mended_log { path })));
    }
    for path in &report.kept_clear {
        lines.push((None, say!(sync_kept_clear { path })));
    }
    for path in &report.refused_logs {
        lines.push((None, say!(sync_refused_log { path })));
    }
    lines.extend(report.snapshots.iter().map(|one| (None, problem(one))));
    for path in &report.undecided {
        lines.push((
            RecordId::of_path(path),
            say!(command_sync_undecided { path }),
        ));
    }
    for path in &report.unmerged {
        let id = RecordId::of_path(path.trim_end_matches(".age"));
        lines.push((id, say!(command_sync_unmerged { path })));
    }
    lines
}

/// That people must decide between values, if they must.
#[must_use]
pub fn decide_line(report: &SyncReport) -> Option<Safe> {
    let conflicts = report.merged.iter().flat_map(|(_, conflicts)| conflicts);
    let open = [ConflictOutcome::Claim, ConflictOutcome::Note];
    let fields = conflicts.filter(|one| open.contains(&one.outcome)).count();
    (fields > 0).then(|| say!(sync_decide { fields }))
}

/// The remarks that stand with a claim that a merge made, in every language: who merged may speak another one.
#[must_use]
pub fn merge_remarks() -> Vec<&'static str> {
    Language::all()
        .map(|language| within(language, || label!(command_merge_remark)))
        .collect()
}

/// What a synchronisation did, in one line.
#[must_use]
pub fn sync_summary(report: &SyncReport) -> Safe {
    let (committed, received) = (report.committed, report.received);
    if committed == 0 && received == 0 && !report.is_sent {
        return say!(command_sync_nothing_to_do);
    }
    say!(command_sync_done {
        committed,
        received,
        merged: report.merged.len(),
    })
}

/// What became of one value that both sides changed in two ways.
pub fn conflict_line(path: &str, conflict: &FieldConflict) -> Safe {
    let outcome = match conflict.outcome {
        ConflictOutcome::Claim => "claim",
        ConflictOutcome::OtherName => "other-name",
        ConflictOutcome::Note => "note",
        ConflictOutcome::Item => "item",
        ConflictOutcome::Kept => "kept",
        ConflictOutcome::Dropped => "dropped",
    };
    say!(command_merge_contested {
        path,
        field: conflict.path.to_string(),
        counts: &conflict.counts,
        other: &conflict.other,
        outcome,
    })
}

/// Why two clones were not synchronised, in one line with what to do.
#[must_use]
pub fn sync_failure(why: &Failure) -> Safe {
    let Failure::Git { reason, .. } = why else {
        return failure(why);
    };
    let Cause::Words(words) = reason else {
        return say!(sync_failed {
            reason: failure(why),
            way: "other"
        });
    };
    let lines = || words.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_told = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
    let reason = lines().find(is_told).or_else(|| lines().next());
    let reason = reason.unwrap_or(words);
    let reason = match reason.split_once(": ") {
        Some(("fatal" | "error", told)) => told,
        _ => reason,
    };
    say!(sync_failed {
        reason: display_safe(reason),
        way: way_out(words)
    })
}

/// What helps, by what git says: it says it in English here.
fn way_out(words: &str) -> &'static str {
    const WAYS: [(&str, &[&str]); 5] = [
        ("no-clone", &["not a git repository (or any"]),
        (
            "no-remote",
            &[
                "does not appear to be a git repository",
                "No such remote",
                "Repository not found",
            ],
        ),
        (
            "password",
            &[
                "terminal prompts disabled",
                "could not read Username",
                "Authentication failed",
                "Permission denied",
                "Host key verification failed",
                "failed to sign",
            ],
        ),
        (
            "network",
            &[
                "Could not resolve host",
                "Could not connect",
                "Failed to connect",
                "timed out",
                "unreachable",
                "Connection refused",
            ],
        ),
        ("no-author", &["tell me who you are", "empty ident"]),
    ];
    let fits = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    WAYS.iter()
        .find(|(_, signs)| fits(signs))
        .map_or("other", |(way, _)| way)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> String {
        let failure = Failure::Git {
            command: "fetch".to_owned(),
            reason: Cause::Words(words.to_owned()),
        };
        sync_failure(&failure).into_string()
    }

    #[test]
    fn what_git_says_comes_with_a_way_out() {
        assert_eq!(
            told(
                "ssh: Could not resolve host name x\nfatal: Could not read from remote repository.\n\nPlease make sure\n"
            ),
            "No connection; nothing is lost, `sync` later · Could not read from remote repository."
        );
        assert_eq!(
            told("fatal: could not read Username for 'https://x': terminal prompts disabled"),
            "Git cannot ask here; run `lastseen sync` in a shell · could not read Username for 'https://x': terminal prompts disabled"
        );
        assert_eq!(
            told("fatal: 'origin' does not appear to be a git repository"),
            "Say where to: `git remote add origin ADDRESS` · 'origin' does not appear to be a git repository"
        );
        assert_eq!(told("\u{1b}[2J"), "Not synchronised: ␛[2J");
    }
}
