//! What an action does to the state, and which effects it asks for. Pure.

use std::time::Duration;

use crate::app::browse::commands;
use crate::app::browse::search;
use crate::app::core::action::Action;
use crate::app::core::click::click;
use crate::app::core::dispatch::run_on_page;
use crate::app::core::effect::Effect;
use crate::app::core::held_key_guard;
use crate::app::core::layout::too_small;
use crate::app::core::lock_keys;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::TypedInput;
use crate::app::core::replies;
use crate::app::core::state::{Clock, State};
use crate::app::drafts::draft_keys;
use crate::app::findings::finding_keys;
use crate::app::form::choose;
use crate::app::form::form_keys;
use crate::app::form::note_keys;
use crate::app::form::page_answer;
use crate::app::import::import_keys;
use crate::app::keys::context::Context;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::KeyboardLayout;
use crate::app::pairs::pair_keys;
use crate::app::reading::find;
use crate::app::reading::page_keys;
use crate::app::sync::conflict_keys;
use crate::app::sync::editor_warning;
use crate::app::sync::sync_keys;
use crate::app::triage::triage_keys;
use crate::casebook::form_target::FormTarget;
use crate::text::catalogue::{label, say};
use crate::text::language::{Language, within};

/// Applies an action.
pub fn update(state: &mut State, action: Action, clock: Clock) -> Vec<Effect> {
    within(state.language, || updated(state, action, clock))
}

fn updated(state: &mut State, action: Action, clock: Clock) -> Vec<Effect> {
    state.clock = clock;
    state.follow_the_day();
    let was_filling = editor_warning::is_filling(&state.mode);
    let opening = matches!(state.mode, Mode::Opening);
    let mut effects = apply(state, action);
    // What comes of what was being opened has not been drawn.
    let unseen = opening && !matches!(state.mode, Mode::Opening);
    effects.extend(pair_keys::wanted(state));
    finding_keys::come_back(state);
    import_keys::come_back(state);
    // What was typed while a form was on its way is meant for what came of it.
    while !waits_still(state)
        && let Some(typed) = state.pending.typed_ahead.pop_front()
    {
        // Enter would write, or choose, what nobody has seen yet.
        let is_enter = typed == TypedInput::Key(Key::plain(Code::Enter));
        if unseen && is_enter && !begins_queue(&state.mode) {
            state.pending.typed_ahead.clear();
            if !matches!(state.mode, Mode::Panes) {
                state.report_error(label!(form_enter_came_early));
                state.pending.refused_at = Some(state.clock.uptime);
            }
            break;
        }
        effects.extend(match typed {
            TypedInput::Key(key) => press(state, key),
            TypedInput::Paste(text) => paste(state, &text),
        });
        follow_choice(state);
        finding_keys::come_back(state);
        import_keys::come_back(state);
    }
    effects.extend(finding_keys::wanted(state));
    let is_filling = editor_warning::is_filling(&state.mode);
    if !is_filling {
        state.notices.warning = None;
    } else if !was_filling {
        effects.extend(editor_warning::look(state));
    }
    effects.extend(draft_keys::keep(state));
    effects
}

/// How long nobody has to type after an Enter that was refused, before letters are text again: so long it takes to
/// read that it was.
const REST: Duration = Duration::from_secs(1);

/// Whether Enter begins a queue under the name that is offered. It writes about nobody, and what is typed
/// behind it is meant for the queue.
fn begins_queue(mode: &Mode) -> bool {
    matches!(mode, Mode::Form(form) if matches!(form.target, FormTarget::Begin { .. }))
}

/// Whether a letter was meant for what an Enter would have brought that came too early. It goes into no field.
fn follows_refused_enter(state: &mut State, is_letter: bool) -> bool {
    let uptime = state.clock.uptime;
    let refused_at = state.pending.refused_at.take();
    let is_soon = refused_at.is_some_and(|at| uptime.saturating_sub(at) < REST);
    let follows = is_letter && is_soon && state.context().takes_text();
    if follows {
        state.pending.refused_at = Some(uptime);
        state.report_error(label!(form_enter_came_early));
    }
    follows
}

