//! What to do about findings that nothing can be opened for.

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::kind::Kind;
use crate::text::catalogue::say;
use crate::text::safe::{Safe, display_safe};

/// What to do, in lines; empty for findings that lead to a field or a file.
#[must_use]
pub fn advice(problem: &Problem) -> Vec<Safe> {
    let path = &display_safe(&problem.at.path.display().to_string());
    match &problem.reason {
        Reason::Symlink => vec![say!(advice_symlink), say!(advice_replace_link { path })],
        Reason::NotAFile => vec![say!(advice_not_a_file), say!(advice_move_it_out)],
        Reason::Gone => vec![
            say!(advice_gone),
            say!(advice_restore_file { path }),
            say!(advice_who_removed),
        ],
        Reason::NewerFormat { .. } => vec![say!(advice_newer_format), say!(advice_update)],
        Reason::Unreadable(Cause::NotOpened(why)) => not_opened(problem, why, path),
        Reason::Unreadable(_) | Reason::UnreadableFolder(_) => vec![
            say!(advice_unreadable),
            say!(advice_see_permissions { path }),
            say!(advice_shared_group),
        ],
        Reason::UnknownKind => vec![say!(advice_unknown_kind), say!(advice_move_there)],
        Reason::CopyOfHead { .. } => vec![
            say!(advice_copy_of_head),
            say!(advice_diff_head { path }),
            say!(advice_merge_head),
        ],
        Reason::CopyOfRecord { of, .. } => vec![
            say!(advice_copy_of_record),
            say!(advice_diff_record {
                value: of.relative_path(),
                path
            }),
            say!(advice_merge_record),
        ],
        Reason::ForeignPlan | Reason::ForeignChange { .. } => vec![
            say!(advice_foreign_plan),
            say!(advice_owner_finishes),
            say!(advice_remove_stranger { path }),
        ],
        Reason::UnloggedChange { .. } => vec![
            say!(advice_unlogged_change),
            say!(advice_wait_for_sync),
            say!(advice_remove_unlogged { path }),
        ],
        Reason::ForeignWork => vec![
            say!(advice_foreign_work),
            say!(advice_look_at_less { path }),
            say!(advice_take_over_and_remove { path }),
        ],
        Reason::ForeignFacts { .. } => vec![
            say!(advice_foreign_facts),
            say!(advice_look_at_less { path }),
            say!(advice_decisions_in_log),
        ],
        Reason::NameInCapitals { of } => vec![
            say!(advice_name_in_capitals),
            say!(advice_rename_in_steps {
                path,
                name: of.relative_path()
            }),
        ],
        Reason::Interrupted => vec![say!(advice_interrupted), say!(advice_own_change_finishes)],
        Reason::IgnoredByGit { .. } => vec![say!(advice_ignored_by_git)],
        Reason::OpenToAll { .. } => vec![say!(advice_open_to_all)],
        Reason::TornLogLine => vec![say!(advice_torn_log_line), say!(advice_end_is_cut)],
        Reason::BrokenLogLine { .. } => vec![
            say!(advice_broken_log_line),
            say!(advice_do_not_edit_log),
            say!(advice_restore_log { path }),
        ],
        Reason::CopyOfLog {
            of, only_here: 0, ..
        } => vec![
            say!(advice_copy_of_log {
                value: of.display()
            }),
            say!(advice_remove_copy { path }),
        ],
        Reason::CopyOfLog { of, .. } => vec![
            say!(advice_lines_only_in_copy {
                value: of.display()
            }),
            say!(advice_compare_logs {
                value: of.display(),
                path
            }),
        ],
        Reason::LogNameDiffers { .. } => vec![
            say!(advice_log_name_differs),
            say!(advice_ask_who_added),
            say!(advice_log_name_history { path }),
        ],
        Reason::ClockWrong(_) => vec![say!(advice_clock_wrong), say!(advice_see_clock)],
        Reason::Signature(_) => vec![
            say!(advice_signature),
            say!(advice_compare_keys),
            say!(advice_verify_log),
        ],
        Reason::BlankedByNobody => vec![
            say!(advice_blanked_by_nobody),
            say!(advice_erased_elsewhere),
            say!(advice_blanked_history { path }),
        ],
        Reason::ValuesAreBack => vec![say!(advice_values_are_back), say!(advice_erase_again)],
        Reason::CopyUnnamed => vec![
            say!(advice_copy_unnamed),
            say!(advice_attach_copy { path }),
            say!(advice_remove_unneeded { path }),
        ],
        Reason::SnapshotStays => vec![say!(advice_see_permissions { path })],
        Reason::NotSealed => vec![say!(advice_not_sealed)],
        Reason::LeftInClear => vec![say!(advice_left_in_clear { path })],
        Reason::OtherForm => vec![say!(advice_other_form), say!(advice_other_form_typed)],
        Reason::StrayInLog { .. } => vec![say!(advice_stray_in_log { path })],
        _ => Vec::new(),
    }
}

/// What to do about a file of a sealed workspace that does not open.
fn not_opened(problem: &Problem, why: &EncryptionError, path: &Safe) -> Vec<Safe> {
    // Only records bear the same name on the disk.
    let is_record = Kind::ALL
        .iter()
        .any(|kind| problem.at.path.starts_with(kind.folder()));
    let is_other = matches!(why, EncryptionError::WrongKey);
    let mut lines = match is_other {
        true => vec![say!(advice_other_seal)],
        false => vec![say!(advice_broken_seal)],
    };
    match (is_other, is_record) {
        (true, true) => lines.push(say!(advice_other_seal_back { path })),
        (false, true) => lines.push(say!(advice_broken_seal_back { path })),
        _ => {}
    }
    lines.push(match is_other {
        true => say!(advice_other_seal_merge),
        false => say!(advice_broken_seal_copy),
    });
    lines
}
