//! What is kept of an import whose held rows are not all decided: the file, how it was read, and what was decided.

use serde::{Deserialize, Serialize};

use crate::app::import::held_queue::{HeldFate, HeldQueue};
use crate::casebook::change::ChangeId;
use crate::exchange::list_file::ImportSettings;
use crate::exchange::map::{DateOrder, Import, map_text, read_map};
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
            order: order_called(&self.dates),
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

/// The order of dates that a word names.
fn order_called(word: &str) -> Option<DateOrder> {
    match word {
        "DayFirst" => Some(DateOrder::DayFirst),
        "MonthFirst" => Some(DateOrder::MonthFirst),
        "YearFirst" => Some(DateOrder::YearFirst),
        _ => None,
    }
}

/// Whether a list is read as one with the same headers was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KnownMaps {
    /// As that one.
    #[default]
    Used,
    /// Its columns are guessed.
    PassedOver,
}

/// How a list was read that was written: the next one with the same headers is read so as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptMap {
    /// What the list is called.
    pub name: String,
    /// The map, as its text.
    pub map: String,
    /// The order of dates.
    pub dates: String,
    /// When it was kept, UTC.
    pub at: String,
}

impl KeptMap {
    /// What was said of a list that is written.
    #[must_use]
    pub fn of(name: &str, map: &Import, order: Option<&DateOrder>) -> Self {
        // How the bytes were read is another matter for each file.
        let columns_alone = Import {
            encoding: String::new(),
            separator: String::new(),
            sheet: String::new(),
            header: None,
            ..map.clone()
        };
        Self {
            name: name.to_owned(),
            map: map_text(&columns_alone),
            dates: order.map_or_else(String::new, |order| order.as_str().to_owned()),
            at: String::new(),
        }
    }

    /// Says of another list what was said of this one; `false` if the map cannot be read any more.
    pub fn say_again(&self, settings: &mut ImportSettings) -> bool {
        let Ok(map) = read_map(&self.map) else {
            return false;
        };
        settings.map = Some(map);
        if settings.order.is_none() {
            settings.order = order_called(&self.dates);
        }
        true
    }
}
