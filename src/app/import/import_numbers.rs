//! The numbers of an import, the lists behind them, and what is read before the list is written.

use crate::app::core::state::State;
use crate::app::import::Importing;
use crate::app::import::held_queue::HeldFate;
use crate::app::import::import_line::{ImportLine, LineAction, NumberOf};
use crate::casebook::book::Book;
use crate::casebook::errors::import_problem::Outcome;
use crate::exchange::preview::{ListPreview, PlannedList};
use crate::exchange::table::column_letter;
use crate::record::id::RecordId;
use crate::text::catalogue::{label, listed, safes, say};
use crate::text::errors::import::{map_error, outcome_title, reason, summary};
use crate::text::safe::Safe;

/// How many people would be written.
#[must_use]
pub fn people_written(planned: &PlannedList) -> usize {
    planned.plan.count(Outcome::Created) + planned.plan.count(Outcome::Updated)
}

/// The lines of the numbers.
#[must_use]
pub fn number_lines(importing: &Importing) -> Vec<ImportLine> {
    let Some(preview) = importing.preview.as_deref() else {
        return Vec::new();
    };
    let planned = match &preview.planned {
        Ok(planned) => planned,
        Err(errors) => {
            let lines = errors.iter().map(|error| {
                let mut line =
                    ImportLine::new(map_error(error), Safe::default(), LineAction::Nothing);
                line.is_doubtful = true;
                line
            });
            return lines.collect();
        }
    };
    let plan = &planned.plan;
    let people = people_written(planned);
    let (told, does) = match (&importing.written, &importing.change) {
        (Some(_), _) => (say!(import_is_written { people }), LineAction::Nothing),
        (None, Some(_)) => (say!(import_to_write { people }), LineAction::Write),
        (None, None) => (say!(import_nothing_to_write), LineAction::Nothing),
    };
    let mut lines = vec![ImportLine::new(told, Safe::default(), does)];
    let mut number = |lead: &'static str, number: usize, of: NumberOf, is_doubtful: bool| {
        let told = say!(import_number { number });
        let mut line = ImportLine::new(lead, told, LineAction::List(of));
        line.is_doubtful = is_doubtful && number > 0;
        lines.push(line);
    };
    let counts = plan.counts();
    for outcome in Outcome::ALL {
        let is_doubtful = matches!(outcome, Outcome::Held | Outcome::Refused);
        let lead = outcome_title(outcome);
        number(
            lead,
            counts.of(outcome),
            NumberOf::Rows(outcome),
            is_doubtful,
        );
    }
    number(label!(import_blank), counts.blank, NumberOf::Blank, false);
    number(
        label!(import_absent),
        plan.not_mentioned.len(),
        NumberOf::NotMentioned,
        false,
    );
    for (lead, count, of) in [
        (label!(import_minors), plan.minors.len(), NumberOf::Minors),
        (label!(import_at_risk), plan.at_risk.len(), NumberOf::AtRisk),
        (
            label!(import_removals),
            planned.removals().len(),
            NumberOf::Removals,
        ),
    ] {
        number(lead, count, of, true);
    }
    lines
}

/// What is told of a row: its number, its name and its problems, with who may be meant.
fn told_row(preview: &ListPreview, planned: &PlannedList, book: &Book, row: u32) -> Safe {
    let rows = &planned.plan.rows;
    let at = rows.binary_search_by_key(&row, |one| one.row).ok();
    let place = at.map(|at| rows[at].place);
    let name = place.map_or_else(String::new, |place| preview.name_of(place));
    let mut told: Vec<Safe> = Vec::new();
    for problem in planned.problems_of(row) {
        told.push(match problem.column.is_empty() {
            true => reason(&problem.what),
            false => say!(import_cell_reason {
                header: &problem.header,
                cell: &problem.cell,
                reason: reason(&problem.what)
            }),
        });
        let people = problem.candidates.iter().take(3);
        told.extend(people.map(|id| name_and_id(book, *id)));
    }
    say!(import_row_line {
        row: row.to_string(),
        name,
        told: listed(&told)
    })
}

fn name_and_id(book: &Book, id: RecordId) -> Safe {
    let name = book.title_of(id).unwrap_or_default();
    say!(import_name_and_id { name, id })
}

