//! The pane of facets: how many records have each status, kind, reliability or garrison.

use crate::app::browse::facet_kind::FacetKind;
use crate::app::browse::pane::{Pane, View};
use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::grade::Reliability;
use crate::record::status::{Status, Tone};
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::pages::dossier_source::reliability;
use crate::text::safe::display_safe;
use crate::tui::view::frame::{Focus, frame};
use crate::tui::view::paint::{Canvas, columns, cut, piece};
use crate::tui::view::search_line::search_line;
use crate::tui::view::theme::{Theme, ThemeRole};

/// Draws the facets; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let focused = state.browse.focus == Pane::Facets;
    let kind = state.facet_kind();
    let kinds = kind.title();
    let title = match state.browse.view {
        View::People => kinds,
        View::Cases => label!(facet_kind),
        View::Sources => label!(facet_reliability),
        View::Places => label!(facet_kind),
        View::Units => label!(facet_garrison),
    };
    let part = if focused {
        ThemeRole::Focus
    } else {
        ThemeRole::Text
    };
    let mut heading = vec![piece(&format!(" {title} "), theme.style(part))];
    if focused && state.browse.view == View::People {
        let others = FacetKind::ALL.into_iter().filter(|one| *one != kind);
        let others: String = others.map(|one| format!(" {} ", one.title())).collect();
        heading.push(piece(&others, theme.style(ThemeRole::Faint)));
    }
    let unread = state.unread();
    if unread > 0 {
        heading.push(piece(
            &say!(screen_without { files: unread }),
            theme.style(ThemeRole::Wrong),
        ));
    }
    let inside = frame(canvas, theme, area, Focus::here_if(focused), &heading, &[]);
    let focus = Focus::here_if(state.mode.searches(Pane::Facets));
    let (body, text_cursor) = search_line(canvas, theme, inside, &state.browse.facets.input, focus);
    let rows = usize::from(body.height);
    let shown = state.facets_shown();
    let facets = &state.list().facets;
    let most = facets.iter().map(|facet| facet.count).max().unwrap_or(0);
    let first = first_seen(state.browse.facets.cursor, rows, shown.len());
    let width = match state.browse.view {
        View::Sources | View::Units => 20,
        View::People if kind != FacetKind::Status => 20,
        View::People | View::Cases | View::Places => {
            let names = shown
                .iter()
                .map(|at| columns(&name(state, &facets[*at].word)));
            names.max().unwrap_or(0).clamp(11, LONGEST_WORD)
        }
    };
    // The number is what one looks for: a long name gives way to it.
    let width = width.min(usize::from(body.width).saturating_sub(BESIDE_NAME));
    for (row, at) in (first..shown.len()).take(rows).enumerate() {
        let facet = &facets[shown[at]];
        canvas.target(body, row, PointerTarget::Row(Pane::Facets, at));
        let (short, tone) = lead(state, &facet.word);
        let narrowed = state.list().facet.as_ref() == Some(&facet.word);
        let name = name(state, &facet.word);
        let head = [
            piece(
                if narrowed {
                    theme.sign(DrawnSign::Pointer)
                } else {
                    " "
                },
                theme.style(ThemeRole::Focus),
            ),
            piece(
                &format!("{short:<3} "),
                theme.style(ThemeRole::Status(tone)),
            ),
            piece(&padded(&name, width), theme.style(ThemeRole::Text)),
            piece(
                &format!("{:>6} ", facet.count),
                theme.style(ThemeRole::Text),
            ),
        ];
        let after = canvas.line(body, row, &head);
        let room = usize::from((body.x + body.width).saturating_sub(after));
        let length = bar(facet.count, most, room);
        let rest = Area {
            x: after,
            width: (body.x + body.width).saturating_sub(after),
            ..body
        };
        let drawn = theme.sign(DrawnSign::Bar).repeat(length);
        canvas.line(rest, row, &[piece(&drawn, theme.bar(tone))]);
        if focused && at == state.browse.facets.cursor {
            // The bar stays as it is: turned inside out, it would look as long as the rest of the row.
            let head = Area {
                width: after.saturating_sub(body.x),
                ..body
            };
            canvas.cursor_row(head, row, theme.style(ThemeRole::Cursor));
        }
    }
    text_cursor
}

/// The most columns that a status or kind takes beside its letters.
const LONGEST_WORD: usize = 20;

/// The columns of a row beside the name: sign, letters, gap and number.
const BESIDE_NAME: usize = 13;

/// A name cut or filled up to so many columns, with a gap behind it.
fn padded(name: &str, width: usize) -> String {
    let name = cut(display_safe(name).as_str(), width);
    let gap = width.saturating_sub(columns(&name)) + 1;
    format!("{name}{}", " ".repeat(gap))
}

/// What a facet is called beside its letters.
fn name(state: &State, word: &str) -> String {
    match FacetKind::of(word) {
        _ if state.facet_kind() == FacetKind::Status => {}
        (kind, "") => return kind.without().to_owned(),
        (kind, value) => return kind.name(value, &state.book),
    }
    if word.is_empty() {
        return match state.browse.view {
            View::People => say!(screen_no_status),
            _ => say!(screen_not_said),
        }
        .into();
    }
    if let Some(role) = OnlyRole::of_term(word) {
        return label::word_of_role(role).into();
    }
    match state.browse.view {
        View::People => label::status_of_several(&Status::from(word)).into(),
        View::Cases | View::Places => label::word(word).into(),
        View::Units => cut(word, 20),
        // What the letter says goes without the letter, which stands in front.
        View::Sources => {
            let told = reliability(&Reliability::from(word));
            told.split_once(", ")
                .map_or_else(|| told.to_string(), |(_, said)| said.to_owned())
        }
    }
}

/// The length of a bar; whoever is there at all has one.
fn bar(count: usize, most: usize, room: usize) -> usize {
    if count == 0 || most == 0 {
        return 0;
    }
    (count * room.min(24) / most).max(1)
}

fn lead(state: &State, word: &str) -> (String, Tone) {
    if state.facet_kind() != FacetKind::Status {
        return (String::new(), Tone::Plain);
    }
    if let Some(role) = OnlyRole::of_term(word) {
        return (label::only_role_short(role).to_owned(), Tone::Plain);
    }
    match state.browse.view {
        View::People if !word.is_empty() => {
            let status = Status::from(word);
            let tone = state
                .book
                .status_kind(&status)
                .map_or(Tone::Plain, |kind| kind.tone);
            (
                label::status_short(&status, &state.book.statuses).into(),
                tone,
            )
        }
        View::Units => (String::new(), Tone::Plain),
        View::People | View::Cases | View::Sources | View::Places => {
            (label::word_short(word), Tone::Plain)
        }
    }
}
