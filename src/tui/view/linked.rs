//! The pane of linked records: a person's sources, a case's people, what cites or names the others.

use crate::app::browse::linked::Linked;
use crate::app::browse::pane::{Pane, View};
use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::label;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments::short_place;
use crate::text::safe::display_safe;
use crate::tui::view::frame::{Focus, frame};
use crate::tui::view::paint::{Canvas, cut, cut_front, piece, width_of};
use crate::tui::view::search_line::search_line;
use crate::tui::view::theme::{Theme, ThemeRole};

/// Draws the linked records; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let focused = state.browse.focus == Pane::Linked;
    let linked = state.linked_drawn();
    let count = linked
        .as_ref()
        .map_or_else(|| "…".to_owned(), |linked| linked.len().to_string());
    let shown = linked.unwrap_or_default();
    let title = match state.browse.view {
        View::People => label!(view_sources),
        View::Cases => label!(view_people),
        View::Sources => label!(screen_cited_by),
        View::Places | View::Units => label!(screen_named_by),
    };
    let part = if focused {
        ThemeRole::Focus
    } else {
        ThemeRole::Text
    };
    let heading = [piece(&format!(" {title} {count} "), theme.style(part))];
    let inside = frame(canvas, theme, area, Focus::here_if(focused), &heading, &[]);
    let focus = Focus::here_if(state.mode.searches(Pane::Linked));
    let (body, text_cursor) = search_line(canvas, theme, inside, &state.browse.linked.input, focus);
    let rows = match state.terminal.is_brief {
        true => 0,
        false => usize::from(body.height),
    };
    let first = first_seen(state.browse.linked.cursor, rows, shown.len());
    for (row, at) in (first..shown.len()).take(rows).enumerate() {
        let one = &shown[at];
        canvas.target(body, row, PointerTarget::Row(Pane::Linked, at));
        let (lead, name) = named(state, one.id, &one.title);
        let head = [piece(&format!(" {lead} "), theme.style(ThemeRole::Faint))];
        let mut right = String::new();
        if one.echo {
            right.push_str(theme.sign(DrawnSign::Echo));
            right.push(' ');
        }
        if let Some(source) = state.book.sources().get(one.id) {
            right.push_str(date::short(&source.published).as_str());
            right.push(' ');
        }
        let detail = match one.id.kind() {
            Kind::Source => short_place(&one.detail, &state.book),
            _ => label::word(&one.detail).into(),
        };
        right.push_str(display_safe(&detail).as_str());
        let right = [piece(
            &cut(&right, usize::from(body.width) / 2),
            theme.style(ThemeRole::Faint),
        )];
        let room = usize::from(body.width).saturating_sub(width_of(&head) + width_of(&right) + 1);
        let mut pieces = head.to_vec();
        pieces.push(piece(
            &fitted(state, one, &shown, display_safe(&name).as_str(), room),
            theme.style(ThemeRole::Text),
        ));
        let after = canvas.line(body, row, &pieces);
        canvas.line_right(body, row, after, &right);
        if focused && at == state.browse.linked.cursor {
            canvas.cursor_row(body, row, theme.style(ThemeRole::Cursor));
        }
    }
    text_cursor
}

/// What stands in front of a linked record, and its name.
fn named(state: &State, id: RecordId, title: &str) -> (String, String) {
    let book = &state.book;
    if let Some(source) = book.sources().get(id) {
        // Of two sources with one publisher and date, the title tells which it is.
        let is_told = !source.publisher.is_empty() && (!book.has_twin(id) || title.is_empty());
        let name = if is_told {
            source.publisher.clone()
        } else {
            title.to_owned()
        };
        return (source.reliability().as_str().to_owned(), name);
    }
    if id.kind() != Kind::Person {
        let short: String = label::kind(id.kind()).chars().take(3).collect();
        return (short, title.to_owned());
    }
    let status = book.people().row_of(id).and_then(|row| book.status(row));
    let lead = status.map_or_else(
        || "·  ".to_owned(),
        |status| label::status_short(status, &book.statuses).into(),
    );
    (lead, title.to_owned())
}

/// The name cut to the room that it has: at its front if its beginning would not tell it from the next one.
fn fitted(state: &State, one: &Linked, shown: &[Linked], name: &str, room: usize) -> String {
    let begins_alike = |other: &&Linked| {
        let start = |text: &str| cut(display_safe(text).as_str(), room);
        other.id != one.id && start(&other.title) == start(&one.title)
    };
    if state.book.has_twin(one.id) && shown.iter().any(|other| begins_alike(&other)) {
        cut_front(name, room)
    } else {
        cut(name, room)
    }
}
