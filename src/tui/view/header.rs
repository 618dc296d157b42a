//! The header, the first line: the workspace, how much there is in it, and whether all is on disk.

use crate::app::core::layout::Area;
use crate::app::core::state::State;
use crate::record::kind::Kind;
use crate::text::catalogue::say;
use crate::text::labels::counts;
use crate::tui::view::paint::{Canvas, piece, width_of};
use crate::tui::view::theme::{Theme, ThemeRole};

/// Draws the first line.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme) {
    let area = state.layout().header;
    let book = &state.book;
    let faint = theme.style(ThemeRole::Faint);
    let title = [
        piece(" lastseen  ", theme.style(ThemeRole::Key)),
        piece(&book.title, theme.style(ThemeRole::Text)),
    ];
    let status = status(state, theme);
    // However long the title is, it pushes nothing away that tells what has become of the changes.
    let reserved = u16::try_from(width_of(&status) + 1).unwrap_or(u16::MAX);
    let left = Area {
        width: area.width.saturating_sub(reserved),
        ..area
    };
    let after = canvas.line(left, 0, &title);
    let counted = [Kind::Person, Kind::Case, Kind::Source]
        .map(|kind| counts::of_kind(book.count(kind), kind).to_string());
    // On a narrow screen what has become of the changes matters more than how many records there
    // are, and people more than sources.
    let fitting = (1..=counted.len()).rev().find_map(|kinds| {
        let told = format!("{}    ", counted[..kinds].join("  "));
        let mut right = vec![piece(&told, faint)];
        right.extend(status.clone());
        let wide = usize::from(after) + width_of(&right) + 1;
        (wide <= usize::from(area.width)).then_some(right)
    });
    let right = fitting.unwrap_or(status);
    canvas.line_right(area, 0, after, &right);
}

fn status(state: &State, theme: &Theme) -> Vec<crate::tui::view::paint::StyledText> {
    let mut pieces = Vec::new();
    if !state.files.problems.is_empty() {
        pieces.push(piece(
            &say!(screen_problems {
                problems: state.files.problems.len()
            }),
            theme.style(ThemeRole::Wrong),
        ));
    }
    if !state.drafts.saved.is_empty() {
        pieces.push(piece(
            &say!(screen_kept {
                drafts: state.drafts.saved.len()
            }),
            theme.style(ThemeRole::Key),
        ));
    }
    let (text, part) = if !state.files.uncompared.is_empty() {
        (say!(screen_comparing), ThemeRole::Faint)
    } else if let Some((done, total)) = state.files.loading {
        (say!(screen_reading { done, total }), ThemeRole::Faint)
    } else if state.pending.changes > 0 {
        (say!(screen_writing), ThemeRole::Wrong)
    } else if state.files.read_only.is_some() {
        (say!(screen_read_only), ThemeRole::Wrong)
    } else {
        (say!(screen_all_saved), ThemeRole::Faint)
    };
    pieces.push(piece(&text, theme.style(part)));
    pieces
}
