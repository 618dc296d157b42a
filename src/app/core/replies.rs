//! Replies from outside: records that were read, changes that are on disk, failures.

use crate::app::browse::attached_copy;
use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::commands;
use crate::app::browse::list::Answer;
use crate::app::browse::navigate::{open, show_made};
use crate::app::browse::pane::View;
use crate::app::core::action::Action;
use crate::app::core::apply_records::{replace_all, take_in, take_in_head, take_in_rebuilt};
use crate::app::core::disk_request::{DiskReply, Now};
use crate::app::core::effect::Effect;
use crate::app::core::job::{DraftReply, Job, JobReply};
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::{FollowUp, Request};
use crate::app::core::reports;
use crate::app::core::screen_request::{EditorReply, ScreenRequest};
use crate::app::core::state::State;
use crate::app::drafts::draft_keys;
use crate::app::export::export_keys;
use crate::app::findings::finding_keys;
use crate::app::findings::set_record;
use crate::app::form::form_keys;
use crate::app::form::open;
use crate::app::form::opening::FormOpening;
use crate::app::form::picker_keys;
use crate::app::import::import_replies;
use crate::app::overview::overview_keys;
use crate::app::pairs::pair_keys;
use crate::app::sync::conflict_keys;
use crate::app::sync::decide_keys;
use crate::app::sync::editor_warning;
use crate::app::sync::external_changes;
use crate::app::sync::sync_keys;
use crate::app::triage::UndoStep;
use crate::app::triage::queue_replies;
use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeKind};
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::search::index::Index;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::failure::{conflict_lines, failure};
use crate::text::errors::not_current::stays;
use crate::text::errors::problem::problem;
use crate::text::log::purpose;
use crate::text::safe::Safe;

