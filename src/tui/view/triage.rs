//! Triage: one person of a queue on the whole screen.
//!
//! Everything has its fixed place and stands in one style, so that going from one person to the next
//! sends only the letters that differ: over a bad line that is most of what a decision costs.

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::state::State;
use crate::app::form::caution::of_person;
use crate::app::triage::Triage;
use crate::casebook::derive::standing::in_time;
use crate::casebook::queue::questions::{is_news, questions};
use crate::record::entry::Entry;
use crate::record::person::Person;
use crate::record::status::{Status, Tone};
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::{label, listed, listed_apart, say};
use crate::text::errors::not_current::decides_nothing;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::language::{Language, current};
use crate::text::pages::dossier_person::{ago, last_seen, since};
use crate::text::pages::fragments::linked;
use crate::text::pages::triage;
use crate::text::safe::{Safe, display_safe};
use crate::tui::view::hints;
use crate::tui::view::paint::{Canvas, StyledText, columns, cut, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::wrap;

/// The columns of the labels, a space at each side of them.
fn labels() -> usize {
    match current() {
        Language::ENGLISH => 12,
        _ => 13,
    }
}

/// The columns of the date of a claim.
fn date_columns() -> usize {
    match current() {
        Language::ENGLISH => 16,
        _ => 20,
    }
}

/// The rows above the claims.
const ABOVE: u16 = 9;

/// The rows below the claims: what the chosen one says, what goes with decisions, the last
/// decision, the hints.
const BELOW: u16 = 6;

/// Draws the person, or what there is to see if nobody is left.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, shown: &Triage) {
    let (width, height) = state.terminal.size;
    let whole = Area {
        x: 0,
        y: 0,
        width,
        height: height.saturating_sub(1),
    };
    let stands = shown.person.map(|id| state.book.stands_for(id));
    let person = stands.and_then(|id| state.book.people().get(id));
    let Some(person) = person else {
        head(canvas, theme, shown, whole);
        end(canvas, theme, shown, part_of(whole, 2, 0));
        return;
    };
    // A low screen keeps who it is and what is claimed, and gives up what lies below.
    let below = BELOW.min(whole.height.saturating_sub(ABOVE + 2));
    head(canvas, theme, shown, whole);
    about(canvas, state, theme, shown, person, part_of(whole, 2, 0));
    claims(
        canvas,
        state,
        theme,
        shown,
        person,
        part_of(whole, ABOVE, below),
    );
    if below == BELOW {
        let rest = Area {
            y: whole.height - below,
            height: below,
            ..whole
        };
        foot(canvas, state, theme, shown, person, rest);
    }
}

/// The area without some rows at its top and at its foot.
fn part_of(area: Area, above: u16, below: u16) -> Area {
    Area {
        y: area.y + above.min(area.height),
        height: area.height.saturating_sub(above + below),
        ..area
    }
}

/// The queue, and how far it has come.
fn head(canvas: &mut Canvas, theme: &Theme, shown: &Triage, area: Area) {
    let head = &shown.queue.head;
    let mut title = say!(screen_queue_title { name: &head.name });
    if !head.query.is_empty() && head.query != head.name {
        title = say!(screen_and_dot {
            before: title,
            after: &head.query
        });
    }
    title = say!(screen_and_dot {
        before: title,
        after: triage::order(head.order)
    });
    let progress = shown.queue.progress();
    let number = [piece(
        &format!("{} ", triage::progress(progress)),
        theme.style(ThemeRole::Text),
    )];
    let room = usize::from(area.width).saturating_sub(columns(number[0].text.as_str()) + 1);
    let after = canvas.line(
        area,
        0,
        &[piece(&cut(&title, room), theme.style(ThemeRole::Key))],
    );
    canvas.line_right(area, 0, after, &number);
    let told = triage::tally(&shown.tally(), progress);
    let rest = match shown.rest() {
        Some(time) if shown.person.is_some() => say!(screen_pace {
            time: triage::about(time)
        }),
        _ => Safe::default(),
    };
    let after = canvas.line(
        area,
        1,
        &[
            piece(
                &label(label!(screen_decided)),
                theme.style(ThemeRole::Faint),
            ),
            piece(&told, theme.style(ThemeRole::Text)),
        ],
    );
    canvas.line_right(
        area,
        1,
        after,
        &[piece(&rest, theme.style(ThemeRole::Text))],
    );
}

fn label(text: &str) -> String {
    format!(" {text:<width$}", width = labels() - 1)
}

