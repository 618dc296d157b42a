//! The lines of the pages of an import: what stands in each, and what Enter does on it.

use crate::app::core::state::State;
use crate::app::import::choice_list::ChoiceOf;
use crate::app::import::import_line::{ImportLine, LineAction};
use crate::app::import::import_numbers::{held_lines, number_lines};
use crate::app::import::import_words::{
    meaning_keys, told_column, told_meaning, told_on_match, told_order, words,
};
use crate::app::import::{ImportPage, Importing};
use crate::casebook::book::Book;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::MapError;
use crate::casebook::form_target::ImportField;
use crate::exchange::list_file::list_called;
use crate::exchange::map::ColumnTarget;
use crate::exchange::preview::ListPreview;
use crate::exchange::reports::WordReport;
use crate::record::id::Link;
use crate::text::catalogue::{listed, safes, say};
use crate::text::errors::import::{map_error, row_problem};
use crate::text::safe::{Safe, display_safe};

/// The lines of the page that is shown.
#[must_use]
pub fn lines(state: &State, importing: &Importing) -> Vec<ImportLine> {
    match importing.page {
        ImportPage::File => file_lines(&state.book, importing),
        ImportPage::Columns => column_lines(importing),
        ImportPage::Words => word_lines(state, importing),
        ImportPage::Numbers => number_lines(importing),
        ImportPage::Held => held_lines(importing),
    }
}

fn file_lines(book: &Book, importing: &Importing) -> Vec<ImportLine> {
    let ask = LineAction::Ask;
    let choose = LineAction::Choose;
    let path = display_safe(&importing.path);
    let mut lines = vec![ImportLine::new(
        say!(import_line_file),
        path,
        ask(ImportField::File),
    )];
    let Some(file) = importing.file.as_deref() else {
        return lines;
    };
    let settings = &importing.settings;
    lines.push(ImportLine::new(
        say!(import_line_kind),
        say!(import_kind_and_size {
            kind: file.kind.word(),
            bytes: file.origin.bytes
        }),
        LineAction::Nothing,
    ));
    if let Some(encoding) = file.encoding {
        lines.push(ImportLine::new(
            say!(import_line_encoding),
            display_safe(encoding),
            choose(ChoiceOf::Encoding),
        ));
    }
    if let Some(separator) = file.separator {
        let told = match separator {
            '\t' => say!(import_tab),
            other => display_safe(&other.to_string()),
        };
        lines.push(ImportLine::new(
            say!(import_line_separator),
            told,
            choose(ChoiceOf::Separator),
        ));
    }
    let preview = importing.preview.as_deref();
    let has_sheets = file.tables.len() > 1;
    if has_sheets {
        let name = preview.map_or("", |preview| file.table(&preview.place).name.as_str());
        let mut line = ImportLine::new(
            say!(import_line_sheet),
            display_safe(name),
            choose(ChoiceOf::Sheet),
        );
        line.aside = say!(import_of_sheets {
            sheets: file.tables.len()
        });
        lines.push(line);
    }
    let is_several = matches!(
        &importing.stuck,
        Some(FileReadError::SeveralTables { .. } | FileReadError::NoSuchTable { .. })
    );
    if is_several || settings.table.is_some() {
        let told = settings.table.map_or_else(
            || say!(import_not_said),
            |table| display_safe(&table.to_string()),
        );
        let mut line = ImportLine::new(say!(import_line_table), told, choose(ChoiceOf::Table));
        line.is_doubtful = is_several;
        lines.push(line);
    }
    for line in &mut lines {
        if line.does == LineAction::Choose(ChoiceOf::Sheet) {
            line.is_doubtful = preview.is_none();
        }
    }
    let Some(preview) = preview else {
        return lines;
    };
    let table = file.table(&preview.place);
    let block = &preview.place.block;
    let header = match block.header {
        None => say!(import_no_header),
        Some(row) => {
            let cells = table.cells(row).map(|cell| cell.text.trim());
            let cells: Vec<&str> = cells.filter(|text| !text.is_empty()).take(12).collect();
            say!(import_header_row {
                row: table.number(row).to_string(),
                cells: cells.join(" | ")
            })
        }
    };
    lines.push(ImportLine::new(
        say!(import_line_header),
        header,
        choose(ChoiceOf::Header),
    ));
    let rows = match &preview.planned {
        Ok(planned) => planned.plan.rows.len() + planned.plan.blank,
        Err(_) => block.end - block.first,
    };
    lines.push(ImportLine::new(
        say!(import_line_rows),
        say!(import_number { number: rows }),
        LineAction::Nothing,
    ));
    if preview.is_own {
        let own = say!(import_own_table);
        lines.push(ImportLine::new(
            say!(import_line_columns),
            own,
            LineAction::Nothing,
        ));
        return lines;
    }
    lines.extend(said_lines(book, importing, preview));
    lines
}

