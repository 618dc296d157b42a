//! The rows that were not taken, as a table of their own with the reason, to be mended and imported again.

use std::collections::{BTreeMap, HashMap};

use csv::WriterBuilder;

use crate::casebook::errors::import_problem::Outcome;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::draft_text::{Provenance, person_text};
use crate::exchange::guard::{guarded, own_column};
use crate::exchange::plan::ImportPlan;
use crate::exchange::read::Block;
use crate::exchange::rows::read_row;
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::record::status::StatusKind;

/// The people whom the held rows would make, by row, to be set beside those who are recorded. `stand_in` is the id
/// that they have meanwhile.
#[must_use]
pub fn held_people(
    table: &SheetTable,
    columns: &PlacedColumns,
    statuses: &[StatusKind],
    plan: &ImportPlan,
    stand_in: RecordId,
) -> BTreeMap<u32, Person> {
    let from = Provenance {
        source: stand_in,
        by: "",
        at: "",
    };
    let held = plan.rows.iter().filter(|row| row.outcome == Outcome::Held);
    let person = |place: usize| {
        let read = read_row(table, place, columns, statuses);
        read_ron::<Person>(&person_text(stand_in, &read.draft, None, from)).ok()
    };
    held.filter_map(|row| Some((row.row, person(row.place)?)))
        .collect()
}

/// The held and refused rows as CSV, each with the words of its problems.
#[must_use]
pub fn held_rows(table: &SheetTable, block: &Block, plan: &ImportPlan) -> String {
    let mut reasons: HashMap<u32, Vec<&'static str>> = HashMap::new();
    for problem in plan
        .problems
        .iter()
        .filter(|problem| problem.what.outcome().is_some())
    {
        reasons
            .entry(problem.row)
            .or_default()
            .push(problem.what.word());
    }
    let stuck = plan
        .rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Held | Outcome::Refused));
    let places: Vec<usize> = stuck.map(|row| row.place).collect();
    let width = places
        .iter()
        .chain(&block.header)
        .map(|row| table.width(*row))
        .max()
        .unwrap_or(0);
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut line = |row: Option<usize>, number: &str, reason: &str| {
        let mut cells: Vec<String> = (0..width)
            .map(|column| row.map_or_else(String::new, |row| guarded(table.cell(row, column).text)))
            .collect();
        cells.push(number.to_owned());
        cells.push(reason.to_owned());
        // Memory takes whatever is written.
        let _ = writer.write_record(&cells);
    };
    line(block.header, own_column!("row"), own_column!("reason"));
    for place in places {
        let number = table.number(place);
        let reason = reasons
            .get(&number)
            .map(|words| words.join(", "))
            .unwrap_or_default();
        line(Some(place), &number.to_string(), &reason);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Excel takes text for UTF-8 only by its mark.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}
