//! The keys of drafts, half-typed forms and notes of screens that went away: offer, continue,
//! delete.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::DraftRequest;
use crate::app::core::mode::Mode;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::drafts::form_draft::{draft_of, mode_of};
use crate::app::form::opening::Opening;
use crate::app::form::page_answer::yes_or_no;
use crate::app::form::picker::{Choosing, Item, Meaning, Picker};
use crate::app::keys::context::Context;
use crate::app::keys::key::Key;
use crate::app::sync::conflict::{Clash, Then};
use crate::app::sync::rebase::{EntryGone, rebase};
use crate::casebook::draft::SavedDraft;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::form_target::FormTarget;
use crate::record::id::RecordId;
use crate::record::note::Note;
use crate::text::catalogue::{label, say};
use crate::text::log::external_changes::moment;
use crate::text::pages::drafts::{offer, typed};

/// Keeps what is being typed, where that is something else than is kept already.
pub fn keep(state: &mut State) -> Option<Effect> {
    let now = draft_of(state);
    if now == state.drafts.current {
        return None;
    }
    state.drafts.current.clone_from(&now);
    let request = now.map_or(DraftRequest::Forget, |draft| {
        DraftRequest::Keep(Box::new(draft))
    });
    Some(request.into())
}

/// Offers what is kept from before.
pub fn kept(state: &mut State, kept: Vec<SavedDraft>, problems: Vec<Problem>) {
    state.drafts.saved = kept;
    state.files.problems.extend(problems);
    if state.notices.message.is_none() && !state.drafts.saved.is_empty() {
        let keys = state.terminal.keymap.keys(Context::Panes, "drafts");
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        let line = offer(&state.drafts.saved, &key);
        state.notify(line);
    }
}

/// Goes on with the one draft that there is, or lists several.
pub fn open(state: &mut State) -> Vec<Effect> {
    match state.drafts.saved.len() {
        0 => state.report_error(label!(screen_nothing_half_written)),
        1 if !is_gone(state, 0) => return go_on(state, 0),
        _ => list(state),
    }
    Vec::new()
}

/// Goes on with a draft.
pub fn go_on(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(kept) = state.drafts.saved.get(at).cloned() else {
        return Vec::new();
    };
    if state.files.loading.is_some() {
        state.mode = Mode::Panes;
        state.report_error(label!(screen_wait_until_everything));
        return Vec::new();
    }
    if is_gone(state, at) {
        state.mode = Mode::Pager {
            title: say!(screen_record_gone {
                title: &kept.draft.title
            }),
            lines: typed(&kept),
            cursor: 0,
            then: None,
        };
        return Vec::new();
    }
    match &kept.draft.is_for {
        FormTarget::Note(record) if is_noted(state, *record, &kept) => {
            state.mode = Mode::Panes;
            state.notify(say!(screen_on_disk_already {
                title: &kept.draft.title
            }));
            state.drafts.saved.remove(at);
            vec![DraftRequest::Discard(kept.name).into()]
        }
        FormTarget::Set { record, .. }
        | FormTarget::Cite { record, .. }
        | FormTarget::Withdraw { record, .. } => {
            state.wait_to_open(Request::Open);
            let record = *record;
            let kept = Box::new(kept);
            let purpose = Opening::Resume { kept, by: None };
            vec![DiskRequest::Open { record, purpose }.into()]
        }
        _ => {
            state.mode = mode_of(state, &kept.draft);
            adopt(state, &kept)
        }
    }
}

/// Goes on with a form over a record whose text has been read again. What somebody else has changed
/// meanwhile is shown.
pub fn opened(
    state: &mut State,
    text: &str,
    kept: &SavedDraft,
    by: Option<&ChangeOrigin>,
) -> Vec<Effect> {
    state.mode = mode_of(state, &kept.draft);
    let effects = adopt(state, kept);
    let Mode::Form(form) = &mut state.mode else {
        return effects;
    };
    match rebase(form, text) {
        Ok(clashing) if clashing.is_empty() => {}
        Ok(clashing) => {
            let fields = clashing.into_iter().map(|one| (one, by.cloned()));
            let clash = Clash {
                form: (**form).clone(),
                typed: Some(kept.draft.clone()),
                fields: fields.collect(),
                at: 0,
                drawn: None,
                then: Then::Retry,
            };
            // What was typed ahead was not meant for this.
            state.pending.typed_ahead.clear();
            state.mode = Mode::Clash(Box::new(clash));
        }
        Err(EntryGone) => {
            form.refused = Some(say!(screen_entry_gone));
        }
    }
    effects
}

/// Asks before a draft is thrown away.
pub fn discard(state: &mut State, at: Option<usize>) -> Vec<Effect> {
    let Mode::Picker(picker) = &mut state.mode else {
        return Vec::new();
    };
    if at.is_some_and(|at| at < state.drafts.saved.len()) {
        picker.leaving = true;
        picker.leaving_drawn = false;
        state.report_error(label!(screen_discard_draft));
    }
    Vec::new()
}

/// A key before that question: `y` throws the draft under the cursor away.
pub fn answer(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Picker(picker) = &mut state.mode else {
        return Vec::new();
    };
    if !picker.leaving_drawn {
        return Vec::new();
    }
    let Some(is_yes) = yes_or_no(state, key) else {
        return Vec::new();
    };
    let Mode::Picker(picker) = &mut state.mode else {
        return Vec::new();
    };
    picker.leaving = false;
    let items = picker.items((&state.book, &state.index), &state.terminal.keymap);
    let at = match items.get(picker.cursor).map(|item| item.means) {
        Some(Meaning::Draft(at)) if is_yes && at < state.drafts.saved.len() => at,
        _ => {
            state.notify(label!(form_nothing_was_done));
            return Vec::new();
        }
    };
    let name = state.drafts.saved.remove(at).name;
    if state.drafts.saved.is_empty() {
        state.mode = Mode::Panes;
    } else {
        list(state);
    }
    state.notify(label!(screen_thrown_away));
    vec![DraftRequest::Discard(name).into()]
}

fn list(state: &mut State) {
    let items = state
        .drafts
        .saved
        .iter()
        .enumerate()
        .map(|(at, kept)| Item {
            lead: moment(kept.when),
            text: kept.draft.title.as_str().into(),
            means: Meaning::Draft(at),
        });
    let picker = Picker::new(Choosing::Draft(items.collect()));
    state.mode = Mode::Picker(Box::new(picker));
}

fn adopt(state: &mut State, kept: &SavedDraft) -> Vec<Effect> {
    state.drafts.saved.retain(|one| one.name != kept.name);
    state.drafts.current = draft_of(state);
    vec![DraftRequest::Adopt(kept.name.clone()).into()]
}

/// Whether the record that a draft is about is there no more.
fn is_gone(state: &State, at: usize) -> bool {
    let about = state
        .drafts
        .saved
        .get(at)
        .and_then(|kept| kept.draft.about());
    state.files.loading.is_none() && about.is_some_and(|record| !state.book.has(record))
}

/// Whether a note is on disk: its screen went away between the change and its draft.
fn is_noted(state: &State, record: RecordId, kept: &SavedDraft) -> bool {
    let typed = kept.draft.typed.first().map_or("", |(_, text)| text.trim());
    let has = |notes: &[Note]| {
        notes
            .iter()
            .any(|note| note.by == state.author && note.text.trim() == typed)
    };
    let record = state.book.any(record);
    record.is_some_and(|record| has(record.notes()))
}
