//! The choices while a list is imported, and what comes of choosing one.

use crate::app::import::Importing;
use crate::app::import::choice_list::{Choice, ChoiceList, ChoiceOf};
use crate::app::import::import_words::{
    meaning_keys, told_meaning, told_on_match, told_order, told_target,
};
use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::list_file::{ListFile, name_keys};
use crate::exchange::map::{Column, ColumnTarget, DateOrder, Import, OnMatch};
use crate::exchange::read::Header;
use crate::record::status::StatusKind;
use crate::record::word::AnyWord;
use crate::text::catalogue::say;
use crate::text::safe::display_safe;

/// Encodings that lists come in, and that are not always found out.
const ENCODINGS: [&str; 8] = [
    "utf-8",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "windows-1252",
    "windows-1256",
    "utf-16le",
];

/// How many rows are offered as the header.
const HEADERS: usize = 40;

/// The word for what is found out.
const FOUND_OUT: &str = "";

/// The choices for something; `None` if there is nothing to choose.
#[must_use]
pub fn choices(of: ChoiceOf, importing: &Importing, statuses: &[StatusKind]) -> Option<ChoiceList> {
    let file = importing.file.as_deref()?;
    let settings = &importing.settings;
    let (items, now) = match &of {
        ChoiceOf::Sheet => (sheets(file), settings.sheet.clone()),
        ChoiceOf::Table => (
            tables(importing),
            settings
                .table
                .map_or_else(String::new, |one| one.to_string()),
        ),
        ChoiceOf::Header => (headers(file, importing), header_word(settings.header)),
        ChoiceOf::Dates => (orders(), order_word(settings.order.as_ref())),
        ChoiceOf::Encoding => (words(&ENCODINGS), settings.encoding.clone()),
        ChoiceOf::Separator => (separators(), settings.separator.clone()),
        ChoiceOf::OnMatch => {
            let map = &importing.preview.as_ref()?.map;
            (on_match(), map.on_match.as_str().to_owned())
        }
        ChoiceOf::Target(from) => {
            let column = column(importing, from);
            (targets(), column.map_or_else(String::new, target_word))
        }
        ChoiceOf::Meaning { letter, word } => {
            let words = &importing.preview.as_ref()?.words;
            let mut words = words.iter();
            let one = words.find(|one| one.letter == *letter && one.word == *word)?;
            let keys = meaning_keys(statuses, &one.to).into_iter();
            let items = keys.map(|(_, meaning)| {
                let told = told_meaning(Some(&meaning));
                (meaning, told)
            });
            (items.collect(), one.meaning.clone().unwrap_or_default())
        }
        ChoiceOf::DatesOf(from) => {
            let order = column(importing, from).and_then(|column| column.dates.as_ref());
            (orders(), order_word(order))
        }
    };
    let cursor = items.iter().position(|(word, _)| *word == now);
    (!items.is_empty()).then(|| ChoiceList {
        of,
        cursor: cursor.unwrap_or(0),
        items,
    })
}

/// Puts the chosen one into what is said of the list; `false` if nothing changes by it.
pub fn apply(choice: &ChoiceList, importing: &mut Importing) -> bool {
    let Some((word, _)) = choice.items.get(choice.cursor) else {
        return false;
    };
    let before = importing.settings.clone();
    let settings = &mut importing.settings;
    match &choice.of {
        ChoiceOf::Sheet => {
            settings.sheet.clone_from(word);
            settings.header = None;
            settings.table = None;
            settings.map = None;
        }
        ChoiceOf::Table => {
            settings.table = word.parse().ok();
            settings.map = None;
        }
        ChoiceOf::Header => {
            settings.header = match word.as_str() {
                FOUND_OUT => None,
                "0" => Some(Header::None),
                row => row.parse().ok().map(Header::Row),
            };
            settings.map = None;
        }
        ChoiceOf::Dates => settings.order = order_of(word),
        ChoiceOf::Encoding => settings.encoding.clone_from(word),
        ChoiceOf::Separator => {
            settings.separator.clone_from(word);
            settings.map = None;
        }
        ChoiceOf::OnMatch => {
            let on_match = match word.as_str() {
                "Update" => OnMatch::Update,
                "Create" => OnMatch::Create,
                _ => OnMatch::Hold,
            };
            importing.change_map(|map| map.on_match = on_match);
        }
        ChoiceOf::Target(from) => {
            let (to, part) = target_of(word);
            importing.change_column(from, |column| {
                if column.to != to {
                    column.words.clear();
                    column.dates = None;
                }
                column.to = to;
                column.part = AnyWord(part.to_owned());
            });
        }
        ChoiceOf::Meaning { letter, word: of } => importing.explain(letter, of, word),
        ChoiceOf::DatesOf(from) => {
            importing.change_column(from, |column| column.dates = order_of(word));
        }
    }
    importing.settings != before
}

impl Importing {
    /// Changes the map that is used; from then on it is no guess any more.
    pub fn change_map(&mut self, change: impl FnOnce(&mut Import)) {
        let map = self.settings.map.clone();
        let map = map.or_else(|| self.preview.as_ref().map(|preview| preview.map.clone()));
        if let Some(mut map) = map {
            change(&mut map);
            self.settings.map = Some(map);
        }
    }

    /// Says what a word of the column with this letter means.
    pub fn explain(&mut self, letter: &str, word: &str, meaning: &str) {
        let columns = self.preview.as_ref().map(|preview| &preview.columns);
        let mut columns = columns.into_iter().flatten();
        let column = columns.find(|one| one.letter == letter);
        let Some(from) = column.map(|one| one.column.from.clone()) else {
            return;
        };
        self.change_column(&from, |column| {
            column
                .words
                .insert(word.to_owned(), AnyWord(meaning.to_owned()));
        });
    }

