//! The calendar of a list, guessed from its letters and years.

use crate::exchange::ages::plain_digit;
use crate::exchange::guess::find_column;
use crate::exchange::map::{Calendar, ColumnTarget, Import};
use crate::exchange::read::Block;
use crate::exchange::table::SheetTable;

/// Letters of Persian and Dari that Arabic has not.
const PERSIAN: [char; 6] = ['پ', 'چ', 'ژ', 'گ', 'ک', 'ی'];

/// How many rows are looked at.
const PROBED: usize = 1_000;

/// Solar Hijri, if the list is written in Persian letters and all years of its dates are of that calendar; in any
/// other they would be those of the Middle Ages.
#[must_use]
pub fn guessed_calendar(
    table: &SheetTable,
    block: &Block,
    names: &[String],
    map: &Import,
) -> Calendar {
    let is_persian = names.iter().any(|name| name.contains(PERSIAN));
    let is_date = |to: &ColumnTarget| matches!(to, ColumnTarget::Born | ColumnTarget::When);
    let columns = map.columns.iter().filter(|column| is_date(&column.to));
    let places: Vec<usize> = columns
        .filter_map(|column| find_column(names, &column.from))
        .collect();
    let rows = block.first..block.end.min(block.first + PROBED);
    let cells = rows.flat_map(|row| places.iter().map(move |place| table.cell(row, *place)));
    let mut years = cells.filter_map(|cell| year_in(cell.text)).peekable();
    if is_persian && years.peek().is_some() && years.all(|year| (1250..=1420).contains(&year)) {
        Calendar::SolarHijri
    } else {
        Calendar::default()
    }
}

/// The only number of four figures in a cell.
fn year_in(text: &str) -> Option<u16> {
    let plain: String = text.chars().map(plain_digit).collect();
    let numbers = plain.split(|letter: char| !letter.is_ascii_digit());
    let mut years = numbers.filter(|number| number.len() == 4);
    let year = years.next()?.parse().ok();
    year.filter(|_| years.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::map::Column;
    use crate::exchange::read::{ReadOptions, read_file};

    fn calendar(text: &str) -> Calendar {
        let read = read_file(text.as_bytes(), ReadOptions::default()).unwrap();
        let table = &read.tables[0];
        let names: Vec<String> = table.cells(0).map(|cell| cell.text.to_owned()).collect();
        let map = Import {
            columns: vec![Column::new(&names[1], ColumnTarget::Born)],
            ..Import::default()
        };
        let block = Block {
            header: Some(0),
            first: 1,
            end: table.len(),
        };
        guessed_calendar(table, &block, &names, &map)
    }

    #[test]
    fn years_of_the_middle_ages_in_persian_letters_are_solar_hijri() {
        let persian = "نام,تاریخ تولد\nکاوه,";
        assert_eq!(
            calendar(&format!("{persian}۱۳۶۹/۱۲/۲۱\n")),
            Calendar::SolarHijri
        );
        assert_eq!(
            calendar(&format!("{persian}1369/12/21\n")),
            Calendar::SolarHijri
        );
        assert_eq!(
            calendar(&format!("{persian}1369/12/21\nنوید,1990-02-01\n")),
            Calendar::default()
        );
        assert_eq!(calendar(&format!("{persian}\n")), Calendar::default());
        assert_eq!(
            calendar("name,born\nKaveh,1369-12-21\n"),
            Calendar::default()
        );
    }
}