/// Whether keys have to wait. A request that nothing waits for any more is forgotten, so that no form
/// that is opened later waits for its answer.
fn waits_still(state: &mut State) -> bool {
    let waits = state.is_waiting();
    if !waits {
        state.pending.request = None;
    }
    waits
}

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    let uptime = state.clock.uptime;
    let action = match action {
        Action::KeyRepeat(key) => {
            state.terminal.key_hold.repeat(key, uptime);
            Action::Key(key)
        }
        Action::Key(key) => {
            state.terminal.key_hold.press(key, uptime);
            Action::Key(key)
        }
        other => other,
    };
    if let Action::Key(key) = &action {
        // Wherever one is, and whatever is under way.
        if lock_keys::is_lock(state, *key) {
            return lock_keys::press(state);
        }
        state.terminal.is_lock_asked = false;
    }
    let waiting = state.is_waiting();
    let effects = match action {
        Action::Key(key) if too_small(state.terminal.size.0, state.terminal.size.1) => {
            blind(state, key)
        }
        // A second Enter is meant for the form that the first has sent already.
        Action::Key(key)
            if waiting
                && !matches!(state.mode, Mode::Opening)
                && state.pending.typed_ahead.is_empty()
                && key == Key::plain(Code::Enter) =>
        {
            Vec::new()
        }
        Action::Key(key) if waiting => {
            state.pending.typed_ahead.push_back(TypedInput::Key(key));
            Vec::new()
        }
        Action::Paste(text) if waiting => {
            state.pending.typed_ahead.push_back(TypedInput::Paste(text));
            Vec::new()
        }
        // Nobody points at what is not seen, and what is on its way takes no clicks.
        Action::Pointer(_)
            if waiting || too_small(state.terminal.size.0, state.terminal.size.1) =>
        {
            Vec::new()
        }
        Action::Pointer(pointer) => {
            let keys = click(state, pointer);
            keys.into_iter().flat_map(|key| press(state, key)).collect()
        }
        Action::Key(key) if follows_refused_enter(state, is_letter(key)) => Vec::new(),
        Action::Key(key) => press(state, key),
        Action::Burst(text) => return burst(state, &text),
        Action::Paste(text) => paste(state, &text),
        Action::Resize(width, height) => {
            state.terminal.size = (width, height);
            Vec::new()
        }
        other => replies::arrive(state, other),
    };
    follow_choice(state);
    effects
}

/// Characters that came at once. A text takes them as one piece, for one by one each would cost as
/// much as the whole text is long; everywhere else they are the keys that they are.
fn burst(state: &mut State, text: &str) -> Vec<Effect> {
    // Nobody answers a question with two hundred letters.
    if state.mode.asks() || follows_refused_enter(state, true) {
        return Vec::new();
    }
    if state.context().takes_text()
        && !state.is_waiting()
        && !too_small(state.terminal.size.0, state.terminal.size.1)
    {
        return apply(state, Action::Paste(text.to_owned()));
    }
    let keys = text
        .chars()
        .map(|character| Key::plain(Code::Char(character)));
    keys.flat_map(|key| apply(state, Action::Key(key)))
        .collect()
}

/// A key on a screen that shows nothing: it may end the program and nothing else, for nobody sees
/// what any other key would do.
fn blind(state: &mut State, key: Key) -> Vec<Effect> {
    match state
        .terminal
        .keymap
        .lookup(Context::Panes, key, state.terminal.layout)
    {
        Some(Command::Quit) => commands::quit(state),
        _ => Vec::new(),
    }
}

