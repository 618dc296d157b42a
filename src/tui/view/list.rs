//! The pane that lists people, cases, sources, places or units.

use crate::app::browse::facet_kind::FacetKind;
use crate::app::browse::list::RecordList;
use crate::app::browse::list_column::ListColumn;
use crate::app::browse::pane::{Pane, View};
use crate::app::browse::sort_order::SortOrder;
use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::findings::of_record;
use crate::app::form::text_input::TextInput;
use crate::casebook::derive::figure::figure;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::errors::query_error::QueryError;
use crate::record::id::RecordId;
use crate::record::status::Tone;
use crate::search::matching::reason::{HitReason, reasons};
use crate::search::pick::highlight::highlight;
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, say};
use crate::text::errors::query_error::query_error;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::labels::nearest;
use crate::text::safe::{Safe, display_safe};
use crate::tui::view::frame::{Focus, frame};
use crate::tui::view::list_cells::{cell, cells};
use crate::tui::view::paint::{Canvas, StyledText, columns as width_of_text, cut, piece, width_of};
use crate::tui::view::search_line::{column_of, search_line};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::wrap;

/// Draws the list; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let list = state.list();
    let focused = state.browse.focus == Pane::List;
    let title = match state.browse.view {
        View::People => label!(view_people),
        View::Cases => label!(view_cases),
        View::Sources => label!(view_sources),
        View::Places => label!(view_places),
        View::Units => label!(view_units),
    };
    let total = state.book.count(state.browse.view.kind());
    let at = if list.count_shown() == 0 {
        0
    } else {
        list.cursor + 1
    };
    let shown = list.rows.len();
    let place = if at > shown {
        say!(screen_position_near {
            at: at - shown,
            near: list.near.len()
        })
    } else if list.is_narrowed() && shown + list.left_out != total {
        say!(screen_position { at, shown, total })
    } else {
        say!(screen_position_of_all { at, shown })
    };
    let facet = list
        .facet
        .as_ref()
        .map(|word| format!(" · {}", facet_word(word, state)))
        .unwrap_or_default();
    let order = list.order.told(!list.input.is_empty());
    let left_out = match list.left_out {
        0 => Safe::default(),
        count => say!(screen_by_role { count: count }),
    };
    let part = if focused {
        ThemeRole::Focus
    } else {
        ThemeRole::Text
    };
    let mut right = vec![piece(&format!(" {order} "), theme.style(ThemeRole::Faint))];
    right.extend(if list.marks.is_empty() {
        Vec::new()
    } else {
        vec![piece(
            &say!(screen_marked {
                count: list.marks.len()
            }),
            theme.style(ThemeRole::Mark),
        )]
    });
    let heading = format!(" {title}{place}{facet}{left_out} ");
    let room = usize::from(area.width.saturating_sub(2));
    // An order that was chosen is always told; the usual one if there is room, and marks in any case.
    let heading = if list.order == SortOrder::Match {
        if width_of_text(&heading) + width_of(&right) > room {
            right.remove(0);
        }
        heading
    } else {
        cut(&heading, room.saturating_sub(width_of(&right)))
    };
    let heading = [piece(&heading, theme.style(part))];
    let inside = frame(
        canvas,
        theme,
        area,
        Focus::here_if(focused),
        &heading,
        &right,
    );
    let focus = Focus::here_if(state.mode.searches(Pane::List));
    let (mut body, cursor) = search_line(canvas, theme, inside, &list.input, focus);
    if let (Some((x, y)), Some(completion)) = (cursor, state.query_completion()) {
        let begun = list.input.text().get(completion.from..).unwrap_or_default();
        let first = completion.choices.first().map_or("", String::as_str);
        // Behind the cursor stands what the key would add.
        let rest = Area {
            x,
            y,
            width: (inside.x + inside.width).saturating_sub(x),
            height: 1,
        };
        let told = first.strip_prefix(begun).unwrap_or_default();
        canvas.line(rest, 0, &[piece(told, theme.style(ThemeRole::Faint))]);
    }
    if let Some(error) = state.query_error()
        && body.height > 0
    {
        let used = fault(inside, &list.input, error, usize::from(body.height));
        for (row, text) in used.iter().enumerate() {
            canvas.line(body, row, &[piece(text, theme.style(ThemeRole::Wrong))]);
        }
        let taken = u16::try_from(used.len()).unwrap_or(1).min(body.height);
        body = Area {
            y: body.y + taken,
            height: body.height - taken,
            ..body
        };
    }
    // Why the chosen record was found has a line of its own: beside the names there is no room.
    let why = why_found(state, usize::from(body.width));
    if !why.is_empty() && body.height > LEAST_HEIGHT {
        body.height -= 1;
        let told = cut(&format!(" {why}"), usize::from(body.width));
        let below = Area {
            y: body.y + body.height,
            height: 1,
            ..body
        };
        canvas.line(below, 0, &[piece(&told, theme.style(ThemeRole::Faint))]);
    }
    let columns = match state.browse.view {
        View::People => ListColumn::fitting(&state.browse.columns, usize::from(body.width)),
        View::Cases | View::Sources | View::Places | View::Units => Vec::new(),
    };
    // One column needs no word above it; and on a low screen the rows are worth more.
    if columns.len() > 1 && body.height > 4 && list.count_shown() > 0 {
        let heads: Vec<String> = columns.iter().map(|one| one.title().to_owned()).collect();
        let heads = cells(&columns, &heads, theme.style(ThemeRole::Faint));
        canvas.line_right(body, 0, body.x, &heads);
        body = Area {
            y: body.y + 1,
            height: body.height - 1,
            ..body
        };
    }
    let rows = usize::from(body.height);
    if list.count_shown() == 0 && rows > 0 {
        canvas.line(
            body,
            0,
            &[piece(&nothing(state), theme.style(ThemeRole::Faint))],
        );
    }
    // A line parts what fits from the nearest.
    let near = if list.near.is_empty() {
        usize::MAX
    } else {
        shown
    };
    let lines = list.count_shown() + usize::from(!list.near.is_empty());
    let line = list.cursor + usize::from(list.cursor >= near);
    let first = first_seen(line, rows, lines);
    for (row, line) in (first..lines).take(rows).enumerate() {
        let at = line - usize::from(line > near);
        let Some(record) = list.row_at(at).filter(|_| line != near) else {
            let heading = format!(" {}", nearest::heading(shown));
            canvas.line(body, row, &[piece(&heading, theme.style(ThemeRole::Faint))]);
            continue;
        };
        let chosen = at == list.cursor;
        canvas.target(body, row, PointerTarget::Row(Pane::List, at));
        draw_row(canvas, state, theme, body, row, (record, chosen), &columns);
        if chosen {
            match focused {
                true => canvas.cursor_row(body, row, theme.style(ThemeRole::Cursor)),
                false => canvas.style_row(body, row, theme.style(ThemeRole::Rest)),
            }
        }
    }
    cursor
}

