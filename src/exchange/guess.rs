//! A map guessed from the headers and cells of a table. A guess says how sure it is; nobody uses it unseen.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::exchange::dates::{CellDate, DateStyle, read_cell_date};
use crate::exchange::guard::own_column;
use crate::exchange::known_words::{
    contact_word, folded, is_nothing, sex_word, status_word, target_of_header,
};
use crate::exchange::map::{Column, ColumnTarget, Import};
use crate::exchange::read::{Block, FileKind};
use crate::exchange::table::{CellKind, SheetCell, SheetTable, column_letter, column_of_letter};
use crate::record::status::StatusKind;
use crate::record::word::AnyWord;

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Nothing tells what the column is for.
    Unknown,
    /// The header or the cells say it, and not both.
    Likely,
    /// There is no doubt worth asking about.
    Certain,
}

/// A guessed column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The column of the table.
    pub place: usize,
    /// What it seems to be for.
    pub column: Column,
    /// How sure that is.
    pub sureness: Sureness,
}

/// How many rows are looked at.
const LOOKED_AT: usize = 500;

/// The header of a column as it is named in a map: the text, or the letter if there is none or another column has
/// the same.
#[must_use]
pub fn column_names(table: &SheetTable, block: &Block) -> Vec<String> {
    let width = (block.header.unwrap_or(block.first)..block.end)
        .map(|row| table.width(row))
        .max()
        .unwrap_or(0);
    let Some(header) = block.header else {
        return (0..width).map(column_letter).collect();
    };
    let texts: Vec<String> = (0..width)
        .map(|column| unbroken(table.cell(header, column).text))
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for text in &texts {
        *seen.entry(text).or_default() += 1;
    }
    texts
        .iter()
        .enumerate()
        .map(|(column, text)| match seen[text.as_str()] {
            _ if text.is_empty() => column_letter(column),
            1 => text.clone(),
            _ => format!("{text} ({})", column_letter(column)),
        })
        .collect()
}

fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The column that a map means: by its name, by its header without regard to capitals and signs, or by its letter.
#[must_use]
pub fn find_column(names: &[String], from: &str) -> Option<usize> {
    let wanted = folded(from);
    let mut alike = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !wanted.is_empty() && folded(name) == wanted);
    let exact = names.iter().position(|name| name == from);
    exact
        .or_else(|| match (alike.next(), alike.next()) {
            (Some((place, _)), None) => Some(place),
            _ => None,
        })
        .or_else(|| column_of_letter(from).filter(|place| *place < names.len()))
}

/// Whether a text is known as the header of a column.
#[must_use]
pub fn is_header(text: &str) -> bool {
    target_of_header(text).is_some() || of_format(text).is_some()
}

/// Guesses what each column is for that has a header or a cell.
#[must_use]
pub fn guess(
    table: &SheetTable,
    block: &Block,
    kind: FileKind,
    statuses: &[StatusKind],
) -> Vec<Guess> {
    let names = column_names(table, block);
    let mut guesses = Vec::new();
    let mut taken: HashSet<String> = HashSet::new();
    // What stands beyond the header is a row with too many cells, or somebody's scribbling.
    let width = block.header.map_or(names.len(), |row| table.width(row));
    for (place, name) in names.iter().enumerate().take(width) {
        let cells: Vec<SheetCell<'_>> = (block.first..block.end)
            .map(|row| table.cell(row, place))
            .filter(|cell| !cell.is_blank())
            .take(LOOKED_AT)
            .collect();
        let header = block.header.map_or("", |row| table.cell(row, place).text);
        if header.trim().is_empty() && cells.is_empty() {
            continue;
        }
        let (mut column, mut sureness) = of_column(name, header, &cells, kind, statuses);
        // Two columns for one thing: the second one is asked about.
        let of = format!("{} {} {}", column.to.word(), column.part.0, column.entry);
        let is_single = !matches!(
            column.to,
            ColumnTarget::Leave
                | ColumnTarget::Note
                | ColumnTarget::OtherName
                | ColumnTarget::Tag
                | ColumnTarget::EntryNote
                | ColumnTarget::Home
        );
        if is_single && !taken.insert(of) {
            // Uwazi has a column for each language.
            let is_title = kind == FileKind::Uwazi && column.to == ColumnTarget::Name;
            column.to = if is_title {
                ColumnTarget::OtherName
            } else {
                ColumnTarget::Note
            };
            if kind != FileKind::Uwazi {
                sureness = Sureness::Unknown;
            }
        }
        guesses.push(Guess {
            place,
            column,
            sureness,
        });
    }
    give_ages_their_date(&mut guesses, kind);
    guesses
}

