//! Finding words on a page or in a text: `/` types them, `n` and `N` go to the lines that have them.

use crate::app::browse::detail::DetailLine;
use crate::app::core::direction::Direction;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::text_input::TextInput;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;
use crate::app::overview::line::OverviewLine;
use crate::app::pairs::Pairs;
use crate::app::reading::About;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::search::pick::saying;
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::reason;

/// Opens the line in which the words are typed.
pub fn open(state: &mut State) {
    let before = cursor(state);
    let under = Box::new(std::mem::replace(&mut state.mode, Mode::Panes));
    state.mode = Mode::Find {
        under,
        input: TextInput::line(""),
        before,
    };
}

/// A key while the words are typed.
pub fn press(state: &mut State, command: Option<Command>, key: Key) {
    let Mode::Find {
        under,
        input,
        before,
    } = &mut state.mode
    else {
        return;
    };
    match command {
        Some(Command::Accept | Command::Cancel) => {
            let (before, words) = (*before, input.text().to_owned());
            state.mode = std::mem::replace(&mut **under, Mode::Panes);
            if command == Some(Command::Cancel) {
                set_cursor(state, before);
            } else {
                state.browse.found = words;
            }
        }
        Some(Command::NextChoice) => go(state, Direction::Forward),
        Some(Command::PreviousChoice) => go(state, Direction::Back),
        Some(_) => {}
        None => {
            if input.key(key) {
                typed(state);
            }
        }
    }
}

/// Text pasted where the words are typed.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Find { input, .. } = &mut state.mode {
        input.paste(text);
        typed(state);
    }
}

/// Goes to the next line that has what was found last, or the one before; around the end.
pub fn step(state: &mut State, to: Direction) {
    if state.browse.found.is_empty() {
        state.report_error(label!(screen_find_first));
        return;
    }
    go(state, to);
}

/// The lines of what is open that have the words, by their places.
#[must_use]
pub fn matches(state: &State) -> Vec<usize> {
    let words = match &state.mode {
        Mode::Find { input, .. } => input.text(),
        _ => state.browse.found.as_str(),
    };
    if words.is_empty() {
        return Vec::new();
    }
    saying(&lines(state), words)
}

fn typed(state: &mut State) {
    let before = match &state.mode {
        Mode::Find { before, .. } => *before,
        _ => return,
    };
    let found = matches(state);
    let next = found.iter().find(|at| **at >= before).or(found.first());
    set_cursor(state, next.copied().unwrap_or(before));
}

fn go(state: &mut State, to: Direction) {
    let found = matches(state);
    let here = cursor(state);
    let next = match to {
        Direction::Forward => found.iter().find(|at| **at > here).or(found.first()),
        Direction::Back => found.iter().rev().find(|at| **at < here).or(found.last()),
    };
    match next.copied() {
        Some(next) => set_cursor(state, next),
        None => {
            let words = state.browse.found.clone();
            state.report_error(say!(screen_found_nowhere { words }));
        }
    }
}

fn open_mode(mode: &Mode) -> &Mode {
    match mode {
        Mode::Find { under, .. } => under,
        mode => mode,
    }
}

/// The texts of the lines of what is open.
fn lines(state: &State) -> Vec<String> {
    match open_mode(&state.mode) {
        Mode::Reading(page) => match page.about {
            About::Disputed(_) => {
                let disputes = page.disputes(&state.book).into_iter();
                let sides = disputes.flat_map(|one| one.sides);
                sides.map(|side| side.value.to_string()).collect()
            }
            _ => {
                let lines = state.page_lines(page);
                lines.iter().map(DetailLine::searched).collect()
            }
        },
        Mode::Pager { lines, .. } => lines.iter().map(ToString::to_string).collect(),
        Mode::Findings => {
            let rows = state.checked.shown(&state.files.problems);
            let told = rows.iter().map(|problem| {
                let name = problem.record.and_then(|id| state.book.title_of(id));
                let path = problem.at.path.display();
                format!(
                    "{} {path} {}",
                    name.unwrap_or_default(),
                    reason(&problem.reason)
                )
            });
            told.collect()
        }
        Mode::Pairs(page) => pairs(state, page),
        Mode::Panes => match &state.page {
            Page::Overview(overview) => {
                let (lines, _) = overview.shown();
                lines.iter().map(OverviewLine::searched).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The names of each pair, or the fields of the two that are being joined.
fn pairs(state: &State, page: &Pairs) -> Vec<String> {
    if page.joining.is_some() {
        let rows = page.fields(&state.book).into_iter();
        return rows
            .map(|row| format!("{} {} {}", row.field, row.kept, row.joined))
            .collect();
    }
    let name = |id| state.book.title_of(id).unwrap_or_default();
    let all = state.book.duplicate_index().map(DuplicateIndex::pairs);
    let told = all.into_iter().flatten();
    told.map(|pair| format!("{} {}", name(pair.a), name(pair.b)))
        .collect()
}

fn cursor(state: &State) -> usize {
    match open_mode(&state.mode) {
        Mode::Reading(page) => page.cursor,
        Mode::Pager { cursor, .. } => *cursor,
        Mode::Findings => state.checked.cursor,
        Mode::Pairs(page) => match &page.joining {
            Some(joining) => joining.cursor,
            None => page.cursor,
        },
        Mode::Panes => match &state.page {
            Page::Overview(overview) => overview.shown().1,
            _ => 0,
        },
        _ => 0,
    }
}

fn set_cursor(state: &mut State, to: usize) {
    let mode = match &mut state.mode {
        Mode::Find { under, .. } => &mut **under,
        mode => mode,
    };
    match mode {
        Mode::Reading(page) => page.cursor = to,
        Mode::Pager { cursor, .. } => *cursor = to,
        Mode::Findings => state.checked.cursor = to,
        Mode::Pairs(page) => match &mut page.joining {
            Some(joining) => joining.cursor = to,
            None => page.cursor = to,
        },
        Mode::Panes => {
            if let Page::Overview(overview) = &mut state.page {
                overview.find(to);
            }
        }
        _ => {}
    }
}