/// In a list of fewer lines there is no room for a line about one record.
const LEAST_HEIGHT: u16 = 3;

/// Why the chosen record was found, if its name does not show it, or all that it differs in, if its row has no
/// room for that.
fn why_found(state: &State, width: usize) -> Safe {
    let list = state.list();
    match list.rows.get(list.cursor) {
        Some(row) if !list.input.is_empty() => {
            let found = reasons(&state.book, list.view.kind(), *row, &list.query);
            nearest::reasons(found.iter().map(HitReason::parts))
        }
        None => {
            let near = list
                .near
                .get(list.cursor - list.rows.len().min(list.cursor));
            let differs = near.map(|near| nearest::differences(near.differing()));
            differs
                .filter(|differs| width_of_text(differs) > width / 2)
                .unwrap_or_default()
        }
        _ => Safe::default(),
    }
}

/// The rows that say what is wrong with a query: a sign below the place that is at fault, and beside
/// it, or below where there is little room, why. Half of the `rows` may be taken, and three in any
/// case.
fn fault(inside: Area, input: &TextInput, error: &QueryError, rows: usize) -> Vec<String> {
    let width = usize::from(inside.width);
    let lead = " ".repeat(column_of(input, inside, error.at.start).min(width.saturating_sub(1)));
    let why = query_error(error);
    let mut used = if lead.len() > width / 3 {
        let mut used = vec![format!("{lead}^")];
        used.extend(wrap::rows(why.as_str(), width));
        used
    } else {
        wrap::rows(&format!("{lead}^ {why}"), width)
    };
    let most = (rows / 2).max(3).min(rows);
    if used.len() > most {
        used.truncate(most);
        if let Some(last) = used.last_mut() {
            *last = cut(&format!("{last} …"), width);
        }
    }
    used
}