/// The layout that signs are read by. Before a letter tells, the one of the language; and as long as nothing can
/// be repeated, the point is the search of a Cyrillic layout: the words behind it would be run as keys.
fn layout(state: &State) -> KeyboardLayout {
    let is_cyrillic = state.language != Language::ENGLISH || state.repeat.is_none();
    match state.terminal.layout {
        KeyboardLayout::Unknown if is_cyrillic => KeyboardLayout::Cyrillic,
        known => known,
    }
}

const fn is_letter(key: Key) -> bool {
    matches!(key.code, Code::Char(_)) && !key.ctrl
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let is_after_point = std::mem::take(&mut state.terminal.is_after_point);
    if let Code::Char(character) = key.code
        && let Some(layout) = KeyboardLayout::of(character)
    {
        state.terminal.layout = layout;
        // The layout was changed before the point, which was the search then, and this is its first letter.
        if is_after_point && layout == KeyboardLayout::Cyrillic && is_among_panes(state) {
            run_on_page(state, Command::Search);
        }
    }
    sync_keys::pressed(state);
    state.notices.message = None;
    if let Some(external_changes) = state.notices.external_changes.take() {
        state.notify(external_changes);
    }
    let command = state
        .terminal
        .keymap
        .lookup(state.context(), key, layout(state));
    state.terminal.is_after_point = key == Key::char('.')
        && command == Some(Command::Repeat)
        && state.repeat.is_none()
        && is_among_panes(state);
    if held_key_guard::is_slip(state, command, key) {
        return Vec::new();
    }
    if let Some(effects) = held_key_guard::refuse(state, command, key) {
        return effects;
    }
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            triage_keys::press(state, command, key)
        }
        Mode::Panes => command.map_or_else(Vec::new, |command| run_on_page(state, command)),
        Mode::Opening => Vec::new(),
        Mode::Search { .. } => search::press(state, command, key),
        Mode::Find { .. } => {
            find::press(state, command, key);
            Vec::new()
        }
        Mode::ChooseStatus => choose::status(state, key),
        Mode::ChooseKind => choose::kind(state, key),
        Mode::ChooseList => choose::statement(state, key),
        Mode::Reading(_) => page_keys::press(state, command),
        Mode::Form(_) => form_keys::press(state, command, key),
        Mode::Clash(_) => conflict_keys::press(state, command),
        Mode::Note { .. } => note_keys::press(state, command, key),
        Mode::Picker(_) => choose::press(state, command, key),
        Mode::Pairs(_) => pair_keys::press(state, command),
        Mode::Question(_) => pair_keys::answer(state, key),
        Mode::Findings => finding_keys::press(state, command),
        Mode::Import => import_keys::press(state, command, key),
        Mode::Pager { .. } => page_answer::press(state, command, key),
    }
}

fn is_among_panes(state: &State) -> bool {
    matches!((&state.mode, &state.page), (Mode::Panes, Page::Panes))
}

/// What is pasted goes into a text or is refused; it is never run as keys.
fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    state.notices.message = None;
    match state.context() {
        Context::Search if matches!(state.mode, Mode::Find { .. }) => find::paste(state, text),
        Context::Search => return search::paste(state, text),
        Context::Form => form_keys::paste(state, text),
        Context::Note => note_keys::paste(state, text),
        Context::Picker => return choose::paste(state, text),
        Context::Panes
        | Context::Pager
        | Context::Clash
        | Context::Triage
        | Context::Pairs
        | Context::Findings
        | Context::Import
        | Context::Overview
        | Context::Page => {
            let characters = text.chars().count();
            state.report_error(say!(screen_not_run { characters }));
        }
    }
    Vec::new()
}

/// The record pane and the linked records are about the chosen record: when that is another one,
/// they begin at their top.
fn follow_choice(state: &mut State) {
    let chosen = state.chosen();
    if state.browse.reading_of != chosen {
        state.browse.reading_of = chosen;
        state.browse.reading.cursor = 0;
        state.browse.linked.cursor = 0;
        state.browse.linked.input.set("");
    }
}
