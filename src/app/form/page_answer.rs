//! The answer to the question at the foot of a page.

use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::keys::key::Key;
use crate::app::keys::key::yes_no;
use crate::app::keys::key_table::Command;
use crate::app::reading::text_keys;
use crate::text::catalogue::label;
use crate::text::safe::Safe;

/// A key on a page that one reads.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Pager {
        then: Some(AfterPage::Ask(asked)),
        lines,
        cursor: at,
        ..
    } = &state.mode
    else {
        return text_keys::press(state, command);
    };
    let is_read = at + 1 >= lines.len() || all_seen(lines, state.terminal.size);
    match yes_no(key) {
        Some(true) if !asked.drawn => {}
        Some(true) if !is_read => state.report_error(label!(form_read_to_the_end)),
        Some(true) => {
            let request = asked.request.clone();
            state.mode = Mode::Panes;
            return state.send(request);
        }
        Some(false) => {
            state.mode = Mode::Panes;
            state.notify(label!(form_nothing_was_done));
        }
        None if command == Some(Command::Cancel) => {
            state.mode = Mode::Panes;
            state.notify(label!(form_nothing_was_done));
        }
        None => text_keys::scroll(state, command),
    }
    Vec::new()
}

/// Whether all lines surely fit on the page above the question.
fn all_seen(lines: &[Safe], (width, height): (u16, u16)) -> bool {
    let columns = usize::from(width.saturating_sub(8)).max(1);
    let rows = lines
        .iter()
        .map(|line| 1 + line.as_str().chars().count() / columns);
    rows.sum::<usize>() + 4 <= usize::from(height)
}
