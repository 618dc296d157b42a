//! A clash: a field that two people have changed. Both values, who set the other one and when.

use crate::app::core::layout::Area;
use crate::app::core::state::State;
use crate::app::sync::conflict::{Clash, Then};
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::log::external_changes::set_by;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The columns of the labels.
const LABELS: u16 = 9;

/// Draws the field that is being chosen.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, clash: &Clash) {
    let Some((field, by)) = clash.fields.get(clash.at) else {
        return;
    };
    let Some(row) = clash.form.rows.get(field.row) else {
        return;
    };
    let title = label!(clash_title);
    let size = (76, state.terminal.size.1.saturating_sub(2).min(18));
    let inside = popup::open(canvas, state, theme, size, title);
    let place = say!(screen_field_of_page {
        title: &clash.form.title,
        field: label::field(row.field.name),
        at: clash.at + 1,
        count: clash.fields.len()
    });
    canvas.line(inside, 0, &[piece(&place, theme.style(ThemeRole::Heading))]);
    let told = match clash.then {
        Then::Write => label!(clash_not_written),
        Then::Retry => label!(clash_changed_away),
    };
    let author = set_by(by.as_ref());
    let lines = [
        (label!(clash_theirs), field.theirs.as_str(), ThemeRole::Text),
        ("", author.as_str(), ThemeRole::Faint),
        (label!(clash_yours), row.input.text(), ThemeRole::Text),
        (
            label!(clash_before),
            field.before.as_str(),
            ThemeRole::Faint,
        ),
        ("", told, ThemeRole::Faint),
    ];
    // Each may be a text of many lines; all of them get their share of the box.
    let share = (usize::from(inside.height).saturating_sub(2) / lines.len()).max(1);
    let mut at = 2;
    for (name, text, part) in lines {
        let label = format!("{name:>width$} ", width = usize::from(LABELS) - 1);
        canvas.line(inside, at, &[piece(&label, theme.style(ThemeRole::Faint))]);
        let body = Area {
            x: inside.x + LABELS.min(inside.width),
            width: inside.width.saturating_sub(LABELS),
            ..inside
        };
        let text = if text.is_empty() {
            label!(clash_nothing)
        } else {
            text
        };
        let text = display_safe(text);
        let rows = wrap::rows_at_most(text.as_str(), usize::from(body.width), share);
        for (row, text) in rows.iter().enumerate() {
            canvas.line(body, at + row, &[piece(text, theme.style(part))]);
        }
        at += rows.len().max(1);
    }
}
