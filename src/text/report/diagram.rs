//! What is drawn in a document: spans of time on one scale, or amounts as bars. Each stands beside a table
//! that says the same.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::casebook::derive::time_line::Scale;
use crate::record::day_range::DayRange;
use crate::text::safe::{Safe, display_safe};

/// The most rows that are drawn; the table has all of them.
const MOST_ROWS: usize = 100;

/// The width of what is drawn, and of the labels in front of it.
pub const WIDTH: i32 = 720;
/// Where the labels end.
pub const LABELS: i32 = 200;
/// The height of a row.
pub const ROW: i32 = 20;

/// The fewest units that anything is wide.
const LEAST: i32 = 3;

/// The most ticks below a time line.
const MOST_TICKS: i64 = 8;

/// Something drawn.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// What it shows.
    pub title: Safe,
    /// Its rows.
    pub rows: Vec<DiagramRow>,
    /// What stands below them: a place from the left, and a label.
    pub ticks: Vec<(i32, String)>,
}

/// One row of it.
#[derive(Clone, Debug)]
pub struct DiagramRow {
    /// What stands before it.
    pub label: Safe,
    /// From where to where it goes.
    pub from: i32,
    /// How wide it is.
    pub width: i32,
    /// Whether it is sure.
    pub is_firm: bool,
    /// What stands behind it.
    pub told: Safe,
}

impl Diagram {
    /// Spans of time, each with a label before and behind it; `None` if nothing has an end.
    #[must_use]
    pub fn of_times(title: Safe, spans: &[(Safe, DayRange, Safe)]) -> Option<Self> {
        let spans = &spans[..spans.len().min(MOST_ROWS)];
        let scale = Scale::over(spans.iter().map(|(_, days, _)| *days))?;
        let room = usize::try_from(WIDTH - LABELS).unwrap_or(0);
        let place = |day: Date| LABELS + i32::try_from(scale.cell(day, room)).unwrap_or(0);
        let rows = spans.iter().map(|(label, days, told)| {
            let from = place(days.earliest);
            DiagramRow {
                label: label.clone(),
                from,
                width: (place(days.latest) - from).max(LEAST),
                is_firm: days.earliest == days.latest,
                told: told.clone(),
            }
        });
        Some(Self {
            title,
            rows: rows.collect(),
            ticks: ticks(scale)
                .map(|(day, label)| (place(day), label))
                .collect(),
        })
    }

    /// Amounts, each with a label; `None` if there are none.
    #[must_use]
    pub fn of_amounts(title: Safe, amounts: &[(Safe, usize)]) -> Option<Self> {
        let amounts = &amounts[..amounts.len().min(MOST_ROWS)];
        let most = amounts.iter().map(|(_, amount)| *amount).max()?.max(1);
        let rows = amounts.iter().map(|(label, amount)| {
            let room = i128::from(WIDTH - LABELS - 60);
            let width = i128::try_from(*amount).unwrap_or(0) * room;
            let width = width / i128::try_from(most).unwrap_or(1);
            DiagramRow {
                label: label.clone(),
                from: LABELS,
                width: i32::try_from(width).unwrap_or(LEAST).max(LEAST),
                is_firm: true,
                told: display_safe(&amount.to_string()),
            }
        });
        Some(Self {
            title,
            rows: rows.collect(),
            ticks: Vec::new(),
        })
    }

    /// How high it is.
    #[must_use]
    pub fn height(&self) -> i32 {
        let rows = i32::try_from(self.rows.len()).unwrap_or(0);
        let ticks = i32::from(!self.ticks.is_empty());
        (rows + ticks) * ROW + 4
    }
}

/// The first days of years, or of months, that lie on a scale.
fn ticks(scale: Scale) -> impl Iterator<Item = (Date, String)> {
    let months = i64::from(scale.to.year() - scale.from.year()) * 12
        + i64::from(scale.to.month() - scale.from.month())
        + 1;
    let by_years = months > 2 * MOST_TICKS;
    let step = match by_years {
        true => (months / 12 / MOST_TICKS + 1) * 12,
        false => months / MOST_TICKS + 1,
    };
    let first = match by_years {
        true => scale.from.first_of_year(),
        false => scale.from.first_of_month(),
    };
    let mut next = Some(first);
    std::iter::from_fn(move || {
        let day = next.filter(|day| *day <= scale.to)?;
        next = day.checked_add(step.months()).ok();
        let label = match by_years {
            true => day.year().to_string(),
            false => format!("{}-{:02}", day.year(), day.month()),
        };
        Some((day, label))
    })
    .filter(move |(day, _)| *day >= scale.from || *day == first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(from: Date, to: Date) -> DayRange {
        DayRange {
            earliest: from,
            latest: to,
        }
    }

    #[test]
    fn a_time_line_has_few_ticks_and_stays_within_its_width() {
        for (from, to, count) in [
            (date(2022, 7, 1), date(2022, 7, 31), 1),
            (date(2022, 7, 1), date(2022, 12, 31), 6),
            (date(2019, 7, 1), date(2026, 11, 28), 8),
            (Date::MIN, date(1999, 1, 1), 1),
            (date(1, 1, 1), date(9000, 1, 1), 8),
        ] {
            let span = (Safe::default(), days(from, to), Safe::default());
            let drawn = Diagram::of_times(Safe::default(), &[span]).unwrap();
            assert!(drawn.ticks.len() <= count.max(9), "{:?}", drawn.ticks);
            let row = &drawn.rows[0];
            assert!(row.from >= LABELS && row.from + row.width <= WIDTH + LEAST);
        }
        let nothing = (Safe::default(), days(Date::MIN, Date::MAX), Safe::default());
        assert!(Diagram::of_times(Safe::default(), &[nothing]).is_none());
    }

    #[test]
    fn amounts_are_drawn_by_the_largest() {
        let amounts = [(Safe::default(), 4), (Safe::default(), 0)];
        let drawn = Diagram::of_amounts(Safe::default(), &amounts).unwrap();
        let widths: Vec<i32> = drawn.rows.iter().map(|row| row.width).collect();
        assert_eq!(widths, [460, 3]);
        assert!(Diagram::of_amounts(Safe::default(), &[]).is_none());
    }
}