/// Applies what comes from outside.
pub fn arrive(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::FirstPage(records) => {
            let ids = records.iter().map(|loaded| loaded.record.id());
            state.files.uncompared.extend(ids);
            show_early(state, records);
            Vec::new()
        }
        Action::Compared { changed, unread } => {
            state.files.uncompared.retain(|id| unread.contains(id));
            show_early(state, changed);
            Vec::new()
        }
        Action::Loaded {
            records,
            problems,
            done,
            total,
        } => {
            state.files.loading = Some((done, total));
            state.files.problems.extend(problems);
            show_early(state, records);
            Vec::new()
        }
        Action::AllLoaded(loaded) => {
            all_loaded(state, *loaded);
            let place = state.pending.place.take();
            place.map_or_else(Vec::new, |place| commands::go_to(state, place))
        }
        Action::Rebuilt(rebuilt) => {
            take_in_rebuilt(state, *rebuilt);
            Vec::new()
        }
        Action::Noticed(external_changes) => external_changes::noticed(state, *external_changes),
        Action::Background(JobReply::Draft(DraftReply::Saved { kept, problems })) => {
            draft_keys::kept(state, kept, problems);
            Vec::new()
        }
        Action::Background(JobReply::Draft(DraftReply::NotKept(reason))) => {
            state.report_error(say!(screen_typing_not_kept {
                reason: failure(&reason)
            }));
            Vec::new()
        }
        Action::Background(JobReply::Draft(DraftReply::TakenElsewhere)) => {
            state.report_error(label!(screen_taken_elsewhere));
            Vec::new()
        }
        Action::Disk(DiskReply::EditorLock(open)) => {
            if open.is_empty() {
                return vec![ScreenRequest::NoRedraw.into()];
            }
            editor_warning::warn(state, &open);
            Vec::new()
        }
        Action::ReadAnew(anew) => external_changes::reload(state, *anew),
        Action::Disk(DiskReply::Committed {
            change,
            records,
            head,
        }) => {
            if let Some(head) = head {
                take_in_head(state, &head);
            }
            committed(state, &change, records)
        }
        Action::Background(JobReply::Comparing(done, total)) => {
            if state.comparison.progress.is_some() {
                state.comparison.progress = Some((done, total));
            }
            Vec::new()
        }
        Action::Background(JobReply::Compared(duplicate_index)) => {
            pair_keys::compared(state, *duplicate_index);
            Vec::new()
        }
        Action::Background(JobReply::Checking(done, total)) => {
            finding_keys::going_on(state, done, total);
            Vec::new()
        }
        Action::Background(JobReply::Checked(found)) => {
            finding_keys::checked(state, found);
            Vec::new()
        }
        Action::Background(JobReply::NotViewed(path)) => {
            state.report_error(say!(screen_viewer_failed { path }));
            Vec::new()
        }
        Action::Background(JobReply::Export(reply)) => {
            export_keys::arrived(state, reply);
            Vec::new()
        }
        Action::Background(JobReply::Sync(reply)) => {
            sync_keys::arrived(state, reply);
            Vec::new()
        }
        Action::Background(JobReply::Import(reply)) => import_replies::arrived(state, reply),
        Action::Disk(DiskReply::RowRefused(refusal)) => import_replies::undecided(state, refusal),
        Action::Background(JobReply::Built(built)) => {
            state.take_built(*built);
            Vec::new()
        }
        Action::Disk(DiskReply::Copy(path)) => attached_copy::found(state, path),
        Action::Disk(DiskReply::Paths(found)) => {
            form_keys::paths_found(state, found);
            Vec::new()
        }
        Action::Disk(DiskReply::Failed(reason)) => failed(state, &reason),
        Action::Disk(DiskReply::Unopened(reason)) => {
            open::not_opened(state, failure(&reason));
            Vec::new()
        }
        Action::Disk(DiskReply::Opened {
            record,
            text,
            purpose,
        }) => open::opened(state, record, text, purpose),
        Action::Editor(EditorReply::Reread { record, now }) => {
            match now {
                Ok(now) => {
                    set_record(&mut state.files.problems, record, None);
                    take_in(state, vec![(record, now)]);
                    // What went wrong with the editor stays in sight.
                    if state.notices.message.is_none() {
                        state.notify(label!(screen_read_again));
                    }
                }
                Err(found) => {
                    let sentence = problem(&found);
                    set_record(&mut state.files.problems, record, Some(found));
                    state.report_error(sentence);
                }
            }
            Vec::new()
        }
        Action::Disk(DiskReply::PutBack(copy)) => {
            state.pending.change_answered();
            if state.is_writing() {
                state.mode = Mode::Panes;
            }
            state.notify(say!(screen_put_back { copy }));
            finding_keys::outdated(state);
            Vec::new()
        }
        Action::Disk(DiskReply::FileMerged(path)) => {
            state.pending.change_answered();
            state.notify(say!(command_mergetool_merged { path }));
            finding_keys::outdated(state);
            Vec::new()
        }
        Action::Disk(DiskReply::OneSidedKept(record)) => {
            state.pending.change_answered();
            let path = record.relative_path();
            state.notify(say!(sync_one_sided_kept { path }));
            finding_keys::outdated(state);
            decide_keys::changed(state)
        }
        Action::Editor(EditorReply::FileEdited) => {
            finding_keys::outdated(state);
            Vec::new()
        }
        Action::Disk(DiskReply::Logged { record, read }) => {
            reports::logged(state, record, read);
            Vec::new()
        }
        Action::Disk(DiskReply::Reached { record, reach }) => {
            reports::reached(state, record, reach);
            Vec::new()
        }
        Action::Disk(DiskReply::UnjoinPlan(unjoin_plan)) => {
            reports::unjoin_plan(state, unjoin_plan.map(|found| *found));
            Vec::new()
        }
        Action::Disk(DiskReply::JudgedDifferent { request, by }) => {
            pair_keys::judged_different(state, *request, by);
            Vec::new()
        }
        Action::Disk(DiskReply::Erased {
            reach,
            records,
            problems,
        }) => reports::erased(state, &reach, records, problems),
        Action::Background(JobReply::Found {
            view,
            generation,
            answer,
        }) => {
            let list = &mut state.browse.lists[view.index()];
            let is_rows = matches!(*answer, Answer::Rows(_));
            let awaited = list.awaits(generation);
            list.answered(generation, *answer, &state.book);
            let asked = if awaited && is_rows {
                list.await_nearest()
            } else {
                None
            };
            let search = asked.map(|generation| Job::Search { view, generation }.into());
            search.into_iter().collect()
        }
        Action::Disk(DiskReply::WhoSaid {
            values,
            said,
            one_sided,
        }) => {
            state.syncing.one_sided = one_sided;
            decide_keys::said(state, &values, &said);
            Vec::new()
        }
        Action::Disk(DiskReply::RecentChanges(read)) => {
            overview_keys::heard(state, read);
            Vec::new()
        }
        Action::Disk(DiskReply::Queues(queues)) => queue_replies::listed(state, queues),
        Action::Disk(DiskReply::QueueOpened(opened)) => queue_replies::opened(state, *opened),
        Action::Disk(DiskReply::QueueStepped(queue_update)) => {
            queue_replies::queue_update(state, *queue_update)
        }
        Action::Disk(DiskReply::Decisions(changes)) => {
            queue_replies::gathered(state, &changes);
            Vec::new()
        }

        Action::Key(_)
        | Action::KeyRepeat(_)
        | Action::Pointer(_)
        | Action::Paste(_)
        | Action::Burst(_)
        | Action::Resize(..) => Vec::new(),
    }
}

