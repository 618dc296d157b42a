//! A form over the panes.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::form::already_recorded::already;
use crate::app::form::caution::of_form;
use crate::app::form::completion::{resolve, told_apart};
use crate::app::form::field_hints::hint;
use crate::app::form::form_question::{FormDoubt, FormQuestion};
use crate::app::form::marked::marked_line;
use crate::app::form::naming::Naming;
use crate::app::form::new_record::kind_of;
use crate::app::form::values::is_kept_in_words;
use crate::app::form::{Form, FormRow};
use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::casebook::fields::inline_list::{parts, split_word};
use crate::casebook::form_target::FormTarget;
use crate::record::date_refusal::DateRefusal;
use crate::record::edtf_date::EdtfDate;
use crate::record::field::FieldType;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::say;
use crate::text::errors::refusal::{ends_in_future, in_future, short_refusal};
use crate::text::labels::counts::more_choices;
use crate::text::labels::date;
use crate::text::labels::field_hint::word_meaning;
use crate::text::labels::label;
use crate::text::labels::typed_word::beside;
use crate::text::language::{Language, current};
use crate::text::safe::display_safe;
use crate::tui::view::frame::more_below;
use crate::tui::view::paint::{Canvas, columns, cut, cut_front, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The columns of a form, border included.
const WIDTH: u16 = 76;

/// The columns of the labels.
const LABELS: u16 = 14;

/// The rows below the fields: what belongs there, some choices, and what else has to be known. So many
/// there are whatever is typed, so that the box stays where it is.
const BELOW: u16 = 8;

/// The fewest rows below the fields: if they are few, all fields of a long form show.
const BELOW_LEAST: u16 = 5;

/// Draws the form; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, form: &Form) -> Option<(u16, u16)> {
    popup::dim_behind(canvas, state, theme);
    let asks = form.question.is_some();
    let rows = u16::try_from(form.rows.len()).unwrap_or(u16::MAX);
    let told = [marked_line(form, state), of_form(form, state)];
    let width = WIDTH.min(state.terminal.size.0);
    let careful = told
        .iter()
        .map(|told| popup::careful_rows(told.as_ref(), width))
        .sum::<u16>();
    let below = match &form.question {
        Some(question) => rows_asked(question, width),
        None => state
            .terminal
            .size
            .1
            .saturating_sub(rows.saturating_add(careful + 3))
            .clamp(BELOW_LEAST, BELOW),
    };
    let inside = popup::open(
        canvas,
        state,
        theme,
        (WIDTH, rows.saturating_add(careful + below + 2)),
        &form.title,
    );
    let inside = told.iter().fold(inside, |inside, told| {
        popup::careful(canvas, theme, inside, told.as_ref())
    });
    let height = usize::from(inside.height);
    let room = height
        .saturating_sub(usize::from(below).min(height / 2))
        .max(1);
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
        canvas.target(inside, at - first, PointerTarget::Item(at));
        if typing && !asks {
            cursor = line;
        }
    }
    let after = room.min(form.rows.len() - first);
    if first + after < form.rows.len() {
        more_below(canvas, theme, inside);
    }
    let foot = Area {
        y: inside.y + u16::try_from(after).unwrap_or(0),
        height: inside
            .height
            .saturating_sub(u16::try_from(after).unwrap_or(0)),
        ..inside
    };
    if let Some(question) = &form.question {
        question_below(canvas, state, theme, form, question, foot);
        return cursor;
    }
    if let Some(sentence) = &form.refused {
        text_below(canvas, theme, sentence, foot, ThemeRole::Wrong);
        return cursor;
    }
    if let Some(warning) = form.row().and_then(|row| date_warning(state, form, row)) {
        text_below(canvas, theme, &warning, foot, ThemeRole::Wrong);
        return cursor;
    }
    choices_below(canvas, state, theme, form, foot);
    cursor
}

/// The rows for a question. What would change for whom may need more room than a sentence; the box grows
/// only then.
fn rows_asked(question: &FormQuestion, width: u16) -> u16 {
    let inside = usize::from(width.saturating_sub(2));
    let told = wrap::rows(question.told.as_str(), inside).len();
    if told < usize::from(BELOW) {
        BELOW
    } else {
        BELOW + 4
    }
}

/// What belongs into the field, and what it offers: as many choices as there is room for, around the one
/// that is highlighted.
fn choices_below(canvas: &mut Canvas, state: &State, theme: &Theme, form: &Form, foot: Area) {
    let lead = " ".repeat(usize::from(LABELS).saturating_sub(2));
    let mut at = 0;
    if let Some(hint) = hint(form) {
        let hint = piece(&format!("{lead}  {hint}"), theme.style(ThemeRole::Faint));
        canvas.line(foot, at, &[hint]);
        at += 1;
    }
    let already = already(form, state);
    let choices = form.choices(state.known());
    let offers = &choices.offers;
    let room = usize::from(foot.height).saturating_sub(at + 1);
    let first = form
        .choice
        .map_or(0, |choice| first_seen(choice, room, offers.len()));
    let name = form.row().map_or("", |row| row.field.name);
    for (choice, offer) in offers.iter().enumerate().skip(first).take(room) {
        let chosen = form.choice == Some(choice);
        let pointer = if chosen {
            theme.sign(DrawnSign::Pointer)
        } else {
            " "
        };
        let part = if chosen {
            ThemeRole::Rest
        } else {
            ThemeRole::Faint
        };
        let mut pieces = vec![
            piece(&format!("{lead}{pointer} "), theme.style(ThemeRole::Focus)),
            piece(&offer.label, theme.style(part)),
        ];
        if let Some(meaning) = word_meaning(name, &offer.label) {
            pieces.push(piece(&format!("  {meaning}"), theme.style(part)));
        }
        canvas.line(foot, at, &pieces);
        at += 1;
    }
    let after = offers.len().saturating_sub(first + room);
    let told = match (already, first, after + choices.left_out) {
        (Some(told), _, _) => {
            let told = cut(told.as_str(), usize::from(foot.width));
            canvas.line(foot, at, &[piece(&told, theme.style(ThemeRole::Wrong))]);
            return;
        }
        (None, 0, 0) => return,
        (None, 0, after) => more_choices(after),
        (None, before, 0) => say!(form_choices_before { before }),
        (None, before, after) => say!(form_choices_around { before, after }),
    };
    let told = piece(&format!("{lead}  {told}"), theme.style(ThemeRole::Faint));
    canvas.line(foot, at, &[told]);
}

