//! The map of a list: which column means what. It holds headers and words of lists, never cells of people.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::record::read::{BOM, ReadError, read_ron};
use crate::record::word::{AnyWord, open_words};
use crate::ron_text::quote::quote;

/// The format of maps that this version reads and writes.
pub const FORMAT: u32 = 1;

/// What a column is for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum ColumnTarget {
    /// The list's own id of a person. `of: "lastseen"` is the id of the record itself.
    Key {
        /// Whose id it is.
        #[serde(default)]
        of: String,
    },
    /// The name, or a part of it.
    Name,
    /// Another name; `part` is its kind.
    OtherName,
    /// Male or female, by `words`.
    Sex,
    /// The date of birth.
    Born,
    /// An age; `as_of` names the column or the date at which it was so.
    Age,
    /// Where the person lives.
    Home,
    /// The military unit.
    Unit,
    /// The rank.
    Rank,
    /// A tag.
    Tag,
    /// A note of the person.
    Note,
    /// When an entry is about.
    When,
    /// The status of an entry, by `words`.
    Status,
    /// The place of an entry.
    Place,
    /// Who held the person.
    Custodian,
    /// Whether there was contact, by `words`.
    Contact,
    /// The note of an entry.
    EntryNote,
    /// Not taken.
    Leave,
}

impl ColumnTarget {
    /// Whether the cell goes into an entry.
    #[must_use]
    pub fn is_of_entry(&self) -> bool {
        matches!(
            self,
            Self::When
                | Self::Status
                | Self::Place
                | Self::Custodian
                | Self::Contact
                | Self::EntryNote
        )
    }

    /// Every one of them.
    const ALL: [Self; 18] = [
        Self::Key { of: String::new() },
        Self::Name,
        Self::OtherName,
        Self::Sex,
        Self::Born,
        Self::Age,
        Self::Home,
        Self::Unit,
        Self::Rank,
        Self::Tag,
        Self::Note,
        Self::When,
        Self::Status,
        Self::Place,
        Self::Custodian,
        Self::Contact,
        Self::EntryNote,
        Self::Leave,
    ];

    /// The one that a word of a map names.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.word() == word)
    }

    /// The word for it in a map.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Key { .. } => "Key",
            Self::Name => "Name",
            Self::OtherName => "OtherName",
            Self::Sex => "Sex",
            Self::Born => "Born",
            Self::Age => "Age",
            Self::Home => "Home",
            Self::Unit => "Unit",
            Self::Rank => "Rank",
            Self::Tag => "Tag",
            Self::Note => "Note",
            Self::When => "When",
            Self::Status => "Status",
            Self::Place => "Place",
            Self::Custodian => "Custodian",
            Self::Contact => "Contact",
            Self::EntryNote => "EntryNote",
            Self::Leave => "Leave",
        }
    }
}

open_words! {
    /// In which order the parts of a date stand.
    DateOrder {
        /// 12.07.2022 is in July.
        DayFirst = "DayFirst",
        /// 12/07/2022 is in December.
        MonthFirst = "MonthFirst",
        /// 2022-07-12.
        YearFirst = "YearFirst",
    }
}

open_words! {
    /// The calendar of a list.
    #[derive(Default)]
    Calendar {
        /// The common one.
        #[default]
        Gregorian = "Gregorian",
        /// That of Iran and Afghanistan.
        SolarHijri = "SolarHijri",
    }
}

open_words! {
    /// What becomes of a row that is likely about somebody who is recorded.
    #[derive(Default)]
    OnMatch {
        /// It is held until somebody decides.
        #[default]
        Hold = "Hold",
        /// It goes into that record.
        Update = "Update",
        /// It makes a record of its own.
        Create = "Create",
    }
}

open_words! {
    /// What becomes of columns that the map does not name.
    #[derive(Default)]
    Rest {
        /// They are not taken.
        #[default]
        Leave = "Leave",
        /// They become notes.
        Note = "Note",
    }
}

/// The list as a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Source", deny_unknown_fields)]
pub struct MapSource {
    /// What the list is called.
    pub title: String,
    /// What kind of source it is.
    pub kind: AnyWord,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is found.
    pub url: String,
    /// Its reliability, A to F.
    pub reliability: AnyWord,
    /// Whether nobody outside may know of it.
    pub confidential: bool,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its header, or its letter.
    pub from: String,
    /// What it is for.
    pub to: ColumnTarget,
    /// Of a name: `Surname`, `Given` or `Patronymic`, which are joined in the order of the columns. Of another
    /// name: its kind.
    #[serde(default)]
    pub part: AnyWord,
    /// Which entry of the row it is about, if a row has several.
    #[serde(default)]
    pub entry: u32,
    /// The order of its dates; empty if the column proves it.
    #[serde(default)]
    pub dates: Option<DateOrder>,
    /// What its words mean; `Note` keeps the word as a note, `Nothing` leaves it out.
    #[serde(default)]
    pub words: BTreeMap<String, AnyWord>,
    /// Of an age: the column, or the date, at which it was so.
    #[serde(default)]
    pub as_of: String,
    /// No date of the column is before this day.
    #[serde(default)]
    pub after: String,
    /// No date of the column is after this day.
    #[serde(default)]
    pub until: String,
    /// What separates several values in one cell.
    #[serde(default)]
    pub split: String,
}