/// Who it is, what is known, what is open.
fn about(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    shown: &Triage,
    person: &Person,
    area: Area,
) {
    let book = &state.book;
    let plain = theme.style(ThemeRole::Text);
    let standing = book.standing_of(person.id);
    let entry = |at: Option<u32>| person.history.get(at? as usize);
    let mut name = person.name.clone();
    let worth = label::name_status(&person.name_status);
    if !worth.is_empty() {
        name.push_str(&format!(" ({worth})"));
    }
    let status = entry(standing.current).map_or_else(
        || vec![piece(label!(screen_not_known), plain)],
        |current| {
            let mut told = format!(" {}", since(current));
            if !current.place.is_empty() {
                told.push_str(&format!(", {}", current.place));
            }
            vec![
                short(state, theme, current.status.as_ref()),
                piece(&told, plain),
            ]
        },
    );
    let seen = entry(standing.seen).map_or_else(
        || say!(queue_never),
        |seen| match ago(seen, &state.book, state.clock.today).as_str() {
            "" => last_seen(seen),
            ago => say!(list_comma {
                first: last_seen(seen),
                last: ago
            }),
        },
    );
    let cases: Vec<Safe> = person
        .cases
        .iter()
        .map(|part| linked(&part.case, book))
        .collect();
    let open: Vec<Safe> = questions(person, book, state.clock.today)
        .iter()
        .map(triage::question)
        .collect();
    let touches = shown.touches.get(&person.id).map_or(&[][..], Vec::as_slice);
    let one = |text: &str| vec![piece(text, plain)];
    let careful = of_person(person.id, state);
    let careful = careful.map_or_else(Vec::new, |told| {
        vec![piece(told.as_str(), theme.style(ThemeRole::Wrong))]
    });
    let rows: [(&str, Vec<StyledText>); 7] = [
        (
            label!(label_name),
            vec![piece(&name, theme.style(ThemeRole::Rest))],
        ),
        (label!(label_status), status),
        (label!(screen_last_seen), one(&seen)),
        (label!(label_cases), one(&listed_apart(&cases))),
        (label!(screen_open_questions), one(&listed(&open))),
        (
            label!(screen_looked_at),
            one(triage::looked(person, touches).as_str()),
        ),
        (label!(label_careful), careful),
    ];
    for (at, (name, told)) in rows.into_iter().enumerate() {
        if told.is_empty() {
            continue;
        }
        let mut pieces = vec![piece(&label(name), theme.style(ThemeRole::Faint))];
        pieces.extend(told);
        let after = canvas.line(area, at, &pieces);
        if at == 0 {
            let id = format!("{} ", person.id.short());
            canvas.line_right(area, at, after, &[piece(&id, plain)]);
        }
    }
}

/// The three letters of a status.
fn short(state: &State, theme: &Theme, status: Option<&Status>) -> StyledText {
    let Some(status) = status else {
        return piece("   ", theme.style(ThemeRole::Text));
    };
    let tone = state
        .book
        .status_kind(status)
        .map_or(Tone::Plain, |kind| kind.tone);
    let short = label::status_short(status, &state.book.statuses);
    piece(&format!("{short:<3}"), theme.style(ThemeRole::Status(tone)))
}

/// What is claimed, the newest first, one claim a row.
fn claims(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    shown: &Triage,
    person: &Person,
    area: Area,
) {
    let order: Vec<usize> = in_time(person, state.book.sources())
        .into_iter()
        .rev()
        .collect();
    let dash = theme.sign(DrawnSign::Rule);
    let title = say!(screen_claims {
        dash,
        count: order.len()
    });
    let rest = usize::from(area.width).saturating_sub(columns(&title) + 1);
    let ruled = format!("{title}{}", dash.repeat(rest));
    canvas.line(area, 0, &[piece(&ruled, theme.style(ThemeRole::Heading))]);
    let body = part_of(area, 1, 0);
    let rows = usize::from(body.height);
    let first = first_seen(shown.entry, rows, order.len());
    let told = order.iter().enumerate().skip(first).take(rows);
    for (row, (at, index)) in told.enumerate() {
        let Some(entry) = person.history.get(*index) else {
            continue;
        };
        let pieces = claim(state, theme, person, entry, at == shown.entry, body.width);
        canvas.line(body, row, &pieces);
    }
}

/// One claim: when, what, where, who says so.
fn claim(
    state: &State,
    theme: &Theme,
    person: &Person,
    entry: &Entry,
    chosen: bool,
    width: u16,
) -> Vec<StyledText> {
    let ahead = state.book.lies_ahead(&entry.when);
    let part = if entry.is_withdrawn() || ahead {
        ThemeRole::Gone
    } else {
        ThemeRole::Text
    };
    let pointer = if chosen {
        theme.sign(DrawnSign::Pointer)
    } else {
        " "
    };
    let new = if is_news(entry, person) { "+" } else { " " };
    let when = date::display(&entry.when);
    let when = match when.is_empty() {
        true => entry.said.as_str(),
        false => when.as_str(),
    };
    let mut place = entry.place.clone();
    if entry.contact.is_sign_of_life() {
        place.push_str(&format!(" ({})", label::contact(&entry.contact)));
    }
    let before = date_columns() + 9;
    let room = usize::from(width).saturating_sub(before + 1);
    let (first, second) = (room * 2 / 5, room - room * 2 / 5);
    let fit = |text: &str, width: usize| {
        let text = cut(display_safe(text).as_str(), width);
        let gap = width.saturating_sub(columns(&text));
        format!("{text}{} ", " ".repeat(gap))
    };
    vec![
        piece(&format!("{pointer}{new}"), theme.style(ThemeRole::Focus)),
        piece(&fit(when, date_columns()), theme.style(part)),
        match &entry.status {
            Some(status) if !entry.is_withdrawn() && !ahead => short(state, theme, Some(status)),
            Some(status) => piece(
                label::status_short(status, &state.book.statuses).as_str(),
                theme.style(part),
            ),
            None => piece("   ", theme.style(part)),
        },
        piece(&format!(" {}", fit(&place, first)), theme.style(part)),
        piece(
            &cut(triage::cited(entry, &state.book).as_str(), second),
            theme.style(part),
        ),
    ]
}

