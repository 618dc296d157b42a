//! The keys of a form.

use crate::app::core::direction::Direction;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::already_recorded::show_recorded;
use crate::app::form::commit::write;
use crate::app::form::completion::{IndexedBook, settle};
use crate::app::form::page_answer::not_answered;
use crate::app::form::paths::FoundPaths;
use crate::app::form::picker_keys;
use crate::app::form::{Form, FormRow};
use crate::app::keys::key::{Code, Key, KeyAnswer, answered};
use crate::app::keys::key_table::Command;
use crate::casebook::fields::field::value_text;
use crate::casebook::form_target::FormTarget;
use crate::record::field::FieldType;
use crate::text::catalogue::label;

/// A key in the form.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    if form.question.is_some() {
        return answer(state, key);
    }
    let was_leaving = std::mem::take(&mut form.leaving);
    match command {
        Some(Command::Accept) => {
            if take_choice(state) || complete(state) {
                return paths_wanted(state);
            }
            write(state)
        }
        Some(Command::Cancel) => {
            if form.is_touched() && !was_leaving {
                form.leaving = true;
                state.report_error(label!(form_esc_drops));
            } else {
                state.mode = form.under.take().map_or(Mode::Panes, Mode::Form);
            }
            Vec::new()
        }
        Some(Command::Pick) => {
            picker_keys::open(state);
            Vec::new()
        }
        Some(Command::Recorded) => {
            show_recorded(state);
            Vec::new()
        }
        Some(Command::New) => {
            picker_keys::make(state);
            Vec::new()
        }
        Some(Command::NextField) if is_half_path(form) => {
            complete_path(form);
            paths_wanted(state)
        }
        Some(Command::NextField) => {
            let title = form.title.clone();
            take_first_offer(state);
            // The form of a new record may have been opened over this one.
            if matches!(&state.mode, Mode::Form(form) if form.title == title) {
                step(state, Direction::Forward);
            }
            paths_wanted(state)
        }
        Some(Command::PreviousField) => {
            step(state, Direction::Back);
            Vec::new()
        }
        Some(Command::NextChoice) => {
            choose(state, Direction::Forward);
            Vec::new()
        }
        Some(Command::PreviousChoice) => {
            choose(state, Direction::Back);
            Vec::new()
        }
        _ => {
            type_key(form, key);
            paths_wanted(state)
        }
    }
}

/// A key while a form asks something.
fn answer(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    let Some(question) = &form.question else {
        return Vec::new();
    };
    let (doubt, drawn) = (question.doubt, question.drawn);
    match (answered(key), key.code) {
        (Some(KeyAnswer::Yes), _) if drawn => {
            form.question = None;
            form.sure.push(doubt);
            return write(state);
        }
        (Some(KeyAnswer::No), _) => form.question = None,
        (None, Code::PageDown) => form.preview_page = form.preview_page.saturating_add(1),
        (None, Code::PageUp) => form.preview_page = form.preview_page.saturating_sub(1),
        _ => not_answered(state, key),
    }
    Vec::new()
}

/// Asks which files the path may become that is being typed.
fn paths_wanted(state: &mut State) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    if !matches!(
        form.target,
        FormTarget::Attach(_) | FormTarget::Import(_) | FormTarget::Export(_)
    ) {
        return Vec::new();
    }
    let typed = form.typed("file").to_owned();
    let known = form.paths.as_ref().is_some_and(|paths| paths.of == typed);
    if typed.is_empty() || known {
        return Vec::new();
    }
    vec![DiskRequest::Paths(typed).into()]
}

/// What a path may become is known.
pub fn paths_found(state: &mut State, found: FoundPaths) {
    if let Mode::Form(form) = &mut state.mode
        && form.typed("file") == found.of
    {
        form.paths = Some(found);
    }
}

/// Text pasted into the field. It is no answer to a question.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Form(form) = &mut state.mode
        && form.question.is_none()
    {
        let at = form.at;
        if let Some(row) = form.rows.get_mut(at) {
            row.input.paste(text);
        }
        form.set_retyped();
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
        form.set_retyped();
    }
}

/// Takes the highlighted choice into the field; `false` if none is highlighted.
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
    form.set_retyped();
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

/// Whether the path that is being typed may become a longer one, and none of those is highlighted.
fn is_half_path(form: &Form) -> bool {
    let is_path = form.row().is_some_and(|row| row.field.name == "file");
    let longer = form.paths.as_ref().is_some_and(|found| {
        found.of == form.typed("file") && found.paths.iter().any(|path| *path != found.of)
    });
    is_path && longer && form.choice.is_none()
}

