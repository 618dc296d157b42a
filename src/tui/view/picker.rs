//! The picker: a list to choose from, over the panes.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::form::completion::are_cut;
use crate::app::form::picker::{Choosing, Item, Meaning, Picker};
use crate::record::kind::Kind;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, say};
use crate::tui::view::frame::Focus;
use crate::tui::view::paint::{Canvas, columns, piece};
use crate::tui::view::search_line::search_line;
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// Draws the list; gives where the text cursor belongs.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    picker: &Picker,
) -> Option<(u16, u16)> {
    let items = picker.items(state.known(), &state.terminal.keymap);
    let what = what(&picker.choosing);
    let at = if items.is_empty() {
        0
    } else {
        picker.cursor + 1
    };
    let all = items.len();
    let more = match picker.choosing {
        Choosing::ForForm(kind) if are_cut(state.known(), kind, all) => label!(screen_more_fit),
        Choosing::Source { .. } if are_cut(state.known(), Kind::Source, all) => {
            label!(screen_more_fit)
        }
        _ => "",
    };
    let title = format!("{what} {at}/{all}{more}");
    // On a very low screen the first line of the screen gives way, or nothing would be seen of what is chosen.
    let height = state.terminal.size.1;
    let spared = if height < LOW { 1 } else { 2 };
    let size = (76, height.saturating_sub(spared));
    popup::dim_behind(canvas, state, theme);
    let inside = popup::open(canvas, state, theme, size, &title);
    let (body, text_cursor) = search_line(canvas, theme, inside, &picker.input, Focus::Here);
    let lead = items
        .iter()
        .map(|item| columns(&item.lead))
        .max()
        .unwrap_or(0)
        .min(18);
    let told = match picker.choosing {
        Choosing::Decide(_) => decided(&items, picker.cursor, body, lead),
        _ => full_text(items.get(picker.cursor), body, lead),
    };
    let body = at_the_foot(canvas, theme, body, &told);
    let rows = usize::from(body.height);
    let first = first_seen(picker.cursor, rows, items.len());
    for (row, at) in (first..items.len()).take(rows).enumerate() {
        let item = &items[at];
        canvas.target(body, row, PointerTarget::Item(at));
        if item.means == Meaning::Heading {
            let dash = theme.sign(DrawnSign::Rule);
            let rest = usize::from(body.width).saturating_sub(columns(&item.text) + 4);
            let text = format!(" {dash} {} {}", item.text, dash.repeat(rest));
            canvas.line(body, row, &[piece(&text, theme.style(ThemeRole::Heading))]);
            if at == picker.cursor {
                canvas.cursor_row(body, row, theme.style(ThemeRole::Cursor));
            }
            continue;
        }
        let gap = " ".repeat(lead.saturating_sub(columns(&item.lead)));
        let pieces = [
            piece(
                &format!(" {gap}{} ", item.lead),
                theme.style(ThemeRole::Key),
            ),
            piece(&item.text, theme.style(ThemeRole::Text)),
        ];
        canvas.line(body, row, &pieces);
        if at == picker.cursor {
            canvas.cursor_row(body, row, theme.style(ThemeRole::Cursor));
        }
    }
    if items.is_empty() {
        let told = match picker.choosing {
            Choosing::Source { .. } | Choosing::ForForm(_) => &say!(screen_nothing_fits_make_one),
            _ => &say!(screen_nothing_fits),
        };
        canvas.line(body, 0, &[piece(told, theme.style(ThemeRole::Faint))]);
    }
    text_cursor
}

/// A screen of fewer rows is very low.
const LOW: u16 = 8;

/// What is chosen from.
pub(in crate::tui) fn what(choosing: &Choosing) -> &'static str {
    match choosing {
        Choosing::Command | Choosing::Here(_) => label!(picker_commands),
        Choosing::Queue(_) => label!(screen_queue),
        Choosing::OfQueue(_) => label!(screen_of_queue),
        Choosing::Help => label!(picker_keys),
        Choosing::Source { .. } => label!(screen_cite_which_source),
        Choosing::Draft(_) => label!(screen_draft),
        Choosing::Decide(_) => label!(sync_decide_title),
        Choosing::Received(_) => label!(sync_received),
        Choosing::Saved(_) => label!(screen_saved),
        Choosing::Columns(_) => label!(screen_columns),
        Choosing::ForForm(kind) => match kind {
            Kind::Person => label!(screen_which_person),
            Kind::Case => label!(screen_which_case),
            Kind::Source => label!(screen_which_source),
            Kind::Place => label!(screen_which_place),
            Kind::Unit => label!(screen_which_unit),
        },
    }
}

/// Whether an item is wider than its row.
fn is_cut(item: &Item, area: Area, lead: usize) -> bool {
    columns(&item.text) + lead + 2 > usize::from(area.width)
}

/// The chosen item in full where its row is too short for it.
fn full_text(item: Option<&Item>, area: Area, lead: usize) -> Vec<String> {
    let Some(item) = item.filter(|item| is_cut(item, area, lead)) else {
        return Vec::new();
    };
    let told = wrap::rows(&item.text, usize::from(area.width).saturating_sub(2));
    // On a very low screen the list itself is worth more.
    match told.len() < usize::from(area.height / 2) {
        true => told,
        false => Vec::new(),
    }
}

/// The fewest rows of a list that stay above what is told at its foot.
const LIST_ROWS: usize = 3;

/// What the chosen row of a list that decides is about, and what it would write, in full: where either is too wide for
/// its row, or the heading is out of view. Nobody decides about what is cut off. Of what is longer than the
/// screen, beginning and end are told.
fn decided(items: &[Item], cursor: usize, area: Area, lead: usize) -> Vec<String> {
    let is_heading = |at: &usize| items[*at].means == Meaning::Heading;
    let Some(heading) = (0..items.len().min(cursor + 1)).rev().find(is_heading) else {
        return Vec::new();
    };
    let first = first_seen(cursor, usize::from(area.height), items.len());
    let (about, item) = (&items[heading], &items[cursor]);
    let fits = heading >= first && !is_cut(about, area, lead) && !is_cut(item, area, lead);
    if fits {
        return Vec::new();
    }
    let width = usize::from(area.width).saturating_sub(2);
    let mut told: Vec<String> = wrap::rows(&about.text, width);
    if heading != cursor {
        let text = format!("{} {}", item.lead, item.text);
        told.extend(wrap::rows(text.trim_start(), width));
    }
    let room = usize::from(area.height).saturating_sub(LIST_ROWS + 1);
    if told.len() > room && room >= LIST_ROWS {
        let end = told.split_off(told.len() - room / 2);
        told.truncate(room - room / 2 - 1);
        told.push("…".to_owned());
        told.extend(end);
    }
    told.truncate(room);
    told
}

/// Draws rows at the foot of the list, under a rule; gives the area that is left.
fn at_the_foot(canvas: &mut Canvas, theme: &Theme, area: Area, told: &[String]) -> Area {
    if told.is_empty() {
        return area;
    }
    let taken = u16::try_from(told.len() + 1).unwrap_or(u16::MAX);
    let left = Area {
        height: area.height.saturating_sub(taken),
        ..area
    };
    let rule = theme.sign(DrawnSign::Rule).repeat(usize::from(area.width));
    canvas.line(
        area,
        usize::from(left.height),
        &[piece(&rule, theme.style(ThemeRole::Border))],
    );
    for (row, text) in told.iter().enumerate() {
        let row = usize::from(left.height) + 1 + row;
        canvas.line(
            area,
            row,
            &[piece(&format!(" {text}"), theme.style(ThemeRole::Text))],
        );
    }
    left
}
