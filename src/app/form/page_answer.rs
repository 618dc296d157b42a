//! The answer to the question at the foot of a page.

use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::keys::key::{Code, Key, KeyAnswer, answered};
use crate::app::keys::key_table::Command;
use crate::app::reading::text_keys;
use crate::text::catalogue::{label, say};
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
    let is_read = at + 1 >= lines.len() || all_seen(lines, &asked.line, state.terminal.size);
    match answered(key) {
        Some(KeyAnswer::Yes) if !asked.drawn => {}
        Some(KeyAnswer::Yes) if !is_read => state.report_error(label!(form_read_to_the_end)),
        Some(KeyAnswer::Yes) => {
            let request = asked.request.clone();
            state.mode = Mode::Panes;
            return state.send(request);
        }
        Some(KeyAnswer::No) => {
            state.mode = Mode::Panes;
            state.notify(label!(form_nothing_was_done));
        }
        Some(KeyAnswer::Ambiguous) => not_answered(state, key),
        None if command == Some(Command::Cancel) => {
            state.mode = Mode::Panes;
            state.notify(label!(form_nothing_was_done));
        }
        None if command.is_none() => not_answered(state, key),
        None => text_keys::scroll(state, command),
    }
    Vec::new()
}

/// Whether a key says yes; `None` if it says neither yes nor no, which is told.
pub fn yes_or_no(state: &mut State, key: Key) -> Option<bool> {
    match answered(key) {
        Some(KeyAnswer::Yes) => Some(true),
        Some(KeyAnswer::No) => Some(false),
        Some(KeyAnswer::Ambiguous) | None => {
            not_answered(state, key);
            None
        }
    }
}

/// Says which keys answer, and of a letter that says two things at once that it does.
pub fn not_answered(state: &mut State, key: Key) {
    match (answered(key), key.code) {
        (Some(KeyAnswer::Ambiguous), Code::Char(letter)) => {
            state.report_error(say!(form_answer_is_ambiguous {
                letter: letter.to_string()
            }));
        }
        _ => state.report_error(label!(form_answer_y_or_n)),
    }
}

/// The most columns that the keys of a question take in short.
const KEYS: usize = 11;

/// Whether all lines surely fit on the page above the question.
fn all_seen(lines: &[Safe], question: &Safe, (width, height): (u16, u16)) -> bool {
    let columns = usize::from(width.saturating_sub(8)).max(1);
    let rows = lines
        .iter()
        .map(|line| 1 + line.as_str().chars().count() / columns);
    let asked = (question.as_str().chars().count() + KEYS).div_ceil(columns);
    rows.sum::<usize>() + asked + 3 <= usize::from(height)
}
