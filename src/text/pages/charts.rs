//! What is drawn with signs beside a line: spans of time, amounts, the marks of a time line.
//!
//! How many cells there are comes from whoever draws. The signs are ours and have stand-ins where
//! only ASCII may be drawn.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::casebook::derive::time_line::Scale;
use crate::record::day_range::DayRange;
use crate::text::labels::label;

/// Something that is drawn with signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charts {
    /// The months or years of a scale.
    Axis(Scale),
    /// Short labels, each where its days lie, in one line.
    Marks(Scale, Vec<(DayRange, String)>),
    /// The days of a date: firm where one day is meant, else a span; open ends are marked.
    Span(Scale, DayRange),
    /// A time in which nothing was heard.
    Silence(Scale, DayRange),
    /// An amount of so many at the most that is drawn: at least, at most.
    Amount(Option<u64>, Option<u64>, u64),
}

/// How many days may lie between two ticks of a short scale.
const DAY_STEPS: [i32; 6] = [1, 2, 5, 7, 10, 14];

/// The cells of the longest label of a day: `28 Jul`.
const DAY_LABEL: i32 = 6;

/// The fewest cells that say anything.
const LEAST: usize = 8;

impl Charts {
    /// How many of the cells that a row has are worth having.
    #[must_use]
    pub fn wanted(&self, room: usize) -> usize {
        match self {
            Self::Amount(..) => (room / 3).clamp(LEAST, 30),
            _ => room.max(LEAST),
        }
    }

    /// Whether it is drawn as a bar.
    #[must_use]
    pub const fn is_bar(&self) -> bool {
        matches!(self, Self::Span(..) | Self::Silence(..) | Self::Amount(..))
    }

    /// The signs, exactly so many cells.
    #[must_use]
    pub fn cells(&self, count: usize) -> String {
        let mut row = vec![' '; count];
        match self {
            Self::Axis(scale) => axis(*scale, &mut row),
            Self::Marks(scale, marks) => put_marks(*scale, marks, &mut row),
            Self::Span(scale, days) => {
                let firm = days.earliest == days.latest;
                span(*scale, *days, if firm { '█' } else { '▒' }, &mut row);
            }
            Self::Silence(scale, days) => span(*scale, *days, '┄', &mut row),
            Self::Amount(min, max, of) => amount(*min, *max, *of, &mut row),
        }
        row.into_iter().collect()
    }
}

fn span(scale: Scale, days: DayRange, sign: char, row: &mut [char]) {
    let (first, last) = (
        scale.cell(days.earliest, row.len()),
        scale.cell(days.latest, row.len()),
    );
    for cell in row.iter_mut().take(last + 1).skip(first) {
        *cell = sign;
    }
    if days.earliest == Date::MIN
        && let Some(cell) = row.get_mut(first)
    {
        *cell = '‹';
    }
    if days.latest == Date::MAX
        && let Some(cell) = row.get_mut(last)
    {
        *cell = '›';
    }
}

fn amount(min: Option<u64>, max: Option<u64>, of: u64, row: &mut [char]) {
    let cells = row.len();
    let length = |value: u64| -> usize {
        let cells = u128::try_from(cells).unwrap_or(0);
        let length = u128::from(value) * cells / u128::from(of.max(1));
        let length = usize::try_from(length).unwrap_or(cells as usize);
        length.min(row.len()).max(usize::from(value > 0))
    };
    let firm = min.map_or(0, length);
    let vague = max.map_or(firm, length).max(firm);
    for (at, cell) in row.iter_mut().enumerate().take(vague) {
        *cell = if at < firm { '█' } else { '▒' };
    }
    // At least so many: the end is open.
    if min.is_some() && max.is_none() {
        let last = firm.min(cells.saturating_sub(1));
        if let Some(cell) = row.get_mut(last) {
            *cell = '›';
        }
    }
}

/// The labels in the order of time. Where they would cover each other they move right, and where
/// the row ends, left; their order is always true, their place as far as there is room.
fn put_marks(scale: Scale, marks: &[(DayRange, String)], row: &mut [char]) {
    let widest = marks.iter().map(|(_, label)| label.chars().count());
    let step = widest.max().unwrap_or(0) + 1;
    let mut places: Vec<usize> = Vec::with_capacity(marks.len());
    for (days, _) in marks {
        let middle = match (days.earliest == Date::MIN, days.latest == Date::MAX) {
            (true, false) if days.latest > scale.from => scale.from,
            (true, false) => days.latest,
            _ => days.earliest,
        };
        let ideal = scale.cell(middle, row.len());
        places.push(places.last().map_or(ideal, |last| ideal.max(last + step)));
    }
    let mut end = row.len() + 1;
    for place in places.iter_mut().rev() {
        *place = (*place).min(end.saturating_sub(step));
        end = *place;
    }
    for ((_, label), place) in marks.iter().zip(places) {
        for (cell, sign) in row.iter_mut().skip(place).zip(label.chars()) {
            *cell = sign;
        }
    }
}

