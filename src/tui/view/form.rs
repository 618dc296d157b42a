//! A form over the panes.

use crate::app::core::layout::Area;
use crate::app::core::state::State;
use crate::app::form::already_recorded::already;
use crate::app::form::caution::of_form;
use crate::app::form::completion::{resolve, told_apart};
use crate::app::form::naming::Naming;
use crate::app::form::new_record::kind_of;
use crate::app::form::values::is_kept_in_words;
use crate::app::form::{Form, FormRow};
use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::casebook::fields::inline_list::split_word;
use crate::casebook::form_target::FormTarget;
use crate::record::date_refusal::DateRefusal;
use crate::record::edtf_date::EdtfDate;
use crate::record::field::FieldType;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::say;
use crate::text::errors::refusal::{ends_in_future, in_future, short_refusal};
use crate::text::labels::counts::more_choices;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, columns, cut, cut_front, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The columns of a form, border included.
const WIDTH: u16 = 76;

/// The columns of the labels.
const LABELS: u16 = 14;

/// Draws the form; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, form: &Form) -> Option<(u16, u16)> {
    let choices = form.choices(state.known());
    let offers = choices.offers;
    // What would change for whom needs more room than a sentence.
    let least = if form.previewed { 12 } else { 3 };
    let below = u16::try_from(offers.len() + 1).unwrap_or(6).max(least);
    let rows = u16::try_from(form.rows.len()).unwrap_or(u16::MAX);
    let told = of_form(form, state);
    let careful = popup::careful_rows(told.as_ref(), WIDTH.min(state.terminal.size.0));
    let inside = popup::open(
        canvas,
        state,
        theme,
        (WIDTH, rows.saturating_add(careful + below + 2)),
        &form.title,
    );
    let inside = popup::careful(canvas, theme, inside, told.as_ref());
    let height = usize::from(inside.height);
    let room = height.saturating_sub(usize::from(below)).max(1);
    // A form that is longer than the screen turns pages, as lists do.
    let first = form.at / room * room;
    let mut cursor = None;
    for (at, row) in form.rows.iter().enumerate().skip(first).take(room) {
        let typing = at == form.at;
        let line = draw_row(
            canvas,
            state,
            theme,
            form,
            row,
            (inside, at - first),
            typing,
        );
        if typing {
            cursor = line;
        }
    }
    let after = room.min(form.rows.len() - first);
    let foot = Area {
        y: inside.y + u16::try_from(after).unwrap_or(0),
        height: inside
            .height
            .saturating_sub(u16::try_from(after).unwrap_or(0)),
        ..inside
    };
    if let Some(sentence) = &form.refused {
        under(canvas, theme, form, sentence, foot);
        return cursor;
    }
    if let Some(warning) = form.row().and_then(|row| date_warning(state, form, row)) {
        let rows = wrap::rows(&warning, usize::from(foot.width));
        for (row, text) in rows.iter().enumerate() {
            canvas.line(foot, row, &[piece(text, theme.style(ThemeRole::Wrong))]);
        }
        return cursor;
    }
    for (row, offer) in offers.iter().enumerate() {
        let chosen = form.choice == Some(row);
        let pointer = if chosen {
            theme.sign(DrawnSign::Pointer)
        } else {
            " "
        };
        let lead = " ".repeat(usize::from(LABELS).saturating_sub(2));
        let pieces = [
            piece(&format!("{lead}{pointer} "), theme.style(ThemeRole::Focus)),
            piece(
                &offer.label,
                theme.style(if chosen {
                    ThemeRole::Rest
                } else {
                    ThemeRole::Faint
                }),
            ),
        ];
        canvas.line(foot, row, &pieces);
    }
    if let Some(told) = already(form, state) {
        let told = cut(display_safe(&told).as_str(), usize::from(foot.width));
        canvas.line(
            foot,
            offers.len(),
            &[piece(&told, theme.style(ThemeRole::Wrong))],
        );
    } else if choices.left_out > 0 {
        let told = more_choices(choices.left_out);
        let lead = " ".repeat(usize::from(LABELS));
        let told = piece(&format!("{lead}{told}"), theme.style(ThemeRole::Faint));
        canvas.line(foot, offers.len(), &[told]);
    }
    cursor
}

/// Why the form could not be written, or what it would change for whom, one page at a time.
fn under(canvas: &mut Canvas, theme: &Theme, form: &Form, sentence: &str, area: Area) {
    let rows = wrap::rows(sentence, usize::from(area.width));
    let height = usize::from(area.height);
    let part = if form.previewed {
        ThemeRole::Text
    } else {
        ThemeRole::Wrong
    };
    if !form.previewed || rows.len() <= height || height < 2 {
        for (row, text) in rows.iter().enumerate() {
            canvas.line(area, row, &[piece(text, theme.style(part))]);
        }
        return;
    }
    let pages = rows.len().div_ceil(height - 1);
    let page = form.preview_page % pages;
    let seen = rows.iter().skip(page * (height - 1)).take(height - 1);
    for (row, text) in seen.enumerate() {
        canvas.line(area, row, &[piece(text, theme.style(part))]);
    }
    let turn = say!(screen_page_pgdn_turns {
        page: page + 1,
        pages
    });
    canvas.line(
        area,
        height - 1,
        &[piece(&turn, theme.style(ThemeRole::Key))],
    );
}

