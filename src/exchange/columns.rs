//! A map set against a table: where each column stands, in which order its dates are, what its words mean.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::casebook::errors::import_problem::MapError;
use crate::exchange::bounds::is_bound;
use crate::exchange::dates::{CellDate, DateStyle, read_cell_date};
use crate::exchange::guess::{column_names, find_column, meaning};
use crate::exchange::known_words::folded;
use crate::exchange::map::{
    Calendar, Column, ColumnTarget, DateOrder, FORMAT, Import, OnMatch, Rest,
};
use crate::exchange::proved_order::{ProvedOrder, proved_order};
use crate::exchange::read::{Block, FileKind};
use crate::exchange::table::{SheetTable, column_letter};
use crate::record::entry::Contact;
use crate::record::named::NameKind;
use crate::record::person::Sex;
use crate::record::status::StatusKind;
use crate::record::word::AnyWord;

/// A column of the table with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedColumn {
    /// Where it stands.
    pub place: usize,
    /// Its letter.
    pub letter: String,
    /// What the map says of it.
    pub column: Column,
    /// The order of its dates, stated or proved.
    pub order: Option<DateOrder>,
    /// Where the column stands that an age is of.
    pub as_of: Option<usize>,
    /// What words mean, by their folded form.
    meanings: HashMap<String, String>,
}

impl PlacedColumn {
    /// What a word means in the column.
    #[must_use]
    pub fn meaning(&self, cell: &str, statuses: &[StatusKind]) -> Option<String> {
        let own = self.meanings.get(&folded(cell)).cloned();
        own.or_else(|| meaning(&self.column.to, cell, statuses))
    }

    /// Whether the map itself gives a word its meaning.
    #[must_use]
    pub fn is_mapped(&self, cell: &str) -> bool {
        self.meanings.contains_key(&folded(cell))
    }
}

/// A map set against a table.
#[derive(Clone, Debug)]
pub struct PlacedColumns {
    /// The columns that are taken, in the order of the table.
    pub placed: Vec<PlacedColumn>,
    /// The names of all columns.
    pub names: Vec<String>,
    /// Whether each column has a header.
    pub headed: Vec<bool>,
    /// Columns that hold something and are not taken.
    pub left: Vec<String>,
    /// How many columns the header has.
    pub width: usize,
    /// Words that mean that nothing is known, folded.
    pub empty: Vec<String>,
    /// Words in a name that refuse the row, folded.
    pub refuse: Vec<String>,
    /// The zone in minutes.
    pub zone: Option<i32>,
    /// The map.
    pub map: Import,
    /// Whether a row has all of its cells, also the empty ones.
    pub is_delimited: bool,
    /// No date is after this day.
    pub today: String,
    /// The column with the kind of thing that a row is about, if the format has one.
    pub schema: Option<usize>,
    /// Whether the numbers of days are counted from 1904 instead of 1900.
    pub is_from_1904: bool,
    /// Whether a blank row is one that somebody wrote, also behind the last one that says something: a sheet may
    /// have rows by the million, a document of elements has those that stand there.
    pub counts_blank_rows: bool,
}

impl PlacedColumns {
    /// How the dates of a column are read.
    #[must_use]
    pub fn style<'c>(&'c self, order: Option<&'c DateOrder>) -> DateStyle<'c> {
        DateStyle {
            order,
            calendar: Some(&self.map.calendar),
            year: self.map.year,
            zone: self.zone,
            is_from_1904: self.is_from_1904,
        }
    }

    /// Whether a row has nothing in any column that has a header or is taken.
    #[must_use]
    pub fn is_blank(&self, table: &SheetTable, row: usize) -> bool {
        let mut cells = (0..table.width(row)).filter(|place| {
            let is_named = self
                .headed
                .get(*place)
                .copied()
                .unwrap_or(self.is_delimited);
            is_named || self.placed.iter().any(|one| one.place == *place)
        });
        !cells.any(|place| !table.cell(row, place).is_blank())
    }

    /// Whether a cell says that nothing is known, by the words of the map.
    #[must_use]
    pub fn is_empty_word(&self, cell: &str) -> bool {
        !self.empty.is_empty() && self.empty.contains(&folded(cell))
    }
}

/// What else decides how a table is read.
#[derive(Clone, Copy, Debug)]
pub struct PlaceContext<'c> {
    /// The order of dates that the command states.
    pub order: Option<&'c DateOrder>,
    /// The statuses of the workspace.
    pub statuses: &'c [StatusKind],
    /// Whether a row has all of its cells, also the empty ones.
    pub is_delimited: bool,
    /// The kind of the file.
    pub kind: FileKind,
    /// The day on which it is read.
    pub today: Date,
}

