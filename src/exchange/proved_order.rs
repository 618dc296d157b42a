//! Which order of day and month the dates of a column prove.

use crate::exchange::dates::{CellDate, DateStyle, read_cell_date};
use crate::exchange::map::DateOrder;
use crate::exchange::table::{CellKind, SheetCell};

/// Which order the cells of a column prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProvedOrder {
    /// No cell needs one.
    NotNeeded,
    /// This one; at least one cell has only this reading.
    Proved(DateOrder),
    /// No cell proves one, and this many need one. The first of them, by its place among the cells.
    Unproved {
        /// How many.
        cells: usize,
        /// The first.
        first: usize,
    },
    /// Some cells can only be the one, some only the other.
    Both {
        /// A cell in which the day comes first.
        day_first: usize,
        /// A cell in which the month comes first.
        month_first: usize,
    },
}

/// What the cells of a column prove. A point between the parts is written where days come first, but that alone
/// proves nothing.
pub fn proved_order<'t>(
    cells: impl Iterator<Item = SheetCell<'t>>,
    style: DateStyle<'_>,
) -> ProvedOrder {
    let open = DateStyle {
        order: None,
        ..style
    };
    let by = |cell, order: &DateOrder| {
        let style = DateStyle {
            order: Some(order),
            ..open
        };
        matches!(read_cell_date(cell, style), CellDate::Is(_))
    };
    let (mut day, mut month, mut unsure) = (None, None, None);
    let mut count = 0;
    for (place, cell) in cells.enumerate() {
        if cell.kind != CellKind::Text || cell.is_blank() {
            continue;
        }
        match read_cell_date(cell, open) {
            CellDate::Either { .. } => {
                count += 1;
                unsure.get_or_insert(place);
            }
            CellDate::Is(_) => {
                match (
                    by(cell, &DateOrder::DayFirst),
                    by(cell, &DateOrder::MonthFirst),
                ) {
                    (true, false) => _ = day.get_or_insert(place),
                    (false, true) => _ = month.get_or_insert(place),
                    _ => {}
                }
            }
            CellDate::NoYear | CellDate::NoSuchDay | CellDate::NotADate => {}
        }
    }
    match (day, month, unsure) {
        (Some(day_first), Some(month_first), _) => ProvedOrder::Both {
            day_first,
            month_first,
        },
        (Some(_), None, _) => ProvedOrder::Proved(DateOrder::DayFirst),
        (None, Some(_), _) => ProvedOrder::Proved(DateOrder::MonthFirst),
        (None, None, Some(first)) => ProvedOrder::Unproved {
            cells: count,
            first,
        },
        (None, None, None) => ProvedOrder::NotNeeded,
    }
}
