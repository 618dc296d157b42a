//! The keys of a form.

use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::commit::write;
use crate::app::form::picker_keys;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::casebook::form_target::FormTarget;
use crate::record::field::FieldType;

/// A key in the form.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    let was_leaving = std::mem::take(&mut form.leaving);
    match command {
        Some(Command::Accept) => {
            if take_choice(state) {
                return Vec::new();
            }
            write(state)
        }
        Some(Command::Cancel) => {
            if form.is_touched() && !was_leaving {
                form.leaving = true;
                state.report_error("Esc again drops what is typed; Enter writes it");
            } else {
                state.mode = form.under.take().map_or(Mode::Panes, Mode::Form);
            }
            Vec::new()
        }
        Some(Command::Pick) => {
            picker_keys::open(state);
            Vec::new()
        }
        Some(Command::New) => {
            picker_keys::make(state);
            Vec::new()
        }
        Some(Command::NextField) => {
            let title = form.title.clone();
            take_first_offer(state);
            // The form of a new record may have been opened over this one.
            if matches!(&state.mode, Mode::Form(form) if form.title == title) {
                step(state, true);
            }
            Vec::new()
        }
        Some(Command::PreviousField) => {
            step(state, false);
            Vec::new()
        }
        Some(Command::NextChoice) => {
            choose(state, true);
            Vec::new()
        }
        Some(Command::PreviousChoice) => {
            choose(state, false);
            Vec::new()
        }
        _ if form.previewed && matches!(key.code, Code::PageDown | Code::PageUp) => {
            form.preview_page = if key.code == Code::PageDown {
                form.preview_page.saturating_add(1)
            } else {
                form.preview_page.saturating_sub(1)
            };
            Vec::new()
        }
        _ => {
            type_key(form, key);
            Vec::new()
        }
    }
}

/// Text pasted into the field.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Form(form) = &mut state.mode {
        let at = form.at;
        if let Some(row) = form.rows.get_mut(at) {
            row.input.paste(text);
        }
        form.choice = None;
        form.leaving = false;
    }
}

fn type_key(form: &mut Form, key: Key) {
    let at = form.at;
    let Some(row) = form.rows.get_mut(at) else {
        return;
    };
    // Enter commits the form, so a text of several lines takes its line ends from Ctrl-j, which
    // is what a terminal makes of a line feed.
    let key = if row.field.holds == FieldType::Text && key == Key::ctrl('j') {
        Key::plain(Code::Enter)
    } else {
        key
    };
    if row.input.key(key) {
        form.choice = None;
        form.words_meant = false;
        form.previewed = false;
        form.refused = None;
    }
}

/// Takes the highlighted choice into the field; `false` where none is highlighted.
fn take_choice(state: &mut State) -> bool {
    let State {
        mode,
        book,
        index,
        page,
        ..
    } = state;
    let Mode::Form(form) = mode else {
        return false;
    };
    let Some(choice) = form.choice.take() else {
        return false;
    };
    let Some(offer) = form.offers((book, index)).into_iter().nth(choice) else {
        return false;
    };
    // Where the record cannot be made along with the rest, its own form is opened.
    if offer.makes.is_some() && !makes_along(form, page) {
        picker_keys::make(state);
        return true;
    }
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at) {
        row.input.set(&offer.text);
        row.naming = offer.naming.map(|naming| (offer.text, naming));
        row.made.extend(offer.makes);
    }
    true
}

/// Whether what the form writes can make new records in the same change.
fn makes_along(form: &Form, page: &Page) -> bool {
    let elsewhere = matches!(
        form.target,
        FormTarget::Begin { .. } | FormTarget::Prefill | FormTarget::Citation { .. }
    );
    !elsewhere && !matches!(page, Page::Triage(_))
}

/// Takes the highlighted choice, or the first one where something was typed that is no finished
/// value yet.
fn take_first_offer(state: &mut State) {
    if take_choice(state) {
        return;
    }
    let State {
        mode, book, index, ..
    } = state;
    let Mode::Form(form) = mode else {
        return;
    };
    let closed = form.row().is_some_and(|row| {
        row.input.text() != row.before
            && !row.input.text().trim().is_empty()
            && matches!(
                row.field.holds,
                FieldType::Link(_)
                    | FieldType::Links(_)
                    | FieldType::Parts
                    | FieldType::Citations
                    | FieldType::Status
                    | FieldType::Flag
            )
    });
    let begun = form.row().is_some_and(|row| match row.field.holds {
        // Another word may be meant where the list is open, so only what goes on from the letters that
        // stand there is taken, and never another word for one that is whole.
        FieldType::Word(words) if row.input.text() != row.before => {
            let typed = row.input.text().trim().to_lowercase();
            let first = form
                .offers((book, index))
                .first()
                .map(|offer| offer.text.to_lowercase());
            !typed.is_empty()
                && words.iter().all(|word| word.to_lowercase() != typed)
                && first.is_some_and(|first| first.starts_with(&typed))
        }
        _ => false,
    });
    if begun || (closed && !form.offers((book, index)).is_empty()) {
        form.choice = Some(0);
        take_choice(state);
    }
}

/// To the next field, or the one before.
fn step(state: &mut State, forward: bool) {
    if let Mode::Form(form) = &mut state.mode {
        let count = form.rows.len().max(1);
        form.at = (form.at + if forward { 1 } else { count - 1 }) % count;
        form.choice = None;
    }
}

/// To the next choice, or the one before; where none is offered, to the next field or the one
/// before; in a text of several lines, to the next line or the one before.
fn choose(state: &mut State, forward: bool) {
    let State {
        mode, book, index, ..
    } = &mut *state;
    let Mode::Form(form) = mode else {
        return;
    };
    let offers = form.offers((book, index)).len();
    if offers > 0 {
        form.choice = match (form.choice, forward) {
            (None, true) => Some(0),
            (None, false) => {
                return step(state, false);
            }
            (Some(at), true) => Some((at + 1).min(offers - 1)),
            (Some(0), false) => None,
            (Some(at), false) => Some(at - 1),
        };
        return;
    }
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at)
        && row.field.holds == FieldType::Text
        && row.input.text().contains('\n')
    {
        row.input
            .key(Key::plain(if forward { Code::Down } else { Code::Up }));
        return;
    }
    step(state, forward);
}