fn committed(state: &mut State, change: &Change, records: Vec<Now>) -> Vec<Effect> {
    state.pending.change_answered();
    for (id, _) in records.iter().filter(|(_, now)| now.is_some()) {
        set_record(&mut state.files.problems, *id, None);
    }
    take_in(state, records);
    let mut under = None;
    if state.is_writing() {
        state.pending.request = None;
        if let Mode::Form(form) = std::mem::replace(&mut state.mode, Mode::Panes) {
            under = form.under;
        }
    }
    if let Page::Triage(triage) = &mut state.page
        && change.change_kind == ChangeKind::Do
    {
        triage.steps.push(UndoStep::Beside(change.id.clone()));
    }
    let created = change.edits.iter().find_map(|edit| match edit {
        Edit::Create { record, .. } => Some(*record),
        _ => None,
    });
    let why = purpose::why(&change.why);
    state.notify(match change.change_kind {
        ChangeKind::Do => say!(screen_done { why }),
        ChangeKind::Undo(_) => say!(screen_undone { why }),
        ChangeKind::Redo(_) => say!(screen_redone { why }),
    });
    let after = import_replies::committed(state, change);
    let after = [after, decide_keys::changed(state)].concat();
    if !after.is_empty() {
        return after;
    }
    match (state.pending.then.take(), created) {
        (Some(FollowUp::Cite { record, cited }), Some(source)) => {
            open(state, FormOpening::of_citation(record, cited, source))
        }
        (Some(FollowUp::Fill), Some(made)) => {
            if let Some(form) = under {
                picker_keys::fill(state, *form, made);
            }
            Vec::new()
        }
        (Some(FollowUp::Status { person, status }), _) => {
            if let Some(stays) = stays(&state.book, person, &status) {
                state.notify(say!(screen_done_but { stays }));
            }
            Vec::new()
        }
        (Some(FollowUp::Show), Some(record)) => {
            show_made(state, record);
            Vec::new()
        }
        (_, _) => {
            // What was taken back or made again may be out of sight; the record that it is about
            // is shown, so that nobody has to believe it.
            if !matches!(change.change_kind, ChangeKind::Do)
                && let Some(record) = change.records().first().copied()
                && state.book.has(record)
                && state.chosen() != Some(record)
                && View::of_kind(record.kind()) == state.browse.view
            {
                let State {
                    book,
                    browse: BrowseState { lists, view, .. },
                    ..
                } = state;
                lists[view.index()].choose(book, record);
            }
            Vec::new()
        }
    }
}

fn failed(state: &mut State, reason: &Failure) -> Vec<Effect> {
    state.pending.change_answered();
    state.pending.then = None;
    let sent = state.is_writing();
    state.pending.request = None;
    // What was typed meanwhile was meant for what would come of it.
    state.pending.typed_ahead.clear();
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Panes;
    }
    let taken = matches!(reason, Failure::TakenByAnother { .. });
    let next = queue_replies::failed(state, taken);
    if let Some(effects) = import_replies::failed(state, reason) {
        return effects;
    }
    let Failure::Conflicts(conflicts) = reason else {
        let sentence = failure(reason);
        if sent && let Mode::Form(form) = &mut state.mode {
            form.refused = Some(sentence.clone());
        }
        state.report_error(sentence);
        return next;
    };
    if sent && let Mode::Form(form) = &mut state.mode {
        if let Some(effect) = conflict_keys::met(form, conflicts) {
            // Keys wait on, until the form goes on from what stands there now.
            state.pending.request = Some(Request::Write);
            return vec![effect];
        }
        form.refused = conflicts.first().map(conflict_line);
        return Vec::new();
    }
    // What somebody is typing is theirs; only the panes are covered by it.
    if !matches!(state.mode, Mode::Panes) {
        state.report_error(conflicts.first().map(conflict_line).unwrap_or_default());
        return Vec::new();
    }
    state.mode = Mode::Pager {
        title: say!(screen_conflict_title),
        lines: conflicts
            .iter()
            .flat_map(|one| conflict_lines(one, state.book.title_of(one.record)))
            .collect(),
        cursor: 0,
        then: None,
    };
    Vec::new()
}

/// What stands in one line of a conflict.
fn conflict_line(conflict: &EditConflict) -> Safe {
    listed_apart(&conflict_lines(conflict, None))
}

/// Shows records before all are read.
fn show_early(state: &mut State, records: Vec<Loaded>) {
    if records.is_empty() {
        return;
    }
    for loaded in records {
        // What a change has written meanwhile is newer than what the load read before it.
        if !state.files.written.contains(&loaded.record.id()) {
            state.book.put(loaded);
        }
    }
    state.index = Index::build(&state.book);
    state.refresh();
}

/// Puts the whole book in the place of the part that was shown while it was being read.
fn all_loaded(state: &mut State, (mut book, mut index): (Book, Index)) {
    for id in std::mem::take(&mut state.files.written) {
        book.take_over(&mut state.book, id);
        if book.has(id) {
            index.put(&book, id);
        } else {
            index.remove(&book, id);
        }
    }
    // What changes of the saved queries have written meanwhile is newer than what was read first.
    book.title.clone_from(&state.book.title);
    book.statuses.clone_from(&state.book.statuses);
    book.queries.clone_from(&state.book.queries);
    state.files.loading = None;
    state.files.uncompared.clear();
    replace_all(state, book, index);
}