    /// Changes what the map says of a column.
    pub fn change_column(&mut self, from: &str, change: impl FnOnce(&mut Column)) {
        self.change_map(|map| {
            let column = map.columns.iter_mut().find(|column| column.from == from);
            match column {
                Some(column) => change(column),
                None => {
                    let mut column = Column::new(from, ColumnTarget::Leave);
                    change(&mut column);
                    map.columns.push(column);
                }
            }
            name_keys(map);
        });
    }
}

fn column<'i>(importing: &'i Importing, from: &str) -> Option<&'i Column> {
    let map = &importing.preview.as_ref()?.map;
    map.columns.iter().find(|column| column.from == from)
}

fn words(words: &[&str]) -> Vec<Choice> {
    let found_out = (FOUND_OUT.to_owned(), say!(import_found_out));
    let words = words
        .iter()
        .map(|word| ((*word).to_owned(), display_safe(word)));
    std::iter::once(found_out).chain(words).collect()
}

fn sheets(file: &ListFile) -> Vec<Choice> {
    let tables = file.tables.iter().enumerate();
    let full = tables.filter(|(_, table)| !table.is_empty());
    full.map(|(at, table)| {
        let (name, rows) = (&table.name, table.len());
        // Two sheets of one name would be one choice.
        (
            (at + 1).to_string(),
            say!(import_file_sheet_rows { name, rows }),
        )
    })
    .collect()
}

fn tables(importing: &Importing) -> Vec<Choice> {
    let Some(FileReadError::SeveralTables { tables }) = &importing.stuck else {
        return Vec::new();
    };
    (1_usize..)
        .zip(tables)
        .map(|(number, (first, last))| {
            let told = say!(import_file_table_rows {
                number,
                first: first.to_string(),
                last: last.to_string()
            });
            (number.to_string(), told)
        })
        .collect()
}

fn headers(file: &ListFile, importing: &Importing) -> Vec<Choice> {
    let place = importing.preview.as_ref().map(|preview| &preview.place);
    let sheet = place.map_or(0, |place| place.sheet);
    let Some(table) = file.tables.get(sheet) else {
        return Vec::new();
    };
    let mut items = vec![
        (FOUND_OUT.to_owned(), say!(import_found_out)),
        ("0".to_owned(), say!(import_no_header)),
    ];
    let rows = (0..table.len()).filter(|row| !table.is_blank(*row));
    for row in rows.take(HEADERS) {
        let cells = table.cells(row).map(|cell| cell.text.trim());
        let cells: Vec<&str> = cells.filter(|text| !text.is_empty()).take(12).collect();
        let number = table.number(row);
        let told = say!(import_header_row {
            row: number.to_string(),
            cells: cells.join(" | ")
        });
        items.push((number.to_string(), told));
    }
    items
}

fn header_word(header: Option<Header>) -> String {
    match header {
        None => FOUND_OUT.to_owned(),
        Some(Header::None) => "0".to_owned(),
        Some(Header::Row(row)) => row.to_string(),
    }
}

fn orders() -> Vec<Choice> {
    let found_out = (FOUND_OUT.to_owned(), say!(import_dates_proved));
    let orders = [
        DateOrder::DayFirst,
        DateOrder::MonthFirst,
        DateOrder::YearFirst,
    ];
    let orders = orders
        .iter()
        .map(|order| (order.as_str().to_owned(), told_order(order)));
    std::iter::once(found_out).chain(orders).collect()
}

fn order_word(order: Option<&DateOrder>) -> String {
    order.map_or_else(String::new, |order| order.as_str().to_owned())
}

fn order_of(word: &str) -> Option<DateOrder> {
    match word {
        "DayFirst" => Some(DateOrder::DayFirst),
        "MonthFirst" => Some(DateOrder::MonthFirst),
        "YearFirst" => Some(DateOrder::YearFirst),
        _ => None,
    }
}

fn separators() -> Vec<Choice> {
    let mut items = words(&[";", ",", "|"]);
    items.push(("tab".to_owned(), say!(import_tab)));
    items
}

fn on_match() -> Vec<Choice> {
    let words = [OnMatch::Hold, OnMatch::Update, OnMatch::Create];
    words
        .iter()
        .map(|word| (word.as_str().to_owned(), told_on_match(word)))
        .collect()
}

/// What a column can be for, each with the part of it.
const TARGETS: [(&str, &str); 22] = [
    ("Leave", ""),
    ("Name", ""),
    ("Name", "Surname"),
    ("Name", "Given"),
    ("Name", "Patronymic"),
    ("OtherName", ""),
    ("OtherName", "CallSign"),
    ("Key", ""),
    ("Born", ""),
    ("Age", ""),
    ("Sex", ""),
    ("Home", ""),
    ("Unit", ""),
    ("Rank", ""),
    ("Status", ""),
    ("When", ""),
    ("Place", ""),
    ("Custodian", ""),
    ("Contact", ""),
    ("EntryNote", ""),
    ("Tag", ""),
    ("Note", ""),
];

fn targets() -> Vec<Choice> {
    TARGETS
        .iter()
        .map(|(to, part)| {
            let word = word_of(to, part);
            let told = told_target(to, part);
            (word, told)
        })
        .collect()
}

fn word_of(to: &str, part: &str) -> String {
    if part.is_empty() {
        to.to_owned()
    } else {
        format!("{to}/{part}")
    }
}

fn target_word(column: &Column) -> String {
    word_of(column.to.word(), column.part.as_str())
}

fn target_of(word: &str) -> (ColumnTarget, &str) {
    let (to, part) = word.split_once('/').unwrap_or((word, ""));
    let to = ColumnTarget::of_word(to).unwrap_or(ColumnTarget::Leave);
    (to, part)
}
