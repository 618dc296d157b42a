//! The keys and lists of the screen let go of a person who was erased.

use std::collections::BTreeSet;

use crate::app::core::effect::Effect;
use crate::app::core::job::{DraftRequest, Job};
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::page::Page;
use crate::app::core::pending::FollowUp;
use crate::app::core::state::State;
use crate::app::drafts::form_draft::draft_of;
use crate::app::form::Form;
use crate::app::form::picker::Choosing;
use crate::app::reading::render_cache::Built;
use crate::app::sync::editor_warning::about;
use crate::app::sync::sync_keys;
use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::spelling::fold::key;
use crate::text::catalogue::say;

/// Closes what is open about these people, and forgets marks, places, drafts and what `.` would do again.
/// Says so if anything was open, and asks for the drafts to be thrown away.
pub fn forget(state: &mut State, erased: &[RecordId]) -> Vec<Effect> {
    if erased.is_empty() {
        return Vec::new();
    }
    let is_erased = |record: &RecordId| erased.contains(record);
    // From the book as it was: whoever takes the records out of it does so after this.
    let called = Called::of(&state.book, erased);
    let is_open = is_open(state, erased, &called);
    let is_page_left = leave_page(state, erased, &called);
    forget_searches(state, erased, &called);
    state.browse.history.forget(|location| {
        location.record.is_some_and(|record| is_erased(&record))
            || called.are_named_in(&location.query)
    });
    let names = |text: &str| called.are_named_in(text);
    state.notices.message = state
        .notices
        .message
        .take()
        .filter(|told| !names(&told.text));
    state.notices.external_changes = state
        .notices
        .external_changes
        .take()
        .filter(|told| !names(told));
    state.notices.edit_anyway = state
        .notices
        .edit_anyway
        .filter(|record| !is_erased(record));
    let noticed = &mut state.syncing.noticed;
    noticed.retain(|(record, told)| !is_erased(record) && !names(&told.name));
    // It may hold what was typed about them.
    state.repeat = None;
    state.render_cache = Built::default();
    if matches!(&state.pending.then, Some(FollowUp::Status { person, .. }) if is_erased(person)) {
        state.pending.then = None;
    }
    let (gone, kept) = std::mem::take(&mut state.drafts.saved)
        .into_iter()
        .partition(|kept| kept.draft.all_about().iter().any(is_erased));
    state.drafts.saved = kept;
    let mut effects: Vec<Effect> = gone
        .into_iter()
        .map(|kept| Effect::Background(Job::Draft(DraftRequest::Discard(kept.name))))
        .collect();
    if is_open {
        state.mode = Mode::Panes;
        state.notices.warning = None;
        state.notices.external_changes = None;
        effects.push(Effect::Background(Job::Draft(DraftRequest::Forget)));
    }
    forget_received(state, erased, &called);
    if is_open || is_page_left {
        // What was typed ahead was meant for what was open.
        state.pending.typed_ahead.clear();
        state.report_error(say!(screen_erased_and_closed));
    }
    effects
}

/// Takes them out of what came in.
fn forget_received(state: &mut State, erased: &[RecordId], called: &Called) {
    let Some(synced) = &mut state.syncing.synced else {
        return;
    };
    synced.received.retain(|one| {
        !one.records.iter().any(|id| erased.contains(id)) && !called.are_named_in(&one.change.why)
    });
    let report = &mut synced.report;
    report.merged.retain_mut(|(id, conflicts)| {
        conflicts
            .retain(|one| !called.are_named_in(&one.counts) && !called.are_named_in(&one.other));
        !erased.contains(id)
    });
    report.changed.retain(|id| !erased.contains(id));
    sync_keys::rebuild(state);
}

/// Leaves a page that shows one of them: the overview, which was counted with them, and a queue that is at
/// one of them. A queue that is at somebody else forgets what it told of them.
fn leave_page(state: &mut State, erased: &[RecordId], called: &Called) -> bool {
    let is_left = match &mut state.page {
        Page::Panes => false,
        Page::Overview(_) => true,
        Page::Triage(triage) => {
            triage.touches.retain(|record, _| !erased.contains(record));
            triage.last_told = triage
                .last_told
                .take()
                .filter(|told| !called.are_named_in(told));
            triage.summary.retain(|line| !called.are_named_in(line));
            let shown = [triage.person, triage.asked];
            shown.iter().flatten().any(|record| erased.contains(record))
        }
    };
    if is_left {
        state.page = Page::Panes;
    }
    is_left
}

