//! The page of everything that is wrong: the findings above, the chosen one in full below.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::findings::checked::{CheckProgress, headings};
use crate::app::findings::quick_fix::leads;
use crate::app::keys::context::Context;
use crate::casebook::errors::problem::Problem;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::{location, reason};
use crate::text::labels::counts;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, StyledText, columns, cut, piece, width_of};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The most rows that the chosen finding takes, the line above it included.
const IN_FULL: usize = 7;

/// The most columns of a record's name.
const NAMES: usize = 26;

/// Draws the page.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme) {
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let rows = state.checked.shown(&state.files.problems);
    let cursor = state.checked.cursor.min(rows.len().saturating_sub(1));
    let inside = popup::open(
        canvas,
        state,
        theme,
        size,
        &title(state, rows.len(), cursor),
    );
    let (width, height) = (usize::from(inside.width), usize::from(inside.height));
    if rows.is_empty() {
        let text = match state.checked.standing {
            CheckProgress::Done => &say!(screen_nothing_wrong),
            _ => &say!(screen_check_begins),
        };
        canvas.line(inside, 0, &[piece(text, theme.style(ThemeRole::Faint))]);
        return;
    }
    let mut row = 0;
    if height > 4 {
        canvas.line(inside, row, &heads(state, theme, width));
        row += 1;
    }
    let full = in_full(state, rows[cursor], width);
    // At least half of the page is the list; rows that it does not need are free for the chosen one.
    let free = height.saturating_sub(row + rows.len());
    let below = (full.len() + 1).min(IN_FULL.max(free)).min(height / 2);
    let list = height.saturating_sub(row + below).max(1);
    let first = first_seen(cursor, list, rows.len());
    let names = NAMES.min(width / 3);
    let told = |problem: &Problem| {
        let reason = reason(&problem.reason);
        let room = width.saturating_sub(names + 3);
        wrap::rows(reason.as_str(), room)
    };
    // Where all of them have room in full, none is cut.
    let all_rows: usize = rows
        .iter()
        .take(list)
        .map(|problem| told(problem).len())
        .sum();
    let is_whole = rows.len() <= list && all_rows <= list;
    for (at, problem) in rows.iter().enumerate().skip(first).take(list) {
        let sign = if at == cursor {
            theme.sign(DrawnSign::Cursor)
        } else {
            " "
        };
        let name = cut(display_safe(name(state, problem)).as_str(), names);
        let gap = names.saturating_sub(columns(&name));
        let lines = match is_whole {
            true => told(problem),
            false => vec![reason(&problem.reason).to_string()],
        };
        for (part, line) in lines.iter().enumerate() {
            let lead = match part {
                0 => format!("{sign}{name}{}", " ".repeat(gap)),
                _ => format!("{sign}{}", " ".repeat(names)),
            };
            let text = cut(&format!("{lead}  {line}"), width);
            canvas.line(inside, row, &[piece(&text, theme.style(ThemeRole::Text))]);
            canvas.target(inside, row, PointerTarget::Item(at));
            if at == cursor {
                canvas.cursor_row(inside, row, theme.style(ThemeRole::Cursor));
            }
            row += 1;
        }
    }
    if below > 1 {
        let foot = Area {
            y: inside.y
                + inside
                    .height
                    .saturating_sub(u16::try_from(below).unwrap_or(0)),
            height: u16::try_from(below).unwrap_or(0),
            ..inside
        };
        let line = theme.sign(DrawnSign::Rule).repeat(width);
        canvas.line(foot, 0, &[piece(&line, theme.style(ThemeRole::Border))]);
        for (at, (text, part)) in full.iter().take(below - 1).enumerate() {
            canvas.line(foot, at + 1, &[piece(text, theme.style(*part))]);
        }
    }
}

fn title(state: &State, length: usize, cursor: usize) -> String {
    let at = if length == 0 { 0 } else { cursor + 1 };
    let told = say!(screen_findings { at, length });
    match state.checked.standing {
        CheckProgress::UnderWay(_, 0) | CheckProgress::Due | CheckProgress::Never => {
            say!(screen_check_goes_on { told }).into()
        }
        CheckProgress::UnderWay(done, total) => {
            say!(screen_check_progress { told, done, total }).into()
        }
        CheckProgress::Done => told.into(),
    }
}

/// The headings with how many findings each has; the one that the page is narrowed to in brackets, and
/// where not all have room, from the one on from which that is seen.
fn heads(state: &State, theme: &Theme, width: usize) -> Vec<StyledText> {
    let rows = state.checked.all(&state.files.problems);
    let chosen = state.checked.narrowed;
    let mut told = vec![(chosen.is_none(), label!(finding_all), rows.len())];
    let of_headings = headings(&rows).into_iter();
    told.extend(of_headings.map(|(one, count)| (chosen == Some(one), one.word(), count)));
    let pieces: Vec<StyledText> = told
        .iter()
        .map(|(chosen, word, count)| {
            let count = counts::grouped(*count as u64);
            match chosen {
                true => piece(
                    &format!("[{word} {count}]"),
                    theme.style(ThemeRole::Heading),
                ),
                false => piece(&format!(" {word} {count} "), theme.style(ThemeRole::Faint)),
            }
        })
        .collect();
    let at = told.iter().position(|(chosen, ..)| *chosen).unwrap_or(0);
    let fits = |from: &usize| width_of(&pieces[*from..=at]) <= width;
    let from = (0..=at).find(fits).unwrap_or(at);
    let mut shown = pieces[from..].to_vec();
    while shown.len() > 1 && width_of(&shown) > width {
        shown.pop();
    }
    shown
}

/// What stands below the list: what is wrong, where, and what the key does.
fn in_full(state: &State, problem: &Problem, width: usize) -> Vec<(String, ThemeRole)> {
    let mut lines: Vec<(String, ThemeRole)> = Vec::new();
    let mut add = |text: &str, part: ThemeRole| {
        for row in wrap::rows(text, width.saturating_sub(2)) {
            lines.push((format!(" {row}"), part));
        }
    };
    add(reason(&problem.reason).as_str(), ThemeRole::Text);
    let place = location(&problem.at);
    let field = display_safe(&problem.field.told());
    add(&format!("{place}  {field}"), ThemeRole::Faint);
    let keys = state.terminal.keymap.keys(Context::Findings, "fix");
    let key = keys.first().map(ToString::to_string).unwrap_or_default();
    let told = leads(&state.book, problem).told();
    add(&format!("{key} {told}"), ThemeRole::Key);
    lines
}

/// The name of the record, or the file if there is none.
fn name<'s>(state: &'s State, problem: &'s Problem) -> &'s str {
    let title = problem.record.and_then(|id| state.book.title_of(id));
    title
        .filter(|title| !title.trim().is_empty())
        .or_else(|| problem.at.path.to_str())
        .unwrap_or("?")
}