fn draw_row(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    form: &Form,
    row: &FormRow,
    (area, at): (Area, usize),
    typing: bool,
) -> Option<(u16, u16)> {
    let label = label::field(row.field.name);
    let part = if typing {
        ThemeRole::Focus
    } else {
        ThemeRole::Faint
    };
    let lead = [piece(
        &format!("{label:>width$} ", width = usize::from(LABELS) - 1),
        theme.style(part),
    )];
    let x = canvas.line(area, at, &lead);
    let field = Area {
        x,
        width: (area.x + area.width).saturating_sub(x),
        ..area
    };
    let aside = aside(state, form, row);
    let (before, after) = row.input.around_cursor();
    let aside_width = if aside.is_empty() {
        0
    } else {
        columns(&aside) + 2
    };
    let room =
        usize::from(field.width).saturating_sub(aside_width.min(usize::from(field.width) / 2) + 1);
    let shown = cut_front(display_safe(before).as_str(), room);
    let text = if row.input.is_empty() {
        piece(&row.placeholder, theme.style(ThemeRole::Faint))
    } else {
        let rest = room.saturating_sub(columns(&shown));
        let tail = cut(display_safe(after).as_str(), rest);
        piece(&format!("{shown}{tail}"), theme.style(ThemeRole::Text))
    };
    let end = canvas.line(field, at, &[text]);
    if !aside.is_empty() {
        let room = usize::from((field.x + field.width).saturating_sub(end + 1));
        let aside = cut(&aside, room);
        canvas.line_right(
            field,
            at,
            end,
            &[piece(&aside, theme.style(ThemeRole::Faint))],
        );
    }
    let at_column = x + u16::try_from(columns(&shown)).unwrap_or(0);
    let at_row = area.y + u16::try_from(at).unwrap_or(0);
    (typing && at < usize::from(area.height)).then_some((at_column, at_row))
}

/// What is told under the form of a date that is being typed: that it lies in the future, or which
/// days it may mean.
fn date_warning(state: &State, form: &Form, row: &FormRow) -> Option<String> {
    match form.date(row, state.clock.today)? {
        // Only the day for looking at a risk again is meant to lie in the future.
        Ok(_) if row.field.name == "review" => None,
        Ok(edtf) => {
            let (when, present) = (EdtfDate::new(&edtf), state.book.present());
            let words = date::display(&when);
            if lies_ahead(&when, present) {
                Some(in_future(&words).into())
            } else {
                ends_ahead(&when, present).then(|| ends_in_future(&words).into())
            }
        }
        Err(why @ DateRefusal::Ambiguous { .. }) => {
            let typed = row.input.text().trim();
            Some(display_safe(&format!("{typed}: {}", short_refusal(&why))).into_string())
        }
        Err(_) => None,
    }
}

/// Whether a date that is none is kept in words: a new entry has a field for them, if nothing stands
/// there yet.
fn keeps_words(form: &Form, row: &FormRow) -> bool {
    row.field.name == "when"
        && matches!(
            form.target,
            FormTarget::Status { .. } | FormTarget::AddEntry(_)
        )
        && form.typed("said").is_empty()
}

/// What is told beside a field: what a date is understood as, or what an id stands for.
fn aside(state: &State, form: &Form, row: &FormRow) -> String {
    let typed = row.input.text().trim();
    match row.field.holds {
        FieldType::Date => match form.date(row, state.clock.today) {
            None => String::new(),
            Some(Ok(edtf)) => {
                let when = EdtfDate::new(&edtf);
                let words = date::display(&when);
                if edtf == typed {
                    format!("= {words}")
                } else {
                    format!("= {edtf}, {words}")
                }
            }
            Some(Err(why)) if is_kept_in_words(&why) && keeps_words(form, row) => match why {
                DateRefusal::NoYear => say!(screen_no_year).into(),
                _ => say!(screen_no_date_kept).into(),
            },
            Some(Err(DateRefusal::Ambiguous { .. })) => say!(screen_ambiguous).into(),
            Some(Err(why)) => short_refusal(&why).into(),
        },
        holds @ (FieldType::Link(_)
        | FieldType::Links(_)
        | FieldType::Parts
        | FieldType::Citations) => {
            let Some(kind) = kind_of(holds).filter(|_| !typed.is_empty()) else {
                return String::new();
            };
            if row.is_made() {
                return say!(screen_new_kind { kind }).into();
            }
            let last = typed.rsplit(';').next().unwrap_or_default().trim();
            // Before it is written, it is seen whom a name is taken for.
            resolve(state.known(), kind, split_word(last).0)
                .map(|id| format!("= {}", told_apart(&state.book, id)))
                .unwrap_or_default()
        }
        FieldType::Named(kind) => match &row.naming {
            Some((of, Naming::New)) if of == typed => say!(screen_new_kind { kind }).into(),
            Some((of, Naming::Spelling(id))) if of == typed => {
                let title = state.book.title_of(*id).unwrap_or_default();
                say!(screen_new_spelling { title }).into()
            }
            _ => state
                .book
                .resolve(kind, typed)
                .and_then(|id| state.book.title_of(id))
                .filter(|title| *title != typed)
                .map(|title| format!("= {title}"))
                .unwrap_or_default(),
        },
        _ => String::new(),
    }
}