/// Takes marks off them, and their names out of the search lines.
fn forget_searches(state: &mut State, erased: &[RecordId], called: &Called) {
    let today = state.clock.today;
    if let Mode::Search { before, .. } = &mut state.mode
        && called.are_named_in(before)
    {
        before.clear();
    }
    for list in &mut state.browse.lists {
        list.marks.retain(|record| !erased.contains(record));
        if called.are_named_in(list.input.text()) {
            list.input.set("");
            list.read_query(&state.book, today);
            list.stale = true;
        }
    }
    if called.are_named_in(&state.browse.found) {
        state.browse.found.clear();
    }
    if called.are_named_in(state.browse.linked.input.text()) {
        state.browse.linked.input.set("");
    }
}

/// Whether what is open is about one of them, or is a text that names them.
fn is_open(state: &State, erased: &[RecordId], called: &Called) -> bool {
    let is_erased = |record: &RecordId| erased.contains(record);
    let of_form = |form: &Form| {
        let mode = Mode::Form(Box::new(form.clone()));
        about(&mode).iter().any(is_erased)
    };
    let open = match &state.mode {
        Mode::Find { under, .. } => &**under,
        Mode::Picker(_) => state.under_help.as_deref().unwrap_or(&state.mode),
        mode => mode,
    };
    let is_about = match open {
        Mode::Form(form) => of_form(form) || form.under.as_deref().is_some_and(of_form),
        Mode::Picker(picker) => {
            let lists_them = match &picker.choosing {
                Choosing::Draft(_) | Choosing::OfQueue(_) | Choosing::Decide(_) => true,
                Choosing::Source { record, .. } => is_erased(record),
                _ => false,
            };
            lists_them || picker.under.as_deref().is_some_and(of_form)
        }
        Mode::Pairs(page) => {
            let sides = page.sides(&state.book);
            sides.is_none_or(|(left, right)| is_erased(&left) || is_erased(&right))
        }
        Mode::Pager {
            title, lines, then, ..
        } => {
            called.are_named_in(title)
                || lines.iter().any(|line| called.are_named_in(line))
                || matches!(then, Some(AfterPage::Form(form)) if of_form(form))
                || matches!(then, Some(AfterPage::List(_)))
                || state.chosen().is_none_or(|record| is_erased(&record))
        }
        Mode::Opening | Mode::Reading(_) => state.chosen().is_none_or(|record| is_erased(&record)),
        mode => about(mode).iter().any(is_erased),
    };
    let draft = draft_of(state);
    is_about || draft.is_some_and(|draft| draft.all_about().iter().any(is_erased))
}

/// The fewest letters of a word that is left unfinished and yet tells of a name.
const FEWEST: usize = 3;

/// The words of the names of some people. A text that has one of them may mean somebody else: whoever
/// forgets a person forgets it all the same.
#[derive(Clone, Debug, Default)]
pub struct Called {
    words: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Called {
    /// The words of all names of these people.
    #[must_use]
    pub fn of(book: &Book, people: &[RecordId]) -> Self {
        let people = people.iter().filter_map(|id| book.people().get(*id));
        let names = people.flat_map(|person| {
            let others = person.other_names.iter().map(|other| other.text.as_str());
            std::iter::once(person.name.as_str()).chain(others)
        });
        let words: BTreeSet<String> = names.flat_map(words_of).collect();
        Self {
            keys: words.iter().map(|word| key(word)).collect(),
            words,
        }
    }

    /// Whether a text names one of them, or begins to.
    #[must_use]
    pub fn are_named_in(&self, text: &str) -> bool {
        !self.words.is_empty() && words_of(text).any(|word| self.has(&word))
    }

    fn has(&self, word: &str) -> bool {
        let begins = |one: &String| one.starts_with(word);
        let sound = key(word);
        self.words.contains(word)
            || (!sound.is_empty() && self.keys.contains(&sound))
            || (word.chars().count() >= FEWEST && self.words.iter().any(begins))
    }
}

/// The words of a text, in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