/// What is said of a list, and can be said otherwise.
fn said_lines(book: &Book, importing: &Importing, preview: &ListPreview) -> Vec<ImportLine> {
    let settings = &importing.settings;
    let ask = LineAction::Ask;
    let choose = LineAction::Choose;
    let unproved = match &preview.planned {
        Err(errors) => errors.iter().find(|error| {
            matches!(
                error,
                MapError::Unproved { .. } | MapError::BothOrders { .. }
            )
        }),
        Ok(_) => None,
    };
    let told = match (&settings.order, unproved) {
        (Some(order), _) => told_order(order),
        (None, Some(_)) => say!(import_not_said),
        (None, None) => say!(import_dates_proved),
    };
    let mut dates = ImportLine::new(say!(import_line_dates), told, choose(ChoiceOf::Dates));
    dates.is_doubtful = unproved.is_some();
    dates.more.extend(unproved.map(map_error));
    let title = &preview.map.source.title;
    let mut list = ImportLine::new(
        say!(import_line_list),
        display_safe(title),
        ask(ImportField::Title),
    );
    list.aside = match list_called(book, title) {
        Some(_) => say!(import_list_known),
        None => say!(import_list_new),
    };
    let recorded = recorded_lists(book);
    if list_called(book, title).is_none() && !recorded.is_empty() {
        let lists = listed(&safes(recorded));
        list.more.push(say!(import_recorded_lists { lists }));
    }
    let case = settings.case.and_then(|case| book.title_of(case));
    let case = case.map_or_else(|| say!(import_none), display_safe);
    let map = match (&settings.map, &importing.known) {
        (Some(_), Some(known)) => say!(import_map_known {
            name: &known.name,
            day: known.at.get(..10).unwrap_or_default()
        }),
        (Some(_), None) => say!(import_map_said),
        (None, _) => say!(import_map_guessed),
    };
    let mut map = ImportLine::new(say!(import_line_map), map, ask(ImportField::Map));
    let unsure = preview.unsure(settings);
    map.is_doubtful = !unsure.is_empty();
    if importing.known.is_some() {
        map.more.push(say!(import_map_known_help));
    }
    if !unsure.is_empty() {
        let columns = listed(&safes(&unsure));
        map.more.push(say!(import_unsure_columns { columns }));
    }
    vec![
        dates,
        list,
        ImportLine::new(say!(import_line_case), case, ask(ImportField::Case)),
        ImportLine::new(
            say!(import_line_on_match),
            told_on_match(&preview.map.on_match),
            choose(ChoiceOf::OnMatch),
        ),
        map,
        ImportLine::new(
            say!(import_line_save_map),
            Safe::default(),
            ask(ImportField::SaveMap),
        ),
    ]
}