/// The map that the guesses make.
#[must_use]
pub fn guessed_map(guesses: &[Guess], title: &str) -> Import {
    let mut map = Import {
        format: crate::exchange::map::FORMAT,
        columns: guesses.iter().map(|guess| guess.column.clone()).collect(),
        ..Import::default()
    };
    map.source.title = title.to_owned();
    map.source.kind = AnyWord("Registry".to_owned());
    map
}

fn of_column(
    name: &str,
    header: &str,
    cells: &[SheetCell<'_>],
    kind: FileKind,
    statuses: &[StatusKind],
) -> (Column, Sureness) {
    let by_kind = of_kind(header, kind).map(|to| (Column::new(name, to), Sureness::Certain));
    if let Some((mut column, sureness)) = by_kind.or_else(|| of_format(header)) {
        column.from = name.to_owned();
        column.words = words_of(&column.to, cells, statuses);
        if kind == FileKind::Pfif {
            // The format defines its words; what has no status is told row by row.
            column.words.retain(|_, meaning| meaning.as_str() != "Note");
        }
        return (column, sureness);
    }
    let header = match kind {
        FileKind::Uwazi => without_language(header),
        _ => header,
    };
    let by_header = target_of_header(header);
    let (to, part) = match by_header {
        Some((to, part)) => (to, part),
        None => match by_cells(cells) {
            Some(to) => (to, ""),
            None => return (Column::new(name, ColumnTarget::Leave), Sureness::Unknown),
        },
    };
    let mut column = Column::new(name, to.clone());
    column.part = AnyWord(part.to_owned());
    let fits = fits(&to, cells, statuses);
    column.words = words_of(&to, cells, statuses);
    let sureness = match (header.trim().is_empty(), target_of_header(header).is_some()) {
        (false, true) if fits => Sureness::Certain,
        _ => Sureness::Likely,
    };
    (column, sureness)
}

/// Columns of kinds of files whose columns all have a meaning.
fn of_kind(header: &str, kind: FileKind) -> Option<ColumnTarget> {
    match kind {
        FileKind::Pfif => match header {
            // When the record was written, not when anybody was seen.
            "source_date" | "entry_date" | "expiry_date" | "source_name" | "source_url"
            | "home_street" | "home_postal_code" => Some(ColumnTarget::Leave),
            "home_city" | "home_neighborhood" | "home_state" | "home_country" => {
                Some(ColumnTarget::Home)
            }
            _ if of_format(header).is_none() && target_of_header(header).is_none() => {
                Some(ColumnTarget::Leave)
            }
            _ => None,
        },
        FileKind::Ftm => match header {
            "id" => Some(ColumnTarget::Key {
                of: "ftm".to_owned(),
            }),
            "nationality" | "country" | "address" => Some(ColumnTarget::Home),
            "position" => Some(ColumnTarget::Rank),
            "summary" | "notes" | "description" | "title" => Some(ColumnTarget::Note),
            _ if of_format(header).is_none() && target_of_header(header).is_none() => {
                Some(ColumnTarget::Leave)
            }
            _ => None,
        },
        FileKind::Uwazi => match folded(without_language(header)) {
            title if title == "title" => Some(ColumnTarget::Name),
            _ if target_of_header(without_language(header)).is_some() => None,
            date if date.split(' ').any(|word| word == "date") => Some(ColumnTarget::When),
            _ => Some(ColumnTarget::Note),
        },
        FileKind::Csv | FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Json => None,
    }
}

/// The header of a column of Uwazi without the language that its values are in, `Title__en`.
fn without_language(header: &str) -> &str {
    match header.trim().rsplit_once("__") {
        Some((name, language)) if (2..=3).contains(&language.len()) => name,
        _ => header,
    }
}

/// The words of a map that would be kept as notes because no status of the workspace means them.
#[must_use]
pub fn words_without_status(map: &Import) -> Vec<String> {
    let columns = map.columns.iter();
    columns
        .filter(|column| column.to == ColumnTarget::Status)
        .flat_map(|column| &column.words)
        .filter(|(_, meaning)| meaning.as_str() == "Note")
        .map(|(word, _)| word.clone())
        .collect()
}

/// Columns that a format defines, not a language: ours, PFIF's and FollowTheMoney's.
fn of_format(header: &str) -> Option<(Column, Sureness)> {
    let (entry, field) = match header
        .strip_prefix("note ")
        .and_then(|rest| rest.split_once(' '))
    {
        Some((number, field)) => (number.parse::<u32>().ok()?, field),
        None => (0, header),
    };
    let to = match (entry, field) {
        (0, own_column!("id")) => ColumnTarget::Key {
            of: "lastseen".to_owned(),
        },
        (0, "person_record_id") => ColumnTarget::Key {
            of: "pfif".to_owned(),
        },
        (0, "alternate_names" | "weakAlias" | "alias" | "previousName") => ColumnTarget::OtherName,
        (0, "full_name") => ColumnTarget::Name,
        (0, "birthDate") => ColumnTarget::Born,
        (
            0,
            "given_name" | "family_name" | "first_name" | "last_name" | "entry_date"
            | "expiry_date",
        ) => return None,
        (1.., "source_date") => ColumnTarget::When,
        (1.., "status") => ColumnTarget::Status,
        (1.., "author_made_contact" | "found") => ColumnTarget::Contact,
        (1.., "last_known_location") => ColumnTarget::Place,
        (1.., "text") => ColumnTarget::EntryNote,
        (1.., _) => ColumnTarget::Leave,
        _ => return None,
    };
    let mut column = Column::new(header, to);
    column.entry = entry;
    if matches!(column.to, ColumnTarget::Name | ColumnTarget::OtherName) {
        column.split = "\n".to_owned();
    }
    Some((column, Sureness::Certain))
}

/// What the cells alone say that a column is for.
fn by_cells(cells: &[SheetCell<'_>]) -> Option<ColumnTarget> {
    if cells.is_empty() {
        return None;
    }
    let most = |is: &dyn Fn(&SheetCell<'_>) -> bool| {
        cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 9
    };
    if most(&|cell| sex_word(cell.text).is_some()) {
        return Some(ColumnTarget::Sex);
    }
    if most(&|cell| status_word(cell.text).is_some()) {
        return Some(ColumnTarget::Status);
    }
    let is_date = |cell: &SheetCell<'_>| {
        cell.kind == CellKind::Date
            || !matches!(
                read_cell_date(*cell, DateStyle::default()),
                CellDate::NotADate | CellDate::NoSuchDay
            ) && cell.text.len() > 4
    };
    if most(&is_date) {
        return Some(ColumnTarget::When);
    }
    let distinct: HashSet<&str> = cells.iter().map(|cell| cell.text).collect();
    let is_name = |cell: &SheetCell<'_>| {
        let words: Vec<&str> = cell.text.split_whitespace().collect();
        (2..=5).contains(&words.len())
            && words.iter().all(|word| {
                let first = word.chars().next();
                first.is_some_and(|first| {
                    first.is_uppercase() || !first.is_lowercase() && first.is_alphabetic()
                }) && !word.contains(|letter: char| letter.is_numeric())
            })
    };
    (most(&is_name) && distinct.len() * 10 >= cells.len() * 8).then_some(ColumnTarget::Name)
}

