//! The whole screen.

use crate::text::catalogue::label;
use crate::text::language::within;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::browse::pane::Pane;
use crate::app::core::layout::{Area, too_small};
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::form::picker::Choosing;
use crate::tui::view::frame::Focus;
use crate::tui::view::paint::{Canvas, piece};
use crate::tui::view::search_line::search_line;
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{
    clash, facets, findings, form, header, hints, import, linked, list, note, overview, pager,
    pairs, picker, popup, reading, record, triage,
};

/// Draws the screen into a frame.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame) {
    if let Some(at) = draw_into(state, theme, frame.buffer_mut()) {
        frame.set_cursor_position(at);
    }
}

/// What lies at this column and row, for the mouse.
#[must_use]
pub fn target_at(state: &State, theme: &Theme, (x, y): (u16, u16)) -> Option<PointerTarget> {
    let (width, height) = state.terminal.size;
    let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
    let mut canvas = Canvas::new(&mut cells, theme.signs);
    draw_on(state, theme, &mut canvas);
    let targets = canvas.targets.iter().rev();
    let mut there = targets.filter(|(rect, _)| rect.contains((x, y).into()));
    there.next().map(|(_, target)| *target)
}

/// Draws the screen into cells; gives where the text cursor belongs, or else where the chosen row begins.
pub fn draw_into(state: &State, theme: &Theme, cells: &mut Buffer) -> Option<(u16, u16)> {
    let mut canvas = Canvas::new(cells, theme.signs);
    draw_on(state, theme, &mut canvas).or(canvas.chosen)
}

fn draw_on(state: &State, theme: &Theme, canvas: &mut Canvas) -> Option<(u16, u16)> {
    within(state.language, || draw_all(state, theme, canvas))
}

fn draw_all(state: &State, theme: &Theme, canvas: &mut Canvas) -> Option<(u16, u16)> {
    let (width, height) = state.terminal.size;
    if too_small(width, height) {
        let whole = Area {
            x: 0,
            y: 0,
            width,
            height,
        };
        canvas.line(
            whole,
            0,
            &[piece(
                label!(screen_too_small_q),
                theme.style(ThemeRole::Text),
            )],
        );
        return None;
    }
    let mut cursor = None;
    let panes = match &state.page {
        Page::Panes => {
            header::draw(canvas, state, theme);
            state.layout().panes
        }
        Page::Overview(numbers) => {
            header::draw(canvas, state, theme);
            overview::draw(canvas, state, theme, numbers);
            Vec::new()
        }
        Page::Triage(shown) => {
            triage::draw(canvas, state, theme, shown);
            Vec::new()
        }
    };
    for (pane, area) in panes {
        let drawn = match pane {
            Pane::List => list::draw(canvas, state, theme, area),
            Pane::Facets => facets::draw(canvas, state, theme, area),
            Pane::Record => record::draw(canvas, state, theme, area),
            Pane::Linked => linked::draw(canvas, state, theme, area),
        };
        cursor = cursor.or(drawn);
    }
    hints::draw(canvas, state, theme);
    let over = draw_mode(canvas, state, theme, &state.mode, cursor);
    over.filter(|(x, y)| *x < width && *y < height)
}

/// Draws what is open over the panes; gives where the text cursor belongs.
fn draw_mode(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    mode: &Mode,
    cursor: Option<(u16, u16)>,
) -> Option<(u16, u16)> {
    match mode {
        Mode::Find { under, input, .. } => {
            draw_mode(canvas, state, theme, under, None);
            let foot = state.layout().footer;
            canvas.clear(foot);
            search_line(canvas, theme, foot, input, Focus::Here).1
        }
        Mode::Panes | Mode::Opening | Mode::Search { .. } => cursor,
        Mode::ChooseStatus | Mode::ChooseKind | Mode::ChooseList => {
            popup::which_key(canvas, state, theme);
            None
        }
        Mode::Form(filled) => form::draw(canvas, state, theme, filled),
        Mode::Clash(clash) => {
            clash::draw(canvas, state, theme, clash);
            None
        }
        Mode::Note { record, input, .. } => note::draw(canvas, state, theme, *record, input),
        Mode::Pairs(page) => {
            pairs::draw(canvas, state, theme, page);
            None
        }
        Mode::Question(question) => {
            if let Some(page) = &question.page {
                pairs::draw(canvas, state, theme, page);
            }
            popup::question(canvas, state, theme, &question.line());
            None
        }
        Mode::Findings => {
            findings::draw(canvas, state, theme);
            None
        }
        Mode::Import => {
            import::draw(canvas, state, theme);
            None
        }
        Mode::Picker(chosen) => {
            if let (Some(under), Choosing::Here(_)) = (&state.under_help, &chosen.choosing) {
                draw_mode(canvas, state, theme, under, None);
            }
            picker::draw(canvas, state, theme, chosen)
        }
        Mode::Reading(open) => {
            reading::draw(canvas, state, theme, open);
            None
        }
        Mode::Pager {
            title,
            lines,
            cursor,
            then,
        } => {
            pager::draw(canvas, state, theme, title, lines, (*cursor, then.as_ref()));
            None
        }
    }
}
