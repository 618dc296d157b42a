//! Popups: boxes over the panes, and the small ones that name the keys that may follow.

use crate::app::core::layout::Area;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::choose::KINDS;
use crate::app::form::marked::marked_title;
use crate::app::keys::key::answer_keys;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::record::kind::Kind;
use crate::record::status::Tone;
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::safe::{Safe, display_safe};
use crate::tui::view::frame::{Focus, frame};
use crate::tui::view::paint::{Canvas, StyledText, columns as text_columns, piece, width_of};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::wrap;

/// An empty box of at most this many columns and rows, border included; gives the area inside. Its upper
/// edge stands below the first line of the screen, whatever its height is, so that nothing in it jumps. If only a
/// few columns would be left beside it, it takes them, too: bits of words at its sides would be read as
/// a part of it.
pub fn open(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    (width, height): (u16, u16),
    title: &str,
) -> Area {
    let (columns, rows) = state.terminal.size;
    let width = if width + FEW >= columns {
        columns
    } else {
        width
    };
    // The last line stays in sight: it tells the keys.
    let height = height.min(rows.saturating_sub(1));
    let area = Area {
        x: (columns - width) / 2,
        y: rows.saturating_sub(1 + height).min(1),
        width,
        height,
    };
    canvas.clear(area);
    let title = [piece(
        &format!(" {} ", display_safe(title)),
        theme.style(ThemeRole::Focus),
    )];
    frame(canvas, theme, area, Focus::Here, &title, &[])
}

/// So few columns beside a box show nothing that can be read.
const FEW: u16 = 8;

/// Makes everything faint but the last line, so that what is opened over it stands out; nothing where the line
/// may be slow, for that sends the whole screen again.
pub fn dim_behind(canvas: &mut Canvas, state: &State, theme: &Theme) {
    if state.terminal.is_spared {
        return;
    }
    let (width, height) = state.terminal.size;
    for row in 0..usize::from(height.saturating_sub(1)) {
        let area = Area {
            x: 0,
            y: 0,
            width,
            height,
        };
        canvas.faint_row(area, row, theme.style(ThemeRole::Faint));
    }
}

/// Draws what has to be known of a person before something is written about them; gives the area below.
/// It is marked by its sign, so that it is seen without colour as well.
pub fn careful(canvas: &mut Canvas, theme: &Theme, inside: Area, told: Option<&Safe>) -> Area {
    let Some(told) = told else {
        return inside;
    };
    let text = format!("! {told}");
    let mut rest = inside;
    for row in wrap::rows_at_most(&text, usize::from(inside.width).max(1), CAREFUL_ROWS) {
        canvas.line(rest, 0, &[piece(&row, theme.style(ThemeRole::Wrong))]);
        rest.y += 1;
        rest.height = rest.height.saturating_sub(1);
    }
    rest
}

/// The most rows that are taken for what has to be known first.
pub const CAREFUL_ROWS: usize = 2;

/// How many rows it takes in a box of this width, border included.
#[must_use]
pub fn careful_rows(told: Option<&Safe>, width: u16) -> u16 {
    let width = usize::from(width.saturating_sub(2)).max(1);
    let rows = told.map_or(0, |told| wrap::rows(&format!("! {told}"), width).len());
    u16::try_from(rows.min(CAREFUL_ROWS)).unwrap_or(0)
}

/// Draws a question at the foot of the screen, in one row if there is room for it. No word of it is cut.
pub fn question(canvas: &mut Canvas, state: &State, theme: &Theme, line: &Safe) {
    let (columns, height) = state.terminal.size;
    let asked = format!("{line} {}", keys_in_short(state));
    let rows = wrap::rows(&asked, usize::from(columns.saturating_sub(2)).max(1));
    let tall = u16::try_from(rows.len())
        .unwrap_or(height)
        .saturating_add(2);
    let tall = tall.min(height.saturating_sub(1));
    let area = Area {
        x: 0,
        y: height.saturating_sub(1 + tall),
        width: columns,
        height: tall,
    };
    canvas.clear(area);
    let title = [piece(
        &say!(screen_two_people),
        theme.style(ThemeRole::Focus),
    )];
    let inside = frame(canvas, theme, area, Focus::Here, &title, &[]);
    for (row, text) in rows.iter().enumerate() {
        canvas.line(inside, row, &[piece(text, theme.style(ThemeRole::Wrong))]);
    }
}

