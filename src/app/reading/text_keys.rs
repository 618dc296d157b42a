//! The keys of a text that is read, and those that every page has.

use crate::app::browse::cursor::moved;
use crate::app::core::direction::Direction;
use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::keys::key_table::Command;
use crate::app::reading::find;
use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// A key in a text.
pub fn press(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    if let Some(effects) = command.and_then(|command| of_every_page(state, command)) {
        return effects;
    }
    if command == Some(Command::Copy)
        && let Mode::Pager { lines, cursor, .. } = &state.mode
    {
        let text = lines.get(*cursor).cloned().unwrap_or_default();
        return copy(state, text);
    }
    scroll(state, command);
    Vec::new()
}

/// Moves in the text, or closes it.
pub fn scroll(state: &mut State, command: Option<Command>) {
    let rows = usize::from(state.terminal.size.1.saturating_sub(4)).max(1);
    let Mode::Pager {
        lines,
        cursor,
        then,
        ..
    } = &mut state.mode
    else {
        return;
    };
    match command {
        Some(Command::Cancel) => {
            state.mode = match then.take() {
                Some(AfterPage::Form(form)) => Mode::Form(form),
                Some(AfterPage::List(picker)) => Mode::Picker(picker),
                Some(AfterPage::Ask(_)) | None => Mode::Panes,
            };
        }
        Some(command) => *cursor = moved(*cursor, lines.len(), rows, command),
        None => {}
    }
}

/// What every page and text can do: its help, and finding words; `None` for any other command.
pub fn of_every_page(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    match command {
        Command::Help => {
            let context = state.context();
            let picker = Picker::new(Choosing::Here(context));
            let under = std::mem::replace(&mut state.mode, Mode::Picker(Box::new(picker)));
            state.under_help = Some(Box::new(under));
        }
        Command::Search => find::open(state),
        Command::NextMatch => find::step(state, Direction::Forward),
        Command::PreviousMatch => find::step(state, Direction::Back),
        _ => return None,
    }
    Some(Vec::new())
}

/// Sends a text to the clipboard of the user's terminal.
pub fn copy(state: &mut State, text: Safe) -> Vec<Effect> {
    state.notify(say!(screen_sent_to_clipboard { text: &text }));
    vec![ScreenRequest::Copy(text.into()).into()]
}
