//! What is kept of an import whose held rows are not all decided: the file, how it was read, and what was decided.

use serde::{Deserialize, Serialize};

use crate::app::import::held_queue::{HeldFate, HeldQueue};
use crate::casebook::change::ChangeId;
use crate::exchange::list_file::ImportSettings;
use crate::exchange::map::{DateOrder, read_map};
use crate::exchange::read::Header;

/// What was decided of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFate {
    /// The row.
    pub row: u32,
    /// The record, if the row went into one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub record: String,
    /// Whether that record was made of it.
    #[serde(default)]
    pub is_new: bool,
    /// The change, if there was one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change: String,
}

/// An import whose held rows are not all decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptImport {
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Where it lies.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// The map, as its text.
    pub map: String,
    /// The sheet.
    pub sheet: String,
    /// The row of the header; 0 if there is none.
    pub header: Option<u32>,
    /// The table in the sheet.
    pub table: Option<usize>,
    /// The order of dates.
    pub dates: String,
    /// The encoding.
    pub encoding: String,
    /// What stands between cells.
    pub separator: String,
    /// The case that new people are put into.
    pub case: String,
    /// How many rows nobody has decided.
    pub open: usize,
    /// When it was kept, UTC.
    pub at: String,
    /// What was decided.
    pub fates: Vec<KeptFate>,
}

impl KeptImport {
    /// Puts what was said of the list in the place of what nobody says now.
    pub fn restore_settings(&self, settings: &mut ImportSettings) {
        if settings.map.is_some() {
            return;
        }
        let order = DateOrder::WORDS.iter().find(|word| **word == self.dates);
        *settings = ImportSettings {
            kind: settings.kind,
            encoding: self.encoding.clone(),
            separator: self.separator.clone(),
            sheet: self.sheet.clone(),
            header: match self.header {
                None => None,
                Some(0) => Some(Header::None),
                Some(row) => Some(Header::Row(row)),
            },
            table: self.table,
            order: order.map(|word| match *word {
                "DayFirst" => DateOrder::DayFirst,
                "MonthFirst" => DateOrder::MonthFirst,
                _ => DateOrder::YearFirst,
            }),
            case: self.case.parse().ok(),
            map: read_map(&self.map).ok(),
        };
    }

    /// Puts what was decided into the queue.
    pub fn restore_fates(&self, held: &mut HeldQueue) {
        for kept in &self.fates {
            let change = Some(ChangeId(kept.change.clone())).filter(|id| !id.0.is_empty());
            let fate = match (kept.record.parse(), kept.is_new, change) {
                (Ok(record), true, Some(change)) => HeldFate::Another(record, change),
                (Ok(record), false, change) => HeldFate::Same(record, change),
                _ => HeldFate::Skipped,
            };
            held.decide(kept.row, fate);
        }
    }
}