/// A sentence under the fields.
fn text_below(canvas: &mut Canvas, theme: &Theme, sentence: &str, area: Area, part: ThemeRole) {
    let rows = wrap::rows(sentence, usize::from(area.width));
    for (row, text) in rows.iter().enumerate() {
        canvas.line(area, row, &[piece(text, theme.style(part))]);
    }
}

/// What is asked in one line, and above it what has to be known first, one page at a time.
fn question_below(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    form: &Form,
    question: &FormQuestion,
    area: Area,
) {
    let height = usize::from(area.height);
    let rows = wrap::rows(question.told.as_str(), usize::from(area.width));
    let part = match question.doubt {
        FormDoubt::Preview => ThemeRole::Text,
        _ => ThemeRole::Wrong,
    };
    let words = piece(question.line.as_str(), theme.style(ThemeRole::Focus));
    let asked = popup::asked(&words, state, theme, area.width);
    let room = height.saturating_sub(asked.len()).max(1);
    let pages = rows.len().div_ceil(room).max(1);
    let page = form.preview_page % pages;
    let seen: Vec<&String> = rows.iter().skip(page * room).take(room).collect();
    let end = if pages > 1 { room } else { seen.len() };
    for (row, text) in seen.into_iter().enumerate() {
        canvas.line(area, row, &[piece(text, theme.style(part))]);
    }
    let mut asked = asked;
    if pages > 1
        && let Some(last) = asked.last_mut()
    {
        let turn = say!(screen_page_of_pages {
            page: page + 1,
            pages
        });
        last.push(piece(&format!("  {turn}"), theme.style(ThemeRole::Key)));
    }
    let left_out = asked.len().saturating_sub(height);
    let shown = asked.len() - left_out;
    let first = end.min(height.saturating_sub(shown));
    for (row, pieces) in asked.iter().skip(left_out).enumerate() {
        canvas.line(area, first + row, pieces);
    }
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
        piece(&if_empty(row), theme.style(ThemeRole::Faint))
    } else {
        let rest = room.saturating_sub(columns(&shown));
        let tail = cut(display_safe(after).as_str(), rest);
        piece(&format!("{shown}{tail}"), theme.style(ThemeRole::Text))
    };
    let end = canvas.line(field, at, &[text]);
    if !aside.is_empty() {
        let room = usize::from((field.x + field.width).saturating_sub(end + 1));
        // Of several, the last is the one that is being typed.
        let several = parts(row.input.text()).nth(1).is_some() && columns(&aside) > room;
        let last = aside.rsplit_once(SEVERAL).filter(|_| several);
        let aside = last.map_or_else(
            || cut(&aside, room),
            |(_, last)| cut(&format!("= …{SEVERAL}{last}"), room),
        );
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

/// What an empty field stands for. In brackets, so that nobody takes it for what somebody has typed.
fn if_empty(row: &FormRow) -> String {
    if row.placeholder.is_empty() {
        return String::new();
    }
    match row.field.holds {
        FieldType::Date => say!(form_if_empty_today {
            date: date::display(&EdtfDate::new(&row.placeholder))
        }),
        _ => {
            // What stands in the records is English.
            let own = word_meaning(row.field.name, &row.placeholder);
            let own = own.filter(|_| current() != Language::ENGLISH);
            say!(form_if_empty {
                value: own.unwrap_or(&row.placeholder)
            })
        }
    }
    .into()
}

/// What is told under the form of a date that is being typed: that it lies in the future, or which
/// days it may mean.
pub(in crate::tui) fn date_warning(state: &State, form: &Form, row: &FormRow) -> Option<String> {
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
            let why = short_refusal(&why);
            Some(say!(typed_and_why { typed, why }).into())
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

/// What stands between the names of several records.
const SEVERAL: &str = "; ";

/// What is told beside a field: what a date is understood as, or what an id stands for.
pub(in crate::tui) fn aside(state: &State, form: &Form, row: &FormRow) -> String {
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
            // Before it is written, it is seen whom each name is taken for.
            let ids = parts(typed)
                .filter_map(|part| resolve(state.known(), kind, split_word(part.trim()).0));
            let told: Vec<String> = ids.map(|id| told_apart(&state.book, id).clone()).collect();
            match told.is_empty() {
                true => String::new(),
                false => format!("= {}", told.join(SEVERAL)),
            }
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
        FieldType::Word(words) => beside(typed, words.iter().copied()),
        FieldType::Status => {
            let known = state.book.statuses.iter();
            beside(typed, known.map(|kind| kind.name.as_str()))
        }
        _ => String::new(),
    }
}