fn axis(scale: Scale, row: &mut [char]) {
    let days = scale.length();
    let cells = i32::try_from(row.len()).unwrap_or(i32::MAX);
    let mut free = 0;
    let mut put = |day: Date, label: String| {
        let at = scale.cell(day, row.len());
        if at >= free && at + label.chars().count() <= row.len() {
            for (cell, sign) in row.iter_mut().skip(at).zip(label.chars()) {
                *cell = sign;
            }
            free = at + label.chars().count() + 1;
        }
    };
    let month = |day: Date| label::month(day.month().unsigned_abs()).unwrap_or_default();
    match days {
        ..=62 => {
            let label = |day: Date| format!("{} {}", day.day(), month(day));
            // As many as have room, at steps that are even.
            let fits = |step: &i32| (days + step - 1) / step * (DAY_LABEL + 1) <= cells;
            let step = DAY_STEPS.into_iter().find(fits).unwrap_or(days);
            for after in (0..days).step_by(usize::try_from(step).unwrap_or(1)) {
                if let Ok(day) = scale.from.checked_add(after.days()) {
                    put(day, label(day));
                }
            }
        }
        63..=1100 => {
            put(
                scale.from,
                format!("{} {}", month(scale.from), scale.from.year()),
            );
            let mut day = scale.from.first_of_month();
            while let Ok(next) = day.last_of_month().tomorrow() {
                if next > scale.to {
                    break;
                }
                day = next;
                let year = if day.month() == 1 {
                    format!(" {}", day.year())
                } else {
                    String::new()
                };
                put(day, format!("{}{year}", month(day)));
            }
        }
        _ => {
            for year in scale.from.year()..=scale.to.year() {
                if let Ok(day) = Date::new(year, 1, 1) {
                    put(day.max(scale.from), year.to_string());
                }
            }
        }
    }
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
    fn vague_dates_are_spans_and_open_ends_are_marked() {
        let scale = Scale {
            from: date(2025, 6, 1),
            to: date(2025, 11, 2),
        };
        let summer = days(date(2025, 6, 1), date(2025, 8, 31));
        let day = days(date(2025, 11, 2), date(2025, 11, 2));
        assert_eq!(Charts::Span(scale, summer).cells(10), "▒▒▒▒▒▒    ");
        assert_eq!(Charts::Span(scale, day).cells(10), "         █");
        let before = days(Date::MIN, date(2025, 8, 31));
        assert_eq!(Charts::Span(scale, before).cells(10), "‹▒▒▒▒▒    ");
        let since = days(date(2025, 11, 2), Date::MAX);
        assert_eq!(Charts::Span(scale, since).cells(10), "         ›");
        assert_eq!(
            Charts::Axis(scale).cells(30),
            "Jun 2025   Aug   Sep   Oct    "
        );
    }

    #[test]
    fn a_short_scale_has_a_tick_for_every_day_that_has_room() {
        let axis = |to, cells| {
            let from = date(2024, 7, 13);
            Charts::Axis(Scale { from, to }).cells(cells)
        };
        assert_eq!(axis(date(2024, 7, 13), 20), "13 Jul              ");
        assert_eq!(axis(date(2024, 7, 14), 20), "13 Jul    14 Jul    ");
        assert_eq!(axis(date(2024, 7, 14), 8), "13 Jul  ");
        assert_eq!(
            axis(date(2024, 7, 22), 40),
            "13 Jul  15 Jul  17 Jul  19 Jul  21 Jul  "
        );
        assert_eq!(
            axis(date(2024, 9, 12), 42),
            "13 Jul   27 Jul   10 Aug    24 Aug   7 Sep"
        );
    }

    #[test]
    fn marks_keep_their_order_and_all_stand_in_the_line() {
        let scale = Scale {
            from: date(2025, 6, 1),
            to: date(2025, 11, 2),
        };
        let at = |from, to, label: &str| (days(from, to), label.to_owned());
        let end = date(2025, 11, 2);
        let marks = vec![
            at(Date::MIN, date(2025, 8, 31), "DET"),
            at(date(2025, 6, 1), date(2025, 8, 31), "RET"),
            at(end, end, "DET"),
            at(end, Date::MAX, "RED"),
        ];
        let drawn = Charts::Marks(scale, marks);
        assert_eq!(drawn.cells(24), "DET RET          DET RED");
        assert_eq!(drawn.cells(15), "DET RET DET RED");
        assert_eq!(drawn.cells(0), "");
    }

    #[test]
    fn amounts_show_how_sure_they_are() {
        assert_eq!(Charts::Amount(Some(5), Some(5), 10).cells(10), "█████     ");
        assert_eq!(Charts::Amount(Some(5), Some(8), 10).cells(10), "█████▒▒▒  ");
        assert_eq!(Charts::Amount(Some(5), None, 10).cells(10), "█████›    ");
        assert_eq!(Charts::Amount(None, Some(3), 10).cells(10), "▒▒▒       ");
        assert_eq!(
            Charts::Amount(Some(1), Some(1), 9000).cells(10),
            "█         "
        );
        assert_eq!(Charts::Amount(Some(0), Some(0), 0).cells(10), "          ");
        assert_eq!(
            Charts::Amount(Some(u64::MAX), None, u64::MAX).cells(4),
            "███›"
        );
    }
}