/// Sets a map against a table.
///
/// # Errors
///
/// All that is wrong with the map, and every column whose dates have two readings.
pub fn place_columns(
    map: &Import,
    table: &SheetTable,
    block: &Block,
    context: &PlaceContext<'_>,
) -> Result<PlacedColumns, Vec<MapError>> {
    let statuses = context.statuses;
    let mut errors = Vec::new();
    if map.format > FORMAT {
        return Err(vec![MapError::NewerFormat { format: map.format }]);
    }
    words_are_known(map, statuses, &mut errors);
    let zone = zone_of(&map.zone, &mut errors);
    let names = column_names(table, block);
    let mut placed: BTreeMap<usize, PlacedColumn> = BTreeMap::new();
    for column in &map.columns {
        let Some(place) = find_column(&names, &column.from) else {
            errors.push(MapError::NoSuchColumn {
                from: column.from.clone(),
                columns: names.clone(),
            });
            continue;
        };
        if placed.contains_key(&place) {
            errors.push(MapError::ColumnTwice {
                from: names[place].clone(),
            });
        }
        let as_of = find_column(&names, &column.as_of).filter(|_| !column.as_of.is_empty());
        dates_are_dates(column, as_of.is_some(), &mut errors);
        let meanings = meanings(column, statuses, &mut errors);
        placed.insert(
            place,
            PlacedColumn {
                place,
                letter: column_letter(place),
                column: column.clone(),
                order: column.dates.clone().or_else(|| context.order.cloned()),
                as_of,
                meanings,
            },
        );
    }
    let has_cells =
        |place: usize| (block.first..block.end).any(|row| !table.cell(row, place).is_blank());
    let mut left = Vec::new();
    for (place, name) in names.iter().enumerate() {
        if placed.contains_key(&place) || !has_cells(place) {
            continue;
        }
        if map.rest == Rest::Note {
            let column = Column::new(name, ColumnTarget::Note);
            placed.insert(
                place,
                PlacedColumn {
                    place,
                    letter: column_letter(place),
                    column,
                    order: None,
                    as_of: None,
                    meanings: HashMap::new(),
                },
            );
        } else {
            left.push(name.clone());
        }
    }
    let headed = (0..names.len())
        .map(|place| {
            block
                .header
                .is_none_or(|row| !table.cell(row, place).is_blank())
        })
        .collect();
    let mut columns = PlacedColumns {
        headed,
        placed: placed.into_values().collect(),
        width: block.header.map_or(names.len(), |row| table.width(row)),
        names,
        left,
        empty: map.empty.iter().map(|word| folded(word)).collect(),
        refuse: map.refuse.iter().map(|word| folded(word)).collect(),
        zone,
        map: map.clone(),
        is_delimited: context.is_delimited,
        today: context.today.to_string(),
        schema: None,
        is_from_1904: table.is_from_1904,
        counts_blank_rows: matches!(
            context.kind,
            FileKind::Pfif | FileKind::Json | FileKind::Ftm
        ),
    };
    if context.kind == FileKind::Ftm {
        columns.schema = columns.names.iter().position(|name| name == "schema");
    }
    // Whoever is recorded is named by an id as well.
    let names_people =
        |one: &PlacedColumn| matches!(one.column.to, ColumnTarget::Name | ColumnTarget::Key { .. });
    if errors.is_empty() && !columns.placed.iter().any(names_people) {
        errors.push(MapError::NoNames);
    }
    prove_orders(&mut columns, table, block, &mut errors);
    if errors.is_empty() {
        Ok(columns)
    } else {
        Err(errors)
    }
}

/// Finds the order of each column of dates, or says why there is none.
fn prove_orders(
    columns: &mut PlacedColumns,
    table: &SheetTable,
    block: &Block,
    errors: &mut Vec<MapError>,
) {
    let rows: Vec<usize> = (block.first..block.end).collect();
    for at in 0..columns.placed.len() {
        let one = &columns.placed[at];
        let is_date = matches!(one.column.to, ColumnTarget::Born | ColumnTarget::When);
        if !is_date || one.order.is_some() {
            continue;
        }
        let cells = rows.iter().map(|row| table.cell(*row, one.place));
        let from = columns.names[one.place].clone();
        let told = |place: usize| {
            let row = rows[place];
            (
                table.number(row),
                table.cell(row, one.place).text.trim().to_owned(),
            )
        };
        match proved_order(cells, columns.style(None)) {
            ProvedOrder::NotNeeded => {}
            ProvedOrder::Proved(order) => columns.placed[at].order = Some(order),
            ProvedOrder::Unproved { cells, first } => {
                let (row, cell) = told(first);
                let read = read_cell_date(table.cell(rows[first], one.place), columns.style(None));
                if let CellDate::Either {
                    day_first,
                    month_first,
                } = read
                {
                    errors.push(MapError::Unproved {
                        from,
                        row,
                        cell,
                        day_first,
                        month_first,
                        cells,
                    });
                }
            }
            ProvedOrder::Both {
                day_first,
                month_first,
            } => errors.push(MapError::BothOrders {
                from,
                day_first: told(day_first),
                month_first: told(month_first),
            }),
        }
    }
}