impl Column {
    /// A column that is for something, and nothing else said of it.
    #[must_use]
    pub fn new(from: &str, to: ColumnTarget) -> Self {
        Self {
            from: from.to_owned(),
            to,
            part: AnyWord::default(),
            entry: 0,
            dates: None,
            words: BTreeMap::new(),
            as_of: String::new(),
            after: String::new(),
            until: String::new(),
            split: String::new(),
        }
    }
}

/// The whole map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Import", deny_unknown_fields)]
pub struct Import {
    /// The format of the map.
    pub format: u32,
    /// The encoding of the file; empty to find it out.
    pub encoding: String,
    /// What stands between cells; empty to find it out.
    pub separator: String,
    /// The sheet, by name or number.
    pub sheet: String,
    /// The row of the header; 0 if there is none.
    pub header: Option<u32>,
    /// The offset from UTC of its times, `+08:00`. Times without a zone are moved to UTC by it.
    pub zone: String,
    /// The calendar of its dates.
    pub calendar: Calendar,
    /// The year of dates that have none.
    pub year: Option<i16>,
    /// Words that mean that nothing is known.
    pub empty: Vec<String>,
    /// The list as a source.
    pub source: MapSource,
    /// The columns.
    pub columns: Vec<Column>,
    /// The status of everybody in the list.
    pub status: AnyWord,
    /// What becomes of the other columns.
    pub rest: Rest,
    /// Words in a name that refuse the row.
    pub refuse: Vec<String>,
    /// What becomes of likely matches.
    pub on_match: OnMatch,
}

/// The most columns whose `Key` says no more than that.
const BARE_KEYS: usize = 64;

/// Reads a map. A `Key` without brackets is the id of the list itself.
///
/// # Errors
///
/// [`ReadError`] with the place at which it cannot be read.
pub fn read_map(text: &str) -> Result<Import, ReadError> {
    let mut text = text.strip_prefix(BOM).unwrap_or(text).to_owned();
    // The places at which brackets were added, by line and column of the text as it became.
    let mut added: Vec<(usize, usize)> = Vec::new();
    loop {
        let mut error = match read_ron::<Import>(&text) {
            Ok(map) => return Ok(map),
            Err(error) => error,
        };
        let bare = bare_key(&text, &error).filter(|_| added.len() < BARE_KEYS);
        let Some((at, column)) = bare else {
            let before = added
                .iter()
                .filter(|(line, column)| *line == error.line && *column < error.column);
            error.column -= before.count() * KEY_BRACKETS.len();
            return Err(error);
        };
        text.insert_str(at, KEY_BRACKETS);
        added.push((error.line, column));
    }
}

/// What a bare `Key` lacks.
const KEY_BRACKETS: &str = "()";

/// Where the brackets of a bare `Key` belong, in bytes and as a column, if it is what the error is about.
fn bare_key(text: &str, error: &ReadError) -> Option<(usize, usize)> {
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines
        .by_ref()
        .take(error.line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let line = lines.next()?;
    let column = error.column.checked_sub(1)?;
    let before: usize = line.chars().take(column).map(char::len_utf8).sum();
    let head = line[..before].trim_end();
    let rest = head.strip_suffix("Key")?;
    let is_word = rest.ends_with(|letter: char| letter.is_whitespace() || letter == ':');
    is_word.then(|| (start + head.len(), head.chars().count() + 1))
}

/// The text of a map, as somebody would write it.
#[must_use]
pub fn map_text(map: &Import) -> String {
    let mut text = format!("Import(\n    format: {FORMAT},\n");
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "    {name}: {value},");
    };
    for (name, value) in [
        ("encoding", &map.encoding),
        ("separator", &map.separator),
        ("sheet", &map.sheet),
    ] {
        if !value.is_empty() {
            line(name, quote(value));
        }
    }
    if let Some(header) = map.header {
        line("header", header.to_string());
    }
    if !map.zone.is_empty() {
        line("zone", quote(&map.zone));
    }
    if map.calendar != Calendar::default() {
        line("calendar", map.calendar.as_str().to_owned());
    }
    if let Some(year) = map.year {
        line("year", year.to_string());
    }
    if !map.empty.is_empty() {
        line("empty", words_text(&map.empty));
    }
    line("source", source_text(&map.source));
    if !map.status.0.is_empty() {
        line("status", map.status.0.clone());
    }
    if map.rest != Rest::default() {
        line("rest", map.rest.as_str().to_owned());
    }
    if !map.refuse.is_empty() {
        line("refuse", words_text(&map.refuse));
    }
    if map.on_match != OnMatch::default() {
        line("on_match", map.on_match.as_str().to_owned());
    }
    text.push_str("    columns: [\n");
    for column in &map.columns {
        let _ = writeln!(text, "        {},", column_text(column));
    }
    text.push_str("    ],\n)\n");
    text
}

