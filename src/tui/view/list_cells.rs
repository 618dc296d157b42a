//! The cells of the list of people: what stands in each column.

use ratatui::style::Style;

use crate::app::browse::list_column::ListColumn;
use crate::casebook::book::Book;
use crate::record::person::Person;
use crate::text::labels::date;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{StyledText, columns as width_of, cut, piece};

/// What stands in a column of a person.
#[must_use]
pub fn cell(column: ListColumn, row: u32, person: &Person, book: &Book) -> String {
    let standing = book.standing(row);
    let entry = |at: Option<u32>| person.history.get(at? as usize);
    match column {
        ListColumn::Since => entry(standing.current)
            .map_or_else(String::new, |entry| date::short(&entry.when).into()),
        ListColumn::LastHeard => {
            entry(standing.seen).map_or_else(String::new, |entry| date::short(&entry.when).into())
        }
        ListColumn::Place => {
            entry(standing.current).map_or_else(String::new, |entry| entry.place.to_string())
        }
        ListColumn::Sources => format!("{}/{}", standing.independent, standing.sources),
        ListColumn::Case => {
            let ids = person.cases.iter().filter_map(|part| part.case.id());
            let titles = ids.filter_map(|id| book.title_of(book.stands_for(id)));
            titles.collect::<Vec<_>>().join(", ")
        }
        ListColumn::Tags => person.tags.join(", "),
        ListColumn::Id => person.id.short().to_owned(),
    }
}

/// Texts in columns, each cut to its own, with a gap between them.
#[must_use]
pub fn cells(columns: &[ListColumn], texts: &[String], style: Style) -> Vec<StyledText> {
    let pairs = columns.iter().zip(texts).enumerate();
    pairs
        .map(|(at, (column, text))| {
            let text = cut(display_safe(text).as_str(), column.width());
            let gap = " ".repeat(column.width().saturating_sub(width_of(&text)));
            let lead = if at == 0 { "" } else { "  " };
            match column.is_right() {
                true => piece(&format!("{lead}{gap}{text}"), style),
                false => piece(&format!("{lead}{text}{gap}"), style),
            }
        })
        .collect()
}
