//! Reports of an import for those who read it: each column with what was understood of it, each word with its meaning.

use std::collections::BTreeMap;

use crate::casebook::errors::import_problem::{RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::guess::{column_names, find_column, meaning as meaning_of};
use crate::exchange::known_words::is_nothing;
use crate::exchange::map::{Column, ColumnTarget, DateOrder, Import};
use crate::exchange::plan::ImportPlan;
use crate::exchange::read::Block;
use crate::exchange::table::{SheetTable, column_letter};
use crate::record::status::StatusKind;

/// A column with what was understood of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReport {
    /// Its letter.
    pub letter: String,
    /// Its header.
    pub header: String,
    /// What it is for.
    pub column: Column,
    /// The order of its dates, stated or proved.
    pub order: Option<DateOrder>,
    /// How many of its cells are filled.
    pub filled: usize,
    /// How many of those were understood.
    pub understood: usize,
    /// The first of its cells that was not.
    pub first_doubt: Option<RowProblem>,
}

/// A word of a column whose words have meanings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordReport {
    /// The letter of the column.
    pub letter: String,
    /// Its header.
    pub header: String,
    /// What the column is for.
    pub to: ColumnTarget,
    /// The word.
    pub word: String,
    /// What it means; `None` if it has no meaning there.
    pub meaning: Option<String>,
    /// Whether it is a word that needs no explanation.
    pub is_known: bool,
    /// How many cells have it.
    pub cells: usize,
}

/// The columns that are taken, in the order of the table.
#[must_use]
pub fn column_reports(
    table: &SheetTable,
    block: &Block,
    columns: &PlacedColumns,
    plan: Option<&ImportPlan>,
) -> Vec<ColumnReport> {
    let problems = plan.map_or(&[][..], |plan| &plan.problems);
    let mut by_column: BTreeMap<&str, (usize, Option<&RowProblem>)> = BTreeMap::new();
    for problem in problems {
        let (doubts, first) = by_column.entry(&problem.column).or_default();
        first.get_or_insert(problem);
        *doubts += usize::from(problem.what != RowIssue::MixedScript);
    }
    let placed = columns.placed.iter();
    placed
        .map(|one| {
            let cells = (block.first..block.end).map(|row| table.cell(row, one.place));
            let filled = cells.filter(|cell| !cell.is_blank()).count();
            let (doubts, first) = by_column
                .get(one.letter.as_str())
                .copied()
                .unwrap_or_default();
            ColumnReport {
                letter: one.letter.clone(),
                header: columns.names[one.place].clone(),
                column: one.column.clone(),
                order: one.order.clone(),
                filled,
                understood: filled.saturating_sub(doubts),
                first_doubt: first.cloned(),
            }
        })
        .collect()
}

/// The columns that a map names, before it is set against the table.
#[must_use]
pub fn columns_of_map(table: &SheetTable, block: &Block, map: &Import) -> Vec<ColumnReport> {
    let names = column_names(table, block);
    let columns = map.columns.iter().filter_map(|column| {
        let place = find_column(&names, &column.from)?;
        let cells = (block.first..block.end).map(|row| table.cell(row, place));
        Some(ColumnReport {
            letter: column_letter(place),
            header: names[place].clone(),
            column: column.clone(),
            order: column.dates.clone(),
            filled: cells.filter(|cell| !cell.is_blank()).count(),
            understood: 0,
            first_doubt: None,
        })
    });
    columns.collect()
}

/// Every word of the columns whose words have meanings, with how often it stands there.
#[must_use]
pub fn word_reports(
    table: &SheetTable,
    block: &Block,
    columns: &PlacedColumns,
    statuses: &[StatusKind],
) -> Vec<WordReport> {
    let mut all = Vec::new();
    for one in &columns.placed {
        if !matches!(
            one.column.to,
            ColumnTarget::Sex | ColumnTarget::Status | ColumnTarget::Contact
        ) {
            continue;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in block.first..block.end {
            let cell = table.cell(row, one.place).text.trim();
            if !cell.is_empty() {
                *counts.entry(cell).or_default() += 1;
            }
        }
        for (word, cells) in counts {
            let stated = one.meaning(word, statuses);
            let meaning = stated.or_else(|| is_nothing(word).then(|| "Nothing".to_owned()));
            let known = meaning_of(&one.column.to, word, statuses);
            all.push(WordReport {
                letter: one.letter.clone(),
                header: columns.names[one.place].clone(),
                to: one.column.to.clone(),
                word: word.to_owned(),
                is_known: is_nothing(word) || known.is_some_and(|known| known != "Note"),
                meaning,
                cells,
            });
        }
    }
    all
}