fn words_text(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quote(word)).collect();
    format!("[{}]", words.join(", "))
}

fn source_text(source: &MapSource) -> String {
    let mut fields = vec![format!("title: {}", quote(&source.title))];
    for (name, value) in [("publisher", &source.publisher), ("url", &source.url)] {
        if !value.is_empty() {
            fields.push(format!("{name}: {}", quote(value)));
        }
    }
    for (name, word) in [("kind", &source.kind), ("reliability", &source.reliability)] {
        if !word.0.is_empty() {
            fields.push(format!("{name}: {}", word.0));
        }
    }
    if source.confidential {
        fields.push(format!("confidential: {}", source.confidential));
    }
    format!("({})", fields.join(", "))
}

fn column_text(column: &Column) -> String {
    let to = match &column.to {
        ColumnTarget::Key { of } => format!("Key(of: {})", quote(of)),
        other => other.word().to_owned(),
    };
    let mut fields = vec![
        format!("from: {}", quote(&column.from)),
        format!("to: {to}"),
    ];
    if !column.part.0.is_empty() {
        fields.push(format!("part: {}", column.part.0));
    }
    if column.entry > 0 {
        fields.push(format!("entry: {}", column.entry));
    }
    if let Some(order) = &column.dates {
        fields.push(format!("dates: {}", order.as_str()));
    }
    if !column.words.is_empty() {
        let words: Vec<String> = column
            .words
            .iter()
            .map(|(word, meaning)| format!("{}: {}", quote(word), meaning.0))
            .collect();
        fields.push(format!("words: {{{}}}", words.join(", ")));
    }
    for (name, value) in [
        ("as_of", &column.as_of),
        ("after", &column.after),
        ("until", &column.until),
        ("split", &column.split),
    ] {
        if !value.is_empty() {
            fields.push(format!("{name}: {}", quote(value)));
        }
    }
    format!("({})", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::ReadFlaw;

    const TEXT: &str = r#"Import(
    format: 1,
    sheet: "List",
    header: 5,
    zone: "+08:00",
    calendar: SolarHijri,
    empty: ["unknown", "?"],
    source: (title: "A \"list\"", kind: Registry, reliability: F),
    on_match: Create,
    columns: [
        (from: "key", to: Key(of: "list")),
        (from: "B", to: Name, part: Surname),
        (from: "status", to: Status, entry: 1, words: {"dead": Note, "freed": Returned}),
        (from: "seen", to: When, entry: 1, dates: DayFirst, until: "2024"),
        (from: "age", to: Age, as_of: "seen"),
        (from: "tags", to: Tag, split: "|"),
        (from: "phone", to: Leave),
    ],
)
"#;

    #[test]
    fn a_map_reads_and_is_written_as_it_stood() {
        let map: Import = read_ron(TEXT).unwrap();
        assert_eq!(
            map.columns[0].to,
            ColumnTarget::Key {
                of: "list".to_owned()
            }
        );
        assert_eq!(map.columns[2].words["dead"].as_str(), "Note");
        assert_eq!(map.columns[3].dates, Some(DateOrder::DayFirst));
        assert_eq!(map_text(&map), TEXT);
    }

    #[test]
    fn a_field_that_is_no_field_is_told() {
        let error = read_map("Import(colums: [])").unwrap_err();
        assert!(
            matches!(&error.flaw, ReadFlaw::Words(words) if words.contains("colums")),
            "{error:?}"
        );
    }

    #[test]
    fn a_key_without_brackets_is_that_of_the_list() {
        let map = read_map(
            "Import(columns: [(from: \"№\", to: Key), (from: \"b\", to: Name), (from: \"c\", to:Key ,)])",
        )
        .unwrap();
        let of_list = ColumnTarget::Key { of: String::new() };
        assert_eq!(map.columns[0].to, of_list);
        assert_eq!(map.columns[2].to, of_list);
        let error = read_map("Import(columns: [(from: \"a\", to: Key), (from: \"b\", to: Nam)])");
        let error = error.unwrap_err();
        assert_eq!((error.line, error.column), (1, 56), "{error:?}");
        assert!(read_map("Import(columns: [(from: Key)])").is_err());
        assert!(read_map("Import(columns: (from: \"Key").is_err());
    }
}