/// What the chosen claim says, what goes with decisions, and the last decision.
fn foot(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    shown: &Triage,
    person: &Person,
    area: Area,
) {
    let plain = theme.style(ThemeRole::Text);
    let faint = theme.style(ThemeRole::Faint);
    let chosen = in_time(person, state.book.sources())
        .into_iter()
        .rev()
        .nth(shown.entry)
        .and_then(|index| Some((index, person.history.get(index)?)));
    let told = chosen.map_or_else(String::new, |(index, entry)| {
        if entry.is_withdrawn() {
            say!(screen_withdrawn {
                withdrawn: &entry.withdrawn
            })
            .into()
        } else if let Some(note) = decides_nothing(entry, index, person, &state.book) {
            format!("! {note} {}", entry.note).trim_end().to_owned()
        } else {
            entry.note.clone()
        }
    });
    let room = usize::from(area.width).saturating_sub(labels() + 1);
    let told = wrap::rows_at_most(display_safe(&told).as_str(), room, 3);
    for (at, text) in told.iter().enumerate() {
        let lead = if at == 0 {
            label(label!(screen_says))
        } else {
            label("")
        };
        canvas.line(area, at, &[piece(&lead, faint), piece(text, plain)]);
    }
    let with = with(state, shown);
    canvas.line(
        area,
        3,
        &[
            piece(&label(label!(screen_with_it)), faint),
            piece(&with, plain),
        ],
    );
    let last = shown.last_told.as_deref().unwrap_or_default();
    canvas.line(
        area,
        4,
        &[
            piece(&label(label!(screen_last_decision)), faint),
            piece(last, plain),
        ],
    );
    hints::draw_more(canvas, state, theme, part_of(area, 5, 0));
}

/// The date and source that go with the next decision.
pub(in crate::tui) fn with(state: &State, shown: &Triage) -> Safe {
    let kept = shown.kept();
    let typed = |name: &str| {
        kept.iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, typed)| typed.as_str())
    };
    let today = say!(screen_today {
        day: date::day(state.clock.today)
    });
    let when = Some(typed("when")).filter(|text| !text.is_empty());
    let mut told = say!(screen_date {
        when: when.unwrap_or(&today)
    });
    let source = typed("sources");
    let title = source
        .parse()
        .ok()
        .and_then(|id| state.book.title_of(id))
        .unwrap_or(source);
    told = say!(screen_before_source {
        before: told,
        source: if title.is_empty() {
            label!(screen_source_none)
        } else {
            title
        }
    });
    if !typed("contact").is_empty() {
        told = say!(screen_contact {
            before: told,
            contact: label::word(&label::capital(typed("contact")))
        });
    }
    told
}

/// What there is to see if nobody is left.
fn end(canvas: &mut Canvas, theme: &Theme, shown: &Triage, area: Area) {
    let plain = theme.style(ThemeRole::Text);
    let left = shown.queue.progress().left();
    let told = if left > 0 {
        say!(screen_left_with_others { left })
    } else {
        say!(screen_all_decided)
    };
    canvas.line(area, 1, &[piece(&told, theme.style(ThemeRole::Done))]);
    let body = part_of(area, 3, 0);
    let width = usize::from(body.width).saturating_sub(2);
    let mut row = 0;
    for line in shown.summary.iter().skip(shown.entry) {
        for text in wrap::rows(line, width) {
            if row >= usize::from(body.height) {
                return;
            }
            canvas.line(body, row, &[piece(&format!(" {text}"), plain)]);
            row += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::within;

    #[test]
    fn a_space_stands_behind_each_label_in_every_language() {
        for language in Language::all() {
            within(language, || {
                for told in [
                    label!(label_name),
                    label!(label_status),
                    label!(screen_last_seen),
                    label!(label_cases),
                    label!(screen_open_questions),
                    label!(screen_looked_at),
                    label!(label_careful),
                    label!(screen_decided),
                    label!(screen_says),
                    label!(screen_with_it),
                    label!(screen_last_decision),
                ] {
                    assert!(label(told).ends_with(' '), "{} {told}", language.code());
                }
            });
        }
    }
}