fn nothing(state: &State) -> Safe {
    let list = state.list();
    if state.files.loading.is_some() {
        say!(screen_being_read)
    } else if state.unread() > 0 {
        // A file that cannot be read may well be a record of this list.
        say!(screen_unreadable_files {
            files: state.unread()
        })
    } else if list.left_out > 0 {
        say!(screen_only_by_role)
    } else if list.is_narrowed() {
        say!(screen_nothing_fits_show_all)
    } else {
        say!(screen_nothing_here_yet)
    }
}

fn facet_word(word: &str, state: &State) -> Safe {
    if state.facet_kind() != FacetKind::Status || state.browse.view == View::People {
        let (kind, value) = FacetKind::of(word);
        match (kind, value) {
            (FacetKind::Status, _) => {}
            (kind, "") => return kind.without().into(),
            (kind, value) => return kind.name(value, &state.book).into(),
        }
    }
    if let Some(role) = OnlyRole::of_term(word) {
        label::only_role(role)
    } else if word.is_empty() {
        match state.browse.view {
            View::People => say!(screen_no_status),
            _ => say!(screen_not_said),
        }
    } else {
        label::word(word)
    }
}

fn draw_row(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    area: Area,
    row: usize,
    (record, chosen): (u32, bool),
    columns: &[ListColumn],
) {
    let (lead, name, mut right, id) = match state.browse.view {
        View::People => person_row(state, theme, record, columns),
        View::Cases => case_row(state, theme, record),
        View::Sources => source_row(state, theme, record),
        View::Places => place_row(state, theme, record),
        View::Units => unit_row(state, theme, record),
    };
    let near = state.list().near.iter().find(|near| near.row == record);
    if let Some(near) = near {
        let differs = nearest::differences(near.differing());
        let differs = cut(differs.as_str(), usize::from(area.width) / 2);
        right = vec![piece(&differs, theme.style(ThemeRole::Faint))];
    }
    // That the file cannot be read now, and this is how it was read last.
    if id.is_some_and(|id| of_record(&state.files.problems, id).is_some()) {
        right.insert(0, piece("! ", theme.style(ThemeRole::Wrong)));
    }
    let marked = id.is_some_and(|id| state.list().marks.contains(&id));
    let pointer = if chosen {
        theme.sign(DrawnSign::Cursor)
    } else {
        " "
    };
    let mark = if marked {
        theme.sign(DrawnSign::Mark)
    } else {
        " "
    };
    let mut pieces = vec![
        piece(pointer, theme.style(ThemeRole::Focus)),
        piece(mark, theme.style(ThemeRole::Mark)),
    ];
    pieces.extend(lead);
    let room = usize::from(area.width)
        .saturating_sub(width_of(&pieces))
        .saturating_sub(if right.is_empty() {
            0
        } else {
            width_of(&right) + 1
        });
    // A name that has no room beside what stands at the right is worth more than that.
    let room = if room < 8 {
        right.clear();
        usize::from(area.width).saturating_sub(width_of(&pieces))
    } else {
        room
    };
    pieces.extend(highlighted(state.list(), &name, room, theme));
    let after = canvas.line(area, row, &pieces);
    canvas.line_right(area, row, after, &right);
}