/// The list behind a number: its title and lines.
#[must_use]
pub fn behind(state: &State, preview: &ListPreview, of: NumberOf) -> Option<(Safe, Vec<Safe>)> {
    let planned = preview.planned.as_ref().ok()?;
    let plan = &planned.plan;
    let told = |rows: &[u32]| {
        let rows = rows.iter();
        rows.map(|row| told_row(preview, planned, &state.book, *row))
            .collect()
    };
    let (title, lines): (&'static str, Vec<Safe>) = match of {
        NumberOf::Rows(outcome) => {
            let rows: Vec<u32> = planned.rows(outcome).map(|row| row.row).collect();
            (outcome_title(outcome), told(&rows))
        }
        NumberOf::Blank => {
            let words = plan.blanks.iter();
            let words = words.map(|(word, cells)| say!(import_word_cells { word, cells }));
            (label!(import_blank_words), words.collect())
        }
        NumberOf::NotMentioned => {
            let people = plan.not_mentioned.iter();
            let people = people.map(|id| name_and_id(&state.book, *id));
            (label!(import_absent), people.collect())
        }
        NumberOf::Minors => (label!(import_minors), told(&plan.minors)),
        NumberOf::AtRisk => (label!(import_at_risk), told(&plan.at_risk)),
        NumberOf::Removals => (label!(import_removals), told(&planned.removals())),
    };
    Some((title.into(), lines))
}

/// What is read before the list is written.
#[must_use]
pub fn before_writing(importing: &Importing, preview: &ListPreview) -> Vec<Safe> {
    let Ok(planned) = &preview.planned else {
        return Vec::new();
    };
    let plan = &planned.plan;
    let mut lines = vec![
        summary(&preview.file.origin.name, &plan.counts()),
        say!(import_source_is {
            title: &preview.map.source.title
        }),
    ];
    let unsure = preview.unsure(&importing.settings);
    if !unsure.is_empty() {
        let columns = listed(&safes(&unsure));
        lines.push(say!(import_unsure_columns { columns }));
    }
    let words = preview.unknown_words().map(|word| word.word.as_str());
    let words: Vec<&str> = words.collect();
    if !words.is_empty() {
        let words = listed(&safes(&words));
        lines.push(say!(import_unknown_words { words }));
    }
    if !plan.minors.is_empty() {
        let people = plan.minors.len();
        lines.push(say!(import_careful_minors { people }));
    }
    if !plan.at_risk.is_empty() {
        let people = plan.at_risk.len();
        lines.push(say!(import_careful_at_risk { people }));
    }
    let removals = planned.removals().len();
    if removals > 0 {
        lines.push(say!(import_careful_removals { rows: removals }));
    }
    if !planned.placed.left.is_empty() {
        let columns = listed(&safes(&planned.placed.left));
        lines.push(say!(import_not_taken { columns }));
    }
    lines
}

/// The lines of the held rows.
#[must_use]
pub fn held_lines(importing: &Importing) -> Vec<ImportLine> {
    let Some(preview) = importing.preview.as_deref() else {
        return Vec::new();
    };
    let rows = importing.held.rows.iter().map(|held| {
        let told = match &held.fate {
            HeldFate::Open => {
                let issues: Vec<Safe> = held.issues.iter().map(reason).collect();
                listed(&issues)
            }
            HeldFate::Skipped => say!(import_fate_skipped),
            HeldFate::Same(id, _) => say!(import_fate_same { id }),
            HeldFate::Another(id, _) => say!(import_fate_another { id }),
        };
        let mut line = ImportLine::new(
            say!(import_held_row {
                row: held.row.to_string(),
                name: preview.name_of(held.place)
            }),
            told,
            LineAction::Row(held.place),
        );
        line.is_doubtful = held.fate == HeldFate::Open;
        line
    });
    rows.collect()
}

/// A row of the list in full: each cell below its header.
#[must_use]
pub fn row_in_full(preview: &ListPreview, place: usize) -> Vec<Safe> {
    let table = preview.file.table(&preview.place);
    let header = preview.place.block.header;
    let cells = table.cells(place).enumerate();
    cells
        .filter(|(_, cell)| !cell.is_blank())
        .map(|(column, cell)| {
            let name = header.map_or("", |row| table.cell(row, column).text.trim());
            let letter = column_letter(column);
            let header = say!(import_column {
                letter,
                header: name
            });
            say!(import_cell {
                header,
                cell: cell.text
            })
        })
        .collect()
}
