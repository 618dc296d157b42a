//! The page of people who may be recorded twice: the pairs above, both records side by side below.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::state::State;
use crate::app::pairs::Pairs;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::say;
use crate::text::labels::label;
use crate::text::pages::pair::{reasons, score, standing};
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, columns, cut, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The most rows that the pairs take.
const PAIRS: usize = 6;

/// The columns of a field's name.
const NAMES: usize = 12;

/// Draws the page.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, page: &Pairs) {
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let all = state
        .book
        .duplicate_index()
        .map_or(&[][..], |all| all.pairs());
    let proposed = all.iter().filter(|pair| pair.is_proposed()).count();
    let title = match (&page.joining, state.comparison.progress) {
        (Some(_), _) => say!(pairs_join),
        (None, Some((done, total))) => say!(pairs_comparing { done, total }),
        (None, None) => {
            let at = if all.is_empty() { 0 } else { page.cursor + 1 };
            say!(screen_same_person {
                at,
                all: all.len(),
                proposed
            })
        }
    };
    let inside = popup::open(canvas, state, theme, size, &title);
    let (width, height) = (usize::from(inside.width), usize::from(inside.height));
    let mut row = 0;
    if page.joining.is_none() {
        let shown = all.len().min(PAIRS).min(height / 3);
        let first = first_seen(page.cursor, shown, all.len());
        for (at, pair) in all.iter().enumerate().skip(first).take(shown) {
            let name = |id| state.book.title_of(id).unwrap_or_default();
            let sign = if at == page.cursor {
                theme.sign(DrawnSign::Cursor)
            } else {
                " "
            };
            let text = format!(
                "{sign}{:>3} {:<7} {} {} {}",
                score(pair.score),
                standing(pair),
                name(pair.a),
                theme.sign(DrawnSign::Between),
                name(pair.b)
            );
            canvas.line(
                inside,
                row,
                &[piece(&cut(&text, width), theme.style(ThemeRole::Text))],
            );
            if at == page.cursor {
                canvas.cursor_row(inside, row, theme.style(ThemeRole::Cursor));
            }
            row += 1;
        }
        if all.is_empty() && state.comparison.progress.is_none() {
            let text = format!(" {}", say!(pairs_none));
            canvas.line(inside, row, &[piece(&text, theme.style(ThemeRole::Faint))]);
            return;
        }
    }
    let Some((left, right)) = page.sides(&state.book) else {
        return;
    };
    if let Some(joining) = &page.joining {
        // What was chosen by itself is said.
        for field in page.fields(&state.book) {
            if (field.careful.is_some() || !field.review.is_empty()) && row + 4 < height {
                let outcome = field.outcome(joining.taken.contains(field.field));
                let told = format!("{}: {outcome}", label::field(field.field));
                let style = theme.style(ThemeRole::Wrong);
                for text in wrap::rows_at_most(&told, width.saturating_sub(2), 2) {
                    canvas.line(inside, row, &[piece(&format!(" {text}"), style)]);
                    row += 1;
                }
            }
        }
    } else if let Some(duplicate_index) = state.book.duplicate_index() {
        let why = reasons(&duplicate_index.reasons(left, right), &state.book);
        for text in wrap::rows_at_most(why.as_str(), width.saturating_sub(1), 3) {
            canvas.line(
                inside,
                row,
                &[piece(&format!(" {text}"), theme.style(ThemeRole::Faint))],
            );
            row += 1;
        }
    }
    sides(canvas, state, theme, page, (inside, row));
}

/// Both records side by side, field by field, with a sign between them where they differ.
fn sides(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    page: &Pairs,
    (inside, mut row): (Area, usize),
) {
    let Some((left, right)) = page.sides(&state.book) else {
        return;
    };
    let width = usize::from(inside.width);
    let side = width.saturating_sub(NAMES + 6) / 2;
    let pad = |text: &str, to: usize| {
        let text = cut(text, to);
        let gap = to.saturating_sub(columns(&text));
        format!("{text}{}", " ".repeat(gap))
    };
    let head = format!(
        " {} {} {}   {}",
        theme.sign(DrawnSign::Rule),
        pad("", NAMES - 2),
        pad(left.as_str(), side),
        pad(right.as_str(), side)
    );
    canvas.line(
        inside,
        row,
        &[piece(&head, theme.style(ThemeRole::Heading))],
    );
    row += 1;
    let fields = page.fields(&state.book);
    let joining = page.joining.as_ref();
    let room = usize::from(inside.height).saturating_sub(row);
    let cursor = joining.map_or(0, |joining| joining.cursor);
    let first = first_seen(cursor, room, fields.len());
    for (at, field) in fields.iter().enumerate().skip(first).take(room) {
        let taken = joining.is_some_and(|joining| joining.taken.contains(field.field));
        let (from, to) = match joining {
            Some(_) if field.is_choice() && taken => ("  ", "* "),
            Some(_) if field.is_choice() => ("* ", "  "),
            _ => ("  ", "  "),
        };
        let sign = match field.sign() {
            "≠" => theme.sign(DrawnSign::Differs),
            sign => sign,
        };
        let text = format!(
            " {} {from}{} {sign} {to}{}",
            pad(label::field(field.field).as_str(), NAMES - 1),
            pad(
                display_safe(field.kept.as_str()).as_str(),
                side.saturating_sub(2)
            ),
            pad(
                display_safe(field.joined.as_str()).as_str(),
                side.saturating_sub(2)
            )
        );
        canvas.line(inside, row, &[piece(&text, theme.style(ThemeRole::Text))]);
        if joining.is_some() && at == cursor {
            canvas.cursor_row(inside, row, theme.style(ThemeRole::Cursor));
        }
        row += 1;
    }
}