/// Whether the cells are what the header says.
fn fits(to: &ColumnTarget, cells: &[SheetCell<'_>], statuses: &[StatusKind]) -> bool {
    let some = |is: &dyn Fn(&SheetCell<'_>) -> bool| {
        let full: Vec<&SheetCell<'_>> =
            cells.iter().filter(|cell| !is_nothing(cell.text)).collect();
        full.iter().filter(|cell| is(cell)).count() * 2 >= full.len()
    };
    match to {
        ColumnTarget::Born | ColumnTarget::When => some(&|cell| {
            !matches!(
                read_cell_date(*cell, DateStyle::default()),
                CellDate::NotADate
            )
        }),
        ColumnTarget::Age => some(&|cell| cell.text.contains(char::is_numeric)),
        ColumnTarget::Name => some(&|cell| cell.text.contains(char::is_alphabetic)),
        ColumnTarget::Status => some(&|cell| meaning(to, cell.text, statuses).is_some()),
        ColumnTarget::Sex | ColumnTarget::Contact => {
            some(&|cell| meaning(to, cell.text, statuses).is_some())
        }
        _ => true,
    }
}

/// What a word of a cell means in a column, by the words of the workspace and those that are known.
#[must_use]
pub fn meaning(to: &ColumnTarget, cell: &str, statuses: &[StatusKind]) -> Option<String> {
    match to {
        ColumnTarget::Sex => sex_word(cell).map(str::to_owned),
        ColumnTarget::Contact => contact_word(cell).map(str::to_owned),
        ColumnTarget::Status => {
            let word = folded(cell);
            let own = statuses
                .iter()
                .find(|kind| folded(kind.name.as_str()) == word || folded(&kind.label) == word);
            own.map(|kind| kind.name.as_str().to_owned())
                .or_else(|| status_word(cell).map(str::to_owned))
        }
        _ => None,
    }
}

/// The words of a column that have a meaning, with it.
fn words_of(
    to: &ColumnTarget,
    cells: &[SheetCell<'_>],
    statuses: &[StatusKind],
) -> BTreeMap<String, AnyWord> {
    let mut words = BTreeMap::new();
    for cell in cells {
        let text = cell.text.trim();
        if is_nothing(text) && *to != ColumnTarget::Contact {
            continue;
        }
        if let Some(word) = meaning(to, text, statuses) {
            words.insert(text.to_owned(), AnyWord(word));
        }
    }
    words
}

/// An age is of the date in the row, if there is one.
fn give_ages_their_date(guesses: &mut [Guess], kind: FileKind) {
    let when = guesses
        .iter()
        .find(|guess| match kind {
            FileKind::Pfif => guess.column.from == "source_date",
            _ => guess.column.to == ColumnTarget::When && guess.column.entry == 0,
        })
        .map(|guess| guess.column.from.clone());
    for guess in guesses
        .iter_mut()
        .filter(|guess| guess.column.to == ColumnTarget::Age)
    {
        guess.column.as_of = when.clone().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read::{ReadOptions, find_block, read_file};

    fn guesses(text: &str) -> Vec<(String, String, Sureness)> {
        let read = read_file(text.as_bytes(), ReadOptions::default()).unwrap();
        let table = &read.tables[0];
        let block = find_block(table, None, None, &is_header).unwrap();
        guess(table, &block, read.kind, &StatusKind::four())
            .into_iter()
            .map(|guess| {
                let part = if guess.column.part.0.is_empty() {
                    String::new()
                } else {
                    format!("/{}", guess.column.part.0)
                };
                (
                    guess.column.from,
                    format!("{}{part}", guess.column.to.word()),
                    guess.sureness,
                )
            })
            .collect()
    }

    fn sure(from: &str, to: &str, sureness: Sureness) -> (String, String, Sureness) {
        (from.to_owned(), to.to_owned(), sureness)
    }

    #[test]
    fn headers_and_cells_together_are_certain() {
        assert_eq!(
            guesses(
                "Фамилия;Имя;Дата рождения;Статус;Телефон\nПетров;Пётр;01.02.1999;в плену;+7 900\n"
            ),
            [
                sure("Фамилия", "Name/Surname", Sureness::Certain),
                sure("Имя", "Name/Given", Sureness::Certain),
                sure("Дата рождения", "Born", Sureness::Certain),
                sure("Статус", "Status", Sureness::Certain),
                sure("Телефон", "Leave", Sureness::Certain),
            ]
        );
    }

    #[test]
    fn a_header_that_the_cells_contradict_is_asked_about() {
        assert_eq!(
            guesses("name,born,status\nAnna Petrova,green,asleep\n"),
            [
                sure("name", "Name", Sureness::Certain),
                sure("born", "Born", Sureness::Likely),
                sure("status", "Status", Sureness::Likely),
            ]
        );
    }

    #[test]
    fn cells_alone_are_likely_and_nothing_is_unknown() {
        assert_eq!(
            guesses(
                "x,y,z,w\nAnna Petrova,male,2022-07-12,7\nIvan Sidorov,female,2022-07-13,blue\n"
            ),
            [
                sure("x", "Name", Sureness::Likely),
                sure("y", "Sex", Sureness::Likely),
                sure("z", "When", Sureness::Likely),
                sure("w", "Leave", Sureness::Unknown),
            ]
        );
    }

    #[test]
    fn doubled_and_blank_headers_are_named_by_their_letters() {
        let read = read_file(b"id,name,id,,age\n1,Anna,2,x,30\n", ReadOptions::default()).unwrap();
        let table = &read.tables[0];
        let block = find_block(table, None, None, &is_header).unwrap();
        let names = column_names(table, &block);
        assert_eq!(names, ["id (A)", "name", "id (C)", "D", "age"]);
        assert_eq!(find_column(&names, "id (C)"), Some(2));
        assert_eq!(find_column(&names, "C"), Some(2));
        assert_eq!(find_column(&names, "NAME"), Some(1));
        assert_eq!(find_column(&names, "nothing"), None);
    }
}