/// The titles of the lists of which editions are recorded.
fn recorded_lists(book: &Book) -> Vec<&str> {
    let sources = book.sources().iter().map(|(_, source)| source);
    let editions = sources.filter(|source| !source.files.is_empty());
    let lists = editions.flat_map(|source| source.derived_from.iter().filter_map(Link::id));
    let mut titles: Vec<&str> = lists.filter_map(|id| book.title_of(id)).collect();
    titles.sort_unstable();
    titles.dedup();
    titles
}

/// The column that an error of a map is about.
fn column_of(error: &MapError) -> Option<&str> {
    match error {
        MapError::NoSuchColumn { from, .. }
        | MapError::ColumnTwice { from }
        | MapError::NoSuchMeaning { from, .. }
        | MapError::NoSuchDate { from, .. }
        | MapError::Unproved { from, .. }
        | MapError::BothOrders { from, .. } => Some(from),
        _ => None,
    }
}

fn column_lines(importing: &Importing) -> Vec<ImportLine> {
    let Some(preview) = importing.preview.as_deref() else {
        return Vec::new();
    };
    let unsure = preview.unsure(&importing.settings);
    let errors = match &preview.planned {
        Err(errors) => errors.as_slice(),
        Ok(_) => &[],
    };
    let columns = preview.columns.iter().map(|one| {
        let from = one.column.from.clone();
        let is_unsure = unsure.contains(&from.as_str());
        let errors = errors
            .iter()
            .filter(|error| column_of(error) == Some(from.as_str()));
        let errors: Vec<Safe> = errors.map(map_error).collect();
        let header = say!(import_column {
            letter: &one.letter,
            header: &one.header
        });
        let told = match is_unsure {
            true => say!(import_column_unsure {
                told: told_column(&one.column)
            }),
            false => told_column(&one.column),
        };
        let is_left = one.column.to == ColumnTarget::Leave;
        let mut line = ImportLine::new(header, told, LineAction::Choose(ChoiceOf::Target(from)));
        line.aside = match is_left {
            true => say!(import_filled { filled: one.filled }),
            false => say!(import_understood {
                understood: one.understood,
                filled: one.filled
            }),
        };
        line.is_doubtful = !errors.is_empty()
            || is_unsure
            || (!is_left && one.understood < one.filled && errors.is_empty());
        if let Some(order) = &one.order {
            line.more.push(say!(import_dates_are {
                order: told_order(order)
            }));
        }
        line.more.extend(one.first_doubt.as_ref().map(row_problem));
        line.more.extend(errors);
        line
    });
    let mut lines: Vec<ImportLine> = columns.collect();
    let others = errors.iter().filter(|error| column_of(error).is_none());
    for error in others {
        let mut line = ImportLine::new(map_error(error), Safe::default(), LineAction::Nothing);
        line.is_doubtful = true;
        lines.push(line);
    }
    lines
}

fn word_lines(state: &State, importing: &Importing) -> Vec<ImportLine> {
    let Some(preview) = importing.preview.as_deref() else {
        return Vec::new();
    };
    let unknown: Vec<&WordReport> = preview.unknown_words().collect();
    let lines = words(preview).into_iter().map(|one| {
        let mut line = ImportLine::new(
            display_safe(&one.word),
            told_meaning(one.meaning.as_deref()),
            LineAction::Choose(ChoiceOf::Meaning {
                letter: one.letter.clone(),
                word: one.word.clone(),
            }),
        );
        line.aside = say!(import_word_in {
            header: &one.header,
            cells: one.cells
        });
        line.is_doubtful = unknown.iter().any(|word| std::ptr::eq(*word, one));
        let keys = meaning_keys(&state.book.statuses, &one.to).into_iter();
        let keys: Vec<Safe> = keys
            .filter(|_| !one.is_known)
            .map(|(key, meaning)| {
                say!(import_meaning_key {
                    key,
                    meaning: told_meaning(Some(&meaning))
                })
            })
            .collect();
        if !keys.is_empty() {
            line.more.push(listed(&keys));
        }
        line
    });
    lines.collect()
}