/// A name with the letters that the query found.
fn highlighted(list: &RecordList, name: &str, room: usize, theme: &Theme) -> Vec<StyledText> {
    let safe = display_safe(name);
    let shown = cut(safe.as_str(), room);
    let plain = theme.style(ThemeRole::Text);
    if list.input.is_empty() || safe.as_str() != name {
        return vec![piece(&shown, plain)];
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in highlight(name, &list.query) {
        let (start, end) = (range.start.max(done), range.end);
        // What was cut off is not highlighted; the sign of the cut is never part of a match.
        let (Some(before), Some(found)) = (name.get(done..start), name.get(start..end)) else {
            continue;
        };
        if !shown.starts_with(&name[..end]) {
            break;
        }
        pieces.push(piece(before, plain));
        pieces.push(piece(found, theme.style(ThemeRole::Found)));
        done = end;
    }
    pieces.push(piece(shown.get(done..).unwrap_or_default(), plain));
    pieces
}

type RowParts = (Vec<StyledText>, String, Vec<StyledText>, Option<RecordId>);

fn person_row(state: &State, theme: &Theme, row: u32, columns: &[ListColumn]) -> RowParts {
    let book = &state.book;
    let Some(person) = book.people().row(row) else {
        return (Vec::new(), String::new(), Vec::new(), None);
    };
    let standing = book.standing(row);
    let status = book.status(row);
    let tone = status
        .and_then(|status| book.status_kind(status))
        .map_or(Tone::Plain, |kind| kind.tone);
    let short = status.map_or_else(
        || "·  ".to_owned(),
        |status| label::status_short(status, &book.statuses).into(),
    );
    let (short, tone) = match book.only_role(row) {
        Some(role) => (label::only_role_short(role).to_owned(), Tone::Plain),
        None => (short, tone),
    };
    let lead = vec![piece(
        &format!("{short:<3} "),
        theme.style(ThemeRole::Status(tone)),
    )];
    let mut right = Vec::new();
    if standing.disputed {
        right.push(piece(
            &format!("{} ", theme.sign(DrawnSign::Differs)),
            theme.style(ThemeRole::Dispute),
        ));
    }
    let told: Vec<String> = columns
        .iter()
        .map(|one| cell(*one, row, person, book))
        .collect();
    right.extend(cells(columns, &told, theme.style(ThemeRole::Faint)));
    (lead, person.name.to_string(), right, Some(person.id))
}

fn case_row(state: &State, theme: &Theme, row: u32) -> RowParts {
    let book = &state.book;
    let Some(case) = book.cases().row(row) else {
        return (Vec::new(), String::new(), Vec::new(), None);
    };
    let lead = case
        .kind
        .as_ref()
        .map_or_else(|| "·".to_owned(), |kind| label::word_short(kind.as_str()));
    let figure = figure(case, book);
    let told = match (figure.min, figure.max) {
        (Some(min), Some(max)) if min != max => format!("{}/{min}-{max}", figure.recorded),
        (Some(min), Some(_)) => format!("{}/{min}", figure.recorded),
        (Some(min), None) => format!("{}/{min}+", figure.recorded),
        (None, Some(max)) => format!("{}/-{max}", figure.recorded),
        (None, None) => figure.recorded.to_string(),
    };
    (
        vec![piece(&format!("{lead:<3} "), theme.style(ThemeRole::Faint))],
        case.title.clone(),
        vec![piece(&told, theme.style(ThemeRole::Faint))],
        Some(case.id),
    )
}

fn source_row(state: &State, theme: &Theme, row: u32) -> RowParts {
    let Some(source) = state.book.sources().row(row) else {
        return (Vec::new(), String::new(), Vec::new(), None);
    };
    let name = if source.publisher.is_empty() {
        source.title.clone()
    } else {
        format!("{} · {}", source.publisher, source.title)
    };
    let when = date::short(&source.published);
    (
        vec![piece(
            &format!("{} ", source.reliability().as_str()),
            theme.style(ThemeRole::Faint),
        )],
        name,
        vec![piece(&format!("{when:>9}"), theme.style(ThemeRole::Faint))],
        Some(source.id),
    )
}

fn place_row(state: &State, theme: &Theme, row: u32) -> RowParts {
    let Some(place) = state.book.places().row(row) else {
        return (Vec::new(), String::new(), Vec::new(), None);
    };
    let lead = place
        .kind
        .as_ref()
        .map_or_else(|| "·".to_owned(), |kind| label::word_short(kind.as_str()));
    named_row(state, theme, place.id, &lead, &place.name)
}

fn unit_row(state: &State, theme: &Theme, row: u32) -> RowParts {
    match state.book.units().row(row) {
        Some(unit) => named_row(state, theme, unit.id, "", &unit.name),
        None => (Vec::new(), String::new(), Vec::new(), None),
    }
}

/// A place or unit, with how many records name it.
fn named_row(state: &State, theme: &Theme, id: RecordId, lead: &str, name: &str) -> RowParts {
    let lead = if lead.is_empty() {
        Vec::new()
    } else {
        vec![piece(&format!("{lead:<3} "), theme.style(ThemeRole::Faint))]
    };
    let told = match state.book.naming_count(id) {
        0 => Vec::new(),
        count => vec![piece(&count.to_string(), theme.style(ThemeRole::Faint))],
    };
    (lead, name.to_owned(), told, Some(id))
}