/// Completes a path as far as all that it may become are alike, and then highlights the first of them.
fn complete_path(form: &mut Form) {
    let typed = form.typed("file");
    let found = form.paths.as_ref();
    let beginning = found.map_or("", FoundPaths::beginning).to_owned();
    if beginning.len() <= typed.len() {
        form.choice = Some(0);
        return;
    }
    if let Some(row) = form.rows.get_mut(form.at) {
        row.input.set(&beginning);
    }
    form.set_retyped();
}

/// Takes the highlighted choice, or the first one where something was typed that is no finished
/// value yet.
fn take_first_offer(state: &mut State) {
    if take_choice(state) {
        return;
    }
    let known = (&state.book, &state.index);
    let Mode::Form(form) = &mut state.mode else {
        return;
    };
    let closed = form
        .row()
        .is_some_and(|row| is_typed(row) && is_closed(row));
    if is_begun(form, known) || (closed && !form.offers(known).is_empty()) {
        form.choice = Some(0);
        take_choice(state);
    }
}

/// Takes what Tab would where what is typed is no value as it stands; `false` if it is one.
fn complete(state: &mut State) -> bool {
    let known = (&state.book, &state.index);
    let Mode::Form(form) = &mut state.mode else {
        return false;
    };
    let unfinished = form
        .row()
        .is_some_and(|row| is_typed(row) && is_closed(row) && !is_value(row, known));
    if is_begun(form, known) || (unfinished && !form.offers(known).is_empty()) {
        form.choice = Some(0);
        return take_choice(state);
    }
    false
}

/// Whether something is typed in a field that did not stand there.
fn is_typed(row: &FormRow) -> bool {
    row.input.text() != row.before && !row.input.text().trim().is_empty()
}

/// Whether a field takes only what it offers.
const fn is_closed(row: &FormRow) -> bool {
    matches!(
        row.field.holds,
        FieldType::Link(_)
            | FieldType::Links(_)
            | FieldType::Parts
            | FieldType::Citations
            | FieldType::Status
            | FieldType::Flag
    )
}

/// Whether what is typed in such a field is a value as it stands.
fn is_value(row: &FormRow, known: IndexedBook) -> bool {
    let typed = row.input.text().trim();
    match row.field.holds {
        FieldType::Status => known
            .0
            .statuses
            .iter()
            .any(|kind| kind.name.as_str().to_lowercase() == typed.to_lowercase()),
        FieldType::Flag => value_text(FieldType::Flag, typed).is_ok(),
        holds => row.is_made() || settle(known, holds, typed).is_ok(),
    }
}

/// Whether the first choice goes on from the letters that stand in a field of words. Another word is
/// never taken for one that is whole.
fn is_begun(form: &Form, known: IndexedBook) -> bool {
    let Some(row) = form.row().filter(|row| is_typed(row)) else {
        return false;
    };
    let words = match row.field.holds {
        FieldType::Word(words) => words,
        _ => match form.words_of(row) {
            Some(words) => words,
            None => return false,
        },
    };
    let typed = row.input.text().trim().to_lowercase();
    let first = form
        .offers(known)
        .first()
        .map(|offer| offer.text.to_lowercase());
    words.iter().all(|word| word.to_lowercase() != typed)
        && first.is_some_and(|first| first.starts_with(&typed))
}

/// To a field, as by the keys that lead there: what is offered for the one that is left is taken.
pub fn go_to(state: &mut State, at: usize) {
    take_first_offer(state);
    if let Mode::Form(form) = &mut state.mode
        && at < form.rows.len()
    {
        form.at = at;
        form.choice = None;
    }
}

/// To the next field, or the one before.
fn step(state: &mut State, direction: Direction) {
    if let Mode::Form(form) = &mut state.mode {
        let count = form.rows.len().max(1);
        let step = match direction {
            Direction::Forward => 1,
            Direction::Back => count - 1,
        };
        form.at = (form.at + step) % count;
        form.choice = None;
    }
}

/// To the next choice, or the one before; if none is offered, to the next field or the one
/// before; in a text of several lines, to the next line or the one before.
fn choose(state: &mut State, direction: Direction) {
    let State {
        mode, book, index, ..
    } = &mut *state;
    let Mode::Form(form) = mode else {
        return;
    };
    let offers = form.offers((book, index)).len();
    if offers > 0 {
        form.choice = match (form.choice, direction) {
            (None, Direction::Forward) => Some(0),
            (None, Direction::Back) => {
                return step(state, Direction::Back);
            }
            (Some(at), Direction::Forward) => Some((at + 1).min(offers - 1)),
            (Some(0), Direction::Back) => None,
            (Some(at), Direction::Back) => Some(at - 1),
        };
        return;
    }
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at)
        && row.field.holds == FieldType::Text
        && row.input.text().contains('\n')
    {
        row.input.key(Key::plain(match direction {
            Direction::Forward => Code::Down,
            Direction::Back => Code::Up,
        }));
        return;
    }
    step(state, direction);
}
