//! Lists and records as lines to be read.

use crate::app::browse::detail::{DetailLine, broken, detail};
use crate::app::browse::pane::View;
use crate::app::core::state::State;
use crate::app::findings::of_record;
use crate::casebook::derive::figure::figure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::labels::{counts, nearest};
use crate::text::safe::{Safe, display_safe};

/// The record in this place of the list, from 0; the nearest come after those that fit.
#[must_use]
pub fn record_at(state: &State, at: usize) -> Option<RecordId> {
    let (list, book) = (state.list(), &state.book);
    let row = list.row_at(at)?;
    match list.view {
        View::People => book.people().row(row).map(|person| person.id),
        View::Cases => book.cases().row(row).map(|case| case.id),
        View::Sources => book.sources().row(row).map(|source| source.id),
        View::Places => book.places().row(row).map(|place| place.id),
        View::Units => book.units().row(row).map(|unit| unit.id),
    }
}

/// What the list holds, in one line or two.
#[must_use]
pub fn heading(state: &State) -> Vec<Safe> {
    let list = state.list();
    let kind = list.view.kind();
    let count = list.rows.len();
    let typed = list.input.text().trim();
    let mut lines = vec![if typed.is_empty() {
        say!(plain_count {
            list: label::capital(label::plural(kind)),
            count
        })
    } else {
        say!(plain_found {
            list: label::capital(label::plural(kind)),
            count,
            query: typed
        })
    }];
    if list.left_out > 0 {
        lines.push(say!(plain_left_out {
            count: list.left_out
        }));
    }
    if state.unread() > 0 {
        lines.push(say!(plain_unread {
            files: state.unread()
        }));
    }
    lines
}

/// One record of the list, with its number.
#[must_use]
pub fn row(state: &State, at: usize, id: RecordId) -> Vec<Safe> {
    let list = state.list();
    let mut lines = Vec::new();
    if at == list.rows.len() {
        lines.push(nearest::heading(list.rows.len()));
    }
    let mut told = vec![title(state, id)];
    let near = || list.row_at(at).filter(|_| at >= list.rows.len());
    match near().and_then(|row| list.near.iter().find(|near| near.row == row)) {
        Some(near) => told.push(nearest::differences(near.differing())),
        None => told.extend(about(state, id)),
    }
    if of_record(&state.files.problems, id).is_some() {
        told.push(say!(plain_file_broken));
    }
    told.retain(|one| !one.is_empty());
    lines.push(say!(plain_numbered {
        number: at + 1,
        told: say!(plain_with_id {
            told: listed(&told),
            id: id.short()
        })
    }));
    lines
}

/// The name or title of a record.
#[must_use]
pub fn title(state: &State, id: RecordId) -> Safe {
    display_safe(state.book.title_of(id).unwrap_or(id.as_str()))
}

/// What a list tells of a record beside its name.
fn about(state: &State, id: RecordId) -> Vec<Safe> {
    let book = &state.book;
    let mut told = Vec::new();
    match id.kind() {
        Kind::Person => {
            let Some((row, person)) = book.people().row_of(id).zip(book.people().get(id)) else {
                return told;
            };
            let standing = book.standing(row);
            if let Some(role) = book.only_role(row) {
                told.push(label::only_role(role));
            }
            told.push(book.status(row).map_or_else(
                || say!(plain_no_status),
                |status| label::status_of(status, person.sex.as_ref()),
            ));
            let current = standing
                .current
                .and_then(|at| person.history.get(at as usize));
            if let Some(entry) = current {
                told.push(date::short(&entry.when));
                told.push(display_safe(&entry.place));
            }
            if standing.disputed {
                told.push(say!(plain_disputed));
            }
        }
        Kind::Case => {
            if let Some(case) = book.cases().get(id) {
                let kind = case.kind.as_ref().map(|kind| label::word(kind.as_str()));
                told.extend(kind);
                told.push(counts::named_against_reported(&figure(case, book)));
            }
        }
        Kind::Source => {
            if let Some(source) = book.sources().get(id) {
                told.push(display_safe(&source.publisher));
                told.push(display_safe(source.reliability().as_str()));
                told.push(date::short(&source.published));
            }
        }
        Kind::Place => {
            let kind = book.places().get(id).and_then(|place| place.kind.as_ref());
            told.extend(kind.map(|kind| label::word(kind.as_str())));
        }
        Kind::Unit => {}
    }
    told
}

/// Everything about a record, line by line.
#[must_use]
pub fn record(state: &State, id: RecordId) -> Vec<Safe> {
    let mut lines = detail(&state.book, id, state.clock.today);
    if let Some(found) = of_record(&state.files.problems, id) {
        lines.insert(0, broken(found));
    }
    let name = say!(plain_with_id {
        told: title(state, id),
        id: id.short()
    });
    let told = lines.iter().map(told_line);
    std::iter::once(name).chain(told).collect()
}

/// One line of a record or page.
#[must_use]
pub fn told_line(line: &DetailLine) -> Safe {
    if let Some(title) = line.heading {
        return say!(plain_heading { title });
    }
    let line = &line.line;
    let mut told = vec![line.text.clone()];
    told.insert(0, line.status_told());
    told.retain(|one| !one.trim().is_empty());
    let mut told = listed(&told);
    if !line.aside.is_empty() {
        told = say!(plain_aside {
            told,
            aside: &line.aside
        });
    }
    if line.label.is_empty() {
        told
    } else {
        say!(plain_line {
            field: &line.label,
            told
        })
    }
}

/// What stands in a list of the view, in the plural.
#[must_use]
pub fn list_name(state: &State) -> String {
    label::capital(label::plural(state.browse.view.kind()))
}

/// That nothing fits, if nothing does.
#[must_use]
pub fn nothing(state: &State) -> Option<Safe> {
    (state.list().count_shown() == 0).then(|| label!(plain_choose_none).into())
}