/// A question as rows: its words, and behind the last of them what answers it, in short if there is little room,
/// and below if there is none.
pub fn asked(words: &StyledText, state: &State, theme: &Theme, width: u16) -> Vec<Vec<StyledText>> {
    let width = usize::from(width);
    let rows = wrap::rows(words.text.as_str(), width.max(1));
    let mut rows: Vec<Vec<StyledText>> = rows
        .iter()
        .map(|text| vec![piece(text, words.style)])
        .collect();
    let (yes, no) = answer_keys(state.language, state.terminal.layout);
    let key = |text: &str| piece(text, theme.style(ThemeRole::Key));
    let keys = vec![
        key(&format!("  {yes} ")),
        piece(label!(form_yes), theme.style(ThemeRole::Faint)),
        key(&format!("  {no} ")),
        piece(label!(form_no), theme.style(ThemeRole::Faint)),
    ];
    let short = vec![key(&format!("  {}", keys_in_short(state)))];
    let last = rows.last().map_or(width, |last| width_of(last));
    match rows.last_mut() {
        Some(row) if last + width_of(&keys) <= width => row.extend(keys),
        Some(row) if last + width_of(&short) <= width => row.extend(short),
        _ => rows.push(keys),
    }
    rows
}

/// The keys for yes and no, and nothing else.
fn keys_in_short(state: &State) -> String {
    match answer_keys(state.language, state.terminal.layout) {
        ("y", "n") => "y/n".to_owned(),
        (yes, no) => format!("{yes} / {no}"),
    }
}

/// Keys that may follow a key, each with what it stands for and its tone.
pub(in crate::tui) type FollowingKeys = Vec<(char, String, Tone)>;

/// The title and the keys that may follow `s`, `a` or `+`; `None` if no such key was pressed.
pub(in crate::tui) fn keys_to_follow(state: &State) -> Option<(Safe, FollowingKeys)> {
    let status_told = |status| label::status_of_people(status, &state.targets(), &state.book);
    Some(match state.mode {
        Mode::ChooseStatus => (
            marked_title(state).unwrap_or_else(|| label!(screen_new_status).into()),
            state
                .book
                .statuses
                .iter()
                .map(|kind| {
                    let short = label::status_short(&kind.name, &state.book.statuses);
                    let name = format!("{short}  {}", status_told(&kind.name));
                    (kind.key, name, kind.tone)
                })
                .collect(),
        ),
        Mode::ChooseKind => (
            label!(screen_add_record).into(),
            KINDS
                .iter()
                .map(|(key, kind)| (*key, label::kind(*kind).to_owned(), Tone::Plain))
                .collect(),
        ),
        Mode::ChooseList => (
            label!(screen_add_kind).into(),
            state
                .chosen()
                .map_or(&[][..], |id| StatementList::of(id.kind()))
                .iter()
                .map(|list| (list.key(), label::statement(*list).into()))
                .chain(
                    RiskOrConsent::ALL
                        .iter()
                        .filter(|_| state.chosen().is_some_and(|id| id.kind() == Kind::Person))
                        .map(|risk_or_consent| {
                            (
                                risk_or_consent.key(),
                                label::field(risk_or_consent.name()).into(),
                            )
                        }),
                )
                .map(|(key, word)| (key, word, Tone::Plain))
                .collect(),
        ),
        _ => return None,
    })
}

/// Draws the keys that may follow `s`, `a` or `+`, at the foot of the screen, where the eye is.
pub fn which_key(canvas: &mut Canvas, state: &State, theme: &Theme) {
    let Some((title, rows)) = keys_to_follow(state) else {
        return;
    };
    let (columns, height) = state.terminal.size;
    let wide = u16::try_from(text_columns(&title) + 4).unwrap_or(u16::MAX);
    let tall = u16::try_from(rows.len()).unwrap_or(8) + 2;
    let tall = tall.min(height.saturating_sub(1));
    let area = Area {
        x: 0,
        y: height.saturating_sub(1 + tall),
        width: wide.max(34).min(columns),
        height: tall,
    };
    canvas.clear(area);
    let title = [piece(&format!(" {title} "), theme.style(ThemeRole::Focus))];
    let inside = frame(canvas, theme, area, Focus::Here, &title, &[]);
    for (row, (key, name, tone)) in rows.iter().enumerate() {
        let pieces: [StyledText; 2] = [
            piece(&format!(" {key}  "), theme.style(ThemeRole::Key)),
            piece(name, theme.style(ThemeRole::Status(*tone))),
        ];
        canvas.line(inside, row, &pieces);
    }
}
