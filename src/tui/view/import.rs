//! The page of a list that is being imported.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::import::choice_list::ChoiceList;
use crate::app::import::import_line::ImportLine;
use crate::app::import::import_lines::lines;
use crate::app::import::{ImportPage, ImportWork, Importing};
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::pages::pair::{PairRow, rows_beside};
use crate::text::safe::{Safe, display_safe};
use crate::tui::view::frame::{Focus, frame, more_below};
use crate::tui::view::paint::{Canvas, StyledText, columns, cut, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The most rows that are told below the lines, the line above them included.
const IN_FULL: usize = 6;

/// The most held rows that are listed above the two sides.
const HELD: usize = 5;

/// The columns of the name of a field.
const FIELDS: usize = 12;

/// Draws the page.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme) {
    let Some(importing) = state.importing.as_deref() else {
        return;
    };
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let inside = popup::open(canvas, state, theme, size, &title(importing));
    let width = usize::from(inside.width);
    canvas.line(inside, 0, &heads(importing, theme, width));
    let body = Area {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    let all = lines(state, importing);
    if all.is_empty() {
        let told = if_empty(importing);
        for (row, text) in wrap::rows(&told, width.saturating_sub(1))
            .iter()
            .enumerate()
        {
            let text = piece(&format!(" {text}"), theme.style(ThemeRole::Faint));
            canvas.line(body, row, &[text]);
        }
    } else if importing.page == ImportPage::Held {
        held(canvas, state, theme, importing, &all, body);
    } else {
        page(canvas, theme, importing, &all, body);
    }
    if let Some(choice) = &importing.choice {
        choices(canvas, state, theme, choice);
    }
}

fn title(importing: &Importing) -> Safe {
    let name = importing.preview.as_ref();
    let name = name.map_or(importing.path.as_str(), |preview| {
        preview.file.origin.name.as_str()
    });
    match importing.work {
        None => say!(import_title { name }),
        Some(ImportWork::Reading) => say!(import_title_reading { name }),
        Some(ImportWork::Comparing(_, 0)) => say!(import_title_planning { name }),
        Some(ImportWork::Comparing(done, all)) => {
            let percent = done * 100 / all;
            say!(import_title_comparing { name, percent })
        }
        Some(ImportWork::Writing(_, 0) | ImportWork::Deciding(_)) => {
            say!(import_title_writing { name })
        }
        Some(ImportWork::Writing(done, all)) => {
            let percent = done * 100 / all;
            say!(import_title_writing_percent { name, percent })
        }
    }
}

/// The names of the pages, that of the one that is shown in brackets.
fn heads(importing: &Importing, theme: &Theme, width: usize) -> Vec<StyledText> {
    let pieces = ImportPage::ALL.iter().map(|page| {
        let name = match page {
            ImportPage::File => label!(import_page_file),
            ImportPage::Columns => label!(import_page_columns),
            ImportPage::Words => label!(import_page_words),
            ImportPage::Numbers => label!(import_page_numbers),
            ImportPage::Held => label!(import_page_held),
        };
        let count = match page {
            ImportPage::Words => importing
                .preview
                .as_ref()
                .map_or(0, |preview| preview.unknown_words().count()),
            ImportPage::Held => importing.held.open(),
            _ => 0,
        };
        let name = match count {
            0 => display_safe(name),
            count => say!(import_page_with_count { name, count }),
        };
        match *page == importing.page {
            true => piece(&format!("[{name}]"), theme.style(ThemeRole::Heading)),
            false => piece(&format!(" {name} "), theme.style(ThemeRole::Faint)),
        }
    });
    let mut left = width;
    pieces
        .take_while(|piece| {
            let wide = columns(piece.text.as_str());
            let fits = wide <= left;
            left = left.saturating_sub(wide);
            fits
        })
        .collect()
}

fn if_empty(importing: &Importing) -> Safe {
    if let Some(failed) = &importing.failed {
        return failed.clone();
    }
    match (importing.work, importing.page) {
        (Some(_), _) => say!(import_comes),
        (None, ImportPage::Words) => say!(import_no_words),
        (None, ImportPage::Held) => say!(import_nothing_held),
        (None, _) => say!(import_nothing_read),
    }
}

/// A line of a page, in three columns.
fn page(canvas: &mut Canvas, theme: &Theme, importing: &Importing, all: &[ImportLine], body: Area) {
    let width = usize::from(body.width);
    let height = usize::from(body.height);
    let cursor = importing.cursor().min(all.len().saturating_sub(1));
    let mut more: Vec<String> = Vec::new();
    for told in all[cursor].more.iter().chain(&importing.failed) {
        more.extend(wrap::rows(told.as_str(), width.saturating_sub(2)));
    }
    let below = match more.len() {
        0 => 0,
        rows => (rows + 1).min(IN_FULL).min(height / 2),
    };
    let room = height.saturating_sub(below).max(1);
    let first = first_seen(cursor, room, all.len());
    let widest = |text: fn(&ImportLine) -> &Safe, most: usize| {
        let widths = all.iter().map(|line| columns(text(line).as_str()));
        widths.max().unwrap_or(0).min(most)
    };
    let has_values = all.iter().any(|line| !line.value.is_empty());
    let lead = match has_values {
        true => widest(|line| &line.lead, width / 2),
        false => width.saturating_sub(2),
    };
    let aside = widest(|line| &line.aside, width / 3);
    let value = width.saturating_sub(lead + aside + 6);
    for (at, line) in all.iter().enumerate().skip(first).take(room) {
        let row = at - first;
        let sign = match (at == cursor, line.is_doubtful) {
            (true, _) => theme.sign(DrawnSign::Cursor),
            (false, true) => "!",
            (false, false) => " ",
        };
        let doubt = if line.is_doubtful { "!" } else { " " };
        let role = match line.is_doubtful {
            true => ThemeRole::Wrong,
            false => ThemeRole::Text,
        };
        // A line that stands alone has the whole width.
        let lead = match line.value.is_empty() && line.aside.is_empty() {
            true => width.saturating_sub(2),
            false => lead,
        };
        let pieces = [
            piece(
                &format!(
                    "{}{doubt}{}",
                    if at == cursor { sign } else { " " },
                    padded(&line.lead, lead)
                ),
                theme.style(role),
            ),
            piece(
                &format!("  {}", padded(&line.value, value)),
                theme.style(role),
            ),
            piece(
                &format!("  {}", cut(line.aside.as_str(), aside)),
                theme.style(ThemeRole::Faint),
            ),
        ];
        canvas.line(body, row, &pieces);
        canvas.target(body, row, PointerTarget::Item(at));
        if at == cursor && importing.choice.is_none() {
            canvas.cursor_row(body, row, theme.style(ThemeRole::Cursor));
        }
    }
    if below > 0 {
        told_below(canvas, theme, &more, below, body);
    }
}

fn padded(text: &Safe, width: usize) -> String {
    let text = cut(text.as_str(), width);
    let gap = width.saturating_sub(columns(&text));
    format!("{text}{}", " ".repeat(gap))
}

/// What is told of the line under the cursor, below a line across.
fn told_below(canvas: &mut Canvas, theme: &Theme, told: &[String], below: usize, body: Area) {
    let below = u16::try_from(below).unwrap_or(0);
    let foot = Area {
        y: body.y + body.height.saturating_sub(below),
        height: below,
        ..body
    };
    let line = theme.sign(DrawnSign::Rule).repeat(usize::from(body.width));
    canvas.line(foot, 0, &[piece(&line, theme.style(ThemeRole::Border))]);
    for (row, text) in told.iter().take(usize::from(below) - 1).enumerate() {
        let text = piece(&format!(" {text}"), theme.style(ThemeRole::Text));
        canvas.line(foot, row + 1, &[text]);
    }
}

/// The held rows above, the row under the cursor and who may be meant below, side by side.
fn held(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    importing: &Importing,
    all: &[ImportLine],
    body: Area,
) {
    let height = usize::from(body.height);
    let cursor = importing.cursor().min(all.len().saturating_sub(1));
    let above = HELD.min(all.len()).min(height / 3).max(1);
    let list = Area {
        height: u16::try_from(above).unwrap_or(1),
        ..body
    };
    let width = usize::from(body.width);
    let first = first_seen(cursor, above, all.len());
    let lead = all.iter().map(|line| columns(line.lead.as_str()));
    let lead = lead.max().unwrap_or(0).min(width / 2);
    for (at, line) in all.iter().enumerate().skip(first).take(above) {
        let row = at - first;
        let sign = match at == cursor {
            true => theme.sign(DrawnSign::Cursor),
            false => " ",
        };
        let role = match line.is_doubtful {
            true => ThemeRole::Text,
            false => ThemeRole::Faint,
        };
        let text = format!("{sign}{}  {}", padded(&line.lead, lead), line.value);
        canvas.line(list, row, &[piece(&cut(&text, width), theme.style(role))]);
        canvas.target(list, row, PointerTarget::Item(at));
        if at == cursor {
            canvas.cursor_row(list, row, theme.style(ThemeRole::Cursor));
        }
    }
    let rest = Area {
        y: body.y + list.height,
        height: body.height.saturating_sub(list.height),
        ..body
    };
    sides(canvas, state, theme, importing, (rest, &all[cursor]));
}

/// The row of the list at the left, who may be meant at the right.
fn sides(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    importing: &Importing,
    (area, line): (Area, &ImportLine),
) {
    let width = usize::from(area.width);
    let rule = theme.sign(DrawnSign::Rule).repeat(width);
    canvas.line(area, 0, &[piece(&rule, theme.style(ThemeRole::Border))]);
    let mut row = 1;
    for text in wrap::rows_at_most(line.value.as_str(), width.saturating_sub(2), 2) {
        let text = piece(&format!(" {text}"), theme.style(ThemeRole::Wrong));
        canvas.line(area, row, &[text]);
        row += 1;
    }
    let Some(held) = importing.held.rows.get(importing.cursor()) else {
        return;
    };
    let Some(person) = &held.person else {
        return;
    };
    let beside = importing.candidate();
    let known = beside.and_then(|id| state.book.people().get(id));
    let other = match known {
        Some(_) => None,
        None => importing.held.beside(importing.cursor()),
    };
    let known = known.or_else(|| other.and_then(|other| other.person.as_ref()));
    let side = width.saturating_sub(FIELDS + 5) / 2;
    let count = importing.candidates().len();
    let of = match count {
        0 => match other {
            Some(other) => say!(import_side_other_row {
                row: other.row.to_string()
            }),
            None => say!(import_side_nobody),
        },
        1 => say!(import_side_record {
            id: beside.map_or_else(String::new, |id| id.to_string())
        }),
        count => say!(import_side_one_of {
            id: beside.map_or_else(String::new, |id| id.to_string()),
            at: importing.held.candidate % count + 1,
            count
        }),
    };
    let head = format!(
        " {} {}   {}",
        " ".repeat(FIELDS - 1),
        padded(
            &say!(import_side_row {
                row: held.row.to_string()
            }),
            side
        ),
        cut(of.as_str(), side)
    );
    canvas.line(area, row, &[piece(&head, theme.style(ThemeRole::Heading))]);
    row += 1;
    let fields = rows_beside(&state.book, person, known);
    let room = usize::from(area.height).saturating_sub(row);
    for field in fields.iter().take(room) {
        draw_field(canvas, theme, field, known.is_some(), (area, row, side));
        row += 1;
    }
    if fields.len() > room {
        more_below(canvas, theme, area);
    }
}

fn draw_field(
    canvas: &mut Canvas,
    theme: &Theme,
    field: &PairRow,
    is_beside: bool,
    (area, row, side): (Area, usize, usize),
) {
    let sign = match field.sign() {
        _ if !is_beside => " ",
        "≠" => theme.sign(DrawnSign::Differs),
        sign => sign,
    };
    let text = format!(
        " {} {} {sign} {}",
        padded(&label::field(field.field), FIELDS - 1),
        padded(&field.kept, side),
        cut(field.joined.as_str(), side)
    );
    canvas.line(area, row, &[piece(&text, theme.style(ThemeRole::Text))]);
}

/// The list to choose from, over the page.
fn choices(canvas: &mut Canvas, state: &State, theme: &Theme, choice: &ChoiceList) {
    let (columns_of_screen, rows_of_screen) = state.terminal.size;
    let title = choice.title();
    let widest = choice.items.iter().map(|(_, told)| columns(told.as_str()));
    let widest = widest.max().unwrap_or(0).max(columns(title.as_str()));
    let width = u16::try_from(widest + 6).unwrap_or(u16::MAX);
    let width = width
        .clamp(30, columns_of_screen.max(30))
        .min(columns_of_screen);
    let tall = u16::try_from(choice.items.len() + 2).unwrap_or(u16::MAX);
    let tall = tall.min(rows_of_screen.saturating_sub(4)).max(3);
    let area = Area {
        x: columns_of_screen.saturating_sub(width) / 2,
        y: rows_of_screen.saturating_sub(tall + 1) / 2,
        width,
        height: tall,
    };
    canvas.clear(area);
    let title = [piece(&format!(" {title} "), theme.style(ThemeRole::Focus))];
    let inside = frame(canvas, theme, area, Focus::Here, &title, &[]);
    let room = usize::from(inside.height);
    let first = first_seen(choice.cursor, room, choice.items.len());
    let shown = choice.items.iter().enumerate().skip(first).take(room);
    for (at, (_, told)) in shown {
        let row = at - first;
        let sign = match at == choice.cursor {
            true => theme.sign(DrawnSign::Cursor),
            false => " ",
        };
        let text = cut(&format!("{sign} {told}"), usize::from(inside.width));
        canvas.line(inside, row, &[piece(&text, theme.style(ThemeRole::Text))]);
        canvas.target(inside, row, PointerTarget::Item(at));
        if at == choice.cursor {
            canvas.cursor_row(inside, row, theme.style(ThemeRole::Cursor));
        }
    }
    if choice.items.len() > first + room {
        more_below(canvas, theme, inside);
    }
}