fn meanings(
    column: &Column,
    statuses: &[StatusKind],
    errors: &mut Vec<MapError>,
) -> HashMap<String, String> {
    let words: Option<Vec<&str>> = match column.to {
        ColumnTarget::Status => Some(names_of(statuses)),
        ColumnTarget::Sex => Some(Sex::WORDS.to_vec()),
        ColumnTarget::Contact => Some(Contact::WORDS.to_vec()),
        _ => None,
    };
    let mut known = HashMap::new();
    for (word, meaning) in &column.words {
        let is_known = matches!(meaning.as_str(), "Note" | "Nothing")
            || words
                .as_ref()
                .is_none_or(|words| words.contains(&meaning.as_str()));
        if is_known {
            known.insert(folded(word), meaning.0.clone());
        } else {
            let meanings = words.iter().flatten().chain(&["Note", "Nothing"]);
            errors.push(MapError::NoSuchMeaning {
                from: column.from.clone(),
                meaning: meaning.0.clone(),
                meanings: meanings.map(|&word| word.to_owned()).collect(),
            });
        }
    }
    known
}

fn names_of(statuses: &[StatusKind]) -> Vec<&str> {
    statuses.iter().map(|kind| kind.name.as_str()).collect()
}

/// What bounds the dates of a column must be a date, and what an age is of a date or a column.
fn dates_are_dates(column: &Column, has_column: bool, errors: &mut Vec<MapError>) {
    for (field, word) in [
        ("after", &column.after),
        ("until", &column.until),
        ("as_of", &column.as_of),
    ] {
        let is_column = field == "as_of" && has_column;
        if !word.is_empty() && !is_column && !is_bound(word) {
            errors.push(MapError::NoSuchDate {
                from: column.from.clone(),
                field,
                word: word.clone(),
            });
        }
    }
}

fn words_are_known(map: &Import, statuses: &[StatusKind], errors: &mut Vec<MapError>) {
    let mut wrong = |field, word: &str, known: &[&str]| {
        errors.push(MapError::NoSuchWord {
            field,
            word: word.to_owned(),
            known: known.iter().map(|&word| word.to_owned()).collect(),
        });
    };
    if let Calendar::Other(word) = &map.calendar {
        wrong("calendar", word, Calendar::WORDS);
    }
    if let Rest::Other(word) = &map.rest {
        wrong("rest", word, Rest::WORDS);
    }
    if let OnMatch::Other(word) = &map.on_match {
        wrong("on_match", word, OnMatch::WORDS);
    }
    let names = names_of(statuses);
    if !map.status.0.is_empty() && !names.contains(&map.status.as_str()) {
        wrong("status", map.status.as_str(), &names);
    }
    for column in &map.columns {
        if let Some(DateOrder::Other(word)) = &column.dates {
            wrong("dates", word, DateOrder::WORDS);
        }
        let AnyWord(part) = &column.part;
        let parts: &[&str] = match column.to {
            ColumnTarget::Name => &["Surname", "Given", "Patronymic"],
            ColumnTarget::OtherName => NameKind::WORDS,
            _ => &[],
        };
        if !part.is_empty() && !parts.contains(&part.as_str()) {
            let targets = ["to: Name", "to: OtherName"];
            wrong(
                "part",
                part,
                if parts.is_empty() { &targets } else { parts },
            );
        }
    }
}

/// The minutes of an offset such as `+08:00`.
fn zone_of(zone: &str, errors: &mut Vec<MapError>) -> Option<i32> {
    if zone.is_empty() {
        return None;
    }
    let read = || {
        let (sign, rest) = match zone.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, zone.strip_prefix('+').unwrap_or(zone)),
        };
        let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
        let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
        ((0..=14).contains(&hours) && (0..60).contains(&minutes))
            .then_some(sign * (hours * 60 + minutes))
    };
    let minutes = read();
    if minutes.is_none() {
        errors.push(MapError::NoSuchWord {
            field: "zone",
            word: zone.to_owned(),
            known: vec!["+08:00".to_owned()],
        });
    }
    minutes
}
